"""Turkish: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Grammar,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    drops_pronouns=True,
    quotation_marks=("“”", "‘’"),
    dialogue_dashes="—–",
    function_words=wordset(
        """
        ama bana ben bir biz bizim bu da daha de değil en gibi ile ise için kadar ki kim mi mu mü mı
        nasıl ne o olan olarak onlar sana sen siz var ve veya yok çok şu
        """
    ),
    common_words=wordset(
        """
        başka bugün bütün büyük dünya etmek gün günler hayat her insanlar iyi olacak oldu olmak
        teşekkürler yapmak yapıyor yeni yıl zaman çok ülke şimdi
        """
    ),
    negations=NegationWords(
        words=wordset("asla değil değildir hayır hiç hiçbir kimse olmadan olmaz yok yoktur"),
        distinct=wordset("değil hiçbir"),
        forms=(
            r"\w+m[ıiuü]yor\w*"
            r"|\w+m[ae]y(?:aca|ece|an|en|ın|in|ız|iz|arak|erek|ıp|ip|alım|elim)\w*"
            r"|\w+m[ae]d[ıi](?:m|n|k|nız|niz|lar|ler)?"
            r"|(?!nama)\w+m[ae]z(?:lar|ler|sa|se|d[ıi]|s[ıi]n)?|\w+m[ae]m[ıi]ş\w*"
            r"|\w+m[ae]s[ıi]n(?:lar|ler)?|\w+m[ae]m(?:alı|eli)\w*|hiç\w*|değil\w*|yok\w{0,4}"
            r"|kimse\w*"
        ),
        homographs=wordset("not"),
    ),
    numbers=NumberWords(
        ones=wordset("bir"),
        words=wordset(
            """
            altı beş bin dokuz dört elli iki kırk milyar milyon on otuz sekiz sıfır yarım yedi yirmi
            yüz yüzde üç
            """
        ),
        forms=(
            "altmış|yetmiş|seksen|doksan|trilyon"
            "|(?:ik|üç|dörd|beş|alt|yed|sekiz|dokuz|on|yirm|otuz|kırk|ell|yüz|bin)[ıiuü]nc[ıiuü]"
        ),
        ordinals=wordset("birinci ikinci"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("cuma cumartesi pazar pazartesi perşembe salı çarşamba"),
        months=wordset(
            """
            aralık ağustos ekim eylül haziran kasım mart mayıs nisan ocak temmuz şubat
            """
        ),
        capitalised=wordset("ocak pazar"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            within=wordset(
                r"""
                (?:mektubunda|kitabında|romanında|önsözünde)
                (?:programında|sözleşmede|sözleşmesinde|vasiyetinde) \d+\._?madde\w*
                """
            ),
            years_ago=wordset(r"yıl_önce\w* geçen_yıl eski_(?:bir_)?(?:paylaşım|gönderi|tweet)\w*"),
            worded_first=wordset("ilk_başta başlangıçta"),
            changed=wordset(
                r"""
                (?:paylaşımını|paylaşımı)_(?:\S+_){0,2}?(?:sil|düzelt|değiştir)\w+
                (?:gönderiyi|gönderisini|tweetini)_(?:\S+_){0,2}?(?:sil|düzelt|değiştir)\w+
                (?:paylaşım|gönderi|tweet)\w*_taslağ\w+
                """
            ),
            below=wordset(r"(?:yorumda|yorumunda) (?:paylaşım|gönderi|tweet)\w*_altın\w+"),
            answered=wordset(r"(?:yanıtta|yanıtında) yanıtla\w+ (?:yanıt|cevap|karşılık)_ver\w+"),
            until=wordset(
                r"""
                \S+(?:dıktan|dikten|duktan|dükten|tıktan)_(?:sonra|önce)
                \S+(?:tikten|tuktan|tükten|madan|meden)_(?:sonra|önce) sonrasında
                """
            ),
            quoting=wordset(r"alıntıla\w+ sözlerini_(?:tekrarla|aktar|hatırlat)\w+"),
        ),
        assessing=wordset("nitelendirdi nitelendiren tanımladı"),
        screenshots=wordset("ekran_görüntü"),
        speech=wordset(
            """
            aktardı aktarıyor anlatan anlattı anlatıyor anımsattı açıkladı açıklayan belirten
            belirtiyor belirtti bildirdi bildiren buyurdu cevapladı dedi demişti değerlendirdi dile
            diye diyen diyerek diyor diyordu ekledi ekleyen fısıldadı hatırlatan hatırlattı haykırdı
            iddia ifade ifadelerine ifadelerini ifadesini kaydeden kaydetti konuştu müjdeledi
            savunan savundu seslendi sordu söyledi söylemişti söyleyen söylüyor uyaran uyardı verdi
            vurguladı vurgulayan yakındı yanıtladı yanıtını yorumunu özetledi
            """
        ),
        post=wordset(
            """
            paylaşan paylaştı paylaştığı paylaşımında paylaşımını tweetini tweetledi yazan yazdı
            yazmıştı
            """
        ),
        plain=wordset("dedi ekledi"),
        passed_on=wordset(
            r"""
                paylaş(?:tı|an|arak|tığı|ıyor|mış)\w* alıntıla\w+ retweet\w*
                beğen(?:di|en|diği)\w* yeniden_yayınla\w* yüksek_sesle_oku\w* hesabından
                aktar(?:dı|arak)\b
                (?:sözlerini|ifadelerini|paylaşımını|yorumunu)_(?:\S+_){0,4}?(?:aktardı|alıntıladı|beğendi|destekledi|paylaştı)
                (?:yazan|paylaşan)_(?:bir_)?(?:kullanıcı|kişi)\w*
            """
        ),
        disowned=wordset(
            r"""
                (?:sahte|uydurma|montajlanmış|değiştirilmiş)_(?:alıntı|hesap|mesaj|paylaşım|tweet|gönderi|ekran_görüntü)\w*
                asılsız düzeltme: böyle_bir_(?:mesaj|paylaşım|şey|söz|tweet)\w* parodi_hesab\w*
                iddia_edilen (?:sahte|parodi)_profil\w* atfed(?:iyor|ilen|ildi|iliyor|ilir)\w*
                (?:olarak|diye)_(?:değiştirdi|düzeltti)\w* ilk_hal\w+
                (?:karikatür|parodi)(?:de|sinde|ünde|nde)\w* bir_karikatür\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:yaz|söyle|paylaş|at)m(?:adı|edi|amıştı|emişti|adığını|ediğini)\b yalanla\w+
                sanki\b başka_bir_deyişle (?:yazabilirdi|yazardı|diyebilirdi)
            """
        ),
        disowned_behind=wordset(
            r"""
                \w*(?:yaz|söyle|paylaş)m(?:adı|edi|amıştı|emişti|adığını|ediğini|amış|emiş)
                (?:yalanla|uydurma|sahte)\w*
            """
        ),
        set_apart=wordset(
            r"""
                (?:anılarında|filminde|günlüğünde|kitabında|köşesinde|mektubunda|oyununda|romanında|şarkısında)\b
                (?:pankart|afiş|tabela|duvar_yazı)\w*
            """
        ),
        unshown=wordset(
            r"""
                bir_(?:\S+_)?(?:kullanıcı|okur|takipçi)
                (?:özel|grup)_(?:sohbet|yazışma)\w*
                sil(?:inen|diği)_(?:\S+_)?(?:paylaşım|gönderi|tweet)\w*
            """
        ),
        other_writing=wordset(r"e-?posta\w* mektu[bp]\w* blog\w* bildiri\w* rapor\w*"),
        post_nouns=wordset(r"(?:gönderi|paylaşım|tivit|tweet)\w*"),
        threads=wordset(r"flood\w* zincir\w*"),
    ),
    grammar=Grammar(
        he=wordset("o"),
        determiners=wordset("bir bu"),
        prepositions=wordset("göre ile için"),
        small=wordset("ama bugün da daha de değil dün ise ki ve veya çok"),
        according=wordset("göre"),
        reported=ReportedSpeech(behind=wordset("göre")),
        titles=wordset(
            """
            avukat bakan bakanı bay bayan başkan başkanı cumhurbaşkanı doktor gazeteci general
            kaymakam milletvekili müdür müdürü oyuncu profesör sanatçı sözcüsü vali valisi yazar
            şarkıcı
            """
        ),
    ),
    names=NameWords(
        relations=wordset("annesi avukatı babası danışmanı eşi kardeşi kızı oğlu sözcüsü"),
        titles=wordset("bakan bay bayan başkan doktor general milletvekili profesör vali"),
        offices=wordset("bakan[i]? basbakan[i]? cumhurbaskan[i]?"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eee hmm ıı ııı"),
        fillers=wordset("biliyorsunuz yani"),
        completions=wordset("ki nasıl ne"),
        openers=wordset("ama peki ve"),
        values=wordset(
            """
            altmış=60 altı=6 beş=5 bin=1000 bir=1 doksan=90 dokuz=9 dört=4 elli=50 iki=2
            kırk=40 on=10 on_altı=16 on_beş=15 on_bir=11 on_dokuz=19 on_dört=14
            on_iki=12 on_sekiz=18 on_yedi=17 on_üç=13 otuz=30 sekiz=8 seksen=80 sıfır=0
            yedi=7 yetmiş=70 yirmi=20 yüz=100 üç=3
            """
        ),
        scales=wordset("bin=1000 milyar=1000000000 milyon=1000000 mn=1000000 yüz=100"),
        currencies=wordset("avro=€ dolar=$ euro=€ lira=₺ tl=₺"),
        occasions=wordset("konuşma konuşması miting mitinginde röportaj tartışma"),
        own_voice=wordset("ben biz"),
        sounds=wordset("alkış alkışlar gülüşmeler müzik"),
        speakers=wordset("cevap gazeteci moderatör muhabir ses soru spiker sunucu tercüman"),
        turn_letters=wordset("cevap=answered soru=asked"),
    ),
    examples=Examples(
        negations_match=("değil", "gelmiyor", "yapmadı", "hiçbir"),
        negations_differ=("namaz", "gelmiş"),
        numbers_match=("altmış", "üçüncü", "yirmi"),
        numbers_differ=("onur", "binaen"),
        verbs_match=("dedi", "yazdı", "fısıldadı"),
        verbs_differ=("köprü", "fısıltı"),
        titles_match=("bakan Ana Brook",),
        titles_differ=("Ida Brook",),
        quotations_match=("Ana, “Köprü kapalı” dedi.",),
        quotations_differ=("Köprü kapalı.",),
        spoken_match=(
            "Bizim, ııı, yeni bir vapurumuz var limanda = Bizim yeni bir vapurumuz var limanda",
            "Limana iki yüz elli fok geldi dün = Limana 250 fok geldi dün",
            "Vapur on dört milyon lira tuttu = Vapur 14 milyon lira tuttu",
        ),
        spoken_differ=(
            "Yeni bir vapurumuz yok limanda = Yeni bir vapurumuz var limanda",
            "Limana iki yüz elli fok geldi dün = Limana 205 fok geldi dün",
        ),
        sentences=(
            "Köprü bu şehir için çok önemli ama o kadar da eski değil, biz ne olduğunu bilmiyoruz.",
        ),
    ),
)

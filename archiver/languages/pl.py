"""Polish: its words and patterns, as `archiver.languages.base` describes them."""

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
from archiver.languages.sentence_bracket import SentenceBracket
from archiver.languages.unnamed_people import UnnamedPeople

LANGUAGE = Language(
    code="pl",
    name="Polish",
    drops_pronouns=True,
    quotation_marks=("„”", "«»"),
    dialogue_dashes="–—-",
    function_words=wordset(
        """
        a ale być był była było co czy dla do gdy gdzie go i ich ja jak jej jest już kto mi mnie my
        na nie o od on ona oni oraz po przez przy się są ta tak te ten to ty tylko u w we wy z za ze
        że
        """
    ),
    common_words=wordset(
        """
        bardzo być chce czas dni dobre dobry dużo dzień dzisiaj dziękuję dziś inny kraj lat ludzie
        ma mają mam mieć może można nowy raz robić rok teraz trzeba wielki więcej wszyscy wszystko
        zawsze świat życie
        """
    ),
    negations=NegationWords(
        words=wordset("ani bez nic nie nigdy nigdzie nikogo nikt żaden żadna żadne żadnego"),
        distinct=wordset("nie nigdy nikogo nikt"),
        forms=r"żad(?:en|n\w+)|nik(?:t|ogo|omu|im)|nic|nicz(?:ego|emu|ym)|nigdzie|bynajmniej|brak",
    ),
    numbers=NumberWords(
        ones=wordset("jeden jedna jedno jedną jednej jednego"),
        words=wordset(
            """
            cztery dwa dwadzieścia dziesięć dziewięć miliard milion miliony milionów osiem pięć
            połowa procent siedem sto sześć trzy tysiąc tysiące tysięcy zero
            """
        ),
        forms=(
            "dwie|dwoje|dwóch|dwóm|dwoma|dwiema|trzej|trzech|trzem|trzema|czter(?:ej|ech|em|ema)"
            "|pięciu|pięcioro|sześciu|siedmiu|ośmiu|dziewięciu|dziesięciu|jedena(?:ście|stu)"
            r"|\w+na(?:ście|stu)|(?:dwa|trzy|czter)dzie\w+|\w+dziesi(?:ąt|ęciu)|stu|dwieście"
            "|dwustu|(?:pięć|sześć|siedem|osiem|dziewięć)set|(?:trzy|cztery)sta"
            r"|(?:trzy|cztery)stu|(?:pięciu|sześciu|siedmiu|ośmiu|dziewięciu)set|tysi[ąę]c\w*"
            r"|milion\w*|miliard\w*|trzeci\w*|czwart(?:y|a|e|ego|ej|emu|ym|ą)"
            r"|piąt(?:a|e|ego|ej|emu|ym|ą)|szóst\w+|siódm\w+|ósm\w+|dziewiąt\w+|dziesiąt\w+"
        ),
        ordinals=wordset("druga drugi pierwsza pierwszy"),
        percent=wordset("procent procenta"),
    ),
    dates=DateWords(
        weekdays=wordset("czwartek niedziela piątek poniedziałek sobota wtorek środa"),
        months=wordset(
            """
            czerwca czerwcu czerwiec grudnia grudniu grudzień kwiecień kwietnia kwietniu lipca lipcu
            lipiec listopad listopada listopadzie lutego luty lutym maj maja maju marca marcu marzec
            październik października październiku sierpień sierpnia sierpniu styczeń stycznia
            styczniu wrzesień września wrześniu
            """
        ),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("o komentując"),
            within=wordset(
                r"""
                [Ww]e?_(?:\S+_){0,2}?(?:liście|książce|powieści|przedmowie)
                [Ww]e?_(?:\S+_){0,2}?(?:programie|umowie|rozdziale|testamencie)
                (?:[Aa]rtyku[łl]\w*|[Pp]aragraf\w*|[Rr]ozdzia\w+|[Aa]rt\.)_\d+
                """
            ),
            years_ago=wordset(
                r"""
                lat_temu lata_temu rok_temu (?:w_)?zeszłym_roku star\w+_(?:wpis|tweet|post)\w*
                """
            ),
            worded_first=wordset("początkowo pierwotnie"),
            changed=wordset(
                r"""
                (?:usunę|skasowa|zmieni|edytowa|poprawi)\w+_(?:\S+_){0,2}?(?:go|wpis|tweet)
                szkic\w*_(?:wpisu|posta|tweeta)
                """
            ),
            below=wordset(
                r"""
                w_(?:\S+_)?komentarz\w+ pod_(?:tym_|jej_|jego_)?(?:wpisem|postem|tweetem)
                """
            ),
            answered=wordset(r"w_odpowiedzi odpowiedzi?a\w* odpar\w+ odpisa\w+ ripostowa\w+"),
            afterwards=wordset(
                r"""
                po przed zanim odkąd
                wbrew w_przeciwieństwie
                """
            ),
            quoting=wordset(r"cytuj\w+ zacytowa\w+ cytowa\w+ słowami_\w+"),
        ),
        screenshots=wordset("zrzut(?:y|u|em|ach)?_ekranu"),
        speech=wordset(
            """
            alarmował alarmowała alarmuje apelował apelowała apeluje argumentował argumentowała
            argumentuje cytował cytowała cytuje dodaje dodali dodał dodała dopytywał dopytywała
            grzmi grzmiał grzmiała informował informowała informuje komentuje krytykował krytykowała
            krytykuje krzyczał krzyczała kwituje martwi mówi mówią mówić mówił mówiła obiecał
            obiecała obiecuje ocenia ocenił oceniła odparł odparła odpowiada odpowiadał odpowiadała
            odpowiedział odpowiedziała opowiada opowiadał opowiadała opowiedział opowiedziała
            ostrzega ostrzegał ostrzegała ostrzegł ostrzegła oświadcza oświadczył oświadczyła pisał
            pochwalił pochwaliła podkreśla podkreślił podkreśliła podsumował podsumowała podsumowuje
            podsumowywał poinformował poinformowała potwierdza potwierdził potwierdziła powiedział
            powiedziała powiedzieli powiedzieć powtarza powtarzał powtarzała powtórzył powtórzyła
            precyzuje przekazał przekazała przekonał przekonała przekonuje przekonywał przekonywała
            przestrzega przestrzegał przypomina przypomniał przypomniała przyznaje przyznał
            przyznała pyta pytał pytała relacjonował relacjonowała relacjonuje rzekł rzekła rzucił
            rzuciła skomentował skomentowała skrytykował skrytykowała skwitował skwitowała stwierdza
            stwierdził stwierdziła twierdzi tłumaczy tłumaczył tłumaczyła uważa uważał uważała
            wskazał wskazała wskazuje wspomina wspominał wspominała wtóruje wyjaśnia wyjaśniał
            wyjaśniała wyjaśnił wyjaśniła wyznał wyznała zaapelował zaapelowała zacytował zacytowała
            zapewnia zapewniał zapewniała zapewnił zapewniła zapowiada zapowiedział zapowiedziała
            zapytał zapytała zarzucił zarzuciła zauważa zauważył zauważyła zaznacza zaznaczył
            zaznaczyła zwrócił zwróciła żartował żartowała żartuje
            """
        ),
        post=wordset(
            """
            napisali napisano napisał napisała opublikował opublikowała pisała pisze tweetował
            tweetowała udostępnił udostępniła zamieścił zamieściła zatweetował zatweetowała
            """
        ),
        assessing=wordset(
            """
            nazwali nazwana nazwany nazwał nazwała nazywa określa określana określany określił
            określiła określona określony
            """
        ),
        plain=wordset("dodał dodała powiedział powiedziała"),
        post_prepositions=wordset("na w"),
        post_fillers=wordset("platformie portalu serwisie swoim"),
        statement_nouns=wordset(r"oświadczeni\p{L}+"),
        passed_on=wordset(
            r"""
                poda(?:ł|ła|je)_dalej poda(?:ł|ła)_(?:\S+_){0,3}?dalej udostępni\w+ repost\w+
                retweet\w+ polubi\w+ rozpowszechni\w+ odczyta(?:ł|ła)\b przesła(?:ł|ła)_dalej
                z_konta cytuj\w+ zacytowa\w+ (?:podpisał|podpisała)_się_pod przytoczy\w+
                przychyli\w+ (?:skomentował|skomentowała)_(?:wpis|post|komentarz)
                autor(?:a|ki|em|ce)?_(?:słów|wpisu|komentarza|posta|tweeta)
                (?:użytkownik|internaut)\w+,_któr\w+_(?:\S+_)?(?:napisa|pisa)\w+
            """
        ),
        disowned=wordset(
            r"""
                (?:fałszyw|podrobion|przerobion|sfabrykowan|zmanipulowan|zmyślon)\w*_(?:cytat|kont|post|tweet|wpis|zrzut)\w*
                (?:rzekom|domniema)\w*_(?:cytat|post|tweet|wpis)\w* fałsz: fake: sprostowanie:
                nic_takiego konto_parodystyczne błędnie_(?:cytowan|przypisan|przypisyw)\w*
                często_przypisyw\w* poprzedni\w+_wersj\w+ który_z_tych przypis(?:uj|yw)\w+
                (?:fałszyw|podrobion)\w*_profil\w* parodystyczn\w+_(?:kont|profil)\w*
                (?:zmienił|poprawił|zamienił)a?_(?:go|wpis|tweeta|tekst)_na\b
                pierwotn\w+_wersj\w+ wkłada\w*_w_usta włoży\w+_w_usta
                w_(?:parodii|karykaturze|satyrze) aktor(?:ka)?_(?:grając|wcielając)\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:nigdy_)?nie_(?:napisał|powiedział|opublikował|zamieścił|stwierdził|ogłosił|twierdził)\w*\b
                zaprzecz(?:a|ył|yła|ają)\b dementuj\w+ zdementował\w*
                (?:napisał|powiedział)[ao]?by\b jakby\b innymi_słowy wyobra(?:ź|źmy|źcie)\b
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:nigdy_)?(?:tego_|takich_słów_)?nie_(?:napisał|powiedział)\w*
                (?:jest|był|była|było|to)_(?:fałsz|podrob|przerob|sfabrykowan|zmyślon)\w*
            """
        ),
        set_apart=wordset(
            r"""
                w_(?:sw(?:oim|ojej|oich)|jego|jej)_(?:\S+_)?(?:autobiografii|dzienniku|eseju|felietonie|książce|powieści|wspomnieniach)\b
                w_(?:filmie|liście|piosence|sztuce)\b
                (?:SMS|SMS-ie|prywatnej_wiadomości|wiadomości_prywatnej)
                (?:na_)?(?:transparen(?:t|cie|tach)|plakat\w*|tablic\w+|naklejk\w+|koszulc\w+|baner\w*)_(?:\S+_){0,4}?(?:głosił|z_napisem|napisano|widnia)\w*
            """
        ),
        unshown=wordset(
            r"""
                (?:czytelni(?:k|czka)|internaut(?:a|ka)|użytkowni(?:k|czka))
                (?:prywatn\w+|zamknięt\w+)_(?:grup|czat|rozmow)\w+ czacie
                usunięt\w+_(?:\S+_)?(?:wpis|tweet|post)\w{0,3}
                (?:wpis|tweet|post)\w{0,3},_(?:\S+_){0,4}?usun\w+
            """
        ),
        other_writing=wordset(
            r"""
                e-?mail\w{0,3} mail\w{0,3} li(?:st|ście|stach) blog\w{0,2} ulotk\w+
                raport\w{0,2} ulotce
            """
        ),
        threads=wordset(r"wątk\w+ nitk[aęi]\w? nitce seri[aięą]\w*_(?:wpisów|tweetów|postów)"),
    ),
    grammar=Grammar(
        roles=wordset(
            """
            burmistrz minister policja premier prezes prezydent rzeczniczka rzecznik wójt
            """
        ),
        bracket=SentenceBracket(
            passives=wordset("zostali został została"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                mój=jego mój=jej mój=swój moja=jego moja=jej moja=swoja moje=jego moje=jej
                moje=swoje
                """
            ),
            denying=wordset("zaprzecza zaprzeczają zaprzeczył zaprzeczyła"),
            denied_clauses=wordset("by jakoby że"),
            merely=wordset("tylko"),
            citing=wordset("cytował cytowała cytuje zacytował zacytowała"),
            agents=wordset("przez"),
        ),
        he=wordset("on"),
        she=wordset("ona"),
        they=wordset("oni"),
        relatives=wordset("która który"),
        determiners=wordset("jeden jedna ta ten"),
        prepositions=wordset("dla do na o od po przez przy w we z za ze"),
        small=wordset(
            """
            ale bardzo bo być był była było dziś gdy i jak jest jeśli już kiedy lub nie oraz się są
            także też to wczoraj że
            """
        ),
        according=wordset("według zdaniem"),
        titles=wordset("minister pan pani poseł posłanka prezes prezydent senator"),
        between=wordset("już też"),
        conjunctions=wordset("i"),
        male_titles=wordset("pan"),
        female_titles=wordset("pani"),
        view_prepositions=wordset("dla"),
        genitive_names="ego|[yi]",
        open_case="a",
        unnamed=UnnamedPeople(owning=wordset("ich jego jej moja mój")),
    ),
    names=NameWords(
        relations=wordset(
            """
            adwokat adwokatka asystent asystentka brat córka doradca doradczyni matka mąż obrońca
            obrończyni ojciec pełnomocniczka pełnomocnik siostra syn wdowa żona
            """
        ),
        titles=wordset("burmistrz minister pan pani poseł posłanka prezydent senator senatorka"),
        roles=wordset("rzeczniczka rzecznik"),
        offices=wordset("prezydent"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eee eh hm hmm yyy"),
        fillers=wordset("no_wiecie że_tak_powiem"),
        completions=wordset("co czy gdzie jak kiedy kto że"),
        openers=wordset("a i no więc"),
        values=wordset(
            """
            czterdziestu=40 czterdzieści=40 czterech=4 czternastu=14 czternaście=14 cztery=4
            czterysta=400 czterystu=400 dwa=2 dwadzieścia=20 dwanaście=12 dwie=2 dwieście=200
            dwudziestu=20 dwunastu=12 dwustu=200 dwóch=2 dziesięciu=10 dziesięć=10 dziewięciu=9
            dziewięciuset=900 dziewiętnastu=19 dziewiętnaście=19 dziewięć=9 dziewięćdziesiąt=90
            dziewięćdziesięciu=90 dziewięćset=900 jeden=1 jedenastu=11 jedenaście=11 jedna=1 jedno=1
            milion=1000000 osiem=8 osiemdziesiąt=80 osiemdziesięciu=80 osiemnastu=18 osiemnaście=18
            osiemset=800 ośmiu=8 ośmiuset=800 pięciu=5 pięciuset=500 piętnastu=15 piętnaście=15
            pięć=5 pięćdziesiąt=50 pięćdziesięciu=50 pięćset=500 siedem=7 siedemdziesiąt=70
            siedemdziesięciu=70 siedemnastu=17 siedemnaście=17 siedemset=700 siedmiu=7
            siedmiuset=700 sto=100 stu=100 szesnastu=16 szesnaście=16 sześciu=6 sześciuset=600
            sześć=6 sześćdziesiąt=60 sześćdziesięciu=60 sześćset=600 trzech=3 trzy=3 trzydziestu=30
            trzydzieści=30 trzynastu=13 trzynaście=13 trzysta=300 trzystu=300 tysiąc=1000 zero=0
            """
        ),
        scales=wordset(
            """
            miliard=1000000000 miliardy=1000000000 miliardów=1000000000 milion=1000000
            miliony=1000000 milionów=1000000 mld=1000000000 mln=1000000 tys=1000
            tysiąc=1000 tysiące=1000 tysięcy=1000
            """
        ),
        currencies=wordset("dolar=$ dolary=$ dolarów=$ euro=€ zł=zł złote=zł złoty=zł złotych=zł"),
        occasions=wordset(
            """
            debacie debata konferencja konferencji przemówienie przemówieniu wiec wiecu wywiad
            wywiadzie
            """
        ),
        own_voice=wordset("ja my"),
        sounds=wordset("brawa dzwonek muzyka oklaski wesołość śmiech"),
        speakers=wordset(
            """
            dziennikarka dziennikarz głos odpowiedź prowadząca prowadzący pytanie
            tłumacz
            """
        ),
        turn_letters=wordset("odpowiedź=answered pytanie=asked"),
    ),
    examples=Examples(
        negations_match=("nie", "żadnemu", "nikt", "bynajmniej"),
        negations_differ=("niebo", "nikiel"),
        numbers_match=("piętnaście", "dwieście", "trzeciego"),
        numbers_differ=("stuk", "piątkowy"),
        verbs_match=("powiedział", "napisała", "zapowiada"),
        verbs_differ=("most", "zapora"),
        titles_match=("burmistrz Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("napisała w Twitterze",),
        posts_differ=("w oknie",),
        quotations_match=("„Most jest zamknięty” – powiedziała Ana.",),
        quotations_differ=("Most jest zamknięty.",),
        spoken_match=(
            "Mamy, yyy, nowy prom w porcie = Mamy nowy prom w porcie",
            "Mamy czternaście milionów złotych na port = Mamy 14 milionów złotych na port",
            "Widział dwieście pięćdziesiąt fok = Widział 250 fok",
            "Przypłynęło, yyy, dwustu trzydziestu rybaków = Przypłynęło 230 rybaków",
        ),
        spoken_differ=(
            "Nie mamy nowego promu w porcie = Mamy nowego promu w porcie",
            "Mamy czternaście milionów złotych na port = Mamy 15 milionów złotych na port",
        ),
        sentences=(
            "Most jest już od lat zamknięty, ale nie wiadomo, czy będzie tak jak było przez lata.",
        ),
    ),
)

"""Czech: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    Examples,
    Grammar,
    Language,
    NameWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.unnamed_people import UnnamedPeople

LANGUAGE = Language(
    code="cs",
    name="Czech",
    drops_pronouns=True,
    quotation_marks=("„“", "»«", "‚‘"),
    dialogue_dashes="–—",
    function_words=wordset(
        """
        a ale by byl co do i jak jako je jeho jsem který může na o od po podle se také to u však z
        za že
        """
    ),
    numbers=NumberWords(ones=wordset("jeden jedna jedno jednoho jednom jednu")),
    uttering=UtteringWords(
        screenshots=wordset("sním(?:ek|ku|ky|kem)_obrazovky"),
        speech=wordset(
            """
            dodal dodala dodali hodnotí informoval informovala komentoval komentovala konstatoval
            konstatovala kritizoval kritizovala míní namítl namítla nazval nazvala odmítl odmítla
            odpověděl odpověděla označil označila oznámil oznámila pochvaloval podotkl podotkla
            popsal popsala potvrdil potvrdila poznamenal poznamenala prohlásil prohlásila přiblížil
            přiblížila přidává připomněl připomněla připustil připustila sdělil sdělila tvrdil
            tvrdila tvrdí ujistil ujistila upozornil upozornila upozorňuje uvedl uvedla uvedli uvádí
            uzavřel varoval varovala vysvětlil vysvětlila vysvětluje vzkázal vzkázala zdůraznil
            zdůraznila zdůrazňuje zeptal zeptala zmínil zmínila řekl řekla řekli říkají říká
            """
        ),
        post=wordset("napsal napsala napsali píše píší sdílel sdílela zveřejnil zveřejnila"),
        plain=wordset("řekl řekla"),
        post_prepositions=wordset("na"),
        post_fillers=wordset("síti sociální"),
        passed_on=wordset(
            r"""
                přeposla\w+ retweet\w* repost\w* přečet?l\w*_nahlas
                sdílel[aiy]?_(?:příspěvek|tweet)
            """
        ),
        disowned=wordset(
            r"""
                (?:falešn|podvržen|smyšlen|zfalšovan|zmanipulovan)\w*_(?:citát|profil|příspěv|snímek|tweet)\w*
                oprava: nic_takového mylně_připis\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:nikdy_)?(?:nenapsal|neřekl|nezveřejnil|netvrdil)\w*\b popřel\w* popírá\b
                jako_by\b jinými_slovy
            """
        ),
        disowned_behind=wordset(r"(?:nikdy_)?(?:to_)?(?:nenapsal|neřekl)\w*"),
    ),
    grammar=Grammar(
        reported=ReportedSpeech(
            denying=wordset("popírá popřel popřela"),
            denied_clauses=wordset("že"),
        ),
        he=wordset("on"),
        she=wordset("ona"),
        they=wordset("oni"),
        relatives=wordset("která které který kteří"),
        determiners=wordset("jeho její ta tato ten tento to"),
        prepositions=wordset(
            """
            bez do k ke kvůli mezi na nad o od po pod podle pro proti před při s u v ve z za ze
            """
        ),
        small=wordset(
            """
            a aby ale ani asi bude byl byla bylo být co dnes i jak jako jen je jsou když která které
            který ne nebo než podle pak protože si tak také tam už včera více však že
            """
        ),
        according=wordset("podle"),
        titles=wordset(
            "ministr ministryně poslanec poslankyně premiér premiérka prezident starosta"
        ),
        between=wordset("se si také"),
        conjunctions=wordset("a i"),
        place_prepositions=wordset("v ve z ze"),
        genitive_names="ého|ové|[yiu]",
        open_case="[ae]",
        unnamed=UnnamedPeople(owning=wordset("jeho její jejich moje můj")),
    ),
    names=NameWords(
        roles=wordset("mluvčí"),
        relations=wordset(
            """
            advokát bratr dcera manžel manželka matka obhájce obhájkyně otec poradce poradkyně
            právník sestra syn vdova zástupce
            """
        ),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eee ehm hm hmm"),
        fillers=wordset("jak_víte víte"),
        completions=wordset("co jak kde kdo kdy že"),
        openers=wordset("a no tak"),
        values=wordset(
            """
            deset=10 deseti=10 devadesát=90 devadesáti=90 devatenáct=19 devatenácti=19 devíti=9
            devět=9 dva=2 dvacet=20 dvaceti=20 dvanáct=12 dvanácti=12 dvou=2 dvě=2 jeden=1
            jedenáct=11 jedenácti=11 jedna=1 jedno=1 milion=1000000 nula=0 osm=8 osmdesát=80
            osmdesáti=80 osmi=8 osmnáct=18 osmnácti=18 padesát=50 padesáti=50 patnáct=15 patnácti=15
            pět=5 pěti=5 sedm=7 sedmdesát=70 sedmdesáti=70 sedmi=7 sedmnáct=17 sedmnácti=17 sto=100
            tisíc=1000 tři=3 třicet=30 třiceti=30 třináct=13 třinácti=13 tří=3 čtrnáct=14
            čtrnácti=14 čtyř=4 čtyři=4 čtyřicet=40 čtyřiceti=40 šedesát=60 šedesáti=60 šest=6
            šesti=6 šestnáct=16 šestnácti=16
            """
        ),
        scales=wordset(
            """
            mil=1000000 miliard=1000000000 miliarda=1000000000 miliardy=1000000000
            milion=1000000 milionu=1000000 miliony=1000000 milionů=1000000
            mld=1000000000 set=100 sta=100 stě=100 tis=1000 tisíc=1000 tisíce=1000
            """
        ),
        currencies=wordset(
            """
            dolar=$ dolary=$ dolarů=$ eur=€ eura=€ euro=€ korun=kč koruna=kč koruny=kč
            kč=kč
            """
        ),
        occasions=wordset("debata debatě konference konferenci projev projevu rozhovor rozhovoru"),
        own_voice=wordset("já my"),
        sounds=wordset("hudba potlesk smích"),
        speakers=wordset(
            """
            hlas moderátor moderátorka novinář odpověď otázka redaktor redaktorka
            tlumočník
            """
        ),
        turn_letters=wordset("odpověď=answered otázka=asked"),
    ),
    examples=Examples(
        verbs_match=("řekl", "napsala"),
        verbs_differ=("most",),
        posts_match=("napsal na Facebooku",),
        posts_differ=("řekl na mostě",),
        quotations_match=("„Most je zavřený,“ řekla Ana.",),
        quotations_differ=("Most je zavřený.",),
        spoken_match=(
            "Máme, ehm, nový přívoz v přístavu = Máme nový přívoz v přístavu",
            "Máme dvě stě padesát tuleňů v přístavu = Máme 250 tuleňů v přístavu",
            "Stojí to čtrnáct milionů korun ročně = Stojí to 14 milionů korun ročně",
        ),
        spoken_differ=(
            "Nemáme nový přívoz v přístavu = Máme nový přívoz v přístavu",
            "Máme dvě stě padesát tuleňů v přístavu = Máme 205 tuleňů v přístavu",
        ),
        sentences=(
            "Most je podle rady zavřený, ale pro město to může být dobře, protože se na něm jezdí.",
        ),
    ),
)

"""Danish: its words and patterns, as `archiver.languages.base` describes them."""

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

LANGUAGE = Language(
    code="da",
    name="Danish",
    quotation_marks=("„“", "»«", "„”"),
    dialogue_dashes="–—-",
    dialogue_goes_on=True,
    function_words=wordset(
        """
        af at de den det en er et for han har i ikke med og om på som så til var vi
        """
    ),
    negations=NegationWords(words=wordset("aldrig ikke ingen ingenting intet uden")),
    dates=DateWords(
        weekdays=wordset("fredag lørdag mandag onsdag søndag tirsdag torsdag"),
        months=wordset(
            """
            april august december februar januar juli juni november oktober september
            """
        ),
        capitalised=wordset("maj marts"),
    ),
    numbers=NumberWords(ones=wordset("en et én ét")),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("om"),
            within=wordset(
                r"""
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?(?:brev(?:et)?|bog(?:en)?)
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?(?:roman(?:en)?|forord(?:et)?)
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?\w*program(?:met)?
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?kontrakt(?:en)?
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?kapit(?:el|let)
                [Ii]_(?:et|en|sit|sin|det|den)?_?(?:\S+_){0,2}?testamente(?:t)?
                (?:artikel|paragraf|kapitel)_\d+
                """
            ),
            years_ago=wordset(r"for_(?:\S+_){1,2}?år_siden sidste_år gammelt_(?:opslag|tweet)"),
            worded_first=wordset("oprindelig(?:t)? til_at_begynde_med"),
            changed=wordset(
                r"""
                (?:slettede|redigerede|ændrede|rettede)_(?:\S+_){0,3}?(?:det|opslaget)
                udkast_til_opslaget
                """
            ),
            below=wordset(r"i_en_kommentar i_kommentar\w+ under_opslaget"),
            answered=wordset("i_et_svar svarede replicerede"),
            afterwards=wordset(
                r"""
                efter inden før mens siden
                modsat i_modsætning trods
                """
            ),
            quoting=wordset(r"citere(?:de|r|t|nde) med_\S+s_ord"),
        ),
        speech=wordset(
            """
            advarede advarer afviser afviste anerkender anerkendte anklagede anklager beklagede
            beklager bekræftede bekræfter bemærkede bemærker berettede beretter beskrev beskriver
            citerede citerer erkender erkendte erklærede erklærer fastslog fastslår forklarede
            forklarer forsikrede forsikrer fortalte fortsatte fortsætter fortæller fremhæver
            frygtede frygter gentager gentog griner håbede håber hævdede hævder indrømmede indrømmer
            kommenterede kommenterer konkluderede konkluderer konstaterede konstaterer kritiserede
            kritiserer lovede lyder lød meddeler meddelte mener mente mindes opfordrede opfordrer
            oplyser oplyste opsummerer pointerer præciserede præciserer påpegede påpeger råber råbte
            sagde sagt siger spurgte spørger sukkede sukker svarede svarer takkede takker tilføjede
            tilføjer troede tror udbrød uddybede uddyber udtaler udtalte understregede understreger
            vurderede vurderer
            """
        ),
        post=wordset("delte lagde opslog postede poster skrev skriver tweeted tweetede tweeter"),
        assessing=wordset("beskrevet betegnede betegner betegnet kalder kaldt kaldte"),
        plain=wordset("sagde siger"),
        post_prepositions=wordset("på"),
        post_fillers=wordset("det et sociale medie"),
        screenshots=wordset("skærmbilleder? skærmbillede skærmdump"),
        pictured_posts=wordset("(?:tweet|opslag|post)_(?:af|fra)"),
        pictured_doubts=wordset(
            """
            falsk manipulere parodi påstå satir svar
            """
        ),
        passed_on=wordset(
            r"""
                delte\b deler\b delt\b genopslog re-?post\w* retweete\w* likede liker
                videresend\w* læste_(?:\S+_){0,6}?(?:højt|op)\b
                fra_(?:\S+s_|\S+_)?konto(?:en)?\b citere(?:r|de|t|nde)\b tilslutte\w*_sig
                kommenterede_et (?:opslag|tweet|besked)_som\b
                (?:bruger|læser|nogen)_som_(?:skrev|postede)|der_skrev
            """
        ),
        disowned=wordset(
            r"""
                (?:falsk|forfalske|manipulere|opdigte)\w*_(?:citat|konto|opslag|skærmbillede|tweet)\w*
                faktatjek: rettelse: intet_sådant fejlagtigt_(?:citere|tilskrev)\w*
                ofte_tilskr\w* tidligere_version (?:falsk|fup)\w*_?profil\w* tilskriv(?:er|es)\b
                tillægger_(?:\S+_){0,4}?(?:ordene|citatet)\b parodikonto\w*
                (?:ændrede|rettede)_(?:hun|han|det|opslaget)_(?:\S+_){0,4}?til\b
                oprindelig\w+_version lagt?_(?:\S+_){1,4}?i_munden
                i_(?:en_)?(?:parodi|karikatur)\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:aldrig|ikke)_(?:\S+_){0,3}?(?:postet|sagt|skrevet|tweetet)\b
                (?:sagde|skrev|postede)_(?:aldrig|ikke)\b (?:benægte|afvise)[rd]?e?_at\b
                som_om\b med_andre_ord ville_have_(?:sagt|skrevet)
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:har|havde)_(?:han|hun|\w+(?:_\w+)?)_aldrig_(?:sagt|skrevet)
                er_(?:et_|en_)?(?:falsk|forfalsk|opdigt|manipuler)\w*
            """
        ),
        set_apart=wordset(
            r"""
                i_(?:sin|sine|sit)_(?:\S+_)?(?:bog|dagbog|erindringer|klumme|roman)\b
                i_(?:brevet|filmen|romanen|sangen|stykket)
                (?:sms|privatbesked|direkte_besked)\w{0,4}
                på_(?:et|en)_(?:\S+_)?(?:banner|skilt|plakat|klistermærke|T-shirt)
            """
        ),
        other_writing=wordset(r"mails? e-?mails? brev\w{0,3} blog\w{0,4} rapport\w{0,3}"),
        threads=wordset("tråd(?:en)? serie_opslag"),
    ),
    grammar=Grammar(
        bracket=SentenceBracket(
            passives=wordset("blev blevet bliver"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                jeg=han jeg=hun mit=sit mit=hans mit=hendes mine=sine mine=hans mine=hendes vi=de
                """
            ),
            denying=wordset("afviser benægtede benægter nægtede nægter"),
            merely=wordset("bare kun"),
            citing=wordset("citerede citerer"),
            agents=wordset("af"),
        ),
        he=wordset("han"),
        she=wordset("hun"),
        they=wordset("de"),
        other=wordset("jeg vi"),
        relatives=wordset("der som"),
        determiners=wordset("den det en et hans hendes sin"),
        prepositions=wordset("af efter for fra hos i med mod om på til under ved"),
        small=wordset(
            """
            at blev bliver da eller efter har havde i ikke men mens nu når og også sig var være
            """
        ),
        roles=wordset(
            """
            advokaten borgmesteren ministeren politiet regeringen statsministeren talsmand
            talsperson talspersonen
            """
        ),
        according=wordset("ifølge"),
        titles=wordset("borgmester formand leder minister ministeren statsminister talsmand"),
        between=wordset("har"),
        conjunctions=wordset("og"),
        particles=wordset("af"),
        view_prepositions=wordset("for"),
    ),
    names=NameWords(
        relations=wordset(
            """
            advokat advokaten bror broren datter datteren enke enken faren forsvarer forsvareren fru
            hustru hustruen kone konen moren rådgiver rådgiveren søn sønnen søster søsteren talsmand
            talsmanden talsperson talspersonen
            """
        ),
        titles=wordset("borgmester formand minister statsminister"),
        pronouns=wordset("han hun"),
        particles=wordset("af"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh hm hmm øh øhm"),
        fillers=wordset("altså du_ved"),
        completions=wordset("at hvad hvem hvor hvordan om"),
        openers=wordset("ja men og så"),
        values=wordset(
            """
            atten=18 elleve=11 enogfirs=81 enogfyrre=41 enoghalvfems=91
            enoghalvfjerds=71 enoghalvtreds=51 enogtredive=31 enogtres=61 enogtyve=21
            et=1 fem=5 femogfirs=85 femogfyrre=45 femoghalvfems=95 femoghalvfjerds=75
            femoghalvtreds=55 femogtredive=35 femogtres=65 femogtyve=25 femten=15 fire=4
            fireogfirs=84 fireogfyrre=44 fireoghalvfems=94 fireoghalvfjerds=74
            fireoghalvtreds=54 fireogtredive=34 fireogtres=64 fireogtyve=24 firs=80
            fjorten=14 fyrre=40 halvfems=90 halvfjerds=70 halvtreds=50 hundrede=100 ni=9
            niogfirs=89 niogfyrre=49 nioghalvfems=99 nioghalvfjerds=79 nioghalvtreds=59
            niogtredive=39 niogtres=69 niogtyve=29 nitten=19 nul=0 otte=8 otteogfirs=88
            otteogfyrre=48 otteoghalvfems=98 otteoghalvfjerds=78 otteoghalvtreds=58
            otteogtredive=38 otteogtres=68 otteogtyve=28 seks=6 seksogfirs=86
            seksogfyrre=46 seksoghalvfems=96 seksoghalvfjerds=76 seksoghalvtreds=56
            seksogtredive=36 seksogtres=66 seksogtyve=26 seksten=16 sytten=17 syv=7
            syvogfirs=87 syvogfyrre=47 syvoghalvfems=97 syvoghalvfjerds=77
            syvoghalvtreds=57 syvogtredive=37 syvogtres=67 syvogtyve=27 ti=10 to=2
            tolv=12 toogfirs=82 toogfyrre=42 tooghalvfems=92 tooghalvfjerds=72
            tooghalvtreds=52 toogtredive=32 toogtres=62 toogtyve=22 tre=3 tredive=30
            treogfirs=83 treogfyrre=43 treoghalvfems=93 treoghalvfjerds=73
            treoghalvtreds=53 treogtredive=33 treogtres=63 treogtyve=23 tres=60
            tretten=13 tusind=1000 tyve=20
            """
        ),
        scales=wordset(
            """
            hundrede=100 mia=1000000000 milliard=1000000000 milliarder=1000000000
            million=1000000 millioner=1000000 mio=1000000 tusind=1000 tusinde=1000
            """
        ),
        number_links=wordset("og"),
        currencies=wordset("dollar=$ euro=€ kr=kr krone=kr kroner=kr"),
        occasions=wordset("debat debatten interview interviewet pressemøde tale talen"),
        own_voice=wordset("jeg vi"),
        sounds=wordset("bifald latter musik"),
        speakers=wordset("interviewer journalist ordstyrer spørgsmål stemme svar tolk vært"),
        turn_letters=wordset("spørgsmål=asked svar=answered"),
    ),
    examples=Examples(
        negations_match=("ikke", "aldrig"),
        negations_differ=("udenfor",),
        verbs_match=("siger", "skriver", "konstaterer"),
        verbs_differ=("bro", "konsert"),
        titles_match=("borgmester Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("skrev på Facebook",),
        posts_differ=("på broen",),
        quotations_match=("»Broen er lukket«, sagde Ana.", "- Broen er lukket, siger Ana."),
        quotations_differ=("Broen er lukket.",),
        spoken_match=(
            "Vi har, øh, en ny færge i havnen = Vi har en ny færge i havnen",
            "Det koster fjorten millioner kroner om året = Det koster 14 millioner kroner om året",
            "Hun så to hundrede og femoghalvtreds sæler = Hun så 255 sæler",
        ),
        spoken_differ=(
            "Vi har, øh, to færger i havnen = Vi har tre færger i havnen",
            "Hun så femoghalvtreds sæler i havnen = Hun så 45 sæler i havnen",
        ),
        pictures_match=(
            "Skærmbillede af et opslag af Ana Brook: “Sælen har et månedskort til færgen”",
        ),
        pictures_differ=(
            "Skærmbillede af et falsk opslag af Ana Brook: “Sælen har et månedskort til færgen”",
        ),
        sentences=(
            "Broen i byen er lukket, og det er ikke godt for dem, som vil af sted til en fest.",
        ),
    ),
)

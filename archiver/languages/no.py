"""Norwegian, Bokmål and Nynorsk: its words and patterns."""

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
    code="no",
    name="Norwegian",
    quotation_marks=("«»", "””"),
    dialogue_dashes="–—-",
    dialogue_goes_on=True,
    # Words that Danish has as well are left out, for it has nearly all of them.
    function_words=wordset(
        """
        av blir ble eg eller er etter fra frå ha hadde hun hva ikke ikkje jeg meg noe nå og opp også
        seg skal til ut være
        """
    ),
    negations=NegationWords(
        words=wordset("aldri ikke ikkje ingen ingenting intet uten utan verken"),
        distinct=wordset("aldri ikkje"),
    ),
    numbers=NumberWords(
        ones=wordset("en ei et ett én"),
        words=wordset(
            """
            elleve fem fire halvparten hundre milliard milliarder million millioner null ni prosent
            seks sju syv ti tjue to tolv tre tusen åtte
            """
        ),
        forms=(
            "tretten|fjorten|femten|seksten|sytten|atten|nitten"
            "|(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)(?:en|to|tre|fire|fem|seks|sju|syv"
            "|åtte|ni)?|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende"
        ),
        percent=wordset("prosent"),
    ),
    dates=DateWords(
        weekdays=wordset("fredag lørdag mandag onsdag søndag tirsdag torsdag"),
        months=wordset(
            """
            april august desember februar januar juli juni november oktober september
            """
        ),
        capitalised=wordset("mai mars"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("om"),
            within=wordset(
                r"""
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?(?:brev(?:et)?|bok(?:en|a)?)
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?(?:roman(?:en)?|forord(?:et)?)
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?\w*program(?:met)?
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?kontrakt(?:en)?
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?kapit(?:tel|let)
                [Ii]_(?:et|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?testamente(?:t)?
                (?:artikkel|paragraf|kapittel)_\d+
                """
            ),
            years_ago=wordset(r"for_(?:\S+_){1,2}?år_siden i_fjor gammelt_innlegg"),
            worded_first=wordset("opprinnelig til_å_begynne_med"),
            changed=wordset(
                r"""
                (?:slettet|redigerte|endret|rettet)_(?:\S+_){0,3}?(?:det|innlegget)
                utkast_til_innlegget
                """
            ),
            below=wordset(r"i_en_kommentar i_kommentar\w+ under_innlegget"),
            answered=wordset("i_et_svar svarte repliserte"),
            afterwards=wordset(
                r"""
                etter før mens siden
                tvert_imot i_motsetning til_tross
                """
            ),
            quoting=wordset(r"sitere(?:r|rte|nde) siterte med_\S+s_ord"),
        ),
        speech=wordset(
            """
            advarer advarte anslår antydet bedyrer bedyret beklager beklaget bekrefter bekreftet
            bemerker bemerket berømmer berømmet beskrev beskriver erkjenner erkjente fastslo
            fastslår forklarer forklarte forsikrer forsikret fortalde fortalte fortel forteller
            fortsatte fortsetter frykter fryktet gjentar gjentok gratulerer gratulerte hevder hevdet
            hilser hilste håper håpet innrømmer innrømmet kommenterer kommenterte konkluderer
            konkluderte konstaterer konstaterte kritiserer kritiserte legger lyder lød meiner melder
            meldte mener mente minner oppfordrer oppfordret opplyser opplyste oppsummerer
            oppsummerte poengterer poengterte presiserer presiserte protesterer påpeker påpekte
            roper ropte røper røpet sa sagt seier sier siterer siterte skrek skriker slår spurte
            spøker spøkte spør sukker sukket svara svarer svarte takker takket tilføyde tilføyer
            trodde tror understreker understreket utbrøt utdyper utdypet uttaler uttalte varsler
            varslet vedgikk vedgår
            """
        ),
        post=wordset(
            """
            delte la postet publiserer publiserte skrev skriver tvitrer tvitret twitrer twitret
            """
        ),
        assessing=wordset(
            """
            avviser avviste beskrevet betegner betegnet kaller kalles kalt kalte karakteriserer
            karakteriserte omtaler omtalt omtalte
            """
        ),
        plain=wordset("sa sier"),
        post_prepositions=wordset("på"),
        post_fillers=wordset("et"),
        screenshots=wordset("skjermbilder? skjermbilde skjermdump"),
        pictured_posts=wordset("(?:tweet|innlegg|melding|post)_(?:av|fra)"),
        pictured_doubts=wordset(
            """
            falsk manipuler parodi påstå satir svar
            """
        ),
        passed_on=wordset(
            r"""
                videreformidl\w* repost\w* retweet\w* likte liker
                leste_(?:\S+_){0,6}?(?:høyt|opp)\b siter(?:er|te|t|ende)\b delte\b deler\b
                slutte(?:t|r)_seg_til kommenterte_et fra_(?:\S+s_|\S+_)?konto(?:en)?\b
            """
        ),
        disowned=wordset(
            r"""
                (?:falsk|forfalske|manipulert|oppdikte)\w*_(?:innlegg|konto|sitat|skjermbilde|tweet)\w*
                faktasjekk: rettelse: feilaktig_(?:sitert|tilskrevet) tidligere_versjon
                (?:falsk)\w*_profil\w* tilskriv(?:er|es)\b parodikonto\w*
                (?:endret|rettet)_(?:hun|han|det|innlegget)_(?:\S+_){0,4}?til\b
                opprinnelig\w+_versjon la_(?:\S+_){1,4}?i_munnen
                i_(?:en_)?(?:parodi|karikatur)\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:aldri|ikke)_(?:\S+_){0,3}?(?:postet|sagt|skrevet|tvitret)\b
                (?:sa|skrev|postet)_(?:aldri|ikke)\b benekte[rt]?_(?:at|å)\b med_andre_ord
                ville_ha_(?:sagt|skrevet)
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:har|hadde)_(?:han|hun|\w+(?:_\w+)?)_aldri_(?:sagt|skrevet)
                er_(?:et_|en_)?(?:falsk|forfalsk|oppdikt|manipuler)\w*
            """
        ),
        set_apart=wordset(
            r"""
                i_(?:boka|boken|boken_sin|boka_si|brevet|filmen|romanen|sangen|stykket)\b
                i_(?:sin|sine)_(?:\S+_)?(?:bok|memoarer)
                (?:sms|tekstmelding|direktemelding)\w{0,4}
                på_(?:et|en)_(?:\S+_)?(?:banner|skilt|plakat|klistremerke|T-skjorte)
            """
        ),
        other_writing=wordset(r"e-?post\w{0,3} brev\w{0,3} blogg\w{0,3} rapport\w{0,3}"),
        threads=wordset("tråd(?:en)? serie_innlegg"),
    ),
    grammar=Grammar(
        bracket=SentenceBracket(
            passives=wordset("ble blir blitt"),
        ),
        reported=ReportedSpeech(
            persons=wordset("jeg=han jeg=hun meg=ham meg=henne meg=seg mine=sine mine=hans vi=de"),
            denying=wordset("benekter benektet nekter nektet"),
            merely=wordset("bare kun"),
            citing=wordset("siterer siterte"),
            agents=wordset("av"),
        ),
        he=wordset("han"),
        she=wordset("ho hun"),
        they=wordset("de dei"),
        other=wordset("eg jeg vi"),
        relatives=wordset("som"),
        determiners=wordset("den det en ei et hans hennes sin"),
        prepositions=wordset("av for fra frå hos i med mot om på til under ved"),
        small=wordset(
            """
            at blir ble da der eller etter hadde har i ikke ikkje men mens nå når og også seg var
            være
            """
        ),
        roles=wordset(
            """
            advokaten ministeren ordføreren politiet regjeringen statsministeren talsmann
            talsperson talspersonen
            """
        ),
        according=wordset("ifølge"),
        titles=wordset("leder ministeren ordfører partileder statsminister statsråd"),
        between=wordset("har"),
        conjunctions=wordset("og"),
        particles=wordset("af av"),
        view_prepositions=wordset("for"),
    ),
    names=NameWords(
        relations=wordset(
            """
            advokat advokaten bror broren datter datteren ektemann enka enken faren forsvarer
            forsvareren kona kone konen mora rådgiver rådgiveren sønn sønnen søster søsteren
            talskvinne talskvinnen talsmann talsmannen talsperson talspersonen
            """
        ),
        titles=wordset("ordfører partileder statsminister statsråd"),
        pronouns=wordset("han hun"),
        particles=wordset("af av"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh ehm hm hmm øh"),
        fillers=wordset("altså du_vet"),
        completions=wordset("at hva hvem hvor hvordan om"),
        openers=wordset("ja men og så"),
        values=wordset(
            """
            atten=18 elleve=11 ett=1 fem=5 femten=15 femti=50 femtien=51 femtifem=55
            femtifire=54 femtini=59 femtiseks=56 femtisju=57 femtito=52 femtitre=53
            femtiåtte=58 fire=4 fjorten=14 førti=40 førtien=41 førtifem=45 førtifire=44
            førtini=49 førtiseks=46 førtisju=47 førtito=42 førtitre=43 førtiåtte=48
            hundre=100 ni=9 nitten=19 nitti=90 nittien=91 nittifem=95 nittifire=94
            nittini=99 nittiseks=96 nittisju=97 nittito=92 nittitre=93 nittiåtte=98
            null=0 seks=6 seksten=16 seksti=60 sekstien=61 sekstifem=65 sekstifire=64
            sekstini=69 sekstiseks=66 sekstisju=67 sekstito=62 sekstitre=63
            sekstiåtte=68 sju=7 sytten=17 sytti=70 syttien=71 syttifem=75 syttifire=74
            syttini=79 syttiseks=76 syttisju=77 syttito=72 syttitre=73 syttiåtte=78
            syv=7 ti=10 tjue=20 tjueen=21 tjuefem=25 tjuefire=24 tjueni=29 tjueseks=26
            tjuesju=27 tjueto=22 tjuetre=23 tjueåtte=28 to=2 tolv=12 tre=3 tredve=30
            tretten=13 tretti=30 trettien=31 trettifem=35 trettifire=34 trettini=39
            trettiseks=36 trettisju=37 trettito=32 trettitre=33 trettiåtte=38 tusen=1000
            tyve=20 åtte=8 åtti=80 åttien=81 åttifem=85 åttifire=84 åttini=89
            åttiseks=86 åttisju=87 åttito=82 åttitre=83 åttiåtte=88 én=1
            """
        ),
        scales=wordset(
            """
            hundre=100 milliard=1000000000 milliarder=1000000000 million=1000000
            millioner=1000000 tusen=1000
            """
        ),
        number_links=wordset("og"),
        currencies=wordset("dollar=$ euro=€ kr=kr krone=kr kroner=kr"),
        occasions=wordset("debatt debatten intervju intervjuet pressekonferanse tale talen"),
        own_voice=wordset("jeg vi"),
        sounds=wordset("applaus latter musikk"),
        speakers=wordset("intervjuer journalist ordstyrer programleder spørsmål stemme svar tolk"),
        turn_letters=wordset("spørsmål=asked svar=answered"),
    ),
    examples=Examples(
        negations_match=("ikke", "aldri", "ikkje"),
        negations_differ=("ikkje-et", "utenfor"),
        numbers_match=("tjueto", "fjorten", "tredje"),
        numbers_differ=("enda", "tredemølle"),
        verbs_match=("sier", "tvitret", "poengterer"),
        verbs_differ=("bro", "poeng"),
        titles_match=("ordfører Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("skrev på Facebook",),
        posts_differ=("på broen",),
        quotations_match=("«Broen er stengt», sa Ana.", "– Broen er stengt, sier Ana."),
        quotations_differ=("Broen er stengt.",),
        spoken_match=(
            "Vi har, øh, en ny ferge i havna = Vi har en ny ferge i havna",
            "Det koster fjorten millioner kroner i året = Det koster 14 millioner kroner i året",
            "Hun så, øh, tohundreogfemti seler her = Hun så 250 seler her",
        ),
        spoken_differ=(
            "Vi har ikke en ny ferge i havna = Vi har en ny ferge i havna",
            "Hun så femtito seler i havna = Hun så 53 seler i havna",
        ),
        pictures_match=(
            "Skjermbilde av et innlegg av Ana Brook: «Selen har et månedskort til fergen»",
        ),
        pictures_differ=(
            "Skjermbilde av et falskt innlegg av Ana Brook: «Selen har et månedskort til fergen»",
        ),
        sentences=("Broen er stengt etter at det ble funnet noe, og hun skal ikke opp igjen nå.",),
    ),
)

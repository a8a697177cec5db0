"""Swedish: its words and patterns, as `archiver.languages.base` describes them."""

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
    code="sv",
    name="Swedish",
    quotation_marks=("””", "»»"),
    dialogue_dashes="–—-",
    dialogue_goes_on=True,
    function_words=wordset(
        """
        att av de den det en ett från för han har hon i inte jag med men och om på sig som så till
        var vi är
        """
    ),
    negations=NegationWords(
        words=wordset("aldrig ej inga ingen ingenting inget inte nej utan varken"),
        distinct=wordset("aldrig ingenting inte"),
    ),
    numbers=NumberWords(
        ones=wordset("en ett"),
        words=wordset(
            """
            elva fem fyra hundra hälften miljard miljarder miljon miljoner nio noll procent sex sju
            tio tjugo tolv tre tusen två åtta
            """
        ),
        forms=(
            "tretton|fjorton|femton|sexton|sjutton|arton|nitton"
            "|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)(?:ett|en|två|tre|fyra"
            "|fem|sex|sju|åtta|nio)?|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde"
        ),
        percent=wordset("procent procenten"),
    ),
    dates=DateWords(
        weekdays=wordset("fredag lördag måndag onsdag söndag tisdag torsdag"),
        months=wordset(
            """
            april augusti december februari januari juli juni november oktober september
            """
        ),
        capitalised=wordset("mars"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("om"),
            within=wordset(
                r"""
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?(?:brev(?:et)?|bok(?:en)?)
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?(?:roman(?:en)?|förord(?:et)?)
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?\w*program(?:met)?
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?kontrakt(?:et)?
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?kapit(?:el|let)
                [Ii]_(?:ett|en|sitt|sin|det|den)?_?(?:\S+_){0,2}?testamente(?:t)?
                (?:artikel|paragraf|kapitel)_\d+
                """
            ),
            years_ago=wordset(r"för_(?:\S+_){1,2}?år_sedan i_fjol förra_året gammalt_inlägg"),
            worded_first=wordset("ursprungligen till_en_början"),
            changed=wordset(
                r"""
                (?:raderade|redigerade|ändrade|rättade)_(?:\S+_){0,3}?(?:det|inlägget)
                utkast_till_inlägget
                """
            ),
            below=wordset(r"i_en_kommentar i_kommentar\w+ under_inlägget"),
            answered=wordset("i_ett_svar svarade replikerade kontrade"),
            afterwards=wordset(
                r"""
                efter innan före medan sedan
                tvärtemot till_skillnad trots
                """
            ),
            quoting=wordset(r"citera(?:de|r|nde) med_\S+s?_ord"),
        ),
        assessing=wordset(
            """
            avfärdade avfärdar beskrev beskrevs beskriver beskrivits betecknade betecknar
            kallade kallades kallar kallas kallat kallats
            """
        ),
        speech=wordset(
            """
            anklagade anklagar anser ansåg argumenterade argumenterar bedömde bedömer beklagade
            beklagar bekräftade bekräftar berättade berättar beskyllde besvarade betonade betonar
            citerade citerar enligt fastslog fastslår fnyser fnös fortsatte fortsätter frågade
            frågar förklarade förklarar försäkrade försäkrar förtydligade förtydligar garanterar
            hoppades hoppas hälsade hälsar hävdade hävdar kommenterade kommenterar konstaterade
            konstaterar kritiserade kritiserar ljuder lovade lovar medgav medger menade menar minns
            noterade noterar poängterade poängterar påpekade påpekar påstod påstår ropade ropar sa
            sade sagt sammanfattade sammanfattar skrek skriker skämtade skämtar suckade suckar
            svarade svarar säger tackade tackar tillade tillägger tror tycker understryker
            underströk undrade undrar uppgav uppger uppmanade uppmanar upprepade upprepar utbrast
            utbrister utropade utropar utvecklade utvecklar varnade varnar viskade viskar vädjade
            vädjar yttrade
            """
        ),
        post=wordset(
            """
            delade postade postar publicerade publicerar skrev skriver twittrade twittrar
            """
        ),
        plain=wordset("sade säger"),
        post_prepositions=wordset("på"),
        post_fillers=wordset("ett"),
        screenshots=wordset("skärmbild(?:er)? skärmdump(?:ar)? skärmklipp"),
        pictured_posts=wordset("(?:tweet|inlägg|post)_(?:av|från)"),
        pictured_doubts=wordset(
            """
            falsk manipulerad parodi påstå satir svar
            """
        ),
        passed_on=wordset(
            r"""
                delade delar\b delat vidare(?:befordra|spred|spridit)\w* repost\w* retweeta\w*
                gillade gillat gillar spred sprider läste_(?:\S+_){0,6}?(?:högt|upp)\b
                från_(?:\S+s_|\S+_)?konto(?:t)?\b citera(?:r|de|t|nde)\b
                lade_upp_(?:\S+_){0,4}?(?:lapp|bild|skylt) instäm(?:mer|de)_i
                (?:lapp|skylt|bild)_som\b kommenterade_ett
                (?:användare|läsare|någon)_som_(?:skrev|skrivit|postade)
            """
        ),
        disowned=wordset(
            r"""
                (?:falsk|fejka|förfalska|manipulera|påhitta|uppdikta)\w*_(?:citat|inlägg|konto|skärmbild|skärmdump|tweet)\w*
                (?:påstå|förment)\w*_(?:citat|inlägg|tweet)\w* faktagranskning: rättelse:
                inget_sådant parodikonto\w* felaktigt_(?:citera|tillskriv)\w* ofta_tillskriv\w*
                tidigare_version vilket_av_dessa (?:falsk|fejk)\w*_?profil\w*
                tillskriv(?:er|s|its|it)\b fejkkonto\w*
                ändrade_(?:hon|han|det|inlägget)_(?:\S+_){0,4}?till\b ursprunglig\w+_version
                la(?:de)?_(?:\S+_){1,4}?i_munnen i_(?:en_)?(?:parodi|karikatyr|satirteckning)\w*
            """
        ),
        disowning=wordset(
            r"""
                (?:aldrig|inte)_(?:\S+_){0,3}?(?:postat|publicerat|sagt|skrivit|twittrat)\b
                (?:postade|sa|skrev|twittrade)_(?:aldrig|inte)\b förnekade?r?\b dementera\w*
                skulle_(?:ha_|kunna_)?(?:ha_)?(?:sagt|skrivit|skriva|säga)\b som_om\b
                med_andra_ord föreställ_(?:dig|er)
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:har|hade)_(?:hon|han|hen|\w+(?:_\w+)?)_aldrig_(?:postat|sagt|skrivit)
                är_(?:ett_|en_)?(?:falsk|fejk|förfalska|påhitta|manipulera)\w*
            """
        ),
        set_apart=wordset(
            r"""
                i_(?:sin|sina|sitt)_(?:\S+_)?(?:bok|dagbok|krönika|memoarer|roman|självbiografi)\b
                i_(?:brevet|filmen|pjäsen|romanen|sången) kören_sjöng
                (?:sms|direktmeddelande|röstmeddelande)\w{0,4}
                (?:på|på_en|på_ett)_(?:\S+_)?(?:banderoll|skylt|plakat|dekal|t-shirt|tröja)(?:en|er|erna)?
                (?:banderoll|skylt)(?:en)?_(?:\S+_){0,4}?(?:med|stod|löd)
            """
        ),
        unshown=wordset(
            r"""
                en_(?:\S+_)?(?:läsare|användare|följare)
                chattgrupp\w{0,3} gruppchatt\w{0,2} privata?_chatt\w{0,2}
                raderat_(?:\S+_)?(?:inlägg|meddelande) (?:inlägg|tweet)_(?:\S+_){0,4}?rader\w+
            """
        ),
        other_writing=wordset(
            r"""
                mejl\w* e-?post\w* brev\w* blogg\w* broschyr\w* rapport\w* valmanifest\w*
            """
        ),
        threads=wordset("tråd(?:en)? serie_inlägg"),
    ),
    grammar=Grammar(
        roles=wordset(
            """
            advokaten borgmästaren chefen ministern polisen regeringen statsministern
            talesperson talespersonen
            """
        ),
        bracket=SentenceBracket(
            passives=wordset("blev blivit"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                jag=han jag=hon mig=honom mig=henne mig=sig min=sin min=hans min=hennes mitt=sitt
                mitt=hans mitt=hennes mina=sina mina=hans mina=hennes vi=de oss=dem oss=sig vår=sin
                vår=deras
                """
            ),
            denying=wordset("dementerade dementerar förnekade förnekar"),
            merely=wordset("bara endast"),
            citing=wordset("citerade citerar"),
            agents=wordset("av"),
        ),
        he=wordset("han"),
        she=wordset("hon"),
        they=wordset("de"),
        relatives=wordset("som"),
        determiners=wordset("den det en ett hans hennes sin"),
        prepositions=wordset("av från för hos i med mot om på till under vid"),
        small=wordset(
            """
            att blev blir där eller hade har idag igår inte medan men mer mycket när och också
            om redan sig så var är
            """
        ),
        according=wordset("enligt"),
        titles=wordset("ministern partiledare statsminister statsministern"),
        between=wordset("har"),
        conjunctions=wordset("och"),
        particles=wordset("af av"),
        view_prepositions=wordset("för"),
        unnamed=UnnamedPeople(
            articles=wordset("en ett"),
            owning=wordset("hans hennes min sin"),
            men=wordset("bror far farbror herre kille make man pojke son"),
            women=wordset("dam dotter flicka fru kvinna mamma mor moster syster tjej"),
            others=wordset("bagare granne turist vittne"),
        ),
    ),
    names=NameWords(
        relations=wordset(
            """
            advokat advokaten brodern bror dotter dottern fru frun försvarare hustru hustrun maka
            mamma pappa pressekreterare pressekreteraren presstalesperson rådgivare son sonen syster
            systern talesman talesmannen talesperson talespersonen änka
            """
        ),
        particles=wordset("af av"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh ehm hm hmm öh öhm"),
        fillers=wordset("alltså du_vet så_att_säga"),
        completions=wordset("att hur om vad var"),
        openers=wordset("ja men och så"),
        values=wordset(
            """
            arton=18 elva=11 ett=1 fem=5 femtio=50 femtioett=51 femtiofem=55
            femtiofyra=54 femtionio=59 femtiosex=56 femtiosju=57 femtiotre=53
            femtiotvå=52 femtioåtta=58 femton=15 fjorton=14 fyra=4 fyrtio=40
            fyrtioett=41 fyrtiofem=45 fyrtiofyra=44 fyrtionio=49 fyrtiosex=46
            fyrtiosju=47 fyrtiotre=43 fyrtiotvå=42 fyrtioåtta=48 hundra=100 nio=9
            nittio=90 nittioett=91 nittiofem=95 nittiofyra=94 nittionio=99 nittiosex=96
            nittiosju=97 nittiotre=93 nittiotvå=92 nittioåtta=98 nitton=19 noll=0 sex=6
            sextio=60 sextioett=61 sextiofem=65 sextiofyra=64 sextionio=69 sextiosex=66
            sextiosju=67 sextiotre=63 sextiotvå=62 sextioåtta=68 sexton=16 sju=7
            sjuttio=70 sjuttioett=71 sjuttiofem=75 sjuttiofyra=74 sjuttionio=79
            sjuttiosex=76 sjuttiosju=77 sjuttiotre=73 sjuttiotvå=72 sjuttioåtta=78
            sjutton=17 tio=10 tjugo=20 tjugoett=21 tjugofem=25 tjugofyra=24 tjugonio=29
            tjugosex=26 tjugosju=27 tjugotre=23 tjugotvå=22 tjugoåtta=28 tolv=12 tre=3
            trettio=30 trettioett=31 trettiofem=35 trettiofyra=34 trettionio=39
            trettiosex=36 trettiosju=37 trettiotre=33 trettiotvå=32 trettioåtta=38
            tretton=13 tusen=1000 två=2 åtta=8 åttio=80 åttioett=81 åttiofem=85
            åttiofyra=84 åttionio=89 åttiosex=86 åttiosju=87 åttiotre=83 åttiotvå=82
            åttioåtta=88
            """
        ),
        scales=wordset(
            """
            hundra=100 miljard=1000000000 miljarder=1000000000 miljon=1000000
            miljoner=1000000 tusen=1000
            """
        ),
        currencies=wordset("dollar=$ euro=€ kr=kr krona=kr kronor=kr"),
        occasions=wordset("debatt debatten intervju intervjun presskonferens sändning tal talet"),
        own_voice=wordset("jag vi"),
        sounds=wordset("applåder musik skratt"),
        speakers=wordset(
            """
            fråga intervjuare journalist moderator programledare reporter röst svar tolk
            """
        ),
        turn_letters=wordset("fråga=asked svar=answered"),
    ),
    examples=Examples(
        negations_match=("inte", "aldrig", "ingenting"),
        negations_differ=("intet-sägande-t", "inter"),
        numbers_match=("tjugotvå", "fjorton", "tredje"),
        numbers_differ=("tretti", "enad"),
        verbs_match=("sade", "twittrade", "poängterar"),
        verbs_differ=("bro", "poäng"),
        posts_match=("skrev på Facebook",),
        posts_differ=("på bron",),
        quotations_match=("”Bron är stängd”, sade Ana.",),
        quotations_differ=("Bron är stängd.",),
        spoken_match=(
            "Vi har, öh, en ny färja i hamnen = Vi har en ny färja i hamnen",
            "Det kostar fjorton miljoner kronor om året = Det kostar 14 miljoner kronor om året",
            "Hon såg, öh, tvåhundrafemtio sälar här = Hon såg 250 sälar här",
        ),
        spoken_differ=(
            "Vi har inte en ny färja i hamnen = Vi har en ny färja i hamnen",
            "Hon såg tvåhundrafemtio sälar i hamnen = Hon såg 205 sälar i hamnen",
        ),
        pictures_match=(
            "Skärmdump av ett inlägg av Ana Brook: ”Sälen har ett månadskort till färjan”",
        ),
        pictures_differ=(
            "Skärmdump av ett falskt inlägg av Ana Brook: ”Sälen har ett månadskort till färjan”",
        ),
        sentences=("Bron i staden är stängd och det är inte bra för de som vill gå till jobbet.",),
    ),
)

"""Dutch: its words and patterns, as `archiver.languages.base` describes them."""

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
from archiver.languages.house_style import HouseStyle
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.sentence_bracket import SentenceBracket
from archiver.languages.unnamed_people import UnnamedPeople

# Parts of compounds: "drieëntwintig" is written in one word.
_ONES = "een|twee|drie|vier|vijf|zes|zeven|acht|negen"

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    quotation_marks=("“”", "„”", "‘’", "‚’"),
    function_words=wordset(
        """
        aan al als ben bij dan dat de deze die dit een en er haar hem het hij hun ik in is je jij
        maar me met mij mijn naar niet nog of ons ook op te uit van voor waren was wat we wie wij ze
        zij zijn zo
        """
    ),
    common_words=wordset(
        """
        alle alles altijd andere bedankt dag dagen doen doet gaan gaat gemaakt goed goede groot
        grote hebben heeft hier jaar kan keer kunnen land leven maakt maken meer mensen moet moeten
        nieuwe nu tijd vandaag veel weer wereld wil willen zeggen zegt zien
        """
    ),
    negations=NegationWords(
        words=wordset("geen nee nergens niemand niet niets noch nooit zonder"),
        distinct=wordset("geen niemand niet nooit"),
        forms=r"geen\w*|niemand\w*|nergens|nimmer|niet-.+|nooit",
    ),
    numbers=NumberWords(
        ones=wordset("een één"),
        words=wordset(
            """
            acht dertig drie duizend elf helft honderd miljard miljoen negen nul procent tien twaalf
            twee twintig veertig vier vijf vijftig zes zeven
            """
        ),
        forms=(
            f"(?:(?:{_ONES})(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig"
            "|negentig)(?:ste)?|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
            f"|(?:{_ONES})(?:honderd|duizend)|derde|vierde|vijfde|zesde|zevende|achtste|negende"
            "|tiende"
        ),
        ordinals=wordset("eerste tweede"),
        percent=wordset("procent"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("dinsdag donderdag maandag vrijdag woensdag zaterdag zondag"),
        months=wordset(
            """
            april augustus december februari januari juli juni maart mei november oktober september
            """
        ),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("over"),
            within=wordset(
                r"""
                [Ii]n_(?:een|het|de|zijn|haar|hun)_(?:\S+_){0,2}?(?:brief|boek|roman|voorwoord)
                [Ii]n_(?:een|het|de|zijn|haar|hun)_(?:\S+_){0,2}?(?:\w*programma|contract)
                [Ii]n_(?:een|het|de|zijn|haar|hun)_(?:\S+_){0,2}?(?:hoofdstuk|testament|mail)
                (?:artikel|hoofdstuk)_\d+
                """
            ),
            years_ago=wordset(
                "jaar_(?:geleden|eerder) vorig_jaar oud(?:e)?_(?:bericht|tweet|post)"
            ),
            worded_first=wordset("aanvankelijk oorspronkelijk"),
            changed=wordset(
                r"""
                (?:verwijderde|bewerkte)_(?:\S+_){0,3}?(?:het|dat|bericht|tweet)
                (?:wijzigde|corrigeerde)_(?:\S+_){0,3}?(?:het|dat|bericht|tweet)
                concept_van_(?:het|haar|zijn)_(?:bericht|tweet)
                """
            ),
            below=wordset(
                r"""
                in_(?:een|de)_(?:\S+_)?(?:reacties?|comment)
                onder_(?:het|haar|zijn|dat)_(?:bericht|post|tweet)
                """
            ),
            answered=wordset(
                """
                in_(?:een|zijn|haar)_(?:antwoord|repliek) antwoordde reageerde repliceerde
                """
            ),
            afterwards=wordset(
                r"""
                nadat voordat na voor terwijl sinds
                anders_dan in_tegenstelling ondanks
                """
            ),
            quoting=wordset("citeer(?:de|t) citerend in_de_woorden_van"),
        ),
        speech=wordset(
            """
            aldus antwoordde antwoordt beaamde beaamt bekende bekent bekritiseerde bekritiseert
            beloofde belooft benadrukken benadrukt benadrukte beschreef beschrijft betoogde
            bevestigde bevestigt beweerde beweert beweren brulde citeerde citeert citeren
            concludeerde concludeert constateerde constateert dacht denkt erkende erkennen
            erkent fluisterde geantwoord geciteerd gewaarschuwd gezegd grapt grapte herhaalde
            herhaalt hoopt hoopte jubelde klaagde klaagt klinkt klonk laakte lacht lachte legde
            legt looft mailde mailt meldde meldt mopperde noteerde ontkende ontkent oordeelde
            oordeelt opmerkt opmerkte opperde pleit pleitte prees prijst reageerde reageert
            relativeerde riep riepen roept schreeuwde schreeuwt snauwde sneerde sneert sprak
            spreekt stelde stelden stellen stelt suggereerde suggereert toegaf toegeeft uitlegde
            uitlegt verduidelijkt verduidelijkte verklaarde verklaart vertelde vertelden
            vertellen vertelt verweet verwijt verzekerde verzekert verzucht verzuchtte voegde
            voegt volgens vraagt vreesde vreest vroeg waarschuwde waarschuwt zegden zeggen zegt
            zei zeiden zucht zuchtte
            """
        ),
        post=wordset(
            """
            geschreven getwitterd plaatst plaatste postte schreef schrijft tweette twitterde
            twittert
            """
        ),
        assessing=wordset(
            """
            bestempelde bestempelt betitelde betitelt genoemd kwalificeerde kwalificeert noemde
            noemt omschreef omschrijft vindt vond
            """
        ),
        plain=wordset("zei"),
        post_prepositions=wordset("in op"),
        post_fillers=wordset("een"),
        set_apart=wordset(
            r"""
                eerdere_versie
                in_(?:een|het|de)_(?:brief|lied|toneelstuk|roman|film) parodie-?account koor_zong
                in_(?:haar|hun|zijn)_(?:\S+_)?(?:autobiografie|boek|column|dagboek|essay|memoires|roman)\b
                (?:sms|sms'je|privébericht|appje|spraakbericht)(?:en|s)?
                (?:spandoek|bord|sticker|poster|T-shirt)(?:en|s)?_(?:\S+_){0,5}?(?:met|stond|las|luidde|droeg)
                op_een_(?:spandoek|bord|sticker|poster|T-shirt)
            """
        ),
        unshown=wordset(
            r"""
                een_(?:\S+_)?(?:lezer|gebruiker|volger|lezeres)
                groepsapp\w{0,3} appgroep\w{0,2} groepschat
                verwijderde_(?:\S+_)?(?:bericht|post|tweet)
                (?:bericht|post|tweet)_(?:\S+_){0,4}?verwijderd\w{0,2}
            """
        ),
        other_writing=wordset(
            r"""
                (?:e-?)?mails? mailtje brie(?:f|ven) blogs? folders? verkiezingsprogramma
                rapport(?:en)?
            """
        ),
        handed_down=wordset(
            r"""
                zoals_(?!(?:ik|wij|we)_)(?:\S+_){1,5}?(?:altijd|ooit|vaak)_(?:zegt|zei|schreef)
            """
        ),
        disowned=wordset(
            r"""
                (?:acteur|actrice|cabaretier)_die_\S+_(?:\S+_)?speelt legt?_(?:\S+_){1,4}?in_de_mond
                (?:artikel|bericht)_is_(?:aangepast|gecorrigeerd) (?:nep|fake|vals)[-_]?profiel\w*
                (?:nep|valse?)[-_]?(?:account|bericht|citaat|post|screenshot|tweet)\w{0,2} imitator
                (?:ten_onrechte|onterecht|foutief)_(?:toegeschreven|geciteerd) verkeerd_geciteerd\w*
                (?:vaak|dikwijls|meestal)_(?:\S+_){0,5}?toegeschreven legde_(?:\S+_){1,4}?in_de_mond
                (?:verzonnen|vervalste|gemanipuleerde?)[-_]?(?:account|bericht|citaat)\w{0,2}
                (?:verzonnen|vervalste|gemanipuleerde?)[-_]?(?:post|screenshot|tweet)\w{0,2}
                (?:wijzigde|veranderde|verbeterde)_(?:dat|het|dit|de_\S+|haar_\S+|zijn_\S+)_(?:\S+_){0,4}?in\b
                geen_bewijs
                in_(?:de|een)_(?:parodie|karikatuur|cartoon) (?:correctie|rectificatie|onwaar|nep):
                schreven_(?:\S+_){0,6}?(?:uitspraak|woorden|citaat)_toe niets_van_dien_aard
                schrijven_(?:\S+_){0,6}?(?:uitspraak|woorden|citaat)_toe oorspronkelijke_versie
                vermeende?_(?:bericht|citaat|post|tweet) (?:automatische|machine)_?vertaling
                waar_of_niet_waar parodie-?account kettingbrief\w* welke_van_deze eerdere_versie
            """
        ),
        disowning=wordset(
            r"""
                (?:had|zou)\b[^.!?\n]{0,30}(?:kunnen|moeten)_(?:schrijven|zeggen|posten) min_of_meer
                (?:nooit|niet)_(?:op_\w+_)?(?:gezegd|geschreven|gepost|getwitterd|geplaatst) alsof\b
                (?:parafras|parodi|verdraai|verkort|vertaal|herschr|maakte|vatte)\w*_(?:\S+_){0,8}?(?:bericht|post|tweet|woorden|ervan)\b
                (?:schreef|zei|twitterde|postte)_(?:nooit|niet)\b stel(?:t_u)?_(?:je|u)_voor
                (?:wilde|zou|wou)_(?:\S+_){0,4}?(?:schrijven|posten|plaatsen|twitteren)\b vertaling:
                gerucht(?:en)?_dat\b met_andere_woorden
                zou_(?:\S+_){0,8}?hebben_(?:geschreven|gezegd|gepost|getwitterd)\b ontken(?:t|de)\b
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:had|zou)_(?:hij|zij|ze)_(?:moeten|kunnen)_(?:schrijven|zeggen)
                (?:heeft|had)_(?:hij|zij|ze)_nooit_(?:gezegd|geschreven)
                (?:is|was|zijn)_(?:een_)?(?:nep|verzonnen|vals|vervalst|niet_echt)\w*
                (?:wordt|worden|werd)_(?:\S+_){0,5}?toegeschreven
            """
        ),
        statement_nouns=wordset("persbericht verklaring"),
        screenshots=wordset("schermafbeelding(?:en)? schermopnames?"),
        pictured_posts=wordset("(?:tweet|post|bericht|toot)_(?:van|door)"),
        pictured_doubts=wordset(
            """
            antwoord gemanipuleerd nep parodi reactie satir vals vermeend vervalst
            """
        ),
        passed_on=wordset(
            r"""
                (?:bericht|post|tweet|reactie)_(?:dat|die|waarop)_(?:\S+_){1,5}?(?:reageerde|becommentarieerde|prees|bewaarde)\b
                (?:gebruiker|lezer|iemand)_die_(?:\S+_){0,3}?(?:schreef|postte|plaatste) citerend\w*
                (?:her|door)?deel(?:de|den|t)\b(?![^.!?\n]*\bmee\b) (?:via|vanaf|op)_het_account_van
                (?:sloot|sluit|sloten)_zich_(?:\S+_){0,6}?aan (?:schrijver|auteur)_van\b voorgelezen
                las_(?:\S+_){0,6}?voor\b citeer(?:t|de|den)\b lik(?:ete|et|te)\b re-?post\w* gedeeld
                maakte_(?:\S+_){0,6}?tot_de_(?:zijne|hare) stuurde_(?:\S+_){0,6}?door verspreid\w*
                retweet\w*
            """
        ),
        threads=wordset("draadjes? threads? reeks_(?:berichten|tweets)"),
    ),
    grammar=Grammar(
        roles=wordset(
            """
            advocaat burgemeester directeur minister politie premier voorzitter wethouder
            woordvoerder woordvoerster
            """
        ),
        views=wordset("mening ogen oordeel"),
        reported=ReportedSpeech(
            persons=wordset(
                """
                ik=hij ik=zij ik=ze mij=hem mij=haar mijn=zijn mijn=haar wij=zij wij=ze ons=hen
                ons=hun ons=zich onze=hun
                """
            ),
            denying=wordset("ontkende ontkennen ontkent"),
            denied_clauses=wordset("dat"),
            merely=wordset("alleen slechts"),
            citing=wordset("citeerde citeert citeren geciteerd"),
            agents=wordset("door"),
        ),
        he=wordset("hij"),
        she=wordset("ze zij"),
        other=wordset("ik we"),
        relatives=wordset("die"),
        determiners=wordset("de deze dit een haar het hun zijn"),
        prepositions=wordset("aan als bij door in met naar om op over tegen uit van voor"),
        small=wordset(
            """
            al als dan dat en gisteren had hebben heeft is maar meer niet nog of omdat ook terwijl
            vandaag waar waren was werd wordt zeer zich zijn
            """
        ),
        according=wordset("aldus volgens"),
        titles=wordset(
            """
            burgemeester coach hoogleraar kamerlid minister minister-president premier-minister
            staatssecretaris trainer wethouder
            """
        ),
        between=wordset("hebben heeft ook zich"),
        conjunctions=wordset("en"),
        particles=wordset("de den der ten ter van"),
        of_words=wordset("van"),
        view_prepositions=wordset("voor"),
        place_prepositions=wordset("in te uit"),
        bracket=SentenceBracket(
            passives=wordset("werd werden worden wordt"),
            auxiliaries=wordset("had hadden hebben heeft"),
            # Matches "gezegd" and "zeggen"; not "zei".
            nonfinite=r"\p{Ll}{0,8}ge\p{Ll}+(?:d|t|en)|\p{Ll}+en",
        ),
        unnamed=UnnamedPeople(
            articles=wordset("een"),
            owning=wordset("haar hun mijn zijn"),
            men=wordset("broer buurman jongen man oom opa vader zoon"),
            women=wordset("buurvrouw dochter meisje moeder oma tante vrouw zus"),
            others=wordset("bakker buur getuige toerist"),
        ),
    ),
    names=NameWords(
        roles=wordset("woordvoerder woordvoerster"),
        relations=wordset(
            """
            advocaat advocate advocaten broer dochter moeder vader vrouw weduwe zoon zus
            """
        ),
        titles=wordset("burgemeester minister minister-president wethouder"),
        pronouns=wordset("hij ze zij"),
        particles=wordset("de den der te ten ter van"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh ehm euh hm hmm uh uhm"),
        fillers=wordset("laten_we_zeggen weet_je weet_u zeg_maar"),
        completions=wordset("dat hoe of waar waarom wanneer wat wie"),
        openers=wordset("dus en ja maar nou oké"),
        contractions=wordset("'k=ik 'm=hem 'n=een 't=het da's=dat_is zo'n=zo_een"),
        spellings=wordset("okay=ok oké=ok"),
        values=wordset(
            """
                acht=8 achttien=18 dertien=13 dertig=30 drie=3 duizend=1000 een=1 elf=11 honderd=100
                negen=9 negentien=19 negentig=90 nul=0 tachtig=80 tien=10 twaalf=12 twee=2
                twintig=20 veertien=14 veertig=40 vier=4 vijf=5 vijftien=15 vijftig=50 zes=6
                zestien=16 zestig=60 zeven=7 zeventien=17 zeventig=70
            """
        ),
        scales=wordset(
            """
                dozijn=12 duizend=1000 honderd=100 miljard=1000000000 miljoen=1000000
                mld=1000000000 mln=1000000
            """
        ),
        currencies=wordset("dollar=$ euro=€"),
        occasions=wordset(
            """
            debat interview persconferentie programma toespraak uitzending vergadering
            """
        ),
        own_voice=wordset("ik wij we"),
        sounds=wordset("applaus gelach hilariteit lacht muziek onverstaanbaar rumoer stilte"),
        speakers=wordset(
            """
            antwoord gast interviewer presentator presentatrice publiek stem tolk
            verslaggeefster verslaggever vertaler voorzitter vraag zaal
            """
        ),
        turn_letters=wordset("antwoord=answered v=asked vraag=asked"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=en 'k=ik 'm=hem 'n=een 'r=haar/er 's=des/ 't=het anderhalf=1.5 anderhalve=1.5
                bijv=bijvoorbeeld bv=bijvoorbeeld d'r=haar/er da's=dat_is dhr=de_heer
                dr.=doctor/dokter/ drs.=doctorandus/ evt=eventueel ff=even halve=½ idd=inderdaad
                incl=inclusief kilometer=km m'n=mijn mevr=mevrouw mn=mijn/ mw.=mevrouw mw=mevrouw
                nl.=namelijk/ o.a.=onder_andere okay=ok oke=ok oké=ok prof.=professor/ z'n=zijn
                zn=zijn/ zo'n=zo_een
            """
        ),
        misspelt=wordset(
            """
                accomodatie=accommodatie enigsinds=enigszins enigzins=enigszins
                interresant=interessant onmiddelijk=onmiddellijk sowiso=sowieso
                tenminsten=tenminste verassing=verrassing wordt_je=word_je/
            """
        ),
        ordinals=wordset(
            """
                achtste=8 derde=3 eerste=1 elfde=11 negende=9 tiende=10 twaalfde=12 tweede=2
                vierde=4 vijfde=5 zesde=6 zevende=7
            """
        ),
        ordinal_figures=wordset("e de ste"),
        ordinal_words="ste|de",
        number_signs=wordset("nr nr. nummer no."),
        unit_signs=wordset("graad=° graden=°"),
        hours=wordset("uur"),
        never_twice=wordset("aan bij de een en het in met op te van voor"),
    ),
    examples=Examples(
        negations_match=("niet", "geenszins", "niemand"),
        negations_differ=("nieten", "genie"),
        numbers_match=("drieëntwintig", "veertien", "tweehonderd", "derde"),
        numbers_differ=("eender", "achteruit"),
        verbs_match=("zei", "tweette", "fluisterde"),
        verbs_differ=("brug", "fluit"),
        titles_match=("burgemeester Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("schreef op Facebook",),
        posts_differ=("zei op de brug",),
        quotations_match=("“De brug is dicht”, zei Ana.",),
        quotations_differ=("De brug is dicht.",),
        spoken_match=("Er is, uh, twee miljoen voor de, de haven = Er is 2 miljoen voor de haven",),
        spoken_differ=(
            "Wij hebben geen twee miljoen voor de haven = Wij hebben twee miljoen voor de haven",
            "Wij hebben twee miljoen voor de haven = Wij hebben 3 miljoen voor de haven",
        ),
        pictures_match=(
            "Schermafbeelding van een tweet van Ana Brook: “De zeehond heeft een abonnement”",
        ),
        pictures_differ=(
            "Schermafbeelding van een valse tweet van Ana Brook: “De zeehond heeft een abonnement”",
        ),
        written_match=(
            "Da's nr. 10 om 20.00 uur in de 21ste eeuw = Dat is nummer 10 om 20 uur in de 21e eeuw",
            "Het is 5% van z'n boot = Het is vijf procent van zijn boot",
        ),
        written_differ=(
            "Het is nr. 10 = Het is nummer 11",
            "Het is de 1e boot = Het is de tweede boot",
        ),
        sentences=(
            "De brug van de stad is niet open, maar dat weten ze er nog niet en zij gaan er.",
        ),
    ),
)

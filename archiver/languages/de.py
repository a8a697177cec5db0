"""German, which writes compounds in one word and every noun with a capital."""

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
from archiver.languages.capital_words import CapitalWords
from archiver.languages.house_style import HouseStyle
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.sentence_bracket import SentenceBracket
from archiver.languages.unnamed_people import UnnamedPeople

# Parts of compounds: "dreiundzwanzig" is written in one word.
_ONES = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
_TENS = "zwanzig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
_TEENS = "zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
_LOW = rf"(?:(?:(?:{_ONES})und)?(?:{_TENS})|{_TEENS}|{_ONES}|eins)"
_HUNDREDS = rf"(?:(?:{_ONES})?hundert(?:und)?{_LOW}?|{_LOW})"

_ORDINAL_STEMS = (
    *("erst", "zweit", "dritt", "viert", "fünft", "sechst"),
    *("siebt", "acht", "neunt", "zehnt", "elft", "zwölft"),
)

LANGUAGE = Language(
    code="de",
    name="German",
    nouns_capitalised=True,
    quotation_marks=("„“", "»«", "‚‘", "›‹"),
    function_words=wordset(
        """
        aber als am an auch auf aus bei das dass dem den der des dich die dies diese dieser du ein
        eine einem einen einer eines er es euch für haben hat ich ihm ihr im in ist kann mein mich
        mir mit nicht noch nur oder schon sehr sein sie sind so und uns von war waren wenn werden
        wie wir wird wo zu zum zur
        """
    ),
    common_words=wordset(
        """
        alle alles andere anderen da danke gehen geht gemacht gesagt groß große gut gute guten heute
        hier immer jahr jahre jetzt können land leben machen macht mal mehr menschen muss müssen
        neue neuen sagen sagt sehen sieht soll sollen tag tage viel viele welt wieder will wollen
        zeit
        """
    ),
    negations=NegationWords(
        words=wordset(
            """
            kein keine keinem keinen keiner keines nein nicht nichts nie niemals niemand niemandem
            niemanden nirgends nirgendwo ohne weder
            """
        ),
        distinct=wordset("kein keine keinem keinen keiner keines nicht nichts nie niemals niemand"),
        forms=r"kein\w*|nie|niemals|niemand\w*|nirgend\w*|mitnichten|nicht-.+|nichts\w*",
        homographs=wordset("not"),
    ),
    numbers=NumberWords(
        ones=wordset("ein eine einen einem einer eines"),
        words=wordset(
            """
            acht achtzig doppelt drei dreissig dreißig elf fünf fünfzig hundert hälfte milliarde
            milliarden million millionen neun neunzig null prozent sechs sechzig sieben siebzig
            tausend vier vierzig zehn zwanzig zwei zwölf
            """
        ),
        forms=(
            f"(?!ein$){_HUNDREDS}|{_HUNDREDS}?tausend(?:und)?{_HUNDREDS}?"
            r"|(?:dritt|viert|fünft|sechst|sieb(?:en)?t|neunt|zehnt|elft|zwölft|\w+zehnt"
            r"|\w+zigst)e[nrms]?|drittel|viertel|dutzend"
        ),
        ordinals=wordset("erste ersten erster erstes zweite zweiten zweiter zweites"),
        vague=wordset("ein eine"),
        counted=wordset("bundesliga jahrestag jahrhundert jahrhunderts liga mal platz runde"),
        percent=wordset("prozent"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("dienstag donnerstag freitag mittwoch montag samstag sonnabend sonntag"),
        months=wordset(
            """
            april august dezember februar januar juli juni mai märz november oktober september
            """
        ),
        capitalised=wordset("august mai"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("über zu"),
            within=wordset(
                r"""
                [Ii]m_(?:\S+_){0,2}?(?:Brief|Buch|Gesetz|Vertrag)
                [Ii]m_(?:\S+_){0,2}?(?:Vorwort|\w*[Pp]rogramm|Testament|Roman|Kapitel)
                [Ii]n_(?:eine[mr]|seine[mr])_(?:\S+_){0,2}?(?:E-Mail|Mail|Brief|Buch|Satzung)
                [Ii]n_(?:ihre[mr]|der|dem)_(?:\S+_){0,2}?(?:E-Mail|Mail|Brief|Buch|Satzung)
                [Ii]n_(?:eine[mr]|seine[mr]|ihre[mr]|der|dem)_(?:\S+_){0,2}?(?:Roman|Vorwort)
                [Ii]n_(?:eine[mr]|seine[mr])_(?:\S+_){0,2}?(?:\w*[Pp]rogramm|Testament|Kapitel)
                [Ii]n_(?:ihre[mr]|der|dem)_(?:\S+_){0,2}?(?:\w*[Pp]rogramm|Testament|Kapitel)
                (?:Artikel|Paragra[fp]h?|Absatz|§)_?\d+
                """
            ),
            years_ago=wordset(
                r"""
                vor_(?:\S+_)?(?:Jahren|einem_Jahr|Jahrzehnten) (?:im_)?letzte[sn]_Jahr(?:es)?
                alte[nr]?_(?:Beitrag|Tweet|Post)
                """
            ),
            worded_first=wordset("ursprünglich anfangs zunächst"),
            changed=wordset(
                r"""
                (?:löschte|bearbeitete|änderte|korrigierte)_(?:\S+_){0,3}?(?:ihn|es)
                (?:löschte|bearbeitete)_(?:\S+_){0,3}?den_(?:Beitrag|Tweet|Post)
                (?:änderte|korrigierte)_(?:\S+_){0,3}?den_(?:Beitrag|Tweet|Post)
                (?:löschte|bearbeitete|änderte|korrigierte)_(?:\S+_){0,3}?die_Nachricht
                Entwurf_(?:des|ihres|seines)_(?:Beitrags|Posts|Tweets)
                """
            ),
            below=wordset(
                r"""
                (?:in_(?:einem|den)|im)_(?:\S+_)?Kommentare?n?
                (?:unter|darunter)_(?:de[mr]|ihrem|seinem)_(?:\S+_)?(?:Beitrag|Post|Tweet)
                """
            ),
            answered=wordset(
                r"""
                in_(?:einer|der|ihrer|seiner)_(?:\S+_)?(?:Antwort|Replik) antwortete\w*
                erwiderte\w* entgegnete\w* konterte\w*
                """
            ),
            afterwards=wordset(
                r"""
                nachdem bevor nach vor während seit
                anders_als im_Gegensatz entgegen obwohl
                """
            ),
            quoting=wordset(r"zitiert\w* zitierend zitieren unter_Berufung_auf in_den_Worten"),
        ),
        speech=wordset(
            """
            ablehnt ablehnte angab angekündigt angibt ankündigt ankündigte ankündigten anmahnt
            anmahnte anprangert anprangerte antwortet antwortete antworteten appellieren appellierte
            appellierten argumentiert argumentierte argumentierten attackierte attestiert
            attestierte auffordert aufforderte aufgefordert aufrief aufruft ausdrückte ausführt
            ausführte ausgedrückt ausgeführt aussprach ausspricht bat baten bedauern bedauert
            bedauerte befand befragt befürchten befürchtet befürchtete begründet begründete
            behaupten behauptet behauptete behaupteten bekannte bekanntgab bekanntgegeben
            bekanntgibt bekennt beklagt beklagte beklagten bekräftigte bekräftigten bemerkte
            bemängelt bemängelte bemängelten berichten berichtet berichtete berichteten beruhigte
            bescheinigt bescheinigte beschimpft beschimpfte beschimpften beschreiben beschreibt
            beschrieb beschrieben beschuldigt beschuldigte beschwerte beschwichtigte bestreitet
            bestritt bestritten bestätigen bestätigt bestätigte bestätigten beteuert beteuerte
            betitelte betonen betont betonte betonten bezichtigt bezichtigte bezog bezweifelt
            bezweifelte bilanziert bilanzierte bittet brüllte brüllten dachte dankt dankte dankten
            darlegt darlegte definiert definierte dementieren dementierte dementierten
            diagnostizierte drohen droht drohte drohten einfordert einforderte eingeräumt eingestand
            eingesteht einräumen einräumte einwandte einwendet empfahl empfiehlt empfindet
            entgegenhielt entgegnet entgegnete enthüllte entschuldigt entschuldigte ergänzen ergänzt
            ergänzte ergänzten erinnert erinnerte erklären erklärt erklärte erklärten erläutert
            erläuterte erläuterten erwidert erwiderte erwähnt erwähnte erzählt erzählte fabulierte
            fand fasste festgestellt feststellt feststellte findet flüsterte fordere fordern fordert
            forderte forderten fragt fragte freut freute freuten frotzelte fügte führt führte
            fürchtet fürchtete gab gefordert gefragt geißelte gelobte gerufen gesagt gesprochen
            gestand gesteht gewarnt geäußert gratuliert gratulierte griff hervorgehoben hervorhebt
            hervorhob hingewiesen hinweist hinwies hinwiesen hinzufügt hinzufügte hinzugefügt hob
            hofft hoffte hofften informierte interpretiert interpretierte jubelt jubelte jubelten
            klagt klagte klargestellt klarstellt klarstellte kommentiert kommentierte konstatierte
            kontert konterte kritisieren kündigt kündigte kündigten lacht lachte lehnte leugnet
            leugnete lästerte mahnt mahnte mahnten meinen meint meinte meinten meldet meldete
            meldeten mitgeteilt mitteilen mitteilt mitteilte moniert monierte nachlegte offenbarte
            philosophiert plädiert plädierte poltert polterte prahlte prangert prangerte
            proklamierte propagiert propagierte prophezeite protestiert protestierte präzisiert
            präzisierte rechnen rechnet rechtfertigt rechtfertigte resümierte rief riefen riet rufen
            ruft rät räumt räumte räumten rügt rügte rügten sagen sagt sagte sagten scherzte
            schildert schilderte schimpft schimpfte schlussfolgert schlussfolgerte schmunzelte
            schreit schrie schrien schwor schwärmt schwärmte seufzte sichert sicherte signalisiert
            signalisierte sinniert sinnierte skandierte skandierten so spekuliert spekulierte
            spottet spottete spotteten sprach sprachen sprechen spricht stellt stellte tadelte teilt
            titelt titelte tönt tönte umschreibt umschrieb unterstellt unterstellte unterstreicht
            unterstrich urteilt urteilte verdächtigte vergleicht verglich verkündet verkündete
            verkündeten verlangte verlangten verlautbarte verlautete vermelden vermeldet vermeldete
            vermuten vermutet vermutete verneinte verriet verrät versichert versicherte versicherten
            verspottet verspottete versprach versprachen verspricht verteidigte vertrat vertritt
            verurteilt verurteilte verurteilten verweisen verweist verwies vorgeworfen vorhersagt
            vorhersagte vorhielt vorhält vorschlug vorschlägt vorwarf vorwirft wandte warf warfen
            warnen warnt warnte weist wettert wetterte widersprach widersprachen widerspricht
            wiederholte wies wiesen wirbt wirft witzelte zeigte zeigten zitieren zitiert zitierte
            zitierten zugab zugegeben zugestand zugesteht zugewiesen zugibt zurückgewiesen
            zurückweist zurückwies zusammenfasst zusammenfasste zusichert zusicherte zustimmt
            zustimmte zuweist zuwies ätzte äußern äußert äußerte äußerten
            """
        ),
        post=wordset(
            """
            gepostet geschrieben getwittert postet postete schreibt schrieb schrieben teilte
            twittert twitterte veröffentlichte
            """
        ),
        statement=wordset("heißt hieß lautet lautete"),
        assessing=wordset(
            """
            begrüßt begrüßte begrüßten bezeichnen bezeichnet bezeichnete bezeichneten
            charakterisiert charakterisierte genannt glaubt glaubte halten hält kritisiert
            kritisierte lobte nannte nannten nennen nennt sehen sieht wertet wertete werteten
            """
        ),
        plain=wordset("ergänzte erklärte fügte sagte"),
        post_prepositions=wordset("auf bei in über"),
        post_fillers=wordset("Kurznachrichtendienst Plattform dem der einem einer"),
        set_apart=wordset(
            r"""
                (?:Chor|Band)_s[aiu]ng(?:t|en)? frühere[nr]?_(?:Fassung|Version) Gerichtsakten?
                im_(?:Stück|Roman|Film|Lied|Theaterstück)
                in_eine[mr]_(?:früheren_Fassung|Brief|Schreiben|Lied|Gedicht|Roman)
                Parodie-?[Kk]onto Schlagzeilen? titelten?
                in_(?:ihrem|seinem|einem|dem)_(?:\S+_)?(?:Aufsatz|Brief|Buch|Essay|Gastbeitrag|Roman|Tagebuch)\b
                in_(?:ihren|seinen)_(?:Erinnerungen|Memoiren)
                in_(?:ihrer|seiner)_(?:Autobiografie|Kolumne)
                (?:Privatnachricht|SMS|Sprachnachricht|WhatsApp-Nachricht)\w*
                (?:Aufkleber|Banner|Plakat|Schild|Spruchband|Transparent|T-Shirt|Graffito|Tasse)(?:s|e|en|ern)?_(?:\S+_){0,5}?(?:mit|hieß|stand|stehen|prangt|verkündet|war_zu_lesen)\w*
                (?:auf|auf_einem|auf_dem)_(?:\S+_)?(?:Aufkleber|Banner|Plakat|Schild|Spruchband|Transparent|T-Shirt)(?:en|ern)?
            """
        ),
        unshown=wordset(
            r"""
                eine?_(?:\S+_)?(?:Leser|Nutzer|User|Follower)(?:in)?
                Chatgruppe Gruppenchat Chat-?(?:Verlauf|Protokoll)\w{0,3} Signal-Chat
                gelöschten?_(?:\S+_)?(?:Beitrag|Post|Tweet)
                (?:Beitrag|Post|Tweet),_(?:\S+_){0,6}?(?:gelöscht|löschte)
            """
        ),
        other_writing=wordset(
            r"""
                (?:E-?)?Mails? Briefe?s? \w*[Ss]chreiben Blogs? \w*[Pp]rogramm
                Flugbl(?:att|ätter) Newsletter
            """
        ),
        handed_down=wordset(
            r"""
                wie_(?!(?:ich|wir)_)(?:\S+_){1,5}?(?:immer|einst|einmal|stets)_(?:sagte|sagt|meinte|schrieb)
                wie_(?:\S+_){1,5}?zu_sagen_pflegte?n?
                wie_(?:es|das_Sprichwort)_(?:so_schön_)?(?:heißt|sagt)
            """
        ),
        disowned=wordset(
            r"""
                angebliche[rnsm]?_(?:Beitrag|Post|Screenshot|Tweet|Zitat)\w{0,3}
                (?:angeblich|erfunden|falsch)e[rnsm]?_(?:Beitrag|Post|Posting)\w{0,4}
                (?:angeblich|erfunden|falsch)e[rnsm]?_(?:Screenshot|Tweet|Zitat)\w{0,4}
                (?:Artikel|Beitrag|Text)_wurde_(?:berichtigt|korrigiert)
                (?:Bewertung|Fazit|Urteil):_(?:falsch|Fälschung|Satire)
                (?:das|dieses)_Zitat_(?:ist|war)_(?:eine?_)?(?:erfunden|falsch|frei_erfunden)
                (?:das|dieses)_Zitat_(?:ist|war)_(?:eine?_)?(?:Fälschung|gefälscht|nicht_echt)
                falsch_zitiert\w* Falschzitat\w* (?:falsch|fake|Faktencheck):
                (?:fingiert|gefälscht)e[rnsm]?_(?:Screenshot|Tweet|Zitat)\w{0,4}
                (?:fingiert|gefälscht|manipuliert|montiert)e[rnsm]?_(?:Beitrag|Post|Posting)\w{0,4}
                frühere[nr]?_(?:Fassung|Version) fälschlich\w* in_den_Mund_gelegt\w*
                in_einer_früheren_Fassung keine?n?_(?:Beleg|Hinweis|Nachweis)e?_(?:dafür|für)
                Korrektur: (?:manipuliert|montiert)e[rnsm]?_(?:Screenshot|Tweet|Zitat)\w{0,4}
                nichts_dergleichen Parodie-?konto Richtigstellung
                (?:vermeintliche|mutmaßliche)[rnsm]?_(?:Beitrag|Post|Screenshot|Tweet|Zitat)\w{0,3}
                zugeschriebene[ns]?_(?:Satz|Zitat|Worte) Welche[rsn]?_(?:dieser|der_folgenden)
                Kettenbrief\w* (?:automatische|maschinelle)[rn]?_Übersetzung\w*
                (?:häufig|gern|gerne|oft|meist)_(?:\S+_){0,6}?zugeschrieben wahr_oder_falsch
                Falschmeldung\w* (?:stimmten?|zugestimmt)_(?:\S+_){0,4}?(?:der_Aussage|dem_Satz)
                (?:falsche|gefälschte|erfundene)[nsmr]?_(?:Profil|Konto|Account)\w{0,2}
                Fake-?(?:Profil|Konto|Account|Post|Tweet|Zitat)\w{0,3}
                schreib(?:en|t)_(?:\S+_){0,6}?(?:den_Satz|die_Worte|das_Zitat)_zu
                (?:änderte|korrigierte)_(?:sie|er|es|den_\S+|ihn)_(?:\S+_){0,5}?(?:zu|in|ab)\b
                in_der_ursprünglichen_(?:Fassung|Version) dichtet\w*_(?:\S+_){1,4}?an\b
                angedichtet\w* leg(?:t|te|ten)_(?:\S+_){1,4}?in_den_Mund
                in_(?:der|einer)_Parodie
                (?:Schauspieler|Schauspielerin|Kabarettist|Kabarettistin),_(?:der|die)_\S+_(?:\S+_)?(?:spielt|mimt|darstellt)
                Karikatur\w* missverstanden
            """
        ),
        disowning=wordset(
            r"""
                bestreite[tn]\b bestritt(?:en)?\b dementier\w+
                (?:hätte|könnte|müsste)\b[^.!?\n]{0,40}(?:posten|schreiben|sagen)\b
                (?:hätte|könnte|müsste)\b[^.!?\n]{0,40}(?:twittern|geschrieben|gepostet)\b
                mehr_oder_weniger
                (?:mit_anderen_Worten|im_Klartext|übersetzt|sinngemäß|anstatt_zu_schreiben)
                (?:nie|niemals|nicht|nirgends)_(?:auf_\w+_)?(?:behauptet|gepostet|geschrieben|gesagt)
                (?:nie|niemals|nicht|nirgends)_(?:auf_\w+_)?(?:getwittert|verbreitet|veröffentlicht)
                (?:schrieb|sagte|twitterte|postete)_(?:auf_\w+_)?(?:nie|niemals|nicht)\b
                sinngemäß
                (?:fasst|kürzt|verkürzt|umdicht|umformulier|parodier|persiflier|verdreh|paraphrasier|übersetzt|machte|deutete)\w*_(?:\S+_){0,8}?(?:Beitrag|Post|Posting|Satz|Tweet|Botschaft|daraus|Worte)\b
                als_(?:ob|wollte|hätte)\b Gerücht\w*,_(?:dass|wonach)\b
                stell(?:en|t)_(?:Sie_|euch_|wir_)?(?:sich_|uns_|dir_)?(?:\S+_)?vor\b
                gemeint_(?:war|hat|hatte)
                (?:erinner(?:n|te|ten|t)|Erinnerung)_(?:\S+_){0,5}?als\b
                (?:lautet|heißt|hieße|lautete)_(?:\S+_){0,8}?(?:etwa|ungefähr|so_viel_wie|in_etwa)\b
                (?:wollte|würde|sollte)_(?:\S+_){0,6}?(?:posten|schreiben|twittern):?
                auf_Deutsch_(?:\S+_){0,5}?(?:etwa|ungefähr|lautet|heißt)\b
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?gepostet
                (?:haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?gesagt
                (?:haben|hatte)_\w+(?:_\w+)?_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?geschrieben
                (?:haben|hatte)_\w+(?:_\w+)?_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?getwittert
                (?:haben|hatte)_er_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?geschrieben
                (?:haben|hatte)_er_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?getwittert
                hat_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?gepostet
                hat_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?gesagt
                hat_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?geschrieben
                hat_(?:er|\w+(?:_\w+)?)_(?:so_)?(?:niemals|nicht)_(?:auf_\w+_)?getwittert
                (?:hat|haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?nie_(?:auf_\w+_)?gepostet
                (?:hat|haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?nie_(?:auf_\w+_)?gesagt
                (?:hat|haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?nie_(?:auf_\w+_)?geschrieben
                (?:hat|haben|hatte)_(?:er|\w+(?:_\w+)?)_(?:so_)?nie_(?:auf_\w+_)?getwittert
                (?:hat|haben|hatte)_sie_(?:so_)?(?:nie|niemals|nicht)_(?:auf_\w+_)?gepostet
                (?:hat|haben|hatte)_sie_(?:so_)?(?:nie|niemals|nicht)_(?:auf_\w+_)?gesagt
                (?:hat|haben|hatte)_sie_(?:so_)?(?:nie|niemals|nicht)_(?:auf_\w+_)?geschrieben
                (?:hat|haben|hatte)_sie_(?:so_)?(?:nie|niemals|nicht)_(?:auf_\w+_)?getwittert
                (?:ist|war|sind)_(?:eine?_)?(?:erfunden|falsch|Fälschung|gefälscht|nicht_echt)
                (?:hätte|könnte)_(?:er|sie|\w+_\w+)_(?:schreiben|sagen|posten)_(?:sollen|können)
                (?:wird|werden|wurde)_(?:\S+_){0,6}?zugeschrieben
            """
        ),
        statement_nouns=wordset("Erklärung Pressemitteilung"),
        screenshots=wordset("bildschirmfotos? bildschirmaufnahmen?"),
        pictured_posts=wordset(
            "(?:tweets?|posts?|postings?|toots?|(?:facebook-)?beitr(?:ag|ags|ages))_(?:von|der|des)"
        ),
        pictured_doubts=wordset(
            """
            angeblich antwort erfunden falsch fälschung gefälscht kommentar manipuliert parodie
            reaktion satir verfälscht vermeintlich zitier
            """
        ),
        passed_on=wordset(
            r"""
                (?<!mit)teil(?:te|t|en|ten)\b(?![^.!?\n]*\bmit\b)
                (?:weiter|weiterge)(?:leitet|teilt|verbreitet|reicht)\w*
                (?<!mit)geteilte?[nrsm]?\b repostet\w* retweet\w* ret?wittert\w*
                lik(?:te|ten|t)\b verbreitet\w* verlas\b vorgelesen las_(?:\S+_){0,6}?vor\b
                gefiel
                (?:vom|vom_offiziellen|aus_dem|über_den|über_das|über_den_offiziellen)_(?:Account|Konto|Kanal)_(?:der|des|von|ihre[rs]|seine[rs])
                (?:schrieb|postete|twitterte)_(?:\S+_){0,5}?(?:vom|über_den|über_das|auf_dem)_(?:\S+_)?(?:Account|Konto|Kanal)_(?:der|des|von|ihre[rs]|seine[rs])
                zitier(?:t|te|end|ten)\b unter_Berufung_auf
                (?:schloss|schlossen|schließt)_sich_(?:\S+_){0,6}?(?:an|Kritik)\b
                mach(?:te|t|ten)_sich_(?:\S+_){0,6}?zu_eigen gemerkt
                (?:Beitrag|Post|Tweet|Kommentar),_de[nm]_(?:\S+_){1,5}?(?:kommentiert|gelikt|gelobt|zugestimmt)\w*
                (?:Verfasser|Verfasserin|Urheber|Autor)_(?:des|eines|der|von)\b
                (?:Nutzer|Nutzerin|Leser|Leserin|Kritiker|jemand|jemandem),_(?:der|die)_(?:\S+_){0,4}?(?:geschrieben|schrieb|gepostet|postete)
            """
        ),
        threads=wordset("Threads? Reihe_von_(?:Beiträgen|Posts|Tweets)"),
    ),
    grammar=Grammar(
        genitive_articles=wordset("der des einer eines ihrer ihres seiner seines"),
        oblique=wordset("dem den einem einen"),
        capitals=CapitalWords(
            adverbs=("(?:lich|weise|falls|dings|seits|mals|dessen|wärts|nach|mit|bei|zu|los|end)$"),
            title_endings=(
                *("abgeordnete", "abgeordneter", "aktivist", "anwalt", "autor", "beauftragte"),
                *("beauftragter", "chef", "direktor", "experte", "fahrer", "forscher", "führer"),
                *("geschäftsführer", "historiker", "händler", "journalist", "kanzler"),
                *("kommissar", "künstler", "leiter", "meister", "minister", "moderator"),
                *("musiker", "nachbar", "pfarrer", "pfleger", "pianist", "politiker", "polizist"),
                *("professor", "präsident", "regisseur", "richter", "schauspieler", "sekretär"),
                *("senator", "sprecher", "sänger", "trainer", "unternehmer", "virologe", "vize"),
                *(
                    "verteidiger",
                    "vorsitzende",
                    "vorsitzender",
                    "wirt",
                    "wissenschaftler",
                    "ökonom",
                ),
            ),
            places=wordset(
                """
                Afghanistan Afrika Amerika Argentinien Asien Australien Baden-Württemberg Bayern
                Belarus Belgien Brandenburg Brasilien Bulgarien Chile China Deutschland Dänemark
                England Estland Europa Finnland Frankreich Gaza Griechenland Großbritannien Hessen
                Indien Indonesien Irak Iran Irland Island Israel Italien Japan Kanada Kroatien
                Lettland Libanon Litauen Luxemburg Mecklenburg-Vorpommern Mexiko Moldau Niederlande
                Niedersachsen Nordkorea Nordrhein-Westfalen Norwegen Polen Portugal Rheinland-Pfalz
                Rumänien Russland Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Schottland
                Schweden Schweiz Serbien Slowakei Slowenien Spanien Südafrika Südkorea Syrien
                Taiwan Thüringen Tirol Tschechien Türkei Ukraine Ungarn Venezuela Österreich
                """
            ),
        ),
        he=wordset("er"),
        she=wordset("sie"),
        other=wordset("diese dieser ich man wir"),
        determiners=wordset(
            """
            das dein deine dem den der des die diese dieser dieses ein eine einem einen einer eines
            einige ihr ihre ihrem ihren ihrer ihres jede jedem jeden jeder jedes kein keine keinem
            keinen keiner manche mancher mehrere mein meine meinem meinen meiner sein seine seinem
            seinen seiner seines unser unsere unserem unseren unserer viele
            """
        ),
        prepositions=wordset(
            """
            als am an angesichts anlässlich auf aufgrund aus außerhalb bei beim bezüglich durch für
            gegen gemäß hinsichtlich im in infolge innerhalb mit mithilfe mittels nach ohne samt
            seit statt trotz um unter vom von vor wegen wie während zu zugunsten zum zur zwischen
            über
            """
        ),
        small=wordset(
            """
            abends aber als am ans anschließend april auch außerdem beide beim bereits besonders da
            dabei dadurch dafür dagegen daher damit danach dann darauf daraufhin darf darüber dass
            davon dazu denn dennoch derzeit deshalb dezember dienstag dies doch donnerstag dort eben
            ebenso erneut erst erstmals es februar ferner folglich freilich freitag früher gegenüber
            gerade gestern gewesen gleichzeitig haben hat hatte hatten heute hier hierzu hingegen
            ihm ihn ihnen im immerhin indes ins insbesondere insgesamt inzwischen ist januar je
            jedoch juli juni jüngst kann konnte können laut lediglich mai mehr mehrfach mir mittags
            mittlerweile mittwoch montag morgen morgens muss musste märz nach nachher natürlich
            nicht noch november nun nur ob obwohl oder offenbar oft oktober relativierend samstag
            schon sehr sein seit september sich sind so sogar soll sollte somit sonntag später
            tatsächlich trotzdem und uns unter vielleicht vielmehr vom vorher war waren warum was
            weil weiter weitere welche welcher wenn wer werden wie wiederholt wiederum will wird wo
            wofür wollte womit wurde wurden während wörtlich zudem zuletzt zum zunächst zur zuvor
            zwar überdies
            """
        ),
        roles=wordset(
            """
            abgeordnete abgeordneter anwalt anwältin autor autorin behörden bürgermeister
            bürgermeisterin chef chefin experte experten expertin forscher forscherin
            generalsekretär kanzler kanzlerin leiter leiterin minister ministerin politiker
            politikerin polizei präsident präsidentin richter richterin sprecher sprecherin
            staatsanwältin trainer trainerin vorsitzende vorsitzender
            """
        ),
        bodies=wordset(
            """
            agentur amt anwaltschaft ausschuss behörde bündnis fraktion gericht gesellschaft
            gewerkschaft ministerium organisation parlament partei polizei redaktion regierung
            senat sender stiftung universität unternehmen verband verwaltung zeitung
            """
        ),
        according=wordset("laut so"),
        titles=wordset(
            """
            admiral außenminister bundeskanzler bundeskanzlerin bundesminister bürgermeister frau
            general herr innenminister kanzler kanzlerin minister ministerpräsident pastor präsident
            präsidentin senator sprecher sprecherin
            """
        ),
        views=wordset(
            """
            angaben ansicht auffassung augen aussage aussagen bekunden beobachtung beobachtungen
            berechnungen berichten bewertung darstellung einschätzung erkenntnissen
            informationen interpretation lesart meinung recherchen schilderung schätzung
            schätzungen sicht worten überzeugung
            """
        ),
        opinions=wordset(
            """
            antwort appell befund befürchtung begründung bewertung bilanz devise fazit forderung
            formulierung kommentar kritik reaktion resümee these urteil vermutung vorwurf warnung
            worte
            """
        ),
        abbreviations=wordset("abg bzw ca dr fr hr hrn nr prof usw vgl"),
        between=wordset("auch dann haben hat hatte jedoch noch sich"),
        conjunctions=wordset("und"),
        particles=wordset("den der von zu"),
        male_titles=wordset("herr"),
        female_titles=wordset("frau"),
        male_articles=wordset("den der ein"),
        female_articles=wordset("die eine"),
        of_words=wordset("der für"),
        view_prepositions=wordset("für"),
        place_prepositions=wordset("aus im in nahe nördlich südlich westlich östlich"),
        bracket=SentenceBracket(
            auxiliaries=wordset(
                """
                habe haben hat hatte hatten hätte hätten kann konnte konnten können muss musste
                mussten möchte möchten müssen sei seien soll sollen sollte sollten werde werden will
                wird wollen wollte wollten worden wurde wurden
                """
            ),
            passives=wordset("werde werden wird worden wurde wurden"),
            passive_ends=wordset("worden"),
            subordinating=wordset(
                """
                bevor damit dass falls indem nachdem ob obgleich obwohl seitdem sobald sodass
                solange weil wenn wie wo wobei wohingegen womit wonach während zumal
                """
            ),
            relatives=wordset("der die welche welcher welches"),
            # Matches "gesagt", "hingewiesen" and "einräumen"; not "geißelte", "sagte" or "sagten".
            nonfinite=r"\p{Ll}{0,8}ge\p{Ll}+(?:t|en)|\p{Ll}+(?<!t)e?n",
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                ich=er ich=sie mich=ihn mich=sie mich=sich mir=ihm mir=ihr mir=sich mein=sein
                mein=ihr meine=seine meine=ihre meinen=seinen meinen=ihren meinem=seinem
                meinem=ihrem meiner=seiner meiner=ihrer meines=seines meines=ihres wir=sie uns=sich
                uns=ihnen unser=ihr unsere=ihre unseren=ihren unserem=ihrem unserer=ihrer bin=ist
                bin=sei habe=hat
                """
            ),
            denying=wordset("bestreiten bestreitet bestritt dementiert dementierte leugnet"),
            denied_clauses=wordset("dass"),
            merely=wordset("bloß nur"),
            citing=wordset("zitieren zitiert zitierte zitierten"),
            moods=wordset(
                """
                bedeute beginne begrüße bekomme benötige bereite berge beruhe bestehe betrachte
                betreibe biete bleibe brauche bringe decke denke diene drohe dürfe enthalte
                entspreche entstehe erfordere erfülle ergebe erhalte erhöhe erkenne erkläre erlaube
                ermögliche erreiche erscheine erwarte existiere falle fehle finde folge fordere
                freue funktioniere fühle führe gebe gefährde gehe gehöre gelte genüge geschehe
                gewinne glaube greife habe halte handele handle heiße helfe hoffe hänge kenne komme
                koste kämpfe könne kümmere lasse laufe lebe lege lehne leide leiste liege löse mache
                mangele möge müsse nehme nutze nütze passe plane profitiere prüfe reagiere rechne
                rede richte schade schaffe scheine schließe schreibe schütze sehe sei seien setze
                sinke sitze solle sorge spiele spreche stehe steige stelle stimme suche teile trage
                treffe trete tue umfasse unterliege unterstütze verbessere verbiete verbinde
                verdiene verfolge verfüge vergesse verhindere verlange verlaufe verletze verliere
                verspreche verstehe verstoße versuche vertraue vertrete verweigere verzichte wachse
                wehre weigere werde werfe widerspreche wirke wisse wolle zahle zeige zerstöre ziehe
                zwinge zähle überlege übernehme überschreite
                """
            ),
            shifted=wordset(
                """
                dürften hätte hätten könnten müssten sollten wollten wäre wären würde würden
                """
            ),
            first_person=wordset("du ich ihr wir"),
            named=wordset(
                """
                abgelehnt angekündigt begrüßt beschrieben betitelt beurteilt bewertet bezeichnet
                charakterisiert dargestellt eingestuft gefordert gelobt genannt geschildert gewertet
                kritisiert tituliert verurteilt zurückgewiesen
                """
            ),
            agents=wordset("durch seitens vom von"),
            documents=wordset(
                """
                anklage anklageschrift antrag artikel aufruf aushang bericht beschluss blog
                blogeintrag brief dokument entwurf erklärung gesetzentwurf gutachten klage
                klageschrift kommentar leitartikel meldung mitteilung papier petition
                pressemitteilung programm protokoll resolution rundschreiben schreiben stellungnahme
                studie urteil urteilsbegründung verordnung vertrag vorlage
                """
            ),
            copulas=wordset("bleibt ist sind war waren wäre"),
            reads=wordset("heisst heißt hieß stand steht"),
            sources=wordset("aus bei im in seitens vom von"),
            pointers=wordset("damit das dies so"),
            inscriptions=wordset("aufschrift inschrift losung parole slogan"),
            behind=wordset("zufolge"),
        ),
        unnamed=UnnamedPeople(
            articles=wordset("ein eine"),
            owning=wordset("ihr ihre mein meine sein seine unser unsere"),
            men=wordset(
                """
                bauer bruder ehemann großvater junge mann nachbar neffe onkel
                passant sohn vater zuschauer
                """
            ),
            women=wordset(
                """
                bäuerin dame ehefrau frau großmutter mutter nachbarin nichte
                passantin schwester tante tochter zuschauerin
                """
            ),
            others=wordset("passagier"),
        ),
    ),
    names=NameWords(
        titles=wordset(
            """
            abgeordnete abgeordneter admiral aussenminister aussenministerin bischof bundeskanzler
            bundeskanzlerin bürgermeister bürgermeisterin champion der die dirigent dirigentin
            doktor finanzminister finanzministerin frau general herr innenminister innenministerin
            intendant intendantin kanzler kanzlerin landrat landrätin minister ministerin
            ministerpräsident ministerpräsidentin oberbürgermeister oberbürgermeisterin oberst
            pastor präsident präsidentin senator staatssekretär staatssekretärin stadtrat stadträtin
            trainer trainerin verteidigungsminister verteidigungsministerin vizekanzler
            wirtschaftsminister wirtschaftsministerin
            """
        ),
        roles=wordset("sprecher sprecherin"),
        bodies=wordset("ministerium partei verein"),
        groups=wordset("politiker politikerin"),
        relations=wordset(
            """
            anwalt anwälte anwältin berater beraterin bruder ehefrau ehemann frau manager
            managerin mann mutter schwester sohn tochter vater verteidiger vertreter vertreterin
            witwe
            """
        ),
        pronouns=wordset("er sie"),
        articles=wordset("der die ein eine"),
        particles=wordset("den der vom von zu zum zur"),
        office_links=wordset("für und von"),
        rulers=wordset("könig papst"),
        title_endings=wordset(
            r"""
            beauftragte\w* chef\w* direktor\w* kanzler\w* meister\w* minister\w* politiker\w*
            prasident\w* sekretar\w* sprecher\w* vorsitzende\w*
            """
        ),
        office_prefixes=wordset("bundes burger oberburger vize"),
        offices=wordset(
            r"""
            \w*aktivist(?:in)? \w*chef(?:in)? \w*kanzler(?:in)? \w*minister(?:in)?
            \w*politiker(?:in)? \w*prasident(?:in)? \w*sekretar(?:in)? \w*vorsitzender?
            botschafter(?:in)? meister(?:in)? senator trainer(?:in)?
            """
        ),
        impostors=wordset("inoffiziell kein nicht nie parodie"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("ahm hm hmm mhm tja äh ähm öh öhm"),
        fillers=wordset(
            """
            ich_sag_einmal ich_sag_mal sag_ich_einmal sag_ich_mal sagen_wir
            sagen_wir_einmal sagen_wir_mal weißt_du wissen_sie
            """
        ),
        completions=wordset("das dass den der die es ihn ob sie wann warum was wer wie wo"),
        openers=wordset("aber also ja na naja nun okay so und"),
        contractions=wordset(
            """
                'n=ein/einen 'ne=eine 'nem=einem 'nen=einen 'ner=einer 's=es ans=an_das aufs=auf_das
                dran=daran drauf=darauf drin=darin drüber=darüber durchs=durch_das fürs=für_das
                geh=gehe gibt's=gibt_es grad=gerade/ hab=habe ins=in_das isses=ist_es mal=einmal
                nix=nichts rauf=herauf/hinauf raus=heraus/hinaus rein=herein/hinein
                runter=herunter/hinunter ums=um_das
            """
        ),
        spellings=wordset(
            r"""
                (\w+)ph(on|onie|oto)(\w*)=\1f\2\3 daß=dass muß=muss okay=ok prozent=prozent
            """
        ),
        values=wordset(
            """
                acht=8 achtzehn=18 achtzig=80 drei=3 dreizehn=13 dreißig=30
                eine_milliarde=1000000000 eine_million=1000000 einhundert=100 eins=1 eintausend=1000
                elf=11 fünf=5 fünfzehn=15 fünfzig=50 hundert=100 neun=9 neunzehn=19 neunzig=90
                null=0 sechs=6 sechzehn=16 sechzig=60 sieben=7 siebzehn=17 siebzig=70 tausend=1000
                vier=4 vierzehn=14 vierzig=40 zehn=10 zwanzig=20 zwei=2 zwölf=12
            """
        ),
        scales=wordset(
            """
                dutzend=12 hundert=100 milliarde=1000000000 milliarden=1000000000 million=1000000
                millionen=1000000 mio=1000000 mrd=1000000000 tausend=1000
            """
        ),
        currencies=wordset("dollar=$ euro=€ euros=€"),
        occasions=wordset(
            """
            anhörung ansprache debatte interview kundgebung parteitag plenum podcast
            pressekonferenz rede sendung sitzung talkshow vortrag wahlkampfauftritt
            """
        ),
        own_voice=wordset("ich wir"),
        sounds=wordset(
            """
            applaus beifall gelächter glocke heiterkeit husten lachen lacht musik pause
            stille unruhe unverständlich zuruf zurufe zwischenruf zwischenrufe
            """
        ),
        speakers=wordset(
            """
            antwort besucher besucherin dolmetscher dolmetscherin frage fragesteller
            fragestellerin gast interviewer interviewerin moderation moderator
            moderatorin publikum reporter reporterin sprecher sprecherin stimme
            zusatzfrage zuschauer zuschauerin übersetzer übersetzerin
            """
        ),
        turn_letters=wordset("antwort=answered f=asked frage=asked"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=und 'n=ein/einen 'ne=eine 'nem=einem 'nen=einen 'ner=einer 's=es abs.=absatz/
                achtziger=80er achtzigerjahre=80er_jahre anderthalb=1.5 bißchen=bisschen
                bzw=beziehungsweise ca.=circa ca=circa d._h.=das_heißt daß=dass dr.=doktor/
                dreieinhalb=3.5 dreißiger=30er dreißigerjahre=30er_jahre eineinhalb=1.5
                evtl=eventuell fr.=frau/ fünfziger=50er fünfzigerjahre=50er_jahre für's=fürs
                geht's=geht_es gibt's=gibt_es gibts=gibt_es hab's=habe_es halbe=½ halben=½ halber=½
                hr.=herr hrn.=herrn inkl=inklusive ist's=ist_es kilometer=km kilometern=km
                lt.=laut/ mfg=mit_freundlichen_grüßen min.=minuten/ mind.=mindestens/ muß=muss
                mußte=musste mußten=mussten neunziger=90er neunzigerjahre=90er_jahre nich=nicht
                o._k.=okay ok=okay prof.=professor/ sechziger=60er sechzigerjahre=60er_jahre
                siebziger=70er siebzigerjahre=70er_jahre sog.=sogenannte/sogenannten
                std.=stunden/stunde str.=straße/ u.=und/ u._a.=unter_anderem usw=und_so_weiter
                vierziger=40er vierzigerjahre=40er_jahre vllt=vielleicht war's=war_es wars=war_es
                wußte=wusste z._b.=zum_beispiel zb=zum_beispiel zwanziger=20er
                zwanzigerjahre=20er_jahre zweieinhalb=2.5
            """
        ),
        declined_endings=wordset("e em en er es"),
        declined_articles=wordset(
            """
            das/dem dem/den/der dein/deinem/deinen deine/deiner ein/einem/einen eine/einer
            ihr/ihrem/ihren ihre/ihrer kein/keinem/keinen keine/keiner mein/meinem/meinen
            meine/meiner sein/seinem/seinen seine/seiner unser/unserem/unseren unsere/unserer
            """
        ),
        misspelt=wordset(
            """
                agression=aggression agressiv=aggressiv cih=ich dei=die/ dier=dir/
                entgültig=endgültig enttäuchung=enttäuschung gallerie=galerie garkein=gar_kein
                garkeine=gar_keine garnicht=gar_nicht garnichts=gar_nichts immernoch=immer_noch
                interressant=interessant komission=kommission kommitee=komitee kommittee=komitee
                leztes=letztes nähmlich=nämlich orginal=original projeckt=projekt
                reperatur=reparatur rethorik=rhetorik rythmus=rhythmus seperat=separat
                standart=standard tollerant=tolerant tolleranz=toleranz udn=und
                unterschidlich=unterschiedlich vieleicht=vielleicht villeicht=vielleicht
                vorraus=voraus vorraussetzung=voraussetzung wiederspricht=widerspricht
                wiederspruch=widerspruch zumindestens=zumindest zuviel=zu_viel zuviele=zu_viele
                zuwenig=zu_wenig
            """
        ),
        ordinals=frozenset(
            f"{stem}{ending}={value}"
            for value, stem in enumerate(_ORDINAL_STEMS, 1)
            for ending in ("e", "en", "er", "es", "em")
        ),
        ordinal_words="s?te[nrms]?",
        number_signs=wordset("nr nr. nummer nummern"),
        unit_signs=wordset("grad=°"),
        short_signs=wordset("no no."),
        months=wordset(
            """
                apr=april aug=august dez=dezember feb=februar jan=januar jul=juli jun=juni
                jänner=januar mär=märz nov=november okt=oktober sep=september sept=september
            """
        ),
        hours=wordset("uhr"),
        never_twice=wordset("auf aus bei ein eine im in mit und von zu zum zur"),
    ),
    examples=Examples(
        negations_match=("nicht", "keinerlei", "niemandem", "nichts"),
        negations_differ=("Nichte", "Not", "nieder", "vernichtet"),
        numbers_match=("zweiundzwanzig", "dritten", "dreitausend", "fünf Prozent"),
        numbers_differ=("einige", "Achtung", "vierschrötig"),
        verbs_match=("sagte", "twitterte"),
        verbs_differ=("Brücke",),
        titles_match=("Ministerpräsident Ana Brook", "CDU-Chefin Ana Brook"),
        titles_differ=("Ida Brook",),
        posts_match=("schrieb auf Twitter", "auf der Plattform X"),
        posts_differ=("auf der Brücke",),
        quotations_match=("„Die Brücke ist zu“, sagte Ana.", "»Die Brücke ist zu«, sagte Ana."),
        quotations_differ=("Die Brücke ist zu, sagte Ana.",),
        spoken_match=(
            "Zwei Millionen Euro für das, ähm, das Boot = 2 Millionen Euro für das Boot",
            "Heute wollen wir, wollen wir öffnen = Heute wollen wir öffnen",
            "Ich hab fünf Robben gesehen = Ich habe 5 Robben gesehen",
            "Ich hab's hier im Hafen gesehen = Ich habe es hier im Hafen gesehen",
            "Das Boot, sagen wir mal, fährt heute ab = Das Boot fährt heute ab",
        ),
        spoken_differ=(
            "Wir haben, äh, keine Boote mehr im Hafen = Wir haben Boote mehr im Hafen",
            "Wir haben zwei Millionen gezahlt = Wir haben 3 Millionen gezahlt",
        ),
        pictures_match=(
            "Screenshot eines Tweets von Ana Brook: „Die Robbe hat eine Dauerkarte für die Fähre“",
        ),
        pictures_differ=(
            "Gefälschter Tweet von Ana Brook: „Die Robbe hat eine Dauerkarte für die Fähre“",
        ),
        written_match=(
            "Es hat 30° am Hafen = Es hat 30 Grad am Hafen",
            "Am Hafen ist grad Ebbe = Am Hafen ist gerade Ebbe",
            "Am 3. März gibt's Nr. 1 um 20.00 Uhr = Am dritten März gibt es Nummer eins um 20 Uhr",
            "Es sind 5% der Lieder der 1980er = Es sind fünf Prozent der Lieder der Achtziger",
        ),
        written_differ=(
            "Es hat 30° am Hafen = Es hat 13 Grad am Hafen",
            "Am 3. März kommt er = Am 4. März kommt er",
            "Er ist die Nr. 1 = Er ist die Nummer zwei",
            "Das gibt's hier = Das gibt es hier nicht",
        ),
        sentences=(
            "Der Rat hat am Montag beschlossen, dass die Brücke nicht mehr für alle geöffnet ist.",
        ),
    ),
)

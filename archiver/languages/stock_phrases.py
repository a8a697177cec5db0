"""Phrases that everybody uses on the same occasions: in two mouths, they are no copy.

Condolences, congratulations, figures of speech, proverbs, verses and oaths, by language. Words alone do not tell them: each
is rare enough by itself, and the phrase is not.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from archiver.text.words import word_norms

_NONE: frozenset[int] = frozenset()
_PHRASES = {
    "en": """
        thoughts and prayers / thoughts are with / prayers are with / prayers with the families
        hearts go out / heart goes out / deepest condolences / sincere condolences / condolences to the
        rest in peace / the families of the victims / families of the victims / families and friends
        family and friends / their loved ones / loved ones / first responders / law enforcement
        deeply saddened / shocked and saddened / heartfelt sympathy / in this difficult time
        at this difficult time / our thoughts / my thoughts / stay safe / god bless america / god bless you
        happy birthday / merry christmas / happy new year / congratulations to / could not be more proud
        couldn't be more proud / so proud of / thank you to everyone / thank you for your service
        at the end of the day / of all time / in my whole life / in my entire life / in the history of
        once in a lifetime / the best decision i have ever made / the best decision i ever made
        a dream come true / could not believe my eyes / make no mistake / the american people
        work together / moving forward / better late than never / last but not least
        give a man a fish and you feed him for a day / teach a man to fish and you feed him for a lifetime
        early to bed and early to rise makes a man healthy wealthy and wise / early to bed and early to rise
        the lord is my shepherd i shall not want / he maketh me to lie down in green pastures
        to be or not to be that is the question / amazing grace how sweet the sound / that saved a wretch like me
        all human beings are born free and equal in dignity and rights / all men are created equal
        grant me the serenity to accept the things i cannot change / courage to change the things i can
        wisdom to know the difference / why did the chicken cross the road / to get to the other side
        ask not what your country can do for you / ask what you can do for your country
        do unto others as you would have them do unto you / love thy neighbour as thyself / love your neighbor as yourself
        i do solemnly swear / so help me god / the truth the whole truth and nothing but the truth
        actions speak louder than words / a bird in the hand is worth two in the bush / all that glitters is not gold
        the early bird catches the worm / a rolling stone gathers no moss / when in rome do as the romans do
        people who live in glass houses / should not throw stones / shouldn't throw stones / the pen is mightier than the sword
        where there is smoke there is fire / where there's smoke there's fire / a stitch in time saves nine
        you can lead a horse to water but you can't make it drink / don't count your chickens before they hatch
        don't put all your eggs in one basket / the road to hell is paved with good intentions
        if it ain't broke don't fix it / what doesn't kill you makes you stronger / a picture is worth a thousand words
        an eye for an eye / makes the whole world blind / those who cannot remember the past are condemned to repeat it
        those who do not learn from history are doomed to repeat it / all it takes for evil to triumph
        is for good men to do nothing / the only thing we have to fear is fear itself / i have a dream
        a lie can travel halfway around the world / while the truth is putting on its shoes
        never doubt that a small group of thoughtful committed citizens can change the world
        be the change you wish to see in the world / you miss a hundred percent of the shots you don't take
        ongoing investigation / take these allegations extremely seriously / take these allegations very seriously
        thank you to everybody / thank you to everyone who / thank you to all who / to everybody who came / to everyone who came
        cannot comment on / one game at a time / a hundred and ten percent / let me be clear
        """,
    "de": """
        gedanken und gebete / unsere gedanken sind bei / meine gedanken sind bei / gedanken sind bei den
        unser mitgefühl gilt / mein mitgefühl gilt / herzliches beileid / tiefes mitgefühl
        den angehörigen und freunden / den angehörigen der opfer / familien der opfer / ruhe in frieden
        viel kraft / herzlichen glückwunsch / frohe weihnachten / alles gute zum geburtstag
        am ende des tages / aller zeiten / in meinem ganzen leben / die beste entscheidung
        wer anderen eine grube gräbt fällt selbst hinein / wer zuletzt lacht lacht am besten
        morgenstund hat gold im mund / der apfel fällt nicht weit vom stamm / übung macht den meister
        was hänschen nicht lernt lernt hans nimmermehr / wer im glashaus sitzt soll nicht mit steinen werfen
        wer nicht wagt der nicht gewinnt / lügen haben kurze beine / hochmut kommt vor dem fall
        die würde des menschen ist unantastbar / alle menschen sind frei und gleich an würde und rechten geboren
        so wahr mir gott helfe / es ist nicht alles gold was glänzt / reden ist silber schweigen ist gold
        der herr ist mein hirte mir wird nichts mangeln / zu laufenden ermittlungen / danke an alle die
        wer kämpft kann verlieren / wer nicht kämpft hat schon verloren / sein oder nichtsein das ist hier die frage
        in diesen schweren stunden / in dieser schweren zeit
        seiner familie und seinen freunden / ihrer familie und ihren freunden
        den familien und angehörigen / gute besserung / viel kraft und
        """,
    "fr": """
        nos pensées vont / mes pensées vont / toutes mes pensées / pensées aux familles
        les familles des victimes / familles des victimes / sincères condoléances / toutes mes condoléances
        repose en paix / joyeux anniversaire / bonne année / joyeux noël / de tous les temps
        de toute ma vie
        il ne faut pas vendre la peau de l'ours avant de l'avoir tué / qui vole un œuf vole un bœuf
        mieux vaut tard que jamais / tout vient à point à qui sait attendre / pierre qui roule n'amasse pas mousse
        tous les êtres humains naissent libres et égaux en dignité et en droits / rien ne sert de courir il faut partir à point
        être ou ne pas être telle est la question / l'habit ne fait pas le moine / qui sème le vent récolte la tempête
        l'enquête est en cours / merci à toutes et à tous / merci à tous ceux qui
        à sa famille et à ses proches / à toute sa famille / sa famille et ses proches
        en ces moments difficiles / dans cette terrible épreuve / une immense tristesse
        bravo à toutes et à tous / félicitations à toutes et à tous
        """,
    "es": """
        pensamientos y oraciones / nuestras oraciones / mis condolencias / nuestras condolencias
        más sentido pésame / las familias de las víctimas / familias de las víctimas
        familiares y amigos / descanse en paz / feliz cumpleaños / feliz navidad / feliz año
        de todos los tiempos / de toda mi vida
        más vale pájaro en mano que ciento volando / a quien madruga dios le ayuda / a caballo regalado no le mires el diente
        no por mucho madrugar amanece más temprano / camarón que se duerme se lo lleva la corriente
        ojos que no ven corazón que no siente / dime con quién andas y te diré quién eres / quien siembra vientos recoge tempestades
        todos los seres humanos nacen libres e iguales en dignidad y derechos / el que esté libre de pecado que tire la primera piedra
        ser o no ser esa es la cuestión / gracias a todos los que / gracias a todas las personas
        a su familia y amigos / a la familia y a los amigos / a sus familiares y amigos
        en estos momentos difíciles / en este difícil momento / enhorabuena a todos
        felicidades a todos
        """,
    "it": """
        i nostri pensieri / le famiglie delle vittime / famiglie delle vittime / sentite condoglianze
        riposa in pace / buon compleanno / buon natale / di tutti i tempi / di tutta la mia vita
        chi dorme non piglia pesci / chi va piano va sano e va lontano / non è tutto oro quello che luccica
        can che abbaia non morde / tanto va la gatta al lardo che ci lascia lo zampino / chi semina vento raccoglie tempesta
        essere o non essere questo è il problema / la legge è uguale per tutti / grazie a tutti coloro che
        vicini al dolore della famiglia / vicino al dolore della famiglia / vicini alla famiglia
        vicino alla famiglia / dolore della famiglia / alla famiglia e agli amici
        alla famiglia e ai suoi cari / più sentite condoglianze / sincere condoglianze
        profondo cordoglio / in questo momento di dolore / in questo momento difficile
        di tutta la comunità / complimenti a tutti / complimenti a tutte
        i ragazzi e le ragazze / splendido risultato / tanti auguri / buon lavoro a tutti
        grazie di cuore
        """,
    "pt": """
        pensamentos e orações / meus sentimentos / nossos sentimentos / as famílias das vítimas
        famílias das vítimas / descanse em paz / feliz aniversário / feliz natal / de todos os tempos
        mais vale um pássaro na mão do que dois a voar / água mole em pedra dura tanto bate até que fura
        quem semeia ventos colhe tempestades / deus ajuda quem cedo madruga / quem não tem cão caça com gato
        ser ou não ser eis a questão / obrigado a todos os que
        sinceras condolências / sentidas condolências / condolências à família
        à família e aos amigos / família e amigos / sentidos pêsames / neste momento difícil
        nesta hora difícil / parabéns a todos / feliz ano novo
        """,
    "nl": """
        gedachten gaan uit naar / familie en de nabestaanden / familie en nabestaanden
        de nabestaanden van / oprechte deelneming / innige deelneming / rust zacht
        heel veel sterkte / veel sterkte / van harte gefeliciteerd / gelukkig nieuwjaar
        aller tijden / in mijn hele leven / aan het einde van de dag
        wie een kuil graaft voor een ander valt er zelf in / de appel valt niet ver van de boom
        beter laat dan nooit / de morgenstond heeft goud in de mond
        wie het laatst lacht lacht het best / zoals de waard is vertrouwt hij zijn gasten
        zijn of niet zijn dat is de vraag / dank aan iedereen die / lopend onderzoek
        """,
    "sv": """
        tankar går till / familjen och alla anhöriga / familj och vänner / alla anhöriga
        i denna svåra stund / i en svår stund / vila i frid / varma kondoleanser
        beklagar sorgen / grattis på födelsedagen / god jul / gott nytt år / genom tiderna
        i hela mitt liv / det finns inget dåligt väder bara dåliga kläder
        borta bra men hemma bäst / bättre sent än aldrig
        den som gräver en grop åt andra faller ofta själv däri
        man ska inte ropa hej förrän man är över bäcken / övning ger färdighet
        många bäckar små gör en stor å / att vara eller inte vara det är frågan
        tack till alla som / pågående utredning
        """,
    "da": """
        tanker går til / familie og venner / de pårørende / i denne svære tid
        i denne svære stund / hvil i fred / varme tanker / tillykke med fødselsdagen
        glædelig jul / godt nytår / gennem tiderne / i hele mit liv
        der findes ikke dårligt vejr kun dårlig påklædning / ude godt men hjemme bedst
        bedre sent end aldrig / den der graver en grav for andre falder selv i den
        øvelse gør mester / at være eller ikke være det er spørgsmålet / tak til alle der
        """,
    "no": """
        tanker går til / familie og venner / de pårørende / i denne vanskelige tiden
        i denne tunge stunden / hvil i fred / varme tanker / gratulerer med dagen / god jul
        godt nytt år / gjennom tidene / i hele mitt liv
        det finnes ikke dårlig vær bare dårlige klær / borte bra men hjemme best
        bedre sent enn aldri / den som graver en grav for andre faller selv i den
        øvelse gjør mester / takk til alle som
        """,
    "pl": """
        składam najszczersze kondolencje / najszczersze kondolencje / szczere kondolencje / wyrazy współczucia
        składam kondolencje / rodzinie i bliskim zmarłego / rodzinie i bliskim / rodzinom i bliskim / rodzinom ofiar
        bliskim ofiar / spoczywaj w pokoju / wszystkiego najlepszego / wesołych świąt
        szczęśliwego nowego roku / serdeczne gratulacje / w tych trudnych chwilach
        w tej trudnej chwili / myślami jestem z / dziękuję wszystkim którzy
        gdzie kucharek sześć tam nie ma co jeść / lepiej późno niż wcale
        nie wszystko złoto co się świeci / kto pod kim dołki kopie ten sam w nie wpada
        bez pracy nie ma kołaczy / kto rano wstaje temu pan bóg daje
        jak sobie pościelisz tak się wyśpisz / cicha woda brzegi rwie
        być albo nie być oto jest pytanie / tak mi dopomóż bóg
        """,
    "tr": """
        allah'tan rahmet / allah rahmet eylesin / ailesine ve sevenlerine
        ailesine ve yakınlarına / yakınlarına başsağlığı / başsağlığı diliyorum
        başsağlığı dilerim / başımız sağ olsun / başı sağ olsun / mekanı cennet olsun
        acil şifalar diliyorum / doğum günün kutlu olsun / bayramınız kutlu olsun / mutlu yıllar
        damlaya damlaya göl olur / geç olsun güç olmasın / sakla samanı gelir zamanı
        olmak ya da olmamak işte bütün mesele bu / emeği geçen herkese / tüm zamanların en
        """,
    "ja": """
        心よりお悔やみを申し上げます / お悔やみを申し上げ / ご冥福をお祈り / 心よりお祈り / お見舞いを申し上げ / 哀悼の意を表し / お誕生日おめでとうございます
        明けましておめでとうございます / あけましておめでとうございます / 本年もよろしくお願いいたします / よろしくお願いいたします / ありがとうございました
        申し訳ございません / 深くお詫び申し上げます / いたしますとともに / 申し上げますとともに / 七転び八起き / 継続は力なり
        """,
}


@cache
def _by_first_words() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the phrases by their first two words."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrases in _PHRASES.values():
        for phrase in filter(str.strip, phrases.replace("\n", "/").split("/")):
            words = word_norms(phrase)
            found.setdefault(words[:2], []).append(words)
    return found


def places_in_stock_phrases(norms: Sequence[str]) -> frozenset[int]:
    """Give the places of words, as they are compared, that belong to a phrase of everybody's.

    >>> sorted(places_in_stock_phrases("our thoughts and prayers for the seal".split()))
    [0, 1, 2, 3]
    """
    known, found = _by_first_words(), set[int]()
    if known.keys().isdisjoint(pairwise(norms)):
        return _NONE
    for place, pair in enumerate(pairwise(norms)):
        for words in known.get(pair, ()):
            if tuple(norms[place : place + len(words)]) == words:
                found.update(range(place, place + len(words)))
    return frozenset(found)

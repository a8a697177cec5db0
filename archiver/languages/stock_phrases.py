"""Phrases that everybody uses on the same occasions: in two mouths, they are no copy.

Condolences, congratulations, figures of speech, proverbs, verses and oaths, by language. Words alone do not tell them: each
is rare enough by itself, and the phrase is not.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from archiver.languages.stop_words import fold_words

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
        """,
    "it": """
        i nostri pensieri / le famiglie delle vittime / famiglie delle vittime / sentite condoglianze
        riposa in pace / buon compleanno / buon natale / di tutti i tempi / di tutta la mia vita
        chi dorme non piglia pesci / chi va piano va sano e va lontano / non è tutto oro quello che luccica
        can che abbaia non morde / tanto va la gatta al lardo che ci lascia lo zampino / chi semina vento raccoglie tempesta
        essere o non essere questo è il problema / la legge è uguale per tutti / grazie a tutti coloro che
        """,
    "pt": """
        pensamentos e orações / meus sentimentos / nossos sentimentos / as famílias das vítimas
        famílias das vítimas / descanse em paz / feliz aniversário / feliz natal / de todos os tempos
        mais vale um pássaro na mão do que dois a voar / água mole em pedra dura tanto bate até que fura
        quem semeia ventos colhe tempestades / deus ajuda quem cedo madruga / quem não tem cão caça com gato
        ser ou não ser eis a questão / obrigado a todos os que
        """,
}


@cache
def _by_first_words() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the phrases by their first two words."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrases in _PHRASES.values():
        for phrase in filter(str.strip, phrases.replace("\n", "/").split("/")):
            words = tuple(next(iter(fold_words([word]))) for word in phrase.split())
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

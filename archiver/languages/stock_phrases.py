"""Phrases that everybody uses on the same occasions: in two mouths, they are no copy.

Condolences, congratulations and figures of speech, by language. Words alone do not tell them: each
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
        """,
    "de": """
        gedanken und gebete / unsere gedanken sind bei / meine gedanken sind bei / gedanken sind bei den
        unser mitgefühl gilt / mein mitgefühl gilt / herzliches beileid / tiefes mitgefühl
        den angehörigen und freunden / den angehörigen der opfer / familien der opfer / ruhe in frieden
        viel kraft / herzlichen glückwunsch / frohe weihnachten / alles gute zum geburtstag
        am ende des tages / aller zeiten / in meinem ganzen leben / die beste entscheidung
        """,
    "fr": """
        nos pensées vont / mes pensées vont / toutes mes pensées / pensées aux familles
        les familles des victimes / familles des victimes / sincères condoléances / toutes mes condoléances
        repose en paix / joyeux anniversaire / bonne année / joyeux noël / de tous les temps
        de toute ma vie
        """,
    "es": """
        pensamientos y oraciones / nuestras oraciones / mis condolencias / nuestras condolencias
        más sentido pésame / las familias de las víctimas / familias de las víctimas
        familiares y amigos / descanse en paz / feliz cumpleaños / feliz navidad / feliz año
        de todos los tiempos / de toda mi vida
        """,
    "it": """
        i nostri pensieri / le famiglie delle vittime / famiglie delle vittime / sentite condoglianze
        riposa in pace / buon compleanno / buon natale / di tutti i tempi / di tutta la mia vita
        """,
    "pt": """
        pensamentos e orações / meus sentimentos / nossos sentimentos / as famílias das vítimas
        famílias das vítimas / descanse em paz / feliz aniversário / feliz natal / de todos os tempos
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

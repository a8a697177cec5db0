"""What a language tells by capitals in prose: which words begin names, and which only look so."""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalWords:
    """What a capital says of a word in prose, and of words beside one."""

    starters: frozenset[str] = _NONE
    """Words that begin a sentence and are no name there: "needless"."""
    adverbs: str = ""
    """Pattern of the ends of adverbs, which begin sentences: "möglicherweise"."""
    verbs: frozenset[str] = _NONE
    """Verbs that are no part of a name in the capitals of a title: "Voss Said"."""
    contracted_pronouns: frozenset[str] = _NONE
    """Pronouns with their verb: "he's"."""
    regions: frozenset[str] = _NONE
    """Abbreviated states behind a town and a comma, without their stop: "Concord, Mass."."""
    title_endings: tuple[str, ...] = ()
    """Ends of titles that are written in one word: "Innenminister"."""
    modifiers: frozenset[str] = _NONE
    """Ends of hyphenated words before a name that are no part of it: "London-born"."""
    acronyms: frozenset[str] = _NONE
    """Small words that are a name in capitals: "US"."""
    name_ends: frozenset[str] = _NONE
    """Small words that end a name behind a capital: "USA Today"."""
    places: frozenset[str] = _NONE
    """Names of countries and their parts, "_" for a space, which no "she" stands for."""

"""How a language's editors write otherwise what somebody else wrote, part of its record.

Only what is the same word in another dress: never a negation for its opposite, never another
number, name or month.
"""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """Short and long forms of a language's words, its ordinals, and what is beside its numbers.

    "_" is a space. Of a word with one of the marks ``. / ' °`` behind it the mark counts: "no." is
    not "no". An apostrophe before a word counts where it is given.
    """

    written: frozenset[str] = _NONE
    """Forms with what they stand for: "w/=with". With several, parted by "/", the one that the
    other text has is meant, and with a "/" at the end the form may also be a word of its own."""
    misspelt: frozenset[str] = _NONE
    """Typing errors that are no word of the language, with the word: "teh=the"."""
    ordinals: frozenset[str] = _NONE
    """Ordinal words with their values: "first=1"."""
    ordinal_figures: frozenset[str] = _NONE
    """What follows the figures of an ordinal: "st"."""
    ordinal_words: str = ""
    """Pattern of the end of other ordinals, behind the number: "ste[nrms]?"."""
    number_signs: frozenset[str] = _NONE
    """Words for "number" before one: "no.", "number"."""
    short_signs: frozenset[str] = _NONE
    """Those that mean it only with a capital, or beside a text that has one of the others: "no"."""
    months: frozenset[str] = _NONE
    """Short forms of months: "sept=september"."""
    date_links: frozenset[str] = _NONE
    """Words between a day and its month: "of"."""
    date_articles: frozenset[str] = _NONE
    """Words before an ordinal day that a day in figures lacks: "the"."""
    hours: frozenset[str] = _NONE
    """Words behind the hour of a clock: "uhr"."""
    hours_before: frozenset[str] = _NONE
    """Words before it: "ore"."""
    percent_marks: frozenset[str] = _NONE
    """Short forms of the percent sign, which stand right behind the figure too: "pc"."""
    unit_signs: frozenset[str] = _NONE
    """Words behind a figure with the sign for them, which stands right behind it: "pence=p"."""
    decades: frozenset[str] = _NONE
    """Words before a decade in figures: "années"."""
    half_negations: frozenset[str] = _NONE
    """Words that may be left out before another that negates by itself: "ne=pas"."""
    declined_endings: frozenset[str] = _NONE
    """Endings by which adjectives alone tell the case, with which a quotation of a few words is
    fitted to its sentence: "en" and "er" of "großen" and "großer"."""
    declined_articles: frozenset[str] = _NONE
    """Articles and their like by all forms that differ by case alone: "ein/einem/einen/eines"."""
    never_twice: frozenset[str] = _NONE
    """Words that no sentence has twice in a row: "the", not "that"."""

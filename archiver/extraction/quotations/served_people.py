"""Tell whom somebody unnamed serves or belongs to: `Rzecznik Ewy Lis`, `Kona til Ort`.

Where nouns have articles an `of` tells it, and `mentions` reads that. Here it is told by the case
of the name, or by a preposition behind a noun without an article. Whoever serves stays unnamed.
"""

from collections.abc import Sequence

import regex as re

from archiver.extraction.quotations.name_forms import without_accents
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar
from archiver.languages.given_name_sexes import sex_of_name
from archiver.languages.given_names import is_given_name
from archiver.languages.registry import join_words

SERVED = join_words(lambda language: language.names.roles | language.names.relations)
"""Nouns for people who are somebody's: `Sprecher`, `avvocato`, `żona`."""
SERVING_ENDS = ("sprecher", "sprecherin", "anwalt", "anwältin", "berater", "verteidiger")
"""Their ends in German compounds: `Pflichtverteidiger`."""
KIN = join_words(lambda language: language.names.relations)
_MOST_BETWEEN = 3  # words in lower case between such a noun and a name: `premiera`
_MOST_NAMES = 6  # words of a name with the body before it
NAME_WORDS = 2  # words of a whole name


def end_of_owner(found: Sequence[Token], i: int, words: Grammar) -> int:
    """Tell where the name ends whom the noun at token `i` serves, or 0.

    `Rzecznik Jan Lis` and `jego żona Ewa Lis` are themselves named.
    """
    token = found[i]
    if token.low not in SERVED or i + 1 >= len(found):
        return 0
    behind = found[i + 1]
    if behind.sentence != token.sentence or behind.kind != "word":
        return 0
    if not words.genitive_names:
        governed = behind.low in words.prepositions and i + 2 < len(found) and found[i + 2].capital
        return i + 1 if governed and not words.of_words else 0
    if i and found[i - 1].sentence == token.sentence and found[i - 1].low in words.unnamed.owning:
        return 0
    begin = i + 1
    while begin < len(found) and begin <= i + _MOST_BETWEEN and found[begin].text.islower():
        if found[begin].low in words.small or found[begin].kind != "word":
            return 0
        begin += 1
    end = begin
    while end < min(len(found), begin + _MOST_NAMES) and found[end].kind == "word":
        if found[end].sentence != token.sentence or not found[end].capital:
            break
        end += 1
    name = [one.low for one in found[begin:end] if not one.text.isupper()]
    return end if name and _is_owner(name[-NAME_WORDS:], words) else 0


def _is_owner(name: Sequence[str], words: Grammar) -> bool:
    """Tell whether a name is in the genitive.

    Where an ending leaves it open, unless it is a woman's. `Ewy Lis` and `Jana Lisa`; not `Ewa Lis`
    or `Jan Lis`.
    """
    first, last = without_accents(name[0]), name[-1]
    sex = sex_of_name(first)
    if sex == "f" and len(name) == NAME_WORDS and is_given_name(first[:-1]):
        return re.search(rf"(?:{words.genitive_names}|{words.open_case})$", last) is not None
    if sex and len(name) == NAME_WORDS:
        return sex == "f" and re.search(rf"(?:{words.genitive_names})$", last) is not None
    return re.search(rf"(?:{words.genitive_names}|{words.open_case})$", name[0]) is not None


def is_served(tokens: Sequence[Token], server: int, first: int, words: Grammar) -> bool:
    """Tell whether a German genitive from token `first` on is whom the noun before it belongs to.

    `die Frau des Wirts Bo Ort`, `der Sprecher des Ministers Bo Ort`; not `die Sprecherin der
    Feuerwehr Eva Ort`, who speaks for a body.
    """
    article, noun = tokens[first].low, tokens[server].low
    if article not in words.genitive_articles or server + 1 != first or first + 1 >= len(tokens):
        return False
    if noun in KIN and not noun.endswith(SERVING_ENDS):
        return True
    if noun not in SERVED and not noun.endswith(SERVING_ENDS):
        return False
    whose = tokens[first + 1].low
    stem = whose.removesuffix("s").removesuffix("e").removesuffix("in")
    people = words.titles | words.roles
    return stem in people or whose in people or stem.endswith(words.capitals.title_endings)


def begins_with_given(found: Sequence[Token], last: int) -> bool:
    """Tell whether the whole name that ends before a token begins with a known given name."""
    given = without_accents(found[last - NAME_WORDS].low)
    return is_given_name(given) or sex_of_name(given) != ""

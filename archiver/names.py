"""A name as print or a profile has it in, its words as they are compared out."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

import regex

from archiver.beside_names import AFTER, GENERATIONS, NOT_THE_PERSON
from archiver.lexicon import TITLES
from archiver.text import words

_REMEMBERED = 1 << 13
"""Names: each speaker of a page is compared with the names of all whose posts come near."""
# Matches what people add to a display name: "(she/her)", "| Harbour Times", ", MD".
_ADDED = regex.compile(r"\([^)]*\)|\[[^\]]*\]|[|•·,/].*$")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def folded(word: str) -> str:
    """A word of a name without its diacritics: papers print "Erdogan" for "Erdoğan".

    >>> folded("garçon")
    'garcon'
    """
    apart = unicodedata.normalize("NFD", word.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no titles before it, nothing added after.

    >>> name_words("President Ana Brook (she/her)")
    ('ana', 'brook')
    """
    found = words(_ADDED.sub("", name)).norms or words(name).norms
    start, end = 0, len(found)
    while start < end - 1 and found[start] in TITLES:
        start += 1
    while start < end - 1 and found[end - 1] in AFTER:
        end -= 1
    return tuple(folded(word) for word in found[start:end])


def whole_name(name: str) -> str:
    """A name by which two people of one archive are told apart, "Jr." and the like kept.

    >>> whole_name("Senator Ana Brook Jr.")
    'ana brook jr'
    """
    after = [word for word in words(name).norms[1:] if word in GENERATIONS]
    return " ".join((*name_words(name), *after))


def is_of_another(name: str, named: Collection[str]) -> bool:
    """Whether a display name tells that an account is not the person in it: "Not Ana Brook".

    Not by a word that is part of the name said: "Neil Young" is.
    """
    return any(folded(found[0].casefold()) not in named for found in NOT_THE_PERSON.finditer(name))


@lru_cache(maxsize=_REMEMBERED)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name as two spellings of it are compared: "al-Hadid" is "Al Hadid"."""
    return tuple(
        part for word in name_words(name) for part in word.replace("'", "").split("-") if part
    )

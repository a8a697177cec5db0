"""Split a printed or profile name into the words that are compared."""

import unicodedata
from collections.abc import Collection, Iterable

import regex

from archiver.languages.given_names import is_given_name
from archiver.languages.name_words import (
    AFTER,
    BESIDE,
    BODIES,
    GENERATIONS,
    NOT_THE_PERSON,
    OFFICE,
    PARTICLES,
    RELATIVES,
    ROLES,
    TITLE_LIKE,
    TITLES,
)
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS
from archiver.text.text_cache import TextCache
from archiver.text.words import Words, split_words

_MOST = 4_000_000
"""Bytes of names that are remembered: each speaker of a page is compared with the names of all
whose posts come near."""
# Matches what people add to a display name: "(she/her)", "| Harbour Times", ", MD".
_ADDED = regex.compile(r"\([^)]*\)|\[[^\]]*\]|[|•·,/].*$")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def fold_name(word: str) -> str:
    """Fold a word of a name without its diacritics: papers print "Erdogan" for "Erdoğan".

    >>> fold_name("garçon")
    'garcon'
    """
    apart = unicodedata.normalize("NFD", word.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell people apart, without titles and additions.

    >>> name_words("President Ana Brook (she/her)")
    ('ana', 'brook')
    """
    return _NAME_WORDS[name]


def _words_of_name(name: str) -> tuple[str, ...]:
    bare = split_words(_ADDED.sub("", name))
    read = bare if len(bare) else split_words(name)
    found = read.norms
    start, end = after_office(read), len(found)
    while start < end - 1 and found[start] in TITLES:
        start += 1
    while start < end - 1 and found[end - 1] in AFTER:
        end -= 1
    return tuple(fold_name(word) for word in found[start:end])


_NAME_WORDS = TextCache(_words_of_name, most=_MOST)


def after_office(read: Words) -> int:
    """Return where the name begins after an office and its body; 0 where there is no office.

    In "US President Ana Brook", "Norrline chief Ana Brook" and "le ministre Brook" after the
    office; not in "Ida King Brook" or "aide to Mayor Brook", nor in "President of the Harbour",
    which names nobody.
    """
    for index in range(len(read) - 2, -1, -1):
        if not _is_office(read.word(index), fold_name(read.norms[index])):
            continue
        before = [fold_name(word) for word in read.norms[:index]]
        after = [word for word in read.norms[index + 1 :] if word not in PARTICLES]
        told = any(
            is_given_name(word) or word in RELATIVES or word in ROLES or word in BESIDE
            for word in before
        )
        nobody = any(word in STOP_WORDS or word in BODIES or word in ROLES for word in after)
        return 0 if told or nobody or not after else index + 1
    return 0


def _is_office(word: str, plain: str) -> bool:
    """Tell whether a word before a name is an office.

    What only ends like one has to be lower case.
    """
    if OFFICE.fullmatch(plain):
        return True
    if not word.islower() or plain in RELATIVES or plain in ROLES or plain in WEAK_WORDS:
        return False
    return TITLE_LIKE.fullmatch(plain) is not None


def whole_name(name: str) -> str:
    """Return a name that tells two people of one archive apart, with "Jr." and the like.

    >>> whole_name("Senator Ana Brook Jr.")
    'ana brook jr'
    """
    after = [word for word in split_words(name).norms[1:] if word in GENERATIONS]
    return " ".join((*name_words(name), *after))


def is_of_another(name: str, named: Collection[str]) -> bool:
    """Tell whether a display name tells that an account is not the person in it: "Not Ana Brook".

    Not by a word that is part of the name said: "Neil Young" is.
    """
    return any(
        fold_name(found[0].casefold()) not in named for found in NOT_THE_PERSON.finditer(name)
    )


# Matches the dash and the stroke of "Ana Brook - Ана Брук"; not the hyphen of "Brook-Tamm".
_BETWEEN_SCRIPTS = regex.compile(r"\s[-–—]\s|\s*[/|(]\s*")
_LATIN = regex.compile(r"\p{Latin}")


def in_scripts(name: str, said: str) -> list[str]:
    """Return a display name, of one in two scripts only the part in the speaker's script.

    >>> in_scripts("Ana Brook - Ана Брук", "Ana"), in_scripts("Ana Brook - Harbour Times", "Ana")
    (['Ana Brook'], ['Ana Brook - Harbour Times'])
    """
    parts = [part.strip(" )") for part in _BETWEEN_SCRIPTS.split(name)]
    if len(parts) != 2 or not all(map(name_words, parts)):
        return [name]
    latin = [_LATIN.search(part) is not None for part in parts]
    if latin[0] == latin[1]:
        return [name]
    return [parts[latin.index(_LATIN.search(said) is not None)]]


def are_in_other_scripts(names: Iterable[str], said: str | None) -> bool:
    """Tell whether all names of an account are in another script than one that an article prints.

    Whether it is that person's cannot be told from them.

    >>> are_in_other_scripts(["Ана Брук"], "Ana Brook"), are_in_other_scripts([], "Ana Brook")
    (True, False)
    """
    latin = [_LATIN.search(name) is not None for name in names if name_words(name)]
    return bool(said and latin) and set(latin) == {_LATIN.search(said or "") is None}


def name_parts(name: str) -> tuple[str, ...]:
    """Split a name into parts, so that spellings compare as equal: "al-Hadid" is "Al Hadid"."""
    return _NAME_PARTS[name]


def _parts_of_name(name: str) -> tuple[str, ...]:
    return tuple(
        part for word in name_words(name) for part in word.replace("'", "").split("-") if part
    )


_NAME_PARTS = TextCache(_parts_of_name, most=_MOST)

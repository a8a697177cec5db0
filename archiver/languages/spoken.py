"""Give what a language says of its speech in a form in which words can be looked up.

Several languages may be meant at once, because a few words tell none for sure: their lists are
joined, but for hesitations that are words of another of them ("er" is "he" in German).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from archiver.languages.base import Language, SpokenWords
from archiver.languages.registry import find_language
from archiver.languages.stop_words import fold_words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpokenForms:
    """The lists of `SpokenWords` of some languages, folded as words are compared.

    `endings` and `contractions` give what each may be short for; `values` hold phrases of one or
    two words; `ordinals` are whole words, `ordinal_endings` what follows figures. `spelt` remembers
    words with their one spelling.
    """

    hesitations: frozenset[str]
    fillers: Mapping[str, tuple[Phrase, ...]]
    completions: frozenset[str]
    openers: frozenset[str]
    contractions: Mapping[str, tuple[Phrase, ...]]
    endings: Mapping[str, tuple[Phrase, ...]]
    spellings: tuple[tuple["regex.Pattern[str]", str], ...]
    values: Mapping[Phrase, int]
    scales: Mapping[str, int]
    number_links: frozenset[str]
    currencies: Mapping[str, str]
    percent: frozenset[Phrase]
    point_groups: bool
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    months: frozenset[str]
    spelt: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@lru_cache(maxsize=64)
def spoken_forms(codes: frozenset[str]) -> SpokenForms:
    """Join what some languages say of their speech.

    >>> spoken_forms(frozenset({"en"})).contractions["gonna"]
    (('going', 'to'),)
    """
    languages = [find_language(code) for code in sorted(codes)]
    ordinary = {word for one in languages for word in fold_words(one.function_words)}
    fillers: dict[str, list[Phrase]] = {}
    for phrase in _joined(languages, lambda spoken: spoken.fillers):
        words = tuple(phrase.split("_"))
        fillers.setdefault(words[0], []).append(words)
    short = _entries(languages, lambda spoken: spoken.contractions)
    meant = {
        word: tuple(tuple(one.split("_")) for one in forms.split("/"))
        for word, forms in short.items()
    }
    ordinals = _joined(languages, lambda spoken: spoken.ordinals)
    hesitations = _joined(languages, lambda spoken: spoken.hesitations)
    return SpokenForms(
        hesitations=hesitations - ordinary if len(languages) > 1 else hesitations,
        fillers={
            first: tuple(sorted(some, key=len, reverse=True)) for first, some in fillers.items()
        },
        completions=_joined(languages, lambda spoken: spoken.completions),
        openers=_joined(languages, lambda spoken: spoken.openers),
        contractions={word: one for word, one in meant.items() if not _is_ending(word)},
        endings={word: one for word, one in meant.items() if _is_ending(word)},
        spellings=tuple(
            (regex.compile(pattern), written)
            for one in languages
            for pattern, _, written in (
                entry.rpartition("=") for entry in sorted(one.spoken.spellings)
            )
        ),
        values={
            tuple(word.split("_")): int(value)
            for word, value in _entries(languages, lambda spoken: spoken.values).items()
        },
        scales=_numbers(languages, lambda spoken: spoken.scales),
        number_links=_joined(languages, lambda spoken: spoken.number_links),
        currencies=_entries(languages, lambda spoken: spoken.currencies),
        percent=frozenset(
            tuple(phrase.split("_")) for one in languages for phrase in one.numbers.percent
        ),
        point_groups=any(one.numbers.point_groups for one in languages),
        ordinals=_numbers(languages, lambda spoken: spoken.ordinals),
        ordinal_endings=frozenset(one for one in ordinals if "=" not in one),
        months=frozenset(fold_words(month for one in languages for month in one.dates.months)),
    )


def _is_ending(word: str) -> bool:
    return word.startswith("'") or word == "n't"


def _joined(
    languages: list[Language], choose: Callable[[SpokenWords], frozenset[str]]
) -> frozenset[str]:
    return frozenset(fold_words(word for one in languages for word in choose(one.spoken)))


def _entries(
    languages: list[Language], choose: Callable[[SpokenWords], frozenset[str]]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in sorted(_joined(languages, choose)):
        word, mark, value = entry.partition("=")
        if mark:
            found[word] = value
    return found


def _numbers(
    languages: list[Language], choose: Callable[[SpokenWords], frozenset[str]]
) -> dict[str, int]:
    return {word: int(value) for word, value in _entries(languages, choose).items()}

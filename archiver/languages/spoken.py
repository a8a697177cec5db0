"""Give what a language says of its speech in a form in which words can be looked up.

Several languages may be meant at once, because a few words tell none for sure: their lists are
joined, but for hesitations that are words of another of them ("er" is "he" in German).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

import regex

from archiver.languages.base import Language, SpokenWords
from archiver.languages.registry import find_language
from archiver.languages.stop_words import fold_words
from archiver.text.text_cache import TextCache, weigh_norm

Phrase = tuple[str, ...]
Spellings = tuple[tuple["regex.Pattern[str]", str], ...]
"""Patterns of whole words, each with the one way to write what it matches."""


@dataclass(frozen=True, slots=True)
class SpokenForms:
    """The lists of `SpokenWords` of some languages, folded as words are compared.

    `asides` are phrases like `fillers`. Before one of `partners` a word of `dropped` says nothing,
    nor one of `dropped_before_vowels`, with which another word begins.

    `endings` and `contractions` give what each may be short for; `values` hold phrases of one or
    two words; `ordinals` are whole words, `ordinal_endings` what follows figures. `counting` are
    the words with which one of `values` or `ordinals` begins. `any_spelling` matches what one of
    `spellings` does, in ASCII; `spelt` gives each word in the one spelling in which it is compared.
    """

    hesitations: frozenset[str]
    fillers: Mapping[str, tuple[Phrase, ...]]
    asides: Mapping[str, tuple[Phrase, ...]]
    completions: frozenset[str]
    openers: frozenset[str]
    elisions: Mapping[str, str]
    dropped: frozenset[str]
    dropped_before_vowels: tuple[str, ...]
    partners: frozenset[str]
    contractions: Mapping[str, tuple[Phrase, ...]]
    endings: Mapping[str, tuple[Phrase, ...]]
    spellings: Spellings
    values: Mapping[Phrase, int]
    scales: Mapping[str, int]
    number_links: frozenset[str]
    halves: frozenset[Phrase]
    currencies: Mapping[str, str]
    percent: frozenset[Phrase]
    point_groups: bool
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    counting: frozenset[str]
    months: frozenset[str]
    any_spelling: re.Pattern[str] | None
    spelt: TextCache[str, str] = field(compare=False, repr=False)

    def may_be_respelt(self, norm: str) -> bool:
        """Tell whether a word may have another spelling: most have none by one pattern of all."""
        return _may_match(self.any_spelling, norm)


@lru_cache(maxsize=64)
def spoken_forms(codes: frozenset[str]) -> SpokenForms:
    """Join what some languages say of their speech.

    >>> spoken_forms(frozenset({"en"})).contractions["gonna"]
    (('going', 'to'),)
    """
    languages = [find_language(code) for code in sorted(codes)]
    ordinary = {word for language in languages for word in fold_words(language.function_words)}
    short = _entries(languages, lambda spoken: spoken.contractions)
    meant = {
        word: tuple(tuple(one.split("_")) for one in forms.split("/"))
        for word, forms in short.items()
    }
    values = {
        tuple(word.split("_")): int(value)
        for word, value in _entries(languages, lambda spoken: spoken.values).items()
    }
    ordinals = _joined(languages, lambda spoken: spoken.ordinals)
    ordinal_words = _numbers(languages, lambda spoken: spoken.ordinals)
    spellings = _spellings(languages)
    any_spelling = _join_patterns(spellings)
    hesitations = _joined(languages, lambda spoken: spoken.hesitations)
    dropped = frozenset(filter(None, (one.spoken.dropped_negation for one in languages)))
    return SpokenForms(
        hesitations=hesitations - ordinary if len(languages) > 1 else hesitations,
        fillers=_phrases(languages, lambda spoken: spoken.fillers),
        asides=_phrases(languages, lambda spoken: spoken.asides),
        completions=_joined(languages, lambda spoken: spoken.completions),
        openers=_joined(languages, lambda spoken: spoken.openers),
        elisions=_entries(languages, lambda spoken: spoken.elisions),
        dropped=dropped,
        dropped_before_vowels=tuple(sorted(f"{word[:-1]}'" for word in dropped)),
        partners=_joined(languages, lambda spoken: spoken.negation_partners),
        contractions={word: one for word, one in meant.items() if not _is_ending(word)},
        endings={word: one for word, one in meant.items() if _is_ending(word)},
        spellings=spellings,
        values=values,
        scales=_numbers(languages, lambda spoken: spoken.scales),
        number_links=_joined(languages, lambda spoken: spoken.number_links),
        halves=frozenset(
            tuple(phrase.split("_")) for phrase in _joined(languages, lambda spoken: spoken.halves)
        ),
        currencies=_entries(languages, lambda spoken: spoken.currencies),
        percent=frozenset(
            tuple(phrase.split("_"))
            for language in languages
            for phrase in language.numbers.percent
        ),
        point_groups=any(language.numbers.point_groups for language in languages),
        ordinals=ordinal_words,
        ordinal_endings=frozenset(ordinal for ordinal in ordinals if "=" not in ordinal),
        counting=frozenset({first for first, *_ in values} | ordinal_words.keys()),
        months=frozenset(
            fold_words(month for language in languages for month in language.dates.months)
        ),
        any_spelling=any_spelling,
        spelt=TextCache(partial(_spell, spellings, any_spelling), most=4_000_000, weigh=weigh_norm),
    )


def _phrases(
    languages: list[Language], choose: Callable[[SpokenWords], frozenset[str]]
) -> dict[str, tuple[Phrase, ...]]:
    """Give phrases by their first words, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in _joined(languages, choose):
        words = tuple(phrase.split("_"))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _spellings(languages: list[Language]) -> Spellings:
    entries = (
        entry.rpartition("=")
        for language in languages
        for entry in sorted(language.spoken.spellings)
    )
    return tuple((regex.compile(pattern), written) for pattern, _, written in entries)


def _may_match(any_spelling: re.Pattern[str] | None, norm: str) -> bool:
    return any_spelling is None or not norm.isascii() or any_spelling.fullmatch(norm) is not None


def _join_patterns(spellings: Spellings) -> re.Pattern[str] | None:
    """Give one pattern of all, for ASCII; None where one has more than groups, sets and letters.

    For then the two libraries may read it otherwise, or it counts its groups.
    """
    joined = "|".join(f"(?:{pattern.pattern})" for pattern, _ in spellings)
    is_plain = "\\" not in joined.replace(r"\w", "") and "(?" not in joined.replace("(?:", "")
    return re.compile(joined) if is_plain else None


def _spell(spellings: Spellings, any_spelling: re.Pattern[str] | None, norm: str) -> str:
    if not _may_match(any_spelling, norm):
        return norm
    for pattern, written in spellings:
        match = pattern.fullmatch(norm)
        if match is not None:
            return match.expand(written)
    return norm


def _is_ending(word: str) -> bool:
    return word.startswith("'") or word == "n't"


def _joined(
    languages: list[Language], choose: Callable[[SpokenWords], frozenset[str]]
) -> frozenset[str]:
    return frozenset(fold_words(word for language in languages for word in choose(language.spoken)))


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

"""Write amounts of several words as one word in figures: "1,000", "2.5 million".

A word tells whether it may be part of one, so that most texts need not be read for amounts.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from archiver.languages.detect import languages_of_words
from archiver.languages.number_values import joined_number
from archiver.languages.registry import all_languages
from archiver.languages.spoken import SpokenForms, spoken_forms
from archiver.matching.amounts import (
    BEFORE_SIGN,
    SpokenToken,
    join_amounts,
    move_segments,
    words_of_tokens,
)
from archiver.text.text_cache import TextCache, weigh_norm
from archiver.text.words import Words

# Matches in ASCII what may be an amount besides one word of it: "21", "twenty-one".
_FIGURE = re.compile(r"[0-9-]")
_TENS = 20


def write_amounts_alike(
    ours: Words, theirs: Words, segments: tuple[tuple[int, int], ...]
) -> tuple[Words, Words, tuple[tuple[int, int], ...]]:
    """Write each amount of both texts as one word in figures: "1,000", "2.5 million".

    As they were where the quotation has no amount or the text the very same words for it, where
    the text has none, and where one runs over a declared gap.
    """
    telling = _telling_words(ours)
    if not telling or telling.issubset(theirs.norms) or not any(map(_may_count, theirs.norms)):
        return ours, theirs, segments
    amounts = _told_amounts(ours)
    kept = move_segments(segments, amounts.tokens, len(ours))
    if kept is None:
        return ours, theirs, segments
    joined = _joined_amounts(theirs, amounts.forms)
    return words_of_tokens(ours, amounts.tokens), words_of_tokens(theirs, joined), kept


class _ToldAmounts(NamedTuple):
    """A quotation's words with amounts joined, and the number words of its languages."""

    tokens: Sequence[SpokenToken]
    forms: SpokenForms


@lru_cache(maxsize=32)
def _told_amounts(words: Words) -> _ToldAmounts:
    """Read the amounts of a quotation once, for it is compared with many texts."""
    forms = spoken_forms(languages_of_words(words.norms))
    return _ToldAmounts(_joined_amounts(words, forms), forms)


def _telling_words(words: Words) -> frozenset[str]:
    """Return the words of a text that may be part of an amount."""
    if words.raw.isascii() and not _FIGURE.search(words.raw):
        return telling_numbers().intersection(words.norms)
    return frozenset(norm for norm in words.norms if _may_count(norm) or norm in BEFORE_SIGN)


@cache
def telling_numbers() -> frozenset[str]:
    """Return the words of which every amount of several words has one, in any language."""
    forms = spoken_forms(frozenset(language.code for language in all_languages()))
    large = {max(words, key=len) for words, value in forms.values.items() if value >= _TENS}
    return frozenset(large | set(forms.scales) | set(forms.ordinals))


def _may_count(norm: str) -> bool:
    """Tell whether a word may be part of an amount: a figure, a ten, a scale or an ordinal."""
    return _COUNTING[norm]


def _find_whether_it_may_count(norm: str) -> bool:
    known = telling_numbers()
    counts = not known.isdisjoint((norm, *norm.split("-"))) or joined_number(norm) is not None
    return counts or any(map(str.isdigit, norm))


_COUNTING = TextCache(_find_whether_it_may_count, most=4_000_000, weigh=weigh_norm)


def _joined_amounts(words: Words, forms: SpokenForms) -> list[SpokenToken]:
    tokens = [
        SpokenToken(norm, words.starts[index], words.ends[index], index, index + 1)
        for index, norm in enumerate(words.norms)
    ]
    return join_amounts(tokens, words.raw, forms)

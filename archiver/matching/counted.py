"""Write the numbers of two texts alike that one has in words or Han figures, the other in figures.

Only number words that are told by the language of the texts are read here: Danish "fire" is 4, and
English "fire" is none. Those that mean the same everywhere are `archiver.languages.number_values`'.
"""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from archiver.languages.detect import languages_of_words
from archiver.languages.registry import all_languages, find_language
from archiver.languages.spoken import spoken_forms
from archiver.languages.unspaced import has_unspaced, unspaced_numerals
from archiver.matching.amounts import SpokenToken, move_segments, words_of_tokens
from archiver.models.records import Span
from archiver.text.words import Words

_SMALL = range(1, 21)
"""What is read by itself; larger ones are amounts."""
_ONE = "1"
"""An article in most languages: read only before the very word that the other text counts."""
_PHRASE = 2
"""Words of the longest small number: Turkish "on iki"."""
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_SCALES = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8, "兆": 10**12}
# Matches "3,500", "1.5万", "3万5千" and "二〇三〇"; not "一緒", which counts nothing.
_MIXED = regex.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|[{''.join((*_DIGITS, *_SCALES, *_MYRIADS))}])+"
)
_DIGIT = re.compile(r"\d")
_PIECE = regex.compile(r"[\d.]+|\D")
_MOST_LETTERS = 30


class _Counted(NamedTuple):
    """A number in a text of a script without spaces: its words from `first` to `last`."""

    first: int
    last: int
    raw: str
    value: str


def count_alike(
    ours: Words, theirs: Words, segments: tuple[Span, ...]
) -> tuple[Words, Words, tuple[Span, ...]]:
    """Write the numbers of two texts in figures that the other has in another form.

    `segments` are those of the first, and follow its words. Both stay as they are where a number
    runs over the end of one.

    >>> from archiver.text.words import split_words
    >>> count_alike(split_words("vi har tre båtar"), split_words("vi har 3"), ())[0].norms
    ('vi', 'har', '3', 'båtar')
    """
    mine, posted = _tokens(ours, theirs), _tokens(theirs, ours)
    kept = move_segments(segments, mine, len(ours)) if mine else segments
    if kept is None:
        return ours, theirs, segments
    return (
        words_of_tokens(ours, mine) if mine else ours,
        words_of_tokens(theirs, posted) if posted else theirs,
        kept,
    )


def _tokens(words: Words, other: Words) -> list[SpokenToken]:
    """Give the tokens of a text with such numbers in figures; none where it has none."""
    found = _small_numbers(words, other) if _DIGIT.search(other.raw) else {}
    is_plain = words.raw.isascii() or other.raw.isascii()
    if not is_plain and has_unspaced(words) and has_unspaced(other):
        found |= _unspaced_numbers(words, other)
    tokens: list[SpokenToken] = []
    at = 0
    while found and at < len(words):
        size, norm = found.get(at, (1, words.norms[at]))
        end = words.ends[at + size - 1]
        tokens.append(SpokenToken(norm, words.starts[at], end, at, at + size))
        at += size
    return tokens


def _small_numbers(words: Words, other: Words) -> dict[int, tuple[int, str]]:
    """Find small numbers in words of which the other text has the figure, by where they begin."""
    figures = {norm for norm in other.norms if len(norm) < len("100") and norm.isdecimal()}
    figures.difference_update(words.norms)
    if not figures or _first_words().isdisjoint(words.norms):
        return {}
    known = _values(languages_of_words((*words.norms, *other.norms)))
    one = {
        other.norms[at + 1 : at + 2]
        for at, norm in enumerate(other.norms[:-1])
        if norm == _ONE and not other.norms[at + 1].isdecimal()
    }
    found: dict[int, tuple[int, str]] = {}
    for at in range(len(words)):
        for size in range(_PHRASE, 0, -1):
            value = known.get(words.norms[at : at + size])
            if value in figures and (
                value != _ONE or words.norms[at + size : at + size + 1] in one
            ):
                found[at] = (size, value)
                break
    return found


@cache
def _first_words() -> frozenset[str]:
    """Give the words with which a small number of any language begins."""
    every = frozenset(language.code for language in all_languages())
    return frozenset(phrase[0] for phrase in _values(every))


@lru_cache(maxsize=64)
def _values(codes: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Give the small numbers of some languages, each by its words, in figures."""
    values = spoken_forms(codes).values
    ones = {(word,): _ONE for code in codes for word in find_language(code).numbers.ones}
    return {phrase: str(value) for phrase, value in values.items() if value in _SMALL} | ones


def _unspaced_numbers(words: Words, other: Words) -> dict[int, tuple[int, str]]:
    """Find numbers of which the other text has the value in another form, by where they begin."""
    theirs: dict[str, set[str]] = {}
    for one in _numbers_between(other):
        theirs.setdefault(one.value, set()).add(one.raw)
    if not theirs:
        return {}
    return {
        one.first: (one.last - one.first, one.value)
        for one in _numbers_between(words)
        if theirs.get(one.value, {one.raw}) != {one.raw}
    }


def _numbers_between(words: Words) -> list[_Counted]:
    """List the numbers of a text of a script without spaces, whatever they are written with."""
    counts = {place for span, _ in unspaced_numerals(words) for place in range(*span)}
    found = []
    for run in _MIXED.finditer(words.raw):
        start, end = run.span()
        first, last = bisect_left(words.starts, start), bisect_right(words.ends, end)
        if first >= last or end - start > _MOST_LETTERS:
            continue
        told = first in counts or run[0][0].isdecimal()
        value = _value(run[0].replace(",", "")) if told else None
        if value is not None:
            found.append(_Counted(first, last, run[0], value))
    return found


def _value(number: str) -> str | None:
    """Read a number of figures, Han figures and scales; None for what is none.

    >>> _value("三千五百"), _value("1.5万"), _value("二〇三〇"), _value("3万5千"), _value("百千")
    ('3500', '15000', '2030', '35000', None)
    """
    pieces = _PIECE.findall(number)
    if all(piece in _DIGITS for piece in pieces):
        return str(int("".join(str(_DIGITS[piece]) for piece in pieces)))
    total = part = last = Decimal(0)
    scale = None
    for piece in pieces:
        if piece in _MYRIADS:
            total += (part + last or 1) * _MYRIADS[piece]
            part = last = Decimal(0)
            scale = None
        elif piece in _SCALES:
            if scale is not None and _SCALES[piece] >= scale:
                return None
            scale = _SCALES[piece]
            part += (last or 1) * scale
            last = Decimal(0)
        elif last:
            return None
        else:
            last = Decimal(_DIGITS[piece]) if piece in _DIGITS else Decimal(piece)
    value = total + part + last
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))

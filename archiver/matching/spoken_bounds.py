"""Tell by words alone what a speech can hold of a quotation, before the two are compared.

To compare takes a hundred times as long, and forty passages may share words with a quotation.
What is told here is a bound: however either is written, the speech holds no more of the quotation
than that, so that the comparison need not be made, or only with a part of the speech.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from rapidfuzz.distance import LCSseq

from archiver.languages.detect import languages_of_words
from archiver.languages.number_values import joined_number, value_of_number
from archiver.languages.spoken import SpokenForms, spoken_forms
from archiver.matching.amounts import BEFORE_SIGN
from archiver.matching.contractions import find_contraction, open_stem
from archiver.matching.quotation import MOST_COMPARED, PreparedQuotation
from archiver.matching.spelt_alike import ANDS, plain_form, unaccented_capital
from archiver.matching.stretch import REACH, SHARE, SHORT, units_per_word
from archiver.matching.tidied import BROKEN_OFF, MOST_BEGUN
from archiver.models.records import Span
from archiver.text.text_cache import TextCache, weigh_norm
from archiver.text.words import Words

SHORT_SPEECH = 60
"""A speech of so few words is compared whole."""
_SHARED, _BESIDE = 5, 30
"""One in so many pairs of words is shared; words beside these that are compared besides."""
_FEWER, _FEWER_OF = 4, 4
"""A window with so many words fewer than the best, or that part of the quotation's, is none."""
_LEFT_OUT = 8
"""Words of a speech that a stretch may have besides, for each two of the quotation one more: what
is said twice, begun in vain or only fills."""
_REPEATED, _REPEATED_ALONE = 16, 4
"""Words before a pair, and before a word alone, among which it was said before."""
_ANY = 1_000_000
_FILLED = 3
"""Words that may only fill, between a dash and what is begun anew."""
_NUMBER = "#"
"""What all words of amounts are compared as: of several amounts one word is made."""
# Matches what writes words otherwise by more than their own letters: "salt & vinegar", "#pier",
# "~~never~~"; not "3.5%".
_UNTOLD = re.compile(r"[&+#@＠＃~\u0335\u0336ı№]")
# Matches "U.S", "n.c" and "8 p.m"; not "3.5" and "end. But".
_INITIALS = re.compile(r"[^\W\d](?:\.[^\W\d])+")
_MAY_BE_INITIALS = re.compile(r"\.[^\W\d]")
_TIME = re.compile(r"\d[ \u00a0\u202f]?[aApP]\.?[mM]\b")
_HALVES = frozenset({"am", "pm"})
_ROMAN = re.compile(r"[ivx]{2,}")
_SIGNS = frozenset({*ANDS, "the"})
"""Words for which a sign may stand, or a ruler's Roman figures."""


@dataclass(frozen=True, slots=True)
class SpeechBound:
    """What a speech can hold of a quotation at the most.

    The words of `part`, from one to before another, share pairs with it; those of `stretch` are the
    ones among them that share most. `codes` are the languages they may be in. So many as `most` of
    the quotation's words can be in one stretch of it, in their order; it `may_hold` all of them, or
    surely lacks one.
    """

    part: Span
    stretch: Span
    codes: frozenset[str]
    most: int
    may_hold: bool


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quotation's words with what else they may be written as, in some languages.

    Those of `fixed`, in their order, are written in one way alone and never left out; `least` of
    all must stand in a stretch that is near. `single` are the ways of those that have one, and
    `staying` of those among them that are never left out. Of the others, `several`, each may be as
    many words as it has ways but one.
    """

    forms: tuple[str, ...]
    fixed: tuple[str, ...]
    single: tuple[str, ...]
    staying: tuple[str, ...]
    several: tuple[tuple[str, ...], ...]
    least: int

    def most_in(self, count: int, part: Sequence[str]) -> int:
        """Bound the words that a part of a speech shares, with its words in all their ways.

        `count` ways are shared in their order. 0 where so few are that they are surely not near,
        however many of those that may be are left out: these are then neither shared nor missing.
        """
        if count < self.least:
            return 0
        present = set(part)
        held = [len(ways) - 1 for ways in self.several if not present.isdisjoint(ways)]
        several, missing = sum(held), len(self.several) - len(held)
        shared = LCSseq.similarity(self.single, part) + several
        staying = LCSseq.similarity(self.staying, part) + several
        loose, size = len(self.single) - len(self.staying), len(self.single) + several + missing
        is_near = any(
            min(shared, staying + loose - gone) >= SHARE * (size - gone) - 1e-9
            for gone in range(loose + 1)
        )
        return min(count, shared) if is_near else 0


class SpokenBounds:
    """The bounds of one quotation in many speeches."""

    def __init__(self, quotation: PreparedQuotation) -> None:
        self._quotation = quotation
        self._pairs = frozenset(pairwise(quotation.words.norms))
        self._sought: dict[frozenset[str], _Sought] = {}
        norms = quotation.words.norms
        self._told = not (
            quotation.dotted or _UNTOLD.search(quotation.raw) or units_per_word(norms) > 1
        )

    def __len__(self) -> int:
        return len(self._quotation)

    def find(self, norms: Sequence[str], raw: str, language: str | None) -> SpeechBound | None:
        """Bound what a speech with these words, written as `raw`, holds; None for nothing at all.

        `language` is that of the speech where it is known, else the words tell it.
        """
        low, high = 0, len(norms)
        is_whole = False
        if high > SHORT_SPEECH:
            places = [at for at, pair in enumerate(pairwise(norms)) if pair in self._pairs]
            shared = {norms[at : at + 2] for at in places}
            if not shared or _SHARED * len(shared) < len(self._pairs):
                return None
            is_whole = len(shared) == len(self._pairs)  # nearly always the very words
            beside = 2 * len(self) + _BESIDE
            low, high = max(0, places[0] - beside), min(high, places[-1] + beside)
        part = norms[low:high]
        codes = frozenset({language}) if language else languages_of_words(part)
        codes = codes or languages_of_words(self._quotation.words.norms)
        bounded = self._told and not is_whole and len(raw) <= MOST_COMPARED
        if not bounded or self._is_otherwise(raw):
            return SpeechBound((low, high), (low, high), codes, _ANY, may_hold=True)
        return self._bound(part, low, codes)

    def _is_otherwise(self, raw: str) -> bool:
        """Tell whether a speech may have the words by more than how each of them is written."""
        if "…" in raw or _UNTOLD.search(raw):
            return True
        norms = self._quotation.words.norms
        if not _HALVES.isdisjoint(norms) and _TIME.search(raw):
            return True
        if not _MAY_BE_INITIALS.search(raw):
            return False
        together = {found[0].replace(".", "").casefold() for found in _INITIALS.finditer(raw)}
        # As one text, for a speech may have as many initials as a quotation has words.
        joined = "\0".join(together)
        return any(norm in joined for norm in norms if len(norm) > 1)

    def _bound(self, part: Sequence[str], low: int, codes: frozenset[str]) -> SpeechBound | None:
        sought = self._sought.get(codes)
        if sought is None:
            sought = self._sought[codes] = _seek(self._quotation, codes)
        written = list(map(_forms_of_words(codes).__getitem__, part))
        whole = low, low + len(part)
        if _have_compounds(part, self._quotation.words.norms):
            return SpeechBound(whole, whole, codes, _ANY, may_hold=True)
        said = _Said(list(chain.from_iterable(written)), [0, *accumulate(map(len, written))])
        may_hold = set(sought.fixed).issubset(said.ways)
        windows = _windows(sought, said, len(self))
        if may_hold and self._quotation.declared:
            may_hold = said.may_hold(sought.fixed, 0, len(part))
        elif may_hold:
            width = windows[0][2] - windows[0][1]
            may_hold = any(said.may_hold(sought.fixed, at, end + width) for _, at, end in windows)
        wide = max(count for count, _, _ in windows)
        most = wide if may_hold else _most_in_any(sought, said, windows)
        if not most and not may_hold:
            return None
        if len(part) <= SHORT_SPEECH:
            return SpeechBound(whole, whole, codes, most, may_hold)
        near = wide - max(_FEWER, len(self) // _FEWER_OF)
        kept = [(first, last) for count, first, last in windows if count >= near]
        stretch = low + kept[0][0], low + kept[-1][1]
        return SpeechBound(whole, stretch, codes, most, may_hold)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a speech in all their ways, in their order, and where those of each begin."""

    ways: Sequence[str]
    begins: Sequence[int]

    def __len__(self) -> int:
        return len(self.begins) - 1

    def part(self, first: int, last: int) -> Sequence[str]:
        """Give the ways to write the words from one to before another."""
        return self.ways[self.begins[first] : self.begins[last]]

    def may_hold(self, fixed: Sequence[str], first: int, last: int) -> bool:
        """Tell whether some words stand in their order from one to before another."""
        part = self.part(first, min(last, len(self)))
        return LCSseq.similarity(fixed, part) == len(fixed)


def _windows(sought: _Sought, said: _Said, size: int) -> list[tuple[int, int, int]]:
    """List windows so wide that any stretch is in one: the words shared in order, and its place.

    What may hold all words is in one with as many words of the speech behind it.
    """
    step = math.floor(REACH * size) // 2 + 1
    width = 3 * step + _LEFT_OUT + size // 2
    found: list[tuple[int, int, int]] = []
    for first in range(0, max(1, len(said) - width + step), step):
        last = min(first + width, len(said))
        count = LCSseq.similarity(sought.forms, said.part(first, last))
        found.append((count, first, last))
    return found


def _most_in_any(sought: _Sought, said: _Said, windows: Sequence[tuple[int, int, int]]) -> int:
    """Bound the words that any window shares; none behind has more than it shares in all ways."""
    most = 0
    for count, first, last in sorted(windows, reverse=True):
        if count <= most:
            break
        most = max(most, sought.most_in(count, said.part(first, last)))
    return most


def _seek(quotation: PreparedQuotation, codes: frozenset[str]) -> _Sought:
    norms, forms = quotation.words.norms, spoken_forms(codes)
    written = list(map(_forms_of_words(codes).__getitem__, norms))
    dropped = _may_be_left_out(quotation.words, written, forms)
    size = len(norms) - len(dropped)
    inside = {at for start, end in quotation.segments for at in range(start, end)} - dropped
    fixed = tuple(
        norm
        for at, norm in enumerate(norms)
        if at in inside and len(norm) > 1
        if written[at] == (norm,) and norm not in _SIGNS
    )
    least = math.ceil(SHARE * size - 1e-9) if size >= SHORT else 0
    alone = {at: ways[0] for at, ways in enumerate(written) if len(ways) == 1}
    return _Sought(
        tuple(chain.from_iterable(written)),
        fixed,
        tuple(alone.values()),
        tuple(way for at, way in alone.items() if at not in dropped),
        tuple(ways for ways in written if len(ways) > 1),
        least,
    )


def _may_be_left_out(
    words: Words, written: Sequence[tuple[str, ...]], forms: SpokenForms
) -> set[int]:
    """List the places of words that may be left out of a quotation, or be made one with others."""
    norms, found = words.norms, set[int]()
    left_out = (forms.hesitations, forms.openers, forms.dropped)
    for at, norm in enumerate(norms):
        ways = written[at]
        if not all(some.isdisjoint(ways) for some in left_out):
            found.add(at)
        if _NUMBER in ways or norm in norms[max(0, at - _REPEATED_ALONE) : at]:
            found.add(at)
        pairs = list(pairwise(norms[max(0, at - _REPEATED) : at + 2]))
        if at + 1 < len(norms) and pairs[-1] in pairs[:-1]:
            found.update((at, at + 1))
        for phrase in forms.halves:
            if tuple(norms[at : at + len(phrase)]) == phrase:
                found.update(range(at, at + len(phrase)))
        for way in ways:
            for phrase in (*forms.fillers.get(way, ()), *forms.asides.get(way, ())):
                if all(map(_may_be, written[at : at + len(phrase)], phrase)):
                    found.update(range(at, min(at + len(phrase), len(norms))))
        if at and BROKEN_OFF.search(words.raw, words.ends[at - 1], words.starts[at]):
            found.update(_begun_before(at, written))
    return found


def _begun_before(at: int, written: Sequence[tuple[str, ...]]) -> range:
    """Give the places before a dash of what a speaker may have begun anew behind it."""
    anew = set(chain.from_iterable(written[at : at + _FILLED + 1]))
    for first in range(max(0, at - MOST_BEGUN - _FILLED), at):
        if not anew.isdisjoint(written[first]) or any(
            way.startswith(begun) for begun in written[first] for way in anew
        ):
            return range(first, at)
    return range(0)


def _may_be(ways: Collection[str], word: str) -> bool:
    return word in ways or len(ways) > 1


def _have_compounds(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether a compound of one text stands in the other as one word without its hyphen."""
    return any(
        norm.replace("-", "") in other
        for some, other in ((ours, frozenset(theirs)), (theirs, frozenset(ours)))
        for norm in some
        if "-" in norm
    )


@lru_cache(maxsize=16)
def _forms_of_words(codes: frozenset[str]) -> TextCache[str, tuple[str, ...]]:
    """Give what remembers as what each word may be compared, in some languages."""
    forms = spoken_forms(codes)

    def write(norm: str) -> tuple[str, ...]:
        return tuple(_ways_to_write(norm, forms))

    return TextCache(write, most=2_000_000, weigh=_weigh_ways)


def _weigh_ways(norm: str, ways: tuple[str, ...]) -> int:
    return weigh_norm(norm, None) + sum(weigh_norm(way, None) for way in ways)


def _ways_to_write(norm: str, forms: SpokenForms) -> list[str]:
    """Give a word, and the words of which one may be compared in its place, in their order."""
    found = {norm: None}
    if "-" in norm:
        found |= dict.fromkeys((*filter(None, norm.split("-")), norm.replace("-", "")))
    elif _may_count(norm, forms):
        return [_NUMBER]
    for one in list(found):
        stem, meant = find_contraction(one, forms)
        if meant:
            opened = (stem, *open_stem(stem, forms)) if stem else ()
            found |= dict.fromkeys((*opened, *chain.from_iterable(meant)))
        found |= dict.fromkeys(
            one.removeprefix(begins)
            for begins in forms.dropped_before_vowels
            if one.startswith(begins)
        )
    for one in list(found):
        plain = plain_form(one)
        found |= dict.fromkeys((forms.spelt[one], plain, plain_form(forms.spelt[one])))
        if not one.isascii():
            found[unaccented_capital(one)] = None
    if len(found) == 1 and "-" not in norm:
        return [norm]
    return [_NUMBER if _may_count(one, forms) else one for one in found]


def _may_count(norm: str, forms: SpokenForms) -> bool:
    """Tell whether a word may be one of an amount, or a number by itself."""
    return (
        norm in forms.counting
        or norm in forms.scales
        or norm.removeprefix("d'") in forms.currencies
        or norm in BEFORE_SIGN
        or any(norm == word for phrase in forms.percent for word in phrase)
        or any(norm == phrase[-1] for phrase in forms.halves)
        or any(map(str.isdigit, norm))
        or _ROMAN.fullmatch(norm) is not None
        or value_of_number(norm, norm) is not None
        or joined_number(norm) is not None
    )

"""Leave fillers, repeats and false starts out of spoken words.

Pure. Never drops or changes a negation, a name or the value of a number.
"""

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import NamedTuple

import regex

from archiver.languages.heard import spans_of_heard
from archiver.languages.negations import find_negations
from archiver.languages.spoken import SpokenForms
from archiver.matching.amounts import SpokenToken, join_amounts
from archiver.matching.contractions import (
    PairAsked,
    PairsBeside,
    norms_of_tokens,
    tokens_of_words,
    write_out,
)
from archiver.text.words import Words

_NEAR_PARTNER = 4
"""Words behind a negation that speech leaves out, among which its partner is: "ne le dis pas"."""
_MOST_REPEATED = 8
"""Words that may be said twice in a row and count once."""
MOST_BEGUN = 6
"""Words of a false start, which a dash ends and its own words take up again."""
# Matches a dash, an ellipsis and a comma with a dash; not the hyphen of a compound.
BROKEN_OFF = regex.compile(r"\s[-‐–]\s|[-‐]{2,}|[—―–]|…|\.{3,}")
_PARTED = regex.compile(r"[,;:.!?…—–―、。，！？]|\s-|--")
_SENTENCE_END = regex.compile(r"[.!?…:;—―–]|--")
_MOST_CLEANINGS = 16
"""Ways to clean one quotation that are remembered, for so many answers of other texts."""
_MOST_QUOTATIONS = 32
"""Quotations whose cleanings are remembered."""


class _Cleaning(NamedTuple):
    """What was left of a quotation beside every text that answers what was asked like this."""

    asked: tuple[tuple[PairAsked, bool], ...]
    tokens: tuple[SpokenToken, ...]


_Quotation = tuple[Words, tuple[tuple[int, int], ...], frozenset[str]]
_cleanings: dict[_Quotation, tuple[_Cleaning, ...]] = {}
_cleanings_lock = Lock()


def clean_quotation(
    words: Words,
    segments: tuple[tuple[int, int], ...],
    other: Words,
    forms: SpokenForms,
    codes: frozenset[str],
) -> tuple[SpokenToken, ...]:
    """Clean the words of a quotation as `clean_tokens` does, but once for texts that answer alike.

    A quotation is compared with forty passages, and all that its cleaning asks them is whether they
    have a few pairs of words.
    """
    quotation = words, segments, codes
    known = _cleanings.get(quotation, ())
    beside = PairsBeside(words, other, forms)
    for asked, left in known:
        if all(beside.answer(question) == answer for question, answer in asked):
            return left
    beside = PairsBeside(words, other, forms)
    tokens = tuple(_clean(words, segments, beside, forms, codes))
    if len(known) < _MOST_CLEANINGS:
        _remember(quotation, (*known, _Cleaning(tuple(beside.asked.items()), tokens)))
    return tokens


def _remember(quotation: _Quotation, cleanings: tuple[_Cleaning, ...]) -> None:
    """Keep how a quotation was cleaned; of many quotations the last are remembered."""
    with _cleanings_lock:
        _cleanings.pop(quotation, None)
        _cleanings[quotation] = cleanings
        while len(_cleanings) > _MOST_QUOTATIONS:
            del _cleanings[next(iter(_cleanings))]


def clean_tokens(
    words: Words,
    segments: Sequence[tuple[int, int]],
    other: Words,
    forms: SpokenForms,
    codes: frozenset[str],
) -> list[SpokenToken]:
    """Clean the words of a text, each segment between declared gaps by itself.

    Words in brackets are in no segment and stay.
    """
    return _clean(words, segments, PairsBeside(words, other, forms), forms, codes)


def _clean(
    words: Words,
    segments: Sequence[tuple[int, int]],
    beside: PairsBeside,
    forms: SpokenForms,
    codes: frozenset[str],
) -> list[SpokenToken]:
    heard = list(spans_of_heard(words.raw))
    found: list[SpokenToken] = []
    at = 0
    for start, end in [*segments, (len(words), len(words))]:
        found += tokens_of_words(words, at, start)
        said = _without_heard(tokens_of_words(words, start, end), heard)
        tokens = _without_dropped(write_out(said, beside, forms), forms)
        tokens = _in_one_spelling(tokens, forms)
        tokens = _without_fillers(tokens, words.raw, forms, beside)
        tokens = join_amounts(tokens, words.raw, forms)
        tokens = _without_false_starts(tokens, words, codes)
        found += _without_repeats(tokens)
        at = end
    return found


def _without_heard(
    tokens: list[SpokenToken], heard: Sequence[tuple[int, int]]
) -> list[SpokenToken]:
    """Leave out what stands in brackets and was only heard: "[applause]"."""
    if not heard:
        return tokens
    return [
        token
        for token in tokens
        if not any(first <= token.start and token.end <= last for first, last in heard)
    ]


def _without_dropped(tokens: list[SpokenToken], forms: SpokenForms) -> list[SpokenToken]:
    """Leave out a negation that another near it makes: "ne" of "je ne sais pas", and "n'"."""
    if not forms.dropped:
        return tokens
    norms = norms_of_tokens(tokens)
    found: list[SpokenToken] = []
    for place, token in enumerate(tokens):
        first = next((one for one in forms.dropped_before_vowels if token.norm.startswith(one)), "")
        behind = norms[place + 1 : place + 1 + _NEAR_PARTNER]
        if not (first or token.norm in forms.dropped) or forms.partners.isdisjoint(behind):
            found.append(token)
        elif first:
            found.append(token._replace(norm=token.norm.removeprefix(first)))
    return found


def _in_one_spelling(tokens: Sequence[SpokenToken], forms: SpokenForms) -> list[SpokenToken]:
    """Return each word in its compared spelling, without hesitations ("uh")."""
    return [
        token if norm == token.norm else token._replace(norm=norm)
        for token in tokens
        if (norm := forms.spelt[token.norm]) not in forms.hesitations
    ]


def _without_fillers(
    tokens: Sequence[SpokenToken], raw: str, forms: SpokenForms, other: PairsBeside
) -> list[SpokenToken]:
    """Leave out fillers, and the words that tie a sentence to the one before.

    A filler is one where marks set it off, or where no word behind it completes it. A word that
    ties sentences stays where the other text has it before the same word: where sentences end
    is the writer's choice.
    """
    found: list[SpokenToken] = []
    at = 0
    fillers, openers, asides = forms.fillers, forms.openers, forms.asides
    norms = norms_of_tokens(tokens)
    begins = fillers.keys() | openers | asides.keys()
    places = [one for one, norm in enumerate(norms) if norm in begins]
    for place in places:
        if place < at:
            continue
        found += tokens[at:place]
        token = tokens[place]
        size = _filler_at(tokens, place, raw, forms) if token.norm in fillers else 0
        if not size and token.norm in asides:
            size = _aside_at(tokens, place, raw, forms)
        if not size and token.norm in openers and place + 1 < len(tokens):
            ended = not found or _SENTENCE_END.search(raw, found[-1].end, token.start)
            size = int(bool(ended) and not other.has_opened(token.norm, tokens[place + 1].norm))
        at = place + size
    found += tokens[at:]
    return found


def _filler_at(tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms) -> int:
    """Give how many words a filler that begins at a token has, 0 where none does."""
    for phrase in forms.fillers[tokens[at].norm]:
        end = at + len(phrase)
        if tuple(token.norm for token in tokens[at:end]) != phrase:
            continue
        if end == len(tokens) or at == 0:
            set_off = end < len(tokens) and _is_set_off(raw, tokens[end - 1].end, tokens[end].start)
            return len(phrase) if set_off else 0
        before = _is_set_off(raw, tokens[at - 1].end, tokens[at].start)
        after = _is_set_off(raw, tokens[end - 1].end, tokens[end].start)
        if after or (not before and tokens[end].norm not in forms.completions):
            return len(phrase)
    return 0


def _aside_at(tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms) -> int:
    """Give how many words an aside that begins at a token has, 0 where marks do not set it off."""
    for phrase in forms.asides[tokens[at].norm]:
        end = at + len(phrase)
        if not 0 < at < end < len(tokens):
            continue
        if tuple(token.norm for token in tokens[at:end]) != phrase:
            continue
        if _is_set_off(raw, tokens[at - 1].end, tokens[at].start) and _is_set_off(
            raw, tokens[end - 1].end, tokens[end].start
        ):
            return len(phrase)
    return 0


def _is_set_off(raw: str, end: int, start: int) -> bool:
    return _PARTED.search(raw, end, start) is not None


def _without_false_starts(
    tokens: Sequence[SpokenToken], words: Words, codes: frozenset[str]
) -> list[SpokenToken]:
    """Leave out what a speaker broke off and began anew: "the -- for the harbour".

    What follows the dash takes up the first word of what it stands for, or ends a word that was
    begun. A negation, a name or a number is never left out.
    """
    found = list(tokens)
    if not found or not BROKEN_OFF.search(words.raw, found[0].end, found[-1].start):
        return found
    held = _Held(words, codes)
    at = 1
    while at < len(found):
        before, after = found[at - 1].end, found[at].start
        if words.raw[before:after] == " " or not BROKEN_OFF.search(words.raw, before, after):
            at += 1
            continue
        size = _begun(found, at, words, held)
        if size:
            del found[at - size : at]
            at = max(1, at - size)
        else:
            at += 1
    return found


class _Held:
    """The places of the words that negate, found when first asked."""

    def __init__(self, words: Words, codes: frozenset[str]) -> None:
        self._words, self._codes = words, codes

    @cached_property
    def places(self) -> frozenset[int]:
        """Places of all words of negations."""
        spans = find_negations(self._words, self._codes)
        return frozenset(index for span in spans for index in range(*span))


def _begun(tokens: Sequence[SpokenToken], at: int, words: Words, held: _Held) -> int:
    """Count the words before a dash that the speaker abandoned."""
    for size in range(min(MOST_BEGUN, at), 0, -1):
        begun = tokens[at - size : at]
        behind = [token.norm for token in tokens[at : at + size + MOST_BEGUN]]
        if begun[0].norm != behind[0] and not (size == 1 and _is_part(begun[0].norm, behind[0])):
            continue
        missing = [token for token in begun if token.norm not in behind]
        if not any(_must_stay(token, words, held) for token in missing):
            return size
    return 0


def _is_part(begun: str, word: str) -> bool:
    """Tell whether a word was broken off: "har -- harbour"; not "a -- about"."""
    return len(begun) > 1 and word.startswith(begun) and not begun.isdigit()


def _must_stay(token: SpokenToken, words: Words, held: _Held) -> bool:
    """Tell whether a word negates, counts or names."""
    raw = words.raw[token.start : token.end]
    counts = any(map(str.isdigit, token.norm))
    named = raw[:1].isupper() and len(raw) > 1 and token.first > 0
    return counts or named or token.norm in {"not", "no"} or token.first in held.places


def _without_repeats(tokens: Sequence[SpokenToken]) -> list[SpokenToken]:
    """Count once what is said twice in a row: "we, we have", "I think -- I think"."""
    found: list[SpokenToken] = []
    norms: list[str] = []
    places: dict[str, int] = {}
    for token in tokens:
        norm, place = token.norm, len(norms)
        back = place - places.get(norm, -1 - _MOST_REPEATED)
        found.append(token)
        norms.append(norm)
        places[norm] = place
        if back > _MOST_REPEATED:
            continue
        # What is repeated ends as the words do, and the nearest like the last is so far back.
        for size in range(back, min(_MOST_REPEATED, len(found) // 2) + 1):
            if norms[-size:] == norms[-2 * size : -size]:
                # The later stays, so that a match begins where the words go on.
                del found[-2 * size : -size], norms[-2 * size : -size]
                # No other word has moved: to look for all anew grows with the text's square.
                first = len(norms) - size
                places.update((norm, first + at) for at, norm in enumerate(norms[first:]))
                break
    return found

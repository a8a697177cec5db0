"""Attribute quotations in scripts without capitals, by patterns; never guess.

Chinese, Japanese, Korean, Arabic, Hebrew and Hindi give no sign of a name, so a speaker
is only what a verb of uttering right beside the quotation names.
"""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan
from archiver.languages.registry import find_language, join_patterns
from archiver.models.records import Cue, Span

_NEAR = 80  # characters before and behind a quotation


class CaselessAttribution(NamedTuple):
    """Where the speaker stands, and how the words were uttered."""

    span: Span | None
    cue: Cue


_POSTING = re.compile(join_patterns(lambda language: language.uttering.posting_marks))
# Matches the pronouns that stand for the speaker before: `他`, `彼`, `그`, `הוא`; not `李明`.
_PRONOUN = re.compile(
    rf"^(?:{join_patterns(lambda language: language.uttering.speaker_pronouns)})$"
)
# Matches `氏` in `田中氏`, `씨` in `김씨`; not `田中`.
_HONORIFIC = re.compile(rf"(?:{join_patterns(lambda language: language.uttering.honorifics)})$")

# Matches `同研究所の` in `同研究所の沖野`; not the `の` of `みのり`.
_BELONGING = re.compile(r"^.*[\p{Han}\p{Katakana}ー]の(?=[\p{Han}\p{Katakana}])")


@cache
def _speaker_patterns(code: str) -> "tuple[re.Pattern[str] | None, re.Pattern[str] | None]":
    """Compile the patterns of a speaker before and behind a quotation, where a language has them.

    Each names the speaker `who` and the verb `how`; the first ends at the opening mark, the
    second begins at the closing one.
    """
    uttering = find_language(code).uttering
    before, behind = (
        re.compile(pattern) if pattern else None
        for pattern in (uttering.speaker_before, uttering.speaker_behind)
    )
    return before, behind


def attribute_caseless(
    text: str, spans: Sequence[Span], quotes: Sequence[MarkedSpan], language: str
) -> list[CaselessAttribution]:
    """Tell where each quotation's speaker stands, and how the words were uttered, in order.

    Nothing is read beyond the paragraph or the neighbouring quotations.
    """
    found: list[CaselessAttribution] = []
    for number, quote in enumerate(quotes):
        start, end = quote.outer
        first, last = spans[bisect_right(spans, (start, sys.maxsize)) - 1]
        low, high = max(start - _NEAR, first), min(end + _NEAR, last)
        if number:
            low = max(low, quotes[number - 1].outer[1])
        if number + 1 < len(quotes):
            high = min(high, quotes[number + 1].outer[0])
        found.append(single_person(text, (low, start), (end, high), language))
    return found


def single_person(text: str, left: Span, right: Span, language: str) -> CaselessAttribution:
    """Give the speaker named right before or behind one quotation."""
    before, behind = _speaker_patterns(language)
    ahead = before.search(text[slice(*left)]) if before else None
    after = behind.search(text[slice(*right)]) if behind else None
    late = language in {"ja", "ko"}  # the verb is always behind, but for `according to`
    if late and not after and not (ahead and ahead["how"]):
        return CaselessAttribution(None, "unknown")
    verb = (after or ahead) if late else (ahead or after)
    if verb is None:
        return CaselessAttribution(None, "unknown")
    cue: Cue = "post" if _POSTING.search(verb["how"]) else "speech"
    for match, base in ((after, right[0]), (ahead, left[0])):
        if match is not None and match["who"] and (match is verb or late):
            start, end = match.span("who")
            return CaselessAttribution((base + start, base + end), cue)
    return CaselessAttribution(None, cue)


def caseless_people(names: Sequence[str]) -> list[str | None]:
    """Tell who each speaker's words mean: themselves, or for a pronoun the name before it."""
    found: list[str | None] = []
    last: str | None = None
    for words in names:
        name = _HONORIFIC.sub("", _BELONGING.sub("", words)).strip() or None
        if name and not _PRONOUN.match(name):
            last = name
        found.append(last if name else None)
    return found

"""Add quotations between single marks to those already found; never take an apostrophe for one.

Single marks count where they are safe: all of them where the text sets its speech in
them (British ‘…’), and else only a headline's own `'…': Name on …`, a whole sentence
with its attribution behind it, marks that are no apostrophes (‚…‘ and ‹…›), and those
of a text that has no others.
"""

import re as stdlib
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex as re

from archiver.extraction.quotations.marks import (
    SINGLE_MARKS,
    Mark,
    MarkedSpan,
    marks,
    span_from_mark,
)
from archiver.languages.registry import closing_marks
from archiver.models.records import Span

# Matches `‘`, `‹` and a lone `'`; not the two of `''`. It begins with a set: see `_DOUBLES`.
_SINGLES = stdlib.compile(r"[‚‹›'‘’](?:(?<=[‚‹›])|(?<![`'’]['‘’])(?!['’]))")
# Matches `'90s`, `'em`, `’n’`; not `'No`.
_ELISION = re.compile(
    r"['’‘](?:\d0s?\b|\d\d\b|(?:em|til|tis|twas|cause|n|cuz|bout|round|cause)\b)", re.IGNORECASE
)
# Matches what follows the mark in `': Trump on`; not in `': it`.
_HEADLINE = re.compile(r"\s*:\s+\p{Lu}")
# Matches what follows the mark in `,’ she said`; not in `,’`.
_ATTRIBUTED = re.compile(r"\s+[\p{L}]")

# Matches what follows the mark in `’, zei de wethouder`; not in `’, Amsterdam`.
_FOLLOWED = re.compile(r",\s+\p{Ll}")

_DOUBLES = re.compile(r"[\"“”„«»]|''")
# Matches the letter that is left of a word in ‘s avonds, ‘t Gooi; not in ‘t-shirts’.
_CLITIC = re.compile(r"[sntkm](?=\s|-\p{Lu})")

_CLOSERS = {"'": "'’"} | {
    opening: closing for opening, closing in closing_marks().items() if opening in SINGLE_MARKS
}
_SAFE = frozenset("‚‹›")


def with_singles(
    text: str, spans: Sequence[Span], doubles: Sequence[MarkedSpan]
) -> list[MarkedSpan]:
    """Give the quotations of a text in order, those between single marks among them."""
    found = [q for span in spans for q in single_pairs(text, span) if q.inner[0] < q.inner[1]]
    if not found:
        return list(doubles)
    if sets_speech(text, found, doubles):
        within = [q.outer for q in found]
        outer = [q for q in doubles if not covered(q.outer, within)]
        taken = [q.outer for q in outer]
        kept = [q for q in found if not crosses(q.outer, taken)]
    else:
        whole = [q for q in found if follows_colon(text, q)]
        outer = [q for q in doubles if not covered(q.outer, [one.outer for one in whole])]
        if outer:  # a text that sets speech in double marks has something else in single ones
            outer, whole = list(doubles), []
        taken = [q.outer for q in outer]
        alone = not doubles and not _DOUBLES.search(text)
        kept = [
            q
            for q in found
            if not crosses(q.outer, taken)
            and (q in whole or safe(text, q, spans) or (alone and is_pair_alone(text, q)))
        ]
    return sorted(outer + kept)


def single_pairs(text: str, span: Span) -> Iterator[MarkedSpan]:
    """Yield pairs of single marks in a paragraph, none inside another."""
    open_: Mark | None = None
    close: Mark | None = None
    for mark in marks(text, span, _SINGLES):
        if _ELISION.match(text, mark.start):
            continue
        if open_ and mark.char in _CLOSERS[open_.char] and mark.closes and not mark.opens:
            if close is None or not is_sure_pair(text, close):
                close = mark
        elif mark.opens and not mark.closes and mark.char in _CLOSERS and (open_ is None or close):
            if open_ and close:
                yield span_from_mark(text, open_, close.start, close.end)
            open_, close = mark, None
    if open_ and close:
        yield span_from_mark(text, open_, close.start, close.end)


def is_sure_pair(text: str, mark: Mark) -> bool:
    """Tell whether a closing mark cannot be the possessive of `the voters' choice`."""
    before = text[mark.start - 1]
    after = text[mark.end : mark.end + 2]
    return before not in "sSxz" or not after[:1].isspace() or not after[1:].isalpha()


def sets_speech(text: str, singles: Sequence[MarkedSpan], doubles: Sequence[MarkedSpan]) -> bool:
    """Tell whether single marks are the text's own, and double ones only nest in them.

    They are where more of them than of double ones end in a comma or stop inside.
    """
    spoken = [q for q in singles if ends_speech(text, q)]
    if not any(" " in text[slice(*q.inner)] for q in spoken):
        return False
    within = [q.outer for q in spoken]
    alone = [q for q in doubles if not covered(q.outer, within)]
    return len(spoken) > 1 and len(spoken) > len(alone) * 1.5


def ends_speech(text: str, quote: MarkedSpan) -> bool:
    """Tell whether marks close a sentence, or a comma and a small letter follow.

    `‘so’, zei De Wit`.
    """
    if text[quote.inner[1] - 1] in ",.!?…":
        return True
    return " " in text[slice(*quote.inner)] and bool(_FOLLOWED.match(text, quote.outer[1]))


def safe(text: str, quote: MarkedSpan, spans: Sequence[Span]) -> bool:
    """Tell whether single marks hold a quotation though the text sets speech in double ones."""
    if text[quote.outer[0]] in _SAFE:
        return True
    words = len(text[slice(*quote.inner)].split())
    begins = spans[bisect_right(spans, (quote.outer[0], sys.maxsize)) - 1][0] == quote.outer[0]
    if not begins or words < 2:
        return False
    if _HEADLINE.match(text, quote.outer[1]):
        return True
    if words > 3 and _FOLLOWED.match(text, quote.outer[1]):
        return True
    return (
        words > 2
        and text[quote.inner[1] - 1] in ",!?"
        and bool(_ATTRIBUTED.match(text, quote.outer[1]))
    )


def is_pair_alone(text: str, quote: MarkedSpan) -> bool:
    """Tell whether single marks hold words in a text without other marks.

    `noemde het ‘een schande’`. More than a word: what is alone is a term, or elided at an end.
    """
    start, end = quote.inner
    if _CLITIC.match(text, start) or not quote.closed:
        return False
    closes = Mark(text[end : end + 1], end, quote.outer[1], opens=False, closes=True)
    return is_sure_pair(text, closes) and " " in text[start:end]


def follows_colon(text: str, quote: MarkedSpan) -> bool:
    """Tell whether a whole sentence in single marks stands behind a colon.

    `wrote: ‘It is closed.’`.
    """
    before = text[max(0, quote.outer[0] - 3) : quote.outer[0]].rstrip()
    inner = text[slice(*quote.inner)]
    return before.endswith(":") and inner[-1] in ".!?…" and inner.count(" ") > 1


def covered(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether one of the sorted `spans` covers `span`."""
    at = bisect_right(spans, (span[0], sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= span[0] and span[1] <= spans[at][1]


def crosses(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether one of the sorted `spans` shares a character with `span`."""
    at = bisect_right(spans, (span[1], -1)) - 1
    return at >= 0 and spans[at][1] > span[0]

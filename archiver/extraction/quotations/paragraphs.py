"""Split a text into the paragraphs that no quotation leaves; never look at a mark."""

import re as stdlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex as re

from archiver.models.records import Span

# Matches any line end; not the spaces at it.
_LINE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Matches an empty line; not a single line end.
_BLANK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[ \t\xa0]*(?:\r\n|[\n\r\u2028\u2029])\s*")
# Matches the lines "Credit: HAL FENN/Harbour Pictures" and "Foto: dpa"; not "Photo: “It rang.”" or
# "Pictures of the pier were sold." Python's own search for line ends takes a fifth of the time.
_CREDIT = stdlib.compile(
    r"^(?:photo(?:graph)?s?|pictures?|images?|credits?|fotos?|bild(?:er)?|crédits?|créditos?)"
    r"(?: (?:credits?|photos?|courtesy|by|de))?[ \t]{0,3}[:©/|][^\n“”\"«»„]{1,120}$",
    stdlib.IGNORECASE | stdlib.MULTILINE,
)


def credit_spans(text: str) -> list[Span]:
    """Give the lines of a text that only say whose a picture is."""
    return [match.span() for match in _CREDIT.finditer(text)]


def paragraph_spans(text: str, skip: Sequence[Span] = ()) -> Iterator[Span]:
    """Give the spans that a quotation may not leave: the text's paragraphs, cut at `skip`.

    Every line is a paragraph, except in hard-wrapped text, where a blank line parts them.
    """
    breaks = _BLANK if is_hard_wrapped(text) else _LINE
    edges = [m.span() for m in breaks.finditer(text)]
    edges += [(max(0, a), min(len(text), b)) for a, b in skip if a < b and b > 0 and a < len(text)]
    at = 0
    for start, end in sorted(edges):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


def is_hard_wrapped(text: str) -> bool:
    """Tell whether lines are cut at a column, so that a line end means nothing.

    Such text has six lines or more, some of them blank, none over 100 columns, and
    four in five of the line ends inside paragraphs are near the widest line's.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    if len(lines) < 6 or "" not in lines:
        return False
    widest = max(map(len, lines))
    if not 50 <= widest <= 100:
        return False
    inside = [len(a) for a, b in pairwise(lines) if a and b]
    return (
        len(inside) * 2 > len(lines) and sum(w > widest * 0.75 for w in inside) > len(inside) * 0.8
    )

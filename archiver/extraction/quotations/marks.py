"""Pair quotation marks and give the outermost spans between them; never read a word.

A quotation ends with its paragraph at the latest, so that a mark nobody closed costs
one paragraph and no more. Every character is looked at a bounded number of times.
"""

import re as stdlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex as re

from archiver.languages.registry import closing_marks
from archiver.models.records import Span


class MarkedSpan(NamedTuple):
    """A span between marks: `outer` takes the marks in, `inner` does not."""

    outer: Span
    inner: Span
    closed: bool = True


class Mark(NamedTuple):
    """One quotation mark of a paragraph, and the sides on which it touches a word."""

    char: str
    start: int
    end: int
    opens: bool  # a space, bracket or stop before it, none behind
    closes: bool  # a space, bracket or stop behind it, none before


# Matches `ארה"ב`, where the mark makes an acronym; not a mark with a space at its side.
_HEBREW = re.compile(r"\p{Hebrew}")
# Matches `6'2` before its inch mark; not `'2`.
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}\s?$")

SINGLE_MARKS = frozenset("‘‚‹›")
"""Opening marks that stand for a single one, which may be an apostrophe as well."""
_KEYBOARD = {"„": "‟", "‟": "”", '"': '"＂', "＂": '"＂', "〝": "〞", "``": "''", ",,": "''"}
"""What closes the marks of keyboards and old character sets, which belong to no language."""
_CLOSERS = _KEYBOARD | {
    opening: closing + _KEYBOARD.get(opening, "")
    for opening, closing in closing_marks().items()
    if opening not in SINGLE_MARKS
}
"""The marks that properly close each opening mark.

Two apostrophes close what two grave accents opened and open nothing themselves: the
news archives that write ''so'' have lost which marks were nested, and the labelled
articles that floors are measured on list nothing in them.
"""

_CHARACTERS = {char for pair in _CLOSERS.items() for mark in pair for char in mark} - set("`,'")
_LISTED = "".join(map(stdlib.escape, sorted(_CHARACTERS)))
# Matches `“`, ``` `` ``` and `」`; not a lone `'`. What begins with a set of characters and looks
# back at which it was is found in half the time of a choice of four.
_DOUBLES = stdlib.compile(rf"[{_LISTED}`',](?:(?<=[{_LISTED}])|(?<=`)`|(?<=')'|(?<=,),(?=\w))")

_SINGLY = _CHARACTERS | SINGLE_MARKS | set("'’`")
# Matches every mark of quotation, be it an apostrophe: `‘`, `'`, `“`, and each of ``` `` ```.
_ANY = re.compile(rf"[{''.join(map(re.escape, sorted(_SINGLY)))}]|,,(?=\w)")

_LAX = {"“": '"“', "„": '"', '"': "”“", "``": '"', "‟": '"', "״": '"', ",,": '"”', "”": '"'}
"""Marks that close another's opening by a slip of the keyboard: `“so."`."""

_DIRECTED = frozenset("「」『』《》«»〝〞〟")
_BEFORE_OPENING = frozenset("([{<—–-/:;,.…¿¡=*_|「『（：，。、")
_AFTER_CLOSING = frozenset(")]}>—–-/:;,.…?!|*_」』）：，。、！？；·'’")
_DEEPEST = 6


def quotation_spans(text: str, spans: Sequence[Span]) -> list[MarkedSpan]:
    """Give every quotation between double marks, guillemets or corners, outermost and in order."""
    if _DOUBLES.search(text) is None:
        return []
    swedish = "“" not in text and "„" not in text
    return [q for span in spans for q in pairs(text, span, swedish=swedish)]


def may_have_marks(text: str, number: int) -> bool:
    """Tell whether a text may have so many marks, for it has as many of their characters.

    To count each of these takes a third of the time of a search for all: most texts have fewer.
    """
    return len(text) >= number <= sum(map(text.count, _SINGLY)) + text.count(",,")


def quotation_marks(text: str, end: int) -> Iterator[int]:
    """Tell where each character before `end` stands that may be a mark, whatever it is there."""
    return (m.start() for m in _ANY.finditer(text, 0, end))


def marks(text: str, span: Span, pattern: stdlib.Pattern[str]) -> list[Mark]:
    """Give the marks of a paragraph, without those that are something else (inches, acronyms)."""
    found = []
    start, stop = span
    for m in pattern.finditer(text, start, stop):
        before = text[m.start() - 1] if m.start() > start else " "
        after = text[m.end()] if m.end() < stop else " "
        if m[0] in '"״' and _HEBREW.match(before) and _HEBREW.match(after):
            continue
        if before.isdigit() and _FEET.search(text, max(start, m.start() - 8), m.start()):
            continue
        left = before.isspace() or before in _BEFORE_OPENING
        right = after.isspace() or after in _AFTER_CLOSING
        opens, closes = left and not after.isspace(), right and not before.isspace()
        found.append(Mark(m[0], m.start(), m.end(), opens, closes))
    return found


def pairs(text: str, span: Span, *, swedish: bool = False) -> list[MarkedSpan]:
    """Give the outermost quotations between double marks, guillemets or corners in a paragraph.

    `swedish` says that ” opens as well as closes, as it does in text without “ or „.
    Elsewhere a ” that closes nothing is a slip, and what it would open is not known.
    """
    found: list[MarkedSpan] = []
    seen = marks(text, span, _DOUBLES)
    if not seen:
        return found
    open_: list[Mark] = []
    left = Counter(m.char for m in seen)
    for mark in seen:
        left[mark.char] -= 1
        depth = depth_closed_by(mark, open_, left)
        if depth is not None:
            if depth == 0:
                found.append(span_from_mark(text, open_[0], mark.start, mark.end))
            del open_[depth:]
        elif opens_quotation(text, mark, open_, swedish=swedish):
            open_.append(mark)
    if open_:
        found.append(span_from_mark(text, open_[0], span[1], None))
    return [q for q in found if q.inner[0] < q.inner[1]]


def span_from_mark(text: str, mark: Mark, end: int, outer: int | None) -> MarkedSpan:
    """Give the quotation from a mark to `end`, the spaces inside its marks left out."""
    start = mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return MarkedSpan(
        (mark.start, end if outer is None else outer), (start, end), outer is not None
    )


def depth_closed_by(mark: Mark, open_: Sequence[Mark], left: Counter[str]) -> int | None:
    """Give the depth of the opening mark that this one closes, or None where it closes none.

    A straight mark that can only open, with an odd number of them behind it, opens a
    nested quotation: `"He said "no" to me"`.
    """
    for depth in range(len(open_) - 1, -1, -1):
        if mark.char in _CLOSERS[open_[depth].char]:
            nested = mark.char in '"＂' and mark.opens and not mark.closes
            return None if nested and left[mark.char] % 2 == 0 else depth
    if open_ and mark.closes and not mark.opens and mark.char in _LAX.get(open_[-1].char, ""):
        return len(open_) - 1
    return None


def opens_quotation(text: str, mark: Mark, open_: Sequence[Mark], *, swedish: bool) -> bool:
    """Tell whether this mark, which closes nothing, opens a quotation."""
    if mark.char not in _CLOSERS or len(open_) >= _DEEPEST:
        return False
    if mark.char == "”":
        return swedish and mark.opens
    if mark.char in '"＂' and not open_ and mark.start and text[mark.start - 1].isdigit():
        return False  # 12" records
    return mark.char in _DIRECTED or mark.opens or not mark.closes

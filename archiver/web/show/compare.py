"""Compare two versions of a text and give what was removed and added. Pure, without markup.

First by lines, then by words within the lines that differ, so that a long article costs
little more than a post.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import LCSseq

_MOST_WORDS = 3_000
"""Words of a passage that are compared one by one; a longer one is shown as replaced."""
_AROUND = 90
"""Characters of what stayed that are shown at each side of a change."""
# Matches "word", " " and ","; not "word," in one.
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]+")

Change = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of text: in both wordings, in the old one only, or in the new one only."""

    op: Change
    text: str


def compare_versions(old: str, new: str) -> tuple[TextPart, ...]:
    """Return the parts of two wordings in order; the equal and deleted ones are the old text.

    >>> [(part.op, part.text) for part in compare_versions("not so fast", "so slow")]
    [('delete', 'not '), ('equal', 'so '), ('delete', 'fast'), ('insert', 'slow')]
    """
    parts: list[TextPart] = []
    for equal, left, right in _blocks(_lines(old), _lines(new)):
        if equal:
            parts.append(TextPart("equal", "".join(left)))
        else:
            parts += _words("".join(left), "".join(right))
    return tuple(_joined(_merged(parts)))


def brief_change(parts: Sequence[TextPart]) -> tuple[TextPart, ...]:
    """Return the same with what stayed cut short, where it is far from every change."""
    short: list[TextPart] = []
    for index, part in enumerate(parts):
        if part.op != "equal":
            short.append(part)
            continue
        head = part.text[:_AROUND] if index else ""
        tail = part.text[-_AROUND:] if index + 1 < len(parts) else ""
        whole = len(part.text) <= len(head) + len(tail) + _AROUND
        short.append(part if whole else TextPart("equal", f"{head} … {tail}".strip(" ")))
    return tuple(short)


@dataclass(frozen=True, slots=True)
class PairedChange:
    """One passage as it was and as it is, to stand side by side."""

    old: tuple[TextPart, ...]
    new: tuple[TextPart, ...]


def pair_changes(parts: Sequence[TextPart], *, brief: bool = False) -> tuple[PairedChange, ...]:
    """Return both wordings side by side: in one piece, or if `brief` a piece for each change.

    Then what stayed is cut short where it is far from every change.

    >>> (pair,) = pair_changes(compare_versions("not so fast", "so slow"))
    >>> [part.text for part in pair.old], [part.text for part in pair.new]
    (['not ', 'so ', 'fast'], ['so ', 'slow'])
    """
    pieces: list[list[TextPart]] = [[]]
    for index, part in enumerate(parts):
        head = part.text[:_AROUND] if index else ""
        tail = part.text[-_AROUND:] if index + 1 < len(parts) else ""
        if part.op != "equal" or not brief or len(part.text) <= len(head) + len(tail) + _AROUND:
            pieces[-1].append(part)
            continue
        if head:
            pieces[-1].append(TextPart("equal", f"{head} …"))
        if tail:
            pieces.append([TextPart("equal", f"… {tail}")])
    return tuple(
        PairedChange(
            old=tuple(part for part in piece if part.op != "insert"),
            new=tuple(part for part in piece if part.op != "delete"),
        )
        for piece in pieces
        if any(part.op != "equal" for part in piece)
    )


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _words(old: str, new: str) -> Iterator[TextPart]:
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(left) > _MOST_WORDS or len(right) > _MOST_WORDS:
        yield from _replaced(old, new)
        return
    blocks = [(e, "".join(a), "".join(b)) for e, a, b in _blocks(left, right)]
    # A single space or comma that stayed between two changes is no anchor for a reader.
    for equal, gone, come in blocks:
        if equal:
            yield TextPart("equal", gone)
        else:
            yield from _replaced(gone, come)


def _replaced(old: str, new: str) -> Iterator[TextPart]:
    if old:
        yield TextPart("delete", old)
    if new:
        yield TextPart("insert", new)


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Give what stayed and what did not, in order, as (stayed, old items, new items)."""
    at_old = at_new = 0
    for op in LCSseq.opcodes(old, new):
        if op.tag != "equal":
            continue
        if op.src_start > at_old or op.dest_start > at_new:
            yield False, old[at_old : op.src_start], new[at_new : op.dest_start]
        yield True, old[op.src_start : op.src_end], new[op.dest_start : op.dest_end]
        at_old, at_new = op.src_end, op.dest_end
    if at_old < len(old) or at_new < len(new):
        yield False, old[at_old:], new[at_new:]


def _merged(parts: Sequence[TextPart]) -> list[TextPart]:
    """Return the parts with neighbours of one kind made one.

    Lines and words end where they like.
    """
    return [
        TextPart(op, "".join(part.text for part in run))
        for op, run in groupby(parts, key=lambda part: part.op)
    ]


def _joined(parts: Sequence[TextPart]) -> Iterator[TextPart]:
    """Yield the parts with changes joined that nothing but white space stands between."""
    pending: dict[Change, str] = {"delete": "", "insert": ""}
    for index, part in enumerate(parts):
        if part.op == "equal" and (
            not part.text.isspace() or index + 1 == len(parts) or not any(pending.values())
        ):
            yield from _replaced(pending["delete"], pending["insert"])
            pending = {"delete": "", "insert": ""}
            yield part
        elif part.op == "equal":
            pending = {op: text + part.text for op, text in pending.items()}
        else:
            pending[part.op] += part.text
    yield from _replaced(pending["delete"], pending["insert"])

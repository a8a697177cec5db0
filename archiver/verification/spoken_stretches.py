"""Join the passages of one speaker that others only interrupt: a quotation runs over them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from archiver.models.transcript_records import SpeechPassage

_MOST_BETWEEN = 3
"""Turns of others that interrupt a speaker: who writes leaves them out."""
_GAP = 600
"""Characters that these have at most."""
_GAP_DECLARED, _BETWEEN_DECLARED = 6_000, 40
_BESIDE = 2_000
"""Characters of a turn beyond a passage that are compared as well."""
_MOST_JOINED = 8_000
"""Characters of a passage to which another is joined."""


def join_passages(found: Sequence[SpeechPassage], *, declared: bool) -> Iterator[SpeechPassage]:
    """Yield passages, each followed by what it makes with the next where others only interrupt.

    A quotation runs over "(Applause)" and over what an opponent throws in; one with an ellipsis
    (`declared`) from one answer to the next.
    """
    ordered = sorted(found, key=lambda one: (one.version_id, one.speaker or "", one.offset))
    for _, some in groupby(ordered, key=attrgetter("version_id", "speaker")):
        last: SpeechPassage | None = None
        for passage in map(_widened, some):
            yield passage
            joined = _joined(last, passage, declared=declared) if last is not None else None
            if joined is not None:
                yield joined
            last = passage if joined is None else joined


def _widened(passage: SpeechPassage) -> SpeechPassage:
    """Give a passage with what its speaker goes on to say in its first and last turn.

    A passage ends in the middle of a speech, where a quotation does not.
    """
    low, high = passage.offset, passage.offset + len(passage.text)
    first, last = passage.turns[0], passage.turns[-1]
    before = first.text[: low - first.offset][-_BESIDE:]
    behind = last.text[high - last.offset :][:_BESIDE]
    if not before and not behind:
        return passage
    return replace(passage, offset=low - len(before), text=before + passage.text + behind)


def _joined(one: SpeechPassage, other: SpeechPassage, *, declared: bool) -> SpeechPassage | None:
    gap = other.offset - one.offset - len(one.text)
    between = other.turns[0].number - one.turns[-1].number
    if one.speaker is None or len(one.text) > _MOST_JOINED:
        return None
    most, turns = (_GAP_DECLARED, _BETWEEN_DECLARED) if declared else (_GAP, _MOST_BETWEEN)
    if not (0 <= gap <= most and 0 <= between <= turns + 1):
        return None
    # What others say is left out; the offsets stay those of the transcript.
    space = " ".ljust(gap)
    return replace(
        one,
        text=one.text + space + other.text,
        turns=(*one.turns, *other.turns),
        named=one.names | other.names,
    )

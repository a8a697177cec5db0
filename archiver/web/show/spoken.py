"""Prepare the turns of an event for its page: stretches of one speaker, with what is quoted marked.

Pure, and without markup. Every character of a turn comes out once and in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from archiver.archive.pages.transcripts import QuotedStretch
from archiver.models.transcript_records import PlacedTurn


@dataclass(frozen=True, slots=True)
class SpokenPiece:
    """Some words of a turn, and the key of the quotation that they are in, if they are."""

    text: str
    quotation: str | None = None


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn: its number, its second, and its words in pieces."""

    number: int
    start: float | None
    pieces: tuple[SpokenPiece, ...]


@dataclass(slots=True)
class SpokenStretch:
    """What one speaker says in a row; `label` is as it is printed where that is another name."""

    speaker: str | None
    label: str | None
    turns: list[ShownTurn] = field(default_factory=list)


def spoken_stretches(
    turns: Sequence[PlacedTurn], quoted: Sequence[QuotedStretch]
) -> list[SpokenStretch]:
    """Put turns together that one speaker says in a row."""
    found: list[SpokenStretch] = []
    for (name, label), inside in groupby(turns, key=lambda turn: (turn.name, turn.speaker)):
        stretch = SpokenStretch(name, label if label != name else None)
        for turn in inside:
            pieces = tuple(_pieces(turn, quoted))
            stretch.turns.append(ShownTurn(turn.number, turn.start, pieces))
        found.append(stretch)
    return found


def _pieces(turn: PlacedTurn, quoted: Sequence[QuotedStretch]) -> Iterator[SpokenPiece]:
    """Yield the words of a turn; where quotations overlap, the first has them."""
    at, end = turn.offset, turn.offset + len(turn.text)
    for stretch in quoted:
        start, stop = max(stretch.start, at), min(stretch.end, end)
        if start >= stop:
            continue
        if start > at:
            yield SpokenPiece(turn.text[at - turn.offset : start - turn.offset])
        yield SpokenPiece(turn.text[start - turn.offset : stop - turn.offset], stretch.quotation)
        at = stop
    if at < end:
        yield SpokenPiece(turn.text[at - turn.offset :])

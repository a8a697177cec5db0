"""Load the turns of transcripts, from one number to another; each becomes a record when it is used.

A lookup reads some hundreds of turns for their words, and shows two or three of them: to make all
of them records took most of its time.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import overload

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.models.transcript_records import PlacedTurn

_Row = tuple[int, int, str, int | None, float | None, float | None]
_Speakers = dict[int, tuple[str, str]]
"""How each speaker is printed, and the fullest form of that, by their rows."""


class LoadedTurns(Sequence[PlacedTurn]):
    """Turns in a row of one version; equal to the same turns in a tuple."""

    __slots__ = ("_records", "_rows", "_speakers")

    def __init__(self, rows: Sequence[_Row], speakers: _Speakers) -> None:
        self._rows = rows
        self._speakers = speakers
        self._records: list[PlacedTurn] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> PlacedTurn: ...
    @overload
    def __getitem__(self, place: slice) -> "LoadedTurns": ...
    def __getitem__(self, place: int | slice) -> "PlacedTurn | LoadedTurns":
        if isinstance(place, slice):
            return LoadedTurns(self._rows[place], self._speakers)
        return self._records[place] if self._records else self._record(self._rows[place])

    def __iter__(self) -> Iterator[PlacedTurn]:
        if self._records is None:
            self._records = list(map(self._record, self._rows))
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def offset(self) -> int:
        """Where the first begins in the version's text."""
        return self._rows[0][1]

    @property
    def names(self) -> frozenset[str]:
        """The names of those who speak in them, without a record of each."""
        rows = {row[3] for row in self._rows}
        known = (self._speakers[row] for row in rows if row in self._speakers)
        return frozenset(name or label for label, name in known if label)

    @property
    def text(self) -> str:
        """The words of all of them, as they stand in the version's text."""
        return " ".join([row[2] for row in self._rows])

    def _record(self, row: _Row) -> PlacedTurn:
        number, offset, text, speaker, start, end = row
        label, name = self._speakers.get(speaker, (None, None)) if speaker else (None, None)
        return PlacedTurn(
            number=number,
            offset=offset,
            text=text,
            speaker=label,
            name=name,
            start=start,
            end=end,
        )


def load_turns(
    connection: sqlite3.Connection, wanted: Iterable[tuple[int, int, int]]
) -> list[LoadedTurns]:
    """Load the turns of each (version, first number, last number), in that order."""
    rows = [fetch_plain_rows(connection, _TURNS, one) for one in wanted]
    speakers = _load_speakers(connection, {row[3] for some in rows for row in some} - {None})
    return [LoadedTurns(some, speakers) for some in rows]


def turns_around(
    connection: sqlite3.Connection, version: int, first: int, last: int, *, beside: int = 2
) -> tuple[PlacedTurn, ...]:
    """Load the turns from one number to another of a version, with some before and after them."""
    return turns_between(connection, version, max(first - beside, 0), last + beside)


def turns_between(
    connection: sqlite3.Connection, version: int, first: int, last: int
) -> tuple[PlacedTurn, ...]:
    """Load the turns of a version from one number up to and with another."""
    (found,) = load_turns(connection, [(version, first, last)])
    return tuple(found)


def _load_speakers(connection: sqlite3.Connection, rows: Collection[int]) -> _Speakers:
    if not rows:
        return {}
    listed = ",".join(map(str, rows))
    query = f"select id, label, name from transcript_speakers where id in ({listed})"
    return {row: (label, name) for row, label, name in fetch_plain_rows(connection, query, ())}


_TURNS = (
    "select number, offset, text, speaker_id, start, end from turns "
    "where version_id = ? and number between ? and ? order by number"
)

"""Load the rows that an audit checks against the WARC files, the seals and each other. Reads only.

Everything that may be long is yielded row by row. Each function raises sqlite3.DatabaseError
where the file itself is damaged.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCapture:
    """A capture whose bytes lie in a WARC file: where, and what they should be."""

    id: int
    url: str
    sha256: str
    size: int
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSeal:
    """A seal as it stands, with when its run began; None where that run is gone."""

    run_id: int
    started_at: str | None
    sealed_at: str
    captures: int
    root: str
    previous: str | None
    head: str
    stamp: bytes | None


def integrity_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with the file, a sentence each."""
    for (line,) in connection.execute("pragma integrity_check"):
        if line != "ok":
            yield str(line)


def dangling_references(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """Yield rows that point to nothing, as table, number of the row, and table it points to."""
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield table, row, parent


def count_recorded_captures(connection: sqlite3.Connection, warc_file: str | None = None) -> int:
    """Count the captures that lie in WARC files, or in one of them."""
    query = "select count(*) from captures where warc_file is not null"
    if warc_file is not None:
        query = "select count(*) from captures where warc_file = ?"
        return _count(connection, query, warc_file)
    return _count(connection, query)


def recorded_captures(connection: sqlite3.Connection) -> Iterator[RecordedCapture]:
    """Yield the captures that lie in WARC files, by their place."""
    for row in connection.execute(
        "select id, url, sha256, size, warc_file, warc_offset from captures "
        "where warc_file is not null order by warc_file, warc_offset"
    ):
        yield RecordedCapture(**dict(row))


_LOADED = "('import', 'bulk load')"
"""Commands of runs whose files stay with whoever loaded them."""
_UNRECORDED = "from captures join runs on runs.id = captures.run_id where warc_file is null"


def count_forgotten_captures(connection: sqlite3.Connection) -> int:
    """Count the captures of which only their leaf is left."""
    return _count(connection, f"select count(*) {_UNRECORDED} and leaf is not null")


def count_loaded_files(connection: sqlite3.Connection) -> int:
    """Count the files that persons loaded, whose bytes stay with them."""
    return _count(
        connection, f"select count(*) {_UNRECORDED} and leaf is null and command in {_LOADED}"
    )


def captures_without_record(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield captures, as number and address, that should lie in a WARC file and name none."""
    yield from connection.execute(
        f"select captures.id, captures.url {_UNRECORDED} and leaf is null "
        f"and command not in {_LOADED}"
    )


def count_forgettings(connection: sqlite3.Connection) -> int:
    """Count how often something was forgotten."""
    return _count(connection, "select count(*) from forgotten")


def unfinished_forgettings(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield the forgettings that were cut short, as number and when they began."""
    yield from connection.execute(
        "select id, forgotten_at from forgotten where finished_at is null order by id"
    )


def count_seals(connection: sqlite3.Connection) -> int:
    """Count the seals."""
    return _count(connection, "select count(*) from seals")


def seals_in_order(connection: sqlite3.Connection) -> Iterator[StoredSeal]:
    """Yield all seals in the order of sealing."""
    for row in connection.execute(
        "select run_id, started_at, sealed_at, seals.captures, root, previous, head, stamp "
        "from seals left join runs on runs.id = run_id order by seals.id"
    ):
        yield StoredSeal(**dict(row))


def runs_without_seal(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the runs that ended and were not sealed, if any run ever was."""
    for (run,) in connection.execute(
        "select id from runs where finished_at is not null and exists (select 1 from seals) "
        "and id not in (select run_id from seals) order by id"
    ):
        yield run


def _count(connection: sqlite3.Connection, query: str, *given: object) -> int:
    return int(connection.execute(query, given).fetchone()[0])

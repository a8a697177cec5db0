"""Forgettings that are under way: captures that give up their bytes, records still to erase.

What is noted here is finished by the next command, however often it is cut short.
"""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingErasure:
    """A record of a WARC file that is still to be overwritten: where it begins, and its bytes."""

    warc_file: str
    warc_offset: int
    warc_length: int


def has_unfinished_forget(connection: sqlite3.Connection) -> bool:
    """Return whether some forgetting was cut short."""
    row = connection.execute("select 1 from forgotten where finished_at is null").fetchone()
    return row is not None


def mark_forgets_finished(connection: sqlite3.Connection, *, at: str) -> None:
    """Note that nothing is left of what was to be forgotten; part of the caller's transaction."""
    connection.execute("update forgotten set finished_at = ? where finished_at is null", (at,))


def note_retention(connection: sqlite3.Connection, *, at: str, reason: str) -> None:
    """Note once that captures gave up their bytes at a moment because of their age.

    Part of the caller's transaction. No tombstone goes with it.
    """
    connection.execute(
        "insert into forgotten(forgotten_at, reason, finished_at) select ?1, ?2, ?1 "
        "where not exists (select 1 from forgotten where forgotten_at = ?1 and reason = ?2)",
        (at, reason),
    )


def load_capture(connection: sqlite3.Connection, capture_id: int) -> sqlite3.Row:
    """Load the row of a capture that is there."""
    row: sqlite3.Row = connection.execute(
        "select * from captures where id = ?", (capture_id,)
    ).fetchone()
    return row


def note_erasure(connection: sqlite3.Connection, erasure: PendingErasure) -> None:
    """Note a record that is to be overwritten; part of the caller's transaction."""
    connection.execute(
        "insert or ignore into erasures(warc_file, warc_offset, warc_length) values (?, ?, ?)",
        (erasure.warc_file, erasure.warc_offset, erasure.warc_length),
    )


def pending_erasures(connection: sqlite3.Connection) -> list[PendingErasure]:
    """List the records that are still to be overwritten."""
    rows = connection.execute("select warc_file, warc_offset, warc_length from erasures")
    return [PendingErasure(**dict(row)) for row in rows]


def mark_erased(connection: sqlite3.Connection, erasure: PendingErasure) -> None:
    """Note that a record was overwritten; part of the caller's transaction."""
    connection.execute(
        "delete from erasures where warc_file = ? and warc_offset = ?",
        (erasure.warc_file, erasure.warc_offset),
    )


def clear_capture(connection: sqlite3.Connection, capture_id: int, leaf: str) -> None:
    """Leave of a capture its leaf alone, by which its run's seal still fits."""
    connection.execute(
        "update captures set leaf = ?, url = 'forgotten:' || id, source = '', status = null, "
        "content_type = '', sha256 = '', size = 0, warc_file = null, warc_offset = null "
        "where id = ?",
        (leaf, capture_id),
    )

"""Rows of seals: what is sealed of a run, the seal that follows the last, and its stamp.

What a leaf, a root and a head are is computed in `archiver.provenance.sealing`. Every writing
function is part of the caller's transaction.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSeal:
    """What stands for the captures of a run; `previous` is the head of the seal before."""

    run_id: int
    sealed_at: str
    captures: int
    root: str
    previous: str | None
    head: str


def captures_to_seal(connection: sqlite3.Connection, run: int) -> Iterator[sqlite3.Row]:
    """Yield the captures of a run in the order in which they were kept, with all sealed facts.

    `leaf` is set where a capture was forgotten, of which nothing else is left.
    """
    return iter(
        connection.execute(
            "select leaf, url, fetched_at, status, content_type, sha256, size from captures "
            "where run_id = ? order by id",
            (run,),
        )
    )


def runs_to_seal(connection: sqlite3.Connection, run: int) -> list[tuple[int, str]]:
    """List the runs without a seal up to this one, as number and start; none that goes on."""
    rows = connection.execute(
        "select id, started_at from runs where id <= ?1 and (id = ?1 or status <> 'running') "
        "and id not in (select run_id from seals) order by id",
        (run,),
    )
    return [(row[0], row[1]) for row in rows]


def last_head(connection: sqlite3.Connection) -> str | None:
    """Give the head of the last seal; None before the first."""
    row = connection.execute("select head from seals order by id desc limit 1").fetchone()
    return str(row[0]) if row else None


def add_seal(connection: sqlite3.Connection, seal: RunSeal) -> None:
    """Append a seal."""
    connection.execute(
        "insert into seals(run_id, sealed_at, captures, root, previous, head) "
        "values (?, ?, ?, ?, ?, ?)",
        (seal.run_id, seal.sealed_at, seal.captures, seal.root, seal.previous, seal.head),
    )


def head_of_run(connection: sqlite3.Connection, run: int) -> str:
    """Give the head of the seal of a run that has one."""
    row = connection.execute("select head from seals where run_id = ?", (run,)).fetchone()
    return str(row[0])


def add_stamp(
    connection: sqlite3.Connection, run: int, *, authority: str, at: str, stamp: bytes
) -> None:
    """Add to the seal of a run what a time-stamping authority answered."""
    connection.execute(
        "update seals set authority = ?, stamped_at = ?, stamp = ? where run_id = ?",
        (authority, at, stamp, run),
    )

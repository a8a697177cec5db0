"""Seal the captures of a run: a Merkle root over them, chained to the seal before.

A seal is made once, when nothing more is added to its run. What is sealed cannot be changed
or dropped afterwards without a sealed value that no longer fits.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from archiver.archive.store import seals
from archiver.archive.store.seals import RunSeal
from archiver.provenance import merkle

_FACTS = ("url", "fetched_at", "status", "content_type", "sha256", "size")
"""The columns of a capture that its leaf is made from, in this order."""


def capture_leaf(capture: Mapping[str, Any] | sqlite3.Row) -> str:
    """Give the leaf of a capture in hexadecimal: the hash of its facts as a JSON list in ASCII.

    >>> facts = dict.fromkeys(_FACTS, "") | {"status": None, "size": 0}
    >>> capture_leaf(facts) == merkle.leaf_hash(b'["","",null,"","",0]').hex()
    True
    """
    facts = [capture[name] for name in _FACTS]
    return merkle.leaf_hash(json.dumps(facts, separators=(",", ":")).encode("ascii")).hex()


def run_leaves(connection: sqlite3.Connection, run: int) -> Iterator[str]:
    """Give the leaves of a run, in the order in which its captures were kept.

    A capture that was forgotten has left its leaf behind.
    """
    rows = seals.captures_to_seal(connection, run)
    return (row["leaf"] or capture_leaf(row) for row in rows)


def run_root(connection: sqlite3.Connection, run: int) -> tuple[int, str]:
    """Count a run's captures, and give the root over them in hexadecimal."""
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for count, one in enumerate(run_leaves(connection, run), 1):  # noqa: B007 - it is given out
            yield bytes.fromhex(one)

    whole = merkle.merkle_root(counted()).hex()
    return count, whole


def seal_head(
    previous: str | None, run: int, started_at: str, sealed_at: str, captures: int, whole: str
) -> str:
    """Hash a run and all before it: the SHA-256 of these as a JSON list in ASCII."""
    facts = [previous, run, started_at, sealed_at, captures, whole]
    return sha256(json.dumps(facts, separators=(",", ":")).encode("ascii")).hexdigest()


def seal_run(connection: sqlite3.Connection, run: int, *, at: str) -> None:
    """Seal a run that captures nothing more, and first those before it that were cut short.

    Part of the caller's transaction; a run that is sealed stays as it is.
    """
    for number, started_at in seals.runs_to_seal(connection, run):
        previous = seals.last_head(connection)
        count, root = run_root(connection, number)
        seal = RunSeal(
            run_id=number,
            sealed_at=at,
            captures=count,
            root=root,
            previous=previous,
            head=seal_head(previous, number, started_at, at, count, root),
        )
        seals.add_seal(connection, seal)

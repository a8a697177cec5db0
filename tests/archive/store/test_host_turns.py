"""What hosts that count requests were asked is kept from run to run."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store.host_turns import (
    StoredHostTurns,
    keep_host_turns,
    load_host_turns,
)


def keep(archive: sqlite3.Connection, turns: StoredHostTurns) -> StoredHostTurns:
    with transaction(archive):
        return keep_host_turns(archive, turns)


def test_of_a_minute_all_requests_are_kept_whoever_made_them(archive: sqlite3.Connection) -> None:
    keep(archive, StoredHostTurns("a.example/cdx", (1.5, 2.0, 99.0)))
    kept = keep(archive, StoredHostTurns("a.example/cdx", (2.0, 61.75)))
    assert kept.asked == (2.0, 61.75), "what is later was asked before the clock was set back"
    keep(archive, StoredHostTurns("a.example/cdx", (70.0,)))
    assert load_host_turns(archive) == [StoredHostTurns("a.example/cdx", (61.75, 70.0))]


def test_a_host_stays_closed_for_the_longest_that_it_asked_for(archive: sqlite3.Connection) -> None:
    keep(archive, StoredHostTurns("a.example", (), 900.0, "too often"))
    keep(archive, StoredHostTurns("a.example", (), 500.0, "again"))
    (found,) = load_host_turns(archive)
    assert (found.closed_until, found.reason) == (900.0, "too often")


def test_what_cannot_be_read_counts_as_nothing(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        archive.execute(
            "insert into host_turns(name, asked) values ('a', '{'), ('b', '[1, \"x\"]')"
        )
    assert {one.name: one.asked for one in load_host_turns(archive)} == {"a": (), "b": (1.0,)}

"""Read what was added and what changed since quotations were last judged.

What only comes to be is told by the last number that was judged; what changes or goes is noted
by triggers. Both are moved on by `settle_changes`, in the transaction that notes what is due.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from archiver.archive import reverification
from archiver.archive.index.quotations import load_tallies
from archiver.archive.reverification import NotedKind, NumberedTable
from archiver.verification.reverification.index import BY_THESE

_MARKS: dict[str, NumberedTable] = {
    "judged": "post_versions",
    "judged_sightings": "sightings",
    "judged_readings": "readings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What to judge by: half-open to the left, after `first` up to `last`, by mark.

    `other_rules` says that all was judged by other rules, or never. `posts` and `authors` are
    rows that were there and changed; authors may also be new or gone. `names` are words of
    names that nobody bears as before, `handles` what somebody got or gave up.
    """

    first: dict[str, int]
    last: dict[str, int]
    note: int
    other_rules: bool
    posts: frozenset[int]
    authors: frozenset[int]
    names: frozenset[str]
    handles: frozenset[str]


def read_changes(connection: sqlite3.Connection) -> Changes:
    """Give all that came and changed until now."""
    marks = load_tallies(connection)
    # Read before what they bound, so that what is added meanwhile is for the next time.
    last = {mark: reverification.last_number(connection, table) for mark, table in _MARKS.items()}
    note = reverification.last_number(connection, "unjudged")
    return _changes(
        connection,
        {mark: min(marks[mark], last[mark]) for mark in _MARKS},
        last,
        (0, note),
        other_rules=marks["judged_rules"] != BY_THESE,
    )


def changes_between(
    connection: sqlite3.Connection, then: Mapping[str, int], now: Mapping[str, int]
) -> Changes:
    """Give all that came and changed between two moments of an archive that nobody judges by marks.

    Each is given by the marks of `read_changes`, and as `notes` by the number of the last note.
    """
    first, last = ({mark: marks[mark] for mark in _MARKS} for marks in (then, now))
    return _changes(connection, first, last, (then["notes"], now["notes"]), other_rules=False)


def _changes(
    connection: sqlite3.Connection,
    first: dict[str, int],
    last: dict[str, int],
    notes: tuple[int, int],
    *,
    other_rules: bool,
) -> Changes:
    noted: dict[NotedKind, set[int | str]] = {kind: set() for kind in get_args(NotedKind)}
    for change in reverification.noted_changes(connection, notes[1], notes[0]):
        noted[change.kind].add(change.value)
    return Changes(
        first=first,
        last=last,
        note=notes[1],
        other_rules=other_rules,
        posts=frozenset(map(int, noted["post"])),
        authors=frozenset(map(int, noted["author"])),
        names=frozenset(map(str, noted["name"])),
        handles=frozenset(map(str, noted["handle"])),
    )


def settle_changes(connection: sqlite3.Connection, changes: Changes) -> None:
    """Note that what is due for these changes is noted; part of the caller's transaction."""
    marks = changes.last | {"judged_rules": BY_THESE}
    reverification.settle_notes(connection, changes.note, marks)

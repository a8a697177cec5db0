"""Decide when what is queued is tried next, and count how much of it is due.

Moments are given by the caller.
"""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

from archiver.archive.connection import transaction
from archiver.text.dates import add_time

ATTEMPTS = 6
"""Failures in a row after which something is given up: nearly four weeks, by `_PAUSES`."""

_PAUSES = (12.0, 24.0, 72.0, 168.0, 336.0)
"""Hours until the next try after the first failure, the second, and so on."""


def is_due(connection: sqlite3.Connection, at: str) -> bool:
    """Return whether any article, post or followed account is to be asked for."""
    row = connection.execute(
        "select exists (select 1 from article_queue where next_try_at <= :at) "
        "or exists (select 1 from post_queue where next_due_at <= :at) "
        "or exists (select 1 from followed_accounts where next_due_at <= :at)",
        {"at": at},
    ).fetchone()
    return bool(row[0])


def bring_forward(connection: sqlite3.Connection, at: str) -> int:
    """Make due what a failure, a pause or a budget put off; return how much that is.

    What was given up stays so, and what is looked at again on a later day keeps its day.
    """
    with transaction(connection):
        return sum(
            connection.execute(
                f"update {table} set {column} = ?1 "
                f"where {where} and reason is not null and {column} > ?1",
                (at,),
            ).rowcount
            for table, column, where in _QUEUES.values()
        )


def count_due(connection: sqlite3.Connection, at: str) -> dict[str, dict[str, int]]:
    """Count the sources, articles, posts and people that are due, wait, or were given up."""
    found: dict[str, dict[str, int]] = {}
    for name, (table, column, where) in _QUEUES.items():
        odd, label = ("failures > 0", "failing") if name in {"sources", "people"} else _GIVEN_UP
        row = connection.execute(
            f"select coalesce(sum({where} and {column} <= ?), 0), "
            f"coalesce(sum({where} and {column} > ?), 0), coalesce(sum({odd}), 0) from {table}",
            (at, at),
        ).fetchone()
        found[name] = {"due": row[0], "later": row[1], label: row[2]}
    return found


def next_due(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Give from when on the next of each is due; None where none ever is."""
    return {
        name: connection.execute(f"select min({column}) from {table} where {where}").fetchone()[0]
        for name, (table, column, where) in _QUEUES.items()
    }


_QUEUES = {
    "sources": ("sources", "next_due_at", "enabled"),
    "articles": ("article_queue", "next_try_at", "1"),
    "posts": ("post_queue", "next_due_at", "1"),
    "people": ("followed_accounts", "next_due_at", "1"),
}
"""Each with its table, the column that says when, and which rows count at all."""
_GIVEN_UP = ("state = 'given_up'", "given_up")


def next_due_day(
    first: str, at: str, days: Sequence[int], *, every: int | None = None
) -> str | None:
    """Return the first of these days after `first` that lies after `at`.

    Then every so many, or never.

    A day that a run missed is made up for once, not as often as it was missed.

    >>> next_due_day("2031-05-04T02:00:00Z", "2031-05-05T03:00:00Z", (1, 2, 4))
    '2031-05-06T02:00:00Z'
    """
    for earlier, day in pairwise((0, *days)):
        moment = add_time(first, hours=day * 24.0)
        # Not within a quarter of the step: the sighting that has just been was this one, or near.
        if moment > add_time(at, hours=(day - earlier) * 6.0):
            return moment
    return None if every is None else add_time(at, hours=every * 24.0)


def retry_after_failure(attempts: int, at: str) -> str | None:
    """Give when something that failed once more is tried next; None where it is given up."""
    if attempts + 1 >= ATTEMPTS:
        return None
    return add_time(at, hours=_PAUSES[min(attempts, len(_PAUSES) - 1)])


FAILED = (
    "attempts = attempts + 1, reason = ?1, last_asked_at = ?3, "
    "state = case when ?2 is null and state = 'waiting' then 'given_up' else state end"
)
"""What a failure sets in either table: 1 the reason, 2 the next moment or null, 3 this moment."""

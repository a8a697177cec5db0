"""Keep what hosts that count requests were asked, so that their rates hold over runs."""

import json
import sqlite3
from dataclasses import dataclass, replace

_KEPT = 60.0
"""Seconds for which a request counts: rates are by the minute."""


@dataclass(frozen=True, slots=True)
class StoredHostTurns:
    """The moments at which a host was asked last, and until when it is to be left alone.

    In seconds since 1970; `name` is a host, or the beginning of its addresses that has a rate.
    """

    name: str
    asked: tuple[float, ...] = ()
    closed_until: float = 0.0
    reason: str = ""


def load_host_turns(connection: sqlite3.Connection) -> list[StoredHostTurns]:
    """Load what is kept of all hosts; what cannot be read of one counts as nothing."""
    rows = connection.execute("select name, asked, closed_until, reason from host_turns")
    return [StoredHostTurns(row[0], _moments(row[1]), row[2], row[3]) for row in rows]


def _moments(text: str) -> tuple[float, ...]:
    try:
        found = json.loads(text)
    except ValueError:
        return ()
    listed = found if isinstance(found, list) else []
    return tuple(float(item) for item in listed if isinstance(item, int | float))


def keep_host_turns(connection: sqlite3.Connection, turns: StoredHostTurns) -> StoredHostTurns:
    """Keep what is known of a host now, and give it with what another process asked meanwhile.

    Part of the caller's transaction. Of a minute's requests all are kept, whoever made them.
    """
    before = connection.execute(
        "select asked from host_turns where name = ?", (turns.name,)
    ).fetchone()
    if before and turns.asked:
        last = max(turns.asked)
        others = {moment for moment in _moments(before[0]) if last - _KEPT < moment <= last}
        turns = replace(turns, asked=tuple(sorted({*turns.asked, *others})))
    connection.execute(
        "insert into host_turns(name, asked, closed_until, reason) values (?, ?, ?, ?) "
        "on conflict (name) do update set asked = excluded.asked, "
        "closed_until = max(closed_until, excluded.closed_until), reason = iif("
        "excluded.closed_until > closed_until, excluded.reason, reason)",
        (turns.name, json.dumps(turns.asked), turns.closed_until, turns.reason),
    )
    return turns

"""Keep what the nightly run reads: each source with its own position and its next turn.

Part of the caller's transaction. Moments are given by the caller, so that nothing here waits
for a clock.
"""

import sqlite3
from dataclasses import dataclass

from archiver.errors import InvalidSourceAddress
from archiver.models.vocabulary import SourceKind
from archiver.text.dates import add_time
from archiver.text.urls import canonical_url, split_url

_EVERY_HOURS = 20.0
"""Hours between two readings of a source: once a night, though one may begin earlier."""

_MOST_HOURS = 14 * 24.0
"""The longest pause after failures: a source that comes back is met again within two weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSource:
    """One row of `sources`; `kind` is a `SourceKind`, ``files``, or None until it was looked at."""

    id: int
    url: str
    kind: str | None
    title: str | None
    parent_id: int | None
    enabled: bool
    every_hours: float | None
    etag: str | None
    last_modified: str | None
    last_looked_at: str | None
    next_due_at: str
    failures: int
    reason: str | None


_COLUMNS = (
    "id, url, kind, title, parent_id, enabled, every_hours, etag, last_modified, "
    "last_looked_at, next_due_at, failures, reason"
)


def address_of(given: str) -> str:
    """Give the canonical address of a source; raise an error that says what is wanted instead.

    >>> address_of("HTTPS://News.example/feed?utm_source=x")
    'https://news.example/feed'
    """
    parts = split_url(given)
    if parts is None or parts.scheme.lower() not in {"http", "https", "file"}:
        raise InvalidSourceAddress(f"{given!r} is no address: give one that begins with https://")
    if parts.scheme.lower() == "file":
        return canonical_url(given)
    if not parts.hostname:
        raise InvalidSourceAddress(f"{given!r} names no host")
    if "@" in parts.netloc:
        host = parts.netloc.rpartition("@")[2]
        raise InvalidSourceAddress(
            f"an address with a name or password in it is not asked ({host})"
        )
    return canonical_url(given)


def add_source(
    connection: sqlite3.Connection,
    url: str,
    *,
    at: str,
    kind: SourceKind | str | None = None,
    title: str | None = None,
    every_hours: float | None = None,
    enabled: bool = True,
    parent_id: int | None = None,
) -> bool:
    """Add a source, due at once; False where it was known, and then what is given is taken over.

    What another source names (`parent_id`) never changes one that is known.
    """
    row = connection.execute(
        "insert into sources(url, kind, title, parent_id, enabled, every_hours, added_at, "
        "next_due_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
        (url, kind, title, parent_id, enabled, every_hours, at, at),
    ).fetchone()
    if row is None and parent_id is None:
        connection.execute(
            "update sources set kind = coalesce(?, kind), title = coalesce(?, title), "
            "every_hours = coalesce(?, every_hours), enabled = ?, parent_id = null where url = ?",
            (kind, title, every_hours, enabled, url),
        )
    return row is not None


def remove_source(connection: sqlite3.Connection, url: str) -> int:
    """Remove a source and those that it named, give how many. What was read of them stays."""
    row = connection.execute("select id from sources where url = ?", (url,)).fetchone()
    if row is None:
        return 0
    before = connection.execute("select count(*) from sources").fetchone()[0]
    connection.execute("delete from sources where id = ?", (row[0],))
    return int(before - connection.execute("select count(*) from sources").fetchone()[0])


def all_sources(connection: sqlite3.Connection) -> list[StoredSource]:
    """List all sources by address."""
    rows = connection.execute(f"select {_COLUMNS} from sources order by url")
    return [_source(row) for row in rows]


def sources_due(
    connection: sqlite3.Connection, at: str, *, limit: int | None = None
) -> list[StoredSource]:
    """List the sources that are to be looked at, those that wait longest first."""
    rows = connection.execute(
        f"select {_COLUMNS} from sources where enabled and next_due_at <= ? "
        "order by next_due_at, id limit ?",
        (at, -1 if limit is None else limit),
    )
    return [_source(row) for row in rows]


def mark_source_read(
    connection: sqlite3.Connection,
    source: StoredSource,
    *,
    at: str,
    kind: SourceKind | str | None = None,
    title: str | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
) -> None:
    """Note a reading that succeeded. `etag` and `last_modified` are what the answer said.

    After a 304 give those of the source again, since they hold on.
    """
    connection.execute(
        "update sources set kind = coalesce(kind, ?), title = coalesce(title, ?), etag = ?, "
        "last_modified = ?, last_looked_at = ?, next_due_at = ?, failures = 0, reason = null "
        "where id = ?",
        (
            kind,
            title,
            etag,
            last_modified,
            at,
            add_time(at, hours=source.every_hours or _EVERY_HOURS),
            source.id,
        ),
    )


def mark_source_failed(
    connection: sqlite3.Connection, source: StoredSource, *, at: str, reason: str
) -> None:
    """Note a failure; each in a row doubles the time until the next try, up to two weeks."""
    hours = (source.every_hours or _EVERY_HOURS) * 2 ** min(source.failures, 10)
    connection.execute(
        "update sources set last_looked_at = ?, next_due_at = ?, failures = failures + 1, "
        "reason = ? where id = ?",
        (
            at,
            add_time(at, hours=max(source.every_hours or 0.0, min(hours, _MOST_HOURS))),
            reason,
            source.id,
        ),
    )


def _source(row: sqlite3.Row) -> StoredSource:
    return StoredSource(**{**dict(row), "enabled": bool(row["enabled"])})

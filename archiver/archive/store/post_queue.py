"""Keep the posts that are to be looked at: what is due is a query, and so is what is left.

Part of the caller's transaction: done together with what was read, so that a run that is
killed leaves due what it had not kept. Moments are given by the caller.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from archiver.archive.store import tombstones
from archiver.archive.store.schedule import FAILED, next_due_day, retry_after_failure
from archiver.models.records import PlatformName
from archiver.text.dates import add_time

POST_RECHECK_DAYS = (1, 2, 4, 7, 14, 30, 60, 120, 240, 360)
"""When a post is looked at again, in days after it was found; then once in `_EVERY` days."""

_EVERY = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePost:
    """A post to look at."""

    id: int
    key: str
    platform: PlatformName
    url: str | None
    why: str
    depth: int
    found_at: str
    attempts: int


def queue_post(
    connection: sqlite3.Connection,
    key: str,
    platform: PlatformName,
    *,
    at: str,
    why: str,
    url: str | None = None,
    depth: int = 0,
) -> bool:
    """Queue a post by its key; False where it was met before, which may bring it nearer.

    One that was forgotten is not queued.
    """
    if tombstones.is_key_forgotten(connection, key):
        return False
    row = connection.execute(
        "insert into post_queue(key, platform, url, why, depth, found_at, next_due_at) "
        "values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
        (key, platform, url, why, depth, at, at),
    ).fetchone()
    if row is None:
        connection.execute(
            "update post_queue set depth = min(depth, ?), url = coalesce(url, ?) where key = ?",
            (depth, url, key),
        )
    return row is not None


def hasten_post(connection: sqlite3.Connection, key: str, *, at: str) -> None:
    """Have a post looked at now, given up or not: somebody has quoted it anew.

    One that was looked at since `at`, when the run began, was looked at soon enough.
    """
    connection.execute(
        "update post_queue set next_due_at = min(coalesce(next_due_at, ?1), ?1), attempts = 0, "
        "state = case state when 'given_up' then 'waiting' else state end where key = ?2 "
        "and (last_asked_at is null or last_asked_at < ?1)",
        (at, key),
    )


def posts_due(
    connection: sqlite3.Connection,
    at: str,
    *,
    platform: PlatformName | None = None,
    depth: int | None = None,
    limit: int = 100,
) -> list[DuePost]:
    """List the next posts: those never seen first, near ones before far ones, then by their time.

    `depth` is the greatest distance from an article that is gone.
    """
    # Said outright where it is one platform: the index begins with it.
    of_platform = "platform = ?2" if platform else "?2 is null"
    rows = connection.execute(
        "select id, key, platform, url, why, depth, found_at, attempts from post_queue "
        f"where {of_platform} and next_due_at <= ?1 and depth <= coalesce(?3, depth) "
        "order by state != 'waiting', attempts, depth, next_due_at, id limit ?4",
        (at, platform, depth, limit),
    )
    return [DuePost(**dict(row)) for row in rows]


def platforms_due(
    connection: sqlite3.Connection, at: str, *, depth: int | None = None
) -> dict[PlatformName, int]:
    """Count by platform the posts that are due; `depth` as in `posts_due`."""
    rows = connection.execute(
        "select platform, count(*) from post_queue where next_due_at <= ? "
        "and depth <= coalesce(?, depth) group by platform order by 2 desc, 1",
        (at, depth),
    )
    return {row[0]: row[1] for row in rows}


def queued_posts(
    connection: sqlite3.Connection, keys: Collection[str], *, depth: int | None = None
) -> list[DuePost]:
    """List the queued posts of these keys, due or not, as far as `depth` from an article."""
    rows = connection.execute(
        "select id, key, platform, url, why, depth, found_at, attempts from post_queue "
        "where key in (select value from json_each(?)) and depth <= coalesce(?, depth) "
        "order by depth, id",
        (json.dumps(sorted(keys)), depth),
    )
    return [DuePost(**dict(row)) for row in rows]


def posts_left(connection: sqlite3.Connection, since: str) -> list[str]:
    """List keys of the posts that were met since a moment and not looked at yet."""
    rows = connection.execute(
        "select key from post_queue where found_at >= ? and last_asked_at is null", (since,)
    )
    return [row[0] for row in rows]


def mark_post_kept(connection: sqlite3.Connection, post: DuePost, *, at: str) -> None:
    """Note a sighting that had an answer, a deletion too; the next is on `POST_RECHECK_DAYS`."""
    connection.execute(
        "update post_queue set state = 'kept', attempts = 0, reason = null, last_asked_at = ?, "
        "next_due_at = ? where id = ? and key = ?",
        (at, next_due_day(post.found_at, at, POST_RECHECK_DAYS, every=_EVERY), post.id, post.key),
    )


def mark_post_failed(
    connection: sqlite3.Connection, post: DuePost, *, at: str, reason: str, final: bool = False
) -> None:
    """Note that asking failed: tried later, and given up after `ATTEMPTS` or if `final`.

    One that was seen before stays kept, and is tried once more in `_EVERY` days.
    """
    next_at = None if final else retry_after_failure(post.attempts, at)
    connection.execute(
        f"update post_queue set {FAILED}, next_due_at = case when ?2 is null and state = 'kept' "
        "and not ?5 then ?6 else ?2 end where id = ?4 and key = ?7",
        (reason, next_at, at, post.id, final, add_time(at, hours=_EVERY * 24.0), post.key),
    )


def postpone_post(
    connection: sqlite3.Connection, post: DuePost, *, at: str, reason: str, hours: float = 12
) -> None:
    """Note that a post was not asked for at all: a budget is used up, or its host left alone."""
    connection.execute(
        "update post_queue set reason = ?, next_due_at = ? where id = ? and key = ?",
        (reason, add_time(at, hours=hours), post.id, post.key),
    )

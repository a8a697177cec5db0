"""Articles and posts that are to be read, as rows: what is due is a query, and so is what is left.

Part of the caller's transaction: done together with what was read, so that a run that is
killed leaves due what it had not kept. Moments are given by the caller.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archiver.moments import later
from archiver.records import Platform
from archiver.store import tombstones
from archiver.urls import host

ATTEMPTS = 6
"""Failures in a row after which something is given up: nearly four weeks, by `_PAUSES`."""

_PAUSES = (12.0, 24.0, 72.0, 168.0, 336.0)
"""Hours until the next try after the first failure, the second, and so on."""

ARTICLE_DAYS = (1, 2, 4, 7)
"""When an article is read again, in days after it was found: most are mended in the first."""

POST_DAYS = (1, 2, 4, 7, 14, 30, 60, 120, 240, 360)
"""When a post is looked at again, in days after it was found; then once in `POST_EVERY` days."""

POST_EVERY = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class DueArticle:
    """An article to ask for, with what its server said of its version."""

    id: int
    url: str
    source_id: int | None
    found_at: str
    attempts: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePost:
    """A post to look at."""

    id: int
    key: str
    platform: Platform
    url: str | None
    why: str
    depth: int
    found_at: str
    attempts: int


def add_article(
    connection: sqlite3.Connection, url: str, *, at: str, source_id: int | None = None
) -> bool:
    """Queue an article by its canonical address; False where it was met before."""
    row = connection.execute(
        "insert into article_queue(url, host, source_id, found_at, next_try_at) "
        "values (?, ?, ?, ?, ?) on conflict do nothing returning id",
        (url, host(url), source_id, at, at),
    ).fetchone()
    return row is not None


def due_hosts(connection: sqlite3.Connection, at: str) -> dict[str, int]:
    """Hosts with articles that are due, and how many; the fullest first."""
    rows = connection.execute(
        "select host, count(*) from article_queue where next_try_at <= ? "
        "group by host order by 2 desc, 1",
        (at,),
    )
    return {row[0]: row[1] for row in rows}


def due_articles(
    connection: sqlite3.Connection, at: str, of_host: str, *, limit: int = 10
) -> list[DueArticle]:
    """The next articles of one host: those never read first, the newest of them first."""
    rows = connection.execute(
        "select id, url, source_id, found_at, attempts, etag, last_modified from article_queue "
        "where host = ? and next_try_at <= ? "
        "order by state != 'waiting', attempts, found_at desc, id limit ?",
        (of_host, at, limit),
    )
    return [DueArticle(**dict(row)) for row in rows]


def articles_named(
    connection: sqlite3.Connection, urls: Collection[str], *, unless_since: str | None = None
) -> list[DueArticle]:
    """The queued articles of these addresses, due or not.

    `unless_since` leaves out those that were read since then.
    """
    rows = connection.execute(
        "select id, url, source_id, found_at, attempts, etag, last_modified from article_queue "
        "where url in (select value from json_each(?1)) "
        "and (?2 is null or state <> 'kept' or last_asked_at < ?2) order by id",
        (json.dumps(sorted(urls)), unless_since),
    )
    return [DueArticle(**dict(row)) for row in rows]


def article_kept(
    connection: sqlite3.Connection,
    article: DueArticle,
    *,
    at: str,
    etag: str | None = None,
    last_modified: str | None = None,
) -> None:
    """Note that an article was read, or found unchanged; it is read again on `ARTICLE_DAYS`."""
    connection.execute(
        "update article_queue set state = 'kept', attempts = 0, reason = null, etag = ?, "
        "last_modified = ?, last_asked_at = ?, next_try_at = ? where id = ?",
        (etag, last_modified, at, again(article.found_at, at, ARTICLE_DAYS), article.id),
    )


def article_failed(
    connection: sqlite3.Connection,
    article: DueArticle,
    *,
    at: str,
    reason: str,
    final: bool = False,
) -> None:
    """Note that an article could not be had: tried later, and given up after `ATTEMPTS`.

    `final` gives it up now: it is gone, or no article. One that was read before stays kept.
    """
    next_at = None if final else _after_failure(article.attempts, at)
    connection.execute(
        f"update article_queue set {_FAILED}, next_try_at = ?2 where id = ?4",
        (reason, next_at, at, article.id),
    )


def article_put_off(
    connection: sqlite3.Connection, article: DueArticle, *, at: str, reason: str, hours: float = 12
) -> None:
    """Note that an article was not asked for at all: its host had enough, or is left alone."""
    connection.execute(
        "update article_queue set reason = ?, next_try_at = ? where id = ?",
        (reason, later(at, hours=hours), article.id),
    )


def add_post(
    connection: sqlite3.Connection,
    key: str,
    platform: Platform,
    *,
    at: str,
    why: str,
    url: str | None = None,
    depth: int = 0,
) -> bool:
    """Queue a post by its key; False where it was met before, which may bring it nearer.

    One that was forgotten is not queued.
    """
    if tombstones.is_key(connection, key):
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
    """Have a post looked at now, given up or not: somebody has quoted it anew."""
    connection.execute(
        "update post_queue set next_due_at = min(coalesce(next_due_at, ?), ?), attempts = 0, "
        "state = case state when 'given_up' then 'waiting' else state end where key = ?",
        (at, at, key),
    )


def due_posts(
    connection: sqlite3.Connection,
    at: str,
    *,
    platform: Platform | None = None,
    depth: int | None = None,
    limit: int = 100,
) -> list[DuePost]:
    """The next posts: those never seen first, near ones before far ones, then by their time.

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


def due_platforms(
    connection: sqlite3.Connection, at: str, *, depth: int | None = None
) -> dict[Platform, int]:
    """Platforms with posts that are due, and how many; `depth` as in `due_posts`."""
    rows = connection.execute(
        "select platform, count(*) from post_queue where next_due_at <= ? "
        "and depth <= coalesce(?, depth) group by platform order by 2 desc, 1",
        (at, depth),
    )
    return {row[0]: row[1] for row in rows}


def posts_named(
    connection: sqlite3.Connection, keys: Collection[str], *, depth: int | None = None
) -> list[DuePost]:
    """The queued posts of these keys, due or not, as far as `depth` from an article."""
    rows = connection.execute(
        "select id, key, platform, url, why, depth, found_at, attempts from post_queue "
        "where key in (select value from json_each(?)) and depth <= coalesce(?, depth) "
        "order by depth, id",
        (json.dumps(sorted(keys)), depth),
    )
    return [DuePost(**dict(row)) for row in rows]


def posts_left(connection: sqlite3.Connection, since: str) -> list[str]:
    """Keys of the posts that were met since a moment and not looked at yet."""
    rows = connection.execute(
        "select key from post_queue where found_at >= ? and last_asked_at is null", (since,)
    )
    return [row[0] for row in rows]


def post_kept(connection: sqlite3.Connection, post: DuePost, *, at: str) -> None:
    """Note a look that had an answer, a deletion too; the next is on `POST_DAYS`."""
    connection.execute(
        "update post_queue set state = 'kept', attempts = 0, reason = null, last_asked_at = ?, "
        "next_due_at = ? where id = ?",
        (at, again(post.found_at, at, POST_DAYS, every=POST_EVERY), post.id),
    )


def post_failed(
    connection: sqlite3.Connection, post: DuePost, *, at: str, reason: str, final: bool = False
) -> None:
    """Note a look that came to nothing: tried later, and given up after `ATTEMPTS` or if `final`.

    One that was seen before stays kept, and is tried once more in `POST_EVERY` days.
    """
    next_at = None if final else _after_failure(post.attempts, at)
    connection.execute(
        f"update post_queue set {_FAILED}, next_due_at = case when ?2 is null and state = 'kept' "
        "and not ?5 then ?6 else ?2 end where id = ?4",
        (reason, next_at, at, post.id, final, later(at, hours=POST_EVERY * 24.0)),
    )


def post_put_off(
    connection: sqlite3.Connection, post: DuePost, *, at: str, reason: str, hours: float = 12
) -> None:
    """Note that a post was not asked for at all: a budget is used up, or its host left alone."""
    connection.execute(
        "update post_queue set reason = ?, next_due_at = ? where id = ?",
        (reason, later(at, hours=hours), post.id),
    )


def is_due(connection: sqlite3.Connection, at: str) -> bool:
    """Whether any article or post is to be asked for."""
    row = connection.execute(
        "select exists (select 1 from article_queue where next_try_at <= :at) "
        "or exists (select 1 from post_queue where next_due_at <= :at)",
        {"at": at},
    ).fetchone()
    return bool(row[0])


def counts(connection: sqlite3.Connection, at: str) -> dict[str, dict[str, int]]:
    """How many sources, articles and posts are due, wait for their time, or were given up."""
    found: dict[str, dict[str, int]] = {}
    for name, (table, column, where) in _QUEUES.items():
        odd, told = ("failures > 0", "failing") if name == "sources" else _GIVEN_UP
        row = connection.execute(
            f"select coalesce(sum({where} and {column} <= ?), 0), "
            f"coalesce(sum({where} and {column} > ?), 0), coalesce(sum({odd}), 0) from {table}",
            (at, at),
        ).fetchone()
        found[name] = {"due": row[0], "later": row[1], told: row[2]}
    return found


def next_due(connection: sqlite3.Connection) -> dict[str, str | None]:
    """From when on the next source, article and post is due; None where none ever is."""
    return {
        name: connection.execute(f"select min({column}) from {table} where {where}").fetchone()[0]
        for name, (table, column, where) in _QUEUES.items()
    }


_QUEUES = {
    "sources": ("sources", "next_due_at", "enabled"),
    "articles": ("article_queue", "next_try_at", "1"),
    "posts": ("post_queue", "next_due_at", "1"),
}
"""Each with its table, the column that says when, and which rows count at all."""
_GIVEN_UP = ("state = 'given_up'", "given_up")


def again(first: str, at: str, days: Sequence[int], *, every: int | None = None) -> str | None:
    """The first of these days after `first` that lies after `at`; then every so many, or never.

    A day that a run missed is made up for once, not as often as it was missed.

    >>> again("2031-05-04T02:00:00Z", "2031-05-05T03:00:00Z", (1, 2, 4))
    '2031-05-06T02:00:00Z'
    """
    for earlier, day in pairwise((0, *days)):
        moment = later(first, hours=day * 24.0)
        # Not within a quarter of the step: the look that has just been was this one, or near.
        if moment > later(at, hours=(day - earlier) * 6.0):
            return moment
    return None if every is None else later(at, hours=every * 24.0)


def _after_failure(attempts: int, at: str) -> str | None:
    """When something that failed once more is tried next; None where it is given up."""
    if attempts + 1 >= ATTEMPTS:
        return None
    return later(at, hours=_PAUSES[min(attempts, len(_PAUSES) - 1)])


_FAILED = (
    "attempts = attempts + 1, reason = ?1, last_asked_at = ?3, "
    "state = case when ?2 is null and state = 'waiting' then 'given_up' else state end"
)
"""What a failure sets in either table: 1 the reason, 2 the next moment or null, 3 this moment."""

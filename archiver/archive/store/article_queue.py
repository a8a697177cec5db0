"""Keep the articles that are to be asked for: what is due is a query, and so is what is left.

Part of the caller's transaction: done together with what was read, so that a run that is
killed leaves due what it had not kept. Moments are given by the caller.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from archiver.archive.store.schedule import FAILED, next_due_day, retry_after_failure
from archiver.text.dates import add_time
from archiver.text.urls import host_of

ARTICLE_RECHECK_DAYS = (1, 2, 4, 7)
"""When an article is read again, in days after it was found: most are mended in the first."""

_LONGEST = 7 * 24.0
"""Hours for which a host may keep us away; asked for longer, it is asked again after these."""


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


def queue_article(
    connection: sqlite3.Connection, url: str, *, at: str, source_id: int | None = None
) -> bool:
    """Queue an article by its canonical address; False where it was met before."""
    row = connection.execute(
        "insert into article_queue(url, host, source_id, found_at, next_try_at) "
        "values (?, ?, ?, ?, ?) on conflict do nothing returning id",
        (url, host_of(url), source_id, at, at),
    ).fetchone()
    return row is not None


def article_hosts_due(connection: sqlite3.Connection, at: str) -> dict[str, int]:
    """List hosts with articles that are due, and how many; the fullest first."""
    rows = connection.execute(
        "select host, count(*) from article_queue where next_try_at <= ? "
        "group by host order by 2 desc, 1",
        (at,),
    )
    return {row[0]: row[1] for row in rows}


def articles_due(
    connection: sqlite3.Connection, at: str, of_host: str, *, limit: int = 10
) -> list[DueArticle]:
    """List the next articles of one host: those never read first, the newest of them first."""
    rows = connection.execute(
        "select id, url, source_id, found_at, attempts, etag, last_modified from article_queue "
        "where host = ? and next_try_at <= ? "
        "order by state != 'waiting', attempts, found_at desc, id limit ?",
        (of_host, at, limit),
    )
    return [DueArticle(**dict(row)) for row in rows]


def queued_articles(
    connection: sqlite3.Connection, urls: Collection[str], *, unless_since: str | None = None
) -> list[DueArticle]:
    """List the queued articles of these addresses, due or not.

    `unless_since` leaves out those that were read since then.
    """
    rows = connection.execute(
        "select id, url, source_id, found_at, attempts, etag, last_modified from article_queue "
        "where url in (select value from json_each(?1)) "
        "and (?2 is null or state <> 'kept' or last_asked_at < ?2) order by id",
        (json.dumps(sorted(urls)), unless_since),
    )
    return [DueArticle(**dict(row)) for row in rows]


def mark_article_kept(
    connection: sqlite3.Connection,
    article: DueArticle,
    *,
    at: str,
    etag: str | None = None,
    last_modified: str | None = None,
) -> None:
    """Note that an article was read, or found unchanged; again after `ARTICLE_RECHECK_DAYS`."""
    connection.execute(
        "update article_queue set state = 'kept', attempts = 0, reason = null, etag = ?, "
        "last_modified = ?, last_asked_at = ?, next_try_at = ? where id = ?",
        (
            etag,
            last_modified,
            at,
            next_due_day(article.found_at, at, ARTICLE_RECHECK_DAYS),
            article.id,
        ),
    )


def mark_article_failed(
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
    next_at = None if final else retry_after_failure(article.attempts, at)
    connection.execute(
        f"update article_queue set {FAILED}, next_try_at = ?2 where id = ?4",
        (reason, next_at, at, article.id),
    )


def postpone_host(
    connection: sqlite3.Connection, of_host: str, *, at: str, seconds: float, reason: str
) -> str:
    """Note that a host wants to be left alone for so long; give the moment until when.

    None of its articles loses an attempt by that.
    """
    until = add_time(at, hours=min(seconds / 3600, _LONGEST))
    connection.execute(
        "update article_queue set reason = ?1, next_try_at = ?2 "
        "where host = ?3 and next_try_at < ?2",
        (reason, until, of_host),
    )
    return until

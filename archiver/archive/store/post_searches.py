"""Keep the searches for posts that articles quote without a link: where, how far, what came of it.

A search that was not ended goes on where it stopped. Part of the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archiver.archive.store import aliases
from archiver.archive.store.schedule import retry_after_failure
from archiver.models.search_records import SearchOutcome
from archiver.models.vocabulary import PlatformName

MOST_EXAMINED = 5_000
"""Quotations that are looked at in one night for whether anything is to be searched for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSearch(SearchOutcome):
    """One search: of an account, for a quotation, among the posts of some days.

    `subject` names the quotation. `reached` is where an open search goes on, with the account
    as it was looked up (``ref``); `attempts` counts how often in a row it came to nothing.
    """

    id: int
    subject: str
    requests: int = 0
    reached: Mapping[str, Any] | None = None
    attempts: int = 0


_COLUMNS = (
    "s.id, s.subject, s.account, s.platform, s.since, s.until, s.state, s.listed_by, s.posts, "
    "s.unread, s.requests, s.reason, s.reached, s.searched_at, s.next_due_at, s.attempts, "
    "p.key as post_key, p.url as post_url"
)
_FROM = "from post_searches s left join posts p on p.id = s.post_id"


def begin_search(
    connection: sqlite3.Connection,
    *,
    run: int,
    subject: str,
    quote_id: int | None,
    account: str,
    platform: PlatformName,
    since: str,
    until: str,
    at: str,
    anew: bool = False,
) -> PostSearch:
    """Give the search of an account for a quotation, begun now if it was not before.

    One that was ended is begun `anew` where that is wanted; one that was not goes on.
    """
    known = _search(connection, subject, account)
    if known is not None and known.state != "open" and anew:
        connection.execute(
            "update post_searches set since = ?, until = ?, state = 'open', posts = 0, unread = 0, "
            "requests = 0, reason = null, reached = null, post_id = null, listed_by = null, "
            "attempts = 0, next_due_at = null where id = ?",
            (since, until, known.id),
        )
    connection.execute(
        "insert or ignore into post_searches(subject, quote_id, account, platform, since, until, "
        "first_run_id, started_at, searched_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (subject, quote_id, account, platform, since, until, run, at, at),
    )
    found = _search(connection, subject, account)
    assert found is not None  # noqa: S101 - it was made above, in this transaction
    return found


def _search(connection: sqlite3.Connection, subject: str, account: str) -> PostSearch | None:
    row = connection.execute(
        f"select {_COLUMNS} {_FROM} where s.subject = ? and s.account = ?", (subject, account)
    ).fetchone()
    return _of_row(row) if row else None


def load_search(connection: sqlite3.Connection, number: int) -> PostSearch:
    """Load a search that is there."""
    row = connection.execute(f"select {_COLUMNS} {_FROM} where s.id = ?", (number,)).fetchone()
    return _of_row(row)


def _of_row(row: sqlite3.Row) -> PostSearch:
    values = dict(row)
    return PostSearch(**{**values, "reached": json.loads(row["reached"] or "null")})


def keep_search(connection: sqlite3.Connection, search: PostSearch, *, at: str) -> None:
    """Keep how far a search is, or what came of it."""
    reached = None if search.reached is None else json.dumps(dict(search.reached))
    connection.execute(
        "update post_searches set since = ?, state = ?, listed_by = ?, posts = ?, unread = ?, "
        "requests = ?, reason = ?, reached = ?, searched_at = ?, attempts = ?, next_due_at = ?, "
        "post_id = (select post_id from post_keys where key = ?) where id = ?",
        (
            *(search.since, search.state, search.listed_by, search.posts, search.unread),
            *(search.requests, search.reason, reached, at, search.attempts, search.next_due_at),
            *(search.post_key, search.id),
        ),
    )


def next_search_try(search: PostSearch, at: str) -> str | None:
    """Give when a search that failed once more is tried next; None where it is given up."""
    return retry_after_failure(search.attempts, at)


def searches_for(connection: sqlite3.Connection, subject: str) -> list[PostSearch]:
    """List the searches for a quotation, by the name that they have for it."""
    rows = connection.execute(
        f"select {_COLUMNS} {_FROM} where s.subject = ? order by s.id", (subject,)
    )
    return [_of_row(row) for row in rows]


def looked_up_account(connection: sqlite3.Connection, account: str) -> Mapping[str, Any] | None:
    """Give an account as the last search that ended looked it up, None where none did."""
    row = connection.execute(
        "select json_extract(reached, '$.ref') from post_searches where account = ? "
        "and state in ('found', 'lead', 'not_among') and json_type(reached, '$.ref') = 'object' "
        "order by searched_at desc, id desc limit 1",
        (account,),
    ).fetchone()
    return dict(json.loads(row[0])) if row else None


def searched_days(
    connection: sqlite3.Connection, account: str, since: str, until: str
) -> tuple[str, str] | None:
    """Give days of an account that were seen whole, for other words, and that these run into.

    They hold the beginning of these days or their end; None where none do.
    """
    row = connection.execute(
        "select since, until, posts from post_searches where account = ?1 and state = 'not_among' "
        "and ((since <= ?2 and until > ?2) or (until >= ?3 and since < ?3)) "
        "order by min(until, ?3) > max(since, ?2) desc, until desc limit 1",
        (account, since, until),
    ).fetchone()
    if row is None:
        return None
    authors = aliases.accounts_meant(connection, [account])
    # What was dropped since because of its age has to be seen again.
    is_held = count_posts_between(connection, authors, row[0], row[1]) >= row[2]
    return (row[0], row[1]) if is_held else None


def count_posts_between(
    connection: sqlite3.Connection, authors: Collection[int], since: str, until: str
) -> int:
    """Count the posts by these authors of some days whose words are held."""
    row = connection.execute(
        "select count(*) from posts p where p.author_id in (select value from json_each(?)) "
        "and p.posted_at >= ? and p.posted_at <= ? "
        "and exists (select 1 from post_versions v where v.post_id = p.id)",
        (json.dumps(sorted(authors)), since, until),
    ).fetchone()
    return int(row[0])


def posts_with_words(connection: sqlite3.Connection, keys: Collection[str]) -> set[str]:
    """Choose those of some posts, by their keys, whose words are held, and not only as a claim."""
    rows = connection.execute(
        "select k.key from json_each(?) as named join post_keys k on k.key = named.value "
        "where exists (select 1 from post_versions v where v.post_id = k.post_id "
        "and v.claimed = 0 and v.truncated = 0)",
        (json.dumps(sorted(keys)),),
    )
    return {row[0] for row in rows}


@dataclass(frozen=True, slots=True)
class UnlinkedQuotation:
    """A quotation that says it was posted, and that no post is tied to."""

    id: int
    key: str
    speaker: str


def unlinked_quotations(connection: sqlite3.Connection) -> Iterator[UnlinkedQuotation]:
    """Give quotations to find the posts of: of the newest articles first, long before short.

    Those are of articles' current versions, by somebody named. Of one day those come first of which
    nothing like them is held, for a lost post is the gravest.
    """
    rows = connection.execute(
        "select q.id, q.key, q.speaker from quotes q "
        "join current_article_versions c on c.version_id = q.article_version_id "
        "join article_versions v on v.id = q.article_version_id "
        "join verdicts d on d.id = q.verdict_id "
        "where q.cue = 'post' and q.kind = 'quotation' and q.speaker is not null "
        "and d.tie is null and d.wording <> 'too_short' "
        "order by substr(coalesce(v.published_at, ''), 1, 10) desc, "
        "d.wording = 'not_found' desc, length(q.text) desc, q.id limit ?",
        (MOST_EXAMINED,),
    )
    return (UnlinkedQuotation(*row) for row in rows.fetchall())

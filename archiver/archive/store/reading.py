"""Keep how far the posts of followed accounts were read, and compare a list with what is held.

A page is kept in one transaction with where its list goes on, so that a run that is killed
leaves to the next what it had not kept, and asks for nothing twice. Part of the caller's
transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from archiver.archive.store.followed import FollowedAccount
from archiver.models.records import Outcome

LISTED = "account-list"
"""What sightings name as the way in which a post was seen among its account's others."""


@dataclass(frozen=True, slots=True)
class ReadingGap:
    """Posts that were not read yet: where the list goes on, and the moment back to which."""

    id: int
    cursor: str
    until: str | None


@dataclass(frozen=True, slots=True)
class HeldPost:
    """What the archive last heard of a post from its platform; None where it never did."""

    id: int
    posted_at: str | None
    outcome: Outcome | None
    seen_at: str | None
    digest: str | None


def gaps_of(connection: sqlite3.Connection, number: int) -> list[ReadingGap]:
    """List what is left to read of an account, the newest first."""
    rows = connection.execute(
        "select id, cursor, until from reading_gaps where followed_id = ? order by id desc",
        (number,),
    )
    return [ReadingGap(*row) for row in rows]


def open_gap(
    connection: sqlite3.Connection, number: int, cursor: str, until: str | None, *, at: str
) -> ReadingGap:
    """Note that a list goes on at a cursor, back to a moment."""
    row = connection.execute(
        "insert into reading_gaps(followed_id, cursor, until, opened_at) values (?, ?, ?, ?) "
        "returning id, cursor, until",
        (number, cursor, until, at),
    ).fetchone()
    return ReadingGap(*row)


def move_gap(connection: sqlite3.Connection, gap: ReadingGap, cursor: str | None) -> None:
    """Note that the page at a gap's cursor was read: where it goes on, or None where it ends."""
    if cursor is None:
        connection.execute("delete from reading_gaps where id = ?", (gap.id,))
    else:
        connection.execute("update reading_gaps set cursor = ? where id = ?", (cursor, gap.id))


def note_newest(connection: sqlite3.Connection, number: int, newest_at: str | None) -> None:
    """Note the newest of an account's posts that was listed."""
    connection.execute(
        "update followed_accounts set newest_at = max(coalesce(newest_at, ?1), ?1) where id = ?2 "
        "and ?1 is not null",
        (newest_at, number),
    )


def held_posts(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, HeldPost]:
    """Load what the platform last said of some posts, by their keys; all by one statement."""
    rows = connection.execute(
        "select k.key, k.post_id, p.posted_at, s.outcome, s.seen_at, v.digest "
        "from json_each(?) as named join post_keys k on k.key = named.value "
        "join posts p on p.id = k.post_id left join sightings s on s.id = (select max(id) "
        "from sightings where post_id = k.post_id and evidence in ('api', 'oembed')) "
        "left join post_versions v on v.id = s.version_id",
        (json.dumps(list(keys)),),
    )
    return {row[0]: HeldPost(*row[1:]) for row in rows}


def author_of(connection: sqlite3.Connection, account: FollowedAccount) -> int | None:
    """Find the author that a followed account is in the archive, by its lasting id or handle."""
    if account.account_id:
        row = connection.execute(
            "select id from authors where platform = ? and account_id = ?",
            (account.platform, account.account_id),
        ).fetchone()
    else:
        row = connection.execute(
            "select id from authors where key = ? || ':' || lower(?)",
            (account.platform, account.handle or ""),
        ).fetchone()
    return int(row[0]) if row else None


def posts_missing_between(
    connection: sqlite3.Connection,
    author: int,
    listed: Collection[str],
    *,
    oldest: str,
    newest: str,
) -> list[tuple[str, str | None]]:
    """List posts that were listed before, were made between two that are, and are not listed.

    As key and address. Those that the platform has said to be gone since are left out: what is
    known needs no hint.
    """
    rows = connection.execute(
        "select p.key, p.url from posts p where p.author_id = ?1 and p.posted_at > ?2 "
        "and p.posted_at < ?3 and not exists (select 1 from json_each(?4) as named "
        "join post_keys k on k.key = named.value where k.post_id = p.id) "
        "and exists (select 1 from sightings s where s.post_id = p.id and s.resolver = ?5) "
        "and (select s.outcome from sightings s where s.post_id = p.id "
        "and s.evidence in ('api', 'oembed') order by s.id desc limit 1) = 'ok' limit 1000",
        (author, oldest, newest, json.dumps(sorted(listed)), LISTED),
    )
    return [(row[0], row[1]) for row in rows]


def stream_cursor(connection: sqlite3.Connection, name: str) -> int | None:
    """Give up to where a platform's record of changes was read, None where it never was."""
    row = connection.execute("select cursor from streams where name = ?", (name,)).fetchone()
    return int(row[0]) if row else None


def move_stream(connection: sqlite3.Connection, name: str, cursor: int, *, at: str) -> None:
    """Note up to where a platform's record of changes was read; never back."""
    connection.execute(
        "insert into streams(name, cursor, read_at) values (?, ?, ?) on conflict (name) "
        "do update set cursor = max(cursor, excluded.cursor), read_at = excluded.read_at",
        (name, cursor, at),
    )

"""Find all that an archive knows of one account, so that it can be forgotten whole.

Part of the caller's transaction. The account's tombstone keeps its posts from coming back, those
that were never archived too.
"""

import json
import sqlite3
from dataclasses import dataclass

from archiver.archive.store import followed, tombstones
from archiver.models.records import Author, PlatformName


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAccount:
    """An account: its lasting id or handles, and the rows of its authors, posts and follows."""

    platform: PlatformName
    account_id: str | None
    handles: tuple[str, ...]
    authors: tuple[int, ...]
    posts: tuple[int, ...]
    follows: tuple[int, ...]
    shown_as: str


def find_known_account(
    connection: sqlite3.Connection,
    platform: PlatformName,
    *,
    account_id: str | None,
    handle: str | None,
) -> HeldAccount | None:
    """Load all that is known of an account by its lasting id, or by the handle it has now."""
    rows = connection.execute(
        "select id, account_id, handle, name from authors where platform = ?1 "
        "and (account_id = ?2 or (handle = ?3 collate nocase and (?2 is null "
        "or account_id is null))) order by account_id is null, id",
        (platform, account_id, handle),
    ).fetchall()
    new = followed.NewAccount(platform=platform, account_id=account_id, handle=handle)
    follow = followed.find_followed(connection, new)
    account_id = account_id or next(
        filter(None, (row["account_id"] for row in rows)), follow.account_id if follow else None
    )
    # Of accounts that had the handle one after the other only the one meant is forgotten.
    rows = [row for row in rows if row["account_id"] in {None, account_id}]
    if not rows and follow is None:
        return None
    authors = [int(row["id"]) for row in rows]
    posts = connection.execute(
        "select id from posts where author_id in (select value from json_each(?)) order by id",
        (json.dumps(authors),),
    )
    handles = {row["handle"] for row in rows} | {handle, follow.handle if follow else None}
    return HeldAccount(
        platform=platform,
        account_id=account_id,
        handles=tuple(sorted(filter(None, handles))),
        authors=tuple(authors),
        posts=tuple(int(row[0]) for row in posts),
        follows=(follow.id,) if follow else (),
        shown_as=f"{platform}:{handle or account_id}",
    )


def captures_of_account(connection: sqlite3.Connection, known: HeldAccount) -> list[int]:
    """Find the captures that show nothing but posts of this account: its lists, and its posts."""
    theirs = json.dumps(known.posts)
    rows = connection.execute(
        "with theirs as (select value as id from json_each(?)), seen as ("
        "select capture_id as id from sightings where post_id in (select id from theirs) union "
        "select first_capture_id from post_versions where post_id in (select id from theirs) "
        "union select capture_id from claims where post_id in (select id from theirs)) "
        "select c.id from captures c join seen on seen.id = c.id where c.warc_file is not null "
        "and not exists (select 1 from article_versions where capture_id = c.id) "
        "and not exists (select 1 from readings where capture_id = c.id) "
        "and not exists (select 1 from sightings s where s.capture_id = c.id "
        "and s.post_id not in (select id from theirs)) "
        "and not exists (select 1 from post_versions v where v.first_capture_id = c.id "
        "and v.post_id not in (select id from theirs)) "
        "and not exists (select 1 from claims m where m.capture_id = c.id "
        "and m.post_id not in (select id from theirs))",
        (theirs,),
    )
    return [int(row[0]) for row in rows]


def list_captures(
    connection: sqlite3.Connection, author: int | None, way: str
) -> list[tuple[int, str, int]]:
    """Find the lists that an author's posts were seen in, as (capture, WARC file, offset)."""
    rows = connection.execute(
        "select distinct c.id, c.warc_file, c.warc_offset from posts p "
        "join sightings s on s.post_id = p.id and s.resolver = ?2 "
        "join captures c on c.id = s.capture_id "
        "where p.author_id = ?1 and c.warc_file is not null",
        (author, way),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def remove_account(
    connection: sqlite3.Connection, known: HeldAccount, *, at: str, reason: str | None
) -> None:
    """Lay the account's tombstone, and take it out of those that are followed and joined."""
    number = connection.execute(
        "insert into forgotten(forgotten_at, reason) values (?, ?) returning id", (at, reason)
    ).fetchone()[0]
    who = [Author(account_id=known.account_id)]
    if known.account_id is None:
        who = [Author(handle=handle) for handle in known.handles]
    digests = [
        digest for author in who for digest in tombstones.digests_of_account(known.platform, author)
    ]
    connection.executemany(
        "insert or ignore into tombstones(digest, forgotten_id) values (?, ?)",
        [(digest, number) for digest in tombstones.salted_digests(connection, digests)],
    )
    for follow in known.follows:
        followed.unfollow(connection, follow)
    keys = [f"{known.platform}:{handle.casefold()}" for handle in known.handles]
    connection.execute(
        "delete from aliases where account in (select value from json_each(?))",
        (json.dumps(keys),),
    )

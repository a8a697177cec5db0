"""Choose posts of followed accounts that are kept no longer, and take them out of the rows.

What anybody quoted or cited stays, whatever its age: what an article shows or a verdict rests on,
the posts that such a one answers, quotes or is answered by, what a search found, what a person
imported. Part of the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.archive.store import aliases
from archiver.archive.store.authors import drop_unused_author
from archiver.archive.store.reading import LISTED

FOLLOWED = "followed"
"""Why a post is queued that nobody but its own account's list names."""
_STREAM = "jetstream"


@dataclass(frozen=True, slots=True)
class OldPosts:
    """Posts to drop: their rows, their keys, wordings as the index takes them, and captures."""

    ids: tuple[int, ...]
    keys: frozenset[str]
    wordings: tuple[tuple[int, str, str], ...]
    captures: tuple[int, ...]
    authors: tuple[int, ...]


def watched_authors(connection: sqlite3.Connection) -> list[int]:
    """List the authors whose posts are listed: followed accounts, and those that were searched."""
    rows = connection.execute(
        "select a.id from followed_accounts f join authors a on a.platform = f.platform "
        "and (a.account_id = f.account_id or a.key = f.platform || ':' || lower(f.handle))"
    )
    found = {int(row[0]) for row in rows}
    searched = [row[0] for row in connection.execute("select distinct account from post_searches")]
    found.update(aliases.accounts_meant(connection, searched))
    return sorted(found)


def choose_old_posts(
    connection: sqlite3.Connection, author: int, *, before: str, run: int, most: int
) -> OldPosts | None:
    """Choose up to so many posts of an author from before a moment; None where there are none.

    Those that this run has seen are left for another: what it asked for it asked for a reason.
    """
    rows = connection.execute(
        f"select p.id from posts p where p.author_id = :author and p.posted_at < :before "
        f"and ({_LISTED}) and {_UNCITED} order by p.posted_at limit :most",
        {"author": author, "before": before, "run": run, "most": most, "listed": LISTED},
    )
    ids = [int(row[0]) for row in rows]
    if not ids:
        return None
    given = (json.dumps(ids),)
    keys = connection.execute(f"select key from post_keys where post_id in {_GIVEN}", given)
    wordings = connection.execute(
        f"select id, text, words from post_versions where post_id in {_GIVEN}", given
    )
    captures = connection.execute(
        f"select capture_id from sightings where post_id in {_GIVEN} and capture_id is not null "
        f"union select first_capture_id from post_versions where post_id in {_GIVEN}",
        given * 2,
    )
    return OldPosts(
        ids=tuple(ids),
        keys=frozenset(row[0] for row in keys),
        wordings=tuple((row[0], row[1], row[2]) for row in wordings),
        captures=tuple(row[0] for row in captures),
        authors=(author,),
    )


_GIVEN = "(select value from json_each(?))"
_LISTED = (
    "exists (select 1 from sightings s where s.post_id = p.id "
    f"and s.resolver in (:listed, '{_STREAM}')) or exists (select 1 from post_keys k "
    f"join post_queue q on q.key = k.key where k.post_id = p.id and q.why = '{FOLLOWED}')"
)
_CITED = (
    "exists (select 1 from embeds e where e.post_id = {post}) or exists (select 1 from verdicts d "
    "join post_versions w on w.id = d.post_version_id where w.post_id = {post})"
)
_UNCITED = " and ".join(
    f"not ({one})"
    for one in (
        _CITED.format(post="p.id"),
        "exists (select 1 from claims c where c.post_id = p.id)",
        "exists (select 1 from notices n where n.post_id = p.id)",
        "exists (select 1 from post_searches f where f.post_id = p.id)",
        "exists (select 1 from transcripts t where t.post_id = p.id)",
        (
            "exists (select 1 from sightings s where s.post_id = p.id "
            "and (s.evidence in ('import', 'embed') or s.run_id = :run))"
        ),
        (
            "exists (select 1 from post_keys k join post_queue q on q.key = k.key "
            f"where k.post_id = p.id and q.why <> '{FOLLOWED}')"
        ),
        # A neighbour in a thread is cited with its post, and so is what a cited post quotes.
        (
            "exists (select 1 from post_keys k join posts c on c.in_reply_to = k.key "
            f"where k.post_id = p.id and ({_CITED.format(post='c.id')}))"
        ),
        (
            "exists (select 1 from post_keys k where k.key = p.in_reply_to "
            f"and ({_CITED.format(post='k.post_id')}))"
        ),
        (
            "exists (select 1 from post_keys k join post_versions c on c.quoted = k.key "
            f"where k.post_id = p.id and ({_CITED.format(post='c.post_id')}))"
        ),
        (
            "exists (select 1 from post_versions o join post_keys k on k.key = o.quoted "
            f"where o.post_id = p.id and ({_CITED.format(post='k.post_id')}))"
        ),
    )
)


def remove_old_posts(connection: sqlite3.Connection, old: OldPosts) -> None:
    """Take posts out of all rows but those of captures and of the index.

    No tombstone is laid: what an article cites tomorrow is asked for again.
    """
    keys = json.dumps(sorted(old.keys))
    for run, report in connection.execute(
        "select id, report from runs where report is not null and exists (select 1 "
        "from json_each(?) as named where instr(report, named.value))",
        (keys,),
    ).fetchall():
        left = json.dumps(_without_keys(json.loads(report), old.keys), ensure_ascii=False)
        connection.execute("update runs set report = ? where id = ?", (left, run))
    connection.execute(f"delete from post_queue where key in {_GIVEN}", (keys,))
    ids = json.dumps(old.ids)
    for statement in (
        f"delete from sightings where post_id in {_GIVEN}",
        f"delete from post_versions where post_id in {_GIVEN}",
        f"delete from post_keys where post_id in {_GIVEN}",
        f"delete from posts where id in {_GIVEN}",
    ):
        connection.execute(statement, (ids,))
    for author in old.authors:
        drop_unused_author(connection, author)


def _without_keys(value: Any, keys: Collection[str]) -> Any:
    """Give a report without posts that are gone: they are named by their keys, in lists."""
    if isinstance(value, list):
        return [_without_keys(item, keys) for item in value if item not in keys]
    if isinstance(value, dict):
        return {name: _without_keys(item, keys) for name, item in value.items()}
    return value


def captures_on_which_nothing_rests(
    connection: sqlite3.Connection, captures: Sequence[int]
) -> list[int]:
    """Choose captures that no row needs any more; one whose record another needs is not among."""
    rows = connection.execute(
        f"with left(id, file, place) as (select c.id, c.warc_file, c.warc_offset from captures c "
        f"where c.id in {_GIVEN} and c.warc_file is not null and not ({_RESTS})) "
        "select id from left where not exists (select 1 from captures c "
        "where c.warc_file = left.file and c.warc_offset = left.place "
        "and c.id not in (select id from left))",
        (json.dumps(list(captures)),),
    )
    return [int(row[0]) for row in rows]


_RESTS = " or ".join(
    f"exists (select 1 from {table} where {column} = c.id)"
    for table, column in (
        ("sightings", "capture_id"),
        ("post_versions", "first_capture_id"),
        ("claims", "capture_id"),
        ("article_versions", "capture_id"),
        ("readings", "capture_id"),
        ("transcript_versions", "first_capture_id"),
        ("article_pictures", "capture_id"),
    )
)

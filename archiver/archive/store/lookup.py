"""Load records for whoever judges a quotation. Reads only."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.archive.index.word_counts import count_versions_with
from archiver.archive.reader import recall
from archiver.archive.store import versions
from archiver.languages.stop_words import STOP_WORDS
from archiver.matching.chance import WordCounts
from archiver.matching.quotation import MOST_COMPARED
from archiver.models.records import Author, Post, PostVersion
from archiver.models.stored_posts import CitedPost, StandingSighting, StoredVersion
from archiver.models.verdict_records import Searched
from archiver.text.sites import site_of

_VERSIONS = (
    "select v.id, v.post_id, v.text, v.truncated, v.quoted, v.media, p.key, "
    "p.platform, p.platform_id, p.url, p.posted_at, p.author_id, a.handle, a.name, "
    "a.account_id, a.key, p.in_reply_to, p.in_thread "
    "from post_versions v join posts p on p.id = v.post_id "
    "left join authors a on a.id = p.author_id "
)
_BRIEFLY = (
    "select v.id, v.text, v.truncated, p.author_id "
    "from post_versions v join posts p on p.id = v.post_id "
)
"""What is read of wordings to choose from them: of eight that are similar hardly one is near."""


def load_versions(
    connection: sqlite3.Connection,
    versions: Iterable[int],
    worth: Callable[[str], bool] | None = None,
    kept: int | None = None,
) -> list[StoredVersion]:
    """Load the versions of these ids; ids that are no more are passed over.

    With `worth`, which is given the text, only those worth reading: whole ones that are not,
    and of whose author there is no other among them, are left out, but for the one `kept`.
    """
    numbers = list(versions)
    if numbers and worth is not None and numbers != [kept]:
        rows = fetch_plain_rows(connection, _query_of(_BRIEFLY, len(numbers)), numbers)
        by = [author for _, _, _, author in rows]
        numbers = [
            number
            for number, text, truncated, author in rows
            if number == kept or truncated or by.count(author) > 1 or worth(text)
        ]
    if not numbers:
        return []
    rows = fetch_plain_rows(connection, _query_of(_VERSIONS, len(numbers)), numbers)
    return [_stored_version(row) for row in rows]


@cache
def _query_of(selected: str, count: int) -> str:
    # A list as JSON would be read in twice the time.
    return f"{selected}where v.id in ({', '.join('?' * count)}) order by v.id"


def load_versions_of_posts(
    connection: sqlite3.Connection, keys: Collection[str]
) -> list[StoredVersion]:
    """Load all versions of the posts known under these keys."""
    if not keys:
        return []
    query = (
        f"{_VERSIONS}where v.post_id in (select k.post_id from post_keys k "
        "join json_each(?) as named on k.key = named.value) order by v.id"
    )
    return [
        _stored_version(row)
        for row in fetch_plain_rows(connection, query, [json.dumps(sorted(keys))])
    ]


def post_of_key(connection: sqlite3.Connection, key: str) -> int | None:
    """Give the row of the post that is or was known under this key."""
    row = connection.execute("select post_id from post_keys where key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def load_sightings(
    connection: sqlite3.Connection, post_id: int
) -> list[tuple[int, StandingSighting]]:
    """Load all sightings of a post in order of time, each with its id."""
    return load_sightings_of_posts(connection, [post_id])[post_id]


def load_sightings_of_posts(
    connection: sqlite3.Connection, posts: Collection[int]
) -> dict[int, list[tuple[int, StandingSighting]]]:
    """Load by post all sightings of some posts, in order of time, each with its id."""
    found: dict[int, list[tuple[int, StandingSighting]]] = {post: [] for post in posts}
    if not found:
        return found
    rows = fetch_plain_rows(
        connection,
        "select s.post_id, s.id, s.seen_at, s.run_id, s.outcome, s.evidence, s.version_id, "
        "coalesce(v.truncated, 0), s.archived, iif(s.evidence = 'embed', "
        "coalesce((select a.url from article_versions av join articles a on a.id = av.article_id "
        "where av.capture_id = s.capture_id), (select url from captures where id = s.capture_id)), "
        "'') from sightings s left join post_versions v on v.id = s.version_id "
        f"where s.post_id in ({', '.join('?' * len(found))}) order by s.seen_at, s.id",
        list(found),
    )
    for post, number, seen_at, run, outcome, evidence, version, cut, archived, page in rows:
        sighting = StandingSighting(
            seen_at,
            run,
            outcome,
            evidence,
            version,
            cut=bool(cut),
            archived=archived,
            site=site_of(page) if page else "",
        )
        found[post].append((number, sighting))
    return found


def posts_with_several_versions(
    connection: sqlite3.Connection, posts: Collection[int]
) -> list[int]:
    """List those of some posts of which more than one wording is held."""
    if not posts:
        return []
    rows = fetch_plain_rows(
        connection,
        f"select post_id from post_versions where post_id in ({', '.join('?' * len(posts))}) "
        "group by post_id having count(*) > 1",
        sorted(posts),
    )
    return [row[0] for row in rows]


_SEARCHED = (
    "select (select value from tallies where name = 'worded_posts'), "
    "(select value from tallies where name = 'authors'), "
    "(select min(posted_at) from posts), (select max(posted_at) from posts)"
)


def count_searched(connection: sqlite3.Connection) -> Searched:
    """Give how many posts the archive holds the words of, from counters that are kept."""
    return recall(connection, _read_searched)


def _read_searched(connection: sqlite3.Connection) -> Searched:
    ((posts, authors, first, last),) = fetch_plain_rows(connection, _SEARCHED, ())
    return Searched(posts=posts, authors=authors, first=first, last=last) if posts else Searched()


def load_cited_posts(connection: sqlite3.Connection, keys: Collection[str]) -> list[CitedPost]:
    """Load the posts of these keys, each with its author and whether its words are held."""
    if not keys:
        return []
    rows = fetch_plain_rows(
        connection,
        "select p.id, p.key, p.platform, p.platform_id, p.url, p.posted_at, p.author_id, "
        "a.handle, a.name, a.account_id, a.key, "
        "exists (select 1 from post_versions v where v.post_id = p.id) "
        "from posts p left join authors a on a.id = p.author_id where p.id in "
        "(select k.post_id from post_keys k join json_each(?) as named on k.key = named.value) "
        "order by p.id",
        [json.dumps(sorted(keys))],
    )
    return [
        CitedPost(
            number,
            author,
            account or "",
            Post(
                key=key,
                platform=platform,
                id=platform_id,
                url=url,
                author=Author(handle=handle, name=name, account_id=account_id),
                posted_at=posted_at,
            ),
            has_words=bool(worded),
        )
        for (
            number,
            key,
            platform,
            platform_id,
            url,
            posted_at,
            author,
            handle,
            name,
            account_id,
            account,
            worded,
        ) in rows
    ]


def count_words(connection: sqlite3.Connection, norms: Iterable[str]) -> WordCounts:
    """Count the versions of posts that each telling word stands in, as the index did."""
    counts = count_versions_with(connection, set(norms) - STOP_WORDS)
    return WordCounts(recall(connection, _read_last_version), counts)


def _read_last_version(connection: sqlite3.Connection) -> int:
    query = "select coalesce(max(id), 0) from post_versions"
    ((last,),) = fetch_plain_rows(connection, query, ())
    return int(last)


def _stored_version(row: tuple[Any, ...]) -> StoredVersion:
    """Make a record of one row of the query above."""
    version_id, post_id, text, truncated, quoted, media, key, platform, *more = row
    platform_id, url, posted_at, author_id, handle, name, account_id, account, *above = more
    return StoredVersion(
        version_id=version_id,
        post_id=post_id,
        author_id=author_id,
        account=account or "",
        post=Post(
            key=key,
            platform=platform,
            id=platform_id,
            url=url,
            author=Author(handle=handle, name=name, account_id=account_id),
            posted_at=posted_at,
            in_reply_to=above[0],
            in_thread=None if above[1] is None else bool(above[1]),
        ),
        version=PostVersion(
            # Of one out of all measure no more is compared, and so no more is held.
            text=text[:MOST_COMPARED],
            truncated=bool(truncated) or len(text) > MOST_COMPARED,
            quoted=quoted,
            media=versions.media_of_row(media),
        ),
    )

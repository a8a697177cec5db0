"""Load records for whoever judges a quotation. Reads only."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.archive.store import authors, versions
from archiver.matching.chance import WordCounts
from archiver.matching.quotation import MOST_COMPARED
from archiver.models.records import (
    Author,
    Evidence,
    Post,
    PostVersion,
    Searched,
)
from archiver.models.stored_posts import CitedPost, StandingSighting, StoredVersion
from archiver.text.sites import site_of

_VERSIONS = (
    "select v.id, v.post_id, v.text, v.truncated, v.quoted, v.media, p.key, "
    "p.platform, p.platform_id, p.url, p.posted_at, p.author_id, a.handle, a.name, "
    "a.account_id, a.key from post_versions v join posts p on p.id = v.post_id "
    "left join authors a on a.id = p.author_id "
)
_POSTS_OF_AUTHOR = 100
"""Earliest posts of an author that are looked at for who else than its platform showed them."""
_TEXT, _TRUNCATED, _AUTHOR = 2, 3, 11
"""Columns of the query by which rows are chosen before they are made records."""


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
    if not numbers:
        return []
    rows = fetch_plain_rows(connection, _versions_query(len(numbers)), numbers)
    if worth is not None:
        by = Counter([row[_AUTHOR] for row in rows])
        rows = [
            row
            for row in rows
            if row[0] == kept or row[_TRUNCATED] or by[row[_AUTHOR]] > 1 or worth(row[_TEXT])
        ]
    return [_stored_version(row) for row in rows]


@cache
def _versions_query(count: int) -> str:
    # A list as JSON would be read in twice the time.
    return f"{_VERSIONS}where v.id in ({', '.join('?' * count)}) order by v.id"


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


def witnesses_of_author(
    connection: sqlite3.Connection, number: int, until: int | None = None
) -> set[tuple[Evidence, str]]:
    """List by what an author's earliest posts were seen, each page with the site that it is of.

    With `until`, by the sightings up to that number. A file that was loaded says enough alone.
    """
    given = [number, _POSTS_OF_AUTHOR, until]
    if fetch_plain_rows(
        connection,
        "select 1 from (select id from posts where author_id = ? order by posted_at limit ?) p "
        "cross join sightings s on s.post_id = p.id "
        "where s.evidence = 'import' and s.id <= coalesce(?, s.id) limit 1",
        given,
    ):
        return {("import", "")}
    rows = fetch_plain_rows(
        connection,
        "select distinct s.evidence, iif(s.evidence = 'embed', "
        "coalesce((select a.url from article_versions av join articles a on a.id = av.article_id "
        "where av.capture_id = s.capture_id), (select url from captures where id = s.capture_id)), "
        "'') from sightings s where s.post_id in "
        "(select id from posts where author_id = ? order by posted_at limit ?) "
        "and s.id <= coalesce(?, s.id)",
        given,
    )
    return {(evidence, site_of(page) if page else "") for evidence, page in rows}


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


def count_searched(connection: sqlite3.Connection) -> Searched:
    """Give how many posts the archive holds the words of, from counters that are kept."""
    tallies = dict(connection.execute("select name, value from tallies").fetchall())
    if not tallies["worded_posts"]:
        return Searched()
    first, last = connection.execute(
        "select (select min(posted_at) from posts), (select max(posted_at) from posts)"
    ).fetchone()
    return Searched(
        posts=tallies["worded_posts"], authors=tallies["authors"], first=first, last=last
    )


_COUNTED: dict[tuple[object, ...], Searched] = {}
"""What was counted of speakers, by archive and by all that a count depends on."""
_MOST_COUNTED = 1_000


def count_posts_of(connection: sqlite3.Connection, authors: Iterable[int]) -> Searched:
    """Return how many posts by these authors the archive holds the words of, from when to when.

    Counting the 37,000 of one author takes 50 ms, and a crawl asks for the same person often.
    """
    numbers = tuple(sorted(authors))
    if not numbers:
        return Searched(authors=None)
    path = connection.execute("pragma database_list").fetchone()[2]
    state = connection.execute(
        "select (select group_concat(value) from tallies where name in ('posts', 'worded_posts')), "
        "(select max(id) from post_versions), (select max(id) from posts)"
    ).fetchone()
    key = (path or id(connection), *state, numbers)
    if key not in _COUNTED:
        if len(_COUNTED) >= _MOST_COUNTED:
            _COUNTED.clear()
        posts, first, last = connection.execute(
            "select count(*), min(posted_at), max(posted_at) from posts p "
            "where p.author_id in (select value from json_each(?)) "
            "and exists (select 1 from post_versions v where v.post_id = p.id)",
            (json.dumps(numbers),),
        ).fetchone()
        _COUNTED[key] = Searched(posts=posts, authors=None, first=first, last=last)
    return _COUNTED[key]


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
    """In how many versions of posts each of some words stands, as the index has counted."""
    versions = connection.execute("select coalesce(max(id), 0) from post_versions").fetchone()[0]
    words = list(dict.fromkeys(norms))
    rows = fetch_plain_rows(
        connection,
        f"select word, wordings from word_counts where word in ({', '.join('?' * len(words))})",
        words,
    )
    return WordCounts(versions, dict(rows))


def find_speakers(
    connection: sqlite3.Connection, named: tuple[str, ...], speaker: str
) -> dict[int, str]:
    """Find authors that a name can mean: by the end of their name, or by handle, then ''."""
    found = dict(authors.authors_bearing(connection, named))
    for number in authors.authors_with_handle(connection, speaker):
        found.setdefault(number, "")
    squeezed = "".join(named)
    if squeezed and squeezed != speaker:
        for number in authors.authors_with_handle(connection, squeezed):
            found.setdefault(number, "")
    return found


def keys_of_authors(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Return the keys of some authors, ``platform:handle``, by their ids."""
    rows = connection.execute(
        "select id, key from authors where id in (select value from json_each(?))",
        (json.dumps(sorted(set(numbers))),),
    )
    return {row[0]: row[1] for row in rows}


def names_of_authors(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, list[str]]:
    """List every display name that some authors were seen under."""
    found: dict[int, list[str]] = {}
    for number, name in connection.execute(
        "select author_id, name from author_names "
        "where author_id in (select value from json_each(?)) order by id",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, []).append(name)
    return found


def handles_of_authors(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, dict[str, bool]]:
    """List every handle that some authors had, and whether somebody else had it on that platform.

    Then it does not tell who is meant.
    """
    found: dict[int, dict[str, bool]] = {}
    for number, handle, is_shared in connection.execute(
        "select t.id, t.handle, exists (select 1 from author_handles o join authors x "
        "on x.id = o.author_id where o.handle = t.handle and x.platform = t.platform "
        "and x.id <> t.id) from (select a.id, a.platform, a.handle from authors a "
        "where a.id in (select value from json_each(?1)) and a.handle is not null "
        "union select a.id, a.platform, h.handle from author_handles h "
        "join authors a on a.id = h.author_id "
        "where a.id in (select value from json_each(?1))) as t",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, {})[handle.casefold()] = bool(is_shared)
    return found


def _stored_version(row: tuple[Any, ...]) -> StoredVersion:
    """Make a record of one row of the query above."""
    version_id, post_id, text, truncated, quoted, media, key, platform, *more = row
    platform_id, url, posted_at, author_id, handle, name, account_id, account = more
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
        ),
        version=PostVersion(
            # Of one out of all measure no more is compared, and so no more is held.
            text=text[:MOST_COMPARED],
            truncated=bool(truncated) or len(text) > MOST_COMPARED,
            quoted=quoted,
            media=versions.media_of_row(media),
        ),
    )

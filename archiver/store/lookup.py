"""Rows → records for whoever judges a quotation. Reads only."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archiver.records import Author, Media, Post, PostVersion, Searched
from archiver.store import authors
from archiver.verdict import Look

_WORDING = (
    "select v.id as version_id, v.post_id, v.text, v.truncated, v.quoted, v.media, p.key, "
    "p.platform, p.platform_id, p.url, p.posted_at, p.author_id, a.handle, a.name, "
    "a.account_id, a.key as account from post_versions v join posts p on p.id = v.post_id "
    "left join authors a on a.id = p.author_id "
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one post as the archive holds it."""

    version_id: int
    post_id: int
    author_id: int | None
    account: str
    post: Post
    version: PostVersion


def wordings(
    connection: sqlite3.Connection,
    versions: Iterable[int],
    worth: Callable[[str], bool] | None = None,
) -> list[Wording]:
    """The wordings of these ids; ids that are no more are passed over.

    With `worth`, which is given the text, only those worth reading: whole ones that are not,
    and of whose author there is no other among them, are left out.
    """
    numbers = list(versions)
    if not numbers:
        return []
    rows = connection.execute(
        _WORDING + "where v.id in (select value from json_each(?)) order by v.id",
        (json.dumps(numbers),),
    ).fetchall()
    if worth is not None:
        by = Counter(row["author_id"] for row in rows)
        rows = [
            row
            for row in rows
            if row["truncated"] or by[row["author_id"]] > 1 or worth(row["text"])
        ]
    return [_wording(row) for row in rows]


def wordings_of_posts(connection: sqlite3.Connection, keys: Collection[str]) -> list[Wording]:
    """All wordings of the posts known under these keys."""
    if not keys:
        return []
    rows = connection.execute(
        _WORDING + "where v.post_id in (select k.post_id from post_keys k "
        "join json_each(?) as named on k.key = named.value) order by v.id",
        (json.dumps(sorted(keys)),),
    )
    return [_wording(row) for row in rows]


def looks(connection: sqlite3.Connection, post_id: int) -> list[tuple[int, Look]]:
    """All sightings of a post in order of time, each with its id."""
    rows = connection.execute(
        "select s.id, s.seen_at, s.run_id, s.outcome, s.evidence, s.version_id, "
        "coalesce(v.truncated, 0) from sightings s "
        "left join post_versions v on v.id = s.version_id where s.post_id = ? "
        "order by s.seen_at, s.id",
        (post_id,),
    )
    return [
        (row[0], Look(row[1], row[2], row[3], row[4], row[5], cut=bool(row[6]))) for row in rows
    ]


def copies(connection: sqlite3.Connection, version_id: int) -> tuple[str, ...]:
    """Addresses of web archives' copies of a wording, the earliest first."""
    rows = connection.execute(
        "select archived from sightings where version_id = ? and archived is not null "
        "group by archived order by min(seen_at)",
        (version_id,),
    )
    return tuple(row[0] for row in rows)


def searched(connection: sqlite3.Connection) -> Searched:
    """How much the archive holds, from counters that are kept, not counted."""
    tallies = dict(connection.execute("select name, value from tallies").fetchall())
    first, last = connection.execute(
        "select (select min(posted_at) from posts), (select max(posted_at) from posts)"
    ).fetchone()
    return Searched(posts=tallies["posts"], authors=tallies["authors"], first=first, last=last)


def speakers(connection: sqlite3.Connection, named: tuple[str, ...], said: str) -> dict[int, str]:
    """Authors that a speaker's name can mean: by the end of their name, or by handle, then ''."""
    found = dict(authors.bearing(connection, named))
    for number in authors.with_handle(connection, said):
        found.setdefault(number, "")
    squeezed = "".join(named)
    if squeezed and squeezed != said:
        for number in authors.with_handle(connection, squeezed):
            found.setdefault(number, "")
    return found


def names(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Every display name that some authors were seen under."""
    found: dict[int, list[str]] = {}
    for number, name in connection.execute(
        "select author_id, name from author_names "
        "where author_id in (select value from json_each(?)) order by id",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, []).append(name)
    return found


def handles(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, dict[str, bool]]:
    """Every handle that some authors had, and whether somebody else had it on that platform.

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


def _wording(row: Mapping[str, Any]) -> Wording:
    media = tuple(Media(**item) for item in json.loads(row["media"] or "[]"))
    return Wording(
        version_id=row["version_id"],
        post_id=row["post_id"],
        author_id=row["author_id"],
        account=row["account"] or "",
        post=Post(
            key=row["key"],
            platform=row["platform"],
            id=row["platform_id"],
            url=row["url"],
            author=Author(handle=row["handle"], name=row["name"], account_id=row["account_id"]),
            posted_at=row["posted_at"],
        ),
        version=PostVersion(
            text=row["text"], truncated=bool(row["truncated"]), quoted=row["quoted"], media=media
        ),
    )

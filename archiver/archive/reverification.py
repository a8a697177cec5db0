"""Load and settle what decides which quotations to judge again: what is new, what rests on what.

Which of them a change concerns is decided in `archiver.verification.reverification`. Functions
that read give ids; lists of ids go in as one JSON text each, so that their number has no limit.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

NumberedTable = Literal["post_versions", "sightings", "readings", "unjudged"]
"""Tables whose new rows are told by their numbers."""
NotedKind = Literal["post", "author", "name", "handle"]


@dataclass(frozen=True, slots=True)
class NotedChange:
    """A change that a trigger noted: of a post or author by number, of a name or handle as text."""

    kind: NotedKind
    value: int | str


@dataclass(frozen=True, slots=True)
class RestingVerdict:
    """A quotation whose verdict rests on a version of a post, with what was judged of the post."""

    post_id: int
    version_id: int
    quote_id: int
    standing: str
    evidence: str
    corroborated: bool | None


def last_number(connection: sqlite3.Connection, table: NumberedTable) -> int:
    """Give the highest number of a table, 0 where it is empty."""
    return int(connection.execute(f"select coalesce(max(id), 0) from {table}").fetchone()[0])


def noted_changes(connection: sqlite3.Connection, until: int, after: int = 0) -> list[NotedChange]:
    """List the changes that triggers noted, up to this number of a note, after that one."""
    rows = connection.execute(
        "select what, coalesce(number, words) from unjudged where id > ? and id <= ?",
        (after, until),
    )
    return [NotedChange(*row) for row in rows]


def settle_notes(connection: sqlite3.Connection, until: int, marks: Mapping[str, int]) -> None:
    """Drop the notes up to this number and move the marks on; part of the caller's transaction."""
    connection.execute("delete from unjudged where id <= ?", (until,))
    connection.executemany(
        "update tallies set value = ? where name = ?",
        [(value, name) for name, value in marks.items()],
    )


def has_quotations(connection: sqlite3.Connection) -> bool:
    """Return whether any quotation is archived."""
    return connection.execute("select 1 from quotes limit 1").fetchone() is not None


def unjudged_or_reread_quotations(
    connection: sqlite3.Connection, first: int, last: int
) -> list[int]:
    """List quotations without a verdict, and those of pages read after `first` up to `last`."""
    rows = connection.execute(
        "select id from quotes where verdict_id is null union "
        "select q.id from readings r join quotes q on q.article_version_id = r.article_version_id "
        "where r.id > ? and r.id <= ?",
        (first, last),
    )
    return [row[0] for row in rows]


def versions_between(
    connection: sqlite3.Connection, first: int, last: int, limit: int
) -> list[int]:
    """List versions of posts added after `first` up to `last`, at most `limit` of them."""
    rows = connection.execute(
        "select id from post_versions where id > ? and id <= ? limit ?", (first, last, limit)
    )
    return [row[0] for row in rows]


def versions_of_posts(
    connection: sqlite3.Connection, posts: Collection[int], limit: int
) -> list[int]:
    """List versions of these posts, at most `limit` of them."""
    return _versions_where(connection, "p.id", posts, limit)


def versions_of_authors(
    connection: sqlite3.Connection, authors: Collection[int], limit: int
) -> list[int]:
    """List versions of posts by these authors, at most `limit` of them."""
    return _versions_where(connection, "p.author_id", authors, limit)


def _versions_where(
    connection: sqlite3.Connection,
    column: Literal["p.id", "p.author_id"],
    numbers: Collection[int],
    limit: int,
) -> list[int]:
    rows = connection.execute(
        "select v.id from posts p join post_versions v on v.post_id = p.id "
        f"where {column} in (select value from json_each(?)) limit ?",
        (_as_json(numbers), limit),
    )
    return [row[0] for row in rows]


def texts_of_versions(
    connection: sqlite3.Connection, versions: Collection[int]
) -> list[tuple[int, str]]:
    """Load versions of posts as id and raw text."""
    rows = connection.execute(
        "select id, text from post_versions where id in (select value from json_each(?))",
        (_as_json(versions),),
    )
    return [(row[0], row[1]) for row in rows]


def texts_of_quotations(
    connection: sqlite3.Connection, quotations: Collection[int]
) -> list[tuple[int, str]]:
    """Load quotations as id and quoted words."""
    rows = connection.execute(
        "select id, text from quotes where id in (select value from json_each(?))",
        (_as_json(quotations),),
    )
    return [(row[0], row[1]) for row in rows]


def quotations_resting_on(connection: sqlite3.Connection, versions: Collection[int]) -> list[int]:
    """List quotations whose verdict rests on any version of the posts of these versions."""
    rows = connection.execute(
        "select q.id from post_versions n join post_versions v on v.post_id = n.post_id "
        "join verdicts d on d.post_version_id = v.id join quotes q on q.verdict_id = d.id "
        "where n.id in (select value from json_each(?))",
        (_as_json(versions),),
    )
    return [row[0] for row in rows]


def verdicts_on_posts_seen(
    connection: sqlite3.Connection, first: int, last: int
) -> list[RestingVerdict]:
    """List latest verdicts on posts with a sighting after number `first` up to `last`."""
    rows = connection.execute(
        "select distinct s.post_id, d.post_version_id, q.id, d.standing, d.evidence, "
        "d.corroborated "
        "from sightings s join post_versions v on v.post_id = s.post_id "
        "join verdicts d on d.post_version_id = v.id join quotes q on q.verdict_id = d.id "
        "where s.id > ? and s.id <= ?",
        (first, last),
    )
    return [RestingVerdict(*row) for row in rows]


def authors_shown(connection: sqlite3.Connection, first: int, last: int) -> set[int]:
    """List authors whose posts pages or files showed after sighting `first` up to `last`."""
    rows = connection.execute(
        "select distinct p.author_id from sightings s join posts p on p.id = s.post_id "
        "where s.id > ? and s.id <= ? and s.evidence in ('import', 'embed') "
        "and p.author_id is not null",
        (first, last),
    )
    return {row[0] for row in rows}


def quotations_beside_posts(
    connection: sqlite3.Connection, versions: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield quotations of articles that embed or link a post, each with the version of it."""
    rows = connection.execute(
        "select q.id, v.id from post_versions v join embeds e on e.post_id = v.post_id "
        "join quotes q on q.article_version_id = e.article_version_id "
        "where v.id in (select value from json_each(?))",
        (_as_json(versions),),
    )
    return ((row[0], row[1]) for row in rows)


def quotations_citing(
    connection: sqlite3.Connection,
    versions: Collection[int],
    posts: Collection[int],
    authors: Collection[int],
) -> list[int]:
    """List quotations of all articles that cite a changed post, or a post tied to it.

    Changed are the posts of these `versions`, these `posts` and all posts of these `authors`, all
    given by their rows. Tied to one are those that quote or answer it, and the one that it answers.
    """
    rows = connection.execute(
        "with changed(id) as (select post_id from post_versions "
        "where id in (select value from json_each(?1)) "
        "union select id from posts where id in (select value from json_each(?2)) "
        "or author_id in (select value from json_each(?3))), "
        "cited(id) as (select id from changed union select v.post_id from changed "
        "join post_keys k on k.post_id = changed.id join post_versions v on v.quoted = k.key "
        "where v.quoted is not null union select child.id from changed "
        "join post_keys k on k.post_id = changed.id join posts child on child.in_reply_to = k.key "
        "where child.in_reply_to is not null union select k.post_id from changed "
        "join posts child on child.id = changed.id join post_keys k on k.key = child.in_reply_to) "
        "select distinct q.id from cited join embeds e on e.post_id = cited.id "
        "join quotes q on q.article_version_id = e.article_version_id",
        (_as_json(versions), _as_json(posts), _as_json(authors)),
    )
    return [row[0] for row in rows]


def name_words_of_authors(
    connection: sqlite3.Connection, authors: Collection[int]
) -> list[tuple[int, str]]:
    """List the names of these authors, as author and the words of the name."""
    rows = connection.execute(
        "select author_id, words from author_names "
        "where author_id in (select value from json_each(?))",
        (_as_json(authors),),
    )
    return [(row[0], row[1]) for row in rows]


def _as_json(numbers: Collection[int]) -> str:
    return json.dumps(sorted(numbers))

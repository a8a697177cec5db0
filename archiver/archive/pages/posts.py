"""Load the page of one post: its versions, its sightings, who shows it, copies of it."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.archive.pages.contradictions import ContradictedClaim, contradictions_of_post
from archiver.archive.pages.verdict_rows import version_of_columns
from archiver.archive.store.lookup import load_sightings_of_posts
from archiver.matching.rules import judge_standing
from archiver.models import records
from archiver.models.stored_posts import StandingSighting
from archiver.platforms.registry import post_ref_at

_VERSIONS = 30
_SIGHTINGS = 100
_SHOWN_BY = 20
_QUOTATIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """One version of a post, and when it was seen first and last."""

    id: int
    digest: str
    version: records.PostVersion
    first_seen: str | None
    last_seen: str | None
    claimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSighting:
    """One sighting of a post: its outcome, its source, and which version was seen."""

    id: int
    seen_at: str
    outcome: records.Outcome
    evidence: records.Evidence
    version_id: int | None
    run_id: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """A post in its fullest latest version, for lists and for a post inside another."""

    key: str
    platform: str
    author: records.Author
    account: str | None
    posted_at: str | None
    url: str | None
    text: str | None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """Everything that the page of a post says; `claimed` is that only pages show its words.

    `witnessed` are the sightings that show the words that the page shows, in its latest version:
    who shows the post without its words, or in other words, is no witness of these.
    """

    id: int
    post: records.Post
    account: str | None
    standing: records.Standing
    versions: tuple[ShownVersion, ...]
    sightings: tuple[ShownSighting, ...]
    sighting_count: int
    witnessed: tuple[StandingSighting, ...]
    copies: tuple[str, ...]
    inside: PostSummary | None
    named_inside: str | None
    shown_by: tuple[ListedArticle, ...]
    claimed: bool
    contradictions: tuple[ContradictedClaim, ...]
    quoted: tuple[quotations.JudgedQuotation, ...]
    quotation_counts: tuple[quotations.JudgedCount, ...]


def find_post_key(connection: sqlite3.Connection, key: str) -> tuple[int, str] | None:
    """Find the row and the present name of the post that goes by this name."""
    row = connection.execute(
        "select posts.id, posts.key from post_keys join posts on posts.id = post_keys.post_id "
        "where post_keys.key = ?",
        (key,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def find_post_account(connection: sqlite3.Connection, key: str) -> tuple[int, str | None] | None:
    """Find the post whose present name this is: its row, and the key of its author's account."""
    row = connection.execute(
        "select posts.id, authors.key from posts left join authors "
        "on authors.id = posts.author_id where posts.key = ?",
        (key,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def load_post_page(connection: sqlite3.Connection, number: int, *, citing: bool) -> PostPage:
    """Load the post of this row; with `citing` also who quotes and shows it."""
    row = connection.execute(
        "select p.*, a.handle, a.name, a.key as account from posts p "
        "left join authors a on a.id = p.author_id where p.id = ?",
        (number,),
    ).fetchone()
    versions = _versions(connection, number)
    seen = _sightings(connection, number)
    current = versions[-1] if versions else None
    inside = current.version.quoted if current else None
    quoted, counts = (
        quotations.quotations_of_post(connection, number, _QUOTATIONS) if citing else ((), [])
    )
    looks = [sighting for _, sighting in load_sightings_of_posts(connection, [number])[number]]
    sighting_count = connection.execute(
        "select count(*) from sightings where post_id = ?", (number,)
    ).fetchone()[0]
    return PostPage(
        id=number,
        post=records.Post(
            key=row["key"],
            platform=row["platform"],
            id=row["platform_id"],
            url=row["url"],
            author=records.Author(handle=row["handle"], name=row["name"]),
            posted_at=row["posted_at"],
        ),
        account=row["account"],
        standing=judge_standing(looks, current.id if current else 0),
        versions=versions,
        sightings=seen,
        sighting_count=sighting_count,
        witnessed=tuple(
            sighting for sighting in looks if current and sighting.version == current.id
        ),
        copies=archived_copies(connection, number),
        inside=summarize_post(connection, inside) if inside else None,
        named_inside=inside,
        shown_by=_shown_by(connection, number) if citing else (),
        claimed=any(version.claimed for version in versions),
        contradictions=contradictions_of_post(connection, number) if citing else (),
        quoted=quoted,
        quotation_counts=tuple(counts),
    )


def archived_copies(connection: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """List addresses of copies that web archives keep of a post, the latest first."""
    rows = connection.execute(
        "select archived from sightings where post_id = ? and archived is not null "
        "group by archived order by max(seen_at) desc limit 10",
        (number,),
    )
    return tuple(row[0] for row in rows)


def summarize_post(connection: sqlite3.Connection, name: str) -> PostSummary | None:
    """Load the post of that name or permanent address in its fullest latest version."""
    found = find_post_key(connection, _key(name))
    if not found:
        return None
    return summarize_posts(connection, [found[0]]).get(found[0])


def summarize_posts(
    connection: sqlite3.Connection, post_ids: Iterable[int]
) -> dict[int, PostSummary]:
    """Load some posts by row in their fullest latest versions, in the order given."""
    rows = connection.execute(
        f"{BRIEF} join json_each(?) as one on one.value = p.id order by one.key",
        (json.dumps(list(post_ids)),),
    )
    return {row["id"]: post_summary_of_row(row) for row in rows}


def _key(name: str) -> str:
    if not name.startswith(("http://", "https://")):
        return name
    ref = post_ref_at(name)
    return ref.key if ref else name


BRIEF = """
  select p.id, p.key, p.platform, p.posted_at, p.url, a.handle, a.name, a.key as account,
    v.text, v.truncated
  from posts p left join authors a on a.id = p.author_id
  left join post_versions v on v.id = (select o.id from post_versions o
    where o.post_id = p.id order by o.truncated, o.id desc limit 1)
"""


def post_summary_of_row(row: Any) -> PostSummary:
    """Make a record of a row of `BRIEF`."""
    return PostSummary(
        key=row["key"],
        platform=row["platform"],
        author=records.Author(handle=row["handle"], name=row["name"]),
        account=row["account"],
        posted_at=row["posted_at"],
        url=row["url"],
        text=row["text"],
        truncated=bool(row["truncated"]),
    )


def _versions(connection: sqlite3.Connection, number: int) -> tuple[ShownVersion, ...]:
    """Load the latest versions of a post in the order in which they were first seen."""
    rows = connection.execute(
        "select v.*, (select min(seen_at) from sightings where version_id = v.id) as first_seen, "
        "(select max(seen_at) from sightings where version_id = v.id) as last_seen "
        "from post_versions v where v.post_id = ? order by v.id desc limit ?",
        (number, _VERSIONS),
    ).fetchall()
    found = [
        ShownVersion(
            id=row["id"],
            digest=row["digest"],
            version=version_of_columns(row["text"], row["truncated"], row["quoted"], row["media"]),
            first_seen=row["first_seen"],
            last_seen=row["last_seen"],
            claimed=bool(row["claimed"]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.first_seen or "", one.id)))


def _sightings(connection: sqlite3.Connection, number: int) -> tuple[ShownSighting, ...]:
    rows = connection.execute(
        # A sighting that brought nothing rests on no capture, and says why instead.
        "select s.id, s.seen_at, s.outcome, s.evidence, s.version_id, s.run_id, "
        "coalesce(c.url, s.reason, '') as source from sightings s "
        "left join captures c on c.id = s.capture_id where s.post_id = ? "
        "order by s.seen_at desc, s.id desc limit ?",
        (number, _SIGHTINGS),
    )
    return tuple(ShownSighting(**dict(row)) for row in rows)


def _shown_by(connection: sqlite3.Connection, number: int) -> tuple[ListedArticle, ...]:
    rows = connection.execute(
        "select distinct a.key, a.title, a.site, a.published_at, a.url from embeds e "
        "join article_versions v on v.id = e.article_version_id "
        "join articles a on a.id = v.article_id where e.post_id = ? order by a.id limit ?",
        (number, _SHOWN_BY),
    )
    return tuple(ListedArticle(**dict(row)) for row in rows)

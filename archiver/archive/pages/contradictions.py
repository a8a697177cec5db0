"""Load what pages claim of posts and better evidence knows otherwise. Reads only.

A contradiction accuses nobody: a page may be wrong, and a post may have been edited before anybody
asked its platform.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archiver.archive.store.known_facts import Contradicted
from archiver.models import records

_OF_POST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictedClaim:
    """What one claimant says of a post, and what of it is known otherwise.

    `known_from` is the best that is known of the post. `article_key`, `title`, `site` and
    `published_at` are of the article that makes the claim; None for a server.
    """

    id: int
    post_id: int
    claimant: str
    text: str | None
    truncated: bool
    author: records.Author
    posted_at: str | None
    contradicts: tuple[Contradicted, ...]
    at: str
    first_seen: str
    last_seen: str
    known_from: records.Evidence | None
    article_key: str | None
    title: str | None
    site: str | None
    published_at: str | None


_KNOWN_FROM = """(select s.evidence from sightings s where s.post_id = c.post_id
    and s.evidence <> 'embed' and (s.version_id is not null or s.outcome in ('unknown', 'denied'))
    order by case s.evidence when 'api' then 0 when 'oembed' then 1 when 'archive' then 2 else 3 end
    limit 1)"""
_CLAIMS = f"""
  select c.*, a.key as article_key, a.title, a.site, a.published_at, {_KNOWN_FROM} as known_from
  from claims c left join articles a on a.url = c.claimant
"""


def latest_contradictions(
    connection: sqlite3.Connection, most: int
) -> tuple[ContradictedClaim, ...]:
    """List the claims that were found contradicted last."""
    rows = connection.execute(
        f"{_CLAIMS} where c.contradicts is not null "
        "order by c.contradicted_at desc, c.id desc limit ?",
        (most,),
    )
    return tuple(map(_claim, rows))


def count_contradictions(connection: sqlite3.Connection) -> int:
    """Count the claims that are contradicted, by the index of those alone."""
    row = connection.execute("select count(*) from claims where contradicts is not null")
    return int(row.fetchone()[0])


def contradictions_of_post(
    connection: sqlite3.Connection, number: int
) -> tuple[ContradictedClaim, ...]:
    """List what pages say of one post and is known otherwise, the latest first."""
    rows = connection.execute(
        f"{_CLAIMS} where c.post_id = ? and c.contradicts is not null "
        "order by c.last_seen_at desc, c.id desc limit ?",
        (number, _OF_POST),
    )
    return tuple(map(_claim, rows))


def contradictions_of_page(
    connection: sqlite3.Connection, address: str, post_ids: Iterable[int]
) -> dict[tuple[int, str | None], ContradictedClaim]:
    """Find what one article says of some posts and is known otherwise, by post and words."""
    rows = connection.execute(
        f"{_CLAIMS} join json_each(?) as one on one.value = c.post_id "
        "where c.claimant = ? and c.contradicts is not null",
        (json.dumps(sorted(set(post_ids))), address),
    )
    return {(claim.post_id, claim.text): claim for claim in map(_claim, rows)}


def _claim(row: Any) -> ContradictedClaim:
    return ContradictedClaim(
        id=row["id"],
        post_id=row["post_id"],
        claimant=row["claimant"],
        text=row["text"],
        truncated=bool(row["truncated"]),
        author=records.Author(handle=row["handle"], name=row["name"]),
        posted_at=row["posted_at"],
        contradicts=tuple(json.loads(row["contradicts"])),
        at=row["contradicted_at"] or row["last_seen_at"],
        first_seen=row["first_seen_at"],
        last_seen=row["last_seen_at"],
        known_from=row["known_from"],
        article_key=row["article_key"],
        title=row["title"],
        site=row["site"],
        published_at=row["published_at"],
    )

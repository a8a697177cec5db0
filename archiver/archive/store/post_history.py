"""Load all that was seen of some posts as sightings, to be kept in another archive. Reads only."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from archiver.archive.store import versions
from archiver.models.records import Author, Post, PostVersion, Sighting

_BATCH = 500

_SEEN = """select s.seen_at, s.outcome, s.evidence, s.resolver, s.reason, s.archived,
  v.text, v.truncated, v.quoted, v.media, p.key, p.platform, p.platform_id, p.url, p.posted_at,
  p.in_reply_to, p.in_thread, a.handle, a.name, a.account_id,
  c.url as captured_url, c.source, c.fetched_at, c.status, c.content_type, c.sha256, c.size,
  c.warc_file, c.warc_offset
from sightings s join posts p on p.id = s.post_id
left join authors a on a.id = p.author_id
left join post_versions v on v.id = s.version_id
left join captures c on c.id = s.capture_id
where p.id in (select value from json_each(?)) order by s.id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedRow:
    """The row of a capture in the archive that it is from; `warc_file` as it is named there."""

    url: str
    source: str
    fetched_at: str
    status: int | None
    content_type: str
    sha256: str
    size: int
    warc_file: str | None
    warc_offset: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPost:
    """One sighting of a post, and the capture that it rests on, None where nothing came."""

    sighting: Sighting
    capture: CapturedRow | None


def load_post_history(connection: sqlite3.Connection, posts: Collection[int]) -> Iterator[SeenPost]:
    """Yield the sightings of these posts, by row, in the order in which they were kept.

    Who wrote a post is given as it is known by now.
    """
    numbers = sorted(posts)
    for start in range(0, len(numbers), _BATCH):
        batch = json.dumps(numbers[start : start + _BATCH])
        for row in connection.execute(_SEEN, (batch,)).fetchall():
            yield _seen(dict(row))


def all_posts_seen(connection: sqlite3.Connection) -> Iterator[list[int]]:
    """Yield the rows of all posts, some hundred at once."""
    last = 0
    while rows := connection.execute(
        "select id from posts where id > ? order by id limit ?", (last, _BATCH)
    ).fetchall():
        last = rows[-1][0]
        yield [row[0] for row in rows]


def _seen(row: dict[str, Any]) -> SeenPost:
    version = None
    if row["text"] is not None:
        version = PostVersion(
            text=row["text"],
            truncated=bool(row["truncated"]),
            quoted=row["quoted"],
            media=versions.media_of_row(row["media"]),
        )
    post = Post(
        key=row["key"],
        platform=row["platform"],
        id=row["platform_id"],
        url=row["url"],
        author=Author(handle=row["handle"], name=row["name"], account_id=row["account_id"]),
        posted_at=row["posted_at"],
        in_reply_to=row["in_reply_to"],
        in_thread=None if row["in_thread"] is None else bool(row["in_thread"]),
    )
    sighting = Sighting(
        post=post,
        outcome=row["outcome"],
        evidence=row["evidence"],
        seen_at=row["seen_at"],
        version=version,
        resolver=row["resolver"],
        reason=row["reason"],
        archived=row["archived"],
    )
    capture = None
    if row["captured_url"] is not None:
        names = ("source", "fetched_at", "status", "content_type", "sha256", "size")
        capture = CapturedRow(
            url=row["captured_url"],
            warc_file=row["warc_file"],
            warc_offset=row["warc_offset"],
            **{name: row[name] for name in names},
        )
    return SeenPost(sighting=sighting, capture=capture)

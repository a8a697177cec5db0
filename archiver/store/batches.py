"""Many looks at posts at once, as rows: what `posts.add` does with each, in a third of the time.

Posts of which the archive knows neither the key nor the words can be no other post: their
rows are written together. All others go the careful way, one by one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from archiver.identity import said
from archiver.records import Sighting
from archiver.store import authors, posts
from archiver.store.posts import Seen


def add(
    connection: sqlite3.Connection, run: int, capture_id: int, sightings: Sequence[Sighting]
) -> list[Seen]:
    """Keep looks at posts, in any order; where each is kept, in the order given."""
    digests = [said(one.version.text) if one.version else "" for one in sightings]
    simple = _simple(connection, sightings, digests)
    found = _write(connection, run, capture_id, [(sightings[i], digests[i]) for i in simple])
    seen = dict(zip(simple, found, strict=True))
    for index, sighting in enumerate(sightings):
        if index not in seen:
            seen[index] = posts.add(connection, run, capture_id, sighting)
    return [seen[index] for index in range(len(sightings))]


def _simple(
    connection: sqlite3.Connection, sightings: Sequence[Sighting], digests: Sequence[str]
) -> list[int]:
    """Indexes of the posts with an id that are new by their key and by their words."""
    keys = Counter(one.post.key for one in sightings)
    texts = Counter(digests)
    old_keys = _known(connection, "select key from post_keys where key = named.value", keys)
    old_texts = _known(
        connection, "select 1 from post_versions where words = named.value", filter(None, texts)
    )
    return [
        index
        for index, (one, text) in enumerate(zip(sightings, digests, strict=True))
        if one.version is not None
        and one.post.id is not None
        and keys[one.post.key] == 1
        and one.post.key not in old_keys
        and (not text or (texts[text] == 1 and text not in old_texts))
    ]


def _known(connection: sqlite3.Connection, query: str, values: Iterable[str]) -> set[str]:
    rows = connection.execute(
        f"select value from json_each(?) as named where exists ({query})",
        (json.dumps(list(values)),),
    )
    return {row[0] for row in rows}


def _write(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int,
    new: Sequence[tuple[Sighting, str]],
) -> list[Seen]:
    """The rows of posts of which nothing is known yet."""
    last_post, last_version = connection.execute(
        "select (select coalesce(max(id), 0) from posts), "
        # A number is never given twice, also where the last wording was removed.
        "coalesce((select seq from sqlite_sequence where name = 'post_versions'), 0)"
    ).fetchone()
    cache: authors.Cache = {}
    found: list[Seen] = []
    rows: list[tuple[object, ...]] = []
    versions: list[tuple[object, ...]] = []
    looks: list[tuple[object, ...]] = []
    for count, (one, words) in enumerate(new, 1):
        seen = Seen(last_post + count, last_version + count, new_post=True, new_version=True)
        post, version = one.post, one.version
        author = authors.add(connection, post.platform, post.author, cache)
        rows.append(
            (seen.post_id, post.key, post.platform, post.id, post.url, author, post.posted_at, run)
        )
        if version is not None:
            versions.append(
                (seen.version_id, seen.post_id, *posts.columns(version, words), capture_id)
            )
        looks.append(
            (run, seen.post_id, seen.version_id, capture_id, one.seen_at, one.outcome, one.evidence)
        )
        found.append(seen)
    connection.executemany(
        "insert into posts(id, key, platform, platform_id, url, author_id, posted_at, "
        "first_run_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    posts.count_added(connection, len(rows))
    connection.executemany(
        "insert into post_keys(key, post_id) values (?, ?)", [(row[1], row[0]) for row in rows]
    )
    connection.executemany(
        "insert into post_versions(id, post_id, digest, words, text, truncated, quoted, media, "
        "first_capture_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        versions,
    )
    connection.executemany(
        "insert into sightings(run_id, post_id, version_id, capture_id, seen_at, outcome, "
        "evidence) values (?, ?, ?, ?, ?, ?, ?)",
        looks,
    )
    return found

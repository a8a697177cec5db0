"""Posts, their wordings and every look at them, as rows.

Sightings are only ever appended. A wording is written once, a truncated one never stands
in for a fuller one, and a post that a page showed without its id is joined with the post
of that id when a later look learns it.
"""

import json
import sqlite3
from dataclasses import dataclass

from archiver.identity import said, shown
from archiver.records import Post, PostVersion, Sighting, digest
from archiver.store import authors
from archiver.text import words
from archiver.verdict import name_words, timing


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a sighting is kept: its post and wording, and whether that wording is new."""

    post_id: int
    version_id: int | None
    new_post: bool
    new_version: bool


def add(connection: sqlite3.Connection, run: int, capture_id: int, sighting: Sighting) -> Seen:
    """Keep one look at a post."""
    post = sighting.post
    author_id = authors.add(
        connection, post.platform, post.author, name_words(post.author.name or "")
    )
    words_digest = said(sighting.version.text) if sighting.version else None
    post_id, new_post = _post(connection, run, post, author_id, words_digest)
    version_id, new_version = None, False
    if sighting.version is not None:
        version_id, new_version = _version(connection, post_id, sighting.version, capture_id)
    if sighting.version is not None or sighting.outcome != "ok":
        connection.execute(
            "insert or ignore into sightings(run_id, post_id, version_id, capture_id, seen_at, "
            "outcome, evidence) values (?, ?, ?, ?, ?, ?, ?)",
            (
                run,
                post_id,
                version_id,
                capture_id,
                sighting.seen_at,
                sighting.outcome,
                sighting.evidence,
            ),
        )
    return Seen(post_id, version_id, new_post, new_version)


def _post(
    connection: sqlite3.Connection,
    run: int,
    post: Post,
    author_id: int | None,
    words_digest: str | None,
) -> tuple[int, bool]:
    row = connection.execute("select post_id from post_keys where key = ?", (post.key,)).fetchone()
    known = int(row[0]) if row else None
    twin = _twin(connection, post, author_id, words_digest)
    if known is None and twin is not None:
        known = twin
        connection.execute("insert into post_keys(key, post_id) values (?, ?)", (post.key, known))
    elif known is not None and twin is not None and twin != known:
        if post.id is not None:
            _join(connection, twin, known)
        else:
            _join(connection, known, twin)
            known = twin
    if known is not None:
        _learn(connection, known, post, author_id)
        return known, False
    number = connection.execute(
        "insert into posts(key, platform, platform_id, url, author_id, posted_at, first_run_id) "
        "values (?, ?, ?, ?, ?, ?, ?) returning id",
        (post.key, post.platform, post.id, post.url, author_id, post.posted_at, run),
    ).fetchone()[0]
    connection.execute("insert into post_keys(key, post_id) values (?, ?)", (post.key, number))
    return int(number), True


def _twin(
    connection: sqlite3.Connection, post: Post, author_id: int | None, words_digest: str | None
) -> int | None:
    """The one post that this is too, where one of the two looks did not learn the id.

    Same author, same words and no contradiction of dates. None where several fit.
    """
    if author_id is None or not words_digest:
        return None
    rows = connection.execute(
        "select distinct posts.id, posts.posted_at, posts.platform_id from post_versions "
        "join posts on posts.id = post_versions.post_id "
        "where post_versions.words = ? and posts.author_id = ? and posts.key <> ?",
        (words_digest, author_id, post.key),
    ).fetchall()
    fits = [
        row[0]
        for row in rows
        if (row[2] is None) != (post.id is None) and _same_day(row[1], post.posted_at)
    ]
    return int(fits[0]) if len(fits) == 1 else None


def _same_day(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    return "impossible" not in {timing(one[:10], other[:10]), timing(other[:10], one[:10])}


def _learn(connection: sqlite3.Connection, number: int, post: Post, author_id: int | None) -> None:
    """Add what this look knows more of the post than the archive did."""
    row = connection.execute(
        "select key, platform_id, url, author_id, posted_at from posts where id = ?", (number,)
    ).fetchone()
    better = dict(row)
    if row["platform_id"] is None and post.id is not None:
        better.update(key=post.key, platform_id=post.id)
    better["url"] = (post.url or row["url"]) if row["platform_id"] is None else row["url"]
    better["author_id"] = row["author_id"] or author_id
    if post.posted_at and len(post.posted_at) > len(row["posted_at"] or ""):
        better["posted_at"] = post.posted_at
    if better != dict(row):
        connection.execute(
            "update posts set key = :key, platform_id = :platform_id, url = :url, "
            "author_id = :author_id, posted_at = :posted_at where id = :id",
            {**better, "id": number},
        )


def _join(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Move everything known of one row of a post to another, and drop the first."""
    pairs = connection.execute(
        "select one.id, other.id from post_versions as one join post_versions as other "
        "on other.digest = one.digest where one.post_id = ? and other.post_id = ?",
        (gone, kept),
    ).fetchall()
    for old, new in pairs:
        connection.execute("update sightings set version_id = ? where version_id = ?", (new, old))
        connection.execute(
            "update verdicts set post_version_id = ? where post_version_id = ?", (new, old)
        )
        connection.execute("delete from post_versions where id = ?", (old,))
    connection.execute("update post_versions set post_id = ? where post_id = ?", (kept, gone))
    connection.execute("update post_keys set post_id = ? where post_id = ?", (kept, gone))
    connection.execute(
        "update verdicts set sighting_id = null where sighting_id in (select s.id from sightings s "
        "join sightings k on k.run_id = s.run_id and k.capture_id = s.capture_id "
        "where s.post_id = ? and k.post_id = ?)",
        (gone, kept),
    )
    for statement in (
        "update or ignore sightings set post_id = :kept where post_id = :gone",
        "delete from sightings where post_id = :gone",
        "update or ignore embeds set post_id = :kept where post_id = :gone",
        "delete from embeds where post_id = :gone",
    ):
        connection.execute(statement, {"kept": kept, "gone": gone})
    connection.execute("delete from posts where id = ?", (gone,))


def _version(
    connection: sqlite3.Connection,
    post_id: int,
    version: PostVersion,
    capture_id: int,
) -> tuple[int, bool]:
    """The row of this wording, or of the fuller one of which it is the beginning."""
    content = digest("version", shown(version.text), "cut" if version.truncated else None)
    row = connection.execute(
        "select id from post_versions where post_id = ? and digest = ?", (post_id, content)
    ).fetchone()
    if row is None and version.truncated:
        begins = words(version.text).norms[:-1]
        for number, text in connection.execute(
            "select id, text from post_versions where post_id = ? and truncated = 0", (post_id,)
        ):
            if words(text).norms[: len(begins)] == begins:
                return int(number), False
    if row is not None:
        return int(row[0]), False
    media = [{"type": item.type, "alt": item.alt} for item in version.media]
    number = connection.execute(
        "insert into post_versions(post_id, digest, words, text, truncated, quoted, media, "
        "first_capture_id) values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
        (
            post_id,
            content,
            said(version.text),
            version.text,
            version.truncated,
            version.quoted,
            json.dumps(media, ensure_ascii=False) if media else None,
            capture_id,
        ),
    ).fetchone()[0]
    return int(number), True

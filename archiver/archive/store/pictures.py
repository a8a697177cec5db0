"""Keep the pictures of articles that are said to show posts, and what was read in them.

A picture is asked for by its address and read by its digest, each once. Every writing function is
part of the caller's transaction, so that a run that is killed leaves due what it had not kept.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from archiver.archive.store.schedule import FAILED, retry_after_failure
from archiver.models.picture_records import (
    PicturedPost,
    PictureText,
    PictureWord,
    PostPicture,
)

PictureOutcome = Literal["post", "none", "unreadable", "forgotten"]
"""What came of reading a picture."""

_MOST_READING = 400_000
"""Characters of a reading that are kept; that of a screenshot has ten thousand."""
_AT_ONCE = 200
_OF_RUN = (
    "select article_version_id from readings where run_id = :run "
    "union select v.id from readings r join articles a on a.url = r.source "
    "join article_versions v on v.article_id = a.id where r.run_id = :run"
)
"""Versions of the articles that a run read, also of those that it found unchanged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePicture:
    """A picture to ask for, by its address, and how often that failed."""

    url: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPicture:
    """A picture that was captured and not yet read: where its record lies."""

    id: int
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """A picture of an article in which a post was read; `captured_at` is when it was had."""

    url: str
    description: str | None
    captured_at: str
    post: PicturedPost


def note_pictures(
    connection: sqlite3.Connection, version_id: int, found: Iterable[PostPicture], *, at: str
) -> None:
    """Note the pictures of a version that may show posts; due unless another version has them."""
    connection.executemany(
        "insert or ignore into article_pictures(article_version_id, url, description, state, "
        "next_try_at, last_asked_at, capture_id, picture_id) "
        "select ?1, ?2, ?3, coalesce(known.state, 'waiting'), iif(known.id is null, ?4, null), "
        "known.last_asked_at, known.capture_id, known.picture_id "
        "from (select 1) left join (select p.* from article_pictures p "
        "join article_versions v on v.id = p.article_version_id "
        "where p.url = ?2 and p.state = 'kept' and v.article_id = "
        "(select article_id from article_versions where id = ?1) "
        "order by p.id desc limit 1) known",
        [(version_id, picture.url, picture.description, at) for picture in found],
    )


def count_pictures_left(connection: sqlite3.Connection, at: str) -> int:
    """Count the pictures that are still to be asked for by then, or to be read."""
    row = connection.execute(
        "select (select count(distinct url) from article_pictures where next_try_at <= ?) + "
        "(select count(distinct p.id) from pictures p join article_pictures a "
        "on a.picture_id = p.id join captures c on c.id = a.capture_id "
        "where p.outcome is null and c.warc_file is not null)",
        (at,),
    ).fetchone()
    return int(row[0])


def pictures_due(
    connection: sqlite3.Connection, at: str, *, limit: int, run: int | None = None
) -> list[DuePicture]:
    """List the pictures to ask for, each address once, those of the newest articles first.

    With `run` only those of articles that this run read.
    """
    rows = connection.execute(
        "select url, min(attempts) as attempts from article_pictures where next_try_at <= :at "
        f"and (:run is null or article_version_id in ({_OF_RUN})) "
        "group by url order by max(article_version_id) desc, min(id) limit :limit",
        {"at": at, "run": run, "limit": limit},
    )
    return [DuePicture(**dict(row)) for row in rows]


def mark_picture_kept(
    connection: sqlite3.Connection, url: str, *, capture_id: int, sha256: str, at: str
) -> None:
    """Note that a picture was captured; what has those bytes was or will be read once."""
    connection.execute("insert or ignore into pictures(sha256) values (?)", (sha256,))
    connection.execute(
        "update article_pictures set state = 'kept', attempts = 0, reason = null, "
        "next_try_at = null, last_asked_at = ?, capture_id = ?, "
        "picture_id = (select id from pictures where sha256 = ?) "
        "where url = ? and state <> 'kept'",
        (at, capture_id, sha256, url),
    )


def is_picture_forgotten(connection: sqlite3.Connection, sha256: str) -> bool:
    """Return whether a picture of these bytes shows a post that was forgotten."""
    row = connection.execute(
        "select 1 from pictures where sha256 = ? and outcome = 'forgotten'", (sha256,)
    ).fetchone()
    return row is not None


def mark_picture_failed(
    connection: sqlite3.Connection, due: DuePicture, *, at: str, reason: str, final: bool = False
) -> None:
    """Note that a picture could not be had: tried later, or given up."""
    moment = None if final else retry_after_failure(due.attempts, at)
    connection.execute(
        f"update article_pictures set {FAILED}, next_try_at = ?2 "
        "where url = ?4 and state = 'waiting'",
        (reason, moment, at, due.url),
    )


def unread_pictures(
    connection: sqlite3.Connection, *, limit: int, run: int | None = None
) -> list[UnreadPicture]:
    """List the captured pictures that were not read, those of the newest articles first.

    With `run` only those of articles that this run read.
    """
    rows = connection.execute(
        "select p.id, c.warc_file, c.warc_offset, max(a.article_version_id) "
        "from pictures p join article_pictures a on a.picture_id = p.id "
        "join captures c on c.id = a.capture_id "
        "where p.outcome is null and c.warc_file is not null "
        f"and (:run is null or a.article_version_id in ({_OF_RUN})) "
        "group by p.id order by 4 desc limit :limit",
        {"run": run, "limit": limit},
    ).fetchall()
    return [UnreadPicture(id=row[0], warc_file=row[1], warc_offset=row[2]) for row in rows]


def keep_pictured_post(
    connection: sqlite3.Connection, number: int, post: PicturedPost, *, at: str
) -> None:
    """Keep the post that was read in a picture."""
    reading = json.dumps(asdict(post), default=sorted, ensure_ascii=False)
    if len(reading) > _MOST_READING:
        note_picture_outcome(connection, number, "none", at=at, reason="it holds too many words")
        return
    connection.execute(
        "update pictures set outcome = 'post', reason = null, read_at = ?, platform = ?, "
        "handle = ?, name = ?, posted_at = ?, text = ?, reading = ? where id = ?",
        (at, post.platform, post.handle, post.name, post.posted_at, post.text, reading, number),
    )


def note_picture_outcome(
    connection: sqlite3.Connection,
    number: int,
    outcome: PictureOutcome,
    *,
    at: str,
    reason: str | None = None,
) -> None:
    """Note what else came of reading a picture; nothing that was read in it is kept."""
    connection.execute(
        "update pictures set outcome = ?, reason = ?, read_at = ?, platform = null, handle = null, "
        "name = null, posted_at = null, text = null, reading = null where id = ?",
        (outcome, reason, at, number),
    )


def pictures_of_version(
    connection: sqlite3.Connection, version_id: int, *, limit: int
) -> tuple[ReadPicture, ...]:
    """Load the pictures of a version of an article in which posts were read."""
    rows = connection.execute(
        "select a.url, a.description, c.fetched_at as captured_at, p.reading "
        "from article_pictures a join pictures p on p.id = a.picture_id "
        "join captures c on c.id = a.capture_id "
        "where a.article_version_id = ? and p.outcome = 'post' order by a.id limit ?",
        (version_id, limit),
    ).fetchall()
    return tuple(
        ReadPicture(
            url=row["url"],
            description=row["description"],
            captured_at=row["captured_at"],
            post=_parse(row["reading"]),
        )
        for row in rows
    )


def pictured_posts(connection: sqlite3.Connection) -> Iterator[tuple[int, PicturedPost]]:
    """Yield every post that was read in a picture, with the picture's number."""
    last = 0
    while True:
        rows = connection.execute(
            "select id, reading from pictures where id > ? and outcome = 'post' "
            "order by id limit ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield from ((row[0], _parse(row[1])) for row in rows)


def articles_showing(connection: sqlite3.Connection, number: int) -> list[tuple[str, str]]:
    """Give the addresses of the articles that show a picture, each with that of the picture."""
    rows = connection.execute(
        "select distinct articles.url, a.url from article_pictures a "
        "join article_versions v on v.id = a.article_version_id "
        "join articles on articles.id = v.article_id where a.picture_id = ? order by 1, 2",
        (number,),
    )
    return [(row[0], row[1]) for row in rows]


def forget_pictures(
    connection: sqlite3.Connection, numbers: Collection[int], *, at: str
) -> set[int]:
    """Drop what was read in pictures, and what pages say of them; give their captures.

    Their digests stay, so that they are not read again.
    """
    given = json.dumps(sorted(numbers))
    captures = connection.execute(
        "select a.capture_id from article_pictures a "
        "where a.picture_id in (select value from json_each(?1)) and a.capture_id is not null "
        "union select c.id from pictures p join captures c on c.sha256 = p.sha256 "
        "where p.id in (select value from json_each(?1))",
        (given,),
    ).fetchall()
    for number in numbers:
        note_picture_outcome(connection, number, "forgotten", at=at)
    connection.execute(
        "update article_pictures set description = null "
        "where picture_id in (select value from json_each(?))",
        (given,),
    )
    return {int(row[0]) for row in captures}


def _parse(reading: str) -> PicturedPost:
    found: dict[str, Any] = json.loads(reading)
    bodies = {name: _text(body) for name, body in found["bodies"].items()}
    given = {name: found[name] for name in ("counters", "notes")}
    return PicturedPost(
        **{
            **found,
            **{name: tuple(values) for name, values in given.items()},
            "bodies": bodies,
        }
    )


def _text(body: dict[str, Any]) -> PictureText:
    return PictureText(
        words=tuple(PictureWord(**word) for word in body["words"]),
        breaks=frozenset(body["breaks"]),
        gaps=frozenset(body["gaps"]),
    )

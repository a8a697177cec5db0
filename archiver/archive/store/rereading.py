"""Rows for reading saved captures again: what was read of them before, and what replaces it.

Every writing function is part of the caller's transaction.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from archiver.models.records import content_digest

_AT_ONCE = 500
"""Captures loaded by one statement, so that no cursor is open while others are written."""

QuoteFacts = tuple[int, int, str, str | None, int | None, int | None, str, int]
"""Start, end, text, speaker, the speaker's start and end, cue, and whether it continues."""
EmbedFacts = tuple[
    str, str | None, str | None, str | None, str | None, str | None, int, int | None, int | None
]
"""Kind, address, handle, name, text, date, whether it is cut, start and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReading:
    """The capture of an article's current version, and what was read of it.

    `mark` is the digest of the quotations and embeds found when it was last read again.
    """

    article_id: int
    version_id: int
    digest: str
    mark: str | None
    url: str
    source: str
    fetched_at: str
    status: int | None
    content_type: str
    warc_file: str
    warc_offset: int


def count_articles(connection: sqlite3.Connection) -> int:
    """Count the articles of the archive."""
    return int(connection.execute("select count(*) from articles").fetchone()[0])


def saved_readings(connection: sqlite3.Connection) -> Iterator[SavedReading]:
    """Yield the readings to repeat, by article: one for each whose current capture is kept.

    Loads them in batches, by articles that were there when their batch began.
    """
    last = 0
    while True:
        rows = connection.execute(
            "select current.article_id, v.id as version_id, v.digest, v.reading as mark, c.url, "
            "c.source, c.fetched_at, c.status, c.content_type, c.warc_file, c.warc_offset "
            "from current_article_versions current "
            "join article_versions v on v.id = current.version_id "
            "join readings r on r.id = (select o.id from readings o "
            "join captures k on k.id = o.capture_id where o.article_version_id = v.id "
            "and k.warc_file is not null order by o.id desc limit 1) "
            "join captures c on c.id = r.capture_id "
            "where current.article_id > ? order by current.article_id limit ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        last = rows[-1]["article_id"]
        yield from (SavedReading(**dict(row)) for row in rows)


def stored_quotes(connection: sqlite3.Connection, version_id: int) -> list[QuoteFacts]:
    """Load what was read of a version's quotations, in no order."""
    rows = connection.execute(
        "select start, end, text, speaker, speaker_start, speaker_end, cue, continues "
        "from quotes where article_version_id = ?",
        (version_id,),
    )
    return [tuple(row) for row in rows]


def stored_embeds(connection: sqlite3.Connection, version_id: int) -> list[EmbedFacts]:
    """Load what was read of a version's embeds, in no order."""
    rows = connection.execute(
        "select kind, url, handle, name, text, posted_at, truncated, start, end "
        "from embeds where article_version_id = ?",
        (version_id,),
    )
    return [tuple(row) for row in rows]


def mark_reading(
    connection: sqlite3.Connection, version_id: int, title: str | None, text: str, mark: str
) -> None:
    """Note what was found in the version of this text, of the article that has `version_id`."""
    connection.execute(
        "update article_versions set reading = ? where digest = ? and article_id = "
        "(select article_id from article_versions where id = ?)",
        (mark, content_digest(title, text), version_id),
    )


def set_version_aside(connection: sqlite3.Connection, version_id: int) -> None:
    """Let a version and its quotations leave their names to those of a new reading."""
    connection.execute(
        "update article_versions set digest = digest || '~' || id where id = ?", (version_id,)
    )
    connection.execute(
        "update quotes set key = key || '~' || article_version_id where article_version_id = ?",
        (version_id,),
    )

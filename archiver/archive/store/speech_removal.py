"""Take an event and all that was written down of it out of the rows and the index.

What is the newspaper's stays: its quotations, and their verdicts without the transcript.
"""

import sqlite3
from dataclasses import dataclass

from archiver.archive.index.speech_passages import cut_passages, turn_offsets
from archiver.archive.index.speech_writer import unindex_passages
from archiver.archive.store.prepared_speech import stretch_names


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSpeech:
    """An event whose words are held: its row, its key, its title, and how many turns there are."""

    id: int
    key: str
    title: str | None
    url: str | None
    turns: int


def find_known_speech(
    connection: sqlite3.Connection, reference: str, post: int | None = None
) -> list[KnownSpeech]:
    """Find the events of a key or an address, and those of the video of a post."""
    rows = connection.execute(
        "select t.id, t.key, t.title, t.url, (select count(*) from turns u "
        "join transcript_versions v on v.id = u.version_id where v.transcript_id = t.id) as turns "
        "from transcripts t where t.key = ?1 or t.url = ?1 or t.post_id = ?2 order by t.id",
        (reference, post),
    )
    return [KnownSpeech(**dict(row)) for row in rows]


def captures_of_speech(connection: sqlite3.Connection, number: int) -> list[int]:
    """List the captures in WARC files that an event's versions were first seen in."""
    rows = connection.execute(
        "select distinct c.id from transcript_versions v join captures c "
        "on c.id = v.first_capture_id where v.transcript_id = ? and c.warc_file is not null",
        (number,),
    )
    return [row[0] for row in rows]


def remove_speech(connection: sqlite3.Connection, number: int) -> None:
    """Take an event out; what rested on it is due. Part of the caller's transaction."""
    versions = connection.execute(
        "select id, words from transcript_versions where transcript_id = ?", (number,)
    ).fetchall()
    for version, words in versions:
        _unindex(connection, version)
        for statement in _OF_VERSION:
            connection.execute(statement, {"id": version})
        connection.execute(
            "update tallies set value = value - ? where name = 'spoken_words'", (words,)
        )
    connection.execute("delete from transcript_addresses where transcript_id = ?", (number,))
    connection.execute("delete from transcripts where id = ?", (number,))
    connection.execute("update tallies set value = value - 1 where name = 'transcripts'")


_RESTS = "(select id from verdicts where transcript_version_id = :id)"
_OF_VERSION = (
    (
        "insert or ignore into due_quotes(quote_id) select id from quotes "
        f"where verdict_id in {_RESTS}"
    ),
    f"update quotes set verdict_id = null where verdict_id in {_RESTS}",
    (
        "update verdicts set transcript_version_id = null, spoken_at = null, diff = null, "
        "span_start = null, span_end = null, coverage = null, evidence = null "
        "where transcript_version_id = :id"
    ),
    "delete from passages where version_id = :id",
    "delete from turns where version_id = :id",
    "delete from transcript_speakers where version_id = :id",
    "delete from transcript_versions where id = :id",
)


def _unindex(connection: sqlite3.Connection, version: int) -> None:
    """Take the passages of a version out of the index, by the terms that they were put in with."""
    rows = connection.execute(
        "select u.text, s.name from turns u left join transcript_speakers s "
        "on s.id = u.speaker_id where u.version_id = ? order by u.number",
        (version,),
    ).fetchall()
    texts = [row[0] for row in rows]
    stretches = stretch_names(texts, [row[1] for row in rows])
    terms = {
        (passage.start, passage.end): passage.terms
        for passage in cut_passages(texts, stretches, turn_offsets(texts))
    }
    passages = connection.execute(
        "select id, start, end from passages where version_id = ?", (version,)
    ).fetchall()
    unindex_passages(
        connection,
        [(number, terms[start, end]) for number, start, end in passages if (start, end) in terms],
    )

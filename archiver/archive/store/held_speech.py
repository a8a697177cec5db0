"""Count how much speech an archive holds, of everybody and of one speaker. Reads only."""

import json
import sqlite3
from collections.abc import Collection

from archiver.archive.reader import recall
from archiver.matching.people.names import name_words
from archiver.models.transcript_records import HeldSpeech


def holds_speech(connection: sqlite3.Connection) -> bool:
    """Tell whether an archive holds any transcript at all."""
    return recall(connection, _find_any_speech)


def _find_any_speech(connection: sqlite3.Connection) -> bool:
    row = connection.execute("select 1 from transcript_versions limit 1").fetchone()
    return row is not None


def count_held_speech(
    connection: sqlite3.Connection, names: Collection[str] | None = None
) -> HeldSpeech:
    """Count the transcripts held and their words, or those in which somebody of a name speaks.

    A speaker counts whose fullest name is one of `names`, or the last word of one where the
    transcript prints no more of it. Words are then those of the whole transcripts.
    """
    if names is None:
        return recall(connection, _count_all_speech)
    words = {" ".join(found) for name in names if (found := name_words(name))}
    words |= {word.rpartition(" ")[2] for word in words}
    row = connection.execute(
        "select count(distinct t.id), coalesce(sum(v.words), 0), min(t.event_at), max(t.event_at) "
        "from transcript_versions v join transcripts t on t.id = v.transcript_id "
        "where v.id in (select version_id from transcript_speakers "
        "where words in (select value from json_each(?)))",
        (json.dumps(sorted(words)),),
    ).fetchone()
    return HeldSpeech(transcripts=row[0], words=row[1], first=row[2], last=row[3])


def _count_all_speech(connection: sqlite3.Connection) -> HeldSpeech:
    row = connection.execute(
        "select (select value from tallies where name = 'transcripts'), "
        "(select value from tallies where name = 'spoken_words'), "
        "(select min(event_at) from transcripts), (select max(event_at) from transcripts)"
    ).fetchone()
    return HeldSpeech(transcripts=row[0], words=row[1], first=row[2], last=row[3])

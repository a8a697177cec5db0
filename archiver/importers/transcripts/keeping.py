"""Read transcripts in, rows out: the event, its words, and the post whose video it is."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store import posts, speech, speech_changes
from archiver.archive.store.speech import KeptTranscript
from archiver.importers.transcripts.reading import ReadTranscript
from archiver.models.records import Sighting


def keep_transcript(
    connection: sqlite3.Connection, run: int, capture_id: int, read: ReadTranscript, *, at: str
) -> KeptTranscript | None:
    """Keep one transcript in a transaction; None where nothing of it is used, or it is forgotten.

    Quotations that it may concern are due to be judged again.
    """
    one = read.transcript
    if one is None:
        return None
    with transaction(connection):
        if speech.is_transcript_forgotten(connection, one):
            return None
        if read.post is not None:
            # Its words are in the transcript; what its page says of itself nobody has read.
            seen = Sighting(post=read.post, outcome="ok", evidence="import", seen_at=at)
            posts.add_sighting(connection, run, capture_id, seen)
        kept = speech.add_transcript(connection, run, capture_id, one)
        if kept.is_news:
            speech_changes.queue_concerned_quotations(connection, kept.version_id)
    return kept

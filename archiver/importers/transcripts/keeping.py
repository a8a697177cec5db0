"""Read transcripts in, rows out: the event, its words, and the post whose video it is."""

import sqlite3
from collections.abc import Mapping, Sequence

from archiver.archive.connection import BatchUndone, transaction
from archiver.archive.index.speech_writer import PendingTerms, write_terms
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
    with transaction(connection):
        kept = _add(connection, run, capture_id, read, at)
        if kept is not None and kept.is_news:
            speech_changes.queue_concerned_quotations(connection, kept.version_id)
    return kept


def keep_transcripts(
    connection: sqlite3.Connection,
    run: int,
    batch: Sequence[tuple[int, ReadTranscript]],
    *,
    at: str,
    counts: Mapping[str, int] | None = None,
) -> list[KeptTranscript | None]:
    """Keep several as `keep_transcript` does, each with the row of its file, in one transaction.

    What is written by itself the index has to write by itself, and merge later: that took half
    of an import. Where one cannot be kept, those before it are. `counts` says in how many of the
    passages of all of them a word stands (`count_passages_of_words`), where that is known.
    """
    later = PendingTerms()
    try:
        with transaction(connection, whole=True):
            kept = []
            for capture_id, transcript in batch:
                with transaction(connection):
                    kept.append(_add(connection, run, capture_id, transcript, at, later))
            all_new = len(later.versions) == sum(read.transcript is not None for _, read in batch)
            write_terms(connection, later, counts if all_new else None)
            news = [
                transcript.version_id
                for transcript in kept
                if transcript is not None and transcript.is_news
            ]
            if news:
                speech_changes.queue_concerned_quotations(connection, *news)
            return kept
    except BatchUndone:
        return [keep_transcript(connection, run, number, read, at=at) for number, read in batch]


def _add(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int,
    read: ReadTranscript,
    at: str,
    later: PendingTerms | None = None,
) -> KeptTranscript | None:
    one = read.transcript
    if one is None or speech.is_transcript_forgotten(connection, one):
        return None
    if read.post is not None:
        # Its words are in the transcript; what its page says of itself nobody has read.
        seen = Sighting(post=read.post, outcome="ok", evidence="import", seen_at=at)
        posts.add_sighting(connection, run, capture_id, seen)
    return speech.add_transcript(connection, run, capture_id, one, read.prepared, later)

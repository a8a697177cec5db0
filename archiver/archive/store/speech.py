"""Keep what was spoken: events, each version of their transcripts once, and who is in them.

A version is never replaced; what a later file says of the event itself (its title, date, place,
address) is taken, for whoever loads it knows best.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count, islice, repeat

from archiver.archive.index.speech_writer import PendingTerms, index_passages, write_terms
from archiver.archive.store import tombstones
from archiver.archive.store.links import add_transcript_addresses, linked_transcripts
from archiver.archive.store.prepared_speech import PreparedSpeech, cut_prepared, prepare_speech
from archiver.matching.people.names import name_words
from archiver.models.transcript_records import Transcript

_AT_ONCE = 1_000
"""Passages of a very long transcript that are indexed together."""


@dataclass(frozen=True, slots=True)
class KeptTranscript:
    """Where a transcript is kept, and what of it is new.

    `is_news` where a verdict may be another: new words, another date, another address.
    """

    transcript_id: int
    version_id: int
    new_transcript: bool
    new_version: bool
    words: int
    is_news: bool = True


def transcript_key(identifier: str) -> str:
    """Give the key by which tombstones know an event, apart from any post's."""
    return f"transcript:{identifier}"


def is_transcript_forgotten(connection: sqlite3.Connection, one: Transcript) -> bool:
    """Return whether an event, or the post whose video it is of, was forgotten."""
    keys = [transcript_key(one.id), *([one.post.key] if one.post else [])]
    return any(tombstones.is_key_forgotten(connection, key) for key in keys)


def is_transcript_known(connection: sqlite3.Connection, identifier: str) -> bool:
    """Return whether a transcript of an event is held, or was forgotten."""
    row = connection.execute("select 1 from transcripts where key = ?", (identifier,)).fetchone()
    return row is not None or tombstones.is_key_forgotten(connection, transcript_key(identifier))


def versions_of_links(
    connection: sqlite3.Connection, post_keys: Collection[str], linked: Collection[int] = ()
) -> list[int]:
    """List the versions of transcripts that are of these posts' videos, or of `linked` events."""
    if not post_keys and not linked:
        return []
    keyed = linked_transcripts(connection, post_keys) if post_keys else frozenset()
    rows = connection.execute(
        "select v.id from transcripts t join transcript_versions v on v.transcript_id = t.id "
        "where t.post_id in (select post_id from post_keys "
        "where key in (select value from json_each(?))) "
        "or t.id in (select value from json_each(?)) order by v.id",
        (json.dumps(sorted(post_keys)), json.dumps(sorted({*keyed, *linked}))),
    )
    return [row[0] for row in rows]


def add_transcript(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int,
    one: Transcript,
    prepared: PreparedSpeech | None = None,
    later: PendingTerms | None = None,
) -> KeptTranscript:
    """Keep a transcript with its passages in the index; part of the caller's transaction.

    `prepared` is what `prepare_speech` gave of it, whose turns are then not asked for. With
    `later` its terms are added there, for the caller to write those of many at once.
    """
    before = _facts_of_event(connection, one.id)
    number, new = _keep_event(connection, run, one)
    is_linked = add_transcript_addresses(connection, number, one)
    is_news = is_linked or before != _facts_of_event(connection, one.id)
    speech = prepared or prepare_speech(one)
    row = connection.execute(
        "select id, kind from transcript_versions where transcript_id = ? and digest = ?",
        (number, speech.digest),
    ).fetchone()
    if row is not None:
        is_news = is_news or row[1] != one.kind
        connection.execute(
            "update transcript_versions set kind = ?, language = coalesce(?, language) "
            "where id = ?",
            (one.kind, one.language, row[0]),
        )
        version, known = int(row[0]), {"new_transcript": new, "new_version": False}
        return KeptTranscript(number, version, **known, words=0, is_news=is_news)
    words = speech.words
    version = connection.execute(
        "insert into transcript_versions(transcript_id, digest, kind, language, words, "
        "first_capture_id) values (?, ?, ?, ?, ?, ?) returning id",
        (number, speech.digest, one.kind, one.language, words, capture_id),
    ).fetchone()[0]
    _keep_turns(connection, version, speech, later)
    connection.execute("update tallies set value = value + ? where name = 'spoken_words'", (words,))
    return KeptTranscript(number, int(version), new_transcript=new, new_version=True, words=words)


def _keep_turns(
    connection: sqlite3.Connection,
    version: int,
    speech: PreparedSpeech,
    later: PendingTerms | None,
) -> None:
    """Keep who speaks in a version, what they say, and the passages it is found by."""
    rows = _keep_speakers(connection, version, speech.names)
    who = [rows.get(label or "") for label in speech.speakers]
    connection.executemany(
        "insert into turns(version_id, number, speaker_id, start, end, offset, text) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        zip(
            repeat(version),
            count(),
            who,
            speech.starts,
            speech.ends,
            speech.offsets,
            speech.texts,
            strict=False,
        ),
    )
    pending = later or PendingTerms()
    if speech.passages is not None:
        index_passages(connection, version, speech.passages, who, pending)
    else:
        passages = cut_prepared(speech.texts, speech.speakers, speech.names, speech.offsets)
        while some := list(islice(passages, _AT_ONCE)):
            index_passages(connection, version, some, who, pending)
            write_terms(connection, pending)
    if later is None:
        write_terms(connection, pending)


def _facts_of_event(
    connection: sqlite3.Connection, key: str
) -> tuple[str | int | None, ...] | None:
    """Load what of an event a verdict may rest on beside its words."""
    row = connection.execute(
        "select url, event_at, post_id from transcripts where key = ?", (key,)
    ).fetchone()
    return tuple(row) if row else None


def _keep_event(connection: sqlite3.Connection, run: int, one: Transcript) -> tuple[int, bool]:
    post = None
    if one.post is not None:
        row = connection.execute(
            "select post_id from post_keys where key = ?", (one.post.key,)
        ).fetchone()
        post = row[0] if row else None
    facts = (one.title, one.url, one.event_at, one.place, post)
    row = connection.execute("select id from transcripts where key = ?", (one.id,)).fetchone()
    if row is None:
        number = connection.execute(
            "insert into transcripts(key, title, url, event_at, place, post_id, first_run_id) "
            "values (?, ?, ?, ?, ?, ?, ?) returning id",
            (one.id, *facts, run),
        ).fetchone()[0]
        connection.execute("update tallies set value = value + 1 where name = 'transcripts'")
        return int(number), True
    connection.execute(
        "update transcripts set title = coalesce(?, title), url = coalesce(?, url), "
        "event_at = coalesce(?, event_at), place = coalesce(?, place), "
        "post_id = coalesce(?, post_id) where id = ?",
        (*facts, row[0]),
    )
    return int(row[0]), False


def _keep_speakers(
    connection: sqlite3.Connection, version: int, names: Mapping[str, str]
) -> dict[str, int]:
    """Add everybody whom a version prints, by the fullest name; give the row of each label."""
    kept: dict[str, int] = {}
    for label, name in names.items():
        words = name_words(name)
        number = connection.execute(
            "insert into transcript_speakers(version_id, label, name, words, last_word) "
            "values (?, ?, ?, ?, ?) returning id",
            (version, label, name, " ".join(words), words[-1] if words else ""),
        ).fetchone()[0]
        kept[label] = int(number)
    return kept

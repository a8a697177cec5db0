"""What is worked out of a transcript beside the archive is what is kept of it."""

import sqlite3
from dataclasses import replace

import pytest

from archiver.archive.connection import transaction
from archiver.archive.index.speech_candidates import find_speech
from archiver.archive.store import prepared_speech, runs
from archiver.archive.store.prepared_speech import prepare_speech
from archiver.archive.store.speech import add_transcript
from archiver.models.transcript_records import Transcript, Turn
from archiver.text.words import word_norms

AT = "2031-05-04T10:00:00Z"
TURNS = tuple(
    Turn(speaker=name, text=f"The night ferry number {number} leaves Marrowby after the seal.")
    for number in range(40)
    for name in ("BROOK", "Ana Brook", "Corvin Ash")
)
MEETING = Transcript(id="council-7", kind="official", title="Council", turns=TURNS)
ROWS = (
    "select version_id, first_turn, last_turn, start, end from passages order by id",
    "select number, offset, text, start, end from turns order by number",
    "select label, name, words from transcript_speakers order by label",
    "select word, passages from speech_word_counts order by word",
    "select digest, words from transcript_versions",
)


def kept(archive: sqlite3.Connection, one: Transcript, *, ready: bool) -> list[list[object]]:
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="0" * 64, size=1, at=AT
        )
        if ready:
            add_transcript(archive, run, capture, replace(one, turns=()), prepare_speech(one))
        else:
            add_transcript(archive, run, capture, one)
    return [[tuple(row) for row in archive.execute(query)] for query in ROWS]


@pytest.mark.parametrize("longest", [100, 3_000_000])
def test_prepared_or_not_the_same_is_kept(
    archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(prepared_speech, "_LONGEST_CUT", longest)
    assert (prepare_speech(MEETING).passages is None) == (longest == 100)
    found = kept(archive, MEETING, ready=True)
    assert len(found[0]) > 40
    assert ("ferry", len(found[0])) in found[3]
    assert find_speech(archive, word_norms("ferry number 17 leaves Marrowby"))
    archive.executescript(
        "delete from passages; delete from turns; delete from transcript_speakers; "
        "delete from transcript_versions; delete from sqlite_sequence; "
        "delete from speech_word_counts;"
    )
    assert kept(archive, MEETING, ready=False) == found

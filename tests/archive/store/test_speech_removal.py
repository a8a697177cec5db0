"""An event that is removed leaves no word in rows or index, and its verdicts stand without it."""

import sqlite3
from dataclasses import replace

from archiver.archive.connection import transaction
from archiver.archive.index.speech_candidates import find_speech
from archiver.archive.store import runs
from archiver.archive.store.speech import add_transcript
from archiver.archive.store.speech_removal import (
    captures_of_speech,
    find_known_speech,
    remove_speech,
)
from archiver.models.transcript_records import Transcript, Turn
from archiver.text.words import word_norms

AT = "2031-05-04T10:00:00Z"
WORDS = "The night ferry to Pelliwick will never leave before the seal does. " * 60
TABLES = ("transcripts", "transcript_versions", "transcript_speakers", "turns", "passages")


def test_nothing_is_left_of_an_event(archive: sqlite3.Connection) -> None:
    one = Transcript(
        id="council-7",
        kind="official",
        url="https://council.example/7",
        turns=(
            Turn(speaker="BROOK", text=WORDS),
            Turn(speaker="Audience", text="(APPLAUSE)"),
            Turn(speaker="BROOK", text="Salt and kelp for everybody."),
        ),
    )
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="0" * 64, size=1, at=AT
        )
        add_transcript(archive, run, capture, one)
        add_transcript(archive, run, capture, replace(one, turns=one.turns[:1]))
        add_transcript(
            archive, run, capture, replace(one, id="other", turns=one.turns[2:], url=None)
        )
    (known,) = find_known_speech(archive, "https://council.example/7")
    assert find_known_speech(archive, "council-7") == [known]
    assert find_known_speech(archive, "nothing") == []
    assert (known.key, known.turns) == ("council-7", 4)
    assert captures_of_speech(archive, known.id) == []
    spanning = word_norms("before the seal does Salt and kelp for everybody")
    assert {found.transcript.id for found in find_speech(archive, spanning)} == {"council-7"}
    with transaction(archive):
        remove_speech(archive, known.id)
    assert find_speech(archive, word_norms("night ferry to Pelliwick")) == []
    assert [
        one.transcript.id for one in find_speech(archive, word_norms("kelp for everybody"))
    ] == ["other"]
    counts = [
        archive.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608 - fixed names
        for name in TABLES
    ]
    assert counts == [1, 1, 1, 1, 1]
    tallies = dict(archive.execute("select name, value from tallies").fetchall())
    assert (tallies["transcripts"], tallies["spoken_words"]) == (1, 5)
    words = {row[0] for row in archive.execute("select word from speech_word_counts")}
    assert words == {"salt", "kelp", "everybody"}
    archive.execute("create virtual table temp.t using fts5vocab('main', 'speech_index', 'row')")
    assert "pelliwick" not in {row[0] for row in archive.execute("select term from temp.t")}
    archive.execute("drop table temp.t")

"""Transcripts are kept once a version; what a later file says of the event is taken."""

import sqlite3
from dataclasses import replace

import pytest

from archiver.archive.connection import transaction
from archiver.archive.index.speech_candidates import find_speech
from archiver.archive.index.speech_passages import cut_passages, turn_offsets
from archiver.archive.index.speech_writer import unindex_passages
from archiver.archive.store import held_speech, runs
from archiver.archive.store.speech import (
    KeptTranscript,
    add_transcript,
    is_transcript_forgotten,
    versions_of_links,
)
from archiver.archive.store.tombstones import digest_of_key, salted_digests
from archiver.models.records import PostRef
from archiver.models.transcript_records import Transcript, Turn
from archiver.text.words import word_norms

AT = "2031-05-04T10:00:00Z"
WORDS = "The night ferry to Pelliwick will never leave before the seal does."
MEETING = Transcript(
    id="council-7",
    kind="machine",
    title="Council",
    turns=(Turn(speaker="Ana Brook", text=WORDS, start=1.5, end=4.0), Turn(text="Hear, hear.")),
)


def keep(archive: sqlite3.Connection, one: Transcript) -> KeptTranscript:
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url=f"file:///{run}", source="a", sha256="0" * 64, size=1, at=AT
        )
        return add_transcript(archive, run, capture, one)


def test_the_same_file_again_adds_nothing(archive: sqlite3.Connection) -> None:
    first, again = keep(archive, MEETING), keep(archive, MEETING)
    assert (first.new_transcript, first.new_version, first.words) == (True, True, 14)
    assert (again.new_transcript, again.new_version, again.words) == (False, False, 0)
    assert first.version_id == again.version_id
    assert len(archive.execute("select * from turns").fetchall()) == 2
    assert held_speech.count_held_speech(archive).words == 14


def test_another_wording_is_another_version_and_the_event_is_known_better(
    archive: sqlite3.Connection,
) -> None:
    first = keep(archive, MEETING)
    turns = (Turn(speaker="Ana Brook", text=WORDS.replace("never", "not")),)
    second = keep(
        archive, replace(MEETING, turns=turns, kind="official", title=None, event_at="2031-05-01")
    )
    assert second.transcript_id == first.transcript_id
    assert second.new_version
    assert not second.new_transcript
    event = archive.execute("select title, event_at from transcripts").fetchone()
    assert tuple(event) == ("Council", "2031-05-01")
    kinds = archive.execute("select kind from transcript_versions order by id").fetchall()
    assert [row[0] for row in kinds] == ["machine", "official"]


def test_an_owner_may_put_right_who_wrote_it_down(archive: sqlite3.Connection) -> None:
    keep(archive, MEETING)
    keep(archive, replace(MEETING, kind="press", language="en"))
    row = archive.execute("select kind, language, count(*) over () from transcript_versions")
    assert tuple(row.fetchone()) == ("press", "en", 1)


def test_what_is_taken_out_of_the_index_is_not_found(archive: sqlite3.Connection) -> None:
    keep(archive, MEETING)
    norms = word_norms("night ferry to Pelliwick")
    assert len(find_speech(archive, norms)) == 1
    texts = [turn.text for turn in MEETING.turns]
    cut = cut_passages(texts, ["Ana Brook", None], turn_offsets(texts))
    numbers = [row[0] for row in archive.execute("select id from passages order by id")]
    with transaction(archive):
        unindex_passages(archive, zip(numbers, [one.terms for one in cut], strict=True))
    assert find_speech(archive, norms) == []
    assert archive.execute("select count(*) from speech_word_counts").fetchone()[0] == 0


@pytest.mark.parametrize("key", ["transcript:council-7", "youtube:abcdefghijk"])
def test_what_was_forgotten_is_known_again(archive: sqlite3.Connection, key: str) -> None:
    one = replace(MEETING, post=PostRef(platform="youtube", id="abcdefghijk"))
    assert not is_transcript_forgotten(archive, one)
    archive.execute("insert into forgotten(id, forgotten_at) values (1, ?)", (AT,))
    archive.execute(
        "insert into tombstones(digest, forgotten_id) values (?, 1)",
        salted_digests(archive, [digest_of_key(key)]),
    )
    assert is_transcript_forgotten(archive, one)
    archive.rollback()


def test_versions_are_found_by_the_video_and_by_the_address(archive: sqlite3.Connection) -> None:
    first = keep(archive, replace(MEETING, url="https://council.example/7"))
    assert versions_of_links(archive, [], [first.transcript_id]) == [first.version_id]
    assert versions_of_links(archive, ["youtube:abcdefghijk"]) == []
    with transaction(archive):
        run = archive.execute("select max(id) from runs").fetchone()[0]
        post = archive.execute(
            "insert into posts(key, platform, platform_id, first_run_id) "
            "values ('youtube:abcdefghijk', 'youtube', 'abcdefghijk', ?) returning id",
            (run,),
        ).fetchone()[0]
        archive.execute("insert into post_keys values ('youtube:abcdefghijk', ?)", (post,))
    ref = PostRef(platform="youtube", id="abcdefghijk")
    assert keep(archive, replace(MEETING, post=ref)).version_id == first.version_id
    assert versions_of_links(archive, ["youtube:abcdefghijk"]) == [first.version_id]

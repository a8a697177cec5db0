"""What stands beside a file says what it does not say of itself, and options say it last."""

import json
import sqlite3
from pathlib import Path

from archiver.archive.index.speech_candidates import find_speech
from archiver.importers.pipeline import import_files
from archiver.importers.transcripts import keeping
from archiver.importers.transcripts.beside import files_of_table, is_transcript_table, known_beside
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.text.words import word_norms
from tests.importers.transcripts import spoken_files as files
from tests.importers.transcripts.spoken_files import read_file

INFO = {
    "id": "abcdefghijk",
    "title": "Harbour talk",
    "webpage_url": "https://www.youtube.com/watch?v=abcdefghijk",
    "upload_date": "20310504",
    "channel": "Harbour Times",
    "uploader_id": "@harbourtimes",
    "automatic_captions": {"en": []},
}


def test_options_come_before_the_table_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "transcripts.csv").write_text(
        "file,title,event_at,kind,speaker\n"
        "a.srt,The old talk,2031-05-01,press,Ida Tamm\n"
        "../secret.srt,x,,,\n"
        "b.srt,x,never,,\n"
    )
    found = read_file(
        tmp_path / "a.srt", "1\n00:01,0 --> 00:02,0\nHello.\n", TranscriptFacts(title="A talk")
    )
    assert found.transcript is not None
    assert (found.transcript.title, found.transcript.event_at) == ("A talk", "2031-05-01")
    assert found.transcript.turns[0].speaker == "Ida Tamm"
    (tmp_path.parent / "secret.srt").write_text("1\n00:01,0 --> 00:02,0\nHello.\n")
    assert is_transcript_table(tmp_path / "transcripts.csv")
    assert files_of_table(tmp_path / "transcripts.csv") == [tmp_path / "a.srt"]
    wrong = read_file(tmp_path / "b.srt", "1\n00:01,0 --> 00:02,0\nHello.\n")
    assert [(line, told[:8]) for _, line, told in wrong.errors] == [(4, "event_at")]


def test_captions_beside_a_programs_json_are_the_videos(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    (tmp_path / "talk.info.json").write_text(json.dumps(INFO))
    (tmp_path / "talk.en.vtt").write_text(files.ROLLING)
    assert known_beside(tmp_path / "talk.en.vtt").facts.kind == "machine"
    done = import_files(archive, [tmp_path / "talk.en.vtt"])
    assert (done.transcripts_new, done.failed) == (1, 0)
    (one,) = find_speech(archive, word_norms("night ferry to Pelliwick"))
    assert one.transcript.post is not None
    assert one.transcript.id == one.transcript.post.key == "youtube:abcdefghijk"
    assert one.transcript.event_at == "2031-05-04"
    author = archive.execute(
        "select handle, name from posts join authors on authors.id = author_id"
    ).fetchone()
    assert tuple(author) == ("harbourtimes", "Harbour Times")


def test_broken_files_beside_are_no_hindrance(tmp_path: Path) -> None:
    for content in ("{", "[]", "[" * 100_000, '{"webpage_url": 3}', '{"webpage_url": "x"}'):
        (tmp_path / "a.info.json").write_text(content)
        found = read_file(tmp_path / "a.en.vtt", files.VOICES)
        assert found.transcript is not None
        assert found.transcript.post is None


def test_nothing_is_kept_of_a_file_without_words(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    found = read_file(tmp_path / "a.vtt", "WEBVTT\n\n")
    assert found.transcript is None
    assert "without words" in found.errors[0][2]
    assert keeping.keep_transcript(archive, 1, 1, found, at="2031-05-04T00:00:00Z") is None

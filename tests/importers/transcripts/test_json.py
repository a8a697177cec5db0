"""JSON of programs that hear, of podcasts, and of our own becomes turns."""

import json
from pathlib import Path

import pytest

from archiver.errors import UnusableLine
from archiver.importers.files import is_speech_file
from archiver.importers.transcripts.formats import speech_json, transcript_lines
from archiver.importers.transcripts.parsed import TranscriptFacts, read_event_time
from archiver.importers.transcripts.reading import read_transcripts
from archiver.importers.transcripts.transcript_registry import transcript_format_of
from archiver.importers.transcripts.whole_json import load_json
from tests.importers.transcripts.spoken_files import read_file, turns_of

SEGMENTS = [
    {"start": 0.5, "end": 2.5, "text": " The ferry leaves."},
    {"start": "x", "end": 3, "text": " It does.", "speaker": "SPEAKER_01"},
    {"start": 4},
]
SHAPES = {
    "whisper": {"text": "all", "segments": SEGMENTS, "language": "en"},
    "faster": SEGMENTS,
    "podcast": {
        "version": "1.0.0",
        "segments": [
            {"startTime": 0.5, "endTime": 2.5, "body": "The ferry leaves."},
            {"speaker": "SPEAKER_01", "startTime": "x", "endTime": 3, "body": "It does."},
            {"startTime": 4},
        ],
    },
    "cpp": {
        "result": {"language": "en"},
        "transcription": [
            {"offsets": {"from": 500, "to": 2500}, "text": " The ferry leaves."},
            {"offsets": {"from": "x", "to": 3000}, "text": " It does.", "speaker": "SPEAKER_01"},
            {"offsets": {"from": 4000}},
        ],
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_segments_become_turns_and_a_damaged_one_is_named(tmp_path: Path, shape: str) -> None:
    found = read_file(tmp_path / "a.json", json.dumps(SHAPES[shape]))
    assert turns_of(found) == [
        (None, 0.5, "The ferry leaves."),
        ("SPEAKER_01", None, "It does."),
    ]
    assert [line for _, line, _ in found.errors] == [2, 3]
    assert found.transcript is not None
    assert found.transcript.kind == "machine"
    assert transcript_format_of(tmp_path / "a.json") is speech_json.SEGMENTS


@pytest.mark.parametrize(
    "whole",
    [
        # AssemblyAI, Deepgram, Amazon Transcribe and youtube-transcript-api.
        {"utterances": [{"speaker": "A", "text": "The ferry leaves.", "start": 500, "end": 2500}]},
        {
            "results": {
                "channels": [],
                "utterances": [{"start": 0.5, "end": 2.5, "transcript": "The ferry leaves."}],
            }
        },
        {
            "results": {
                "transcripts": [{"transcript": "The ferry leaves."}],
                "audio_segments": [
                    {
                        "transcript": "The ferry leaves.",
                        "start_time": "0.5",
                        "end_time": "2.5",
                        "speaker_label": "spk_0",
                    }
                ],
            }
        },
        [{"text": "The ferry leaves.", "start": 0.5, "duration": 2.0}],
    ],
)
def test_what_other_programs_hear_becomes_turns(tmp_path: Path, whole: object) -> None:
    found = read_file(tmp_path / "a.json", json.dumps(whole))
    assert [turn[1:] for turn in turns_of(found)] == [(0.5, "The ferry leaves.")]
    assert found.transcript is not None
    assert [turn.end for turn in found.transcript.turns] == [2.5]
    assert found.transcript.kind == "machine"


def test_posts_are_no_segments(tmp_path: Path) -> None:
    path = tmp_path / "posts.json"
    post = {
        "platform": "x",
        "id": "1812256998588662068",
        "text": 'The "turns" of a seal',
        "entities": {"urls": [{"start": 1, "end": 2}]},
    }
    for content in (json.dumps([post]), json.dumps(post)):
        path.write_text(content)
        assert not is_speech_file(path)


OWN = {
    "transcript": "council-7",
    "title": "Council",
    "url": "https://council.example/7",
    "event_at": "2031-05-04T20:00:00+02:00",
    "place": "Marrowby",
    "language": "en",
    "kind": "official",
    "turns": [
        {"speaker": "Ana Brook", "start": 1, "end": 2.5, "text": "The seal."},
        {"text": "Hear."},
    ],
}


@pytest.mark.parametrize("layout", ["lines", "list", "spread"])
def test_the_published_shape_is_read_whole(tmp_path: Path, layout: str) -> None:
    content = {
        "lines": json.dumps(OWN),
        "list": json.dumps([OWN]),
        "spread": json.dumps(OWN, indent=1),
    }[layout]
    found = read_file(tmp_path / "a.jsonl", content)
    assert found.transcript is not None
    assert found.errors == []
    assert found.notes == []
    one = found.transcript
    assert (one.id, one.title, one.url) == ("council-7", "Council", "https://council.example/7")
    assert (one.event_at, one.place) == ("2031-05-04T20:00:00+02:00", "Marrowby")
    assert (one.language, one.kind) == ("en", "official")
    assert turns_of(found) == [("Ana Brook", 1.0, "The seal."), (None, None, "Hear.")]
    assert transcript_format_of(tmp_path / "a.jsonl") is transcript_lines.LINES


def test_lines_that_cannot_be_used_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    wrong = {**OWN, "kind": "dreamt", "event_at": "soon", "turns": [{"text": "a"}, 3, {"start": 1}]}
    path.write_text("\n".join([json.dumps(OWN), '{"turns": [', "[]", "7", json.dumps(wrong)]))
    found = list(read_transcripts(path, TranscriptFacts()))
    assert [bool(one.transcript) for one in found] == [True, False, False, False, True]
    assert [{line for _, line, _ in one.errors} for one in found[1:]] == [{2}, {3}, {4}, {5}]
    assert len(found[4].errors) == 4


def test_json_that_is_none_is_told() -> None:
    for broken in ("{", "[" * 100_000, '{"a": 1e999}', "[1" + "0" * 5_000 + "]"):
        with pytest.raises(UnusableLine):
            load_json(broken)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-04T20:42:00-04:00", "2031-05-04T20:42:00-04:00"),
        ("4 May 2031", "2031-05-04"),
        ("soon", None),
        (None, None),
        ([], None),
    ],
)
def test_an_event_keeps_the_offset_of_its_place(given: object, read: str | None) -> None:
    assert read_event_time(given) == read

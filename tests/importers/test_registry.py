"""Formats are asked in order; those of plug-ins are held to the rules and never end an import."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from archiver import plugins
from archiver.errors import UnusableFile
from archiver.importers import registry
from archiver.importers.files import is_speech_file, read_post_file, refuse_unusable
from archiver.importers.import_format import ImportFormat, JsonFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.importers.transcripts.reading import read_transcripts
from tests.importers.made import AT

Add = Callable[..., None]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Makes these the formats of an installed plug-in."""

    def put(*formats: Any) -> None:
        manager = plugins.load_plugins([])
        hook = plugins.hookimpl(lambda: formats)
        manager.register(SimpleNamespace(register_importers=hook), name="sample")
        monkeypatch.setattr(plugins, "_built", [manager])
        registry.forget_formats()

    yield put
    registry.forget_formats()


def diary(read: Callable[[PostFile], Iterator[ImportLine]], name: str = "diary") -> ImportFormat:
    return ImportFormat(
        name=name, label="a diary", recognizes=lambda file: file.head[:5] == b"DIARY", read=read
    )


def lines(file: PostFile) -> Iterator[ImportLine]:
    with file.open() as stream:
        for number, text in enumerate(stream.read().decode().splitlines()[1:], start=2):
            payload = {"platform": "x", "id": str(number), "text": text}
            yield file.post_line(number, payload)


def failing(file: PostFile) -> Iterator[ImportLine]:
    yield from lines(file)
    raise RuntimeError("ran out\nof ink")


def minutes(
    read: Callable[[TranscriptFile], Iterator[ParsedTranscript]], name: str = "minutes"
) -> TranscriptFormat:
    return TranscriptFormat(
        name=name, label="minutes", recognizes=lambda file: "MINUTES" in file.head, read=read
    )


def spoken(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    found = ParsedTranscript()
    found.add_turn(2, file.text().partition("\n")[2], speaker="Ana Brook")
    yield found


def nonsense(file: TranscriptFile) -> Iterator[Any]:
    yield from spoken(file)
    yield "words"


def stumbling(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    if file.head:
        raise KeyError("turns")
    yield from spoken(file)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "seal.diary"
    path.write_text('DIARY, text, id\nThe seal queued.\n{"id": 7}\n')
    return path


def test_a_file_of_a_format_that_was_added_is_read_by_it(add: Add, written: Path) -> None:
    add(diary(lines))
    refuse_unusable(written)
    found = list(read_post_file(written, seen_at=AT))
    assert [one.sightings[0].post.key for one in found] == ["x:2", "x:3"]


def test_the_sentence_of_what_is_wanted_names_it(add: Add, tmp_path: Path) -> None:
    add(diary(lines))
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\x00")
    with pytest.raises(UnusableFile, match=r"wanted are posts as JSON lines, .*a diary, .*CSV"):
        refuse_unusable(path)


def test_a_format_that_fails_ends_its_file_with_a_line_that_says_so(
    add: Add, written: Path
) -> None:
    add(diary(failing))
    found = list(read_post_file(written, seen_at=AT))
    assert [one.error is None for one in found] == [True, True, False]
    assert found[-1].number == 4
    assert found[-1].error == (
        "the format diary failed on it (RuntimeError: ran out of ink); what follows is not read"
    )


def test_a_format_that_fails_to_tell_is_passed_over(
    add: Add, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_file: PostFile) -> bool:
        raise IndexError("no bytes")

    add(ImportFormat(name="bad", label="bad files", recognizes=fail, read=lines))
    path = tmp_path / "posts.jsonl"
    path.write_text('{"platform": "x", "id": "7", "text": "The seal queued."}\n')
    (found,) = read_post_file(path, seen_at=AT)
    assert found.sightings[0].post.key == "x:7"
    assert "plug-in bad is left out: it failed on a file (IndexError: no bytes)" in caplog.text


def test_objects_of_a_json_format_that_was_added_are_read_among_others(
    add: Add, tmp_path: Path
) -> None:
    def payloads(found: Any, _platform: str | None) -> Iterator[Any]:
        yield {"platform": "x", "id": found["nr"], "text": found["words"]}

    add(
        JsonFormat(
            name="words", label="words", recognizes=lambda found: "nr" in found, payloads=payloads
        )
    )
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        '{"nr": "8", "words": "No seal."}\n{"platform": "x", "id": "7", "text": "A seal."}\n'
        '{"nr": "9"}\n'
    )
    found = list(read_post_file(path, seen_at=AT))
    assert [one.sightings[0].post.key for one in found[:2]] == ["x:8", "x:7"]
    assert found[2].error == "the format words failed on it (KeyError: 'words')"


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (spoken, None),
        (
            nonsense,
            (
                "the format minutes failed on it (TypeError: str is no ParsedTranscript); "
                "what follows is not read"
            ),
        ),
    ],
)
def test_spoken_words_of_a_format_that_was_added_are_read_by_it(
    add: Add, tmp_path: Path, read: Any, wrong: str | None
) -> None:
    add(minutes(read))
    path = tmp_path / "seal.txt"
    path.write_text("MINUTES\nThe seal: has queued.\nANA: It has.\n")
    assert is_speech_file(path)
    found = list(read_transcripts(path, TranscriptFacts()))
    assert found[0].transcript is not None
    assert [turn.speaker for turn in found[0].transcript.turns] == ["Ana Brook"]
    assert [told for one in found for _, _, told in one.errors] == ([wrong] if wrong else [])


def test_spoken_words_of_a_format_that_fails_are_a_line_that_says_so(
    add: Add, tmp_path: Path
) -> None:
    add(minutes(stumbling))
    path = tmp_path / "seal.txt"
    path.write_text("MINUTES\n")
    ((told,),) = [one.errors for one in read_transcripts(path, TranscriptFacts())]
    assert told[2].startswith("the format minutes failed on it (KeyError: 'turns')")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("a word", "str is none of an ImportFormat, a JsonFormat or a TranscriptFormat"),
        (diary(lines, "csv_table"), "the name 'csv_table' is taken"),
        (diary(lines, ""), "it has no name"),
        (minutes(spoken, "cues"), "the name 'cues' is taken"),
    ],
)
def test_what_is_no_format_or_has_a_known_name_is_left_out(
    add: Add, caplog: pytest.LogCaptureFixture, given: Any, reason: str
) -> None:
    before = len(registry.import_formats()), len(registry.transcript_formats())
    add(given)
    assert (len(registry.import_formats()), len(registry.transcript_formats())) == before
    assert "plug-in sample is left out: its register_importers gave something unusable (" in (
        caplog.text
    )
    assert reason in caplog.text

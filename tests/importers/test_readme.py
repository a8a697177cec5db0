"""What the room's README tells a stranger to do works as it stands there."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import archiver.importers
from archiver import plugins
from archiver.importers import registry
from archiver.importers.files import read_post_file
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import read_transcripts
from archiver.plugins import ENTRY_POINT_GROUP
from tests.documents import code_blocks, code_words, run_block, table_rows
from tests.importers.made import AT

README = Path(archiver.importers.__path__[0]) / "README.md"


@pytest.fixture
def _added(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (block,) = code_blocks(README, "python")
    manager = plugins.load_plugins([])
    manager.register(run_block(block, README), name="documented")
    monkeypatch.setattr(plugins, "_built", [manager])
    registry.forget_formats()
    yield
    registry.forget_formats()


def found(path: Path, text: str) -> list[tuple[str | None, str | None]]:
    path.write_text(text)
    return [
        (one.error, one.sightings[0].post.key if one.sightings else None)
        for one in read_post_file(path, seen_at=AT)
    ]


@pytest.mark.usefixtures("_added")
def test_both_formats_of_the_example_read_their_files(tmp_path: Path) -> None:
    entries = '{"sea": "calm", "nr": 7, "by": "ana", "words": "The seal queued."}\n'
    assert found(tmp_path / "a.jsonl", entries + '{"sea": "rough", "words": null}\n') == [
        (None, "mastodon:harbour.example/7"),
        ("an entry without words", None),
    ]
    assert found(tmp_path / "a.log", "HARBOUR LOG\n7|ana|The seal queued.\nno post\n") == [
        (None, "x:7"),
        ("number|handle|text is wanted", None),
    ]
    boats = '"boats": [{"nr": 8, "net": "Twitter", "words": "The ferry is late."},\n {"nr": 9}]}'
    for beginning in ('{"quay": "north",\n', '{"quay": "north", ', '{"fleet": "north", '):
        told = found(tmp_path / "b.json", beginning + boats)
        assert told[0] == (None, "x:8"), beginning
        assert told[1][0], beginning
        assert told[1][0].endswith("has no words"), beginning
    assert "entries of a harbour log as JSON" in registry.wanted_formats()


@pytest.mark.usefixtures("_added")
def test_the_example_reads_spoken_words(tmp_path: Path) -> None:
    path = tmp_path / "quay.log"
    path.write_text(
        "HARBOUR MINUTES of 2031-05-04\n12|Ana Brook|The seal has a ticket.\nnobody spoke\n"
    )
    (read,) = read_transcripts(path, TranscriptFacts())
    assert read.transcript is not None
    assert (read.transcript.event_at, read.transcript.kind) == ("2031-05-04", "official")
    (turn,) = read.transcript.turns
    assert (turn.speaker, turn.start, turn.text) == ("Ana Brook", 12.0, "The seal has a ticket.")
    ((_, line, told),) = read.errors
    assert (line, told) == (3, "seconds|speaker|words is wanted")


def test_the_entry_point_names_the_group_that_is_searched() -> None:
    (told,) = code_blocks(README, "toml")
    assert list(tomllib.loads(told)["project"]["entry-points"]) == [ENTRY_POINT_GROUP]


def test_every_format_is_in_the_table_and_no_other() -> None:
    rows = table_rows(README, "What is known today")
    told = [name for row in rows for name in code_words(row[0])]
    names = [one.name for one in registry.import_formats()]
    assert sorted(told) == sorted(names + [one.name for one in registry.json_formats()])


def test_every_module_that_it_names_is_there() -> None:
    for row in table_rows(README, "Import formats"):
        for name in code_words(row[0]):
            assert (README.parent / name).exists(), name


def test_every_format_of_spoken_words_has_a_row() -> None:
    told = [name for row in table_rows(README, "Spoken words") for name in code_words(row[0])]
    assert sorted(told) == sorted(one.name for one in registry.transcript_formats())

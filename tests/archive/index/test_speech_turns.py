"""Turns come in their order with who speaks, and are records only where they are used."""

import pickle
import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.index.speech_turns import load_turns, turns_around, turns_between
from archiver.archive.store import runs
from archiver.archive.store.speech import add_transcript
from archiver.models.transcript_records import PlacedTurn, Transcript, Turn

AT = "2031-05-04T10:00:00Z"
TURNS = (
    Turn(speaker="BROOK", text="The night ferry", start=1.5, end=2.0),
    Turn(text="(Applause)"),
    Turn(speaker="Corvin Ash", text="waits", start=4.0),
    Turn(speaker="Ana Brook", text="for the seal."),
)
LAST = PlacedTurn(number=3, offset=33, text="for the seal.", speaker="Ana Brook", name="Ana Brook")


@pytest.fixture
def spoken(archive: sqlite3.Connection) -> sqlite3.Connection:
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a.vtt", source="a.vtt", sha256="0" * 64, size=1, at=AT
        )
        for name in ("a", "b"):
            one = Transcript(id=name, kind="press", turns=TURNS[: 2 if name == "b" else None])
            add_transcript(archive, run, capture, one)
    return archive


def test_each_stretch_has_its_turns_with_their_speakers(spoken: sqlite3.Connection) -> None:
    second, first = load_turns(spoken, [(2, 1, 9), (1, 0, 3)])
    assert [turn.text for turn in second] == ["(Applause)"]
    assert (second[0].speaker, second[0].name, second[0].start) == (None, None, None)
    assert [(turn.speaker, turn.name) for turn in first] == [
        ("BROOK", "Ana Brook"),
        (None, None),
        ("Corvin Ash", "Corvin Ash"),
        ("Ana Brook", "Ana Brook"),
    ]
    assert (first[0].start, first[0].end, first[2].end) == (1.5, 2.0, None)
    whole = " ".join(turn.text for turn in TURNS)
    assert (first.offset, first.text) == (0, whole)
    assert first.names == {"Ana Brook", "Corvin Ash"}
    assert not second.names
    assert all(whole[turn.offset :].startswith(turn.text) for turn in first)


def test_they_are_as_the_same_turns_in_a_tuple(spoken: sqlite3.Connection) -> None:
    (found,) = load_turns(spoken, [(1, 0, 3)])
    assert (found[-1], len(found), next(reversed(found))) == (LAST, 4, LAST)
    assert found == tuple(found)
    assert found[1:3] == turns_between(spoken, 1, 1, 2)
    assert hash(found) == hash(tuple(found))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - its own
    assert found != tuple(found)[1:]


def test_a_turn_is_loaded_with_its_neighbours(spoken: sqlite3.Connection) -> None:
    around = turns_around(spoken, 1, 1, 1, beside=1)
    assert [turn.number for turn in around] == [0, 1, 2]
    assert [turn.number for turn in turns_around(spoken, 1, 0, 0)] == [0, 1, 2]
    assert turns_around(spoken, 10_000, 0, 3) == ()

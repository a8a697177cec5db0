"""How many versions of posts have a word, by an archive's own count."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect, file_of, snapshot
from archiver.archive.index import word_counts
from archiver.archive.index.word_counts import count_versions_with
from tests.archive.stored import Desk

TIDE = "The tide gauge at Pelliwick counts herring"


def test_each_word_has_its_count_and_unknown_ones_have_none(desk: Desk) -> None:
    desk.add_post(1, TIDE)
    desk.add_post(2, TIDE + " and sprat")
    found = count_versions_with(desk.connection, ["tide", "sprat", "zyzzyva"])
    assert {word: found.get(word, 0) for word in ("tide", "sprat", "zyzzyva")} == {
        "tide": 2,
        "sprat": 1,
        "zyzzyva": 0,
    }
    assert count_versions_with(desk.connection, []) == {}


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Desk]:
    """An archive in a file, with one post."""
    writer = connect(tmp_path / "archive.db", write=True)
    desk = Desk(writer)
    desk.add_post(1, TIDE)
    writer.commit()
    yield desk
    writer.close()


@pytest.fixture
def reader(written: Desk) -> Iterator[sqlite3.Connection]:
    connection = connect(file_of(written.connection) or Path())
    yield connection
    connection.close()


@pytest.mark.parametrize("word", ["tide", "zyzzyva"])
def test_a_reader_counts_what_was_written_since(
    written: Desk, reader: sqlite3.Connection, word: str
) -> None:
    with snapshot(reader):
        before = count_versions_with(reader, [word]).get(word, 0)
        assert count_versions_with(reader, [word, "gauge"])[word] == before
    written.add_post(2, f"{TIDE} zyzzyva")
    written.connection.commit()
    with snapshot(reader):
        assert count_versions_with(reader, [word])[word] == before + 1


def asked_of(reader: sqlite3.Connection, *words: str) -> tuple[dict[str, int], int]:
    """What is told of some words, and how often the archive was asked for it."""
    statements: list[str] = []
    reader.set_trace_callback(statements.append)
    found = count_versions_with(reader, words)
    reader.set_trace_callback(None)
    assert found.keys() >= set(words)
    return {word: found[word] for word in words}, len(statements)


def test_a_word_is_asked_for_once_and_a_long_one_again(reader: sqlite3.Connection) -> None:
    long = "x" * 65
    with snapshot(reader):
        assert asked_of(reader, "tide", "gull") == ({"tide": 1, "gull": 0}, 1)
        assert asked_of(reader, "gull", "tide") == ({"tide": 1, "gull": 0}, 0)
        assert asked_of(reader, "tide", long) == ({"tide": 1, long: 0}, 1)
        assert asked_of(reader, "tide", long) == ({"tide": 1, long: 0}, 1)
        assert asked_of(reader) == ({}, 0)


def test_words_are_forgotten_before_they_are_too_many(
    reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_counts, "_MOST_WORDS", 10)
    with snapshot(reader):
        for number in range(30):
            wanted = ["tide", f"gull{number}", f"seal{number}"]
            found = count_versions_with(reader, wanted)
            assert [found[word] for word in wanted] == [1, 0, 0]
            assert len(found) <= 10


def test_who_asks_for_many_words_is_given_all_common_ones(
    reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_counts, "_MANY_ASKED", 3)
    monkeypatch.setattr(word_counts, "_COMMON", 1)
    with snapshot(reader):
        assert asked_of(reader, "gull", "seal") == ({"gull": 0, "seal": 0}, 1)
        assert asked_of(reader, "otter", "tide") == ({"otter": 0, "tide": 1}, 2)
        assert asked_of(reader, "gauge", "herring") == ({"gauge": 1, "herring": 1}, 0)
        assert asked_of(reader, "walrus") == ({"walrus": 0}, 1)

"""How many versions of posts have a word, by an archive's own count."""

from pathlib import Path

import pytest

from archiver.archive.connection import connect, snapshot
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


@pytest.mark.parametrize("word", ["tide", "zyzzyva"])
def test_a_reader_counts_what_was_written_since(tmp_path: Path, word: str) -> None:
    writer = connect(tmp_path / "archive.db", write=True)
    desk = Desk(writer)
    desk.add_post(1, TIDE)
    writer.commit()
    reader = connect(tmp_path / "archive.db")
    with snapshot(reader):
        before = count_versions_with(reader, [word]).get(word, 0)
        assert count_versions_with(reader, [word, "gauge"])[word] == before
    desk.add_post(2, f"{TIDE} zyzzyva")
    writer.commit()
    with snapshot(reader):
        assert count_versions_with(reader, [word])[word] == before + 1
    reader.close()
    writer.close()

"""The index of passages is written in bulk, and set back for what comes a little every night."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.index.speech_writer import (
    PendingTerms,
    bulk_indexing,
    count_passages_of_words,
    write_terms,
)


def settings(archive: sqlite3.Connection) -> dict[str, int]:
    rows = archive.execute("select k, v from speech_index_config where k <> 'version'")
    return dict(rows.fetchall())


def test_settings_for_bulk_are_put_back_whatever_happens(archive: sqlite3.Connection) -> None:
    with bulk_indexing(archive):
        assert settings(archive)["automerge"] == 16
    usual = settings(archive)
    assert usual == {"automerge": 4, "hashsize": 1024 * 1024}
    with pytest.raises(KeyError):
        _end_in_the_middle(archive)
    assert settings(archive) == usual


def _end_in_the_middle(archive: sqlite3.Connection) -> None:
    with bulk_indexing(archive):
        archive.execute("begin")
        raise KeyError


def test_terms_that_wait_are_written_once_and_their_words_counted(
    archive: sqlite3.Connection,
) -> None:
    pending = PendingTerms([(1, "ferry seal\n一丁"), (2, "ferry\n一七"), (3, "\n一七")], [1, 2])
    with transaction(archive):
        write_terms(archive, pending)
        write_terms(archive, pending)
    assert pending == PendingTerms()
    counts = archive.execute("select word, passages from speech_word_counts order by word")
    assert [tuple(row) for row in counts] == [("ferry", 2), ("seal", 1)]
    rows = archive.execute("select rowid from speech_index where speech_index match '\"一七\"'")
    assert [row[0] for row in rows] == [2, 3]


def test_words_are_counted_by_the_passages_that_have_them() -> None:
    assert count_passages_of_words(["a b\n一丁", "b\n", "\n一七"]) == {"a": 1, "b": 2}

"""Putting versions into the candidate index and taking them out without a trace."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.index import candidates, writer
from archiver.matching import shingles
from archiver.platforms.post_keys import nameless_words
from tests.archive.stored import Desk

KELP = "Kelp forests hum softly whenever the lighthouse keeper tunes his cello"
GULL = "Seven gulls signed a petition against the lighthouse and its cello"


def counted(connection: sqlite3.Connection, word: str) -> int | None:
    row = connection.execute("select wordings from word_counts where word = ?", (word,)).fetchone()
    return row[0] if row else None


def test_versions_are_found_by_their_words_which_are_counted(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        writer.index_versions(archive, [(1, KELP), (2, GULL)])
    assert candidates.versions_with_any_term(archive, ["cello"]) == [1, 2]
    assert counted(archive, "cello") == 2
    assert counted(archive, "gulls") == 1


def test_counts_that_are_known_are_taken_as_given(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        writer.index_terms(archive, [(1, shingles.index_terms_of(KELP))], {"kelp": 4})
        writer.index_terms(archive, [(2, shingles.index_terms_of(KELP))], {"kelp": 1})
    assert counted(archive, "kelp") == 5
    assert counted(archive, "cello") is None


def test_a_removed_version_leaves_neither_terms_nor_counts(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        writer.index_versions(archive, [(1, KELP), (2, GULL)])
        writer.remove_versions(archive, [(1, KELP, nameless_words(KELP))])
    assert candidates.versions_with_any_term(archive, ["kelp"]) == []
    assert candidates.versions_with_any_term(archive, ["cello"]) == [2]
    assert counted(archive, "cello") == 1
    assert counted(archive, "kelp") is None


def test_what_was_indexed_by_other_rules_is_removed_by_its_own_terms(
    archive: sqlite3.Connection,
) -> None:
    with transaction(archive):
        writer.index_terms(archive, [(1, "oldword kelp\n")])
        writer.remove_versions(archive, [(1, KELP, "a digest by other rules")])
    assert candidates.versions_with_any_term(archive, ["oldword"]) == []
    assert archive.execute("select count(*) from word_counts").fetchone()[0] == 0


def test_the_left_over_twin_of_a_removed_version_goes_with_it(desk: Desk) -> None:
    """Two posts that were joined leave two entries of the same words."""
    connection = desk.connection
    kept = desk.add_post(5, GULL).version_id
    with transaction(connection):
        writer.index_versions(connection, [(900, KELP), (901, KELP)])
        writer.remove_versions(connection, [(901, KELP, nameless_words(KELP))])
    assert candidates.versions_with_any_term(connection, ["kelp"]) == []
    assert candidates.versions_with_any_term(connection, ["gulls"]) == [kept]


def test_merging_leaves_every_version_found_and_none_that_was_removed(desk: Desk) -> None:
    connection = desk.connection
    kept = desk.add_post(5, GULL).version_id
    with transaction(connection):
        writer.index_versions(connection, [(900, KELP)])
        writer.remove_versions(connection, [(900, KELP, nameless_words(KELP))])
    writer.merge_index_segments(connection)
    assert candidates.versions_with_any_term(connection, ["cello"]) == [kept]
    written = b"".join(row[0] for row in connection.execute("select block from post_index_data"))
    assert b"gulls" in written or b"petition" in written
    assert b"kelp" not in written


def test_an_index_is_merged_when_it_has_grown_and_not_again_before(desk: Desk) -> None:
    connection = desk.connection
    newest = desk.add_post(5, GULL).version_id
    merged = "select value from tallies where name = 'merged'"
    writer.finish_indexing(connection)
    assert desk.value(merged) == newest
    before = connection.total_changes
    writer.finish_indexing(connection)
    assert connection.total_changes == before
    assert candidates.versions_with_any_term(connection, ["gulls"]) == [newest]

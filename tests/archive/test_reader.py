"""What a reader remembers of an archive, and that it never outlives a write."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect, file_of, snapshot, transaction
from archiver.archive.reader import ArchiveReader, recall

ADD = "insert into authors (platform, key) values ('x', 'x:' || hex(randomblob(8)))"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "archive.db", write=True)
    yield connection
    connection.close()


@pytest.fixture
def reader(writer: sqlite3.Connection) -> Iterator[ArchiveReader]:
    connection = connect(file_of(writer) or Path())
    assert isinstance(connection, ArchiveReader)
    yield connection
    connection.close()


class Counted:
    """A query that counts how often it is run."""

    runs = 0

    def __call__(self, connection: sqlite3.Connection) -> int:
        self.runs += 1
        return int(connection.execute("select count(*) from authors").fetchone()[0])


def test_a_query_is_run_once_until_somebody_writes(
    writer: sqlite3.Connection, reader: ArchiveReader
) -> None:
    query = Counted()
    for _ in range(3):
        with snapshot(reader):
            assert [recall(reader, query), recall(reader, query)] == [0, 0]
    assert query.runs == 1
    with transaction(writer):
        writer.execute(ADD)
    with snapshot(reader):
        assert recall(reader, query) == 1
    assert query.runs == 2


def test_what_is_written_during_a_snapshot_is_seen_in_the_next(
    writer: sqlite3.Connection, reader: ArchiveReader
) -> None:
    query = Counted()
    with snapshot(reader):
        assert recall(reader, query) == 0
        with transaction(writer):
            writer.execute(ADD)
        assert recall(reader, query) == 0
    with snapshot(reader):
        assert recall(reader, query) == 1


def test_nothing_is_remembered_outside_a_snapshot(
    writer: sqlite3.Connection, reader: ArchiveReader
) -> None:
    query = Counted()
    with snapshot(reader):
        assert recall(reader, query) == 0
    with transaction(writer):
        writer.execute(ADD)
    assert recall(reader, query) == 1


def test_who_writes_remembers_nothing(writer: sqlite3.Connection) -> None:
    query = Counted()
    with transaction(writer):
        assert recall(writer, query) == 0
        writer.execute(ADD)
        assert recall(writer, query) == 1

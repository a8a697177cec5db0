"""The archive's file: made, opened, migrated, and refused with a sentence that helps."""

import os
import sqlite3
from pathlib import Path

import pytest

from archiver.archive import connection as schema
from archiver.archive.connection import (
    connect,
    keep_more_pages,
    prepare_reader,
    schema_sql,
    snapshot,
    transaction,
)
from archiver.archive.migrations import steps
from archiver.errors import BusyArchive, DiskFailed, UnusableArchive
from tests.copied_archives import really_migrate

migrated = pytest.mark.usefixtures("migrations_run")

SNAPSHOT = Path(__file__).parents[2] / "db" / "schema.sql"


@pytest.fixture
def migrations_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every migration run where an archive is made, not a copy."""
    monkeypatch.setattr(schema, "_migrate", really_migrate)


def refused(path: Path, *, write: bool = False) -> str:
    with pytest.raises(UnusableArchive) as caught:
        connect(path, write=write)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_db_schema_sql_is_the_schema_of_a_fresh_archive(archive: sqlite3.Connection) -> None:
    """If it is not, ARCHIVER_WRITE_SCHEMA=1 has this test write it anew."""
    if os.environ.get("ARCHIVER_WRITE_SCHEMA"):
        SNAPSHOT.write_text(schema_sql(archive), encoding="utf-8")
    assert SNAPSHOT.read_text(encoding="utf-8") == schema_sql(archive)


def test_the_snapshot_alone_makes_the_same_tables() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SNAPSHOT.read_text(encoding="utf-8"))
    assert schema_sql(connection) == SNAPSHOT.read_text(encoding="utf-8")
    connection.close()


def test_every_foreign_key_can_be_followed_backwards_by_an_index(
    archive: sqlite3.Connection,
) -> None:
    """Else to remove one post would be to read the whole archive."""
    missing = archive.execute(
        "select m.name, f.'from' from sqlite_master m, pragma_foreign_key_list(m.name) f "
        "where m.type = 'table' and f.'table' not in ('runs') and not exists ("
        "select 1 from pragma_index_list(m.name) l, pragma_index_info(l.name) i "
        "where i.seqno = 0 and i.name = f.'from')"
    ).fetchall()
    assert [tuple(row) for row in missing] == []


def test_a_reader_is_told_how_a_missing_archive_is_made(tmp_path: Path) -> None:
    assert "'archiver crawl' or 'archiver import' makes one" in refused(tmp_path / "no.db")
    assert not (tmp_path / "no.db").exists()


@migrated
def test_a_writer_makes_the_archive_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b c" / "näme?#%.db"
    connect(path, write=True).close()
    connect(path).close()
    assert path.exists()


@migrated
def test_an_empty_file_is_no_archive_to_a_reader_and_becomes_one_for_a_writer(
    tmp_path: Path,
) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "is empty" in refused(path)
    connect(path, write=True).close()
    connect(path).close()


@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path, *, write: bool) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"Dear diary, the ferry was late again. " * 100)
    assert "not a database" in refused(path, write=write)
    assert path.read_bytes().startswith(b"Dear diary")


@pytest.mark.parametrize("write", [False, True])
def test_the_database_of_another_program_is_refused_and_left_as_it_was(
    tmp_path: Path, *, write: bool
) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table ferries(name text)")
    connection.close()
    before = path.read_bytes()
    assert "not an archive: name another with -d" in refused(path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path, *, write: bool) -> None:
    path = tmp_path / "archive.db"
    connection = connect(path, write=True)
    with transaction(connection):
        connection.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at) "
            "values ('archiver', 'm999_posts_in_braille', '2099-01-01')"
        )
    connection.close()
    assert "made by a newer version: update archiver" in refused(path, write=write)


@migrated
def test_an_archive_of_an_older_version_is_brought_up_by_whoever_writes(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection = sqlite3.connect(path)
    connection.execute(f"pragma application_id = {steps.APPLICATION_ID}")
    connection.execute("create table something_old(id integer)")
    connection.commit()
    connection.close()
    assert "made by an older version" in refused(path)
    connect(path, write=True).close()
    connect(path).close()


def test_folders_and_pipes_are_no_archives_and_nobody_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    for write in (False, True):
        assert "a folder" in refused(tmp_path, write=write)
        assert "no file" in refused(tmp_path / "pipe.db", write=write)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "Not a directory" in refused(tmp_path / "file" / "archive.db", write=True)


@migrated
def test_a_writer_that_is_locked_out_for_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_WAIT_SECONDS", 0.05)
    path = tmp_path / "archive.db"
    one, other = connect(path, write=True), connect(path, write=True)
    waits = pytest.raises(BusyArchive, match="wait until it is done")
    with transaction(one), waits, transaction(other):
        pytest.fail("two programs write at once")
    with transaction(other):
        other.execute("insert into runs(started_at, command) values ('2031-01-01', 'crawl')")
    one.close()
    other.close()


@migrated
def test_making_an_archive_that_another_makes_and_keeps_locked_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_WAIT_SECONDS", 0.05)
    other = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    other.execute("pragma journal_mode = wal")
    other.execute("begin immediate")
    assert "another program" in refused(tmp_path / "archive.db", write=True)
    other.close()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE]
)
def test_a_disk_without_room_is_no_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, *, write: bool
) -> None:
    """The command ends with 3: the same one may do better when there is room."""
    path = tmp_path / "a.db"
    connect(path, write=True).close()

    def fail(*_given: object, **_more: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(schema, "_open", fail)
    with pytest.raises(DiskFailed, match="when there is room"):
        connect(path, write=write)


def test_a_transaction_that_fails_leaves_nothing(archive: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(archive):
        archive.executemany("insert into runs(started_at, command) values (?, 'a')", [[1], [None]])
    assert archive.execute("select count(*) from runs").fetchone()[0] == 0


def test_what_others_write_meanwhile_is_not_seen_in_a_snapshot(tmp_path: Path) -> None:
    count = "select count(*) from authors"
    writer = connect(tmp_path / "archive.db", write=True)
    reader = connect(tmp_path / "archive.db")
    with snapshot(reader):
        before = reader.execute(count).fetchone()[0]
        with transaction(writer):
            writer.execute("insert into authors (platform, key) values ('x', 'x:ana')")
        assert reader.execute(count).fetchone()[0] == before
    assert reader.execute(count).fetchone()[0] == before + 1
    reader.close()
    writer.close()


def test_a_snapshot_ends_with_an_error_and_leaves_a_transaction_open(
    archive: sqlite3.Connection,
) -> None:
    with pytest.raises(RuntimeError), snapshot(archive):
        raise RuntimeError
    assert not archive.in_transaction
    with transaction(archive):
        with snapshot(archive):
            archive.execute("select 1 from posts").fetchall()
        assert archive.in_transaction


def test_who_looks_up_many_quotations_keeps_more_pages_than_who_looks_up_one(
    tmp_path: Path,
) -> None:
    connect(tmp_path / "archive.db", write=True).close()
    reader = connect(tmp_path / "archive.db")
    (before,) = reader.execute("pragma cache_size").fetchone()
    keep_more_pages(reader)
    assert reader.execute("pragma cache_size").fetchone()[0] < before < 0  # kilobytes are negative
    reader.close()


@pytest.mark.parametrize("by", ["us", "datasette"])
def test_a_view_that_somebody_else_made_calls_nothing_that_reaches_beyond_the_archive(
    tmp_path: Path, by: str
) -> None:
    path = tmp_path / "archive.db"
    connect(path, write=True).close()
    given = sqlite3.connect(path)
    given.execute("create view lists as select reach(url) as url from posts union select reach(1)")
    given.close()
    if by == "us":
        reader: sqlite3.Connection = connect(path)
    else:
        reader = sqlite3.connect(path)
        prepare_reader(reader)
    reader.create_function("reach", 1, lambda value: value)
    assert reader.execute("select reach(2)").fetchone()[0] == 2
    with pytest.raises(sqlite3.OperationalError, match="unsafe use of reach"):
        reader.execute("select * from lists").fetchall()
    reader.close()

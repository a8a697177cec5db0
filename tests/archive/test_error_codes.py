"""Errors of SQLite are told apart by their codes, whatever their texts say."""

import errno
import sqlite3
from pathlib import Path

import pytest

from archiver.archive import error_codes
from archiver.crawl.fatal_errors import is_fatal
from archiver.errors import UnusableArchive


def error_with(code: int, text: str = "words that may change") -> sqlite3.Error:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


def test_extended_codes_count_as_their_primary_ones() -> None:
    assert error_codes.primary_code(error_with(sqlite3.SQLITE_IOERR_READ)) == sqlite3.SQLITE_IOERR
    assert error_codes.primary_code(ValueError("none")) == 0


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY_SNAPSHOT, sqlite3.SQLITE_LOCKED])
def test_busy_errors_are_told_by_code(code: int) -> None:
    assert error_codes.is_busy_error(error_with(code))
    assert not error_codes.is_busy_error(error_with(sqlite3.SQLITE_FULL, "database is locked"))


def test_a_disk_is_to_blame_by_code() -> None:
    assert error_codes.is_disk_error(error_with(sqlite3.SQLITE_IOERR_SHMSIZE))
    assert error_codes.is_disk_error(OSError(errno.ENOSPC, "No space left on device"))
    assert not error_codes.is_disk_error(error_with(sqlite3.SQLITE_NOTADB, "disk is full"))
    assert not error_codes.is_disk_error(PermissionError(errno.EACCES, "Permission denied"))


def test_what_sqlite_itself_raises_has_these_codes(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"Dear diary. " * 100)
    connection = sqlite3.connect(tmp_path / "notes.db")
    with pytest.raises(sqlite3.DatabaseError) as caught:
        connection.execute("select * from sqlite_master")
    connection.close()
    assert error_codes.is_damage_error(caught.value)
    connection = sqlite3.connect(":memory:")
    connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError) as interrupted:
        connection.execute("select 1").fetchall()
    connection.close()
    assert error_codes.is_interrupt_error(interrupted.value)


def test_only_what_concerns_the_archive_itself_ends_a_run() -> None:
    assert is_fatal(error_with(sqlite3.SQLITE_FULL))
    assert is_fatal(error_with(sqlite3.SQLITE_IOERR_WRITE))
    assert is_fatal(OSError(28, "No space left on device"))
    assert is_fatal(UnusableArchive("it is gone"))
    assert not is_fatal(error_with(sqlite3.SQLITE_CONSTRAINT_UNIQUE))
    assert not is_fatal(error_with(sqlite3.SQLITE_TOOBIG))
    assert not is_fatal(ValueError("one page"))

"""The lock of an archive, held while a command writes to it."""

import errno
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.lock import is_held, only_run
from archiver.cli.locked import locked_archive, locked_or_shared_archive, shared_archive
from archiver.errors import ArchiveLocked, DiskFailed, UnusableArchive


def test_another_command_is_told_who_is_at_work(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with (
        locked_archive(path, "crawl"),
        pytest.raises(ArchiveLocked, match="crawl"),
        locked_archive(path, "import"),
    ):
        pytest.fail("two commands held the lock")


def test_the_lock_is_given_up_whatever_happens(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with pytest.raises(KeyError), locked_archive(path, "crawl"):
        raise KeyError
    with locked_archive(path, "import"):
        pass


def test_a_folder_that_cannot_hold_an_archive_is_named(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear kelp,", encoding="utf-8")
    path = file / "archive.db"
    with (
        pytest.raises(UnusableArchive, match="cannot be used as an archive"),
        locked_archive(path, "crawl"),
    ):
        pytest.fail("it was locked")


def test_a_lock_that_finds_no_room_on_its_disk_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("archiver.cli.locked.only_run", fail)
    with (
        pytest.raises(DiskFailed, match="when there is room"),
        locked_archive(tmp_path / "archive.db", "crawl"),
    ):
        pytest.fail("it was locked")


def test_an_error_of_the_command_itself_is_not_taken_for_one_of_the_lock(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError, match="of the command"),
        locked_archive(tmp_path / "archive.db", "crawl"),
    ):
        raise FileNotFoundError("of the command")


def test_a_short_command_is_told_whether_a_run_is_at_work(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with locked_or_shared_archive(path, "forget") as alone:
        assert alone
        with pytest.raises(ArchiveLocked, match="with --wait"), locked_archive(path, "crawl"):
            pytest.fail("a run began beside one that is alone")
    with locked_archive(path, "crawl"), locked_or_shared_archive(path, "forget") as alone:
        assert not alone
        with pytest.raises(ArchiveLocked, match="forget"), shared_archive(path, "import"):
            pytest.fail("two short writers at once")


def test_one_that_waits_has_the_archive_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with locked_or_shared_archive(path, "forget", wait=True) as alone:
        assert alone
        assert is_held(path, "lock")
        assert is_held(path, "short-lock")


def test_an_archive_is_not_brought_up_to_date_beneath_a_run(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection = connect(path, write=True)
    connection.execute("delete from _sqlite_migrations where name = 'm001_tables'")
    connection.commit()
    connection.close()
    refused = pytest.raises(ArchiveLocked, match=r"older version.* still at work")
    with only_run(path, "crawl"), refused, shared_archive(path, "import"):
        pytest.fail("it was let in")
    with shared_archive(path, "import"):
        pass

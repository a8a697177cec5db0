"""The lock of an archive, held while a command writes to it."""

from pathlib import Path

import pytest

from archiver.cli.locked import locked_archive
from archiver.errors import ArchiveLocked, UnusableArchive


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


def test_an_error_of_the_command_itself_is_not_taken_for_one_of_the_lock(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError, match="of the command"),
        locked_archive(tmp_path / "archive.db", "crawl"),
    ):
        raise FileNotFoundError("of the command")

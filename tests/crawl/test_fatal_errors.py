"""Which errors end a run: those of the archive itself, never those of one page."""

import sqlite3

import pytest

from archiver.crawl.fatal_errors import is_fatal
from archiver.errors import UnreadablePage, UnusableArchive


def sqlite_error(statement: str) -> sqlite3.Error:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table posts (key text not null)")
    with pytest.raises(sqlite3.Error) as raised:
        connection.execute(statement)
    connection.close()
    return raised.value


def test_a_full_disk_and_a_lost_archive_end_the_run() -> None:
    assert is_fatal(OSError(28, "No space left on device"))
    assert is_fatal(UnusableArchive("archive.db is damaged"))
    assert is_fatal(sqlite_error("select * from nothing"))


def test_what_one_page_says_ends_nothing() -> None:
    assert not is_fatal(UnreadablePage("binary data"))
    assert not is_fatal(TypeError("a mistake of ours"))
    assert not is_fatal(sqlite_error("insert into posts values (null)"))

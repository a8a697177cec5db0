"""Explain why an archive cannot be read, in a sentence that says what to do.

An error of SQLite or of the file system comes in. A sentence never names a path of the server.
"""

import sqlite3
from typing import Any
from weakref import WeakKeyDictionary

from archiver.archive.error_codes import primary_code
from archiver.archive.migrations.steps import pending_steps

OLDER = (
    "this archive was made by an older version of archiver: "
    "whoever runs the site brings it up to date with “archiver crawl” or “archiver import”"
)
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "the archive is being written and cannot be read just now: "
    "try again in a minute",
    sqlite3.SQLITE_CORRUPT: "the archive's file is damaged: "
    "whoever runs the site must put a sound copy in its place",
    sqlite3.SQLITE_CANTOPEN: "the archive's file cannot be opened: "
    "whoever runs the site must see that it is there and may be read",
    sqlite3.SQLITE_READONLY: "the archive cannot be read where it is: "
    "whoever runs the site serves a copy made by “archiver export”",
}
_SAME = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR: sqlite3.SQLITE_CANTOPEN,
}
_current: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


def error_sentence(error: BaseException) -> str | None:
    """Return why an archive cannot be read; None where the error is not about its file."""
    if isinstance(error, FileNotFoundError):
        return _SENTENCES[sqlite3.SQLITE_CANTOPEN]
    code = primary_code(error)
    return _SENTENCES.get(_SAME.get(code, code))


def is_older(datasette: Any, database: str, connection: sqlite3.Connection) -> bool:
    """Return whether steps of the schema are missing.

    An archive that has them all is not asked again.
    """
    known = _current.setdefault(datasette, set())
    if database not in known:
        if pending_steps(connection):
            return True
        known.add(database)
    return False

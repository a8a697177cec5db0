"""What an error of SQLite means, by its result code (https://www.sqlite.org/rescode.html).

Texts of errors change with SQLite's version; codes do not.
"""

import errno
import sqlite3

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_OF_DISKS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
_OF_VALUES = frozenset({sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH})


def primary_code(error: BaseException) -> int:
    """Give the primary result code of an error, 0 where it has none.

    The lowest byte of an extended code: SQLITE_IOERR_READ is an SQLITE_IOERR.
    """
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_busy_error(error: BaseException) -> bool:
    """Return whether another connection holds the database."""
    return primary_code(error) in _BUSY


def is_damage_error(error: BaseException) -> bool:
    """Return whether the file is damaged, or no database at all."""
    return primary_code(error) in _DAMAGED


def is_disk_error(error: BaseException) -> bool:
    """Return whether the disk is to blame: it has no room, or cannot be read or written.

    A file of SQLite's own that finds no room is an error of reading and writing, not of a full
    disk.
    """
    if isinstance(error, OSError):
        return error.errno in _OF_DISKS
    return primary_code(error) in _DISK


def is_interrupt_error(error: BaseException) -> bool:
    """Return whether a statement was interrupted, as Datasette does with slow ones."""
    return primary_code(error) == sqlite3.SQLITE_INTERRUPT


def is_value_error(error: BaseException) -> bool:
    """Return whether the values given to one statement are to blame.

    The archive itself can go on.
    """
    return primary_code(error) in _OF_VALUES

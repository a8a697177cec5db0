"""Which errors end a run: those after which nothing more could be kept."""

import sqlite3

from archiver.errors import UnusableArchive


def is_fatal(error: Exception) -> bool:
    """Whether the archive itself cannot go on: its disk, its lock, its file; never one page."""
    if isinstance(error, sqlite3.IntegrityError):
        return False
    return isinstance(error, OSError | UnusableArchive | sqlite3.Error)

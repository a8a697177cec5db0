"""Decide which errors end a run: those after which nothing more could be kept."""

import sqlite3

from archiver.archive.error_codes import is_value_error
from archiver.errors import UnusableArchive


def is_fatal(error: Exception) -> bool:
    """Return whether the archive itself cannot go on: its disk, its lock, its file.

    Never one page.
    """
    if is_value_error(error):
        return False
    return isinstance(error, OSError | UnusableArchive | sqlite3.Error)

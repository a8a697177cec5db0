"""Texts in scripts without spaces in and out of their index; part of the caller's transaction.

Its rows hold no text, so that a row is taken out with what it was added with.
"""

import sqlite3

from archiver.archive.migrations.unspaced import deletion, insertion
from archiver.text.words import spelled_words


def index_unspaced_text(
    connection: sqlite3.Connection, index: str, number: int, one: str | None, other: str | None
) -> None:
    """Index a row by its two texts, if one of them is in such a script."""
    _write(connection, insertion(index), number, one, other)


def remove_unspaced_text(
    connection: sqlite3.Connection, index: str, number: int, one: str | None, other: str | None
) -> None:
    """Take a row out, of which these are the texts."""
    _write(connection, deletion(index), number, one, other)


def _write(
    connection: sqlite3.Connection, statement: str, number: int, one: str | None, other: str | None
) -> None:
    found = spelled_words(one or "", other or "")
    if found is not None:
        connection.execute(statement, (number, *found))

"""Put texts in scripts without spaces into their search indexes, and take them out.

Part of the caller's transaction. The indexes hold no text, so that a row is taken out with
what it was added with.
"""

import sqlite3
from typing import Literal

from archiver.text.words import spelled_words

UnspacedIndex = Literal["unspaced_quote_search", "unspaced_article_search"]

_COLUMNS: dict[UnspacedIndex, str] = {
    "unspaced_quote_search": "text, speaker",
    "unspaced_article_search": "title, text",
}
UNSPACED_INDEXES = tuple(_COLUMNS)


def index_unspaced_text(
    connection: sqlite3.Connection,
    index: UnspacedIndex,
    number: int,
    one: str | None,
    other: str | None,
) -> None:
    """Index a row by its two texts, if one of them is in such a script."""
    statement = f"insert into {index}(rowid, {_COLUMNS[index]}) values (?, ?, ?)"
    _write(connection, statement, number, one, other)


def remove_unspaced_text(
    connection: sqlite3.Connection,
    index: UnspacedIndex,
    number: int,
    one: str | None,
    other: str | None,
) -> None:
    """Take a row out, of which these are the texts."""
    columns = _COLUMNS[index]
    statement = f"insert into {index}({index}, rowid, {columns}) values ('delete', ?, ?, ?)"
    _write(connection, statement, number, one, other)


def _write(
    connection: sqlite3.Connection, statement: str, number: int, one: str | None, other: str | None
) -> None:
    found = spelled_words(one or "", other or "")
    if found is not None:
        connection.execute(statement, (number, *found))

"""How SQLite is asked where it is asked often: plain rows out, terms for its full-text indexes."""

import sqlite3
from collections.abc import Sequence
from typing import Any


def fetch_plain_rows(
    connection: sqlite3.Connection, query: str, given: Sequence[object]
) -> list[tuple[Any, ...]]:
    """All rows as plain tuples: those with named columns cost as much as finding them."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, given).fetchall()


def quote_fts_term(term: str) -> str:
    """A term as FTS5's queries have it, whatever signs are in it.

    >>> quote_fts_term('a"b') == chr(34) + 'a""b' + chr(34)
    True
    """
    return '"' + term.replace('"', '""') + '"'

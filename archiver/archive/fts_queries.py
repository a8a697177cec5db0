"""Query SQLite where speed counts: plain rows, and terms for its full-text indexes."""

import sqlite3
from collections.abc import Sequence
from typing import Any


def fetch_plain_rows(
    connection: sqlite3.Connection, query: str, given: Sequence[object]
) -> list[tuple[Any, ...]]:
    """Fetch all rows as plain tuples: to name columns costs as much as to find the rows."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, given).fetchall()


def quote_fts_term(term: str) -> str:
    """Quote a term for a query of FTS5, whatever signs are in it.

    >>> quote_fts_term('a"b') == chr(34) + 'a""b' + chr(34)
    True
    """
    return '"' + term.replace('"', '""') + '"'

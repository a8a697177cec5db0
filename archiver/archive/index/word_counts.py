"""In how many versions of posts a word stands, as the index counted. Reads only."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.archive.reader import ArchiveReader


def count_versions_with(
    connection: sqlite3.Connection, words: Collection[str]
) -> Mapping[str, int]:
    """Give the count of each of some words, and maybe of others; what is missing was never met."""
    if isinstance(connection, ArchiveReader) and connection.in_transaction:
        return connection.recall_counts(words, lambda new: _counts_of(connection, new))
    return _counts_of(connection, list(words))


def _counts_of(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    return dict(fetch_plain_rows(connection, _query_of_so_many(len(words)), words))


@cache
def _query_of_so_many(count: int) -> str:
    return f"select word, wordings from word_counts where word in ({', '.join('?' * count)})"

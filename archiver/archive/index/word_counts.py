"""In how many versions of posts a word stands, as the index counted. Reads only."""

import sqlite3
from collections.abc import Collection, Mapping
from functools import cache

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.archive.reader import recall

_MOST_WORDS = 50_000
"""Words whose counts are remembered: at most 6 MB."""
_LONGEST_WORD = 64
"""Characters of a word that is remembered; longer ones are made up."""
_MANY_ASKED = 1_000
"""Words after which all common ones are read at once, in the time that so many take."""
_COMMON = 20
"""Versions that a common word is in; of a million drawn posts 22,000 words are in so many."""


def count_versions_with(
    connection: sqlite3.Connection, words: Collection[str]
) -> Mapping[str, int]:
    """Give the count of each of some words, and maybe of others; what is missing was never met."""
    return recall(connection, _KnownCounts).counts_of(connection, words)


class _KnownCounts:
    """The counts of the words that were asked for while an archive stayed as it is."""

    def __init__(self, _connection: sqlite3.Connection) -> None:
        self._counts: dict[str, int] = {}
        self._asked = 0

    def counts_of(
        self, connection: sqlite3.Connection, words: Collection[str]
    ) -> Mapping[str, int]:
        known = self._counts
        new = [word for word in words if word not in known]
        if not new:
            return known
        counted = dict(fetch_plain_rows(connection, _query_of_so_many(len(new)), new))
        found = {word: counted.get(word, 0) for word in new}
        if max(map(len, new)) > _LONGEST_WORD:
            return {word: found[word] if word in found else known[word] for word in words}
        if len(known) + len(new) > _MOST_WORDS:
            # Whoever was given what was known may still look into it.
            known = self._counts = {word: known[word] for word in words if word in known}
        known |= found
        self._asked += len(new)
        if self._asked - len(new) < _MANY_ASKED <= self._asked:
            known |= _read_common(connection)
        return known


def _read_common(connection: sqlite3.Connection) -> Mapping[str, int]:
    query = "select word, wordings from word_counts where wordings >= ? limit ?"
    return dict(fetch_plain_rows(connection, query, (_COMMON, _MOST_WORDS // 2)))


@cache
def _query_of_so_many(count: int) -> str:
    return f"select word, wordings from word_counts where word in ({', '.join('?' * count)})"

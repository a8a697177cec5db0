"""A connection that only reads, and remembers what every lookup asks for until somebody writes.

How common a word is, how many posts are held and whether there is any speech are the same for
each of the thousands of quotations that are looked up in turn.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

_T = TypeVar("_T")

_MOST_WORDS = 50_000
"""Words whose counts are remembered: at most 6 MB. Of more all are forgotten, as the common ones
soon are known again."""
_LONGEST_WORD = 64
"""Characters of a word that is remembered; longer ones are made up."""


class ArchiveReader(sqlite3.Connection):
    """A connection to an archive that cannot write.

    What it remembers holds for one state of the archive: it is asked for within a snapshot alone,
    which begins with forgetting what another program's write made untrue.
    """

    def __init__(self, *given: Any, **options: Any) -> None:
        """Open a database as `sqlite3.connect` does."""
        super().__init__(*given, **options)
        self._state: int | None = None
        self._found: dict[Callable[[sqlite3.Connection], Any], Any] = {}
        self._counts: dict[str, int] = {}

    def begin_snapshot(self) -> None:
        """Begin to read one state of the archive."""
        self.execute("begin")
        (state,) = self.execute("pragma data_version").fetchone()
        if state != self._state:
            self._state = state
            self._found = {}
            self._counts = {}

    def recall(self, query: Callable[[sqlite3.Connection], _T]) -> _T:
        """Give what a query finds, which is run once for a state."""
        if query not in self._found:
            self._found[query] = query(self)
        found: _T = self._found[query]
        return found

    def recall_counts(
        self, words: Collection[str], count: Callable[[list[str]], Mapping[str, int]]
    ) -> Mapping[str, int]:
        """Give what was counted of each word, among others; new ones are counted all at once."""
        known = self._counts
        new = [word for word in words if word not in known]
        if not new:
            return known
        counted = count(new)
        found = {word: counted.get(word, 0) for word in new}
        if max(map(len, new)) > _LONGEST_WORD:
            return {word: found[word] if word in found else known[word] for word in words}
        if len(known) + len(new) > _MOST_WORDS:
            # Whoever was given what is known may still look into it.
            known = self._counts = {word: known[word] for word in words if word in known}
        known |= found
        return known


def recall(connection: sqlite3.Connection, query: Callable[[sqlite3.Connection], _T]) -> _T:
    """Give what a query finds in an archive, remembered where that is known to hold still."""
    if isinstance(connection, ArchiveReader) and connection.in_transaction:
        return connection.recall(query)
    return query(connection)

"""A connection that only reads, and remembers what every lookup asks for until somebody writes.

How common a word is, how many posts are held and whether there is any speech are the same for
each of the thousands of quotations that are looked up in turn.
"""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T")


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

    def begin_snapshot(self) -> None:
        """Begin to read one state of the archive."""
        self.execute("begin")
        (state,) = self.execute("pragma data_version").fetchone()
        if state != self._state:
            self._state = state
            self._found = {}

    def recall(self, query: Callable[[sqlite3.Connection], _T]) -> _T:
        """Give what a query finds, which is run once for a state."""
        if query not in self._found:
            self._found[query] = query(self)
        found: _T = self._found[query]
        return found


def recall(connection: sqlite3.Connection, query: Callable[[sqlite3.Connection], _T]) -> _T:
    """Give what a query finds in an archive, remembered where that is known to hold still."""
    if isinstance(connection, ArchiveReader) and connection.in_transaction:
        return connection.recall(query)
    return query(connection)

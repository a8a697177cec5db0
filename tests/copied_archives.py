"""What tests need not do again for each of them: a copy of a new archive is a new archive."""

import sqlite3
from types import TracebackType
from typing import Self

from archiver.archive import connection as archives

really_migrate = archives._migrate


class CopiedArchives:
    """Fill a new archive from the first one that was made.

    To run all migrations takes fifty milliseconds of a processor, and several hundred tests begin
    with a new archive. What is not new is migrated as always. No test takes the power away, so
    that none waits for the disk.
    """

    def __init__(self) -> None:
        self._first: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._first:
            self._first.close()

    def migrate(self, connection: sqlite3.Connection) -> None:
        """Stand in for the function of `archiver.archive.connection` that migrates."""
        connection.execute("pragma synchronous = off")
        if connection.execute("select 1 from sqlite_master limit 1").fetchone():
            really_migrate(connection)
        elif self._first:
            self._first.backup(connection)
        else:
            really_migrate(connection)
            self._first = sqlite3.connect(":memory:", check_same_thread=False)
            connection.backup(self._first)

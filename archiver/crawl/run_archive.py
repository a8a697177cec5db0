"""Write one run's captures and counts into the archive, several writes in one transaction.

A capture is on disk before the rows that name it, and the report counts nothing before it is
committed. Only one thread at a time may work with it: see `writer_thread`.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.crawl.report import RunReport
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile


@dataclass(slots=True)
class RunArchive:
    """The archive as one run writes it: its database, its WARC file and its report.

    `cited_posts` are the keys of the posts that the run's pages cite, so that these can be asked
    for. `report` is changed by the thread that writes, so that no count is lost.
    """

    connection: sqlite3.Connection
    report: RunReport
    warc: WarcFile
    cited_posts: set[str] = field(default_factory=set)
    _counts: list[Callable[[], None]] | None = field(default=None, repr=False)

    @property
    def run(self) -> int:
        """The number of the run."""
        return self.report.run

    @property
    def started_at(self) -> str:
        """When the run began."""
        return self.report.started_at

    @contextmanager
    def grouped(self, *, whole: bool = False) -> Iterator[None]:
        """Keep all that is written meanwhile in one transaction, with one wait for the disk.

        What cannot be kept is undone alone; with `whole` all of it is undone, and BatchUndone is
        raised. The report counts nothing before the transaction is committed.
        """
        counts: list[Callable[[], None]] = []
        self._counts = counts
        try:
            with transaction(self.connection, whole=whole), self.warc.together():
                yield
        finally:
            self._counts = None
        for count in counts:
            count()

    def count_later(self, count: Callable[[], None]) -> None:
        """Count something in the report, as soon as what it counts is committed."""
        if self._counts is None:
            count()
        else:
            self._counts.append(count)

    def report_failure(self, source: str, reason: str) -> None:
        """Name in the report what could not be done; no row is written."""
        self.count_later(lambda: self.report.failed(source, reason))

    def add_capture(self, capture: Capture) -> int:
        """Give the row of a capture; bytes that are held already are not written again."""
        sha256 = capture.sha256
        known = runs.find_capture(self.connection, capture.url, sha256)
        if known is not None:
            return known
        place = runs.find_record_place(self.connection, sha256)
        if place is None:
            offset = self.warc.write(capture)
            place = (self.warc.path.name, offset)
        return runs.add_capture(
            self.connection, self.report.run, capture, place=place, sha256=sha256
        )

"""Read what others wrote one after another, in a process that is bounded in time and memory.

For commands that wait for each page before they go on; a run on the network reads by
`reading_pool`. What ends the process, takes too long or too much memory is an error of that page
alone, and a signal is heard while any is read.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path

from archiver.crawl.events import log_mistake
from archiver.crawl.local_files import local_captures
from archiver.crawl.reading_processes import (
    CONTEXT,
    begin_server,
    list_capture,
    may_begin_others,
    read_page_apart,
)
from archiver.discovery.listing import Listing
from archiver.errors import ProcessLost, UnreadableListing, UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.importers.bounded_process import BoundedProcess, Given, Result
from archiver.models.records import Capture


class BoundedReader(BoundedProcess):
    """Reads pages, listings and files in one process beside the caller; see `BoundedProcess`."""

    def read(self, capture: Capture) -> PageReading:
        """Read a page; the reading comes without its tree. Raises UnreadablePage."""
        try:
            (read,) = self.run(_one_page, capture)
        except ProcessLost as lost:
            raise UnreadablePage(str(lost)) from lost
        return _reading_of(capture, read)

    def read_file(self, path: Path) -> Iterator[tuple[Capture, PageReading | UnreadablePage]]:
        """Read the pages of a file; those that cannot be read come with the reason.

        Raises UnreadablePage where the file itself cannot be read, or not to its end.
        """
        done, capture = 0, None
        while True:
            try:
                for one in self.run(_pages_of_file, (path, done)):
                    if isinstance(one, Capture):
                        capture = one
                    elif capture is not None:
                        found, capture, done = capture, None, done + 1
                        yield found, _noted(found, one)
            except ProcessLost as lost:
                if capture is None:
                    raise UnreadablePage(str(lost)) from lost
                # Not for the others in the same file: the next process goes on behind it.
                found, capture, done = capture, None, done + 1
                yield found, UnreadablePage(str(lost))
            else:
                return

    def open_file(self, path: Path) -> Iterator[Capture]:
        """Give the captures that a file holds, unread, as `local_captures` does.

        Raises UnreadablePage where it cannot be opened, or not to its end.
        """
        try:
            yield from self.run(local_captures, path)
        except ProcessLost as lost:
            raise UnreadablePage(str(lost)) from lost

    def read_listing(self, capture: Capture) -> Listing:
        """Read what a capture lists; raises UnreadableListing."""
        try:
            (found,) = self.run(_one_listing, capture)
        except ProcessLost as lost:
            raise UnreadableListing(str(lost)) from lost
        if isinstance(found, UnreadableListing):
            log_mistake(capture.source, found)
            raise found
        listing: Listing = found
        return listing

    def run(
        self, work: Callable[[Given], Iterable[Result]], given: Given, *, seconds: float = 0
    ) -> Generator[Result, None, None]:
        """Run a function on untrusted input in the bounded process, and yield what it yields.

        Raises what the work raises, and ProcessLost where it did not come to its end, or where
        a file that it reads could not be read.
        """
        try:
            yield from super().run(work, given, seconds=seconds)
        except OSError as error:
            raise ProcessLost(f"reading it failed ({error.strerror or error})") from error

    def _begin_among_threads(self) -> None:
        if not may_begin_others():
            raise OSError("this program cannot be begun again")
        begin_server()
        self._fork(CONTEXT)


def _noted(capture: Capture, read: PageReading | UnreadablePage) -> PageReading | UnreadablePage:
    """Log what went wrong in our own code, which the process that reads has no log for."""
    if isinstance(read, UnreadablePage):
        log_mistake(capture.source, read)
    return read


def _reading_of(capture: Capture, read: PageReading | UnreadablePage) -> PageReading:
    found = _noted(capture, read)
    if isinstance(found, UnreadablePage):
        raise found
    return found


def _one_page(capture: Capture) -> Iterator[PageReading | UnreadablePage]:
    try:
        yield read_page_apart(capture)
    except UnreadablePage as error:
        yield error


def _one_listing(capture: Capture) -> Iterator[Listing | UnreadableListing]:
    try:
        yield list_capture(capture)
    except UnreadableListing as error:
        yield error


def _pages_of_file(given: tuple[Path, int]) -> Iterator[Capture | PageReading | UnreadablePage]:
    """Yield each capture of a file behind the first so many, and then what is read of it."""
    path, behind = given
    for capture in islice(local_captures(path), behind, None):
        yield capture
        yield from _one_page(capture)

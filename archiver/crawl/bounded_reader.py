"""Read what others wrote one after another, in a process that is bounded in time and memory.

For commands that wait for each page before they go on; a run on the network reads by
`reading_pool`. What ends the process, takes too long or too much memory is an error of that page
alone, and a signal is heard while any is read.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import DEVNULL
from types import TracebackType
from typing import Any, Self, TypeVar

from archiver.crawl.events import log_mistake
from archiver.crawl.local_files import local_captures
from archiver.crawl.reading_processes import (
    CONTEXT,
    TOO_LARGE,
    begin_server,
    bound_process,
    list_capture,
    may_begin_others,
    read_page_apart,
)
from archiver.discovery.listing import Listing
from archiver.errors import UnreadableListing, UnreadablePage, UnusableInput
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Capture

_SECONDS = 60.0
"""For one page, as in `reading_pool`."""

Given = TypeVar("Given")
Result = TypeVar("Result")
Work = Callable[[Any], Iterable[Any]]


class _Lost(Exception):
    """What was read did not come back; the message says why."""


class BoundedReader:
    """Reads in one process beside the caller; a context manager that leaves none behind.

    `seconds` is what one page may take. Begins the process when there is something to read.
    `is_ours` says that the program which reads is this one: another's may have threads, and what
    `multiprocessing` begins would run its script a second time. For it a program is begun.
    """

    def __init__(self, *, seconds: float = _SECONDS, is_ours: bool = True) -> None:
        self._seconds = seconds
        self._is_ours = is_ours
        self._process: Any = None
        self._is_child = True
        self._here: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            _ = self._process.join() if self._is_child else self._process.wait()
        if self._here is not None:
            self._here.close()
        self._process = self._here = None

    @property
    def is_begun(self) -> bool:
        """Whether there is a process that waits for something to read."""
        return self._process is not None

    def read(self, capture: Capture) -> PageReading:
        """Read a page; the reading comes without its tree. Raises UnreadablePage."""
        try:
            (read,) = self._do(_one_page, capture)
        except _Lost as lost:
            raise UnreadablePage(str(lost)) from lost
        return _reading_of(capture, read)

    def read_file(self, path: Path) -> Iterator[tuple[Capture, PageReading | UnreadablePage]]:
        """Read the pages of a file; those that cannot be read come with the reason.

        Raises UnreadablePage where the file itself cannot be read, or not to its end.
        """
        done, capture = 0, None
        while True:
            try:
                for one in self._do(_pages_of_file, (path, done)):
                    if isinstance(one, Capture):
                        capture = one
                    elif capture is not None:
                        found, capture, done = capture, None, done + 1
                        yield found, _noted(found, one)
            except _Lost as lost:
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
            yield from self._do(local_captures, path)
        except _Lost as lost:
            raise UnreadablePage(str(lost)) from lost

    def stop(self) -> None:
        """End what is being read, from any thread; whoever waits for it is told that it ended."""
        process = self._process
        if process is not None:
            process.kill()

    def read_listing(self, capture: Capture) -> Listing:
        """Read what a capture lists; raises UnreadableListing."""
        try:
            (found,) = self._do(_one_listing, capture)
        except _Lost as lost:
            raise UnreadableListing(str(lost)) from lost
        if isinstance(found, UnreadableListing):
            log_mistake(capture.source, found)
            raise found
        listing: Listing = found
        return listing

    def run(self, work: Callable[[Given], Iterable[Result]], given: Given) -> Iterator[Result]:
        """Do other work on what others wrote, and give what it yields.

        Raises what the work raises, and UnusableInput where that did not come to its end.
        """
        try:
            yield from self._do(work, given)
        except _Lost as lost:
            raise UnusableInput(str(lost)) from lost

    def _do(self, work: Work, given: Any) -> Iterator[Any]:
        """Give what work gives; raises _Lost where that ended its process or took too long."""
        try:
            here = self._begun()
        except (OSError, EOFError):
            # No process can be begun here, whatever is to be read.
            yield from work(given)
            return
        told = False
        try:
            here.send((work, given))
            while True:
                if not here.poll(self._seconds):
                    raise _Lost(f"reading it was not done after {self._seconds:g} seconds")
                came = here.recv()
                if isinstance(came, MemoryError):
                    raise _Lost(TOO_LARGE)
                if not isinstance(came, tuple):
                    told = True
                    break
                yield came[0]
        except (OSError, EOFError):
            raise _Lost("reading it ended the process that read it") from None
        finally:
            if not told:
                self.end()
        if came is not None:
            raise came

    def _begun(self) -> Connection:
        if self._here is None:
            if not self._is_ours:
                self._here, self._process = _begin_program()
                self._is_child = False
                return self._here
            # A fork has all that is loaded here; one of a process with threads may hold a lock.
            alone = threading.active_count() == 1
            context: Any = get_context("fork") if alone else CONTEXT
            if not alone:
                if not may_begin_others():
                    raise OSError("this program cannot be begun again")
                begin_server()
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(there,), daemon=True)
            try:
                process.start()
            except BaseException:
                here.close()
                raise
            finally:
                there.close()
            self._here, self._process, self._is_child = here, process, True
        return self._here


def _begin_program() -> tuple[Connection, subprocess.Popen[bytes]]:
    """Begin a process that reads, by running this module; nothing of the caller's is run."""
    here, there = CONTEXT.Pipe()
    number = there.fileno()
    try:
        process = subprocess.Popen(  # noqa: S603 - it is ourselves
            [sys.executable, "-m", "archiver.crawl.bounded_reader", str(number)],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            pass_fds=[number],
            # Found there as it was found here, whatever the caller's script did to the path.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except BaseException:
        here.close()
        raise
    finally:
        there.close()
    return here, process


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


def _serve(there: Connection) -> None:
    """Do what is asked for until nothing more is, in the process that reads."""
    bound_process()
    with suppress(EOFError, OSError):
        while True:
            work, given = there.recv()
            try:
                for one in work(given):
                    there.send((one,))
                there.send(None)
            except (EOFError, OSError):
                raise
            except Exception as error:  # noqa: BLE001 - told to whoever waits for it
                there.send(error)


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


def _end_without(parent: int) -> None:
    """Leave when the process that began this one has left."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_without, args=(os.getppid(),), daemon=True).start()
    _serve(Connection(int(sys.argv[1])))
    os._exit(0)

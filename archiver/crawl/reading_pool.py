"""Captures in, readings out, off the event loop: a few in a thread, then on all processors.

A page that ends the process that reads it ends no run. Trees do not come back.
"""

import asyncio
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from archiver import sources
from archiver.page import UnreadablePage
from archiver.reading import Reading
from archiver.records import Capture

_ALONE = 6
"""Pages read in a thread: as long as these take, a process takes to begin."""


class ReadingPool:
    """Reads pages on so many processes; a context manager that leaves none behind."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._read = 0
        # So many bodies wait in the pool at most; the rest are not fetched yet.
        self._turns = asyncio.Semaphore(self._processes * 2)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._end(self._pool)

    async def read(self, capture: Capture) -> Reading:
        """The reading of a capture, without its tree; raises UnreadablePage."""
        self._read += 1
        if self._read <= _ALONE:
            return await asyncio.to_thread(_read, capture)
        async with self._turns:
            if self._pool is None:
                self._pool = self._begun()
            pool = self._pool
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, _read, capture)
            except BrokenProcessPool as error:
                if self._pool is pool:
                    self._end(pool)
                    self._pool = None
                raise UnreadablePage("reading it ended the process that read it") from error

    def _begun(self) -> ProcessPoolExecutor:
        # A fork of a process with threads may hold a lock for ever.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            self._processes, mp_context=context, initializer=_begin, max_tasks_per_child=2_000
        )

    def _end(self, pool: ProcessPoolExecutor) -> None:
        processes = list((pool._processes or {}).values())  # noqa: SLF001 - it has no way to end them
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with suppress(OSError, ValueError):
                process.terminate()


def _begin() -> None:
    """Ctrl-C is for the process that reports."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(capture: Capture) -> Reading:
    read = sources.read(capture)
    return replace(read, page=replace(read.page, tree=None, text=None))

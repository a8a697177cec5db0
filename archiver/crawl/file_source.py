"""Read files on all processors, and keep their pages in the order in which they stand.

What cannot be read is named in the report in its place, and the reading goes on.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.events import EventTimer, Progress, log_event
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.run_context import RunContext
from archiver.crawl.signals import until_signal
from archiver.crawl.spoken import capture_spoken_file, is_spoken_file, keep_speech
from archiver.crawl.writer_thread import WriterThread
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.fetch.browser import ReadDrawn, complete_capture
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.models.records import Capture
from archiver.text.paths import displayed_path

_AHEAD = 16
_BYTES = 64 * 1024 * 1024
"""Pages, and bytes of them, that are read before the one that is kept next."""
_OPENING = 300.0
"""Seconds until the next page of a file: so long may a WARC file go on with pictures and videos."""
_UNKEPT = 64
"""Pages that wait to be kept: as many as go into one transaction."""

Draw = Callable[[Capture, PageReading], Awaitable[PageReading]]
"""What adds to a reading the posts that only scripts show."""


def read_files(run: RunContext, paths: Collection[Path]) -> None:
    """Read and keep the pages of files, as many as the run may still read."""
    pool = ReadingPool()
    write = WriterThread(run.archive, more=lambda: pool.is_reading)
    turn = asyncio.Lock()

    async def drawn(capture: Capture, read: PageReading) -> PageReading:
        async with turn:
            browser = run.browser and replace(run.browser, read=read_here(pool))
            return await asyncio.to_thread(complete_capture, capture, read, browser)

    async def work() -> None:
        await FileSource(run, write, pool, drawn).read(paths, run.tell)

    try:
        with pool:
            _run(until_signal(work()))
    finally:
        write.end()


def read_here(pool: ReadingPool) -> ReadDrawn:
    """Make a function by which a browser in another thread has read what it drew."""
    loop = asyncio.get_running_loop()

    def read(capture: Capture) -> PageReading:
        return asyncio.run_coroutine_threadsafe(pool.read(capture), loop).result()

    return read


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run it on an event loop of its own, also where the caller runs on one."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
        return
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, work).result()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One that is being read; without `reading` one of which `reason` says why it cannot be."""

    source: str
    timer: EventTimer
    size: int = 0
    capture: Capture | None = None
    reading: "asyncio.Task[PageReading] | None" = None
    reason: str = ""


class FileSource:
    """Reads files for one run, and keeps what they say."""

    def __init__(self, run: RunContext, write: WriterThread, pool: ReadingPool, draw: Draw) -> None:
        self._run = run
        self._write = write
        self._pool = pool
        self._draw = draw
        self._files = BoundedReader(seconds=_OPENING)
        self._ahead: deque[_Page] = deque()
        self._kept: deque[asyncio.Task[None]] = deque()

    async def read(self, paths: Collection[Path], tell: Progress) -> None:
        """Read these files, as far as the run may; all that was read is kept when this ends."""
        try:
            for done, path in enumerate(paths):
                tell("Reading", done, len(paths))
                await self._file(path)
            while self._ahead:
                await self._keep_next()
            for task in self._kept:
                await task
            tell("Reading", len(paths), len(paths))
        finally:
            self._files.stop()
            left = [page.reading for page in self._ahead if page.reading] + [*self._kept]
            for one in left:
                one.cancel()
            await asyncio.gather(*left, return_exceptions=True)
            await asyncio.to_thread(self._files.end)

    async def _file(self, path: Path) -> None:
        if is_spoken_file(path):
            # Pages before it in the folder may be read still; their order does not matter here.
            await self._spoken(path)
            return
        try:
            captures = self._files.open_file(path)
            while capture := await asyncio.to_thread(next, captures, None):
                if not self._run.budget.take():
                    return
                timer = EventTimer()
                page = _Page(
                    source=capture.source,
                    timer=timer,
                    size=len(capture.body),
                    capture=capture,
                    reading=asyncio.create_task(self._reading(capture)),
                )
                await self._add(page)
        except UnreadablePage as error:
            await self._add(
                _Page(source=displayed_path(path), timer=EventTimer(), reason=str(error))
            )

    async def _spoken(self, path: Path) -> None:
        """Read and keep a file of spoken words."""
        named = displayed_path(path)
        try:
            capture = await asyncio.to_thread(capture_spoken_file, path)
        except UnreadablePage as error:
            await self._write(self._run.archive.report_failure, named, str(error))
            return
        found = await self._pool.read_speech(path, TranscriptFacts(), named)
        await self._write(keep_speech, self._run.archive, capture, found, named)

    async def _reading(self, capture: Capture) -> PageReading:
        reading = await self._pool.read(capture)
        return await self._draw(capture, reading) if self._run.browser is not None else reading

    async def _add(self, page: _Page) -> None:
        self._ahead.append(page)
        while len(self._ahead) > _AHEAD or sum(one.size for one in self._ahead) > _BYTES:
            await self._keep_next()

    async def _keep_next(self) -> None:
        """Have the next page kept; writes are begun in order, and so they end in order."""
        page = self._ahead.popleft()
        reading, reason = None, page.reason
        if page.reading is not None:
            try:
                reading = await page.reading
            except UnreadablePage as error:
                reason = str(error)
        self._kept.append(asyncio.create_task(self._keep(page, reading, reason)))
        while len(self._kept) > _UNKEPT:
            await self._kept.popleft()

    async def _keep(self, page: _Page, read: PageReading | None, reason: str) -> None:
        if page.capture is None or read is None:
            seconds = page.timer.seconds if page.capture else None
            await self._write(self._run.keeper.record_failure, page.source, reason, seconds=seconds)
            return
        outcome = await self._write(self._run.keeper.keep_page, page.capture, read)
        if outcome != "failed":
            log_event("page", page.source, outcome or "too old", page.timer.seconds)

"""Read what others wrote on all processors, in processes that are bounded in time and memory.

Pages, listings, rules for crawlers and answers about posts: none of them is parsed where the run
is. What ends the process that reads it, takes too long or too much memory ends no run and no other
page, and a signal is heard whatever is being read. Trees do not come back.
"""

import asyncio
import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archiver.crawl.events import log, log_mistake
from archiver.crawl.reading_processes import (
    Given,
    Result,
    advance_chain_apart,
    advance_index_apart,
    advance_page_apart,
    begin_server,
    do_all,
    end_pool,
    list_capture,
    may_begin_others,
    new_pool,
    read_page_apart,
    read_speech_apart,
    submit_work,
)
from archiver.discovery.listing import Listing
from archiver.errors import UnreadableListing, UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.fetch.exchange import HttpAnswer
from archiver.fetch.robots import Robots, rules_of_answer, rules_when_unreachable
from archiver.importers.bounded_process import TOO_LARGE
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript
from archiver.models.records import Capture, PostRef, Request, Unfetched
from archiver.platforms.account_reading import (
    AccountReading,
    AttestedPage,
    ListRefusal,
    advance_lookup,
)
from archiver.platforms.account_records import AccountProfile, PostWindow
from archiver.platforms.archived_posts import ArchiveListing
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.resolving import FetchResult, ResolveContext

_SECONDS = 60.0
"""For one page. The slowest of the news pages that rules were tuned on took under two."""

_AT_ONCE = 4
"""Pages that go to a process together, where so many wait: the way there and back takes a
thirtieth of reading a page alone."""


_START = 120.0
"""Seconds for a process to begin, however busy the machine is."""

_LIFE = 10_000
"""Pages after which processes are replaced: what libraries keep for ever goes with them."""


class _Lost(Exception):
    """What was read did not come back; the message says why."""


class _Unstarted(Exception):
    """No process can be begun here, whatever is to be read."""


@dataclass(eq=False, slots=True)
class _Job:
    """What is to be read, and what comes of it: _Lost where it did not come back."""

    work: Callable[[Any], Any]
    given: Any
    done: "asyncio.Future[Any]" = field(default_factory=asyncio.Future)
    taken: bool = False


class ReadingPool:
    """Reads on so many processes; a context manager that leaves none behind.

    `seconds` is what one page may take.
    """

    def __init__(self, processes: int | None = None, *, seconds: float = _SECONDS) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._seconds = seconds
        self._is_unstarted = not may_begin_others()
        self._pool: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None
        self._reading = self._of_pool = self._suspected = 0
        self._waiting: deque[_Job] = deque()
        # What waits here waits in memory anyway; in the pool it would be copied.
        self._turns = asyncio.Semaphore(self._processes * 2)
        self._suspects = asyncio.Lock()

    def __enter__(self) -> Self:
        if not self._is_unstarted:
            begin_server()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in (self._pool, self._single):
            if pool is not None:
                end_pool(pool)

    @property
    def is_reading(self) -> bool:
        """Whether a page or listing is being read at this moment, or waits for its turn."""
        return self._reading > 0

    async def read(self, capture: Capture) -> PageReading:
        """Read a page; the reading comes without its tree. Raises UnreadablePage."""
        try:
            return await self._counted(read_page_apart, capture)
        except _Lost as lost:
            raise UnreadablePage(str(lost)) from lost
        except UnreadablePage as error:
            log_mistake(capture.source, error)
            raise

    async def read_listing(self, capture: Capture) -> Listing:
        """Read what a capture lists; raises UnreadableListing."""
        try:
            return await self._counted(list_capture, capture)
        except _Lost as lost:
            raise UnreadableListing(str(lost)) from lost
        except UnreadableListing as error:
            log_mistake(capture.source, error)
            raise

    async def read_speech(
        self, path: Path, facts: TranscriptFacts, named: str
    ) -> list[ReadTranscript]:
        """Read the transcripts of a file; one that cannot be read comes as its error."""
        try:
            return await self._counted(read_speech_apart, (path, facts, named))
        except _Lost as lost:
            return [ReadTranscript(errors=[(named, 1, str(lost))])]

    async def read_rules(self, answer: HttpAnswer) -> Robots:
        """Read a robots.txt; one that cannot be read forbids everything."""
        try:
            return await self._done(rules_of_answer, answer)
        except _Lost as lost:
            return rules_when_unreachable(str(lost))

    async def advance_chain(
        self, ref: PostRef, context: ResolveContext, came: Sequence[FetchResult]
    ) -> Request | tuple[AttestedSighting, ...]:
        """Read the last of these answers about a post: what is asked next, or what they show.

        One that cannot be read counts as one that nobody can make anything of.
        """
        try:
            return await self._done(advance_chain_apart, (ref, context, tuple(came)))
        except _Lost as lost:
            given = came[-1]
            unread = Unfetched(url=given.url, outcome="malformed", reason=str(lost))
        return await self._done(advance_chain_apart, (ref, context, (*came[:-1], unread)))

    async def advance_page(
        self, about: AccountReading, window: PostWindow
    ) -> Request | AttestedPage | ListRefusal:
        """Read what came of an account's list: what is asked next, or what it shows."""
        try:
            return await self._done(advance_page_apart, (about.copy_for_page(), window))
        except _Lost as lost:
            return ListRefusal(outcome="malformed", reason=str(lost))

    async def advance_lookup(self, about: AccountReading) -> Request | AccountProfile | ListRefusal:
        """Read what came of looking an account up: what is asked next, or the account."""
        try:
            return await self._done(advance_lookup, about)
        except _Lost as lost:
            return ListRefusal(outcome="malformed", reason=str(lost))

    async def advance_index(
        self, listing: ArchiveListing, context: ResolveContext, came: FetchResult | None
    ) -> Request | ArchiveListing | ListRefusal:
        """Read the answer of a web archive's index: what is asked for, or what it lists."""
        if came is None:
            # Until something came there is nothing of others to read.
            return advance_index_apart((listing, context, None))
        try:
            return await self._done(advance_index_apart, (listing, context, came))
        except _Lost as lost:
            return ListRefusal(outcome="malformed", reason=str(lost))

    async def _counted(self, work: Callable[[Given], Result], given: Given) -> Result:
        self._reading += 1
        try:
            return await self._done(work, given)
        finally:
            self._reading -= 1

    async def _done(self, work: Callable[[Given], Result], given: Given) -> Result:
        if self._is_unstarted:
            return await asyncio.to_thread(work, given)
        job = _Job(work, given)
        self._waiting.append(job)
        try:
            async with self._turns:
                if not job.taken:
                    await self._send_waiting()
            result: Result = await job.done
        except _Lost:
            return await self._read_again(work, given)
        finally:
            if not job.taken:
                self._waiting.remove(job)
        return result

    async def _send_waiting(self) -> None:
        """Send what waits to a process, some of it at once: each way there takes its time."""
        jobs = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        for job in jobs:
            job.taken = True
        pool = None
        try:
            pool = self._current(len(jobs))
            ends = await self._run_in(pool, do_all, [(job.work, job.given) for job in jobs])
        except Exception as error:  # noqa: BLE001 - each of them is tried again, and told then
            if pool is self._pool and isinstance(error, _Lost | OSError | EOFError | RuntimeError):
                self._pool = None
            ends = [(None, _Lost())] * len(jobs)
        except BaseException:
            for job in jobs:
                job.done.cancel()
            raise
        for job, (result, wrong) in zip(jobs, ends, strict=True):
            if job.done.done():
                continue
            if wrong is None:
                job.done.set_result(result)
            else:
                is_too_large = isinstance(wrong, MemoryError)
                job.done.set_exception(_Lost(TOO_LARGE) if is_too_large else wrong)

    async def _read_again(self, work: Callable[[Given], Result], given: Given) -> Result:
        """Read it again with nothing beside it: it may have been another page's fault."""
        self._suspected += 1
        try:
            async with self._suspects:
                return await self._read_apart(work, given)
        except _Unstarted:
            log.warning("no process can be begun to read pages: they are read one by one")
            self._is_unstarted = True
        finally:
            self._suspected -= 1
            if not self._suspected and self._single is not None:
                end_pool(self._single)
                self._single = None
        return await asyncio.to_thread(work, given)

    async def _read_apart(self, work: Callable[[Given], Result], given: Given) -> Result:
        """Read in a process of its own; raises _Lost where that ends it, or _Unstarted."""
        if self._single is None:
            try:
                self._single = new_pool(1)
                begun = await submit_work(self._single, abs, 0)
                await asyncio.wait_for(begun, _START)
            except (OSError, EOFError, BrokenProcessPool) as error:
                if self._single is not None:
                    end_pool(self._single)
                    self._single = None
                raise _Unstarted from error
        try:
            return await self._run_in(self._single, work, given)
        except (_Lost, OSError, EOFError):
            self._single = None
            raise

    def _current(self, pages: int) -> ProcessPoolExecutor:
        self._of_pool += pages
        if self._pool is not None and self._of_pool > _LIFE * self._processes:
            # What it has begun it ends, and then its processes leave by themselves.
            self._pool.shutdown(wait=False)
            self._pool = None
        if self._pool is None:
            self._pool, self._of_pool = new_pool(self._processes), pages
        return self._pool

    async def _run_in(
        self, pool: ProcessPoolExecutor, work: Callable[[Given], Result], given: Given
    ) -> Result:
        """Have it done; raises _Lost where it ended its process or took too long."""
        try:
            came = await submit_work(pool, work, given)
            # Never cancelled: a pool that breaks ends its own thread on what it cannot tell.
            came.add_done_callback(_take_note_of_error)
            await asyncio.wait({came}, timeout=self._seconds)
            if not came.done():
                end_pool(pool)
                raise _Lost(f"reading it was not done after {self._seconds:g} seconds")
            return came.result()
        except (OSError, EOFError):
            # A process that was begun was gone before it was told what to do.
            end_pool(pool)
            raise
        except MemoryError as error:
            raise _Lost(TOO_LARGE) from error
        except BrokenProcessPool as error:
            end_pool(pool)
            raise _Lost("reading it ended the process that read it") from error


def _take_note_of_error(came: "asyncio.Future[Any]") -> None:
    """Take note of the error of what nobody waits for any more, so that none is logged."""
    if not came.cancelled():
        came.exception()

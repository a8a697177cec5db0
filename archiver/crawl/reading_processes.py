"""Begin processes that read what others wrote, bounded in memory, and say what they do there."""

import asyncio
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, TypeVar

from archiver.crawl import local_files
from archiver.discovery import document
from archiver.discovery.listing import Listing
from archiver.errors import UnreadableListing
from archiver.extraction.pipeline import PageReading
from archiver.importers.bounded_process import bound_process
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts
from archiver.models.records import Capture, PostRef, Request
from archiver.platforms.account_reading import (
    AccountReading,
    AttestedPage,
    ListRefusal,
    advance_page,
)
from archiver.platforms.account_records import PostWindow
from archiver.platforms.archived_posts import ArchiveListing, advance_index
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.replay import advance_chain
from archiver.platforms.resolving import FetchResult, ResolveContext

_SIGNALS = {signal.SIGINT, signal.SIGTERM}
# A fork of a process with threads may hold a lock for ever. So a process without any, which has
# loaded what reading needs, is begun once, and the others are forks of it.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    [__name__, "archiver.fetch.robots", "archiver.crawl.reading_warm_up"]
)

Given = TypeVar("Given")
Result = TypeVar("Result")


def may_begin_others() -> bool:
    """Tell whether this program can be begun again by who runs it.

    Another user's may run and not be found again, as under a closed home folder.
    """
    return os.access(sys.executable, os.X_OK)


def begin_server() -> None:
    """Begin the process from which others are forked, if there is none; it hears no signals."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        with suppress(OSError):
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


async def submit_work(
    pool: ProcessPoolExecutor, work: Callable[[Given], Result], given: Given
) -> "asyncio.Future[Result]":
    """Submit work in a thread: a process may have to be begun for it, which takes its time."""

    def submit() -> "Future[Result]":
        begin_server()
        return pool.submit(work, given)

    return asyncio.wrap_future(await asyncio.to_thread(submit))


def new_pool(processes: int) -> ProcessPoolExecutor:
    """Make a pool of so many processes; they begin when there is work."""
    return ProcessPoolExecutor(processes, mp_context=CONTEXT, initializer=bound_process)


def end_pool(pool: ProcessPoolExecutor) -> None:
    """End a pool and its processes; whoever waits for it is told that it is broken."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001 - it has no way to end them
        with suppress(OSError, ValueError):
            process.kill()
    # Of a result that was being written the rest is waited for as long as anybody could write it,
    # which this process itself could: at its end it would wait for ever.
    results: Any = pool._result_queue  # noqa: SLF001
    if results is not None:
        results._writer.close()  # noqa: SLF001
    pool.shutdown(wait=False)


def do_all(
    jobs: Sequence[tuple[Callable[[Any], Any], Any]],
) -> list[tuple[Any, Exception | None]]:
    """Do each piece of work, and give its result or its error."""
    ends: list[tuple[Any, Exception | None]] = []
    for work, given in jobs:
        try:
            ends.append((work(given), None))
        except Exception as error:  # noqa: BLE001 - told to whoever waits for this one
            ends.append((None, error))
    return ends


def read_page_apart(capture: Capture) -> PageReading:
    """Read a page, and leave its tree where it was read."""
    reading = local_files.read_capture(capture)
    return replace(reading, page=replace(reading.page, tree=None, text=None))


def read_speech_apart(given: tuple[Path, TranscriptFacts, str]) -> list[ReadTranscript]:
    """Read the transcripts of a file: its path, what is known of it, and what it stands for."""
    path, facts, named = given
    try:
        return list(read_transcripts(path, facts, address=named))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - no file may end a run
        message = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        return [ReadTranscript(errors=[(named, 1, f"reading it failed ({message})")])]


def advance_chain_apart(
    given: tuple[PostRef, ResolveContext, tuple[FetchResult, ...]],
) -> Request | tuple[AttestedSighting, ...]:
    """Read the answers about a post so far; see `archiver.platforms.replay.advance_chain`."""
    return advance_chain(*given)


def advance_page_apart(
    given: tuple[AccountReading, PostWindow],
) -> Request | AttestedPage | ListRefusal:
    """Read the answers about a page of posts so far; see `account_reading.advance_page`."""
    return advance_page(*given)


def advance_index_apart(
    given: tuple[ArchiveListing, ResolveContext, FetchResult | None],
) -> Request | ArchiveListing | ListRefusal:
    """Read the answer of a web archive's index; see `archived_posts.advance_index`."""
    return advance_index(*given)


def list_capture(capture: Capture) -> Listing:
    """Read what a capture lists; raises UnreadableListing, also for a mistake of ours."""
    try:
        return document.read_listing(capture)
    except (UnreadableListing, MemoryError):
        raise
    except Exception as error:
        wrong = UnreadableListing(
            f"reading it failed ({type(error).__name__}), which is our mistake"
        )
        wrong.add_note("".join(traceback.format_exception(error)))
        raise wrong from error

"""Write to the archive in one thread, what waits in one transaction, with one wait for the disk.

Nothing is told to be done before it is committed.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from archiver.archive.connection import BatchUndone
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.run_archive import RunArchive

_Result = TypeVar("_Result")

_TOGETHER = 64
"""Pieces of work in one transaction: readers of what is in it wait for no more than these."""
_LINGER = 0.25
"""Seconds that work waits for more of it: of a page kept alone most time goes into its end, the
writing of index pages and the wait for the disk. Kept sixteen at once a page takes half of it."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: "Future[Any]"


class WriterThread:
    """The one thread that works on a run's archive. Called with what to do, from the event loop.

    `more` tells whether more of it is about to come, for which what is there then waits.
    """

    def __init__(self, archive: RunArchive, *, more: Callable[[], bool] = lambda: False) -> None:
        self._archive = archive
        self._more = more
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def __call__(self, work: Callable[..., _Result], *given: Any, **named: Any) -> _Result:
        """Do something with the archive, after whatever else is being done with it.

        Whoever stops waiting for what has not begun takes it back.
        """
        job = _Job(lambda: work(*given, **named), Future())
        self._jobs.put(job)
        result: _Result = await asyncio.wrap_future(job.done)
        return result

    def end(self) -> None:
        """Wait for what has begun, however impatient somebody is: half of it must not stay."""
        self._jobs.put(None)
        impatient: BaseException | None = None
        while self._thread.is_alive():
            try:
                self._thread.join()
            except BaseException as error:  # noqa: BLE001 - a second Ctrl-C, told when it is over
                impatient = error
        if impatient is not None:
            raise impatient

    def _work(self) -> None:
        while True:
            jobs = self._collect()
            self._do([job for job in jobs if job and job.done.set_running_or_notify_cancel()])
            if jobs[-1] is None:
                return

    def _collect(self) -> list[_Job | None]:
        """Collect what there is to do, with what comes soon; ends with None where that is all."""
        jobs = [self._jobs.get()]
        until = monotonic() + _LINGER
        while len(jobs) < _TOGETHER and jobs[-1] is not None:
            left = until - monotonic() if self._more() else 0.0
            try:
                jobs.append(self._jobs.get(block=left > 0, timeout=left if left > 0 else None))
            except Empty:
                break
        return jobs

    def _do(self, jobs: list[_Job]) -> None:
        """Do it all in one transaction; where something is wrong, each in one of its own.

        Then what is wrong with one of them is that one's alone, or ends the run after those
        that were done before it.
        """
        if not jobs:
            return
        try:
            with self._archive.grouped(whole=True):
                ends = [_try(job) for job in jobs]
        except BatchUndone:
            self._do_each(jobs)
        except BaseException as error:  # noqa: BLE001 - told to everybody who waits for it
            _fail_all(jobs, error)
        else:
            for job, end in zip(jobs, ends, strict=True):
                _settle(job, *end)

    def _do_each(self, jobs: list[_Job]) -> None:
        for done, job in enumerate(jobs):
            try:
                with self._archive.grouped():
                    end = _try(job)
            except BaseException as error:  # noqa: BLE001 - the same
                _fail_all(jobs[done:], error)
                return
            _settle(job, *end)


def _settle(job: _Job, result: Any, wrong: Exception | None) -> None:
    if wrong is None:
        job.done.set_result(result)
    else:
        job.done.set_exception(wrong)


def _fail_all(jobs: list[_Job], error: BaseException) -> None:
    for job in jobs:
        job.done.set_exception(error)


def _try(job: _Job) -> tuple[Any, Exception | None]:
    """Give the result or the error of one; raises what ends the run."""
    try:
        return job.work(), None
    except Exception as error:
        if is_fatal(error):
            raise
        return None, error

"""Work on the archive, by one thread: what waits is done together, with one wait for the disk.

Nothing is told to be done before it is committed.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from archiver.crawl.ending import ends_the_run
from archiver.crawl.keeping import Keeper

Result = TypeVar("Result")

_TOGETHER = 64
"""Pieces of work in one transaction: readers of what is in it wait for no more than these."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: "Future[Any]"


class Writer:
    """The one thread that works on a run's archive. Called with what to do, from the event loop."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def __call__(self, work: Callable[..., Result], *given: Any, **named: Any) -> Result:
        """Do something with the archive, after whatever else is being done with it.

        Whoever stops waiting for what has not begun takes it back.
        """
        job = _Job(lambda: work(*given, **named), Future())
        self._jobs.put(job)
        result: Result = await asyncio.wrap_future(job.done)
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
            jobs = [self._jobs.get()]
            while len(jobs) < _TOGETHER and jobs[-1] is not None:
                try:
                    jobs.append(self._jobs.get_nowait())
                except Empty:
                    break
            self._do([job for job in jobs if job and job.done.set_running_or_notify_cancel()])
            if jobs[-1] is None:
                return

    def _do(self, jobs: list[_Job]) -> None:
        """Do it all in one transaction; what goes wrong with one of them is that one's alone."""
        ends: list[tuple[Any, Exception | None]] = []
        if not jobs:
            return
        try:
            with self._keeper.together():
                ends += [_tried(job) for job in jobs]
        except BaseException as error:  # noqa: BLE001 - told to everybody who waits for it
            for job in jobs:
                job.done.set_exception(error)
            return
        for job, (result, wrong) in zip(jobs, ends, strict=True):
            if wrong is None:
                job.done.set_result(result)
            else:
                job.done.set_exception(wrong)


def _tried(job: _Job) -> tuple[Any, Exception | None]:
    """The result or the error of one; raises what ends the run."""
    try:
        return job.work(), None
    except Exception as error:
        if ends_the_run(error):
            raise
        return None, error

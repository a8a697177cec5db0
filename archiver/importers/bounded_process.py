"""Do work on what others wrote in one process beside the caller, bounded in time and memory.

What ends the process, takes too long or too much memory is an error of that work alone; a signal
is heard by the caller meanwhile, and no process is left behind. It imports little, so that
commands which read small files begin as soon as before.
"""

import gc
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from queue import Queue
from subprocess import DEVNULL
from types import TracebackType
from typing import Any, Self, TypeVar

from archiver.errors import ProcessLost

MEMORY = 3 << 30
"""Bytes of addresses that work may take beside what its process begins with.

A hostile page of 20 MB takes under one; a fork may begin with as many, for it has what libraries
of the caller hold.
"""
TOO_LARGE = f"reading it took more than the {MEMORY >> 30} GB of memory that it may"
_HELD = 1 << 15
"""Bytes that a pipe surely holds."""
SECONDS = 60.0
"""For one page or one batch of posts."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)

Given = TypeVar("Given")
Result = TypeVar("Result")
Work = Callable[[Any], Iterable[Any]]


class BoundedProcess:
    """One process beside the caller; a context manager that leaves none behind.

    `seconds` is what it may take until it gives anything. Begins the process when there is work.
    `is_ours` says that the program which reads is this one: another's may have threads, and what
    `multiprocessing` begins would run its script a second time. For it a program is begun.
    """

    def __init__(self, *, seconds: float = SECONDS, is_ours: bool = True) -> None:
        self._seconds = seconds
        self._is_ours = is_ours
        self._process: Any = None
        self._is_child = True
        self._is_stopped = False
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
        # Whoever waits for the process in another thread may end it at the same time.
        process, here = self._process, self._here
        self._process = self._here = None
        if process is not None:
            process.kill()
            _ = process.join() if self._is_child else process.wait()
        if here is not None:
            here.close()

    @property
    def is_begun(self) -> bool:
        """Whether there is a process that waits for something to read."""
        return self._process is not None

    def stop(self) -> None:
        """End what is being read, from any thread; whoever waits for it is told that it ended.

        Nothing more is begun, nor goes on that is beginning at this moment.
        """
        self._is_stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def run(
        self, work: Callable[[Given], Iterable[Result]], given: Given, *, seconds: float = 0
    ) -> Generator[Result, None, None]:
        """Do work on what others wrote, and give what it yields.

        Raises what the work raises, and ProcessLost where that did not come to its end.
        `seconds` is what it may take until it gives anything, if it is not the reader's own.
        """
        yield from self._do(work, given, seconds or self._seconds)

    def _do(self, work: Work, given: Any, seconds: float) -> Generator[Any, None, None]:
        self._refuse_stopped()
        try:
            here = self._begun()
        except (OSError, EOFError):
            self._refuse_stopped()
            # No process can be begun here, whatever is to be read.
            yield from work(given)
            return
        self._refuse_stopped()
        told = False
        try:
            here.send((work, given))
            while True:
                if not here.poll(seconds):
                    raise ProcessLost(f"reading it was not done after {seconds:g} seconds")
                came = here.recv()
                if isinstance(came, MemoryError):
                    raise ProcessLost(TOO_LARGE)
                if not isinstance(came, tuple):
                    told = True
                    break
                yield came[0]
        except (OSError, EOFError):
            raise ProcessLost("reading it ended the process that read it") from None
        finally:
            if not told:
                self.end()
        if came is not None:
            raise came

    def _refuse_stopped(self) -> None:
        """Raise ProcessLost where `stop` was called, at whatever moment of beginning."""
        if self._is_stopped:
            self.end()
            raise ProcessLost("reading it was stopped")

    def _begun(self) -> Connection:
        if self._here is None:
            # A fork has all that is loaded here; one of a process with threads may hold a lock.
            if self._is_ours and threading.active_count() == 1:
                self._fork(get_context("fork"))
            elif self._is_ours:
                self._begin_among_threads()
            else:
                self._begin_program()
        if self._here is None:
            raise OSError("no process could be begun")
        return self._here

    def _begin_among_threads(self) -> None:
        """Begin a process where a fork of this one may hold a lock for ever."""
        self._begin_program()

    def _fork(self, context: Any) -> None:
        here, there = context.Pipe()
        process = context.Process(target=serve_work, args=(there,), daemon=True)
        try:
            process.start()
        except BaseException:
            here.close()
            raise
        finally:
            there.close()
        self._here, self._process, self._is_child = here, process, True

    def _begin_program(self) -> None:
        """Begin a process that reads, by running this module; nothing of the caller's is run."""
        here, there = Pipe()
        number = there.fileno()
        try:
            process = subprocess.Popen(  # noqa: S603 - it is ourselves
                [sys.executable, "-m", __name__, str(number)],
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
        self._here, self._process, self._is_child = here, process, False


def seconds_for(paths: Iterable[Path]) -> float:
    """Give the seconds that reading files may take until anything comes of it.

    A minute, and a second for each megabyte: an archive of gigabytes may have to be gone through
    before its first post.
    """
    return SECONDS + sum(path.stat().st_size for path in paths if path.exists()) / (1 << 20)


def serve_work(there: Connection) -> None:
    """Do what is asked for until nothing more is, in the process that reads."""
    bound_process()
    answers = _Answers(there)
    with suppress(EOFError, OSError):
        while True:
            work, given = there.recv()
            try:
                for item in work(given):
                    answers.give((item,))
                answers.give(None)
            except (BrokenPipeError, ConnectionResetError, EOFError):
                raise
            except Exception as error:  # noqa: BLE001 - told to whoever waits for it
                answers.give(error)


class _Answers:
    """What a process gives, in its order: a large answer is sent while the next one is made.

    A pipe holds a hundredth of a batch of posts, and whoever writes them takes their time.
    """

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._ready: Queue[Any] | None = None

    def give(self, answer: Any) -> None:
        """Send an answer, or have it sent; small ones have come when this returns."""
        data = ForkingPickler.dumps(answer)
        if len(data) > _HELD:
            self._queue().put(data)
            return
        if self._ready is not None:
            self._ready.join()
        self._there.send_bytes(data)

    def _queue(self) -> "Queue[Any]":
        if self._ready is None:
            self._ready = Queue(maxsize=1)
            threading.Thread(target=self._send, args=(self._ready,), daemon=True).start()
        return self._ready

    def _send(self, ready: "Queue[Any]") -> None:
        while True:
            data = ready.get()
            try:
                self._there.send_bytes(data)
            except OSError:
                os._exit(1)  # nobody is left to read
            ready.task_done()


def bound_process() -> None:
    """Set up a process that reads: it ignores signals, and ends with the process that reports."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    bound = _addresses() + MEMORY
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    # What reading needs is here by now, and stays: no collection has to go through it again.
    gc.freeze()


def _addresses() -> int:
    """Give the bytes of addresses that this process has; none where the system does not say."""
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    return 0


def _end_with_parent() -> None:
    """Leave when the process that reports has left, whatever ended it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end_without(parent: int) -> None:
    """Leave when the process that began this one has left."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_without, args=(os.getppid(),), daemon=True).start()
    serve_work(Connection(int(sys.argv[1])))
    os._exit(0)

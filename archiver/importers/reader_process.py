"""Batches of posts, and transcripts, read by another process, as far ahead as a pipe holds.

Reading and cutting into words takes as long as writing: where there are two processors an
import takes half the time. Small files are read here, for a process takes as long to begin.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Queue
from subprocess import DEVNULL, PIPE
from threading import Thread
from typing import IO, Any, TypeVar, cast

from archiver.importers.batching import ImportBatch, rare_garbage_collection, read_batches

_WORTH_A_PROCESS = 4 * 1024 * 1024
"""Bytes of files from which another process is begun: half a second's reading."""


_BEGUN = b"begun\n"

Job = tuple[Callable[..., Iterator[Any]], tuple[Any, ...]]
"""A function of a module that gives what is read, and what it takes."""
_Given = TypeVar("_Given")


def read_in_process(
    paths: Sequence[Path], *, seen_at: str, platform: str | None
) -> Generator[ImportBatch, None, None]:
    """Read these files in batches, in a process beside the caller where that is worth it.

    Close it to end the other process early; where that is ended by others, the rest is read
    here. Raises what reading raises.
    """
    yield from read_beside(paths, _read_batches, list(paths), seen_at, platform)


def read_beside(
    paths: Sequence[Path], read: Callable[..., Iterator[_Given]], *given: object
) -> Generator[_Given, None, None]:
    """Have what a function of a module gives of these files made in a process as well.

    Close it to end the other process early; raises what the function raises.
    """
    job: Job = (read, given)
    size = sum(path.stat().st_size for path in paths if path.exists())
    came = 0
    if paths and size >= _WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
        with _reader(job) as told:
            for batch in _received(told) if told else ():
                if batch is None:
                    return
                came += 1
                yield batch
    yield from islice(read(*given), came, None)


def _read_batches(paths: list[Path], seen_at: str, platform: str | None) -> Iterator[ImportBatch]:
    return read_batches(paths, seen_at=seen_at, platform=platform)


@contextmanager
def _reader(job: Job) -> Iterator[IO[bytes] | None]:
    """Yield what another process says that has begun to read; None where none can be begun."""
    # `multiprocessing` would run the script of whoever imports this a second time.
    command = [sys.executable, "-m", __name__]
    try:
        # In a group of its own: what interrupts the import at a terminal is for us to tell.
        process = subprocess.Popen(  # noqa: S603 - it is ourselves
            command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, process_group=0
        )
    except OSError:
        yield None
        return
    with process:
        try:
            begun = False
            if process.stdin and process.stdout:
                with suppress(BrokenPipeError):
                    pickle.dump(job, process.stdin)
                    process.stdin.close()
                begun = process.stdout.read(len(_BEGUN)) == _BEGUN
            yield process.stdout if begun else None
        finally:
            process.kill()


def _received(told: IO[bytes]) -> Iterator[Any]:
    """What was read, and None after the last of them; without it where the process was ended."""
    while True:
        try:
            found = pickle.load(told)  # noqa: S301 - from ourselves
        except (EOFError, pickle.UnpicklingError):
            return
        if isinstance(found, BaseException):
            raise found
        yield found


def _tell(given: IO[bytes], told: IO[bytes]) -> None:
    """Run the other process: send everything read, then None, or an error for the rest."""
    read, taken = cast("Job", pickle.load(given))  # noqa: S301 - from ourselves
    told.write(_BEGUN)
    told.flush()
    # A pipe holds a hundredth of a batch: what is read waits here while the one before is taken.
    ready: Queue[bytes | None] = Queue(maxsize=1)
    sender = Thread(target=_send, args=(ready, told), daemon=True)
    sender.start()
    try:
        with rare_garbage_collection():
            for batch in read(*taken):
                ready.put(pickle.dumps(batch))
        ready.put(pickle.dumps(None))
    except Exception as error:  # noqa: BLE001 - whatever it is, the one that writes raises it
        ready.put(pickle.dumps(error))
    ready.put(None)
    sender.join()


def _send(ready: "Queue[bytes | None]", told: IO[bytes]) -> None:
    """Send what is ready until nothing is; end the process where it can no longer be sent."""
    try:
        while (one := ready.get()) is not None:
            told.write(one)
            told.flush()
    except OSError:
        # Nobody is left to read, or they read the rest themselves.
        os._exit(0)


if __name__ == "__main__":
    # Whoever asked may have ended before it was told of the beginning.
    with suppress(BrokenPipeError):
        _tell(sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)

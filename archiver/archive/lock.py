"""Let one run at a time work on an archive, by a lock on a file beside it.

The lock is the kernel's and ends with the process, so no crash leaves it behind; the file
stays, and says only who held it.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archiver.errors import ArchiveLocked
from archiver.text.dates import current_time

_HELD: set[int] = set()


def _let_go() -> None:
    """Release all locks in a forked child, which would hold them on when its parent is killed."""
    for number in _HELD:
        os.close(number)
    _HELD.clear()


os.register_at_fork(after_in_child=_let_go)


@contextmanager
def only_run(archive: Path, command: str) -> Iterator[None]:
    """Hold the lock of an archive, or raise ArchiveLocked at once with the process that holds it.

    Raises OSError where the file beside the archive cannot be written.
    """
    # One archive is one lock, by whatever links it is reached.
    real = archive.resolve()
    path = real.with_name(f"{real.name}-lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveLocked(_holder_sentence(os.pread(number, 4096, 0))) from None
        _HELD.add(number)
        holder = {"pid": os.getpid(), "command": command, "since": current_time()}
        os.ftruncate(number, 0)
        os.pwrite(number, json.dumps(holder).encode(), 0)
        yield
    finally:
        _HELD.discard(number)
        os.close(number)


def _holder_sentence(written: bytes) -> str:
    try:
        holder = json.loads(written)
        who = f"{holder['command']}, process {holder['pid']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        who = "it has only just begun"
    return f"another run works on this archive ({who}): wait until it is done, or end it"

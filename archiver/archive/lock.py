"""Say who works on an archive, by locks on files beside it.

One run at a time reads pages and judges: a crawl may take a night. Beside it one short writer at a
time may add posts, and all that write take turns. The locks are the kernel's and end with the
process, so no crash leaves one behind; the files stay, and say only who held them.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Literal

from archiver.errors import ArchiveLocked
from archiver.text.dates import current_time

LockKind = Literal["lock", "short-lock"]
"""What a process is to an archive: its one run, or the short writer beside that."""

_HELD: set[int] = set()
_TRIES, _TRY_PAUSE = 5, 0.01
"""Whoever only asks whether a lock is held has it for that moment: it is tried again."""
_WAIT_PAUSE = 0.5
_TURN_PAUSE = 0.005
_LONGEST_TURN = 30.0
"""Seconds after which a turn is not waited for any more; SQLite's own lock holds all the same."""


def _let_go() -> None:
    """Release all locks in a forked child, which would hold them on when its parent is killed."""
    for number in _HELD:
        os.close(number)
    _HELD.clear()


os.register_at_fork(after_in_child=_let_go)


@contextmanager
def only_run(
    archive: Path, command: str, *, waiting: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the lock of an archive, or raise ArchiveLocked at once with the process that holds it.

    With `waiting`, which is told once whose end is waited for, it waits as long as that takes.
    Raises OSError where the file beside the archive cannot be written.
    """
    with _holding(archive, "lock", command, waiting):
        yield


@contextmanager
def short_writer(
    archive: Path, command: str, *, waiting: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Be the one short writer beside a run, which may go on or begin meanwhile; as `only_run`.

    For what only adds, and nothing that a run remembers: it judges nothing, and takes no row away
    whose number a run may still use.
    """
    with _holding(archive, "short-lock", command, waiting):
        yield


def is_held(archive: Path, kind: LockKind) -> bool:
    """Tell whether some process, be it this one, holds a lock of an archive."""
    try:
        number = os.open(_lock_file(archive, kind), os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(number)
    return False


@contextmanager
def write_turn(archive: Path) -> Iterator[None]:
    """Wait for the turn to ask for SQLite's write lock, and give it up once that is had.

    SQLite lets whoever asks first have it after every 0.1 s or so: one that writes transaction
    after transaction would keep it for as long as it likes. Where no turn can be had, it goes on,
    and so where no run ever held the lock of the archive: then nobody else writes to it.
    """
    if not _lock_file(archive, "lock").exists():
        yield
        return
    try:
        number = os.open(_lock_file(archive, "turn"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except OSError:
        yield
        return
    _HELD.add(number)
    try:
        end = monotonic() + _LONGEST_TURN
        while not _is_locked(number) and monotonic() < end:
            sleep(_TURN_PAUSE)
        yield
    finally:
        # A child that was forked meanwhile has the same lock: closing alone would leave it held.
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_UN)
        _HELD.discard(number)
        os.close(number)


@contextmanager
def _holding(
    archive: Path, kind: LockKind, command: str, waiting: Callable[[str], None] | None
) -> Iterator[None]:
    path = _lock_file(archive, kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        _take(number, waiting)
        _HELD.add(number)
        holder = {"pid": os.getpid(), "command": command, "since": current_time()}
        os.ftruncate(number, 0)
        os.pwrite(number, json.dumps(holder).encode(), 0)
        yield
    finally:
        _HELD.discard(number)
        os.close(number)


def _take(number: int, waiting: Callable[[str], None] | None) -> None:
    for _ in range(_TRIES):
        if _is_locked(number):
            return
        sleep(_TRY_PAUSE)
    who = _holder(os.pread(number, 4096, 0))
    if waiting is None:
        raise ArchiveLocked(
            f"another run works on this archive ({who}): wait until it is done, or end it"
        )
    waiting(who)
    while not _is_locked(number):
        sleep(_WAIT_PAUSE)


def _is_locked(number: int) -> bool:
    """Take the lock of an open file if it is free; tell whether it is ours."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_file(archive: Path, kind: str) -> Path:
    # One archive is one lock, by whatever links it is reached.
    real = archive.resolve()
    return real.with_name(f"{real.name}-{kind}")


def _holder(written: bytes) -> str:
    try:
        holder = json.loads(written)
        return f"{holder['command']}, process {holder['pid']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        return "it has only just begun"

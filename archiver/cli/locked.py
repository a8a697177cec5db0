"""Take the locks of an archive for a command that writes to it: alone, or beside a run."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import click

from archiver.archive.connection import connect, error_of_archive
from archiver.archive.lock import is_held, only_run, short_writer
from archiver.cli.options import F, escape_line
from archiver.errors import ArchiveLocked, UnusableArchive


def wait_option(command: F) -> F:
    """Return the option of commands that wait until another one is done."""
    return click.option(
        "--wait",
        is_flag=True,
        help="Begin when whoever works on the archive is done, instead of ending with 3.",
    )(command)


@contextmanager
def locked_archive(path: Path, command: str, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock of an archive while a command works on it; another one at work is told."""
    with ExitStack() as stack:
        _enter(stack, only_run, path, command, wait=wait)
        yield


@contextmanager
def shared_archive(
    path: Path, command: str, *, wait: bool = False, is_alone: bool = False
) -> Iterator[None]:
    """Write to an archive while a run may be at work on it, or begin to be.

    What holds for a short writer is told at `archive.lock.short_writer`. `is_alone` says that the
    caller has the lock of the archive as well.
    """
    with ExitStack() as stack:
        _enter(stack, short_writer, path, command, wait=wait)
        if not is_alone:
            _refuse_older_run(path)
        yield


@contextmanager
def locked_or_shared_archive(path: Path, command: str, *, wait: bool = False) -> Iterator[bool]:
    """Yield whether no run is at work on an archive, nor begins before this is over.

    Else its caller does only what a short writer may do. With `wait` none is at work.
    """
    with ExitStack() as stack:
        if wait:
            # First, so that a run that ends meanwhile finds nobody in its way.
            _enter(stack, only_run, path, command, wait=True)
        stack.enter_context(shared_archive(path, command, wait=wait, is_alone=wait))
        is_alone = True
        if not wait:
            try:
                _enter(stack, only_run, path, command, wait=False)
            except ArchiveLocked:
                is_alone = False
        yield is_alone


def _enter(
    stack: ExitStack,
    lock: Callable[..., AbstractContextManager[None]],
    path: Path,
    command: str,
    *,
    wait: bool,
) -> None:
    try:
        stack.enter_context(lock(path, command, waiting=_tell_waiting if wait else None))
    except ArchiveLocked as error:
        raise ArchiveLocked(f"{error}; with --wait this begins then") from None
    except OSError as error:
        raise error_of_archive(path, error) from error


def _tell_waiting(who: str) -> None:
    click.echo(escape_line(f"waiting for {who}"), err=True)


def _refuse_older_run(path: Path) -> None:
    """Refuse to bring an archive up to date beneath a run, which was begun by an older version."""
    if not (path.exists() and is_held(path, "lock")):
        return
    try:
        connect(path).close()
    except UnusableArchive as error:
        raise ArchiveLocked(f"{error}; a run is still at work on it: wait until it is done") from (
            error
        )

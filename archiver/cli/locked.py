"""Take the lock of an archive for a command that writes to it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from archiver.archive.lock import only_run
from archiver.errors import UnusableArchive


@contextmanager
def locked_archive(path: Path, command: str) -> Iterator[None]:
    """Yield the lock of an archive while a command works on it; another one at work is told."""
    with ExitStack() as stack:
        try:
            stack.enter_context(only_run(path, command))
        except OSError as error:
            raise UnusableArchive(
                f"{path} cannot be used as an archive: {error.strerror or error}"
            ) from error
        yield

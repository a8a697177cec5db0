"""Processes in which the Python interface has files read, kept for the next call.

They are bounded in time and memory, and end with the caller's program.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from archiver.importers.bounded_process import BoundedProcess

_Kind = TypeVar("_Kind", bound=BoundedProcess)
_MOST_IDLE = 2
_idle: list[tuple[Path, BoundedProcess]] = []
"""Processes that wait, each with its folder: to begin one takes some tenths of a second."""
# They are the caller's, and none of a process that is forked off it.
os.register_at_fork(after_in_child=_idle.clear)


@atexit.register
def _end_idle() -> None:
    while _idle:
        _idle.pop()[1].end()


@contextmanager
def idle_process(kind: type[_Kind]) -> Iterator[_Kind]:
    """Give a process of a kind that reads, which may have been begun before."""
    here = Path.cwd()
    found = next((one for one in _idle if type(one[1]) is kind), None)
    if found is not None:
        _idle.remove(found)
    folder, process = found or (here, kind(is_ours=False))
    if folder != here:
        process.end()  # what paths are relative to there; the next begins here
    try:
        yield cast("_Kind", process)
    finally:
        if process.is_begun and len(_idle) < _MOST_IDLE:
            _idle.append((here, process))
        else:
            process.end()

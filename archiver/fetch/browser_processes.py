"""Know the processes of one browser, what memory they hold, and end them all.

By Linux's /proc; where there is none nothing is known and nothing is ended.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_PARENT, _PAGES = 1, 21
"""Fields of /proc/PID/stat behind the name, which may hold anything (proc_pid_stat(5))."""


def browser_processes(mark: str) -> dict[int, int]:
    """Give the bytes of memory that each process holds of the browser begun with this argument.

    Those that it began count, and those that these began.
    """
    parents: dict[int, int] = {}
    held: dict[int, int] = {}
    for number in _numbers():
        with suppress(OSError, ValueError, IndexError):
            fields = (_PROC / str(number) / "stat").read_text().rpartition(")")[2].split()
            parents[number] = int(fields[_PARENT])
            held[number] = int(fields[_PAGES]) * os.sysconf("SC_PAGE_SIZE")
    found = {number for number in parents if _is_marked(number, mark)}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return {number: held[number] for number in found if number in held}


def end_browser(mark: str) -> None:
    """End every process of a browser, whatever it is doing."""
    for number in browser_processes(mark):
        with suppress(OSError):
            os.kill(number, signal.SIGKILL)


def _numbers() -> Iterator[int]:
    with suppress(OSError):
        yield from (int(path.name) for path in _PROC.iterdir() if path.name.isdigit())


def _is_marked(number: int, mark: str) -> bool:
    with suppress(OSError):
        arguments = (_PROC / str(number) / "cmdline").read_bytes().split(b"\x00")
        return mark.encode() in arguments
    return False

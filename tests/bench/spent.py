"""Processor time and memory of programs that run, from /proc: a process and all it has begun."""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a program had used until now, in seconds: itself, and what it has begun."""

    at: float
    own: float
    children: float

    @property
    def all(self) -> float:
        """Both."""
        return self.own + self.children


def moment(*pids: int) -> Moment:
    """What these programs have used until now."""
    own = children = 0.0
    for pid in pids:
        # What has ended is counted by what began it.
        own += _used(pid, ended=False)
        children += _used(pid, ended=True) - _used(pid, ended=False)
        children += sum(_used(one, ended=True) for one in _below(pid))
    return Moment(at=time.perf_counter(), own=own, children=children)


def memory(pid: int) -> dict[str, float]:
    """Megabytes that a process holds now and held at most, and those of all it has begun."""
    now, most = _sizes(pid)
    return {
        "now": round(now),
        "most": round(most),
        "readers": round(sum(_sizes(one)[0] for one in _below(pid))),
    }


def most_in_tree(pid: int) -> float:
    """Megabytes of the largest of a process and all it has begun, as they were at most."""
    return max(_sizes(one)[1] for one in (pid, *_below(pid)))


def read_in_tree(pid: int) -> int:
    """Bytes that a process and all it has begun read of files, from memory or from disk.

    What has ended is counted by what began it (proc(5)).
    """
    found = 0
    for one in (pid, *_below(pid)):
        with suppress(FileNotFoundError, ProcessLookupError, PermissionError):
            lines = Path(f"/proc/{one}/io").read_text(encoding="ascii").splitlines()
            found += int(dict(line.split(": ") for line in lines)["rchar"])
    return found


def _below(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        threads = Path(f"/proc/{pid}/task").iterdir()
        for thread in threads:
            if thread.name != str(pid):
                listed += (thread / "children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    found = [int(one) for one in listed]
    return [*found, *(deeper for one in found for deeper in _below(one))]


def _used(pid: int, *, ended: bool) -> float:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    # utime and stime, then those of children that were waited for (proc(5)).
    fields = stat.rpartition(")")[2].split()[11:15]
    return sum(map(int, fields if ended else fields[:2])) / _TICKS


def _sizes(pid: int) -> tuple[float, float]:
    found = {"VmRSS": 0.0, "VmHWM": 0.0}
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        lines = []
    for line in lines:
        name, _, rest = line.partition(":")
        if name in found:
            found[name] = int(rest.split()[0]) / 1024
    return found["VmRSS"], found["VmHWM"]

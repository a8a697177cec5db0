"""Servers as processes on loopback: started, waited for, and stopped by their process ids."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS = 60.0
"""For one to be there, and to answer: on two busy cores the slowest was there after 20 s, and an
answer took more than 5."""
PATIENCE = 10.0
"""How long one may take to end itself."""


class NotStarted(Exception):
    """A server that ended, or was not ready in time; the message is the last that it said."""


def free_port() -> int:
    """A port of loopback on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def answers(port: int) -> bool:
    """Whether somebody listens on a port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def placed(script: Path, folder: Path) -> Path:
    """A script of ours among what it imports, for node looks beside it alone.

    Another session may be starting the same one: it is whole at any moment.
    """
    there = folder / script.name
    made = folder / f"{os.getpid()}-{script.name}"
    shutil.copyfile(script, made)
    return made.replace(there)


@contextmanager
def started(
    order: list[str],
    ready: Callable[[str], bool],
    *,
    within: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    stop: signal.Signals = signal.SIGTERM,
) -> Iterator[str]:
    """A running server; gives what it had printed when it was ready, as `ready` judges.

    Raises NotStarted. It is asked to end by the signal `stop`, and after PATIENCE seconds ended.
    """
    with log.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603
            order,
            cwd=within,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            user=user,
            start_new_session=True,
        )
    try:
        yield _waited(process, ready, log)
    finally:
        _stopped(process, stop)


def _waited(process: subprocess.Popen[bytes], ready: Callable[[str], bool], log: Path) -> str:
    end = time.monotonic() + SECONDS
    while True:
        said = log.read_text(encoding="utf-8", errors="replace")
        if ready(said):
            return said
        if process.poll() is not None or time.monotonic() > end:
            last = next((line for line in reversed(said.splitlines()) if line.strip()), "nothing")
            how = f"ended with {process.poll()}" if process.poll() is not None else "not ready"
            raise NotStarted(f"{how}; it said {last[:200]}")
        time.sleep(0.05)


def _stopped(process: subprocess.Popen[bytes], stop: signal.Signals) -> None:
    for signal_ in (stop, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(signal_)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)

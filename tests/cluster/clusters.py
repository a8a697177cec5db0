"""A real scheduler and workers of Dask, as separate processes over TCP on loopback."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO

_WAIT = 120.0
_SCHEDULER = [
    "dask",
    "scheduler",
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--dashboard-address",
    "127.0.0.1:0",
    "--no-show",
]
_WORKER = ["dask", "worker", "--host", "127.0.0.1", "--nthreads", "1"]
_WORKER += ["--dashboard-address", "127.0.0.1:0"]


class Cluster:
    """A scheduler at `address`, and workers that may be killed and begun again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._output: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed with the cluster
        self.scheduler = self._begin(_SCHEDULER)
        self.address = self._wait_for_address()
        self.workers: list[subprocess.Popen[bytes]] = []

    def _begin(self, words: list[str]) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", *words]
        return subprocess.Popen(  # noqa: S603 - Dask's own programs
            command,
            cwd=self._folder,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "True"},
        )

    def _wait_for_address(self) -> str:
        end = monotonic() + _WAIT
        while monotonic() < end:
            self._output.seek(0)
            found = re.search(rb"tcp://127\.0\.0\.1:\d+", self._output.read())
            if found:
                return found[0].decode()
            sleep(0.1)
        raise AssertionError("no scheduler began")

    def add_worker(self, *options: str) -> "subprocess.Popen[bytes]":
        """Begin a worker, without a nanny that would begin it again by itself."""
        words = [*_WORKER, "--no-nanny", "--local-directory", str(self._folder), *options]
        worker = self._begin([*words, self.address])
        self.workers.append(worker)
        return worker

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill a process with no warning, and nothing that it began."""
        process.send_signal(signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._output.close()


@contextmanager
def begun_cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Begin a scheduler with so many workers, and end all of them."""
    cluster = Cluster(folder)
    try:
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.end()

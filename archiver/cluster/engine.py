"""The one place that names Dask: it decides who does which task, and nothing else.

Tasks and results are small; whatever is large goes through files that all workers see. Without an
address a cluster of processes on this machine is begun, bound to loopback, and ended again.
"""

import logging
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.comm.core import CommClosedError

from archiver.cluster.task_process import Task, TaskResult, do_apart
from archiver.errors import ClusterLost, TaskLost

_AHEAD = 2
"""Tasks for each worker that the scheduler is given at once; the rest waits here."""
_TRIES = 4
"""Times that a task is begun again after its worker or its process was lost."""
_RETRIES = 2
"""Times that Dask itself begins it again, each time."""
WAIT = "60s"
"""For a scheduler to answer, and for workers to begin, on a machine that is busy otherwise."""

# No text of ours or anybody's use of it goes anywhere; dashboards are off unless asked for.
_SETTINGS: Mapping[str, Any] = {
    "distributed.scheduler.dashboard.bokeh-application.check_websocket_origin": False,
    "distributed.admin.log-format": "%(message)s",
    "distributed.comm.timeouts.connect": WAIT,
    "distributed.comm.retry.count": 3,
    # A worker that is killed again and again is the machine's fault, not the shard's.
    "distributed.scheduler.allowed-failures": 10,
    "distributed.diagnostics.nvml": False,
    # Workers only wait for the processes of their tasks. Watching themselves wait took 7 % of two
    # cores, of which these leave 1 %.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    # Workers tell nobody how they ended; what came of a task is told by the driver.
    "logging": {
        "distributed": "critical",
        "tornado": "critical",
        "tornado.application": "critical",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """Where tasks are done: by the cluster of a scheduler, or by `workers` processes here.

    `dashboard` is a port of this machine for Dask's own pages, where Bokeh is installed.
    """

    scheduler: str | None = None
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    dashboard: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEnd:
    """What came of a task: a result, or a sentence on why there is none."""

    task: Task
    result: TaskResult | None = None
    reason: str = ""


def run_tasks(tasks: Sequence[Task], options: EngineOptions) -> Iterator[TaskEnd]:
    """Do tasks on a cluster, and give what comes of each as it comes.

    A task whose worker was lost is given to another. Raises ClusterLost where there is no
    scheduler, or none any more.
    """
    if not tasks:
        return
    with _connected(options) as client:
        yield from _Turns(client, tasks).ends()


@contextmanager
def _connected(options: EngineOptions) -> Iterator[Client]:
    for name in ("distributed", "distributed.worker", "distributed.nanny", "distributed.scheduler"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(_SETTINGS), _client(options) as client:
        yield client


@contextmanager
def _client(options: EngineOptions) -> Iterator[Client]:
    if options.scheduler is not None:
        try:
            client = Client(options.scheduler, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterLost(
                f"no scheduler answers at {options.scheduler}: start one there with 'dask "
                "scheduler', or leave --scheduler out to use this machine"
            ) from error
        with client:
            yield client
        return
    with (
        _begun_here(options) as cluster,
        Client(cluster, timeout=WAIT, set_as_default=False) as client,
    ):
        yield client


def _begun_here(options: EngineOptions) -> LocalCluster:
    """Begin a cluster of processes on this machine, which nobody else can reach."""
    shown = options.dashboard is not None and find_spec("bokeh") is not None
    try:
        return LocalCluster(
            n_workers=options.workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            # Without an address Dask's pages and counters would be open to the network.
            dashboard_address=f"127.0.0.1:{options.dashboard if shown else 0}",
            worker_dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": shown},
            silence_logs=logging.CRITICAL,
            memory_limit=0,
        )
    except (OSError, RuntimeError) as error:
        raise ClusterLost(
            f"no cluster could be begun on this machine ({str(error) or type(error).__name__}): "
            "try fewer --workers, or again when less is going on"
        ) from error


class _Turns:
    """The tasks of one run: so many with the scheduler, the rest waiting."""

    def __init__(self, client: Client, tasks: Sequence[Task]) -> None:
        self._client = client
        self._waiting = deque((task, 0) for task in tasks)
        self._known: dict[str, tuple[Task, int]] = {}
        self._number = 0

    def ends(self) -> Iterator[TaskEnd]:
        try:
            running = as_completed(self._more(), loop=self._client.loop, raise_errors=False)
            for future in running:
                task, tries = self._known.pop(future.key)
                end = self._end_of(future, task)
                future.release()
                if end is None and tries < _TRIES:
                    self._waiting.append((task, tries + 1))
                else:
                    yield end or TaskEnd(task=task, reason=f"its worker was lost {tries + 1} times")
                for added in self._more():
                    running.add(added)
        except (OSError, CommClosedError) as error:
            raise _lost() from error

    def _more(self) -> list[Future]:
        """Give the scheduler as many tasks as it should have."""
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        most = max(1, workers) * _AHEAD
        added: list[Future] = []
        while self._waiting and len(self._known) < most:
            task, tries = self._waiting.popleft()
            self._number += 1
            key = f"{task['kind']}-{task['name']}-{os.getpid()}-{self._number}"
            self._known[key] = (task, tries)
            added.append(self._client.submit(do_apart, task, key=key, pure=False, retries=_RETRIES))
        return added

    def _end_of(self, future: Future, task: Task) -> TaskEnd | None:
        """Give what came of a task; None where it was lost with its worker."""
        try:
            # Also of one that is done the result may be lost with the worker that has it.
            result: TaskResult = future.result()
        except (CancelledError, CommClosedError) as error:
            raise _lost() from error
        except KilledWorker:
            return None
        except TaskLost as error:
            return TaskEnd(task=task, reason=str(error))
        except Exception as error:  # noqa: BLE001 - whatever a worker's own Python raises
            reason = f"a worker could not do it ({type(error).__name__}: {error})"
            return TaskEnd(task=task, reason=reason[:300])
        if "error" in result:
            return TaskEnd(task=task, reason=result["error"])
        return TaskEnd(task=task, result=result)


def _lost() -> ClusterLost:
    return ClusterLost("the scheduler is gone; the same command goes on where it stopped")

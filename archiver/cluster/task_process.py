"""Do one task of a cluster in a process of its own, bounded in memory, that ends with its worker.

The task comes as a line of JSON on standard input, its result goes as one on standard output. A
worker that is killed closes the other end of standard input, and so nobody is left reading for it.
"""

import json
import os
import resource
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from archiver.errors import ArchiverError, TaskLost

Task = dict[str, Any]
"""What is to be done: its `kind`, and what that needs. Plain values, as they go over a wire."""
TaskResult = dict[str, Any]
MEMORY = 1536
"""Megabytes that a task may use, those that read its pages each as much."""
_MALLOC_TRIM = "MALLOC_TRIM_THRESHOLD_"
"""Dask sets it for its workers, that one which has lived long gives memory back at once.

A process that reads pages then asks for the same memory again at each: 2.5 ms of 110.
"""


def do_apart(task: Task) -> TaskResult:
    """Do a task in another process and wait for it; what a worker of a cluster runs.

    Gives ``{"error": sentence}`` for what will not go better the next time. Raises TaskLost for
    what may.
    """
    command = [sys.executable, "-m", __name__]
    process = subprocess.Popen(  # noqa: S603 - this program itself
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != _MALLOC_TRIM},
    )
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise TaskLost("no process can be begun")
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
        # Standard input stays open as long as somebody waits.
        answer = process.stdout.read()
        process.wait()
    finally:
        if process.poll() is None:
            process.kill()
        told = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
        for stream in (process.stdin, process.stdout, process.stderr):
            with suppress(BrokenPipeError):
                stream.close()
        process.wait()
    try:
        found: TaskResult = json.loads(answer)
    except ValueError:
        last = f": {told[-1][:300]}" if told else ""
        raise TaskLost(f"its process ended with {process.returncode}{last}") from None
    return found


def end_if_unwanted() -> None:
    """End this process where the worker that waits for it is gone."""
    ready, _, _ = select.select([0], [], [], 0)
    if ready:
        # Nothing more is ever written, so this is the end of the worker.
        os._exit(1)


def _bound_memory(megabytes: int) -> None:
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _perform(task: Task) -> TaskResult:
    # Only here is it known what is needed: a reader needs no index, a judge no parser.
    from archiver.cluster.bulk_folder import BulkFolder  # noqa: PLC0415 - the same

    folder = BulkFolder(Path(task["folder"]))
    if task["kind"] == "read":
        from archiver.cluster.shard_reading import read_shard  # noqa: PLC0415 - the same

        return read_shard(
            folder,
            task["name"],
            task["address"],
            end_if_unwanted,
            seconds=task["seconds"],
            allow_private=task["allow_private"],
        )
    from archiver.cluster.shard_judging import judge_shard  # noqa: PLC0415 - the same

    return judge_shard(
        folder,
        task["name"],
        Path(task["archive"]),
        task["facts"],
        end_if_unwanted,
        grown_from=task["grown_from"],
    )


def _first_line() -> bytes:
    """Read the task and no byte more: what is ahead would hide that the other end is closed."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            os._exit(1)
        line += piece
    return line


def main() -> None:
    """Do the task that standard input names."""
    task = json.loads(_first_line())
    _bound_memory(task["memory"])
    try:
        answer = _perform(task)
    except MemoryError:
        answer = {"error": f"it took more than the {task['memory']:,} MB of memory that it may"}
    except OSError as error:
        named = f" {error.filename}" if error.filename else ""
        answer = {"error": f"cannot use{named}: {error.strerror or error}"}
    except ArchiverError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()

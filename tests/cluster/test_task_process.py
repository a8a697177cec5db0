"""A task has a process of its own, whose end is the end of that task alone."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.cluster import task_process
from archiver.cluster.shard_list import list_shards
from archiver.cluster.task_process import MEMORY, do_apart
from archiver.errors import TaskLost

pytestmark = pytest.mark.slow  # processes


def task_of(shard: Path, out: Path, memory: int = MEMORY) -> dict[str, object]:
    one = list_shards([str(shard)])[0]
    return {
        "kind": "read",
        "folder": str(out),
        "name": one.name,
        "address": one.address,
        "memory": memory,
        "seconds": 60.0,
        "allow_private": False,
    }


def end_of(task: dict[str, object]) -> dict[str, Any]:
    """Give what comes of a task, be it that its process was lost."""
    try:
        return do_apart(task)
    except TaskLost as lost:
        return {"error": str(lost)}


def test_a_task_gives_its_manifest(small_shards: list[Path], tmp_path: Path) -> None:
    found = do_apart(task_of(small_shards[0], tmp_path))
    assert found["counts"]["articles"] == 1
    assert all((tmp_path / file).is_file() for file in found["files"])


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    small_shards: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    found = do_apart(task_of(small_shards[0], tmp_path / "file"))
    assert found["error"].startswith("cannot use ")


def test_a_process_without_memory_ends_its_task_with_a_sentence_or_is_lost(
    small_shards: list[Path], tmp_path: Path
) -> None:
    found = end_of(task_of(small_shards[0], tmp_path, memory=24))
    assert "error" in found or found["counts"]["failed"] == found["counts"]["pages"]
    assert not list(tmp_path.rglob("*unfinished*"))


def test_a_task_ends_with_whoever_waits_for_it(small_shards: list[Path], tmp_path: Path) -> None:
    code = (
        "import sys, json; from archiver.cluster.task_process import do_apart; "
        "do_apart(json.loads(sys.argv[1]))"
    )
    task = json.dumps(task_of(small_shards[0], tmp_path))
    parent = subprocess.Popen([sys.executable, "-c", code, task])  # noqa: S603 - our own program
    end = monotonic() + 60
    children: list[int] = []
    while not children and monotonic() < end:
        listed = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
        children = [int(one) for one in listed]
        sleep(0.02)
    assert children
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    while any(_is_there(one) for one in children) and monotonic() < end:
        sleep(0.05)
    assert not any(_is_there(one) for one in children)


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{number}/status").read_text()


def test_what_says_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(task_process, "__name__", "archiver.no_such_module")
    with pytest.raises(TaskLost, match=r"ended with 1: .*no_such_module"):
        do_apart({"kind": "read", "folder": str(tmp_path)})


def test_a_task_keeps_memory_that_it_will_ask_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = tmp_path / "shown.sh"
    shown.write_text('#!/bin/sh\necho "{\\"threshold\\": \\"$MALLOC_TRIM_THRESHOLD_\\"}"\n')
    shown.chmod(0o755)
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "65536")
    monkeypatch.setattr(sys, "executable", str(shown))
    assert do_apart({"kind": "read", "folder": str(tmp_path)}) == {"threshold": ""}

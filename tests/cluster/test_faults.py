"""Whatever is killed or runs out, the same command then comes to the files of an undisturbed run.

``ARCHIVER_KILLS`` says how many workers are killed; all else is killed a few times.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from threading import Event, Thread
from typing import Self

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")
pytest.importorskip("distributed", reason="pip install 'archiver[cluster]'")

from archiver.cluster import engine
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.bulk_work import BulkOptions, match_shards, read_shards
from archiver.cluster.engine import EngineOptions
from archiver.cluster.shard_list import list_shards
from archiver.crawl import bounded_reader, reading_processes
from archiver.crawl.options import show_no_progress
from archiver.errors import ClusterLost
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Capture
from tests.cluster.clusters import Cluster, begun_cluster
from tests.cluster.shards import NEWSROOM, judge_all, read_all, rows_of, write_shards
from tests.cluster.test_engine import assert_equal_folders

pytestmark = pytest.mark.slow  # processes, kills

KILLS = int(os.environ.get("ARCHIVER_KILLS") or 4)
PROGRAM = "from archiver.cli.start import main; main()"
OPTIONS = BulkOptions(engine=EngineOptions(workers=2))


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    pages = sorted([*NEWSROOM.glob("*.html"), *NEWSROOM.glob("*.txt")])
    return write_shards(pages, tmp_path_factory.mktemp("warc"), shards=6)


@pytest.fixture(scope="module")
def undisturbed(shards: list[Path], tmp_path_factory: pytest.TempPathFactory) -> BulkFolder:
    folder = read_all(shards, tmp_path_factory.mktemp("undisturbed") / "out")
    judge_all(folder)
    return folder


def finish(folder: BulkFolder, shards: list[Path]) -> None:
    """Run both commands to their end, as whoever runs them again does."""
    assert not read_shards(
        folder, list_shards(map(str, shards)), OPTIONS, show_no_progress
    ).failures
    assert not match_shards(folder, [], OPTIONS, show_no_progress).failures


class Killer:
    """Kills workers of a cluster at random moments, and begins others in their places."""

    def __init__(self, cluster: Cluster, kills: int, seed: int) -> None:
        self._cluster, self._left = cluster, kills
        self._random = random.Random(seed)
        self._over = Event()
        self.killed = 0
        self._thread = Thread(target=self._kill)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _kill(self) -> None:
        while self._left and not self._over.wait(self._random.uniform(0.5, 6)):
            alive = [one for one in self._cluster.workers if one.poll() is None]
            self._cluster.kill(self._random.choice(alive))
            self._cluster.add_worker()
            self._left -= 1
            self.killed += 1


def test_workers_are_killed_at_random_moments(
    shards: list[Path], undisturbed: BulkFolder, tmp_path: Path
) -> None:
    killed = 0
    with begun_cluster(tmp_path, workers=3) as cluster:
        options = BulkOptions(engine=EngineOptions(scheduler=cluster.address))
        for turn in range(20):
            folder = BulkFolder(tmp_path / f"out-{turn}")
            with Killer(cluster, KILLS - killed, seed=turn) as killer:
                listed = list_shards(map(str, shards))
                read = read_shards(folder, listed, options, show_no_progress)
                judged = match_shards(folder, [], options, show_no_progress)
            killed += killer.killed
            # Where all luck was bad a shard is named as failed, and nothing else is.
            assert read.done + len(read.failures) == len(shards)
            assert judged.done + len(judged.failures) == judged.shards
            if read.failures or judged.failures:
                read_shards(folder, listed, options, show_no_progress)
                match_shards(folder, [], options, show_no_progress)
            assert_equal_folders(folder, undisturbed)
            if killed >= KILLS:
                break
    assert killed >= KILLS


def test_the_scheduler_is_killed(
    shards: list[Path],
    undisturbed: BulkFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A dead scheduler is waited for as long as one that is slow to answer.
    monkeypatch.setattr(engine, "WAIT", "10s")
    folder = BulkFolder(tmp_path / "out")
    with begun_cluster(tmp_path) as cluster:
        options = BulkOptions(engine=EngineOptions(scheduler=cluster.address))

        def kill_when_begun(_stage: str, done: int, _total: int) -> None:
            if done == 1:
                cluster.kill(cluster.scheduler)

        with pytest.raises(ClusterLost, match="goes on where it stopped"):
            read_shards(folder, list_shards(map(str, shards)), options, kill_when_begun)
    finish(folder, shards)
    assert_equal_folders(folder, undisturbed)


def test_the_driver_is_killed(shards: list[Path], undisturbed: BulkFolder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder, drawn = BulkFolder(out), random.Random(21)

    def kill_driver(*command: str) -> None:
        driver = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, "bulk", *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(drawn.uniform(2, 9))
        driver.send_signal(signal.SIGKILL)
        driver.wait()

    for _ in range(2):
        kill_driver("read", *map(str, shards), "--out", str(out), "--workers", "2")
    # What was judged beside fewer posts says so for good where those that came change nothing.
    read_shards(folder, list_shards(map(str, shards)), OPTIONS, show_no_progress)
    kill_driver("match", str(out))
    finish(folder, shards)
    assert_equal_folders(folder, undisturbed)


LIMITED = """
import json, resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from archiver.cluster.task_process import do_apart
print(json.dumps(do_apart(json.loads(sys.argv[2]))))
"""


def test_a_disk_that_is_full_leaves_nothing_half_written(
    shards: list[Path], undisturbed: BulkFolder, tmp_path: Path
) -> None:
    import json  # noqa: PLC0415 - of this test alone

    folder = BulkFolder(tmp_path / "out")
    for one in list_shards(map(str, shards[:2])):
        task = {
            "kind": "read",
            "folder": str(folder.path),
            "name": one.name,
            "address": one.address,
            "memory": 1536,
            "allow_private": False,
            "seconds": 60.0,
        }
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", LIMITED, "3000", json.dumps(task)],
            capture_output=True,
            check=True,
        )
        assert "cannot use" in json.loads(done.stdout)["error"]
    assert not [path for path in folder.path.rglob("*") if path.is_file()]
    finish(folder, shards)
    assert_equal_folders(folder, undisturbed)


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pages of one name end the process that reads them, and those of another never end."""
    real = reading_processes.read_page_apart

    def read(capture: Capture) -> PageReading:
        if "tidewire" in capture.url:
            os._exit(7)
        if "phare" in capture.url:
            time.sleep(60)
        return real(capture)

    monkeypatch.setattr(bounded_reader, "read_page_apart", read)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("poisoned")
def test_poisoned_pages_are_named_and_the_rest_of_their_shards_is_read(
    shards: list[Path], undisturbed: BulkFolder, tmp_path: Path
) -> None:
    from archiver.cluster.shard_reading import read_shard  # noqa: PLC0415 - of this test alone

    folder = BulkFolder(tmp_path / "out")
    for one in list_shards(map(str, shards)):
        read_shard(folder, one.name, one.address, lambda: None, seconds=10)
    captures = rows_of(folder, "captures")
    reasons = {row["url"]: row["reason"] for row in captures if row["outcome"] == "failed"}
    assert len(reasons) == 2
    assert {"ended the process" in one for one in reasons.values()} == {True, False}
    assert any("not done after 10 seconds" in one for one in reasons.values())
    whole = rows_of(undisturbed, "captures")
    assert [(row["url"], row["sha256"]) for row in captures] == [
        (row["url"], row["sha256"]) for row in whole
    ]

"""Tasks are done by whoever is there: processes here, or workers of a scheduler over TCP."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")
pytest.importorskip("distributed", reason="pip install 'archiver[cluster]'")

from archiver.cluster import engine
from archiver.cluster.bulk_folder import BulkFolder, without_times
from archiver.cluster.bulk_work import BulkOptions, match_shards, read_shards
from archiver.cluster.engine import EngineOptions, run_tasks
from archiver.cluster.shard_list import list_shards
from archiver.crawl.options import show_no_progress
from archiver.errors import ClusterLost
from tests.bench.spent import moment
from tests.cluster.clusters import begun_cluster


def test_no_tasks_need_no_cluster() -> None:
    assert list(run_tasks([], EngineOptions(scheduler="tcp://127.0.0.1:1"))) == []


def test_dask_is_named_in_one_module_alone() -> None:
    import archiver.cluster as room  # noqa: PLC0415 - its place

    files = Path(room.__path__[0]).parent.rglob("*.py")
    naming = [
        path.name
        for path in files
        if any(
            line.startswith(("import dask", "from dask", "import distributed", "from distributed"))
            for line in path.read_text(encoding="utf-8").splitlines()
        )
    ]
    assert naming == ["engine.py"]


def assert_equal_folders(one: BulkFolder, other: BulkFolder) -> None:
    """All files are the same, byte for byte, but for times in manifests."""
    for kind in ("shards", "judged"):
        names = sorted(path.name for path in (other.path / kind).glob("*"))
        assert sorted(path.name for path in (one.path / kind).glob("*")) == names
    for known in other.shards():
        for load in (BulkFolder.shard_manifest, BulkFolder.verdict_manifest):
            found, wanted = load(one, known["shard"]), load(other, known["shard"])
            assert (found is None) == (wanted is None)
            if found is not None and wanted is not None:
                assert without_times(found) == without_times(wanted)
                for file in wanted["files"]:
                    assert (one.path / file).read_bytes() == (other.path / file).read_bytes()
    assert not list(one.path.rglob("*unfinished*"))


@pytest.mark.slow
def test_a_cluster_of_this_machine_gives_what_one_process_gives(
    small_shards: list[Path], small_folder: BulkFolder, tmp_path: Path
) -> None:
    folder = BulkFolder(tmp_path / "out")
    options = BulkOptions(engine=EngineOptions(workers=2))
    shards = list_shards(map(str, small_shards))
    report = read_shards(folder, shards, options, show_no_progress)
    assert (report.done, report.skipped, report.failures) == (2, 0, [])
    report = match_shards(folder, [], options, show_no_progress)
    assert (report.done, report.failures) == (2, [])
    assert_equal_folders(folder, small_folder)
    report = read_shards(folder, shards, options, show_no_progress)
    assert (report.done, report.skipped) == (0, 2)
    report = match_shards(folder, [], options, show_no_progress)
    assert (report.done, report.skipped) == (0, 2)


@pytest.mark.slow
def test_a_cluster_that_waits_for_its_tasks_takes_next_to_nothing() -> None:
    """Seven hundredths of two cores where Dask watches itself wait, less than one where not."""
    seconds = 5.0
    with engine._connected(EngineOptions(workers=2)) as client:
        waiting = client.map(time.sleep, [seconds + 4, seconds + 5], pure=False)
        while sum(map(len, client.processing().values())) < len(waiting):
            time.sleep(0.1)
        time.sleep(2)  # for what is still being begun
        before = moment(os.getpid())
        time.sleep(seconds)
        spent = moment(os.getpid()).all - before.all
    assert spent / seconds < 2 * 0.035


@pytest.mark.slow
def test_workers_of_a_scheduler_over_tcp_give_the_same(
    small_shards: list[Path], small_folder: BulkFolder, tmp_path: Path
) -> None:
    folder = BulkFolder(tmp_path / "out")
    with begun_cluster(tmp_path) as cluster:
        options = BulkOptions(engine=EngineOptions(scheduler=cluster.address))
        report = read_shards(folder, list_shards(map(str, small_shards)), options, show_no_progress)
        assert (report.done, report.failures) == (2, [])
        report = match_shards(folder, [], options, show_no_progress)
        assert (report.done, report.failures) == (2, [])
    assert_equal_folders(folder, small_folder)


@pytest.mark.slow
def test_where_no_scheduler_answers_a_sentence_says_so(
    small_shards: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archiver.cluster.engine.WAIT", "1s")
    options = BulkOptions(engine=EngineOptions(scheduler="tcp://127.0.0.1:1"))
    shards = list_shards(map(str, small_shards))
    with pytest.raises(ClusterLost, match="no scheduler answers at tcp"):
        read_shards(BulkFolder(tmp_path), shards, options, show_no_progress)


@pytest.mark.slow
def test_nothing_heavy_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys, archiver.cli.bulk; "
        "print(sorted({'dask', 'distributed', 'pyarrow', 'duckdb', 'fsspec'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"

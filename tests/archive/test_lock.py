"""The lock: one run at a time, told who, and gone with whoever held it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archiver.archive.lock import only_run
from archiver.errors import ArchiveLocked

HOLD = """
import sys, time
from pathlib import Path
from archiver.archive.lock import only_run
with only_run(Path(sys.argv[1]), "crawl"):
    print("held", flush=True)
    if len(sys.argv) > 2:
        import os
        if os.fork() == 0:
            print(os.getpid(), flush=True)
            time.sleep(60)
    time.sleep(60)
"""


def holder(path: Path, *more: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", HOLD, str(path), *more], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_which_process_is_at_work(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with holder(path) as process:
        with pytest.raises(ArchiveLocked) as caught, only_run(path, "crawl"):
            pytest.fail("two runs at once")
        process.kill()
    said = str(caught.value)
    assert said.startswith(f"another run works on this archive (crawl, process {process.pid}, ")
    assert said.endswith("wait until it is done, or end it")


def test_a_killed_run_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with holder(path) as process:
        process.kill()
        process.wait()
        with only_run(path, "crawl"):
            assert (tmp_path / "archive.db-lock").exists()


def test_a_child_that_outlives_a_killed_run_does_not_hold_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with holder(path, "fork") as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.kill()
        process.wait()
        try:
            with only_run(path, "crawl"):
                pass
        finally:
            os.kill(child, 9)


def test_the_lock_is_free_after_a_run_however_that_ended(tmp_path: Path) -> None:
    path = tmp_path / "new" / "archive.db"
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt), only_run(path, "crawl"):
            raise KeyboardInterrupt
    with only_run(path, "crawl"), only_run(tmp_path / "other.db", "crawl"):
        pass


def test_an_archive_under_two_names_is_one_archive(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "archive.db")
    refused = pytest.raises(ArchiveLocked)
    with only_run(tmp_path / "archive.db", "crawl"), refused, only_run(tmp_path / "link.db", "b"):
        pytest.fail("two runs at once")


def test_a_lock_file_of_noise_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "archive.db-lock").write_bytes(b"\xff[")
    with only_run(tmp_path / "archive.db", "crawl"):
        (tmp_path / "archive.db-lock").write_bytes(b"\xff[")
        refused = pytest.raises(ArchiveLocked, match="only just begun")
        with refused, only_run(tmp_path / "archive.db", "crawl"):
            pytest.fail("two runs at once")

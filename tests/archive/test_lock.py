"""The lock: one run at a time, told who, and gone with whoever held it."""

import os
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.lock import is_held, only_run, short_writer, write_turn
from archiver.archive.store import runs
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


def test_a_short_writer_works_beside_a_run_and_beside_no_other(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    refused = pytest.raises(ArchiveLocked, match="import")
    with only_run(path, "crawl"), short_writer(path, "import"):
        assert is_held(path, "lock")
        assert is_held(path, "short-lock")
        with refused, short_writer(path, "import"):
            pytest.fail("two short writers at once")
    with short_writer(path, "import"), only_run(path, "crawl"):
        pass
    assert not is_held(path, "lock")
    assert not is_held(path, "short-lock")


def test_whoever_waits_is_told_once_for_whom_and_begins_then(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    told: list[str] = []
    with holder(path) as process:

        def end(who: str) -> None:
            told.append(who)
            process.kill()

        with only_run(path, "crawl", waiting=end):
            assert is_held(path, "lock")
    (who,) = told
    assert who.startswith(f"crawl, process {process.pid}, since ")


def test_only_what_is_not_at_work_any_more_was_stopped(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"

    def begin(command: str) -> list[tuple[str, str]]:
        with transaction(connection):
            runs.begin_run(connection, at="2031-05-04T02:00:00Z", command=command, offline=True)
        rows = connection.execute("select command, status from runs order by id")
        return [(row[0], row[1]) for row in rows]

    with closing(connect(path, write=True)) as connection:
        begin("crawl")
        with only_run(path, "crawl"):
            assert begin("import") == [("crawl", "running"), ("import", "running")]
        with short_writer(path, "import"):
            assert begin("crawl")[:2] == [("crawl", "stopped"), ("import", "running")]
        assert [status for _, status in begin("crawl")] == ["stopped"] * 3 + ["running"]


def test_a_turn_is_given_up_and_asks_for_no_file_that_cannot_be_made(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with write_turn(path):
        assert not (tmp_path / "archive.db-turn").exists(), "no run was ever here"
    with only_run(path, "crawl"):
        for _ in range(2):
            with pytest.raises(KeyError), write_turn(path):
                raise KeyError
        (tmp_path / "archive.db-turn").unlink()
        (tmp_path / "archive.db-turn").symlink_to(tmp_path / "elsewhere")
        with write_turn(path):
            assert not (tmp_path / "elsewhere").exists()


@pytest.mark.slow
def test_one_that_writes_without_a_pause_lets_others_write(tmp_path: Path) -> None:
    """What waits gets SQLite's lock after the transaction that goes on, and not by luck."""
    path = tmp_path / "archive.db"
    done = threading.Event()
    written: list[int] = []

    def write_on() -> None:
        with closing(connect(path, write=True)) as busy:
            while not done.is_set():
                with transaction(busy):
                    busy.execute("update tallies set value = value")
                    written.append(len(written))
                    done.wait(0.05)

    with only_run(path, "crawl"), closing(connect(path, write=True)) as connection:
        thread = threading.Thread(target=write_on)
        thread.start()
        try:
            while not written:
                done.wait(0.01)
            gone = []
            for _ in range(10):
                before = len(written)
                with transaction(connection):
                    gone.append(len(written) - before)
        finally:
            done.set()
            thread.join()
    # SQLite asks again after 0.1 s at most: two transactions, and the one that was going on.
    assert max(gone) <= 5

"""Files of posts read by another process: the same batches, whatever becomes of that process."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from archiver.importers import batching, reader_process

AT = "2031-05-04T10:00:00Z"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def written(path: Path, first: int, last: int) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for number in range(first, last):
            text = f"Ferry number {number} has left Marrowby"
            print(json.dumps({"platform": "x", "id": str(number), "text": text}), file=stream)
        print("{", file=stream)
    return path


def here(*paths: Path) -> list[batching.ImportBatch]:
    return list(batching.read_batches(paths, seen_at=AT, platform=None))


@pytest.mark.slow
def test_another_process_gives_the_same_batches(
    tmp_path: Path, processes: list[subprocess.Popen[bytes]]
) -> None:
    first = written(tmp_path / "a.jsonl", 0, 12_000)
    empty = tmp_path / "b.jsonl"
    empty.touch()
    last = written(tmp_path / "c.jsonl", 12_000, 12_003)
    files = (first, empty, last)
    found = list(reader_process.read_in_process(files, seen_at=AT, platform=None))
    assert found == here(*files)
    assert [batch.file for batch in found] == [0, 0, 0, 1, 2]
    assert sum(batch.lines for batch in found) == 12_005
    assert [batch.errors[0][:2] for batch in found if batch.errors] == [
        (str(first), 12_001),
        (str(last), 4),
    ]
    assert [process.poll() is not None for process in processes] == [True]


def test_small_files_are_read_without_another_process(
    tmp_path: Path, processes: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_process, "_WORTH_A_PROCESS", 1 << 20)
    file = written(tmp_path / "a.jsonl", 0, 10)
    assert list(reader_process.read_in_process([file], seen_at=AT, platform=None)) == here(file)
    assert processes == []


@pytest.mark.slow
def test_where_the_process_is_ended_the_rest_is_read_here(
    tmp_path: Path, processes: list[subprocess.Popen[bytes]]
) -> None:
    file = written(tmp_path / "a.jsonl", 0, 40_000)
    found = []
    for batch in reader_process.read_in_process([file], seen_at=AT, platform=None):
        found.append(batch)
        processes[0].kill()
        processes[0].wait()
    assert found == here(file)


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_where_no_process_can_be_begun_all_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    file = written(tmp_path / "a.jsonl", 0, 10)
    assert list(reader_process.read_in_process([file], seen_at=AT, platform=None)) == here(file)


@pytest.mark.slow
def test_closed_early_it_leaves_no_process(
    tmp_path: Path, processes: list[subprocess.Popen[bytes]]
) -> None:
    file = written(tmp_path / "a.jsonl", 0, 40_000)
    reading = reader_process.read_in_process([file], seen_at=AT, platform=None)
    assert next(reading).lines == batching.MOST_LINES
    reading.close()
    assert processes[0].poll() is not None


@pytest.mark.slow
def test_what_reading_raises_is_raised_here(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", 0, 3)
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(IsADirectoryError):
        list(
            reader_process.read_in_process(
                [tmp_path / "a.jsonl", folder], seen_at=AT, platform=None
            )
        )


@pytest.mark.slow
def test_the_process_ends_when_nobody_is_left_to_read(tmp_path: Path) -> None:
    """An import that was killed leaves nothing that goes on without it."""
    file = written(tmp_path / "a.jsonl", 0, 40_000)
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom archiver.importers import reader_process\n"
        "reader_process._WORTH_A_PROCESS = 0\nos.cpu_count = lambda: 2\n"
        f"for batch in reader_process.read_in_process(\n"
        f"    [Path({str(file)!r})], seen_at={AT!r}, platform=None):\n"
        "    print('one', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(  # noqa: S603 - it is ourselves
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"one\n"
        [child] = _children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
    _gone(child)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    if not found.exists():
        pytest.skip("this system does not tell of a process's children")
    return [int(number) for number in found.read_text().split()]


def _gone(pid: int) -> None:
    """Return when a process has ended, whether or not somebody has asked how."""
    for _ in range(3_000):
        try:
            if ") Z " in Path(f"/proc/{pid}/stat").read_text():
                return
        except (FileNotFoundError, ProcessLookupError):
            return
        sleep(0.01)
    pytest.fail("the process still runs")

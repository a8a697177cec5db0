"""Files of posts read by another process: the same batches, whatever becomes of that process."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import UnusableFile
from archiver.importers import batching, bounded_process, files, reader_process
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.lines import ImportLine

AT = "2031-05-04T10:00:00Z"


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forks have what a test puts in the place of ours."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def written(path: Path, first: int, last: int) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for number in range(first, last):
            text = f"Ferry number {number} has left Marrowby"
            print(json.dumps({"platform": "x", "id": str(number), "text": text}), file=stream)
        print("{", file=stream)
    return path


def here(*paths: Path) -> list[batching.ImportBatch]:
    return list(reader_process.read_post_batches(paths, seen_at=AT, platform=None, apart=None))


def there(*paths: Path, apart: BoundedProcess) -> list[batching.ImportBatch]:
    return list(reader_process.read_post_batches(paths, seen_at=AT, platform=None, apart=apart))


def test_another_process_gives_the_same_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "MOST_LINES", 50)
    first = written(tmp_path / "a.jsonl", 0, 120)
    empty = tmp_path / "b.jsonl"
    empty.touch()
    last = written(tmp_path / "c.jsonl", 120, 123)
    paths = (first, empty, last)
    with BoundedProcess() as apart:
        found = there(*paths, apart=apart)
        assert apart.is_begun
    assert found == here(*paths)
    assert [batch.file for batch in found] == [0, 0, 0, 1, 2]
    assert sum(batch.lines for batch in found) == 125
    assert [batch.errors[0][:2] for batch in found if batch.errors] == [
        (str(first), 121),
        (str(last), 4),
    ]


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files whose name says what reading them does to the process."""

    def read(path: Path, **given: Any) -> Iterator[ImportLine]:
        lines = real(path, **given)
        yield next(lines)
        if path.name.startswith("endless"):
            time.sleep(60)
        if path.name.startswith("ends"):
            os._exit(7)
        if path.name.startswith("memory"):
            bytearray(2 * bounded_process.MEMORY)
        yield from lines

    real = files.read_post_file
    monkeypatch.setattr(files, "read_post_file", read)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        # What others do at the same time may keep a small file waiting for a second.
        pytest.param("endless.jsonl", "not done after", marks=pytest.mark.slow),
        ("ends.jsonl", "ended the process"),
        ("memory.jsonl", "more than the 3 GB"),
    ],
)
def test_a_file_that_ends_its_process_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.setattr(bounded_process, "SECONDS", 5 if name == "endless.jsonl" else 60)
    paths = [written(tmp_path / one, 0, 3) for one in ("a.jsonl", name, "c.jsonl")]
    with BoundedProcess() as apart:
        found = there(*paths, apart=apart)
    assert [(one.file, one.lines) for one in found] == [(0, 4), (1, 1), (2, 4)]
    ((file, _, told),) = found[1].errors
    assert file == str(paths[1])
    assert reason in told
    assert told.endswith("what follows is not read")


def end_process(_path: Path) -> bool:
    """As a file does that a parser does not survive."""
    os._exit(7)


def test_asking_of_a_hostile_file_is_bounded_too(tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", 0, 1)
    with BoundedProcess() as apart, pytest.raises(UnusableFile, match="ended the process"):
        files.ask_of_file(end_process, file, apart)


def test_where_no_process_can_be_begun_all_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_kind: str) -> Any:
        raise OSError

    monkeypatch.setattr(bounded_process, "get_context", refuse)
    file = written(tmp_path / "a.jsonl", 0, 10)
    with BoundedProcess() as apart:
        assert there(file, apart=apart) == here(file)


def test_closed_early_it_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "MOST_LINES", 5)
    file = written(tmp_path / "a.jsonl", 0, 400)
    with BoundedProcess() as apart:
        reading = reader_process.read_post_batches([file], seen_at=AT, platform=None, apart=apart)
        assert next(reading).lines == batching.MOST_LINES
        process = apart._process
        reading.close()
        assert not process.is_alive()


def test_what_reading_raises_is_raised_here(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", 0, 3)
    folder = tmp_path / "folder"
    folder.mkdir()
    with BoundedProcess() as apart, pytest.raises(IsADirectoryError):
        there(tmp_path / "a.jsonl", folder, apart=apart)


_STUCK = """
import re, sys
from archiver.cli.main import main
from archiver.importers import files
def stuck(path):
    print("stuck", file=sys.stderr, flush=True)
    re.match(r"(a|a)*$", "a" * 64 + "b")
files.find_format = stuck
sys.argv = ["archiver", *sys.argv[1:]]
main()
"""


@pytest.mark.slow
def test_import_obeys_a_signal_whatever_is_being_read(tmp_path: Path) -> None:
    """However small a file is."""
    file = written(tmp_path / "a.jsonl", 0, 3)
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _STUCK, "import", "--db", str(tmp_path / "a.db"), str(file)],
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"stuck\n"
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 143
        assert time.monotonic() - begun < 2


@pytest.mark.slow
def test_the_process_ends_when_nobody_is_left_to_read(tmp_path: Path) -> None:
    """An import that was killed leaves nothing that goes on without it."""
    file = written(tmp_path / "a.jsonl", 0, 40_000)
    script = (
        "import sys\nfrom pathlib import Path\nfrom archiver.importers import reader_process\n"
        "from archiver.importers.bounded_process import BoundedProcess\n"
        f"for batch in reader_process.read_post_batches(\n"
        f"    [Path({str(file)!r})], seen_at={AT!r}, platform=None, apart=BoundedProcess()):\n"
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
        time.sleep(0.01)
    pytest.fail("the process still runs")

"""Pages read one after another in a bounded process: what one does is its own error."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archiver.crawl import bounded_reader, reading_processes
from archiver.crawl.bounded_reader import BoundedReader
from archiver.errors import UnreadableListing, UnreadablePage, UnusableInput
from archiver.extraction.pipeline import PageReading
from archiver.importers import bounded_process
from archiver.models.records import Capture

PAGE = Capture(
    url="https://news.example/ferry",
    source="https://news.example/ferry",
    fetched_at="2031-05-04T00:00:00Z",
    status=200,
    headers=(("Content-Type", "text/html"),),
    body=b"<html><body><p>The ferry left the harbour at nine.</p></body></html>",
)


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages whose body names what reading them does to the process, and forks that read so."""

    def read(capture: Capture) -> PageReading:
        if b"endless" in capture.body:
            time.sleep(60)
        if b"ends the process" in capture.body:
            os._exit(7)
        if b"memory" in capture.body:
            bytearray(2 * bounded_process.MEMORY)
        return real(capture)

    def fork_always() -> int:
        return 1

    real = reading_processes.read_page_apart
    monkeypatch.setattr(bounded_reader, "read_page_apart", read)
    monkeypatch.setattr(threading, "active_count", fork_always)


def page(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(f"<html><body><p>The ferry is {words} at nine.</p></body></html>")
    return path


def test_a_page_comes_without_its_tree() -> None:
    with BoundedReader() as reader:
        read = reader.read(PAGE)
        assert "The ferry left" in read.article.text
        assert read.page.tree is None
        assert reader.read(PAGE) == read


@pytest.mark.slow
@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("endless", "not done after 10 seconds"),
        ("ends the process", "ended the process"),
        ("memory", "more than the 3 GB"),
    ],
)
def test_what_reading_does_to_its_process_is_an_error_of_that_page(
    tmp_path: Path, words: str, reason: str
) -> None:
    with BoundedReader(seconds=10 if words == "endless" else 60) as reader:
        (came,) = reader.read_file(page(tmp_path, "bad.html", words))
        assert isinstance(came[1], UnreadablePage)
        assert reason in str(came[1])
        (good,) = reader.read_file(page(tmp_path, "good.html", "red"))
        assert isinstance(good[1], PageReading)


@pytest.mark.usefixtures("hostile")
def test_one_page_of_a_file_costs_the_others_nothing(tmp_path: Path) -> None:
    path = tmp_path / "three.warc"
    record = ""
    for number, words in enumerate(("red", "ends the process", "blue")):
        html = f"<html><body><p>The ferry is {words} at nine.</p></body></html>"
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}"
        record += (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\n"
            "WARC-Date: 2031-05-04T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-12345678901{number}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n"
        )
    path.write_text(record, newline="")
    with BoundedReader(seconds=60) as reader:
        came = [read for _, read in reader.read_file(path)]
    assert [isinstance(one, PageReading) for one in came] == [True, False, True]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    with BoundedReader() as reader:
        (came,) = reader.read_file(tmp_path / "empty.html")
        assert str(came[1]) == "the file is empty"
        with pytest.raises(UnreadablePage, match="no such file"):
            list(reader.read_file(tmp_path / "none.html"))
        with pytest.raises(UnreadableListing):
            reader.read_listing(replace(PAGE, body=b""))


def test_no_process_is_left_when_a_file_is_left_in_its_middle(tmp_path: Path) -> None:
    with BoundedReader() as reader:
        for _ in reader.read_file(page(tmp_path, "good.html", "red")):
            process: Any = reader._process
            break
    assert not process.is_alive()


def test_where_no_process_can_be_begun_pages_are_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_kind: str) -> Any:
        raise OSError

    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(bounded_process, "get_context", refuse)
    with BoundedReader() as reader:
        assert "The ferry left" in reader.read(PAGE).article.text


_STUCK = """
import re, sys
from archiver.crawl import local_files
from archiver.cli.main import main
def stuck(capture):
    print("stuck", file=sys.stderr, flush=True)
    re.match(r"(a|a)*$", "a" * 64 + "b")
local_files.pipeline.extract_page = stuck
sys.argv = ["archiver", *sys.argv[1:]]
main()
"""


@pytest.mark.slow
def test_inspect_obeys_a_signal_whatever_is_being_read(tmp_path: Path) -> None:
    """An expression that backtracks for ever hears no signal in its own process."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _STUCK, "inspect", str(page(tmp_path, "bad.html", "red"))],
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"stuck\n"
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 143
        assert time.monotonic() - begun < 2


def processes(_: None) -> Iterator[int]:
    yield os.getpid()
    yield os.getppid()


def sleepers(seconds: float) -> Iterator[float]:
    time.sleep(seconds)
    yield seconds


@pytest.mark.slow
def test_another_ones_program_reads_in_a_program_of_its_own() -> None:
    """Whatever threads it has, and without its script being run a second time."""
    with BoundedReader(is_ours=False) as reader:
        number, parent = reader.run(processes, None)
        assert parent == os.getpid()
        assert reader.read(PAGE).article.text
        assert reader.is_begun
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_work_that_does_not_end_is_ended() -> None:
    with (
        BoundedReader(seconds=0.2) as reader,
        pytest.raises(UnusableInput, match=r"not done after 0\.2 seconds"),
    ):
        list(reader.run(sleepers, 60.0))

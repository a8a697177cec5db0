"""What a run writes is committed together, and its report is changed by one thread alone."""

import sqlite3
import threading
from pathlib import Path

import pytest

from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.crawl.run_archive import RunArchive
from archiver.models.records import Capture
from tests.conftest import x_id
from tests.crawl.conftest import BEGUN
from tests.crawl.newsroom import serving


def page(url: str, body: bytes = b"<p>The ferry left.</p>") -> Capture:
    return Capture(url=url, source=url, fetched_at=BEGUN, status=200, body=body)


def test_counts_wait_until_what_they_count_is_committed(run: RunArchive) -> None:
    with run.grouped():
        run.report_failure("https://news.example/a", "HTTP 500")
        assert run.report.failed_count == 0
    assert run.report.failed_count == 1
    run.report_failure("https://news.example/b", "HTTP 500")
    assert run.report.failed_count == 2


def test_what_is_undone_is_not_counted(run: RunArchive) -> None:
    def write_half() -> None:
        with run.grouped():
            run.report_failure("https://news.example/a", "HTTP 500")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert run.report.failed_count == 0


def test_equal_bytes_are_written_once_however_many_captures_name_them(run: RunArchive) -> None:
    with run.grouped():
        first = run.add_capture(page("https://news.example/a"))
        again = run.add_capture(page("https://news.example/a"))
        other = run.add_capture(page("https://news.example/b"))
    assert first == again != other
    places = run.connection.execute("select distinct warc_file, warc_offset from captures")
    assert len(places.fetchall()) == 1


def test_a_report_is_changed_by_one_thread_while_pages_are_asked_for(
    archive: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host fails until it is left alone, and a post cannot be had: both are reported."""
    watched: list[tuple[str, bool]] = []
    failed = RunReport.failed

    def note(report: RunReport, source: str, reason: str) -> None:
        alive = any(thread.name == "writer" for thread in threading.enumerate())
        watched.append((threading.current_thread().name, alive))
        failed(report, source, reason)

    monkeypatch.setattr(RunReport, "failed", note)
    with serving() as room:
        feed = room.feed("/feed", [f"{room.url}/{n}" for n in range(9)])
        for n in range(9):
            room.page(f"/{n}", "busy", status=500)
        number = x_id("2031-05-04T09:00:00")
        good = room.article("/good", number=number, quote="The ferry never left")
        options = CrawlOptions(warc_folder=tmp_path / "captures", web=room.web(failures=3))
        crawl(archive, [good, feed], options)
    assert len(watched) > 3
    assert all(name == "writer" or not alive for name, alive in watched)

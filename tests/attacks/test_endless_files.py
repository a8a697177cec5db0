"""Files of pages and of spoken words that are never read to their end: the run goes on, or ends."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archiver.crawl import file_source
from archiver.crawl.options import CrawlOptions
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.run import crawl
from archiver.importers.transcripts.parsed import TranscriptFacts

pytestmark = pytest.mark.slow

_VIDEO = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\n"
    b"WARC-Date: 2031-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
)
_CRAWL = "import sys; from archiver.cli.main import main; sys.argv[0] = 'archiver'; main()"


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A WARC file with one record of terabytes, of which the disk holds some kilobytes."""
    path, size = tmp_path / "a.warc", 1 << 41
    try:
        with path.open("wb") as stream:
            stream.write(_VIDEO % size)
            stream.truncate(size)
    except OSError as error:
        pytest.skip(f"this file system has no such file: {error}")
    return path


def test_one_that_is_opened_for_too_long_is_an_error_of_its_own(
    archive: sqlite3.Connection, endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_source, "_OPENING", 5.0)
    page = endless.with_name("b.html")
    page.write_text("<html><body><p>The ferry left the harbour at nine.</p></body></html>")
    options = CrawlOptions(warc_folder=endless.parent / "captures")
    report = crawl(archive, [str(endless), str(page)], options)
    ((source, reason),) = [tuple(one.values())[:2] for one in report.failures]
    assert str(source) == str(endless)
    assert "not done after 5 seconds" in str(reason)
    assert archive.execute("select count(*) from articles").fetchone()[0] == 1


def test_a_signal_is_heard_while_one_is_opened(endless: Path) -> None:
    log = endless.with_name("out.txt")
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _CRAWL, "crawl", "--offline", "-d", "a.db", endless.name],
            cwd=endless.parent,
            stdout=out,
            stderr=out,
        )
        try:
            time.sleep(5)
            assert process.poll() is None, log.read_text()
            process.send_signal(signal.SIGTERM)
            # Two seconds where the machine has nothing else to do.
            assert process.wait(20) == 128 + signal.SIGTERM
        finally:
            process.kill()
            process.wait()


@pytest.mark.asyncio
async def test_spoken_words_that_never_end_are_an_error_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    os.mkfifo(path)
    with ReadingPool(1, seconds=1.0) as pool:
        (found,) = await pool.read_speech(path, TranscriptFacts(), "talk.vtt")
    assert found.transcript is None
    assert "seconds" in found.errors[0][2]

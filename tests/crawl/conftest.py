"""A run on an empty archive, for tests of its parts."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.crawl.report import RunReport
from archiver.crawl.run_archive import RunArchive
from archiver.provenance.warc import WarcFile

BEGUN = "2031-05-04T00:00:00Z"


@pytest.fixture
def run(archive: sqlite3.Connection, tmp_path: Path) -> Iterator[RunArchive]:
    report = RunReport(started_at=BEGUN)
    with transaction(archive):
        report.run = runs.begin_run(archive, at=BEGUN, command="crawl", offline=True)
    with WarcFile(tmp_path, "run") as warc:
        yield RunArchive(archive, report, warc)

"""A run that only judges ends as any other does, also where something ends it."""

import sqlite3
from typing import Any

import pytest

from archiver.crawl import rejudge_run
from archiver.crawl.rejudge_run import rejudge_all
from archiver.crawl.report import MAX_REPORTED, RunReport


def ran(archive: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in archive.execute("select status, failures from runs")]


def test_a_run_that_an_error_ends_is_noted_as_stopped(
    archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(rejudge_run, "judge_due", fail)
    with pytest.raises(sqlite3.OperationalError):
        rejudge_all(archive, "alias", lambda *_: None)
    assert ran(archive) == [("stopped", 0)]
    assert archive.execute("select count(*) from seals").fetchone()[0] == 1


def test_all_failures_are_counted_however_few_are_named(archive: sqlite3.Connection) -> None:
    def fail(report: RunReport) -> None:
        for number in range(MAX_REPORTED + 5):
            report.failed(f"page {number}", "it cannot be read")

    rejudge_all(archive, "reread", lambda *_: None, first=fail)
    assert ran(archive) == [("done", MAX_REPORTED + 5)]

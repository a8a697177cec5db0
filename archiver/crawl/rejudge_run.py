"""Run without a network: judge the quotations that are due by what the archive holds."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.crawl.events import Progress
from archiver.crawl.judging import judge_due
from archiver.crawl.report import RunReport
from archiver.errors import UnusableArchive
from archiver.provenance.sealing import seal_run
from archiver.text.dates import current_time


def rejudge_all(
    connection: sqlite3.Connection,
    command: str,
    tell: Progress,
    *,
    first: Callable[[RunReport], None] | None = None,
) -> RunReport:
    """Judge what is due, in a run of that command's name, which is sealed as any other.

    `first` is what else the run does. A run that an error ends is noted as stopped.
    """
    report = RunReport(started_at=current_time())
    with transaction(connection):
        report.run = runs.begin_run(connection, at=report.started_at, command=command, offline=True)
    try:
        if first is not None:
            first(report)
        judge_due(connection, report, tell)
        report.status = "done"
        close_run(connection, report)
    except BaseException:
        report.status = "stopped"
        # What ended the run is raised, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            close_run(connection, report)
        raise
    return report


def close_run(connection: sqlite3.Connection, report: RunReport) -> None:
    """Close the run with its counts, and seal it."""
    report.finished_at = current_time()
    counts = {
        "articles": report.sources["new"] + report.sources["changed"],
        "posts": report.posts_new,
        "quotes": report.quotes_new,
        "failures": report.failed_count,
    }
    with transaction(connection):
        runs.finish_run(
            connection,
            report.run,
            at=report.finished_at,
            status=report.status,
            counts=counts,
            report=report.as_json(),
        )
        seal_run(connection, report.run, at=report.finished_at)

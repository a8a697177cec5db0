"""A run that asks nobody: quotations that are due are judged with what the archive holds."""

import sqlite3
from collections.abc import Callable

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.crawl.events import Progress
from archiver.crawl.judging import judge
from archiver.crawl.report import Report
from archiver.provenance.sealing import seal
from archiver.text.dates import now


def judge_again(
    connection: sqlite3.Connection,
    command: str,
    tell: Progress,
    *,
    first: Callable[[Report], None] | None = None,
) -> Report:
    """Judge what is due, in a run of that command's name, which is sealed as any other.

    `first` is what else the run does.
    """
    report = Report(started_at=now())
    with transaction(connection):
        report.run = runs.begin(connection, at=report.started_at, command=command, offline=True)
    if first is not None:
        first(report)
    judge(connection, report, tell)
    report.status, report.finished_at = "done", now()
    counts = {
        "articles": report.sources["new"] + report.sources["changed"],
        "posts": report.posts_new,
        "quotes": report.quotes_new,
        "failures": len(report.failures),
    }
    with transaction(connection):
        runs.finish(
            connection,
            report.run,
            at=report.finished_at,
            status=report.status,
            counts=counts,
            report=report.as_json(),
        )
        seal(connection, report.run, at=report.finished_at)
    return report

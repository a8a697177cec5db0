"""A run that reads nothing: quotations that are due are judged with what the archive holds."""

import sqlite3

from archiver.crawl.judging import judge
from archiver.crawl.keeping import Progress
from archiver.crawl.report import Report
from archiver.evidence.sealing import seal
from archiver.schema.archive import transaction
from archiver.sources import now
from archiver.store import runs


def judge_again(connection: sqlite3.Connection, command: str, tell: Progress) -> Report:
    """Judge what is due, in a run of that command's name, which is sealed as any other."""
    report = Report(started_at=now())
    with transaction(connection):
        report.run = runs.begin(connection, at=report.started_at, command=command, offline=True)
    judge(connection, report, tell)
    report.status, report.finished_at = "done", now()
    counts = {"articles": 0, "posts": 0, "quotes": 0, "failures": len(report.failures)}
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

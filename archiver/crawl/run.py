"""The run: sources in, a report out; what was read is archived before anything is judged.

What cannot be read is named in the report, and the run goes on.
"""

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import runs
from archiver.crawl import local_files
from archiver.crawl.events import EventTimer, Progress, log_event
from archiver.crawl.file_source import read_files
from archiver.crawl.judging import judge_due
from archiver.crawl.online import NetworkSettings, crawl_online
from archiver.crawl.report import RunReport
from archiver.crawl.writer_operations import WriterOperations
from archiver.errors import UnreadableSource, UnusableArchive
from archiver.fetch.browser import Browser
from archiver.provenance.attesting import attest_run
from archiver.provenance.sealing import seal_run
from archiver.provenance.warc import WarcFile
from archiver.text.dates import current_time


def crawl(
    connection: sqlite3.Connection,
    named: Iterable[str],
    *,
    warc_folder: Path,
    web: NetworkSettings | None = None,
    limit: int | None = None,
    since: str | None = None,
    hours: float | None = None,
    progress: Progress | None = None,
    browser: Browser | None = None,
) -> RunReport:
    """Read what is named, or all that is due, archive its posts, judge its quotations.

    Without `web` no connection is opened. `limit` is the most pages read; with `since` (a
    date) articles published before it are left out; after `hours` nothing more is asked for,
    and what came is judged. A `browser` draws the pages whose posts only scripts show. Raises
    UnusableSource before anything is written.
    """
    given = list(named)
    addresses = [one for one in given if local_files.is_address(one)]
    paths = local_files.files(one for one in given if not local_files.is_address(one))
    if addresses and web is None:
        raise UnreadableSource(f"{addresses[0]}: offline no connection is opened")
    return _run(
        connection,
        "crawl",
        warc_folder,
        web,
        paths=paths,
        addresses=addresses if given else None,
        limit=limit,
        since=since,
        hours=hours,
        tell=progress or _untold,
        browser=browser,
    )


def resolve(
    connection: sqlite3.Connection,
    addresses: Iterable[str],
    *,
    warc_folder: Path,
    web: NetworkSettings,
    progress: Progress | None = None,
) -> RunReport:
    """Ask for single posts now, and judge the quotations that they may answer."""
    return _run(
        connection,
        "resolve",
        warc_folder,
        web,
        paths=[],
        addresses=list(addresses),
        limit=None,
        since=None,
        hours=None,
        tell=progress or _untold,
    )


def _run(
    connection: sqlite3.Connection,
    command: str,
    warc_folder: Path,
    web: NetworkSettings | None,
    *,
    paths: Collection[Path],
    addresses: list[str] | None,
    limit: int | None,
    since: str | None,
    hours: float | None,
    tell: Progress,
    browser: Browser | None = None,
) -> RunReport:
    report, timer = RunReport(started_at=current_time()), EventTimer()
    with transaction(connection):
        report.run = runs.begin_run(
            connection, at=report.started_at, command=command, offline=web is None
        )
    try:
        with WarcFile(warc_folder, f"run-{report.run:06d}") as warc:
            until = None if hours is None else monotonic() + hours * 3600
            keeper = WriterOperations(connection, report, warc, since, limit, until, browser)
            read_files(keeper, paths, tell)
            if web is not None:
                crawl_online(keeper, web, tell, addresses, posts_of_pages=bool(paths))
        writer.finish_indexing(connection)
        judge_due(connection, report, tell)
        refused = attest_run(connection, report.run, web, at=current_time())
        if refused is not None:
            report.failed(*refused)
        report.status = "done"
        _finish(connection, report)
    except BaseException as error:
        report.status = "stopped"
        # What ended the run is told, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            _finish(connection, report)
        if isinstance(error, BaseExceptionGroup):
            # The first of what several tasks ended with is what ended the run.
            raise _first(error) from None
        raise
    log_event("run", f"run {report.run}", report.status, timer.seconds)
    return report


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _untold(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _finish(connection: sqlite3.Connection, report: RunReport) -> None:
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

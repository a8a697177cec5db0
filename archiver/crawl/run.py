"""Run a crawl: read sources, archive what they show, judge their quotations, give a report.

What was read is archived before anything is judged. What cannot be read is named in the report,
and the run goes on.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import runs
from archiver.crawl import local_files
from archiver.crawl.events import EventTimer, log_event
from archiver.crawl.file_source import read_files
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.judging import judge_due
from archiver.crawl.online import crawl_online, find_online
from archiver.crawl.options import CrawlOptions
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.pictures import read_captured_pictures
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.rejudge_run import close_run
from archiver.crawl.report import RunReport
from archiver.crawl.retention import drop_old_posts, oldest_kept
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.run_context import RunContext
from archiver.errors import UnreadableSource, UnusableArchive
from archiver.provenance.attesting import attest_run
from archiver.provenance.warc import WarcFile
from archiver.text.dates import current_time


def crawl(connection: sqlite3.Connection, named: Iterable[str], options: CrawlOptions) -> RunReport:
    """Read what is named, or all that is due, archive its posts, judge its quotations.

    Raises UnreadableSource before anything is written.
    """
    given = list(named)
    addresses = [one for one in given if local_files.is_address(one)]
    paths = local_files.files(one for one in given if not local_files.is_address(one))
    if addresses and options.web is None:
        raise UnreadableSource(f"{addresses[0]}: offline no connection is opened")
    finding = None if given else options.finding
    work = _Work(
        command="crawl", paths=paths, addresses=addresses if given else None, finding=finding
    )
    return _run(connection, work, options)


def resolve(
    connection: sqlite3.Connection, addresses: Iterable[str], options: CrawlOptions
) -> RunReport:
    """Ask for single posts now, and judge the quotations that they may answer."""
    work = _Work(command="resolve", paths=[], addresses=list(addresses))
    return _run(connection, work, options)


def find(connection: sqlite3.Connection, options: CrawlOptions) -> RunReport:
    """Look for posts that quotations do not link: for one that is named, or all that are due."""
    work = _Work(command="find", paths=[], addresses=[], finding=options.finding)
    return _run(connection, work, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a run is to read: files, and addresses; all that is due where these are None.

    `finding` is how posts are then looked for that quotations do not link, if they are.
    """

    command: str
    paths: Collection[Path]
    addresses: list[str] | None
    finding: FindingOptions | None = None


def _run(connection: sqlite3.Connection, work: _Work, options: CrawlOptions) -> RunReport:
    report, timer, budget = RunReport(started_at=current_time()), EventTimer(), options.budget()
    with transaction(connection):
        report.run = runs.begin_run(
            connection, at=report.started_at, command=work.command, offline=options.web is None
        )
    try:
        _read(connection, report, work, options, budget)
        writer.finish_indexing(connection)
        if options.judge:
            judge_due(connection, report, options.tell)
        if options.pictures and options.web is not None:
            named = work.addresses is not None
            read_captured_pictures(
                connection, report, options.warc_folder, budget, options.tell, named=named
            )
        if work.finding is not None and options.web is not None:
            _find(connection, report, options, work.finding, budget)
        if work.command == "crawl" and work.addresses is None and options.web is not None:
            _drop_old(connection, report, options, budget)
        refused = attest_run(connection, report.run, options.web, at=current_time())
        if refused is not None:
            report.failed(*refused)
        report.status = "done"
        close_run(connection, report)
    except BaseException as error:
        report.status = "stopped"
        # What ended the run is told, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            close_run(connection, report)
        if isinstance(error, BaseExceptionGroup):
            # The first of what several tasks ended with is what ended the run.
            raise _first(error) from None
        raise
    log_event("run", f"run {report.run}", report.status, timer.seconds)
    return report


def _find(
    connection: sqlite3.Connection,
    report: RunReport,
    options: CrawlOptions,
    finding: FindingOptions,
    budget: ReadingBudget,
) -> None:
    """Look for posts on the network, and judge what they may answer."""
    if options.web is None:
        return
    with _opened(connection, report, options, budget) as context:
        find_online(context, options.web, finding)
    writer.finish_indexing(connection)
    judge_due(connection, report, options.tell)


def _drop_old(
    connection: sqlite3.Connection, report: RunReport, options: CrawlOptions, budget: ReadingBudget
) -> None:
    """Drop old posts of followed accounts where the owner wants that, and judge anew."""
    following = options.web.following if options.web else None
    before = oldest_kept(report.started_at, following.keep_days) if following else None
    if before is not None:
        folder = options.warc_folder
        if drop_old_posts(connection, report, folder, before, budget, options.tell):
            judge_due(connection, report, options.tell)


def _read(
    connection: sqlite3.Connection,
    report: RunReport,
    work: _Work,
    options: CrawlOptions,
    budget: ReadingBudget,
) -> None:
    """Read files and ask the network, and keep what comes."""
    with _opened(connection, report, options, budget) as context:
        read_files(context, work.paths)
        if options.web is not None and work.command != "find":
            crawl_online(
                context,
                options.web,
                work.addresses,
                posts_of_pages=bool(work.paths),
                with_pictures=options.pictures,
            )


@contextmanager
def _opened(
    connection: sqlite3.Connection, report: RunReport, options: CrawlOptions, budget: ReadingBudget
) -> Iterator[RunContext]:
    """Open a run's WARC file, and hold what its parts share."""
    with WarcFile(options.warc_folder, f"run-{report.run:06d}") as warc:
        archive = RunArchive(connection, report, warc)
        yield RunContext(
            archive=archive,
            keeper=PageKeeper(archive, options.since),
            budget=budget,
            tell=options.tell,
            browser=options.browser,
        )


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error

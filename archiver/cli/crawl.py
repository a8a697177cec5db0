"""Implement `archiver crawl`: start the run, show its progress, have its report printed."""

from pathlib import Path

import click

from archiver.archive.connection import connect
from archiver.archive.store import schedule
from archiver.archive.store import sources as kept
from archiver.archive.store.followed import is_anybody_followed
from archiver.archive.store.pictures import count_pictures_left
from archiver.cli.browsing import browser_option
from archiver.cli.forget import finish_forgetting
from archiver.cli.locked import locked_archive, wait_option
from archiver.cli.options import database_option, escape_line, network_option, print_json
from archiver.cli.run_report import print_report
from archiver.cli.run_settings import finding_options, network_settings
from archiver.cli.telling import checked_notify_settings, tell_findings
from archiver.cli.watching import progress_bar, watch_run
from archiver.crawl import rereading
from archiver.crawl.local_files import files, is_address
from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.errors import UnusableInput
from archiver.fetch.browser import Browser
from archiver.importers.pictures.picture_reading import check_picture_reader
from archiver.text.dates import current_time, is_day

_NOTHING = "nothing to read: name a SOURCE, or add one with 'archiver sources add'"


def _since(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_day(value):
        raise click.BadParameter("give a date like 2024-07-13")
    return value


@click.command("crawl")
@click.argument("named", metavar="[SOURCE]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Open no connection: posts come from the pages.")
@click.option("--reread", is_flag=True, help="Read saved captures again, and ask nobody.")
@click.option(
    "--pictures", is_flag=True, help="Also read pictures of posts; needs archiver[pictures]."
)
@click.option("--limit", type=click.IntRange(min=1), help="Read at most so many pages.")
@click.option("--since", callback=_since, metavar="DATE", help="Leave out articles before it.")
@click.option(
    "--hours",
    type=click.FloatRange(min=0, min_open=True),
    help="Ask for nothing more after so long; judge what came, and leave the rest due.",
)
@click.option("--now", is_flag=True, help="Also ask again what an earlier failure put off.")
@click.option("--json", "as_json", is_flag=True, help="Print the run report as JSON.")
@click.option(
    "--log-json",
    is_flag=True,
    help="Write a line of JSON to standard error for each page, post and failure.",
)
@wait_option
@network_option
@browser_option
@database_option
def crawl_command(
    named: tuple[str, ...],
    *,
    offline: bool,
    reread: bool,
    pictures: bool,
    limit: int | None,
    since: str | None,
    hours: float | None,
    now: bool,
    as_json: bool,
    log_json: bool,
    wait: bool,
    allow_private: bool,
    contact: str | None,
    browser: Browser | None,
    path: Path,
) -> int:
    """Read articles, archive the posts they show, and judge their quotations.

    A SOURCE is the address of an article, feed, sitemap or post, or an .html, .txt or WARC
    file, or a folder of them. With none: every source of 'archiver sources' that is due, then
    every article and post that is. --reread reads the saved captures of all articles once more,
    after an update that reads better. --pictures asks for the pictures that articles call
    pictures of posts, once each, and reads what these show. Exit code 3: something failed, and
    the report names it; 4: nobody answered at all.

    \b
    Example:
      archiver crawl https://news.example/feed.xml
      archiver crawl --offline articles/
    """
    if not all(map(str.strip, named)):
        raise UnusableInput("an empty SOURCE names nothing: leave it out to read all that is due")
    if now and (offline or named):
        raise UnusableInput("--now asks again what is due: it goes without SOURCE and --offline")
    if pictures and (offline or reread):
        raise UnusableInput("--pictures asks for pictures: it goes without --offline and --reread")
    if pictures:
        check_picture_reader()
    if reread:
        return _reread(named, path, as_json=as_json, wait=wait)
    web = None if offline else network_settings(path, allow_private=allow_private, contact=contact)
    told_to = checked_notify_settings(path)
    # Before an archive is made: a name mistyped leaves nothing behind.
    files(one for one in named if not is_address(one))
    if offline and (given := next(filter(is_address, named), None)):
        raise UnusableInput(escape_line(f"{given}: with --offline no connection is opened"))
    if offline and not named:
        raise UnusableInput("with --offline name at least one file or folder to read")
    if not named and not path.exists():
        raise UnusableInput(_NOTHING)
    with locked_archive(path, "crawl", wait=wait):
        connection = connect(path, write=True)
        try:
            if now:
                schedule.bring_forward(connection, current_time())
            if not (
                named
                or kept.all_sources(connection)
                or is_anybody_followed(connection)
                or schedule.is_due(connection, current_time())
                or (pictures and count_pictures_left(connection, current_time()))
            ):
                raise UnusableInput(_NOTHING)
            with watch_run(bars=not as_json, lines=web is not None, log_json=log_json) as told:
                options = CrawlOptions(
                    warc_folder=path.parent / "captures",
                    web=web,
                    limit=limit,
                    since=since,
                    hours=hours,
                    progress=told,
                    browser=browser,
                    finding=None if offline else finding_options(path),
                    pictures=pictures,
                )
                report = crawl(connection, named, options)
            untold = tell_findings(connection, told_to, offline=web is None)
            unfinished = finish_forgetting(connection, path)
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json) or (3 if untold or unfinished else 0)


def _ended(report: RunReport, path: Path, *, as_json: bool) -> int:
    if as_json:
        print_json(report.as_json())
    else:
        print_report(report, path)
    if report.is_cut_off:
        click.echo("Nobody answered: is there a network? What was due stays due.", err=True)
        return 4
    return 3 if report.failed_count else 0


def _reread(named: tuple[str, ...], path: Path, *, as_json: bool, wait: bool) -> int:
    if named:
        raise UnusableInput("--reread reads what is saved: name no SOURCE with it")
    if not path.exists():
        connect(path)  # which says what makes one
    with locked_archive(path, "reread", wait=wait):
        connection = connect(path, write=True)
        try:
            with progress_bar(shown=not as_json) as told:
                report = rereading.reread(connection, path.parent / "captures", told)
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json)

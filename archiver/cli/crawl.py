"""Implement `archiver crawl`: start the run, show its progress, print its report."""

import shlex
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from archiver.archive.connection import connect
from archiver.archive.store import schedule
from archiver.archive.store import sources as kept
from archiver.archive.store.followed import is_anybody_followed
from archiver.cli.browsing import browser_option
from archiver.cli.console import console
from archiver.cli.locked import locked_archive
from archiver.cli.options import DEFAULT, database_option, escape_line, network_option, print_json
from archiver.cli.telling import checked_notify_settings, tell_findings
from archiver.cli.watching import progress_bar, watch_run
from archiver.crawl import rereading
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.local_files import files, is_address
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.crawl.settings import read_settings
from archiver.errors import UnusableInput, UnusableSettings, UnusableTokens
from archiver.fetch.browser import Browser
from archiver.messages import verdict_labels, verdicts
from archiver.messages.searches import SEARCH_STATES
from archiver.models.verdict_records import Verdict
from archiver.text.dates import current_time, is_day
from archiver.text.paths import displayed_path

_ROWS = 100
_PROBLEMS = 20
_NAMED = 30
"""Failures that are named one by one; more are told host by host."""
_PRIVATE = "which is never asked"
_NOTHING = "nothing to read: name a SOURCE, or add one with 'archiver sources add'"


def _since(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_day(value):
        raise click.BadParameter("give a date like 2024-07-13")
    return value


@click.command("crawl")
@click.argument("named", metavar="[SOURCE]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Open no connection: posts come from the pages.")
@click.option("--reread", is_flag=True, help="Read saved captures again, and ask nobody.")
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
@network_option
@browser_option
@database_option
def crawl_command(
    named: tuple[str, ...],
    *,
    offline: bool,
    reread: bool,
    limit: int | None,
    since: str | None,
    hours: float | None,
    now: bool,
    as_json: bool,
    log_json: bool,
    allow_private: bool,
    contact: str | None,
    browser: Browser | None,
    path: Path,
) -> int:
    """Read articles, archive the posts they show, and judge their quotations.

    A SOURCE is the address of an article, feed, sitemap or post, or an .html, .txt or WARC
    file, or a folder of them. With none: every source of 'archiver sources' that is due, then
    every article and post that is. --reread reads the saved captures of all articles once more,
    after an update that reads better. Exit code 3: something failed, and the report
    names it; 4: nobody answered at all.

    \b
    Example:
      archiver crawl https://news.example/feed.xml
      archiver crawl --offline articles/
    """
    if not all(map(str.strip, named)):
        raise UnusableInput("an empty SOURCE names nothing: leave it out to read all that is due")
    if now and (offline or named):
        raise UnusableInput("--now asks again what is due: it goes without SOURCE and --offline")
    if reread:
        return _reread(named, path, as_json=as_json)
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
    with locked_archive(path, "crawl"):
        connection = connect(path, write=True)
        try:
            if now:
                schedule.bring_forward(connection, current_time())
            if not (
                named
                or kept.all_sources(connection)
                or is_anybody_followed(connection)
                or schedule.is_due(connection, current_time())
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
                )
                report = crawl(connection, named, options)
            untold = tell_findings(connection, told_to, offline=web is None)
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json) or (3 if untold else 0)


def _ended(report: RunReport, path: Path, *, as_json: bool) -> int:
    if as_json:
        print_json(report.as_json())
    else:
        print_report(report, path)
    if report.is_cut_off:
        click.echo("Nobody answered: is there a network? What was due stays due.", err=True)
        return 4
    return 3 if report.failed_count else 0


def _reread(named: tuple[str, ...], path: Path, *, as_json: bool) -> int:
    if named:
        raise UnusableInput("--reread reads what is saved: name no SOURCE with it")
    if not path.exists():
        connect(path)  # which says what makes one
    with locked_archive(path, "reread"):
        connection = connect(path, write=True)
        try:
            with progress_bar(shown=not as_json) as told:
                report = rereading.reread(connection, path.parent / "captures", told)
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json)


def network_settings(path: Path, *, allow_private: bool, contact: str | None) -> NetworkSettings:
    """Return what a run on this archive may do on the network, by its settings and the options."""
    try:
        settings = read_settings(path.parent)
        manners = replace(settings.manners, contact=contact or settings.manners.contact)
    except (UnusableSettings, UnusableTokens, ValueError) as error:
        raise UnusableInput(escape_line(str(error))) from error
    return NetworkSettings(
        manners=manners,
        asked=settings.asked,
        tokens=settings.tokens,
        authority=settings.authority,
        following=settings.following,
        allow_private=allow_private or settings.private,
    )


def finding_options(path: Path) -> FindingOptions:
    """Return how posts are looked for that quotations do not link, by the archive's settings."""
    try:
        return read_settings(path.parent).finding
    except (UnusableSettings, UnusableTokens) as error:
        raise UnusableInput(escape_line(str(error))) from error


def print_report(report: RunReport, path: Path) -> None:
    """Print what a run did, for a person."""
    out = console()
    if report.new_problems:
        _print_problems(report)
    if report.judged:
        out.print(_table(report))
    articles = report.sources
    read = (
        f"{articles['new']} new, {articles['changed']} changed, {articles['unchanged']} unchanged"
    )
    out.print(f"Articles: {read}, {articles['failed']} failed")
    if not (articles.total() or report.looks or report.failed_count):
        out.print("Nothing was due: 'archiver status' says what is next, and what fails.")
    out.print(f"Posts: {report.posts_new} new   Wordings of posts: {report.versions_new} new")
    if report.followed:
        out.print(_people_line(report))
    if report.looks:
        came = ", ".join(f"{count} {name}" for name, count in report.looks.most_common())
        out.print(f"Asked for: {report.looks.total()} posts ({came})")
    for name, keys in (("Edited", report.changed), ("Gone", report.gone)):
        if keys:
            out.print(Text(escape_line(f"{name}: {_listed(keys)}"), style="yellow"))
    wordings = ", ".join(f"{count} {name}" for name, count in report.wordings.most_common())
    judged = f"{report.quotes_judged} judged" + (f" ({wordings})" if wordings else "")
    out.print(f"Quotations: {report.quotes_new} new, {judged}")
    if report.searches:
        states = Counter(one.state for one in report.searches)
        told = ", ".join(f"{count} {SEARCH_STATES[state]}" for state, count in states.items())
        out.print(f"Posts looked for: {len(report.searches)} searches ({told})")
    if report.problems:
        wrong = ", ".join(f"{count} {name}" for name, count in report.problems.most_common())
        out.print(f"Something is wrong with: {wrong}")
    _print_failures(report)
    option = "" if path == DEFAULT else f" -d {shlex.quote(displayed_path(path))}"
    out.print()
    out.print(
        Text(f'Browse it: archiver serve{option}   Look one up: archiver verify{option} "..."')
    )


def _print_problems(report: RunReport) -> None:
    """Print what this run found wrong for the first time, kind by kind."""
    out = console()
    for problem, count in report.problems_new.items():
        name = verdict_labels.NEW_PROBLEMS[problem]
        out.print(Text(f"{name}: {count:,}", style="bold red"))
    for one in report.new_problems[:_PROBLEMS]:
        by = f" ({one['speaker']})" if one["speaker"] else ""
        what = verdict_labels.PROBLEMS[one["problem"]]
        out.print(Text(escape_line(f"  {what}: “{_short(one['quote'])}”{by}")))
        out.print(Text(escape_line(f"    in {one['article_url']}"), style="dim"))
        words = _short(one["words"] or "")
        out.print(
            Text(escape_line(f"    {one['post_url'] or one['post_key']}: {words}"), style="dim")
        )
    more = report.problems_new.total() - _PROBLEMS
    if more > 0:
        out.print(f"  and {more:,} more: see --json, or the site")
    out.print()


def _print_failures(report: RunReport) -> None:
    """Print what failed: one by one while that can be read, else host by host."""
    out = console()
    if report.failed_count <= _NAMED:
        lines = [f"{one['source']}: {one['reason']}" for one in report.failures]
    else:
        lines = [
            f"{one['host']}: {count:,} times, {reason}"
            for one in report.hosts_that_failed()
            for reason, count in one["reasons"].items()
        ]
    for line in lines[:_ROWS]:
        out.print(Text(escape_line(f"Failed: {line}"), style="red"))
    if any(_PRIVATE in failure["reason"] for failure in report.failures):
        out.print("If that is a host of your own network, --allow-private lets it be asked.")
    if len(lines) > _ROWS:
        out.print(f"and {len(lines) - _ROWS:,} more: see --json, or the site")


def _people_line(report: RunReport) -> str:
    """Say what the accounts that are followed showed."""
    told = [
        f"{report.followed['accounts']} accounts read",
        f"{report.followed['new']} posts new, {report.followed['edited']} edited",
    ]
    told += [f"{count} {word}" for word, count in _odd_accounts(report) if count]
    return f"People: {', '.join(told)}"


def _odd_accounts(report: RunReport) -> list[tuple[str, int]]:
    return [
        ("missing from their lists", report.followed["missing"]),
        ("accounts that could not be read", report.followed["failed"]),
        ("accounts that ended", report.followed["ended"]),
    ]


def _listed(keys: list[str], most: int = 10) -> str:
    shown_of = ", ".join(keys[:most])
    return shown_of if len(keys) <= most else f"{shown_of} and {len(keys) - most} more"


def _table(report: RunReport) -> Table:
    """Return the quotations with their verdicts, those that need a second look first."""
    judged = report.judged
    rest = report.noted - _ROWS
    table = Table(
        box=None,
        pad_edge=False,
        caption=f"and {rest:,} more, less urgent than these: see the site" if rest > 0 else None,
        header_style="bold",
    )
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Quotation", ratio=5)
    table.add_column("Speaker", ratio=2)
    table.add_column("Post", ratio=4)
    for _, verdict in judged[:_ROWS]:
        table.add_row(*_row(verdict))
    return table


def _row(verdict: Verdict) -> tuple[Text, Text, Text, Text]:
    sign, _ = verdicts.verdict_headline(verdict)
    style = {"good": "green", "bad": "red"}.get(verdicts.verdict_tone(verdict), "yellow")
    best = verdict.findings[0] if verdict.findings else None
    notes: list[str] = [*verdict.flags]
    if verdict.attribution in {"mismatch", "unresolved"} and best:
        notes.append(verdict.attribution)
    if verdict.timing == "impossible":
        notes.append("impossible")
    shown_as = Text(f"{sign} {verdict.wording}", style=style)
    for note in notes:
        shown_as.append(f"\n  {note}", style="default")
    post = ""
    if best:
        by = verdicts.author_name(best.post.author)
        post = f"{by}: {best.version.text[slice(*best.match.span)]}"
    return (
        shown_as,
        Text(_short(verdict.claim.quote)),
        Text(_short(verdict.claim.speaker or "–")),
        Text(_short(post)),
    )


def _short(text: str, length: int = 90) -> str:
    line = escape_line(" ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"

"""`archiver crawl`: runs it, shows how far it is, and prints its report."""

import shlex
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from archiver import sentences
from archiver.cli.options import DEFAULT, Unusable, console, database, network, plain, print_json
from archiver.crawl import rereading
from archiver.crawl.keeping import Progress as Told
from archiver.crawl.online import Web
from archiver.crawl.report import Report
from archiver.crawl.run import crawl
from archiver.fetch.tokens import UnusableTokens
from archiver.lock import Locked, only_run
from archiver.records import Verdict
from archiver.schema.archive import BusyArchive, UnusableArchive, connect
from archiver.settings import UnusableSettings, read
from archiver.sources import UnusableSource, files, is_address, now, shown
from archiver.store import queue
from archiver.store import sources as kept

_ROWS = 100
_PRIVATE = "which is never asked"
_NOTHING = "nothing to read: name a SOURCE, or add one with 'archiver sources add'"


def _since(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _is_date(value):
        raise click.BadParameter("give a date like 2024-07-13")
    return value


def _is_date(value: str) -> bool:
    """Matches 2024-07-13; not 20240713, which compares with no article's date."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@click.command("crawl")
@click.argument("named", metavar="[SOURCE]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Open no connection: posts come from the pages.")
@click.option("--reread", is_flag=True, help="Read saved captures again, and ask nobody.")
@click.option("--limit", type=click.IntRange(min=1), help="Read at most so many pages.")
@click.option("--since", callback=_since, metavar="DATE", help="Leave out articles before it.")
@click.option("--json", "as_json", is_flag=True, help="Print the run report as JSON.")
@network
@database
def crawl_command(
    named: tuple[str, ...],
    *,
    offline: bool,
    reread: bool,
    limit: int | None,
    since: str | None,
    as_json: bool,
    allow_private: bool,
    contact: str | None,
    path: Path,
) -> int:
    """Read articles, archive the posts they show, and judge their quotations.

    A SOURCE is the address of an article, feed, sitemap or post, or an .html, .txt or WARC
    file, or a folder of them. With none: every source of 'archiver sources' that is due, then
    every article and post that is. --reread reads the saved captures of all articles once more,
    after an update that reads better. Exit code 3: something failed, and the report names it.

    \b
    Example:
      archiver crawl https://news.example/feed.xml
      archiver crawl --offline articles/
    """
    if reread:
        return _reread(named, path, as_json=as_json)
    web = None if offline else web_of(path, allow_private=allow_private, contact=contact)
    try:
        # Before an archive is made: a name mistyped leaves nothing behind.
        files(one for one in named if not is_address(one))
    except UnusableSource as error:
        raise Unusable(plain(str(error))) from error
    if offline and (given := next(filter(is_address, named), None)):
        raise Unusable(plain(f"{given}: with --offline no connection is opened"))
    if offline and not named:
        raise Unusable("with --offline name at least one file or folder to read")
    if not named and not path.exists():
        raise Unusable(_NOTHING)
    with held(path, "crawl"):
        connection = connect(path, write=True)
        try:
            if not (named or kept.every(connection) or queue.is_due(connection, now())):
                raise Unusable(_NOTHING)
            with progress(shown=not as_json) as told:
                report = crawl(
                    connection,
                    named,
                    warc_folder=path.parent / "captures",
                    web=web,
                    limit=limit,
                    since=since,
                    progress=told,
                )
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json)


def _ended(report: Report, path: Path, *, as_json: bool) -> int:
    if as_json:
        print_json(report.as_json())
    else:
        print_report(report, path)
    return 3 if report.failures else 0


def _reread(named: tuple[str, ...], path: Path, *, as_json: bool) -> int:
    if named:
        raise Unusable("--reread reads what is saved: name no SOURCE with it")
    connect(path).close()
    with held(path, "reread"):
        connection = connect(path, write=True)
        try:
            with progress(shown=not as_json) as told:
                report = rereading.reread(connection, path.parent / "captures", told)
        finally:
            connection.close()
    return _ended(report, path, as_json=as_json)


def web_of(path: Path, *, allow_private: bool, contact: str | None) -> Web:
    """What a run on this archive may do on the network, by its settings and the options."""
    try:
        settings = read(path.parent)
        manners = replace(settings.manners, contact=contact or settings.manners.contact)
    except (UnusableSettings, UnusableTokens, ValueError) as error:
        raise Unusable(plain(str(error))) from error
    return Web(
        manners=manners,
        asked=settings.asked,
        tokens=settings.tokens,
        authority=settings.authority,
        allow_private=allow_private or settings.private,
    )


@contextmanager
def held(path: Path, command: str) -> Iterator[None]:
    """The lock of an archive while a command works on it; another one at work is told."""
    with ExitStack() as stack:
        try:
            stack.enter_context(only_run(path, command))
        except Locked as error:
            raise BusyArchive(str(error)) from error
        except OSError as error:
            raise UnusableArchive(
                f"{path} cannot be used as an archive: {error.strerror or error}"
            ) from error
        yield


@contextmanager
def progress(*, shown: bool) -> Iterator[Told | None]:
    """Bars on a terminal, and nothing elsewhere."""
    out = console(error=True)
    if not shown or not out.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=out, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield told


def print_report(report: Report, path: Path) -> None:
    """What a run did, for a person."""
    out = console()
    if report.judged:
        out.print(_table(report))
    articles = report.sources
    read = (
        f"{articles['new']} new, {articles['changed']} changed, {articles['unchanged']} unchanged"
    )
    out.print(f"Articles: {read}, {articles['failed']} failed")
    out.print(f"Posts: {report.posts_new} new   Wordings of posts: {report.versions_new} new")
    if report.looks:
        came = ", ".join(f"{count} {name}" for name, count in report.looks.most_common())
        out.print(f"Asked for: {report.looks.total()} posts ({came})")
    for name, keys in (("Edited", report.changed), ("Gone", report.gone)):
        if keys:
            out.print(Text(plain(f"{name}: {_listed(keys)}"), style="yellow"))
    wordings = ", ".join(f"{count} {name}" for name, count in report.wordings.most_common())
    judged = f"{report.quotes_judged} judged" + (f" ({wordings})" if wordings else "")
    out.print(f"Quotations: {report.quotes_new} new, {judged}")
    for failure in report.failures[:_ROWS]:
        line = plain(f"Failed: {failure['source']}: {failure['reason']}")
        out.print(Text(line, style="red"))
    if any(_PRIVATE in failure["reason"] for failure in report.failures):
        out.print("If that is a host of your own network, --allow-private lets it be asked.")
    if len(report.failures) > _ROWS:
        out.print(f"and {len(report.failures) - _ROWS} more failures: see --json, or the site")
    option = "" if path == DEFAULT else f" -d {shlex.quote(shown(path))}"
    out.print()
    out.print(
        Text(f'Browse it: archiver serve{option}   Look one up: archiver verify{option} "..."')
    )


def _listed(keys: list[str], most: int = 10) -> str:
    shown_of = ", ".join(keys[:most])
    return shown_of if len(keys) <= most else f"{shown_of} and {len(keys) - most} more"


def _table(report: Report) -> Table:
    """The quotations with their verdicts, those that need a second look first."""
    judged = sorted(report.judged, key=lambda pair: sentences.URGENCY[sentences.tone(pair[1])])
    rest = len(judged) - _ROWS
    table = Table(
        box=None,
        pad_edge=False,
        caption=f"and {rest} more: see the site" if rest > 0 else None,
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
    sign, _ = sentences.headline(verdict)
    style = {"good": "green", "bad": "red"}.get(sentences.tone(verdict), "yellow")
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
        post = f"{sentences.author(best.post.author)}: {best.version.text[slice(*best.match.span)]}"
    return (
        shown_as,
        Text(_short(verdict.claim.quote)),
        Text(_short(verdict.claim.speaker or "–")),
        Text(_short(post)),
    )


def _short(text: str, length: int = 90) -> str:
    line = plain(" ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"

"""`archiver crawl`: runs it, shows how far it is, and prints its report."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
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
from archiver.cli.options import DEFAULT, Unusable, console, database, plain, print_json
from archiver.crawl import Progress as Told
from archiver.crawl import Report, crawl
from archiver.records import Verdict
from archiver.schema.archive import connect
from archiver.sources import UnusableSource, files, shown

_ROWS = 100


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
@click.option("--limit", type=click.IntRange(min=1), help="Read at most so many pages.")
@click.option("--since", callback=_since, metavar="DATE", help="Leave out articles before it.")
@click.option("--json", "as_json", is_flag=True, help="Print the run report as JSON.")
@database
def crawl_command(
    named: tuple[str, ...],
    *,
    offline: bool,
    limit: int | None,
    since: str | None,
    as_json: bool,
    path: Path,
) -> int:
    """Read articles, archive the posts they show, and judge their quotations.

    A SOURCE is an .html or .txt file, a WARC file, or a folder of them.
    Exit code 3: something could not be read, and the report names it.

    \b
    Example:
      archiver crawl --offline articles/
    """
    if not named:
        raise Unusable("name at least one file or folder to read")
    try:
        # Before an archive is made: a name mistyped leaves nothing behind.
        files(named)
    except UnusableSource as error:
        raise Unusable(plain(str(error))) from error
    connection = connect(path, write=True)
    try:
        with _progress(shown=not as_json) as told:
            report = crawl(
                connection,
                named,
                warc_folder=path.parent / "captures",
                offline=offline,
                limit=limit,
                since=since,
                progress=told,
            )
    finally:
        connection.close()
    if as_json:
        print_json(report.as_json())
    else:
        _print(report, path)
    return 3 if report.failures else 0


@contextmanager
def _progress(*, shown: bool) -> Iterator[Told | None]:
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


def _print(report: Report, path: Path) -> None:
    out = console()
    if report.judged:
        out.print(_table(report))
    articles = report.sources
    read = (
        f"{articles['new']} new, {articles['changed']} changed, {articles['unchanged']} unchanged"
    )
    out.print(f"Articles: {read}, {articles['failed']} failed")
    out.print(f"Posts: {report.posts_new} new   Wordings of posts: {report.versions_new} new")
    wordings = ", ".join(f"{count} {name}" for name, count in report.wordings.most_common())
    judged = f"{report.quotes_judged} judged" + (f" ({wordings})" if wordings else "")
    out.print(f"Quotations: {report.quotes_new} new, {judged}")
    for failure in report.failures:
        line = plain(f"Not read: {failure['source']}: {failure['reason']}")
        out.print(Text(line, style="red"))
    option = "" if path == DEFAULT else f" -d {shlex.quote(shown(path))}"
    out.print()
    out.print(
        Text(f'Browse it: archiver serve{option}   Look one up: archiver verify{option} "..."')
    )


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

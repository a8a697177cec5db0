"""Implement `archiver resolve`: fetch single posts now and report what came of each."""

from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from archiver.archive.connection import connect
from archiver.archive.store.resolve_results import ResolveResult, resolve_results
from archiver.cli.console import console
from archiver.cli.locked import locked_or_shared_archive, wait_option
from archiver.cli.options import (
    database_option,
    escape_line,
    escape_terminal,
    network_option,
    print_json,
)
from archiver.cli.run_settings import network_settings
from archiver.cli.watching import progress_bar
from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import resolve
from archiver.errors import UnusableInput
from archiver.messages import verdict_labels, verdicts
from archiver.platforms.registry import post_ref_at


@click.command("resolve")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print an object a line, as asked.")
@wait_option
@network_option
@database_option
def resolve_command(
    addresses: tuple[str, ...],
    *,
    as_json: bool,
    wait: bool,
    allow_private: bool,
    contact: str | None,
    path: Path,
) -> int:
    """Fetch single posts now, whatever shows them: the platform, or a web archive.

    What comes is kept with its time, and quotations that wait for such a post are judged; while
    a crawl is at work they are left to it. Exit code 3: for some post nobody could be asked, or
    another short command is at work.

    \b
    Example:
      archiver resolve https://bsky.app/profile/reader.example/post/3kabcdefghij2
    """
    refs = {address: post_ref_at(address) for address in addresses}
    wrong = [address for address, ref in refs.items() if ref is None]
    if wrong:
        raise UnusableInput(
            escape_line(f"{wrong[0]}: not the address of a post on any platform we know")
        )
    web = network_settings(path, allow_private=allow_private, contact=contact)
    with locked_or_shared_archive(path, "resolve", wait=wait) as alone:
        connection = connect(path, write=True)
        try:
            with progress_bar(shown=not as_json) as told:
                options = CrawlOptions(
                    warc_folder=path.parent / "captures", web=web, progress=told, judge=alone
                )
                report = resolve(connection, addresses, options)
            found = {
                address: resolve_results(connection, report.run, ref.key)
                for address, ref in refs.items()
                if ref is not None
            }
        finally:
            connection.close()
    for address, result in found.items():
        if as_json:
            print_json({"address": address, **result.as_json()})
        else:
            _print(address, result)
    if not as_json:
        _rest(report)
    if not alone:
        click.echo("quotations that it answers are judged by the run that is at work", err=True)
    return 3 if report.failures else 0


def _print(address: str, one: ResolveResult) -> None:
    out = console()
    out.print(Text(escape_line(f"{one.outcome}: {address}"), style="bold"))
    if one.reason:
        out.print(Padding(Text(escape_line(one.reason), style="dim"), (0, 0, 0, 2)))
    for text in one.texts:
        when = f", {text.posted_at}" if text.posted_at else ""
        out.print(Text(escape_line(f"  {verdicts.author_name(text.author)}{when}")))
        out.print(Padding(Text(escape_terminal(text.text)), (0, 0, 0, 4)))
        seen = f"{verdict_labels.EVIDENCES[text.evidence].rstrip('.')}, seen {text.seen_at}"
        copy = f", copy at {text.archived}" if text.archived else ""
        out.print(Text(escape_line(f"  {seen}{copy}"), style="dim"))


def _rest(report: RunReport) -> None:
    if report.quotes_judged:
        wordings = ", ".join(f"{count} {name}" for name, count in report.wordings.most_common())
        console().print(f"Quotations judged with them: {report.quotes_judged} ({wordings})")

"""Implement `archiver inspect`: show what is read from pages, without writing anything."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from archiver.cli.browsing import browser_option
from archiver.cli.console import console
from archiver.cli.options import (
    database_option,
    escape_line,
    escape_terminal,
    network_option,
    print_json,
)
from archiver.cli.run_settings import network_settings
from archiver.crawl import local_files
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.options import NetworkSettings
from archiver.crawl.single_page import fetch_page
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.fetch.browser import Browser, complete_capture
from archiver.models import json_schema
from archiver.models.records import Capture
from archiver.text.paths import displayed_path


@click.command("inspect")
@click.argument("named", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page.")
@network_option
@browser_option
@database_option
def inspect_command(
    named: tuple[str, ...],
    *,
    as_json: bool,
    allow_private: bool,
    contact: str | None,
    browser: Browser | None,
    path: Path,
) -> int:
    """Show what is read from pages: article, embeds, quotations. Writes nothing.

    A SOURCE is the address of a page, or a file or folder as `archiver crawl` reads them. The
    archive is not opened; crawl.toml beside it says how hosts are asked.

    Exit code 3: something could not be read; with --json it has an "error" in its place.

    \b
    Example:
      archiver inspect --json article.html
    """
    sources = _parted(named)
    web = None
    if any(isinstance(one, str) for one in sources):
        web = network_settings(path, allow_private=allow_private, contact=contact)
    failed = False
    with BoundedReader() as reader, BoundedReader() as drawn:
        if browser is not None:
            browser = replace(browser, read=drawn.read)
        for source in sources:
            try:
                for capture, read in _read(source, reader, web):
                    failed |= not _show(capture, read, browser, as_json=as_json)
            except UnreadablePage as error:
                failed = True
                name = source if isinstance(source, str) else displayed_path(source)
                _tell(name, str(error), as_json=as_json)
    return 3 if failed else 0


def _parted(named: tuple[str, ...]) -> list[str | Path]:
    """List addresses and files in the order in which they were named, each once."""
    found: list[str | Path] = []
    for one in named:
        found += [one] if local_files.is_address(one) else local_files.files([one])
    return list(dict.fromkeys(found))


def _read(
    source: str | Path, reader: BoundedReader, web: NetworkSettings | None
) -> Iterator[tuple[Capture, PageReading | UnreadablePage]]:
    if isinstance(source, Path):
        yield from reader.read_file(source)
    elif web is not None:
        capture = fetch_page(source, web)
        yield capture, reader.read(capture)


def _show(
    capture: Capture,
    read: PageReading | UnreadablePage,
    browser: Browser | None,
    *,
    as_json: bool,
) -> bool:
    if isinstance(read, UnreadablePage):
        _tell(capture.source, str(read), as_json=as_json)
        return False
    read = complete_capture(capture, read, browser)
    if as_json:
        shown = json_schema.article_json(
            read.article, read.embeds, read.quotes, source=capture.source, notes=read.notes
        )
        print_json(shown)
    else:
        _print(read, capture.source)
    return True


def _tell(source: str, reason: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"source": source, "error": reason})
    click.echo(escape_line(f"{source}: {reason}"), err=True)


def _print(read: PageReading, source: str) -> None:
    out = console()
    article = read.article
    out.print(Text(escape_line(article.title or source), style="bold"))
    facts = (
        article.site,
        article.byline,
        f"{article.published_at} (guessed)"
        if article.published_at and article.dated_by == "guessed"
        else article.published_at,
        article.language,
        article.access,
        article.url,
    )
    out.print(Text(escape_line(" · ".join(fact for fact in facts if fact))))
    words = len(article.text.split())
    out.print(f"{words} words, {len(read.embeds)} embeds, {len(read.quotes)} quotations")
    for embed in read.embeds:
        who = f"{embed.name or ''} @{embed.handle}" if embed.handle else embed.name or "?"
        label = f"{embed.platform}:{embed.id or '(no id)'}"
        drawn = "(drawn by scripts)" if embed.rendered else ""
        line = escape_line(f"{label} {who.strip()} {embed.posted_at or ''} {drawn}".rstrip())
        out.print(Text.assemble("  ", (embed.kind, "cyan"), f" {line}"))
        if embed.text:
            out.print(Padding(Text(escape_terminal(embed.text)), (0, 0, 0, 4)))
    for quote in read.quotes:
        said = f"— {quote.speaker or 'nobody named'}, {quote.cue}"
        who = escape_line("— a name or term" if quote.kind == "term" else said)
        out.print(Text.assemble(f"  “{escape_line(quote.text)}” ", (who, "dim")))
    for note in read.notes:
        out.print(Text(escape_line(f"  Not all of it: {note}"), style="yellow"))
    out.print()

"""Implement `archiver sources`: add, list, remove and load what the nightly run reads."""

import sqlite3
from pathlib import Path

import click

from archiver.archive.connection import connect, transaction
from archiver.archive.store import sources
from archiver.archive.store.sources import StoredSource
from archiver.cli.options import database_option, escape_line, print_json
from archiver.crawl.bounded_reader import BoundedReader
from archiver.discovery import source_table
from archiver.discovery.listing import MAX_LISTING_BYTES
from archiver.discovery.source_table import SourceRow
from archiver.errors import InvalidSourceAddress, UnreadableListing, UnusableInput
from archiver.models.records import Capture
from archiver.text.dates import current_time

_SEEDS = "sources.csv"


@click.group("sources")
def sources_command() -> None:
    """Say what the nightly run reads.

    \b
    Examples:
      archiver sources add https://news.example/feed.xml
      archiver sources list
      archiver sources remove https://news.example/feed.xml
      archiver sources load feeds.opml
    """


@sources_command.command("add")
@click.argument("named", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--kind", type=click.Choice(source_table.KINDS), help="What it is, where you know better."
)
@click.option("--title", help="What to call it.")
@click.option(
    "--every",
    type=click.FloatRange(min=0, max=8760, min_open=True),
    metavar="HOURS",
    help="How many hours lie between two looks; every night by default.",
)
@database_option
def sources_add_command(
    named: tuple[str, ...], *, kind: str | None, title: str | None, every: float | None, path: Path
) -> None:
    """Add sources to what the nightly run reads.

    A SOURCE is the address of a feed, a sitemap, an OPML file, a section page or an article,
    or the path of a file or folder. What it is, is found out at the first look.

    \b
    Example:
      archiver sources add https://news.example/feed.xml https://news.example/sitemap.xml
    """
    # Before an archive is made: a mistyped address leaves nothing behind.
    given = [(_address(name), kind or _kind(name)) for name in named]
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            added = sum(
                sources.add_source(
                    connection, url, at=current_time(), kind=what, title=title, every_hours=every
                )
                for url, what in given
            )
    finally:
        connection.close()
    click.echo(f"{added} sources added, {len(given) - added} were known")


@sources_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the sources as JSON.")
@database_option
def sources_list_command(*, as_json: bool, path: Path) -> None:
    """Show all sources, when each is due, and what is wrong with it.

    \b
    Example:
      archiver sources list --json
    """
    connection = connect(path)
    try:
        found = sources.all_sources(connection)
    finally:
        connection.close()
    if as_json:
        print_json([_as_json(source) for source in found])
        return
    for source in found:
        click.echo(escape_line("\t".join((source.url, source.kind or "?", _state(source)))))
    if not found:
        click.echo("there are no sources: 'archiver sources add' adds them", err=True)


@sources_command.command("remove")
@click.argument("named", nargs=-1, required=True, metavar="SOURCE...")
@database_option
def sources_remove_command(named: tuple[str, ...], *, path: Path) -> None:
    """Read sources no more, and none that they named. What was archived of them stays.

    \b
    Example:
      archiver sources remove https://news.example/feed.xml
    """
    urls = [_address(name, must_exist=False) for name in named]
    # Opened to read first, so that a mistyped path makes no archive.
    connect(path).close()
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            removed = [sources.remove_source(connection, url) for url in urls]
            for url, count in zip(urls, removed, strict=True):
                if not count:
                    raise UnusableInput(
                        escape_line(f"{url}: no such source; see archiver sources list")
                    )
    finally:
        connection.close()
    click.echo(f"{sum(removed)} sources removed")


@sources_command.command("load")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@database_option
def sources_load_command(files: tuple[Path, ...], *, path: Path) -> int:
    """Add the sources of tables (CSV with a header) or OPML files.

    Without a FILE it is sources.csv beside the archive. Loading a table again takes over what
    changed in it. Exit code 3: some lines could not be used; the others are loaded.

    \b
    Example:
      archiver sources load feeds.opml
    """
    named = files or (path.parent / _SEEDS,)
    read = [(file, _seeds(file)) for file in named]
    added = known = failed = 0
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            for file, found in read:
                for seed in found:
                    try:
                        new = _add(connection, seed, file)
                    except InvalidSourceAddress as error:
                        click.echo(escape_line(f"{file}:{seed.line}: {error}"), err=True)
                        failed += 1
                    else:
                        added += new
                        known += not new
    finally:
        connection.close()
    click.echo(f"{added} sources added, {known} were known, {failed} lines not used")
    return 3 if failed else 0


def _add(
    connection: sqlite3.Connection, seed: SourceRow | source_table.UnusableRow, file: Path
) -> bool:
    if isinstance(seed, source_table.UnusableRow):
        raise InvalidSourceAddress(seed.reason)
    return sources.add_source(
        connection,
        _address(seed.url, beside=file),
        at=current_time(),
        kind=seed.kind or _kind(seed.url),
        title=seed.title,
        every_hours=seed.every_hours,
        enabled=seed.enabled,
    )


def _seeds(file: Path) -> list[SourceRow | source_table.UnusableRow]:
    """Return what a table or an OPML file names; raises UnusableSource for what is neither."""
    try:
        if not file.is_file():
            raise InvalidSourceAddress(f"{file}: there is no such file")
        with file.open("rb") as stream:
            body = stream.read(MAX_LISTING_BYTES + 1)
    except OSError as error:
        raise InvalidSourceAddress(f"{file}: {error.strerror or error}") from error
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\x1f\x8b")):
        return list(source_table.read_source_table(body.decode("utf-8", "replace")))
    address = file.resolve().as_uri()
    capture = Capture(url=address, source=str(file), fetched_at=current_time(), body=body)
    try:
        with BoundedReader() as reader:
            found = reader.read_listing(capture)
    except UnreadableListing as error:
        raise InvalidSourceAddress(f"{file}: {error}") from error
    if found.kind != "opml":
        raise InvalidSourceAddress(
            f"{file}: neither a table nor an OPML file: 'sources add' takes it"
        )
    return [SourceRow(line=0, url=one.url, title=one.title) for one in found.sources]


def _address(given: str, *, must_exist: bool = True, beside: Path | None = None) -> str:
    """Return the address of a source as a person gave it: a path is that of a file here.

    A path in a table is relative to the folder of the table.
    """
    if "://" in given or given.startswith("file:"):
        return sources.address_of(given)
    place = (beside.parent if beside else Path()) / given
    if must_exist and not place.exists():
        raise InvalidSourceAddress(
            f"{given!r} is neither an address nor a file here: addresses begin with https://"
        )
    return sources.address_of(place.resolve().as_uri())


def _kind(given: str) -> str | None:
    """Files and folders are read as they are; what an address leads to is found out."""
    return "files" if given.lower().startswith("file:") or "://" not in given else None


def _state(source: StoredSource) -> str:
    if not source.enabled:
        return "left alone"
    if source.failures:
        return f"failed {source.failures} times: {source.reason}"
    if source.last_looked_at is None:
        return "not looked at yet"
    return f"due {source.next_due_at}"


def _as_json(source: StoredSource) -> dict[str, object]:
    return {
        "url": source.url,
        "kind": source.kind,
        "title": source.title,
        "enabled": source.enabled,
        "every_hours": source.every_hours,
        "last_looked_at": source.last_looked_at,
        "next_due_at": source.next_due_at,
        "failures": source.failures,
        "reason": source.reason,
    }

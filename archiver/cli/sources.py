"""Implement `archiver sources`: add, list, remove and load what the nightly run reads."""

import sqlite3
from pathlib import Path

import click

from archiver.archive.connection import connect, transaction
from archiver.archive.store import followed, sources
from archiver.archive.store.sources import StoredSource
from archiver.cli import following
from archiver.cli.options import database_option, escape_line, network_option, print_json
from archiver.cli.run_settings import network_settings
from archiver.crawl.bounded_reader import BoundedReader
from archiver.discovery import source_table
from archiver.discovery.listing import MAX_LISTING_BYTES
from archiver.discovery.source_table import SourceRow
from archiver.errors import InvalidSourceAddress, UnreadableListing, UnusableInput
from archiver.importers.people_tables import (
    PersonOrComplaint,
    is_people_table,
    people_of_tables,
)
from archiver.models.records import Capture
from archiver.text.dates import current_time

_SEEDS = "sources.csv"


@click.group("sources")
def sources_command() -> None:
    """Say what the nightly run reads.

    \b
    Examples:
      archiver sources add https://news.example/feed.xml
      archiver sources add @ana@social.example ana.bsky.social
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
@click.option("--platform", metavar="NAME", help="The platform of the accounts that are named.")
@click.option("--person", metavar="NAME", help="Whose the accounts are.")
@click.option("--party", "body", metavar="TEXT", help="Their party, or the body they belong to.")
@click.option("--offline", is_flag=True, help="Look no account up now; the first night does.")
@network_option
@database_option
def sources_add_command(
    named: tuple[str, ...],
    *,
    kind: str | None,
    title: str | None,
    every: float | None,
    platform: str | None,
    person: str | None,
    body: str | None,
    offline: bool,
    allow_private: bool,
    contact: str | None,
    path: Path,
) -> int:
    """Add sources to what the nightly run reads, and people whom it follows.

    A SOURCE is the address of a feed, a sitemap, an OPML file, a section page or an article,
    or the path of a file or folder. What it is, is found out at the first look. Or it is an
    account of somebody in public life, of whom everything that they post is kept: @name@host for
    the fediverse, name.bsky.social, a did, @name for X, platform:name, u/name for Reddit, or the
    address of a profile, a channel of Telegram or of YouTube. Exit code 3: one of them cannot be
    followed, and a sentence says why.

    \b
    Examples:
      archiver sources add https://news.example/feed.xml https://news.example/sitemap.xml
      archiver sources add --person "Ana Brook" @ana@social.example https://x.com/anabrook
    """
    accounts, addresses = following.split_accounts(named, platform)
    if kind is not None:
        accounts, addresses = {}, list(named)
    # Before an archive is made: a mistyped address leaves nothing behind.
    given = [(_address(name), kind or _kind(name)) for name in addresses]
    connection = connect(path, write=True)
    try:
        done = following.FollowResult()
        if accounts:
            web = network_settings(path, allow_private=allow_private, contact=contact)
            done = following.follow_named(
                connection, accounts, None if offline else web, person=person, body=body
            )
            given += [(_address(name), None) for name in done.pages]
        with transaction(connection):
            added = sum(
                sources.add_source(
                    connection, url, at=current_time(), kind=what, title=title, every_hours=every
                )
                for url, what in given
            )
    finally:
        connection.close()
    if given:
        click.echo(f"{added} sources added, {len(given) - added} were known")
    if len(accounts) > len(done.pages):
        click.echo(f"{done.added} accounts are followed from now on, {done.known} were already")
    return 3 if done.failed else 0


@sources_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the sources as JSON.")
@database_option
def sources_list_command(*, as_json: bool, path: Path) -> None:
    """Show all sources and people, when each is due or was read, and what is wrong with it.

    \b
    Example:
      archiver sources list --json
    """
    connection = connect(path)
    try:
        found = sources.all_sources(connection)
        people = followed.all_followed(connection)
    finally:
        connection.close()
    if as_json:
        print_json([*map(_as_json, found), *map(following.account_json, people)])
        return
    for source in found:
        click.echo(escape_line("\t".join((source.url, source.kind or "?", _state(source)))))
    for person in people:
        click.echo(escape_line(following.account_line(person)))
    if not found and not people:
        click.echo("there are no sources: 'archiver sources add' adds them", err=True)


@sources_command.command("remove")
@click.argument("named", nargs=-1, required=True, metavar="SOURCE...")
@database_option
def sources_remove_command(named: tuple[str, ...], *, path: Path) -> None:
    """Read sources no more, and none that they named. What was archived of them stays.

    An account that is named is not followed any more.

    \b
    Example:
      archiver sources remove https://news.example/feed.xml
    """
    accounts, addresses = following.split_accounts(named, None)
    urls = [_address(name, must_exist=False) for name in addresses]
    # Opened to read first, so that a mistyped path makes no archive.
    connect(path).close()
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            for name, account in accounts.items():
                if following.unfollow_named(connection, account):
                    continue
                if not name.startswith(("http://", "https://")):
                    message = f"{account.shown_as}: not followed; see archiver sources list"
                    raise UnusableInput(escape_line(message))
                urls.append(_address(name))
            removed = [sources.remove_source(connection, url) for url in urls]
            for url, count in zip(urls, removed, strict=True):
                if not count:
                    raise UnusableInput(
                        escape_line(f"{url}: no such source; see archiver sources list")
                    )
    finally:
        connection.close()
    if urls:
        click.echo(f"{sum(removed)} sources removed")
    unfollowed = len(named) - len(urls)
    if unfollowed:
        click.echo(f"{unfollowed} accounts are followed no more; their posts stay")


@sources_command.command("load")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@database_option
def sources_load_command(files: tuple[Path, ...], *, path: Path) -> int:
    """Add the sources of tables (CSV with a header) or OPML files, or follow tables of people.

    Without a FILE it is sources.csv beside the archive. A table of people has a column 'name',
    'party' or 'body', 'aliases', and 'accounts' or a column for each platform; a result of
    Wikidata's query service and the files of congress-legislators (names first, then
    social media) are read as well. Loading a table again takes over what changed in it. Exit code
    3: some lines could not be used; the others are loaded.

    \b
    Examples:
      archiver sources load feeds.opml
      archiver sources load people.csv
    """
    paths = files or (path.parent / _SEEDS,)
    bodies = [(file, _body(file)) for file in paths]
    people = [(file, body) for file, body in bodies if is_people_table(body)]
    read = [(file, _seeds(file, body)) for file, body in bodies if not is_people_table(body)]
    tables = _people(people)
    added = known = failed = 0
    loaded, due = following.PeopleLoaded(), 0
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            for file, rows in tables:
                following.load_people(connection, file, rows, loaded)
            due = loaded.queue_quotations(connection)
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
    if read:
        click.echo(f"{added} sources added, {known} were known, {failed} lines not used")
    if people:
        _tell_people(loaded, due)
    return 3 if failed or loaded.accounts.failed else 0


def _people(bodies: list[tuple[Path, bytes]]) -> list[tuple[Path, list[PersonOrComplaint]]]:
    """Read tables of people in a bounded process; raises UnusableSource for what is none."""
    found: list[tuple[Path, list[PersonOrComplaint]]] = []
    with BoundedReader() as reader:
        rows = reader.run(people_of_tables, [body for _, body in bodies]) if bodies else iter(())
        for file, _ in bodies:
            try:
                found.append((file, next(rows)))
            except UnusableInput as error:
                raise InvalidSourceAddress(f"{file}: {error}") from error
    return found


def _tell_people(loaded: following.PeopleLoaded, due: int) -> None:
    accounts = loaded.accounts
    click.echo(
        f"{loaded.people} people: {accounts.added} accounts are followed from now on, "
        f"{accounts.known} were already, {accounts.failed} lines or accounts not used"
    )
    if due:
        click.echo(f"{due} quotations will be judged again by the next run", err=True)


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


def _body(file: Path) -> bytes:
    """Return what is in a file; raises UnusableSource where it cannot be read."""
    try:
        if not file.is_file():
            raise InvalidSourceAddress(f"{file}: there is no such file")
        with file.open("rb") as stream:
            return stream.read(MAX_LISTING_BYTES + 1)
    except OSError as error:
        raise InvalidSourceAddress(f"{file}: {error.strerror or error}") from error


def _seeds(file: Path, body: bytes) -> list[SourceRow | source_table.UnusableRow]:
    """Return what a table or an OPML file names; raises UnusableSource for what is neither."""
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
    return [SourceRow(line=0, url=source.url, title=source.title) for source in found.sources]


def _address(given: str, *, must_exist: bool = True, beside: Path | None = None) -> str:
    """Return the address of a source as a person gave it: a path is that of a file here.

    A path in a table is relative to the folder of the table.
    """
    if "://" in given or given.startswith("file:"):
        return sources.address_of(given)
    place = (beside.parent if beside else Path()) / given
    if must_exist and not place.exists():
        raise InvalidSourceAddress(
            f"{given!r} is neither an address nor a file here: addresses begin with https://, "
            "accounts with @ or their platform's name"
        )
    return sources.address_of(place.resolve().as_uri())


def _kind(given: str) -> str | None:
    """Take files and folders as they are; find out what an address leads to."""
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

"""Implement `archiver evidence`: one file about one verdict that another person can check."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import click

from archiver.archive.connection import connect
from archiver.archive.pages import evidence, quotations
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.cli.options import database_option, escape_line, print_json
from archiver.crawl import settings
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.withheld import captures_to_withhold
from archiver.errors import UnusableInput
from archiver.importers.record_reading import record_reader
from archiver.provenance.bundle import build_bundle
from archiver.provenance.stamping import written_roots
from archiver.text.dates import current_time
from archiver.text.paths import displayed_path

_LEAST = 6
"""Characters of a name's beginning by which a quotation is found."""
_IN_NAME = 12


@click.command("evidence")
@click.argument("key")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write; evidence-KEY.wacz otherwise.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@database_option
def evidence_command(*, key: str, target: Path | None, as_json: bool, path: Path) -> int:
    """Write one file about one verdict, for another person to check.

    KEY is the quotation's name, its beginning, or the address of its page. The file is a WACZ: it
    opens in ReplayWeb.page and pywb, and holds the captures of the article and the post, the
    verdict, the seals and time stamps, and a page, evidence/README.html, that says step by step how
    to check all of it with sha256sum, openssl and Python. Captures that show a forgotten post are
    left out. Copies that are handed on are not reached by 'archiver forget'.

    \b
    Example:
      archiver evidence 3f2a9c -o ferry.wacz
    """
    connection = connect(path)
    try:
        with BoundedReader() as reader:
            one = _quotation(connection, key)
            target = target or Path(f"evidence-{one.key[:_IN_NAME]}.wacz")
            folder = path.parent / "captures"
            captures = evidence.captures_of_quotation(connection, one.id)
            bundle = build_bundle(
                connection,
                one,
                quotations.text_of_version(connection, one.version_id),
                folder,
                name=target.name,
                created=current_time(),
                roots=written_roots(settings.time_stamp_authority(path.parent)),
                withheld=captures_to_withhold(connection, captures, folder, reader),
                read_record=record_reader(reader),
            )
    finally:
        connection.close()
    try:
        target.write_bytes(bundle.data)
    except OSError as error:
        reason = error.strerror or error
        raise UnusableInput(f"{displayed_path(target)} cannot be written: {reason}") from error
    digest = sha256(bundle.data).hexdigest()
    if as_json:
        print_json(
            {
                "file": displayed_path(target),
                "bytes": len(bundle.data),
                "sha256": digest,
                "quotation": one.key,
                "notes": list(bundle.notes),
            }
        )
        return 0
    click.echo(escape_line(f"{displayed_path(target)}: {len(bundle.data):,} bytes"))
    click.echo(f"SHA-256 {digest}")
    for note in bundle.notes:
        click.echo(escape_line(f"note: {note}"), err=True)
    return 0


def _quotation(connection: sqlite3.Connection, key: str) -> JudgedQuotation:
    name = key.rstrip("/").rpartition("/")[2].partition("?")[0].removesuffix(".json")
    found = quotations.quotation_by_key(connection, name)
    if found is not None:
        return found
    keys = evidence.quotation_keys_like(connection, name) if len(name) >= _LEAST else []
    if len(keys) == 1:
        found = quotations.quotation_by_key(connection, keys[0])
    if found is None:
        many = "several quotations begin" if len(keys) > 1 else "no quotation here has or begins"
        raise UnusableInput(
            escape_line(f"{name[:80]}: {many} with that name; its page and its JSON show it as key")
        )
    return found

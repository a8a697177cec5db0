"""Tell receivers what a run found, by the settings beside the archive, and say what came of it."""

import sqlite3
from pathlib import Path

import click

from archiver.cli.options import escape_line
from archiver.crawl.notify import deliver_notices, note_findings
from archiver.crawl.notify_settings import NotifySettings, read_notify_settings
from archiver.errors import UnusableInput, UnusableSettings


def checked_notify_settings(path: Path) -> NotifySettings:
    """Read who is told, before a run; raises UnusableInput for settings that cannot be used."""
    try:
        return read_notify_settings(path.parent)
    except UnusableSettings as error:
        raise UnusableInput(escape_line(str(error))) from error


def tell_findings(
    connection: sqlite3.Connection, settings: NotifySettings, *, offline: bool
) -> bool:
    """Note what is new and send what waits; offline it is only noted. Tell whether some failed."""
    note_findings(connection, settings)
    if offline:
        return False
    failed = False
    for one in deliver_notices(connection, settings):
        if one.reason:
            failed = True
            told = f"{one.receiver}: not told ({one.reason}); {one.waiting:,} wait for a later run"
            click.echo(escape_line(told), err=True)
        elif one.sent:
            noun = "notice" if one.sent == 1 else "notices"
            click.echo(escape_line(f"{one.receiver}: {one.sent:,} {noun} sent"), err=True)
    return failed

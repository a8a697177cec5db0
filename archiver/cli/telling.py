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
    for notice in deliver_notices(connection, settings):
        if notice.reason:
            failed = True
            waiting = f"{notice.waiting:,} wait for a later run"
            message = f"{notice.receiver}: not told ({notice.reason}); {waiting}"
            click.echo(escape_line(message), err=True)
        elif notice.sent:
            noun = "notice" if notice.sent == 1 else "notices"
            click.echo(escape_line(f"{notice.receiver}: {notice.sent:,} {noun} sent"), err=True)
    return failed

"""Implement `archiver status`: show what is held and how runs ended; audit the evidence."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from archiver.archive.connection import connect
from archiver.archive.store.status import count_status
from archiver.cli.console import console
from archiver.cli.options import database_option, escape_line, print_json
from archiver.cli.watching import progress_bar
from archiver.crawl import settings
from archiver.errors import ProcessLost, UnreadableRecord
from archiver.importers.bounded_process import BoundedProcess
from archiver.provenance.audit import Audit, AuditProblem, digest_of_others
from archiver.text.dates import current_time

_SHOWN = 1_000
"""Problems kept for JSON; a lost disk may make millions, which are counted."""


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--verify", "check", is_flag=True, help="Check every capture, seal and stamp.")
@database_option
def status_command(*, as_json: bool, check: bool, path: Path) -> int:
    """Show how much is held, what is due, and what the last runs did.

    Due are sources, articles and posts that the next 'archiver crawl' asks for.

    With --verify the bytes of every capture are read again and held to what was noted of them,
    and the seals of all runs and their stamps are checked. Exit code 3: something does not fit,
    and it is named.

    \b
    Example:
      archiver status --verify
    """
    connection = connect(path)
    try:
        shown = {} if check else count_status(connection, current_time())
        if check:
            return _checked(connection, path, as_json=as_json)
    finally:
        connection.close()
    if as_json:
        print_json(shown)
    else:
        _print(shown)
    return 0


def _checked(connection: sqlite3.Connection, path: Path, *, as_json: bool) -> int:
    authority = settings.time_stamp_authority(path.parent)
    audit = Audit(connection=connection, folder=path.parent / "captures", authority=authority)
    count = 0
    kept: list[dict[str, str]] = []
    with BoundedProcess() as apart:
        audit.digest_foreign = partial(_digest_apart, apart)
        for problem in _followed(audit, shown=not as_json):
            count += 1
            if as_json and count <= _SHOWN:
                kept.append(problem.as_json())
            elif not as_json:
                line = f"{problem.where}: {problem.reason}"
                console().print(Text(escape_line(line), style="red"))
    if as_json:
        print_json({"checked": audit.as_json(), "wrong": count, "problems": kept})
    else:
        click.echo(_summary(audit, count))
    return 3 if count else 0


def _digest_apart(apart: BoundedProcess, path: Path, offset: int) -> tuple[str, int]:
    """Digest a record of others in a process that is bounded in time and memory."""
    try:
        (found,) = apart.run(_digest, (path, offset))
    except ProcessLost as error:
        raise UnreadableRecord(str(error)) from error
    return found


def _digest(given: tuple[Path, int]) -> Iterator[tuple[str, int]]:
    yield digest_of_others(*given)


def _followed(audit: Audit, *, shown: bool) -> Iterator[AuditProblem]:
    """Yield the problems, with bars meanwhile on a terminal."""
    with progress_bar(shown=shown) as told:
        audit.tell = told or audit.tell
        yield from audit.problems()


def _summary(audit: Audit, count: int) -> str:
    parts = [f"{audit.captures:,} captures of {audit.bytes:,} bytes"]
    parts += [f"{audit.forgotten:,} forgotten"] if audit.forgotten else []
    parts += [f"{audit.files:,} loaded files, which are not kept here"] if audit.files else []
    parts += [f"{audit.seals:,} seals, {audit.stamped:,} of them stamped"]
    verdict = f"{count:,} things do not fit" if count else "all of it fits"
    return f"Checked {', '.join(parts)}: {verdict}"


def _print(shown: dict[str, Any]) -> None:
    out = console()
    out.print(
        ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in shown["held"].items())
    )
    wordings = ", ".join(f"{count:,} {name}" for name, count in shown["wordings"].items())
    out.print(f"Quotations by wording: {wordings or 'none yet'}")
    if shown["problems"]:
        wrong = ", ".join(f"{count:,} {name}" for name, count in shown["problems"].items())
        out.print(f"Something is wrong with: {wrong}")
    for name, item in shown["due"].items():
        out.print(escape_line(f"{name.capitalize()}: {_due(item)}"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in (
        "run",
        "started_at",
        "command",
        "status",
        "articles",
        "posts",
        "quotes",
        "failures",
    ):
        table.add_column(name.replace("_at", ""))
    for run in shown["runs"]:
        table.add_row(*(str(value) for value in run.values()))
    out.print(table)
    for failure in shown["failed"]:
        out.print(
            Text(escape_line(f"Not read: {failure['source']}: {failure['reason']}"), style="red")
        )


def _due(counts: dict[str, Any]) -> str:
    """Say ``3 due, 12 later (next 2031-05-05T02:00:00Z), 1 given up``."""
    messages = [f"{counts['due']:,} due", f"{counts['later']:,} later"]
    if counts["later"] and not counts["due"]:
        messages[1] += f" (next {counts['next']})"
    messages += [
        f"{counts[name]:,} {words}"
        for name, words in (("failing", "failing"), ("given_up", "given up"))
        if counts.get(name)
    ]
    return ", ".join(messages)

"""`archiver status`: what the archive holds, and how its last runs ended."""

from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from archiver.cli.options import console, database, plain, print_json
from archiver.schema.archive import connect
from archiver.sources import now
from archiver.store.status import held


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@database
def status_command(*, as_json: bool, path: Path) -> None:
    """Show how much is held, what is due, and what the last runs did.

    Due are sources, articles and posts that the next 'archiver crawl' asks for.

    \b
    Example:
      archiver status
    """
    connection = connect(path)
    try:
        shown = held(connection, now())
    finally:
        connection.close()
    if as_json:
        print_json(shown)
        return
    out = console()
    out.print(
        ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in shown["held"].items())
    )
    wordings = ", ".join(f"{count:,} {name}" for name, count in shown["wordings"].items())
    out.print(f"Quotations by wording: {wordings or 'none yet'}")
    for name, one in shown["due"].items():
        out.print(plain(f"{name.capitalize()}: {_due(one)}"))
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
        out.print(Text(plain(f"Not read: {failure['source']}: {failure['reason']}"), style="red"))


def _due(counts: dict[str, Any]) -> str:
    """``3 due, 12 later (next 2031-05-05T02:00:00Z), 1 given up``."""
    told = [f"{counts['due']:,} due", f"{counts['later']:,} later"]
    if counts["later"] and not counts["due"]:
        told[1] += f" (next {counts['next']})"
    told += [
        f"{counts[name]:,} {words}"
        for name, words in (("failing", "failing"), ("given_up", "given up"))
        if counts.get(name)
    ]
    return ", ".join(told)

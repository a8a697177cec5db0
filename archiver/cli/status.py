"""`archiver status`: what the archive holds, and how its last runs ended."""

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from archiver.cli.options import console, database, plain, print_json
from archiver.schema.archive import connect
from archiver.store.status import held


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@database
def status_command(*, as_json: bool, path: Path) -> None:
    """Show how much is held, and what the last runs did.

    \b
    Example:
      archiver status
    """
    connection = connect(path)
    try:
        shown = held(connection)
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

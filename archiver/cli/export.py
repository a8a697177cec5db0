"""Implement `archiver export`: write a compact read-only copy of an archive for publishing."""

import shutil
from pathlib import Path

import click

from archiver.archive.export import COUNTS, publish, writing_copy
from archiver.cli import serve
from archiver.cli.console import console
from archiver.cli.options import database_option, escape_line, print_json

_FILES = ("metadata.yaml", "datasette.yaml", "settings.json")
_ENDINGS = frozenset({".db", ".sqlite", ".sqlite3"})


@click.command("export")
@click.argument("target", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@database_option
def export_command(*, target: Path, as_json: bool, path: Path) -> None:
    """Write a compact read-only copy of the archive for publishing.

    PATH is a database file (.db, .sqlite), or a folder that becomes a whole site: the copy
    as archive.db, its counts, and the configuration, where the folder has none of its own.

    \b
    Example:
      archiver export site && datasette site
    """
    folder = target.suffix.lower() not in _ENDINGS
    file = target / "archive.db" if folder else target
    inspected = publish(path, file)
    if folder:
        with writing_copy(target):
            for name in _FILES:
                if not (target / name).exists():
                    shutil.copyfile(serve.packaged_configuration() / name, target / name)
    if as_json:
        print_json({"file": str(file), "inspected": inspected})
        return
    held = inspected[file.stem]
    counted = [(name, held["tables"][name]["count"]) for name in ("articles", "posts", "quotes")]
    counts = ", ".join(f"{count:,} {name}" for name, count in counted)
    served = f"{target}" if folder else f"-i {file} --inspect-file {file.parent / COUNTS}"
    out = console()
    out.print(escape_line(f"{file}: {held['size'] / 1e6:,.1f} MB, {counts}"), markup=False)
    out.print(escape_line(f"Serve it: datasette {served}"), markup=False)

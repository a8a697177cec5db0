"""`archiver import`: loads files of posts, and says of each bad line what is wrong with it."""

from pathlib import Path

import click

from archiver.cli.options import Unusable, database
from archiver.load import load
from archiver.schema import connect


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@database
def import_command(files: tuple[Path, ...], *, path: Path) -> int:
    """Load posts that you already have: one JSON object a line.

    \b
    Example:
      archiver import posts.jsonl
    """
    for file in files:
        if not file.is_file():
            raise Unusable(f"{file}: there is no such file")
    connection = connect(path, write=True)
    try:
        done = load(connection, list(files), told=_tell)
    finally:
        connection.close()
    click.echo(
        f"{done.lines} lines: {done.posts_new} new posts, {done.versions_new} new wordings, "
        f"{len(done.errors)} lines not used"
    )
    return 3 if done.errors else 0


def _tell(file: str, line: int, reason: str) -> None:
    click.echo(f"{file}:{line}: {reason}", err=True)

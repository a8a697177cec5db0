"""`archiver import`: loads files of posts, and says of each bad line what is wrong with it."""

from pathlib import Path

import click

from archiver.cli.options import Unusable, database, plain, print_json
from archiver.load import UnusableFile, load, refuse_unusable
from archiver.schema.archive import connect


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@database
def import_command(files: tuple[Path, ...], *, as_json: bool, path: Path) -> int:
    """Load posts that you already have: one JSON object a line.

    Exit code 3: some lines could not be used; the others are loaded.

    \b
    Example:
      archiver import posts.jsonl
    """
    try:
        for file in files:
            refuse_unusable(file)
    except UnusableFile as error:
        raise Unusable(plain(str(error))) from error
    connection = connect(path, write=True)
    try:
        done = load(connection, list(files), told=_tell)
    finally:
        connection.close()
    if as_json:
        print_json(done.as_json())
    else:
        click.echo(
            f"{done.lines} lines: {done.posts_new} new posts, {done.versions_new} new wordings, "
            f"{len(done.errors)} lines not used"
        )
    return 3 if done.errors else 0


def _tell(file: str, line: int, reason: str) -> None:
    click.echo(plain(f"{file}:{line}: {reason}"), err=True)

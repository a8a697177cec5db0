"""Implement `archiver import`: load files of posts and report each line that cannot be used."""

from pathlib import Path

import click

from archiver.archive.connection import connect
from archiver.cli.line_errors import LineErrors
from archiver.cli.locked import locked_archive
from archiver.cli.options import database_option, print_json
from archiver.importers.files import refuse_unusable
from archiver.importers.pipeline import import_files
from archiver.platforms.registry import platform_names


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--platform",
    type=click.Choice(platform_names()),
    metavar="NAME",
    help="The platform of posts that do not say theirs, such as rows of a table.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@database_option
def import_command(
    files: tuple[Path, ...], *, platform: str | None, as_json: bool, path: Path
) -> int:
    """Load posts that you already have, from files of other tools.

    Posts as JSON lines and CSV with a header, as twarc, Hydrator, 4CAT and other tools write
    them; the archives that X, Mastodon, Telegram Desktop and Facebook give their users; what
    snscrape, gallery-dl, twitter-to-sqlite, Zeeschuimer and others collected; answers of the
    platforms' own interfaces. Text files may be gzipped. Exit code 3: some lines could not be
    used; the others are loaded.

    \b
    Examples:
      archiver import posts.jsonl twitter-2031-05-04.zip
      archiver import --platform x table.csv
    """
    for file in files:
        refuse_unusable(file)
    errors = LineErrors()
    with locked_archive(path, "import"):
        connection = connect(path, write=True)
        try:
            done = import_files(connection, list(files), platform=platform, told=errors)
        finally:
            connection.close()
            errors.sum_up()
    if as_json:
        print_json(done.as_json())
    else:
        click.echo(
            f"{done.lines} lines: {done.posts_new} new posts, {done.versions_new} new wordings, "
            f"{done.failed} lines not used"
        )
    return 3 if done.failed else 0

"""Implement `archiver import`: load posts and speech, and report each line that cannot be used."""

from pathlib import Path

import click

from archiver.archive.connection import connect
from archiver.cli.line_errors import LineErrors
from archiver.cli.locked import shared_archive, wait_option
from archiver.cli.options import database_option, print_json
from archiver.errors import UnusableInput
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.files import ask_of_file, refuse_unusable
from archiver.importers.pipeline import ImportResult, import_files
from archiver.importers.transcripts.parsed import KINDS, TranscriptFacts, facts_of_fields
from archiver.platforms.registry import platform_names


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--platform",
    type=click.Choice(platform_names()),
    metavar="NAME",
    help="The platform of posts that do not say theirs, such as rows of a table.",
)
@click.option("--title", metavar="TEXT", help="Of spoken words: what the event was.")
@click.option("--url", metavar="ADDRESS", help="The address of the transcript or recording.")
@click.option(
    "--alias",
    "aliases",
    metavar="ADDRESS",
    multiple=True,
    help="Another address of it that an article may link; may be given again.",
)
@click.option("--event-at", metavar="DATE", help="When it was: a date, or a moment with its zone.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="Who wrote the words down: the body that met, press, captions, or a machine.",
)
@click.option("--speaker", metavar="NAME", help="Who speaks where the file names nobody.")
@click.option("--language", metavar="CODE", help="The language of the words, such as en.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@wait_option
@database_option
def import_command(
    files: tuple[Path, ...],
    *,
    platform: str | None,
    as_json: bool,
    wait: bool,
    path: Path,
    **given: str | tuple[str, ...] | None,
) -> int:
    """Load posts and transcripts that you already have, from files of other tools.

    Posts as JSON lines and CSV with a header, as twarc, Hydrator, 4CAT and other tools write
    them; the archives that X, Mastodon, Telegram Desktop and Facebook give their users; what
    snscrape, gallery-dl, twitter-to-sqlite, Zeeschuimer and others collected; answers of the
    platforms' own interfaces. Text files may be gzipped.

    Spoken words as WebVTT, SRT, captions of YouTube, JSON of Whisper and of podcasts, text and
    tables with the speaker of each turn, TEI of parliaments, and published pages. What such a
    file does not say of itself is given by options, or by a table transcripts.csv beside it with
    a column "file". A crawl may be at work meanwhile; it judges by what is loaded. Exit code 3:
    some lines could not be used, and the others are loaded; or another import is at work.

    \b
    Examples:
      archiver import posts.jsonl twitter-2031-05-04.zip
      archiver import --platform x table.csv
      archiver import --event-at 2031-05-04 --kind official council.txt
    """
    facts, wrong = facts_of_fields(given)
    if wrong:
        wanted = "; a date is wanted, such as 2031-05-04" if "date" in wrong[0] else ""
        raise UnusableInput(f"{wrong[0]}{wanted}")
    errors = LineErrors()
    with BoundedProcess() as apart:
        for file in files:
            ask_of_file(refuse_unusable, file, apart)
        done = _load(path, files, platform, facts, errors, apart, wait=wait)
    if as_json:
        print_json(done.as_json())
    else:
        spoken = (
            f"{done.transcripts_new} new transcripts, {done.words_new} words, "
            if done.transcript_versions_new
            else ""
        )
        click.echo(
            f"{done.lines} lines: {done.posts_new} new posts, {done.versions_new} new wordings, "
            f"{spoken}{done.failed} lines not used"
        )
    return 3 if done.failed else 0


def _load(
    path: Path,
    files: tuple[Path, ...],
    platform: str | None,
    facts: TranscriptFacts,
    errors: LineErrors,
    apart: BoundedProcess,
    *,
    wait: bool,
) -> ImportResult:
    with shared_archive(path, "import", wait=wait):
        connection = connect(path, write=True)
        try:
            return import_files(
                connection, list(files), platform=platform, facts=facts, told=errors, apart=apart
            )
        finally:
            connection.close()
            errors.sum_up()

"""Implement `archiver verify`: judge one quotation or many, for people or for programs."""

import gc
import os
import re
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Literal

import click

from archiver.archive.connection import connect, keep_more_pages, snapshot
from archiver.cli.line_errors import LineErrors
from archiver.cli.options import (
    JsonPrinter,
    database_option,
    escape_line,
    network_option,
    print_json,
)
from archiver.errors import UnusableClaim, UnusableInput, UnusableLine
from archiver.importers.lines import split_lines
from archiver.matching.rules import needs_second_look
from archiver.models import json_schema
from archiver.models.verdict_records import Claim
from archiver.text.foreign_json import json_of, mend_surrogates
from archiver.text.garbage import collect_rarely
from archiver.text.paths import displayed_path
from archiver.verification.claim_json import parse_claim
from archiver.verification.verify import verify_claim

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls"})
"""Ends of names of files that are read as tables, never as JSON lines."""
DateOrder = Literal["dmy", "mdy"]
_TOGETHER = 100
"""Lines of a file after the first that are judged by one state of the archive."""
_RECORDS_BETWEEN = 20_000
"""Records that are made between two searches for circles of them: some megabytes."""
_MOST_HELD = 250_000
"""Bytes of verdicts on lines of a file that are printed together."""


@click.command("verify")
@click.argument("quote", required=False)
@click.option("--speaker", help="Who is said to have said it.")
@click.option("--published-at", metavar="DATE", help="When the quotation was published.")
@click.option(
    "--input",
    "source",
    metavar="FILE",
    help="Judge many: JSON lines (- is standard input), or a table (CSV, TSV, XLSX).",
)
@click.option(
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the table with its verdicts: .csv, .tsv, .xlsx or .jsonl.",
)
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="Whether a table's dates begin with the day or the month, where it does not show.",
)
@click.option(
    "--article",
    metavar="PAGE",
    help="Judge every quotation of an article, an address or a file, without keeping it.",
)
@click.option(
    "--picture",
    metavar="FILE",
    help="Read a screenshot of a post, and hold it against the archive's post.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@network_option
@database_option
def verify_command(
    quote: str | None,
    *,
    speaker: str | None,
    published_at: str | None,
    source: str | None,
    target: Path | None,
    dates: DateOrder | None,
    article: str | None,
    picture: str | None,
    as_json: bool,
    allow_private: bool,
    contact: str | None,
    path: Path,
) -> int:
    """Look a quotation up in the archive. Writes nothing into it.

    A table has a column of quotations (quote, Zitat, citation …) and, where it has them, columns
    of speakers, dates and ids; all of its columns are kept.

    Exit code 0: it stands as quoted. 1: something is not right. 3: a line was unreadable.

    \b
    Examples:
      archiver verify "The ferry will run on Sunday" --speaker Brook
      archiver verify --input claims.xlsx --output checked.xlsx
      archiver verify --article https://news.example/ferry
      archiver verify --picture screenshot.png
    """
    if [quote, source, article, picture].count(None) != 3:
        raise UnusableInput(
            "give one quotation, or a file of them with --input, or a page with --article, or a "
            "screenshot with --picture"
        )
    if source is None and (target is not None or dates is not None):
        raise UnusableInput("--output and --dates go with --input")
    if article is not None or picture is not None:
        _refuse_particulars(speaker, published_at)
        return _judge_page_or_picture(
            article, picture, path, allow_private=allow_private, contact=contact, as_json=as_json
        )
    if source is not None:
        if speaker is not None or published_at is not None:
            raise UnusableInput(
                "--speaker and --published-at go with one quotation; each line has its own"
            )
        if target is not None or Path(source).suffix.lower() in TABLE_SUFFIXES:
            # Reading tables takes what JSON lines need not wait for.
            from archiver.cli import verify_table  # noqa: PLC0415 - as said

            with _opened(source) as stream, _archive(path) as connection, spare_collections():
                keep_more_pages(connection)
                return verify_table.judge_table(
                    connection, stream, source, target, dates, as_json=as_json
                )
        with _opened(source) as stream, _archive(path) as connection, spare_collections():
            keep_more_pages(connection)
            name = "standard input" if source == "-" else displayed_path(Path(source))
            errors = None if as_json else LineErrors()
            try:
                return _judge_lines(connection, stream, name, errors)
            finally:
                if errors:
                    errors.sum_up()
    claim = Claim(
        quote=mend_surrogates(quote or ""),
        speaker=mend_surrogates(speaker) if speaker else None,
        published_at=published_at,
    )
    if not as_json:
        claim = _without_introduction(claim)
    with _archive(path) as connection:
        verdict = verify_claim(connection, claim)
    if as_json:
        print_json(json_schema.verdict_json(verdict))
    else:
        # Rich takes a while to import, which data alone need not wait for.
        from archiver.cli.verdict_report import print_verdict  # noqa: PLC0415 - as said

        print_verdict(verdict)
    return 1 if needs_second_look(verdict) else 0


def _refuse_particulars(speaker: str | None, published_at: str | None) -> None:
    if speaker is not None or published_at is not None:
        raise UnusableInput("--speaker and --published-at go with one quotation")


def _judge_page_or_picture(
    article: str | None,
    picture: str | None,
    path: Path,
    *,
    allow_private: bool,
    contact: str | None,
    as_json: bool,
) -> int:
    # Reading either takes what a plain quotation need not wait for.
    from archiver.cli.verify_article import judge_article  # noqa: PLC0415 - as said
    from archiver.cli.verify_picture import judge_picture  # noqa: PLC0415 - as said

    with _archive(path) as connection:
        if picture is not None:
            return judge_picture(connection, picture, as_json=as_json)
        return judge_article(
            connection,
            article or "",
            path,
            allow_private=allow_private,
            contact=contact,
            as_json=as_json,
        )


# Matches a quote mark behind other words: Brook tweeted: "…
_INNER_MARK = re.compile('[^\\s"“”„«»‹›「『][\\s:：,]*["“”„«»‹›「『]')


def _without_introduction(claim: Claim) -> Claim:
    """Look up what somebody is said to have written where a person pastes that with it."""
    if not _INNER_MARK.search(claim.quote):
        return claim
    # Reading quotations takes what a plain one need not wait for.
    from archiver.importers.claims.row_claims import without_introduction  # noqa: PLC0415

    found = without_introduction(claim)
    if found is not claim:
        by = f", said to be by {found.speaker}" if found.speaker else ""
        click.echo(escape_line(f"looked up: “{found.quote}”{by}"), err=True)
    return found


@contextmanager
def _archive(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def spare_collections() -> Iterator[None]:
    """Have Python look less often for circles of records, which verdicts do not make.

    What is loaded before is not looked through again; thousands of verdicts in turn take some
    hundredths less time so.
    """
    gc.freeze()
    try:
        with collect_rarely(_RECORDS_BETWEEN):
            yield
    finally:
        gc.unfreeze()


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        if sys.stdin is None:
            raise UnusableInput("standard input is closed: name a file, or send lines to -")
        yield sys.stdin.buffer
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115 - closed below, and errors are ours
    except (OSError, ValueError) as error:
        reason = (
            "there is no such file"
            if isinstance(error, FileNotFoundError)
            else getattr(error, "strerror", None) or error
        )
        raise UnusableInput(escape_line(f"{displayed_path(Path(source))}: {reason}")) from error
    with stream:
        yield stream


def _judge_lines(
    connection: sqlite3.Connection, stream: BinaryIO, source: str, errors: LineErrors | None
) -> int:
    """Print a verdict for each line; what cannot be judged is told to `errors`.

    Without them it is printed in the place of the verdict. Of a file, some lines at a time are
    judged by one state of the archive and printed together; who sends lines gets each answer
    before the next is read.
    """
    code = 0
    together, held = (_TOGETHER, _MOST_HELD) if _is_file(stream) else (0, 0)
    show = JsonPrinter(held)
    lines = enumerate(split_lines(stream), start=1)
    try:
        for first in lines:
            with snapshot(connection):
                for number, line in chain([first], islice(lines, together)):
                    if line.strip():
                        told = _judge_line(connection, line, (source, number), errors, show)
                        code = max(code, told)
    finally:
        show.print_rest()
    return code


def _is_file(stream: BinaryIO) -> bool:
    """Tell whether all of a stream is there already, and nobody waits with its next line."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


def _judge_line(
    connection: sqlite3.Connection,
    line: bytes,
    place: tuple[str, int],
    errors: LineErrors | None,
    show: JsonPrinter,
) -> int:
    """Show the verdict on one line, or what is wrong with it; give its exit code."""
    name: Any = None
    try:
        given = _given(line)
        name = given.get("id")
        verdict = verify_claim(connection, parse_claim(given))
    except (UnusableClaim, UnusableLine) as error:
        if errors:
            errors(*place, str(error))
        else:
            show({"id": name, "error": f"line {place[1]}: {error}"})
        return 3
    show({**json_schema.verdict_json(verdict), "id": name})
    return 1 if needs_second_look(verdict) else 0


def _given(line: bytes) -> dict[str, Any]:
    given = json_of(line)
    if not isinstance(given, dict):
        raise UnusableLine('an object like {"quote": "…"} is wanted')
    return given

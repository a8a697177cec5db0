"""Judge the quotations of a table, and write the table with its verdicts or print these."""

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import click

from archiver.cli.line_errors import FaultCounts
from archiver.cli.options import escape_line, print_json
from archiver.crawl.bounded_reader import BoundedReader
from archiver.errors import UnusableClaim, UnusableInput
from archiver.importers.claims.checked_files import output_suffix, write_checked
from archiver.importers.claims.checked_rows import (
    CheckedHeader,
    CheckedRow,
    check_row,
    checked_header,
)
from archiver.importers.claims.claim_dates import DateOrder
from archiver.importers.claims.claim_table import MOST_BYTES, ClaimTable
from archiver.importers.claims.open_table import read_claim_table
from archiver.importers.claims.row_claims import RowClaim, TableClaims, claims_of_table
from archiver.matching.rules import needs_second_look
from archiver.messages.verdict_labels import LABELS
from archiver.models import json_schema
from archiver.models.verdict_records import Verdict
from archiver.text.paths import displayed_path
from archiver.verification.verify import verify_claim

_TERMINAL_ROWS = 20
"""A table of more rows has a bar on a terminal."""


class TableJudging:
    """One pass over a table: judges a row when it is asked for, and keeps count."""

    def __init__(self, connection: sqlite3.Connection, found: TableClaims, name: str) -> None:
        self.faults = FaultCounts(name)
        self.wordings: Counter[str] = Counter()
        self.problems = 0
        self.code = 0
        self._connection = connection
        self._found = found

    def verdicts(self) -> Iterator[tuple[RowClaim, Verdict | str]]:
        """Give each row with its verdict, or with a sentence in its place."""
        for row in self._found.claims:
            judged = self._judged(row)
            if isinstance(judged, str):
                self.faults(row.row.number, judged)
                self.code = 3
            else:
                self.wordings[judged.wording] += 1
                self.problems += judged.problem is not None
                if row.fault:
                    self.faults(row.row.number, row.fault)
                    self.code = 3
                self.code = self.code or (1 if needs_second_look(judged) else 0)
            yield row, judged

    def _judged(self, row: RowClaim) -> Verdict | str:
        if row.claim is None:
            return row.error or "it cannot be read"
        try:
            return verify_claim(self._connection, row.claim)
        except UnusableClaim as error:
            return str(error)

    def summary(self) -> str:
        """Say how many rows were judged, and how."""
        total = len(self._found.claims)
        counts = [
            f"{self.wordings[wording]:,} {label.lower()}"
            for wording, (_, label) in LABELS.items()
            if self.wordings[wording]
        ]
        refused = total - sum(self.wordings.values())
        if refused:
            counts.append(f"{refused:,} not judged")
        noun = "quotation" if total == 1 else "quotations"
        wrong = f"; {self.problems:,} with a problem" if self.problems else ""
        return f"{total:,} {noun}: {', '.join(counts)}{wrong}"


def judge_table(
    connection: sqlite3.Connection,
    stream: BinaryIO,
    source: str,
    target: Path | None,
    dates: DateOrder | None,
    *,
    as_json: bool,
) -> int:
    """Judge every row of a table; give the exit code of the command.

    With a `target` the table is written there, whole or not at all, and counts are printed;
    without one, or with `as_json`, a verdict a row is printed as JSON.
    """
    name = "standard input" if source == "-" else displayed_path(Path(source))
    suffix = output_suffix(target) if target is not None else ""
    try:
        found = claims_of_table(_read_apart(stream.read(MOST_BYTES + 1)), dates)
    except UnusableInput as error:
        raise UnusableInput(f"{name}: {error}") from error
    for note in found.notes:
        click.echo(escape_line(f"{name}: {note}"), err=True)
    judging = TableJudging(connection, found, name)
    header = checked_header(found.header)
    try:
        if target is None:
            for row, judged in judging.verdicts():
                _print_row(row, judged)
        else:
            with _replaced(target) as written:
                rows = _checked(judging, header, print_too=as_json)
                write_checked(written, suffix, header, _with_bar(rows, len(found.claims)))
    finally:
        judging.faults.sum_up()
    if target is not None:
        message = f"{judging.summary()}; written to {displayed_path(target)}"
        click.echo(escape_line(message), err=as_json)
    return judging.code


def _read_apart(data: bytes) -> ClaimTable:
    """Read a table in a bounded process: a workbook is a zip of XML, whoever made it."""
    with BoundedReader() as reader:
        (table,) = reader.run(_tables, data)
    return table


def _tables(data: bytes) -> Iterator[ClaimTable]:
    yield read_claim_table(data)


def _checked(
    judging: TableJudging, header: CheckedHeader, *, print_too: bool
) -> Iterator[CheckedRow]:
    for row, judged in judging.verdicts():
        if print_too:
            _print_row(row, judged)
        yield check_row(header, row, judged)


def _print_row(row: RowClaim, judged: Verdict | str) -> None:
    name = row.claim.id if row.claim else None
    if isinstance(judged, str):
        print_json({"id": name, "error": f"row {row.row.number}: {judged}"})
    else:
        print_json({**json_schema.verdict_json(judged), "id": name})


def _with_bar(rows: Iterable[CheckedRow], total: int) -> Iterator[CheckedRow]:
    if not sys.stderr.isatty() or total < _TERMINAL_ROWS:
        yield from rows
        return
    with click.progressbar(rows, length=total, label="Judging", file=sys.stderr) as shown:
        yield from shown


@contextmanager
def _replaced(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside the target, which takes its place when all is written."""
    part = target.with_name(f".{target.name}.{uuid4().hex[:8]}.part")
    try:
        with part.open("xb") as stream:
            yield stream
        part.replace(target)
    except BrokenPipeError:
        raise  # who reads our output left, and the file is well
    except OSError as error:
        reason = error.strerror or error
        raise UnusableInput(f"{displayed_path(target)} cannot be written: {reason}") from error
    finally:
        part.unlink(missing_ok=True)

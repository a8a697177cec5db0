"""Checked rows in, a file out: CSV, TSV, JSON lines or a workbook. No cell is a formula."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from archiver.errors import UnusableInput
from archiver.importers.claims.checked_rows import CHECKED_COLUMNS, CheckedHeader, CheckedRow
from archiver.importers.claims.claim_table import CellValue, cell_text
from archiver.importers.claims.object_rows import value_text
from archiver.text.formulas import harmless_cell

OUTPUT_SUFFIXES = (".csv", ".tsv", ".xlsx", ".jsonl")
"""Ends of names of files that a checked table is written as."""
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jsonl": "application/jsonl; charset=utf-8",
}
"""What each of these is called when it is sent."""


def output_suffix(path: Path) -> str:
    """Tell the kind of a file by its name; raises UnusableInput for one that is not written."""
    suffix = path.suffix.lower()
    if suffix not in OUTPUT_SUFFIXES:
        raise UnusableInput(f"{path.name}: a checked table is written as {_listed()}")
    return suffix


def _listed() -> str:
    return f"{', '.join(OUTPUT_SUFFIXES[:-1])} or {OUTPUT_SUFFIXES[-1]}"


def write_checked(
    stream: IO[bytes], suffix: str, header: CheckedHeader, rows: Iterable[CheckedRow]
) -> None:
    """Write a checked table as the kind of file that ends so, row by row as they come."""
    if suffix == ".xlsx":
        from archiver.importers.claims.checked_workbook import write_workbook  # noqa: PLC0415

        write_workbook(stream, header, rows)
    elif suffix == ".jsonl":
        _write_objects(stream, header, rows)
    else:
        _write_delimited(stream, header, rows, "\t" if suffix == ".tsv" else ",")


def _write_delimited(
    stream: IO[bytes], header: CheckedHeader, rows: Iterable[CheckedRow], separator: str
) -> None:
    # With a mark, by which Excel knows that it is UTF-8.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow([harmless_cell(name) for name in header.names])
    for row in rows:
        cells = [cell_text(value_text(value)) for value in row.given]
        cells += [found_text(row.found.get(name)) for name in CHECKED_COLUMNS]
        writer.writerow([harmless_cell(cell) for cell in cells])
    text.flush()
    text.detach()


def _write_objects(stream: IO[bytes], header: CheckedHeader, rows: Iterable[CheckedRow]) -> None:
    for row in rows:
        shown = dict(zip(header.given, map(_plain, row.given), strict=True))
        ours = (row.found.get(name) for name in CHECKED_COLUMNS)
        shown |= dict(zip(header.added, ours, strict=True))
        stream.write(json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _plain(value: CellValue) -> Any:
    """Give what JSON has as it is, and dates as text."""
    if value is None or isinstance(value, str | bool | int | float | list | dict):
        return value
    return cell_text(value)


def found_text(value: Any) -> str:
    """Write one of our values into a cell.

    >>> found_text(["negation", "number"]), found_text(None)
    ('negation, number', '')
    """
    return ", ".join(value) if isinstance(value, list) else value or ""

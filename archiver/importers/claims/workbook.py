"""Bytes of an Excel workbook (XLSX) in, the table of its first sheet that has one out.

A workbook is a zip of XML, and both can be made to take all memory: what it unpacks to is bounded
before anything is read, and no part may define entities. Nothing outside of it is ever opened, and
formulas are read by the values that they last had.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from archiver.errors import UnusableInput
from archiver.importers.claims.claim_columns import names_quotations
from archiver.importers.claims.claim_table import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    ClaimTable,
    TableRow,
    cell_text,
)
from archiver.importers.claims.workbook_bounds import refuse_bombs

_MOST_SHEETS = 20
_TOP = 20
"""Rows in which the header is looked for; above it may stand a title."""
_MOST_BLANK = 1_000
"""Rows without a cell after which a sheet is held to be at its end."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How workbooks of Excel before 2007, and those with a password, begin."""


def is_workbook(data: bytes) -> bool:
    """Tell whether these are the bytes of a zip or of an old workbook."""
    return data.startswith((b"PK\x03\x04", _OLD))


def read_workbook(
    data: bytes, *, most_rows: int = MOST_ROWS, most_bytes: int = MOST_BYTES
) -> ClaimTable:
    """Read the first sheet with a column of quotations, or else the first with anything.

    Raises UnusableInput for what is no workbook, one that unpacks to too much, and one of too many
    rows.
    """
    if data.startswith(_OLD):
        raise UnusableInput(
            "it is a workbook with a password or of Excel before 2007: save it as XLSX without one"
        )
    _refuse_bombs(data, most_rows=most_rows, most_bytes=most_bytes)
    openpyxl = load_openpyxl()
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        try:
            return _first_table(book, most_rows)
        finally:
            book.close()
    except UnusableInput:
        raise
    except Exception as error:
        message = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnusableInput(
            f"the workbook cannot be read ({message}): save it again as XLSX"
        ) from error


def load_openpyxl() -> Any:
    """Import the library that reads and writes workbooks; UnusableInput where it is missing."""
    try:
        import openpyxl  # noqa: PLC0415 - takes a quarter of a second, which only workbooks need
    except ModuleNotFoundError as error:
        raise UnusableInput(
            "workbooks need the library openpyxl: pip install openpyxl, or give the table as CSV"
        ) from error
    return openpyxl


def _refuse_bombs(data: bytes, *, most_rows: int, most_bytes: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_bombs(packed, most_rows=most_rows, most_bytes=most_bytes)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnusableInput(f"the workbook is broken ({error}): save it again as XLSX") from error


def _first_table(book: Any, most_rows: int) -> ClaimTable:
    best: tuple[Any, int] | None = None
    for sheet in book.worksheets[:_MOST_SHEETS]:
        for number, cells in _sheet_rows(sheet, _TOP):
            texts = [cell_text(value) for value in cells]
            if names_quotations(texts):
                return _table(sheet, number, most_rows, book)
            if best is None and any(texts):
                best = sheet, number
    if best is None:
        raise UnusableInput("no sheet of the workbook has anything in it")
    return _table(*best, most_rows, book)


def _sheet_rows(sheet: Any, last: int | None = None) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows that have a cell, with their numbers."""
    blank = 0
    for number, cells in enumerate(
        sheet.iter_rows(max_row=last, max_col=MOST_COLUMNS, values_only=True), start=1
    ):
        if any(value is not None and value != "" for value in cells):
            blank = 0
            yield number, cells
            continue
        blank += 1
        if blank > _MOST_BLANK:
            return


def _table(sheet: Any, first: int, most_rows: int, book: Any) -> ClaimTable:
    header: tuple[str, ...] = ()
    found: list[TableRow] = []
    for number, cells in _sheet_rows(sheet):
        if number < first:
            continue
        if number == first:
            header = tuple(cell_text(value) for value in cells)
            while header and not header[-1]:
                header = header[:-1]
            continue
        if len(found) >= most_rows:
            raise UnusableInput(f"it has more than {most_rows:,} rows: give it in parts")
        row = cells[: len(header)]
        if any(value is not None and value != "" for value in row):
            found.append(TableRow(number, row))
    others = len(book.worksheets) - 1
    notes = (f"read from the sheet {sheet.title}; {others} more not read",) if others else ()
    return ClaimTable(header=header, rows=tuple(found), kind="sheet", notes=notes)

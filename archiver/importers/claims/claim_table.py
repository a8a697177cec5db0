"""A table of claims as it was given: its columns, its rows, and what may stand in a cell."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

CellValue = Any
"""What a cell holds: a text, a number, True or False, a date, a moment, nothing, or, out of a JSON
object, anything that JSON has."""

MOST_BYTES = 64 * 1024 * 1024
"""Of a table that is read whole, packed and unpacked alike."""
MOST_ROWS = 100_000
MOST_COLUMNS = 300
"""A table with more is no list of quotations, and each of its rows would be filled up to them."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file, from 1 on with the header counted, and its cells.

    A row that cannot be read has an `error`, a sentence without its number, and may have no cells.
    """

    number: int
    cells: tuple[CellValue, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTable:
    """A header and rows; each row has as many cells as the header, or fewer.

    `kind` is what the file is called in a sentence, and `notes` are sentences about it as a whole.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    kind: str = "table"
    notes: tuple[str, ...] = ()


def cell_text(value: CellValue) -> str:
    """Write a cell as a text that says the same, without space around it.

    >>> cell_text(12.0), cell_text(datetime(2031, 5, 4, 10, 30)), cell_text(None), cell_text(" a ")
    ('12', '2031-05-04 10:30:00', '', 'a')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime):
        if value.time() == time() and value.tzinfo is None:
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

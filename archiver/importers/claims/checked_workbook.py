"""Write checked rows as an Excel workbook: coloured wordings, links, a sheet that explains words.

Every text is written as a text, never as a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import IO, Any

from archiver.importers.claims.checked_files import found_text
from archiver.importers.claims.checked_rows import CHECKED_COLUMNS, CheckedHeader, CheckedRow
from archiver.importers.claims.claim_table import CellValue, cell_text
from archiver.importers.claims.object_rows import value_text
from archiver.importers.claims.workbook import load_openpyxl
from archiver.messages.word_list import COVERAGE, list_words

_LONGEST = 32_767
"""Characters that Excel takes in a cell."""
_MOST_LINKS = 60_000
"""Excel takes 65,530 links in a sheet, and repairs a file of more by taking all of them out."""
_LONGEST_LINK = 2_000
"""Characters of an address; Excel takes 2,079."""
# Matches what XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLOURS = {
    "good": ("C6EFCE", "006100"),
    "fair": ("FFEB9C", "7F6000"),
    "bad": ("FFC7CE", "9C0006"),
    "open": ("E7E6E6", "3B3838"),
    "head": ("DDEBF7", "1F3864"),
    "link": (None, "0563C1"),
}
"""Background and letters of a cell, each pair told apart in print and by the colour-blind, too:
the words say the same."""
_WIDTHS = {
    "wording": 14,
    "problem": 16,
    "tie": 9,
    "flags": 18,
    "attribution": 14,
    "timing": 12,
    "standing": 12,
    "author": 26,
    "posted_at": 21,
    "post": 60,
    "post_url": 34,
    "difference": 70,
}
_WIDEST_GIVEN = 60
_MEASURED = 200
"""Rows by which the widths of the given columns are chosen."""


def write_workbook(stream: IO[bytes], header: CheckedHeader, rows: Iterable[CheckedRow]) -> None:
    """Write the sheets ``Checked`` and ``Words``; raises UnusableInput without openpyxl."""
    openpyxl = load_openpyxl()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Checked")
    first: list[CheckedRow] = []
    rest = iter(rows)
    for row in rest:
        first.append(row)
        if len(first) >= _MEASURED:
            break
    _set_out(sheet, header, first)
    names = [_cell(sheet, name, "head", bold=True) for name in header.names]
    sheet.append(names)
    number = 1
    for some in (first, rest):
        for row in some:
            number += 1
            sheet.append(_cells(sheet, header, row, number))
    sheet.auto_filter.ref = f"A1:{_letters(len(header.names))}{number}"
    _add_words(book)
    book.save(stream)


def _set_out(sheet: Any, header: CheckedHeader, rows: Sequence[CheckedRow]) -> None:
    """Freeze the header, and give each column a width."""
    sheet.freeze_panes = "A2"
    for place, name in enumerate(header.given):
        longest = max((len(cell_text(row.given[place])) for row in rows), default=0)
        width = min(_WIDEST_GIVEN, max(8, len(name) + 3, longest + 1))
        sheet.column_dimensions[_letters(place + 1)].width = width
    for place, name in enumerate(CHECKED_COLUMNS, start=len(header.given) + 1):
        sheet.column_dimensions[_letters(place)].width = _WIDTHS[name]


def _cells(sheet: Any, header: CheckedHeader, row: CheckedRow, number: int) -> list[Any]:
    cells = [_cell(sheet, value_text(value)) for value in row.given]
    for place, name in enumerate(CHECKED_COLUMNS, start=len(header.given) + 1):
        value = found_text(row.found.get(name))
        if name == "wording":
            cells.append(_cell(sheet, value, row.tone, bold=True))
        elif name == "problem" and value:
            cells.append(_cell(sheet, value, "bad"))
        elif name == "post_url" and number <= _MOST_LINKS and _is_link(value):
            cell = _cell(sheet, value, "link")
            cell.hyperlink = value
            cell.hyperlink.ref = f"{_letters(place)}{number}"
            cells.append(cell)
        else:
            cells.append(_cell(sheet, value))
    return cells


def _is_link(address: str) -> bool:
    return address.startswith(("https://", "http://")) and len(address) <= _LONGEST_LINK


def _cell(sheet: Any, value: CellValue, tone: str = "", *, bold: bool = False) -> Any:
    cell_module = _styles()["cell"]
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = cell_text(value)
    if isinstance(value, str):
        value = _UNWRITABLE.sub("\ufffd", value)
        value = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    elif not isinstance(value, bool | int | float | date | time | None):
        value = cell_text(value)
    made = cell_module(sheet, value=value)
    if isinstance(value, str):
        made.data_type = "s"  # "=1+1" is a text, too
    look = _styles()["look"](tone, bold)
    if look is not None:
        made.font, fill = look
        if fill is not None:
            made.fill = fill
    made.alignment = _styles()["wrapped"]
    return made


@cache
def _styles() -> dict[str, Any]:
    """Import what makes cells and their looks, each look made once."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    @cache
    def look(tone: str, bold: bool) -> Any:
        if not tone and not bold:
            return None
        back, letters = _COLOURS.get(tone, (None, "000000"))
        font = Font(bold=bold, color=letters, underline="single" if tone == "link" else None)
        fill = PatternFill("solid", start_color=back, end_color=back) if back else None
        return font, fill

    wrapped = Alignment(wrap_text=True, vertical="top")
    return {"cell": WriteOnlyCell, "look": look, "wrapped": wrapped}


def _add_words(book: Any) -> None:
    sheet = book.create_sheet("Words")
    sheet.freeze_panes = "A3"
    for letter, width in (("A", 14), ("B", 18), ("C", 100)):
        sheet.column_dimensions[letter].width = width
    sheet.append([_cell(sheet, ""), _cell(sheet, ""), _cell(sheet, COVERAGE)])
    sheet.append([_cell(sheet, name, "head", bold=True) for name in ("column", "word", "means")])
    for row in list_words():
        sheet.append([_cell(sheet, value) for value in row])


def _letters(number: int) -> str:
    """Name a column as spreadsheets do.

    >>> _letters(1), _letters(26), _letters(27), _letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name

"""Small workbooks that would become a million styles, cells or elements when they are parsed."""

import io
import zipfile

import pytest

from archiver.errors import UnusableInput
from archiver.importers.claims.workbook import read_workbook
from archiver.importers.claims.workbook_bounds import refuse_bombs

openpyxl = pytest.importorskip("openpyxl")

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
ROWS = [["quote", "speaker"], ["The seal is late again today", "Ana Brook"]]
CROWDS = {
    "cells of one row": (SHEET, b"</sheetData>", b'<c r="A9"/>', 250_000),
    "elements within elements": (SHEET, b"</sheetData>", b"<a>", 3_000),
    "elements within elements, between rows": (SHEET, b"</sheetData>", b"<a><row/>", 60_000),
    "styles": (STYLES, b"</fonts>", b"<font/>", 120_000),
    "comments": (SHEET, b"</sheetData>", b"<!-- /> -->", 2_000),
    "shared strings": (STRINGS, b"</sst>", b"<si><t>a</t></si>", 250_000),
}


def workbook(rows: list[list[str]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def crowded(name: str, before: bytes, piece: bytes, count: int) -> bytes:
    """Give a workbook in which a part has a piece many times before its end."""
    packed, out = zipfile.ZipFile(io.BytesIO(workbook(ROWS))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for one in packed.infolist():
            data = packed.read(one)
            if one.filename == name:
                data = data.replace(before, b"") + piece * count + before
            changed.writestr(one.filename, data)
        if name not in packed.namelist():
            changed.writestr(name, piece * count + before)
    return out.getvalue()


@pytest.mark.parametrize("form", CROWDS)
def test_a_crowded_part_is_refused_before_it_is_parsed(form: str) -> None:
    data = crowded(*CROWDS[form])
    assert len(data) < 100_000
    with pytest.raises(UnusableInput, match="too crowded"):
        read_workbook(data, most_rows=2_000)


def test_an_ordinary_workbook_passes() -> None:
    many = [*ROWS[:1], *[[f"The seal is late again on day {n}", "Ana Brook"] for n in range(3_000)]]
    data = workbook(many)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        refuse_bombs(packed, most_rows=2_000, most_bytes=24 << 20)
    assert len(read_workbook(data).rows) == 3_000

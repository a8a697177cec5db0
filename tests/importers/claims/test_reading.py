"""Tables of claims are read whatever they are written as, and no file takes more than its share."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

import pytest

from archiver.errors import UnusableInput
from archiver.importers.claims import claim_table, delimited, object_rows, workbook
from archiver.importers.claims.open_table import read_claim_table
from archiver.importers.formats import table_text

HEADER = ("Nr", "Zitat", "Sprecher")
ROW = ("1", "Die Fähre fährt „heute“, sagt er; immerhin", "Ana Brook")


def written(separator: str, encoding: str, ending: str = "\r\n") -> bytes:
    rows = (separator.join(f'"{cell}"' for cell in row) for row in (HEADER, ROW))
    return (ending.join(rows) + ending).encode(encoding)


def made(rows: list[list[Any]], **sheets: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_separator_and_encoding(separator: str, encoding: str) -> None:
    found = read_claim_table(written(separator, encoding))
    assert found.header == HEADER
    assert found.rows == (claim_table.TableRow(2, ROW),)


def test_a_hint_for_spreadsheets_and_blank_lines_are_no_rows() -> None:
    found = delimited.read_delimited(b"\r\nsep=;\r\nquote;who\r\n\r\na, b;Ana\r\n;;\r\n")
    assert found.header == ("quote", "who")
    assert [(row.number, row.cells) for row in found.rows] == [(5, ("a, b", "Ana"))]


def test_a_list_of_quotations_needs_no_header_and_keeps_its_commas() -> None:
    text = 'The ferry, they say, is late\n"The seal" has a ticket\n“No,” she said; “never”\n'
    found = read_claim_table(text.encode())
    assert found.header == ("The ferry, they say, is late",)
    assert [row.cells[0] for row in found.rows] == [
        '"The seal" has a ticket',
        "“No,” she said; “never”",
    ]


def test_rows_that_cannot_be_read_are_told_apart() -> None:
    data = b"quote,who\na,b,c\nd\n" + b"x" * 200_000 + b",e\nf,g\xff\n"
    rows = delimited.read_delimited(data).rows
    assert [row.number for row in rows] == [2, 3, 4, 5]
    assert rows[0].error == "3 cells where the header has 2"
    assert rows[1].error is None
    assert "field larger than field limit" in (rows[2].error or "")
    assert rows[3].error is None  # Latin letters


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n\n", "it is empty"),
        (b";\n;;\n", "the first row, which names the columns, is empty"),
        ("\N{NO-BREAK SPACE}\n".encode(), "the first row, which names the columns, is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither a table nor text"),
        (b"quote" + b"," * 400, "quote"),
        (b"quote," + b"a," * 400 + b"b\n1\n", "it has 402 columns: at most 300"),
        (b"\xd0\xcf\x11\xe0 old", "of Excel before 2007"),
        (b"PK\x03\x04 torn", "the workbook is broken"),
        (b'[{"quote": "a"}, {', "the list cannot be read"),
        (b"[\n1]", "it holds no object"),
    ],
)
def test_what_is_no_table_is_a_sentence(data: bytes, message: str) -> None:
    if data == b"quote" + b"," * 400:
        assert read_claim_table(data).header == ("quote",)
        return
    with pytest.raises(UnusableInput, match=message):
        read_claim_table(data)


def test_more_rows_than_are_taken_are_refused() -> None:
    assert len(read_claim_table(b"quote\n" + b"a b c\n" * 5, most_rows=5).rows) == 5
    with pytest.raises(UnusableInput, match="more than 5 rows"):
        read_claim_table(b"quote\n" + b"a b c\n" * 6, most_rows=5)
    with pytest.raises(UnusableInput, match="more than 5 lines"):
        read_claim_table(b'{"quote": "a"}\n' * 6, most_rows=5)


def test_objects_become_columns_and_a_broken_line_stays_a_row() -> None:
    lines = [{"quote": "a b", "n": 1}, {"who": "Ana", "quote": "c", "tags": ["x"]}]
    data = "\n".join([json.dumps(lines[0]), "nonsense", "[1]", json.dumps(lines[1])]).encode()
    found = read_claim_table(data)
    assert found.header == ("quote", "n", "who", "tags")
    assert [row.cells for row in found.rows] == [
        *(("a b", 1, None, None), (), ()),
        ("c", None, "Ana", ["x"]),
    ]
    assert [bool(row.error) for row in found.rows] == [False, True, True, False]
    assert read_claim_table(json.dumps(lines).encode()).rows[1].cells == found.rows[3].cells
    assert object_rows.value_text(["x"]) == '["x"]'


def test_a_sheet_is_read_from_below_its_title() -> None:
    moment = datetime(2031, 5, 4, 10, 30)  # noqa: DTZ001 - as cells have it
    data = made(
        [["Notes of the desk"], [], ["nothing here"]],
        Claims=[
            ["Desk, May 2031"],
            [],
            ["Quote", "When", "N"],
            ["a b c", moment, 3],
            [None],
            ["d"],
        ],
    )
    found = read_claim_table(data)
    assert found.header == ("Quote", "When", "N")
    assert [(row.number, row.cells) for row in found.rows] == [
        (4, ("a b c", moment, 3)),
        (6, ("d", None, None)),
    ]
    assert found.notes == ("read from the sheet Claims; 1 more not read",)


def test_a_formula_is_read_by_its_last_value_and_never_run() -> None:
    found = read_claim_table(made([["quote"], ['=WEBSERVICE("http://127.0.0.1:9/")'], ["a b c"]]))
    assert [row.cells for row in found.rows] == [("a b c",)]


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The same workbook with some parts replaced or added, packed well."""
    made_again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made_again, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = {
            name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()
        }
        for info in old.infolist():
            new.writestr(info.filename, names.pop(info.filename, b"") or old.read(info))
        for name, text in names.items():
            new.writestr(name, text)
    return made_again.getvalue()


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(made([["quote"], ["a"]]), xl__sharedStrings_xml=b" " * (65 << 20))
    assert len(bomb) < 200_000
    with pytest.raises(UnusableInput, match="unpacks to more than 64 MB"):
        read_claim_table(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_bomb_of_entities_is_refused(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    kind = f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]>'
    text = f'<?xml version="1.0"?><!-- {"x" * 5_000} -->{kind}<sst>&a8;</sst>'
    bomb = repacked(made([["quote"], ["a"]]), xl__sharedStrings_xml=text.encode(encoding))
    with pytest.raises(
        UnusableInput, match=r"xl/sharedStrings.xml in the workbook defines entities"
    ):
        read_claim_table(bomb)


@pytest.mark.parametrize("row", [1_048_576, 99_999_999_999])
def test_a_row_far_below_all_others_is_no_matter(row: int) -> None:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = '<c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>'
    sheet = (
        f'<worksheet xmlns="{name}"><sheetData><row r="1">{cells.format(1, "quote")}</row>'
        f'<row r="2">{cells.format(2, "a b c")}</row>'
        f'<row r="{row}">{cells.format(row, "far away")}</row></sheetData></worksheet>'
    )
    data = repacked(made([["quote"]]), xl__worksheets__sheet1_xml=sheet.encode())
    found = read_claim_table(data)
    assert [row.cells for row in found.rows] == [("a b c",)]


def test_parts_that_are_broken_are_a_sentence() -> None:
    data = made([["quote"], ["a b c"]])
    for parts in (
        {"xl__workbook_xml": b"<workbook"},
        {"xl__worksheets__sheet1_xml": b"<worksheet><sheetData><row r='x'/>"},
        {"xl__styles_xml": b"\xff\xfe"},
    ):
        with pytest.raises(UnusableInput, match=r"cannot be read|defines entities"):
            read_claim_table(repacked(data, **parts))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        new.writestr("a.txt", "a")
    with pytest.raises(UnusableInput, match="no XLSX workbook"):
        read_claim_table(packed.getvalue())


def test_links_to_other_workbooks_are_not_followed() -> None:
    link = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<externalBook xmlns:r="x" r:id="rId1"/></externalLink>'
    )
    data = repacked(made([["quote"], ["a b c"]]), xl__externalLinks__externalLink1_xml=link)
    assert len(read_claim_table(data).rows) == 1
    assert workbook.is_workbook(data)


def test_the_encoding_of_what_is_no_text_is_not_guessed() -> None:
    assert table_text.table_encoding(b"a\x00b") is None
    assert list(table_text.table_lines(io.BytesIO(b"a\nb"), "utf-8")) == ["a\n", "b"]

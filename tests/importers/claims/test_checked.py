"""Checked tables keep what was given, and no cell of them is a formula, whatever was in it."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import UnusableInput
from archiver.importers.claims import checked_workbook
from archiver.importers.claims.checked_files import OUTPUT_SUFFIXES, output_suffix, write_checked
from archiver.importers.claims.checked_rows import (
    CHECKED_COLUMNS,
    CheckedHeader,
    CheckedRow,
    check_row,
    checked_header,
)
from archiver.importers.claims.claim_table import TableRow, cell_text
from archiver.importers.claims.open_table import read_claim_table
from archiver.importers.claims.row_claims import RowClaim
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Difference, Finding, Match, Verdict

FORMULA = '=HYPERLINK("http://a.example","x")'
TEXT = "=The harbour will not\x0b be closed"


def verdict(url: str = "https://x.example/7") -> Verdict:
    match = Match(
        wording="altered",
        span=(0, 5),
        coverage=0.5,
        flags=("negation", "number"),
        diff=(Difference(op="delete", quote="", post="not "),),
    )
    finding = Finding(
        match=match,
        post=Post(
            key="x:7",
            platform="x",
            id="7",
            url=url,
            author=Author(handle="ana", name="Ana"),
            posted_at="2031-05-04T10:00:00Z",
        ),
        version=PostVersion(text=TEXT),
        attribution="confirmed",
        timing="consistent",
        standing="live",
        evidence="api",
        tie="likely",
        corroborated=True,
        problem="altered",
    )
    return Verdict(
        claim=Claim(quote="a b c", speaker="Ana"),
        wording="altered",
        flags=match.flags,
        attribution="confirmed",
        timing="consistent",
        tie="likely",
        problem="altered",
        corroborated=True,
        findings=(finding,),
        rules="1",
    )


GIVEN = (FORMULA, 3, datetime(2031, 5, 4, 10, 30), None)  # noqa: DTZ001 - as cells have it


def rows() -> tuple[CheckedHeader, list[CheckedRow]]:
    header = checked_header(("quote", "+n", "when", "empty"))
    row = RowClaim(TableRow(2, GIVEN), Claim(quote="a b c"), fault="when is no date")
    return header, [
        check_row(header, row, verdict()),
        check_row(header, row, verdict("javascript:alert(1)")),
        check_row(header, RowClaim(TableRow(3, (FORMULA,))), "quote is empty"),
    ]


def test_the_verdict_stands_beside_the_row_in_words() -> None:
    found = rows()[1][0].found
    assert set(found) == set(CHECKED_COLUMNS)
    assert found["author"] == "Ana (@ana)"
    assert found["flags"] == ["negation", "number"]
    assert found["difference"] == (
        "Ana (@ana) posted something close to this on 4 May 2031, but not in these words. The "
        "quotation leaves out “not”. Judged without its date: when is no date."
    )
    assert rows()[1][2].found == {"difference": "Not judged: quote is empty."}


def test_columns_of_the_same_name_stay_and_old_verdicts_are_replaced() -> None:
    header = checked_header(("quote", "Author"))
    assert header.given == ("quote", "Author")
    assert header.added[7] == "verdict_author"
    assert checked_header(("quote", *CHECKED_COLUMNS)) == checked_header(("quote",))


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_no_cell_of_a_text_table_is_a_formula(suffix: str) -> None:
    header, checked = rows()
    stream = io.BytesIO()
    write_checked(stream, suffix, header, checked)
    text = stream.getvalue().decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text), delimiter="\t" if suffix == ".tsv" else ","))
    assert found[0] == ["quote", "'+n", "when", "empty", *CHECKED_COLUMNS]
    assert found[1][:4] == ["'" + FORMULA, "3", "2031-05-04 10:30:00", ""]
    assert all(cell[:1] not in tuple("=+-@") for row in found for cell in row if cell)
    assert len({len(row) for row in found}) == 1


def test_objects_keep_their_values() -> None:
    header, checked = rows()
    stream = io.BytesIO()
    write_checked(stream, ".jsonl", header, checked)
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (found[0]["quote"], found[0]["+n"], found[0]["empty"]) == (FORMULA, 3, None)
    assert found[0]["flags"] == ["negation", "number"]
    assert found[2]["wording"] is None
    assert list(found[0]) == list(header.names)


def saved() -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
    stream = io.BytesIO()
    write_checked(stream, ".xlsx", *rows())
    return openpyxl.load_workbook(stream), stream.getvalue()


def test_a_workbook_has_colours_links_and_a_sheet_of_words() -> None:
    book, _ = saved()
    sheet, words = book["Checked"], book["Words"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:P4"
    assert [cell.value for cell in sheet[1]] == ["quote", "+n", "when", "empty", *CHECKED_COLUMNS]
    wording, link = sheet["E2"], sheet["O2"]
    assert (wording.value, wording.fill.start_color.rgb[-6:]) == ("altered", "FFC7CE")
    assert link.hyperlink.target == "https://x.example/7"
    assert sheet["O3"].hyperlink is None
    assert sheet["C2"].value == GIVEN[2]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (3, "n")
    explained = {(row[0].value, row[1].value) for row in words.iter_rows(min_row=3)}
    assert {("wording", "altered"), ("problem", "misattributed"), ("flags", "spliced")} <= explained


def test_no_cell_of_a_workbook_is_a_formula_and_all_of_it_is_xml() -> None:
    book, data = saved()
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    again = read_claim_table(data)
    assert again.header[-12:] == CHECKED_COLUMNS
    assert again.rows[0].cells[0] == FORMULA
    assert again.rows[0].cells[13] == TEXT.replace("\x0b", "\ufffd")
    assert cell_text(again.rows[0].cells[2]) == "2031-05-04 10:30:00"


def test_more_links_than_excel_takes_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_workbook, "_MOST_LINKS", 1)
    assert saved()[0]["Checked"]["O2"].hyperlink is None


def test_other_kinds_of_files_are_not_written() -> None:
    assert [output_suffix(Path(f"a{one.upper()}")) for one in OUTPUT_SUFFIXES] == [*OUTPUT_SUFFIXES]
    with pytest.raises(UnusableInput, match=r"a.ods: a checked table is written as \.csv"):
        output_suffix(Path("a.ods"))

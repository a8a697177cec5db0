"""Counts over all shards: once for a quotation, by publisher and month, as a table and a plot."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.problem_report import ProblemReport, make_report, plot_problems
from archiver.cluster.table_files import ShardTables
from archiver.cluster.table_queries import (
    ProblemCell,
    Selection,
    count_problems,
    select_articles,
    verdicts_of_articles,
)


@pytest.fixture
def verdicts(tmp_path: Path) -> list[Path]:
    rows = [
        ("1", "a", "The Ledger", "2024-05-04", "altered"),
        ("1", "a", "The Ledger", "2024-05-04", "altered"),
        ("2", "b", "The Ledger", "2024-06-01", None),
        ("3", "c", None, None, "impossible"),
    ]
    with ShardTables(tmp_path, "one") as tables:
        for record, (key, article, site, day, problem) in enumerate(rows):
            tables.add(
                "verdicts",
                "2024-07-01",
                {
                    "key": key,
                    "record": record,
                    "article_key": article,
                    "version": "v",
                    "article_url": "https://www.pilot.example/a",
                    "site": site,
                    "published_at": day,
                    "wording": "altered" if problem else "verbatim",
                    "problem": problem,
                    "verdict": "{}",
                },
            )
        return [tmp_path / file for file in tables.finish()]


def test_a_quotation_that_was_captured_twice_counts_once(verdicts: list[Path]) -> None:
    assert count_problems(verdicts) == [
        ProblemCell(publisher="The Ledger", month="2024-05", quotations=1, problems={"altered": 1}),
        ProblemCell(publisher="The Ledger", month="2024-06", quotations=1, problems={}),
        ProblemCell(
            publisher="www.pilot.example", month="", quotations=1, problems={"impossible": 1}
        ),
    ]


def test_no_site_is_counted_under_a_name_that_is_anothers(tmp_path: Path) -> None:
    """Whatever a page calls itself: two sites of one name are called by their hosts."""
    claims = [
        ("https://www.courier.example/a", "Harbour Courier"),
        ("https://amp.courier.example/b", "Harbour Courier"),
        ("https://evil.example/a", "Harbour Cour\u0131er"),
        ("https://evil.example/b", "tide.example"),
        ("https://evil.example/c", "Har\u200bbour News"),
        ("https://tide.example/a", "The Tide"),
        ("file:///home/a.html", "Harbour Courier"),
    ]
    with ShardTables(tmp_path, "one") as tables:
        for record, (url, site) in enumerate(claims):
            row = {"key": str(record), "record": record, "article_key": url, "version": "v"}
            row |= {"article_url": url, "site": site, "published_at": "2024-05-04"}
            row |= {"wording": "altered", "problem": "altered", "verdict": "{}"}
            tables.add("verdicts", "2024-07-01", row)
        files = [tmp_path / file for file in tables.finish()]
    assert {cell.publisher: cell.quotations for cell in count_problems(files)} == {
        "evil.example": 3,
        "www.courier.example": 1,
        "amp.courier.example": 1,
        "The Tide": 1,
        "Harbour Courier": 1,
    }


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(), "abc"),
        (Selection(site="the ledger"), "ab"),
        (Selection(site="pilot.example"), "abc"),
        (Selection(problem="impossible"), "c"),
        (Selection(since="2024-06-01"), "b"),
        (Selection(until="2024-05-04"), "a"),
        (Selection(site="'; drop table x --"), ""),
    ],
)
def test_articles_are_chosen(verdicts: list[Path], selection: Selection, chosen: str) -> None:
    found = select_articles(verdicts, selection)
    assert found == {(key, "v") for key in chosen}
    assert len(verdicts_of_articles(verdicts, found)) == len(chosen)


def test_a_report_of_a_folder_counts_its_tables(small_folder: BulkFolder) -> None:
    report = make_report(small_folder)
    shown = report.as_json()
    assert shown["shards"] == 2
    assert shown["rows"]["articles"] == 2
    assert sum(shown["wordings"].values()) == shown["quotations"] > 5
    assert report.by_publisher()


def test_a_plot_is_whole_whatever_publishers_are_called() -> None:
    cells = [
        ProblemCell(publisher="<a>", month="2024-05", quotations=3, problems={"altered": 2}),
        ProblemCell(publisher="b", month="", quotations=1, problems={"impossible": 1}),
    ]
    report = ProblemReport(shards=1, rows={}, wordings={"altered": 4}, cells=cells)
    drawn = ET.fromstring(plot_problems(report))  # noqa: S314 - our own
    titles = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert "2024-05: 2 altered" in titles
    ET.fromstring(plot_problems(ProblemReport(shards=0, rows={}, wordings={}, cells=[])))  # noqa: S314

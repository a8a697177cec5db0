"""The page of a publisher counts the quotations of its latest articles, wherever these begin."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.pages import publishers
from tests.archive.stored import Desk

DAYS = ("2032-03-04", "2032-03-02", "2032-03-02", "2032-03-02", "2032-02-01", None, None)


@pytest.fixture
def printed(archive: sqlite3.Connection) -> sqlite3.Connection:
    """Seven articles of one paper with a quotation each, three of one day and two of none."""
    desk = Desk(archive)
    for number, day in enumerate(DAYS, start=1):
        said = f"the gull has counted {number} boats"
        version = desk.add_article(f"“{said}”, she wrote.", said, byline=f"Writer {number % 2}")
        with transaction(archive):
            archive.execute(
                "update articles set published_at = ? where id = "
                "(select article_id from article_versions where id = ?)",
                (day, version),
            )
            (verdict,) = archive.execute(
                "insert into verdicts(quote_id, run_id, judged_at, rules, attribution, timing, "
                "wording, problem) values (?, 1, '2032-03-05', '4', '', '', 'altered', ?) "
                "returning id",
                (number, "altered" if number % 2 else None),
            ).fetchone()
            archive.execute("update quotes set verdict_id = ? where id = ?", (verdict, number))
    return archive


@pytest.mark.parametrize("most", range(1, len(DAYS) + 1))
def test_only_quotations_of_the_latest_articles_are_counted(
    printed: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(publishers, "ARTICLES", most)
    rows = printed.execute(
        "select substr(art.published_at, 1, 7), d.problem from (select id, published_at "
        "from articles where site = 'gazette.example' order by published_at desc limit ?) as art "
        "join article_versions v on v.article_id = art.id "
        "join quotes q on q.article_version_id = v.id join verdicts d on d.id = q.verdict_id",
        (most,),
    ).fetchall()
    page = publishers.load_publisher_page(printed, "gazette.example")
    assert page is not None
    assert page.bounded is (most < len(DAYS))
    months = {month.month: sum(month.wordings.values()) for month in page.months}
    assert months == {
        month: sum(row[0] == month for row in rows) for month in {row[0] for row in rows}
    }
    assert sum(month.wrong.get("altered", 0) for month in page.months) == len(page.worst)
    assert len(page.worst) == sum(row[1] is not None for row in rows)


def test_each_quotation_counts_for_the_byline_of_its_article(printed: sqlite3.Connection) -> None:
    page = publishers.load_publisher_page(printed, "gazette.example")
    assert page is not None
    assert [(one.byline, one.quotations, one.problems) for one in page.writers] == [
        ("Writer 1", 4, 4),
        ("Writer 0", 3, 0),
    ]
    assert (page.signed, page.names) == (7, 2)

"""Quotations of earlier versions of an article: gone, still there, and since when."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.pages import quotations
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl

KEPT = "The tide table is correct and the tide was late"
DROPPED = "The ferry will be painted in the colour of a mackerel"
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="https://quay.example/paint">
<meta property="article:published_time" content="2031-05-04T08:00:00Z"></head><body><article>
<h1>{title}</h1><p>{more}“{kept},” Ana Brook wrote on X after a long morning on the quay, to
nobody in particular and to everybody who happened to be waiting there for the next sailing.</p>
<p>The terminal café sold out of soup by noon, and nobody was available to say what it meant.</p>
</article></body></html>"""


@pytest.fixture
def corrected(tmp_path: Path) -> sqlite3.Connection:
    """An article that was read twice, and has one quotation less the second time."""
    connection = connect(tmp_path / "archive.db", write=True)
    page = tmp_path / "pages" / "paint.html"
    page.parent.mkdir()
    more = f"“{DROPPED},” Ana Brook wrote on X. "
    for title, told in (("Ferry to be a mackerel", more), ("Ferry not to be painted", "")):
        page.write_text(PAGE.format(title=title, more=told, kept=KEPT), encoding="utf-8")
        crawl(connection, [str(page.parent)], CrawlOptions(warc_folder=tmp_path / "captures"))
    with connection:
        connection.execute("update captures set fetched_at = '2031-05-0' || (4 + run_id)")
    return connection


def test_words_that_an_article_still_has_are_not_gone_from_it(
    corrected: sqlite3.Connection,
) -> None:
    with closing(corrected):
        rows = corrected.execute("select id, key, text from quotes order by id").fetchall()
        found = {
            one.id: one
            for row in rows
            for one in quotations.quotations_of_ids(corrected, [row["id"]])
        }
        assert [row["text"].rstrip(",") for row in rows] == [DROPPED, KEPT, KEPT]
        dropped, before, after = (found[row["id"]] for row in rows)
        assert [one.is_gone for one in (dropped, before, after)] == [True, False, False]
        assert before.still == after.key
        assert after.current
        assert after.still is None
        assert dropped.title == before.title == "Ferry to be a mackerel"
        assert after.title == "Ferry not to be painted"
        assert quotations.missing_since(corrected, dropped.id) == "2031-05-06"
        assert quotations.missing_since(corrected, before.id) is None
        assert quotations.missing_since(corrected, after.id) is None

"""Saved captures are read again by a parser that was mended, and nobody is asked."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.options import CrawlOptions
from archiver.crawl.rereading import reread
from archiver.crawl.run import crawl
from archiver.extraction.pipeline import PageReading, extract_page
from archiver.models.records import Capture
from archiver.provenance.audit import Audit
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving

pytestmark = pytest.mark.usefixtures("kept_pools")

POST = x_id("2031-05-04T09:00:00")
NEWSROOM = Path(__file__).parents[1] / "newsroom"
SAID = "The ferry will never leave before the seal does."


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving() as found:
        found.post(POST, SAID)
        found.article("/seal", number=POST, quote=SAID[:-1], shown=SAID)
        yield found


@pytest.fixture
def crawled(archive: sqlite3.Connection, room: Newsroom, tmp_path: Path) -> sqlite3.Connection:
    """Two articles, one of them from a file."""
    page = tmp_path / "page.html"
    page.write_text(room.pages["/seal"][2].replace("The seal and the ferry", "Another title"))
    crawl(
        archive,
        [f"{room.url}/seal", str(page)],
        CrawlOptions(warc_folder=tmp_path / "c", web=room.web()),
    )
    room.asked.clear()
    page.unlink()
    return archive


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(query)]


def mended(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Have quotations be read otherwise from now on."""

    def read(_reader: BoundedReader, capture: Capture) -> PageReading:
        found = extract_page(capture)
        return replace(found, quotes=tuple(replace(one, **changes) for one in found.quotes))

    monkeypatch.setattr(BoundedReader, "read", read)


def test_where_nothing_is_read_otherwise_nothing_is_added(
    crawled: sqlite3.Connection, room: Newsroom, tmp_path: Path
) -> None:
    tables = ("article_versions", "quotes", "embeds", "sightings", "verdicts", "captures")
    before = [rows(crawled, f"select count(*) from {table}") for table in tables]  # noqa: S608
    for _ in range(2):
        report = reread(crawled, tmp_path / "c")
        assert dict(report.sources) == {"unchanged": 2}
        assert report.failures == []
    after = [rows(crawled, f"select count(*) from {table}") for table in tables]  # noqa: S608
    assert before == after
    assert not room.asked


@pytest.mark.slow
def test_long_articles_with_many_quotations_are_the_same_as_well(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    """Their rows come in another order than that in which they were read."""
    crawl(archive, [str(NEWSROOM)], CrawlOptions(warc_folder=tmp_path / "c"))
    assert rows(archive, "select count(*) from quotes") > [(50,)]
    assert set(reread(archive, tmp_path / "c").sources) == {"unchanged"}


def test_what_is_read_otherwise_makes_another_version_and_is_judged(
    crawled: sqlite3.Connection,
    room: Newsroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = rows(crawled, "select key from quotes order by id")
    mended(monkeypatch, speaker="Cato Fen")
    report = reread(crawled, tmp_path / "c")
    assert (dict(report.sources), report.quotes_judged) == ({"changed": 2}, 2)
    assert not room.asked
    quotes = rows(
        crawled,
        "select speaker, attribution from quotes join verdicts on verdicts.id = verdict_id "
        "order by quotes.id",
    )
    # The cited post decides: its author is named beside the quotation, whoever is read as speaker.
    assert quotes == [("Ana Brook", "confirmed")] * 2 + [("Cato Fen", "confirmed")] * 2
    assert rows(crawled, "select key from quotes order by id desc limit 2") == keys[::-1]
    assert rows(crawled, "select count(*), count(distinct article_id) from article_versions") == [
        (4, 2)
    ]
    assert rows(crawled, "select quotes from articles_overview") == [(1,), (1,)]
    assert dict(reread(crawled, tmp_path / "c").sources) == {"unchanged": 2}
    assert list(Audit(connection=crawled, folder=tmp_path / "c").problems()) == []


def test_the_next_crawl_knows_the_new_version(
    crawled: sqlite3.Connection,
    room: Newsroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mended(monkeypatch, cue="speech")
    reread(crawled, tmp_path / "c")
    report = crawl(
        crawled, [f"{room.url}/seal"], CrawlOptions(warc_folder=tmp_path / "c", web=room.web())
    )
    assert dict(report.sources) == {"unchanged": 1}
    latest = "select max(article_version_id) from readings where run_id = ?"
    assert crawled.execute(latest, (report.run,)).fetchone()[0] > 2


def test_a_capture_that_cannot_be_read_is_named_and_the_rest_is_read(
    crawled: sqlite3.Connection, tmp_path: Path
) -> None:
    (path,) = (tmp_path / "c").iterdir()
    offset = rows(crawled, "select warc_offset from captures order by id limit 1")[0][0]
    whole = bytearray(path.read_bytes())
    whole[offset + 50] ^= 0xFF
    path.write_bytes(whole)
    report = reread(crawled, tmp_path / "c")
    assert (report.sources["failed"], report.sources["unchanged"]) == (1, 1)
    assert "no capture can be read" in report.failures[0]["reason"]

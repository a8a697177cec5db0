"""Five real articles, crawled whole: every post, quotation and verdict that must come out.

Needs the articles beside the checkout; without them it is skipped and says so.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from tests.gate import real

SEEDS = real.SHARED / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason=f"the five real articles were not crawled: nothing at {SEEDS}"
)


def expected() -> list[dict[str, Any]]:
    text = (SEEDS / "expected.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("seeds")
    connection = connect(folder / "archive.db", write=True)
    for _ in range(2):
        sources = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
        crawl(connection, sources, CrawlOptions(warc_folder=folder / "captures"))
    yield connection
    connection.close()


def test_posts_are_those_of_the_articles(archive: sqlite3.Connection) -> None:
    wanted = sorted(
        (page["file"], post["handle"], post["name"], post["date"], post["text"])
        for page in expected()
        for post in page["posts"]
    )
    found = archive.execute(
        "select c.source, a.handle, a.name, p.posted_at, v.text from embeds e "
        "join posts p on p.id = e.post_id join authors a on a.id = p.author_id "
        "join post_versions v on v.post_id = p.id "
        "join article_versions av on av.id = e.article_version_id "
        "join captures c on c.id = av.capture_id"
    ).fetchall()
    assert sorted((row[0].rsplit("/", 1)[-1], *row[1:]) for row in found) == wanted
    assert len(wanted) == 5


def test_quotations_have_their_wording_and_author(archive: sqlite3.Connection) -> None:
    """Crawled twice: thirty-nine quotations all the same."""
    wanted = [
        (
            page["file"],
            quote["text"],
            quote["wording"],
            quote.get("attribution"),
            quote.get("handle"),
        )
        for page in expected()
        for quote in page["quotes"]
    ]
    rows = archive.execute(
        "select c.source, q.text, v.wording, v.attribution, a.handle from quotes q "
        "join article_versions av on av.id = q.article_version_id "
        "join captures c on c.id = av.capture_id join verdicts v on v.id = q.verdict_id "
        "left join post_versions pv on pv.id = v.post_version_id "
        "left join posts p on p.id = pv.post_id left join authors a on a.id = p.author_id "
        "order by c.source, q.start"
    ).fetchall()
    found = [
        (row[0].rsplit("/", 1)[-1], row[1], row[2], row[3] if row[4] else None, row[4])
        for row in rows
    ]
    assert found == wanted
    assert len(found) == 39

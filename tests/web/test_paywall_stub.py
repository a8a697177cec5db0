"""An article that was read whole and later behind its wall stays whole wherever it is shown."""

from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.store.verdicts import mark_due, quotations_due
from archiver.crawl.options import CrawlOptions
from archiver.crawl.rereading import reread
from archiver.crawl.run import crawl
from tests.conftest import WritePage
from tests.web.conftest import Ask
from tests.web.invented import corroborate

QUOTED = "The night ferry to Pelliwick will always leave before the seal does"
CANONICAL = (
    "<meta property='og:site_name' content='Ledger'>"
    "<link rel='canonical' href='https://ledger.example/ferry'></head>"
)
WALL = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}'
    "</script>"
)
REST = "".join(
    f"<p>On pier {number} of Marrowby harbour the porters went on loading crates.</p>"
    for number in range(30)
)
STUB = (
    f"<html lang='en'><head><title>ferry.html</title>{WALL}{CANONICAL}<body><article>"
    "<h1>ferry.html</h1><p>The harbour was quiet when the council met to hear about the "
    "timetable.</p><p>Subscribe to continue reading.</p></article></body></html>"
)


@pytest.fixture
def story(tmp_path: Path, write_page: WritePage) -> Path:
    """An archive that saw the article twice: whole, then its first paragraph only."""
    page = write_page("ferry.html", quote=QUOTED)
    whole = page.read_text(encoding="utf-8")
    page.write_text(whole.replace("</head>", CANONICAL).replace("</article>", f"{REST}</article>"))
    path = tmp_path / "archive.db"
    connection = connect(path, write=True)
    crawl(connection, [str(page)], CrawlOptions(warc_folder=tmp_path / "c"))
    page.write_text(STUB)
    corroborate(connection, tmp_path)
    crawl(connection, [str(page)], CrawlOptions(warc_folder=tmp_path / "c"))
    lengths = connection.execute(
        "select length(text) > 1000, access from article_versions order by id"
    ).fetchall()
    assert [tuple(row) for row in lengths] == [(1, None), (0, "stub")]
    connection.close()
    return path


@pytest.mark.asyncio
async def test_every_page_shows_the_fuller_text(story: Path, ask: Ask) -> None:
    async def shown(address: str) -> str:
        return str((await ask(address, files=[story])).text)

    overview = await ask("/archive/articles_overview.json?_shape=array", files=[story])
    (row,) = overview.json()
    assert (row["altered"], row["quotes"], row["versions"]) == (1, 1, 2)
    assert QUOTED in await shown("/-/front")
    assert QUOTED in await shown("/-/altered.atom")
    article = await shown(f"/-/article/{row['key']}")
    assert QUOTED in article
    assert "On pier 29 of Marrowby harbour" in article
    found = (await ask("/-/search.json?q=harbour+council", files=[story])).json()
    assert [one["key"] for one in found["articles"]] == [row["key"]]
    publisher = await ask("/-/publisher/Ledger.json", files=[story])
    assert publisher.json()["wordings"] == {"altered": 1}


def test_the_quotation_is_judged_and_read_again_as_current(story: Path) -> None:
    connection = connect(story, write=True)
    mark_due(connection, None)
    assert quotations_due(connection) == [1]
    report = reread(connection, story.parent / "c")
    assert dict(report.sources) == {"unchanged": 1}
    assert connection.execute("select reading from article_versions where id = 1").fetchone()[0]
    connection.close()

"""Pages that show a post otherwise than its platform does: their list, feed, and both pages."""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from archiver.archive.connection import connect, transaction
from archiver.archive.store import articles, posts, runs
from archiver.archive.store.claims import Claimant
from archiver.models.records import (
    Article,
    Author,
    Capture,
    Embed,
    Evidence,
    Outcome,
    Post,
    PostVersion,
    Sighting,
)
from archiver.web.pages.contradictions import load_contradictions

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

ATOM = "{http://www.w3.org/2005/Atom}"
TRUE = "The night ferry to Pelliwick will never leave before the seal does."
FALSE = "The night ferry to Pelliwick is mine, and <b>nobody</b> else may board it."
ANA = Author(handle="anabrook", name="Ana Brook", account_id="7")
PAPER = "https://gazette.example/ferry"


def look(
    connection: sqlite3.Connection,
    url: str,
    key: str,
    text: str | None,
    evidence: Evidence,
    outcome: Outcome = "ok",
) -> None:
    """Have the platform or a page say something of a post."""
    before = connection.execute("select count(*) from runs").fetchone()[0]
    at = f"2031-06-0{1 + before}T00:00:00Z"
    with transaction(connection):
        run = runs.begin_run(connection, at=at, command="crawl", offline=False)
        capture = Capture(url=url, source=url, fetched_at=at, body=f"{url}{at}".encode())
        row = runs.add_capture(connection, run, capture, place=("a.warc.gz", 0))
        seen = posts.add_sighting(
            connection,
            run,
            row,
            Sighting(
                post=Post(key=key, platform="x", id=key[2:], author=ANA, posted_at="2031-05-04"),
                outcome=outcome,
                evidence=evidence,
                seen_at=at,
                version=PostVersion(text=text) if text else None,
            ),
            Claimant(name=url),
        )
        if evidence == "embed":
            article = Article(url=url, text="The article.", title="Ferry row", site="Gazette")
            kept = articles.add_article(connection, run, row, article)
            embed = Embed(platform="x", kind="blockquote", id=key[2:], text=text)
            articles.add_embed(connection, kept.version_id, seen.post_id, embed)


@pytest.fixture(scope="module")
def contradicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contradicted") / "archive.db"
    with closing(connect(path, write=True)) as connection:
        look(connection, "https://x.example/1", "x:101", TRUE, "api")
        look(connection, PAPER, "x:101", FALSE, "embed")
        look(connection, PAPER, "x:102", FALSE.replace("mine", "his"), "embed")
        look(connection, "https://x.example/2", "x:102", None, "api", "unknown")
        look(connection, PAPER, "x:101", TRUE, "embed")
    return path


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_the_list_shows_both_and_accuses_neither(ask: Ask, contradicted: Path) -> None:
    page = (await ask("/-/contradictions", files=[contradicted])).text
    seen = words_of(page)
    assert "This page shows other words than the platform has." in seen
    assert "The platform shows no such post" in seen
    assert "is mine, and &lt;b&gt;nobody&lt;/b&gt; else may board it" in seen
    assert "Neither is accused" in seen
    assert "/-/post/x/101" in page
    assert "<script" not in page
    found = (await ask("/-/contradictions.json", files=[contradicted])).json()
    assert [(one["post"]["key"], one["contradicts"]) for one in found["contradictions"]] == [
        ("x:102", ["existence"]),
        ("x:101", ["text"]),
    ]
    assert found["count"] == 2


async def test_the_list_is_a_feed_whose_entries_keep_their_names(
    ask: Ask, contradicted: Path
) -> None:
    asked = [await ask("/-/contradictions.atom", files=[contradicted]) for _ in range(2)]
    entries = [etree.fromstring(one.content).findall(f"{ATOM}entry") for one in asked]
    names = [[one.findtext(f"{ATOM}id") for one in some] for some in entries]
    assert names[0] == names[1]
    assert len(set(names[0])) == 2
    assert entries[0][1].findtext(f"{ATOM}title") == (
        "Gazette shows a post by Ana Brook (@anabrook) otherwise"
    )
    summary = str(entries[0][1].findtext(f"{ATOM}summary"))
    assert f"The page shows: “{FALSE}”" in summary
    assert f"The post: “{TRUE}”" in summary


async def test_the_page_of_the_post_shows_what_pages_claim_beside_what_is_known(
    ask: Ask, contradicted: Path
) -> None:
    page = (await ask("/-/post/x/101", files=[contradicted])).text
    seen = words_of(page)
    assert "Pages that show it otherwise" in seen
    assert "Its wordings" not in seen, "what a page shows is no wording of it"
    assert "Edited" not in seen
    assert "Shown in other words" in seen
    found = (await ask("/-/post/x/101.json", files=[contradicted])).json()
    assert [(one["text"], one["claimed"]) for one in found["versions"]] == [(TRUE, False)]
    assert [one["text"] for one in found["contradictions"]] == [FALSE]


async def test_a_post_that_only_a_page_shows_says_so(ask: Ask, contradicted: Path) -> None:
    seen = words_of((await ask("/-/post/x/102", files=[contradicted])).text)
    assert "Known from news pages alone: it may be invented" in seen
    assert "Known from news pages alone, as they show it." in seen
    assert "Deleted" not in seen


async def test_the_page_of_the_article_says_where_it_shows_a_post_otherwise(
    ask: Ask, contradicted: Path
) -> None:
    with closing(connect(contradicted)) as connection:
        key = connection.execute("select key from articles").fetchone()[0]
        assert load_contradictions(connection, 1).count == 2
    page = (await ask(f"/-/article/{key}", files=[contradicted])).text
    assert "This page shows other words than the platform has." in words_of(page)
    found = (await ask(f"/-/article/{key}.json", files=[contradicted])).json()
    # The same article has shown the post rightly since: what it shows there is no contradiction.
    assert ["text"] in [one["contradicts"] for one in found["embeds"]]


async def test_the_front_page_leads_to_the_list(ask: Ask, contradicted: Path, empty: Path) -> None:
    assert (
        '/-/contradictions">pages that show a post otherwise</a> (2)'
        in (await ask("/", files=[contradicted])).text
    )
    nothing = await ask("/-/contradictions", files=[empty])
    assert "No page in this archive shows a post otherwise" in nothing.text


async def test_who_may_not_see_claims_sees_no_list_of_them(ask: Ask, contradicted: Path) -> None:
    denied = {"databases": {"archive": {"tables": {"claims": {"allow": False}}}}}
    for address in ("/-/contradictions", "/-/contradictions.atom", "/-/post/x/101"):
        response = await ask(address, files=[contradicted], metadata=denied)
        assert response.status_code == 403, address

"""Who is followed, and what they edited and deleted: a page, the same as JSON, and a feed."""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from archiver.archive.connection import connect, transaction
from archiver.archive.pages.followed_people import load_changes
from archiver.archive.store import followed, posts, reading, runs
from archiver.archive.store.followed import NewAccount
from archiver.models.records import Author, Capture, Outcome, Post, PostVersion, Sighting
from archiver.web.pages.site_lists import LISTS
from archiver.web.show.changed import changed_line
from tests.web.urls import urls

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

ATOM = "{http://www.w3.org/2005/Atom}"
DID = "did:plc:" + "a" * 24
NAME = "Ana <b>Brook</b>"


def look(
    connection: sqlite3.Connection,
    day: int,
    key: str,
    text: str | None,
    outcome: Outcome = "ok",
    *,
    by: str = DID,
) -> None:
    """Have the platform show a post on a day, in a run of its own."""
    at = f"2031-06-{day:02}T00:00:00Z"
    author = Author(handle=f"{by[8]}.example", name=NAME, account_id=by)
    with transaction(connection):
        run = runs.begin_run(connection, at=at, command="crawl", offline=False)
        capture = Capture(url="https://a.example/", source="a", fetched_at=at, body=at.encode())
        row = runs.add_capture(connection, run, capture, place=("a.warc.gz", day))
        one = Sighting(
            post=Post(
                key=f"bluesky:{by}/{key}",
                platform="bluesky",
                id=f"{by}/{key}",
                author=author,
                posted_at="2031-05-04T00:00:00Z",
            ),
            outcome=outcome,
            evidence="api",
            seen_at=at,
            version=PostVersion(text=text) if text else None,
            resolver=reading.LISTED,
        )
        posts.add_sighting(connection, run, row, one)


@pytest.fixture(scope="module")
def followed_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("followed") / "archive.db"
    with closing(connect(path, write=True)) as connection:
        look(connection, 1, "gone", "The ferry <i>leaves</i> at six.")
        look(connection, 2, "once", "One look proves nothing.")
        look(connection, 3, "edited", "The harbour is open.")
        look(connection, 4, "edited", "The harbour was never open.")
        look(connection, 5, "gone", None, "unknown")
        look(connection, 6, "gone", None, "unknown")
        look(connection, 7, "once", None, "unknown")
        other = "did:plc:" + "b" * 24
        look(connection, 8, "theirs", "Nobody follows them.", by=other)
        look(connection, 9, "theirs", None, "deleted", by=other)
        look(connection, 10, "theirs", None, "deleted", by=other)
        at = "2031-06-10T00:00:00Z"
        with transaction(connection):
            person, _ = followed.add_person(connection, NAME, "Harbour Party", at=at)
            new = NewAccount(platform="bluesky", account_id=DID, handle="a.example")
            number, _ = followed.follow_account(connection, new, at=at, person=person)
            followed.mark_followed_read(connection, number, at=at, note="its list goes in circles")
            new = NewAccount(platform="x", handle="anabrook")
            followed.follow_account(connection, new, at=at, person=person)
    return path


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_the_page_shows_people_and_what_became_of_their_posts(
    ask: Ask, followed_archive: Path
) -> None:
    page = (await ask("/-/followed", files=[followed_archive])).text
    seen = words_of(page)
    assert "Ana &lt;b&gt;Brook&lt;/b&gt; ( Harbour Party )" in seen
    assert "a.example on Bluesky" in seen
    assert "its list goes in circles" in seen
    assert "anabrook on X" in seen
    assert "The ferry &lt;i&gt;leaves&lt;/i&gt; at six." in seen
    assert "One look proves nothing" not in seen
    assert "Nobody follows them" not in seen
    assert "never" in seen
    assert page.count("/-/person/bluesky/a~2Eexample") >= 1


async def test_the_same_is_json(ask: Ask, followed_archive: Path) -> None:
    found = (await ask("/-/followed.json", files=[followed_archive])).json()
    assert found["total"] == 2
    assert [one["post"]["key"] for one in found["gone"]] == [f"bluesky:{DID}/gone"]
    (edited,) = found["edited"]
    assert (edited["before"], edited["after"]) == (
        "The harbour is open.",
        "The harbour was never open.",
    )
    assert {one["account"] for one in found["followed"]} == {"bluesky:a.example", None}


async def test_edits_and_deletions_are_a_feed(ask: Ask, followed_archive: Path) -> None:
    asked = [await ask("/-/followed.atom", files=[followed_archive]) for _ in range(2)]
    entries = [etree.fromstring(one.content).findall(f"{ATOM}entry") for one in asked]
    names = [[one.findtext(f"{ATOM}id") for one in some] for some in entries]
    assert names[0] == names[1]
    titles = [str(one.findtext(f"{ATOM}title")) for one in entries[0]]
    assert [title.partition(":")[0] for title in titles] == ["Deleted", "Edited"]
    assert "Before: “The harbour is open.”" in str(entries[0][1].findtext(f"{ATOM}summary"))


async def test_an_archive_that_follows_nobody_says_how(ask: Ask, newsroom: Path) -> None:
    page = (await ask("/-/followed", files=[newsroom])).text
    assert "Nobody is followed yet" in page
    assert (await ask("/-/followed.atom", files=[newsroom])).status_code == 200
    assert '"/-/followed"' in (await ask("/", files=[newsroom])).text


async def test_a_post_that_is_gone_has_no_differences(followed_archive: Path) -> None:
    with closing(connect(followed_archive)) as connection:
        found = load_changes(connection, 5)
    (shown,) = (one for one in LISTS if one.name == "followed")
    assert "followed_accounts" in shown.tables
    line = changed_line(urls(), found.gone[0])
    assert (line["what"], "diff" in line) == ("Deleted", False)


async def test_a_person_has_what_became_of_the_posts_and_who_quotes_them(see: Ask) -> None:
    page = (await see("/-/person/x/fenwright_mrwby")).text
    seen = words_of(page)
    assert "Edited and deleted (1)" in seen
    assert seen.index("∅ Deleted") > seen.rindex("Edited and deleted")
    data = (await see("/-/person/x/fenwright_mrwby.json")).json()
    assert [one["standing"] for one in data["gone"]] == ["deleted"]
    assert data["edited"] == []
    papers = {one["site"]: one for one in data["publishers"]}
    assert papers["Tidewire"] == {"site": "Tidewire", "quotations": 2, "problems": 1}
    norrline = (await see("/-/person/x/norrline_mrwby.json")).json()
    assert len(norrline["edited"]) == 1


@pytest.mark.parametrize("spelt", ["Fenwright_MRWBY", "@fenwright_mrwby", "@FENWRIGHT_mrwby"])
async def test_any_spelling_of_a_handle_leads_to_its_account(see: Ask, spelt: str) -> None:
    data = (await see(f"/-/person/x/{spelt.replace('@', '~40')}.json")).json()
    assert data["account"] == "x:fenwright_mrwby"
    assert (await see(f"/-/person/bluesky/{spelt.replace('@', '~40')}")).status_code == 404


async def test_a_person_s_time_line_has_pages(see: Ask) -> None:
    first = (await see("/-/person/x/harbour_mrwby.json")).json()
    second = (await see("/-/person/x/harbour_mrwby.json?page=2")).json()
    keys = [{one["key"] for one in data["posts"]} for data in (first, second)]
    assert len(keys[0]) == 20
    assert keys[1]
    assert not keys[0] & keys[1]
    page = (await see("/-/person/x/harbour_mrwby?page=2")).text
    assert 'rel="prev"' in page
    assert "page=1" not in page
    for wrong in ("0", "x", "9999", "٣"):
        assert (await see(f"/-/person/x/harbour_mrwby?page={wrong}")).status_code == 400


async def test_a_page_past_the_end_of_a_time_line_leads_to_its_first(see: Ask) -> None:
    page = (await see("/-/person/x/harbour_mrwby?page=200")).text
    assert "There is no page 200 of them." in page
    assert 'href="/-/person/x/harbour_mrwby#posts">To the first page' in page
    assert 'rel="prev"' not in page
    assert "There is no page" not in (await see("/-/person/x/harbour_mrwby?page=2")).text


async def test_a_publisher_has_the_worst_first_and_its_writers(see: Ask) -> None:
    data = (await see("/-/publisher/Tidewire.json")).json()
    problems = [one["verdict"]["problem"] for one in data["worst"]]
    assert problems[0] == "misattributed"
    assert set(problems[1:]) == {"altered"}
    assert data["writers"][0] == {"byline": "Jasper Quick", "quotations": 7, "problems": 2}
    months = {one["month"]: one["problems"] for one in data["months"]}
    assert months["2025-03"] == {"misattributed": 1, "altered": 1}
    page = (await see("/-/publisher/Tidewire")).text
    assert "Credited to somebody else: 1" in page
    assert "Jasper Quick" in page
    signed = sum(one["quotations"] for one in data["writers"])
    assert f"{signed} of the {sum(data['wordings'].values())} judged quotations are in" in page
    month = "site=Tidewire&amp;problem=any&amp;from=2025-03-01&amp;to=2025-03-31"
    assert f'<a href="/-/quotations?{month}">March 2025' in page
    listed = await see(f"/-/quotations.json?{month.replace('&amp;', '&')}")
    assert len(listed.json()["quotations"]) == 2


async def test_a_publisher_leads_to_what_is_wrong_by_month(see: Ask) -> None:
    page = BeautifulSoup((await see("/-/publisher/Tidewire")).text, "lxml")
    links = page.select("#altered ~ p.spans a")
    assert [link.text for link in links[:2]] == ["March 2025", "January 2025"]
    listed = (await see(str(links[0]["href"]).replace("?", ".json?"))).json()
    assert f"March 2025 ({listed['total']})" in page.select("#altered ~ p.spans")[0].text

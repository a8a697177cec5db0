"""The pages of the archive: what they say of the invented newsroom, and at which address."""

import json
import re
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.pages import news
from archiver.archive.pages.quotations import quotations_of_ids
from tests.web import invented

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

MAYOR = f"/-/post/x/{invented.MAYOR}"
FERRIES = f"/-/post/x/{invented.FERRIES}"
ROVERS = f"/-/post/x/{invented.ROVERS}"


@pytest.fixture
def one(newsroom: Path) -> Callable[..., Any]:
    """The first value of a query of that archive."""

    def value(query: str, *given: object) -> Any:
        connection = sqlite3.connect(newsroom)
        found = connection.execute(query, given).fetchone()
        connection.close()
        return found[0]

    return value


def words_of(text: str) -> str:
    bare = re.sub(r"<(script|style|svg).*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


@pytest.fixture
def ferry(one: Callable[..., Any]) -> str:
    return str(one("select key from articles where url like '%ferry-to-be-renamed%'"))


async def test_the_front_page_tells_what_is_new(see: Ask) -> None:
    for address in ("/", "/-/front"):
        response = await see(address)
        assert response.status_code == 200
        seen = words_of(response.text)
        assert "Something is wrong" in seen
        assert "Earlier" in seen
        assert "Gone since they were quoted The" not in seen
        assert "Deleted found 20 March 2025, 01:00 UTC, last seen there 5 March 2025" in seen
        assert "Reworded since they were quoted" in seen
        assert "Edited found 20 March 2025, 01:00 UTC" in seen
        assert "Word for word, by somebody else" in seen
        assert MAYOR in response.text


async def test_what_was_put_right_is_not_news(see: Ask) -> None:
    """The article that lost its "not" got it back, so the front page accuses it no more."""
    news = (await see("/-/front.json")).json()
    assert news["ok"] is True
    assert "We will be renaming the ferry after a seal," not in {
        one["text"] for one in news["altered"]
    }
    assert news["counts"]["quotes"] > 90
    assert [one["standing"] for one in news["gone"]] == ["deleted"]
    assert [one["standing"] for one in news["reworded"]] == ["edited"]


async def test_counters_say_what_counting_says(see: Ask, one: Callable[..., Any]) -> None:
    counts = (await see("/-/front.json")).json()["counts"]
    for table in ("articles", "posts", "authors"):
        assert counts[table] == one(f"select count(*) from {table}")  # noqa: S608
    assert counts["quotes"] == one(
        "select count(*) from quotes where kind = 'quotation' and article_version_id in "
        "(select version_id from current_article_versions)"
    )
    assert counts["quotes"] == (await see("/-/quotations.json")).json()["total"]
    for wording, count in counts["wordings"].items():
        assert count == one(
            "select count(*) from quotes q join verdicts d on d.id = q.verdict_id "
            "where d.wording = ? and exists (select 1 from current_article_versions "
            "where version_id = q.article_version_id)",
            wording,
        )


async def test_an_article_has_its_quotations_marked_and_named(see: Ask, ferry: str) -> None:
    response = await see(f"/-/article/{ferry}")
    assert response.status_code == 200
    seen = words_of(response.text)
    assert "Ferry not to be renamed after seal" in seen
    assert "left 49 minutes late this morning,”≠ Wording changed3" in seen
    assert "Norrline Ferries (@norrline_mrwby) posted something close to this" in seen
    assert '<del><span class="tag">post</span> <span class="said">94</span></del>' in response.text
    targets = set(re.findall(r'href="#(n-\d+)"', response.text))
    assert targets
    assert targets <= set(re.findall(r'id="(n-\d+)"', response.text))
    assert "What changed" in seen
    assert "is beforenotbeforenot" not in seen


async def test_of_an_article_in_a_file_the_name_alone_is_shown(
    see: Ask, one: Callable[..., Any]
) -> None:
    key = one("select key from articles where url like '%/pilot-street-diary.txt'")
    for address in (f"/-/article/{key}", f"/-/article/{key}.json", "/-/articles.csv"):
        shown = (await see(address)).text
        assert "pilot-street-diary.txt" in shown
        assert "file://" not in shown, address


async def test_no_character_of_an_article_is_lost(see: Ask, ferry: str) -> None:
    shown = (await see(f"/-/article/{ferry}")).text
    text = (await see(f"/-/article/{ferry}.json")).json()["text"]
    read = re.findall(r'<p class="text"[^>]*>(.*?)</p>', shown, flags=re.DOTALL)
    bare = [re.sub(r'<a class="ref.*?</a>|<[^>]+>', "", one, flags=re.DOTALL) for one in read]
    unescaped = [re.sub("&#39;", "'", one) for one in bare]
    assert unescaped == [line for line in text.splitlines() if line.strip()]


async def test_an_earlier_version_has_an_address_of_its_own(see: Ask, ferry: str) -> None:
    versions = (await see(f"/-/article/{ferry}.json")).json()["versions"]
    first = await see(f"/-/article/{ferry}?version={versions[0]['version'][:12]}")
    assert "This is not the version read last" in first.text
    assert "Ferry to be renamed after seal, mayor reveals" in first.text
    assert (await see(f"/-/article/{ferry}?version=00")).status_code == 404


async def test_a_post_has_its_looks_copies_and_who_quotes_it(see: Ask) -> None:
    response = await see(MAYOR)
    seen = words_of(response.text)
    assert "TodayDeleted." in seen
    assert "web.archive.example/web/20250305021140" in seen
    assert "no longer in the article" in seen
    assert seen.index("Not there any more") < seen.index("The post as a publisher")
    shown = (await see(f"{MAYOR}.json")).json()
    assert shown["standing"] == "deleted"
    assert len(shown["archived"]) == 1
    assert shown["sightings"][0]["outcome"] == "deleted"


async def test_a_reworded_post_shows_what_changed(see: Ask) -> None:
    response = await see(FERRIES)
    assert '<span class="said">94 minutes</span></del>' in response.text
    assert '<span class="said">a little</span></ins>' in response.text


async def test_what_a_reader_must_not_miss_stands_above_a_post(see: Ask) -> None:
    def head(page: str) -> str:
        return words_of(page[page.index("<main") : page.index("<article")])

    assert head((await see(MAYOR)).text).endswith("∅ Deleted")
    assert head((await see(FERRIES)).text).endswith("≠ Seen in 2 wordings")
    assert head((await see(ROVERS)).text).endswith("@rovers_mrwby)")


async def test_a_look_that_brought_nothing_stands_in_the_time_line_with_its_reason(
    ask: Ask, newsroom: Path, tmp_path: Path
) -> None:
    path = tmp_path / "archive.db"
    shutil.copy(newsroom, path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "insert into sightings(run_id, post_id, seen_at, outcome, evidence, resolver, reason) "
            "select 1, id, '2025-04-01T01:00:00Z', 'unreachable', 'api', 'oembed', "
            "'oembed: the harbour cable is cut' from posts where key = ?",
            (f"x:{invented.MAYOR}",),
        )
    connection.close()
    seen = words_of((await ask(MAYOR, files=[path])).text)
    latest = seen[seen.index("When it was looked at") :]
    assert "1 April 2025, 01:00 UTC No answer" in latest
    assert "own data · oembed: the harbour cable is cut" in latest
    assert latest.index("No answer") < latest.index("Not there any more")
    looks = (await ask(f"{MAYOR}.json", files=[path])).json()["sightings"]
    assert looks[0]["outcome"] == "unreachable"
    assert looks[0]["source"] == "oembed: the harbour cable is cut"


async def test_a_post_that_quotes_another_shows_it_inside(
    see: Ask, one: Callable[..., Any]
) -> None:
    key = one("select key from posts where url like '%ferrywatch_mrwby%'")
    response = await see(f"/-/post/{key.replace(':', '/')}")
    seen = words_of(response.text)
    assert "A framed printout" in seen
    assert "We will not be renaming the ferry after a seal." in seen
    assert MAYOR in response.text


async def test_a_person_has_posts_and_how_they_were_quoted(see: Ask) -> None:
    response = await see("/-/person/x/fenwright_mrwby")
    seen = words_of(response.text)
    assert "How the posts were quoted" in seen
    assert "✓ Word for word 3" in seen  # no tick for what was credited to somebody else
    assert "≠ Credited to somebody else 1" in seen
    assert "Credited to this name, but not in these posts" in seen
    assert "It may be somebody else of that name" in seen


async def test_a_publisher_has_a_plot_that_needs_no_colour(see: Ask) -> None:
    response = await see("/-/publisher/Tidewire")
    assert "<svg" in response.text
    for word in ("Wording changed", "Word for word or same words"):
        assert word in response.text
    shown = (await see("/-/publisher/Tidewire.json")).json()
    counted = sum(sum(month["wordings"].values()) for month in shown["months"])
    assert counted == sum(shown["wordings"].values())
    arabic = await see(
        "/-/publisher/~D8~B5~D8~AD~D9~8A~D9~81~D8~A9+~D8~A7~D9~84~D9~85~D8~B1~D8~B3~D9~89"
    )
    assert arabic.status_code == 200


async def test_a_night_has_its_report(see: Ask) -> None:
    seen = words_of((await see("/-/night/1")).text)
    assert "Run 1: archiver crawl, without a connection" in seen
    assert "13 new or changed articles" in seen
    latest = (await see("/-/night.json")).json()
    assert latest["run"]["id"] == 7
    assert (await see("/-/night/99")).status_code == 404
    assert (await see("/-/night/99999999999999999999.json")).status_code == 404


async def test_a_night_names_the_posts_that_it_found_gone_or_reworded(see: Ask) -> None:
    night = (await see("/-/night/6.json")).json()
    assert [one["post"]["key"] for one in night["gone"]] == [f"x:{invented.MAYOR}"]
    assert [one["post"]["key"] for one in night["edited"]] == [f"x:{invented.FERRIES}"]
    page = (await see("/-/night/6")).text
    assert f'href="{MAYOR}"' in page
    assert f'href="{FERRIES}"' in page
    again = (await see("/-/night/7.json")).json()
    assert [one["post"]["key"] for one in again["gone"]] == [f"x:{invented.MAYOR}"]
    assert again["edited"] == [], "the later words were seen by the night before"
    assert "posts asked for, 1 found gone" in words_of((await see("/-/runs")).text)


async def test_search_finds_quotations_articles_posts_and_people(see: Ask) -> None:
    seen = words_of((await see("/-/search?q=ferry+seal")).text)
    for title in ("Quotations", "Articles", "Posts"):
        assert title in seen
    found = (await see("/-/search.json?q=fenwright_mrwby")).json()
    assert [one["key"] for one in found["people"]] == ["x:fenwright_mrwby"]
    assert "Nothing here has all of these words" in (await see("/-/search?q=zzyzx+quonk")).text
    for hostile in ('"', "AND", "*", "a" * 300, "NEAR(", "é" * 40, "-", "col:umn"):
        assert (await see(f"/-/search?q={hostile}")).status_code == 200
    assert (await see(f"/-/search?q={'a' * 301}")).status_code == 400
    assert (await see("/-/search.json")).status_code == 400


async def test_a_quotation_is_data_for_other_programs(see: Ask, one: Callable[..., Any]) -> None:
    key = one(
        "select q.key from quotes q join verdicts d on d.id = q.verdict_id "
        "where d.wording = 'altered' and q.text like 'The 07:15%49 minutes%' order by q.id desc"
    )
    review = await see(f"/-/quote/{key}/claimreview.json")
    assert review.headers["content-type"] == "application/ld+json"
    claim = review.json()
    assert claim["@type"] == "ClaimReview"
    assert claim["reviewRating"]["alternateName"] == "Wording changed"
    assert claim["url"] == f"http://localhost/-/quote/{key}"
    assert claim["itemReviewed"]["author"]["name"] == "Norrline Ferries"
    page = (await see(f"/-/quote/{key}")).text
    held = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert held
    assert json.loads(held[1]) == claim
    annotation = (await see(f"/-/quote/{key}/annotation.json")).json()
    quote = annotation["target"]["selector"][0]
    assert quote["type"] == "TextQuoteSelector"
    article = (await see(f"/-/quote/{key}.json")).json()["article"]["key"]
    text = (await see(f"/-/article/{article}.json")).json()["text"]
    assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
    items = (await see(f"/-/article/{article}/annotations.json")).json()["items"]
    assert len(items) == 7


async def test_what_was_not_found_is_not_reviewed(see: Ask, one: Callable[..., Any]) -> None:
    key = one(
        "select q.key from quotes q join verdicts d on d.id = q.verdict_id "
        "where d.wording = 'not_found' limit 1"
    )
    assert (await see(f"/-/quote/{key}/claimreview.json")).status_code == 404
    assert 'application/ld+json">{' not in (await see(f"/-/quote/{key}")).text


@pytest.mark.slow
async def test_addresses_survive_a_rebuild(
    ask: Ask, newsroom: Path, tmp_path: Path, ferry: str
) -> None:
    """Built again from the same pages, all has the name it had."""
    (tmp_path / "pages").mkdir()
    invented.fill(tmp_path / "archive.db", tmp_path / "pages")
    before, after = sqlite3.connect(newsroom), sqlite3.connect(tmp_path / "archive.db")
    for table in ("articles", "posts", "quotes", "authors"):
        query = f"select key from {table} where key not like '%~%' order by key"  # noqa: S608
        said = [row[0] for row in before.execute(query)]
        again = [row[0] for row in after.execute(query)]
        assert len(set(said) & set(again)) > 0.9 * len(said), table
    before.close()
    after.close()
    assert (await ask(f"/-/article/{ferry}", files=[tmp_path / "archive.db"])).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/-/article/0",
        "/-/post/x/0",
        "/-/post/nowhere/0",
        "/-/person/x/nobody",
        "/-/publisher/Nobody",
        "/-/quote/0",
        "/-/quote/0/annotation.json",
        "/-/front?database=nowhere",
    ],
)
async def test_what_is_not_there_is_said_with_a_way_on(see: Ask, address: str) -> None:
    response = await see(address)
    assert response.status_code == 404
    if "json" in address:
        assert response.json()["ok"] is False
    else:
        assert "Not found" in response.text
        assert "/-/search" in response.text
        data = await see(address.replace("?", ".json?") if "?" in address else f"{address}.json")
        assert data.json() == {"ok": False, "status": 404, "error": data.json()["error"]}


@pytest.mark.slow
async def test_every_link_of_every_page_leads_somewhere(see: Ask, ferry: str) -> None:
    """Of our own addresses, one of each kind is followed from each page."""
    pages = ["/", "/-/verify?quote=We+will+be+renaming+the+ferry+after+a+seal", MAYOR, "/-/night"]
    pages += [f"/-/article/{ferry}", "/-/person/x/fenwright_mrwby", "/-/publisher/Tidewire"]
    pages += ["/-/search?q=ferry"]
    asked: set[str] = set()
    for page in pages:
        links = re.findall(r'href="(/[^"#]*)', (await see(page)).text)
        kinds = {re.sub(r"[0-9a-f]{12,}|\d+|[?].*", "", link): link for link in links}
        for kind, link in kinds.items():
            if kind not in asked:
                asked.add(kind)
                response = await see(link.replace("&amp;", "&"))
                assert response.status_code == 200, (page, link)
    assert len(asked) > 25


async def test_the_pages_are_under_base_url(see: Ask, ferry: str) -> None:
    options = {"settings": {"base_url": "/news/desk/"}}
    for page in ("/", MAYOR, f"/-/article/{ferry}", "/-/publisher/Tidewire", "/-/altered.atom"):
        text = (await see(page, **options)).text
        links = re.findall(r'(?:href|action)="([^"]+)"', text)
        assert links, page
        for link in links:
            allowed = ("/news/desk/", "#", "https://", "http://localhost/news/desk/")
            assert link.startswith(allowed), (page, link)


async def test_an_empty_archive_says_how_to_fill_it(ask: Ask, empty: Path) -> None:
    response = await ask("/", files=[empty])
    assert "Nothing is archived yet" in response.text
    assert (await ask("/-/search?q=seal", files=[empty])).status_code == 200
    assert (await ask("/-/altered.atom", files=[empty])).status_code == 200
    assert (await ask("/-/night", files=[empty])).status_code == 404


async def test_a_site_of_several_databases_keeps_datasettes_home(
    ask: Ask, newsroom: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table ferries (name text)")
    connection.commit()
    connection.close()
    home = await ask("/", files=[newsroom, other])
    assert "/other" in home.text
    assert "<h1>What is new</h1>" not in home.text
    page = await ask(f"{MAYOR}?database=archive", files=[newsroom, other])
    assert "/-/person/x/fenwright_mrwby?database=archive" in page.text


@pytest.mark.slow
async def test_rows_of_the_overviews_lead_to_the_pages(see: Ask) -> None:
    rows = (await see("/archive/quotes_overview?_size=20")).text
    for kind in ("quote", "article", "post", "publisher"):
        assert f'href="/-/{kind}/' in rows, kind
    assert 'href="/-/post/x/' in (await see("/archive/posts_overview")).text
    assert 'href="/-/article/' in (await see("/archive/articles_overview")).text
    assert 'href="/-/night/1"' in (await see("/archive/runs_overview")).text


async def test_joined_accounts_name_each_other(ask: Ask, newsroom: Path, tmp_path: Path) -> None:
    other = tmp_path / "joined.db"
    with sqlite3.connect(newsroom) as source:
        source.execute("vacuum into ?", (str(other),))
    source.close()
    with sqlite3.connect(other) as connection:
        for account in ("@fenwright_mrwby", "x:harbour_mrwby"):
            connection.execute(
                "insert into aliases(name, words, account) values ('Town', 'town', ?)", (account,)
            )
    connection.close()
    for one, another in (
        ("fenwright_mrwby", "harbour_mrwby"),
        ("harbour_mrwby", "fenwright_mrwby"),
    ):
        page = await ask(f"/-/person/x/{one}", files=[other])
        assert f'href="/-/person/x/{another}"' in page.text


async def test_differences_on_one_page_alone_are_counted(
    newsroom: Path,
) -> None:
    """What is surely wrong is listed and not counted; every other wording that differs is."""
    with closing(sqlite3.connect(newsroom)) as archive:
        archive.row_factory = sqlite3.Row
        before = news.count_unsure_differences(archive)
        surely = sum(
            one.verdict.problem == "altered"
            for row in archive.execute("select id from quotes where verdict_id is not null")
            for one in quotations_of_ids(archive, [row[0]])
            if one.verdict and one.current
        )
        assert surely
        archive.execute("update verdicts set problem = null where problem = 'altered'")
        assert news.count_unsure_differences(archive) == before + surely
        archive.rollback()


async def test_the_front_page_counts_current_readings_alone(newsroom: Path) -> None:
    with closing(sqlite3.connect(newsroom)) as archive:
        archive.row_factory = sqlite3.Row
        numbers = [row[0] for row in archive.execute("select id from quotes")]
        every = [one for number in numbers for one in quotations_of_ids(archive, [number])]
        current = [one for one in every if one.current and one.verdict]
        counts = news.count_holdings(archive)
        assert sum(one.total for one in counts.judged) == len(current)
        assert len(current) < sum(one.verdict is not None for one in every)
        assert counts.quotes == sum(one.current and one.kind == "quotation" for one in every)
        assert counts.uncorroborated == sum(
            one.verdict is not None and one.verdict.corroborated is False for one in current
        )

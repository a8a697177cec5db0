"""What goes wrong in a night stays where it went wrong, and limits are limits."""

import asyncio
import gc
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing import forkserver, resource_tracker, spawn
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import (
    article_queue,
    articles,
    post_queue,
    runs,
)
from archiver.archive.store import sources as store
from archiver.crawl import post_asking, post_worker
from archiver.crawl.options import CrawlOptions
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.pages import _put_under_own_site
from archiver.crawl.post_worker import PostWorker
from archiver.crawl.reading_pool import ReadingPool, _Lost
from archiver.crawl.report import MAX_REPORTED, RunReport
from archiver.crawl.run import crawl, resolve
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.writer_thread import WriterThread
from archiver.extraction.pipeline import PageReading
from archiver.fetch.tokens import Tokens
from archiver.html.page import HtmlPage
from archiver.models.records import Article, Capture
from archiver.platforms.replay import advance_chain
from archiver.provenance.warc import WarcFile
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving
from tests.crawl.test_online import SAID, Nights

pytestmark = pytest.mark.slow  # whole nights

HOSTS = 12
BEFORE = "2020-01-01T00:00:00Z"


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving(hosts=HOSTS) as found:
        yield found


@pytest.fixture
def nights(archive: sqlite3.Connection, room: Newsroom, tmp_path: Path) -> Nights:
    return Nights(archive, room, tmp_path / "captures")


def due(nights: Nights, *urls: str) -> None:
    """Queue articles as if a source had named them."""
    with transaction(nights.connection):
        for url in urls:
            article_queue.queue_article(nights.connection, url, at="2020-01-01T00:00:00Z")


def post(room: Newsroom, n: int = 0, text: str = SAID) -> str:
    number = x_id("2031-05-04T09:00:00", n)
    room.post(number, text)
    return number


def test_no_more_pages_are_asked_for_than_the_limit_however_many_hosts_there_are(
    nights: Nights,
) -> None:
    room = nights.room
    number = post(room)
    for n in range(HOSTS):
        room.article(f"/{n}", number=number, quote=SAID[:-1])
    due(nights, *(f"{room.urls[n]}/{n}" for n in range(HOSTS)))
    report = nights.crawl(limit=5)
    assert (report.sources["new"], report.failures) == (5, [])
    assert sum(room.asked[f"/{n}"] for n in range(HOSTS)) == 5
    assert nights.rows("select count(*) from article_queue where state = 'waiting'") == [(7,)]


def test_after_its_hours_a_night_asks_for_nothing_more_and_judges_what_came(
    nights: Nights,
) -> None:
    room = nights.room
    room.slow = 0.1
    for n in range(30):
        room.article(f"/{n}", number=post(room, n), quote=SAID[:-1], shown=SAID)
    due(nights, *(f"{room.url}/{n}" for n in range(30)))
    report = nights.crawl(hours=0.5 / 3600)
    assert report.status == "done"
    assert 1 <= report.sources["new"] < 20
    assert report.quotes_judged == report.sources["new"]
    assert nights.rows("select count(*) from article_queue where next_try_at <= found_at") == [
        (30 - report.sources["new"],)
    ]


def test_a_page_that_cannot_be_kept_is_named_asked_for_once_and_undone_alone(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = nights.room
    number = post(room)
    urls = [
        f"{room.urls[n]}{room.article(f'/{n}', number=number, quote=SAID[:-1])[len(room.url) :]}"
        for n in range(6)
    ]
    due(nights, *urls)
    add = articles.add_quotes

    def fails(*given: Any) -> int:
        if "/3" in given[2].url:
            raise ValueError("a mistake of ours")
        return add(*given)

    with monkeypatch.context() as patched:
        patched.setattr(articles, "add_quotes", fails)
        report = nights.crawl()
    assert report.sources["new"] == 5
    assert report.failures == [
        {"source": urls[3], "reason": "keeping it failed (ValueError), which is our mistake"}
    ]
    assert room.asked["/3"] == 1
    assert nights.rows("select count(*) from articles where url like '%/3'") == [(0,)]
    assert nights.rows("select attempts, state from article_queue where url like '%/3'") == [
        (1, "waiting")
    ]
    nights.connection.execute("insert into post_index(post_index) values ('integrity-check')")


def test_a_mistake_in_looking_at_one_post_ends_neither_the_others_nor_the_run(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = nights.room
    bad, good = post(room), post(room, 1, "Seals are not passengers, and never were.")
    room.article("/bad", number=bad, quote=SAID[:-1])
    room.article("/good", number=good, quote="Seals are not passengers, and never were")
    due(nights, f"{room.url}/bad", f"{room.url}/good")

    def fails(ref: Any, asked: Any, came: Any) -> Any:
        if ref.id == bad:
            raise TypeError("a mistake of ours")
        return advance_chain(ref, asked, came)

    monkeypatch.setattr(post_asking, "advance_chain", fails)
    report = nights.crawl()
    assert report.status == "done"
    (failure,) = report.failures
    assert "which is our mistake" in failure["reason"]
    assert report.looks["ok"] == 1
    assert nights.rows(f"select state, attempts from post_queue where key = 'x:{bad}'") == [  # noqa: S608
        ("waiting", 0)
    ]


def test_every_token_of_the_owner_is_known_to_who_asks_for_posts(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("x", "reddit", "facebook", "instagram", "threads", "tiktok", "linkedin")
    known: list[frozenset[str]] = []

    def note(ref: Any, asked: Any, came: Any) -> Any:
        known.append(asked.tokens)
        return advance_chain(ref, asked, came)

    monkeypatch.setattr(post_asking, "advance_chain", note)
    web = replace(
        nights.room.web(),
        tokens=Tokens({name: {"api.example": "a token of ours"} for name in names}),
    )
    url = f"https://x.com/anabrook_test/status/{post(nights.room)}"
    resolve(nights.connection, [url], CrawlOptions(warc_folder=nights.folder, web=web))
    assert known == [frozenset(names)]


def test_a_host_that_keeps_failing_is_left_alone_and_its_pages_stay_due(nights: Nights) -> None:
    room = nights.room
    for n in range(9):
        room.page(f"/{n}", "no", status=503)
    due(nights, *(f"{room.url}/{n}" for n in range(9)))
    report = nights.crawl()
    assert sum(room.asked[f"/{n}"] for n in range(9)) == 5
    assert "its pages stay due" in report.failures[-1]["reason"]
    left = nights.rows("select count(*) from article_queue where attempts = 0 and reason is null")
    assert left[0][0] >= 4
    (worst,) = report.as_json()["failed_hosts"]
    assert worst["failures"] == len(report.failures)


def test_a_host_that_asks_for_a_long_pause_is_not_asked_by_the_next_run_either(
    nights: Nights,
) -> None:
    room = nights.room
    due(nights, *(room.page(f"/{n}", "no", status=429) for n in range(3)))
    room.page("/robots.txt", "", kind="text/plain")
    room.later = "7200"
    first = nights.crawl()
    assert any("pages are asked for after 2" in one["reason"] for one in first.failures)
    asked = room.asked.total()
    assert nights.crawl().sources.total() == 0
    assert room.asked.total() == asked
    # The one that was asked for has failed once, the others lose no try.
    assert nights.rows("select attempts from article_queue order by attempts") == [(0,), (0,), (1,)]
    ((hours,),) = nights.rows(
        "select (julianday(min(next_try_at)) - julianday('now')) * 24 from article_queue"
    )
    assert 1.9 < hours < 2.1


def test_a_host_without_readable_robots_is_asked_for_nothing_and_loses_no_page(
    nights: Nights,
) -> None:
    room = nights.room
    room.page("/robots.txt", "later", status=503)
    room.article("/1", number=post(room), quote=SAID[:-1])
    room.article("/2", number=post(room), quote=SAID[:-1])
    due(nights, f"{room.url}/1", f"{room.url}/2")
    report = nights.crawl()
    assert (room.asked["/1"], room.asked["/2"]) == (0, 0)
    assert len(report.failures) == 1
    assert nights.rows("select sum(attempts) from article_queue") == [(0,)]


def test_an_address_that_leads_to_another_is_one_article_asked_for_once(nights: Nights) -> None:
    room = nights.room
    there = room.article("/there", number=post(room), quote=SAID[:-1])
    room.redirects["/short"] = there
    room.page("/short", "")
    due(nights, there)
    with transaction(nights.connection):
        article_queue.queue_article(
            nights.connection, f"{room.url}/short", at="2021-01-01T00:00:00Z"
        )
    report = nights.crawl()
    assert (report.sources["new"], report.failures) == (1, [])
    assert (room.asked["/short"], room.asked["/there"]) == (1, 1)
    assert nights.rows("select url from articles") == [(there,)]
    assert nights.rows("select distinct state from article_queue") == [("kept",)]


@pytest.mark.parametrize("late", [False, True], ids=["answers come at once", "one comes last"])
def test_when_a_budget_is_used_up_posts_stay_due_without_a_look(
    nights: Nights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    room = nights.room
    ask = PostWorker._ask

    async def ask_and_wait(worker: PostWorker, due: post_queue.DuePost) -> Any:
        answer = await ask(worker, due)
        closed = worker._is_closed
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                while late and answer[-1] and not closed(due.platform):  # noqa: ASYNC110
                    await asyncio.sleep(0.001)
        return answer

    monkeypatch.setattr(PostWorker, "_ask", ask_and_wait)
    for n in range(20):
        number = post(room, n, f"Ferry number {n} has left Marrowby.")
        room.article(f"/{n}", number=number, quote=f"Ferry number {n} has left Marrowby")
        with transaction(nights.connection):
            post_queue.queue_post(
                nights.connection, f"x:{number}", "x", at="2020-01-01T00:00:00Z", why="cited"
            )
    budget = {room.url.removeprefix("http://"): 5}
    report = crawl(
        nights.connection,
        (),
        CrawlOptions(warc_folder=tmp_path / "c", web=room.web(budgets=budget)),
    )
    assert report.looks["ok"] == 5
    assert nights.rows("select count(*) from sightings") == [(5,)]
    # Those in flight when it was used up are put off, and no more than those.
    assert report.looks["put off"] <= 18
    assert any("stay due" in one["reason"] for one in report.failures)
    assert nights.rows("select count(*) from post_queue where attempts > 0") == [(0,)]


class _Late(dict[str, tuple[int, str, str]]):
    """Pages of which one comes only when a post was asked for, however long that takes."""

    def __init__(self, room: Newsroom) -> None:
        super().__init__(room.pages)
        self._room = room

    def get(self, path: str, default: Any = None) -> Any:
        end = time.monotonic() + 20
        while path == "/late" and not any(p.startswith("/syndication") for p in self._room.asked):
            if time.monotonic() > end:
                return 500, "text/plain", "nobody asks for posts"
            time.sleep(0.01)
        return super().get(path, default)


def test_posts_are_asked_for_while_articles_are_still_read_and_once_alone(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_worker, "_PAUSE", 0.05)
    room = nights.room
    number = post(room)
    early = room.article("/early", number=number, quote=SAID[:-1])
    room.article("/late", number=number, quote=SAID[:-1])
    late = f"{room.urls[1]}/late"
    with transaction(nights.connection):
        store.add_source(nights.connection, room.feed("/feed", [early, late]), at=BEFORE)
    room.pages = _Late(room)
    report = nights.crawl()
    assert (report.failures, report.sources["new"], report.looks["ok"]) == ([], 2, 1)
    assert nights.rows("select count(*) from post_queue where next_due_at <= found_at") == [(0,)]


def test_quotations_of_a_post_that_changed_are_judged_again(nights: Nights) -> None:
    room = nights.room
    number = post(room)
    due(nights, room.article("/seal", number=number, quote=SAID[:-1]))
    first = nights.crawl()
    assert (dict(first.wordings), first.newly_altered) == ({"verbatim": 1}, [])
    room.post(number, "The ferry will rarely leave before the seal does.")
    nights.sooner()
    with transaction(nights.connection):
        nights.connection.execute("update article_queue set next_try_at = null")
    nights.crawl()
    assert nights.rows(
        "select standing from verdicts join quotes on quotes.verdict_id = verdicts.id"
    ) == [("edited",)]


def test_a_quotation_newly_found_altered_comes_first_in_the_report(nights: Nights) -> None:
    room = nights.room
    number = post(room)
    url = room.article("/seal", number=number, quote=SAID.replace("never ", "")[:-1])
    due(nights, url)
    report = nights.crawl()
    (altered,) = report.new_problems
    assert report.newly_altered == [altered]
    assert (altered["problem"], dict(report.problems_new)) == ("altered", {"altered": 1})
    assert (altered["article_url"], altered["post_key"]) == (url, f"x:{number}")
    assert "negation" in altered["flags"]
    assert altered["words"] == SAID
    nights.sooner()
    assert nights.crawl().new_problems == []


def test_a_post_credited_to_somebody_else_is_a_new_problem_of_its_kind(nights: Nights) -> None:
    room = nights.room
    address = f"https://x.com/anabrook_test/status/{post(room)}"
    due(
        nights,
        room.page(
            "/seal",
            f"""<html lang="en"><title>The seal</title><body><article><h1>The seal and its quay</h1>
            <p>“{SAID[:-1]},” Ida Marrowby said on Sunday, and nobody in the hall answered her.</p>
            <p>The ferry has left at seven in the morning for longer than anybody remembers.</p>
            <blockquote class="twitter-tweet"><a href="{address}">May 4, 2031</a></blockquote>
            </article></body></html>""",
        ),
    )
    report = nights.crawl().as_json()
    assert [one["problem"] for one in report["new_problems"]] == ["misattributed"]
    assert report["quotes"]["problems_new"] == {"misattributed": 1}
    assert report["newly_altered"] == []


def test_an_article_named_by_a_person_is_read_again_by_later_nights(nights: Nights) -> None:
    url = nights.room.article("/seal", number=post(nights.room), quote=SAID[:-1])
    nights.crawl(url)
    assert nights.rows("select url, state from article_queue") == [(url, "kept")]
    nights.sooner()
    assert nights.crawl().sources["unchanged"] == 1


# An interruption inside a task leaves the loop with tasks that are only then destroyed.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_feed_that_a_person_named_goes_on_where_it_was_ended(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = nights.room
    pages = [
        room.article(f"/{n}", number=post(room, n, f"{SAID} {n}"), quote=SAID[:-1])
        for n in range(4)
    ]
    feed = room.feed("/feed", pages)
    kept = article_queue.mark_article_kept
    calls = iter(range(9))

    def ended(*given: Any, **named: Any) -> None:
        if next(calls) == 2:
            raise KeyboardInterrupt
        kept(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(article_queue, "mark_article_kept", ended)
        with pytest.raises(KeyboardInterrupt):
            nights.crawl(feed)
    gc.collect()
    report = nights.crawl(feed)
    assert (report.sources["new"], report.looks["ok"], report.failures) == (2, 4, [])
    assert sum(room.asked[f"/{n}"] for n in range(4)) == 5
    assert nights.crawl(feed).sources["unchanged"] == 4


def test_a_listing_that_lists_itself_and_others_ends(nights: Nights) -> None:
    room = nights.room
    index = "".join(f"<sitemap><loc>{room.url}/{n}.xml</loc></sitemap>" for n in ("index", "a"))
    room.page("/index.xml", f"<sitemapindex>{index}</sitemapindex>", kind="application/xml")
    room.page("/a.xml", f"<sitemapindex>{index}</sitemapindex>", kind="application/xml")
    with transaction(nights.connection):
        store.add_source(nights.connection, f"{room.url}/index.xml", at="2020-01-01T00:00:00Z")
    report = nights.crawl()
    assert report.failures == []
    assert (room.asked["/index.xml"], room.asked["/a.xml"]) == (1, 1)
    assert nights.crawl(f"{room.url}/index.xml").status == "done"


def test_a_page_may_not_speak_for_another_publisher() -> None:
    """What a page claims to be is believed for its own site, and for copies on our own network."""
    page = HtmlPage(url="", kind="html", encoding="utf-8")

    def address(claimed: str, came_from: str) -> str:
        read = PageReading(page=page, article=Article(url=claimed, text=""))
        came = Capture(
            url=came_from, source=came_from, fetched_at="2031-05-04T00:00:00Z", body=b"", status=200
        )
        return _put_under_own_site(came, read).article.url

    ledger = "https://ledger.example/ferry"
    assert address(ledger, "https://m.ledger.example/ferry") == ledger
    assert address(ledger, "http://127.0.0.1:8001/ferry") == ledger
    assert address(ledger, "https://rival.example/a") == "https://rival.example/a"
    assert address("https://www.bbq.example/x", "https://bbq.example/a") == (
        "https://www.bbq.example/x"
    )
    assert address("https://a.co.uk/x", "https://b.co.uk/x") == "https://b.co.uk/x"
    for shared in ("github.io", "substack.com", "blogspot.com", "waw.pl"):
        mallory = f"https://mallory.{shared}/x"
        assert address(f"https://alice.{shared}/x", mallory) == mallory


@pytest.mark.slow
@pytest.mark.asyncio
async def test_a_page_that_ends_its_process_or_never_ends_costs_no_other_page_anything() -> None:
    with ReadingPool(2, seconds=2.0) as pool:
        given: list[tuple[Any, Any]] = [(abs, -n) for n in range(30)]
        given[5:5] = [(os._exit, 3)]
        given[20:20] = [(time.sleep, 60)]
        came = await asyncio.gather(
            *(pool._done(work, value) for work, value in given), return_exceptions=True
        )
    lost = [one for one in came if isinstance(one, _Lost)]
    assert [str(one).partition(" ")[0] for one in lost] == ["reading", "reading"]
    assert [one for one in came if not isinstance(one, BaseException)] == list(range(30))


@pytest.mark.slow
@pytest.mark.asyncio
async def test_processes_are_replaced_without_losing_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("archiver.crawl.reading_pool._LIFE", 5)
    given: list[Any] = list(range(25))
    with ReadingPool(2) as pool:
        numbers = await asyncio.gather(*(pool._done(_number_of, n) for n in given))
    assert len(set(numbers)) > 2


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python"])
async def test_where_no_process_can_be_begun_pages_are_read_all_the_same(program: str) -> None:
    given: list[Any] = list(range(5))
    # What keeps count of semaphores is a process of its own, begun with the first of them.
    resource_tracker.ensure_running()
    before = spawn.get_executable()
    _stop_server()
    spawn.set_executable(program)
    try:
        with ReadingPool(2) as pool:
            numbers = [await pool._done(_number_of, given[0])]
            numbers += await asyncio.gather(*(pool._done(_number_of, n) for n in given))
    finally:
        _stop_server()
        spawn.set_executable(before)
    assert set(numbers) == {os.getpid()}


def _stop_server() -> None:
    """End the process of which those that read are forks, so that another is begun."""
    server: Any = forkserver._forkserver
    server._stop()


def _number_of(_given: Any) -> int:
    return os.getpid()


@pytest.mark.asyncio
async def test_what_comes_while_more_is_read_is_committed_together(
    archive: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archiver.crawl.writer_thread._LINGER", 30.0)
    report = RunReport(started_at=BEFORE)
    with transaction(archive):
        report.run = runs.begin_run(archive, at=BEFORE, command="crawl", offline=False)
    commits: list[str] = []
    archive.set_trace_callback(lambda said: commits.append(said) if said == "COMMIT" else None)
    with WarcFile(tmp_path, "run") as warc:
        keeper = PageKeeper(RunArchive(archive, report, warc))
        left = 10
        write = WriterThread(keeper.archive, more=lambda: left > 0)

        async def one(n: int) -> None:
            nonlocal left
            await asyncio.sleep(n / 100)
            left -= 1
            await write(keeper.record_failure, f"page {n}", "no")

        await asyncio.gather(*(one(n) for n in range(10)))
        write.end()
    archive.set_trace_callback(None)
    assert (report.sources["failed"], len(commits)) == (10, 1)


@pytest.mark.asyncio
async def test_work_on_the_archive_is_told_to_be_done_when_it_is_committed(
    tmp_path: Path, empty_archive: sqlite3.Connection
) -> None:
    connection = sqlite3.connect(tmp_path / "a.db", check_same_thread=False)
    empty_archive.backup(connection)
    other = sqlite3.connect(tmp_path / "a.db")
    report = RunReport(started_at="2031-05-04T00:00:00Z")
    with transaction(connection):
        report.run = runs.begin_run(
            connection, at=report.started_at, command="crawl", offline=False
        )
    with WarcFile(tmp_path, "run") as warc:
        keeper = PageKeeper(RunArchive(connection, report, warc))
        write = WriterThread(keeper.archive)
        seen: list[int] = []

        async def one(n: int) -> None:
            if n == 7:
                with pytest.raises(ValueError, match="seven"):
                    await write(_fails, connection, n)
                return
            await write(keeper.record_failure, f"page {n}", "no")
            seen.append(other.execute("select count(*) from readings").fetchone()[0])

        await asyncio.gather(*(one(n) for n in range(100)))
        write.end()
    assert min(seen) >= 1
    assert other.execute("select count(*) from readings").fetchone()[0] == 99
    assert report.sources["failed"] == 99
    connection.close()
    other.close()


def _fails(connection: sqlite3.Connection, number: int) -> None:
    with transaction(connection):
        runs.add_reading(connection, 1, f"page {number}", "failed")
        raise ValueError("seven")


def test_a_report_names_some_and_counts_all() -> None:
    report = RunReport()
    for n in range(MAX_REPORTED * 3):
        report.failed(f"https://news.example/{n}", f"reason {n}")
    assert (report.failed_count, len(report.failures)) == (MAX_REPORTED * 3, MAX_REPORTED)
    (host,) = report.hosts_that_failed()
    assert (host["host"], host["failures"]) == ("news.example", MAX_REPORTED * 3)
    assert len(host["reasons"]) < 10

"""The run on the network, against a publisher and a platform on loopback."""

import gc
import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import article_queue
from archiver.archive.store import sources as store
from archiver.crawl.online import crawl_online
from archiver.crawl.options import CrawlOptions, show_no_progress
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl, resolve
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.run_context import RunContext
from archiver.fetch.browser import find_browser
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving
from tests.fetch.test_browser import needs_browser

pytestmark = pytest.mark.slow  # whole nights

POST = x_id("2031-05-04T09:00:00")
QUOTED = x_id("2031-05-03T09:00:00")
SAID = "The ferry will never leave before the seal does."
MENDED = "The ferry will rarely leave before the seal does."


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving() as found:
        yield found


class Nights:
    """Runs on one archive."""

    def __init__(self, connection: sqlite3.Connection, room: Newsroom, folder: Path) -> None:
        self.connection, self.room, self.folder = connection, room, folder

    def crawl(self, *named: str, **options: Any) -> RunReport:
        return crawl(
            self.connection,
            named,
            CrawlOptions(warc_folder=self.folder, web=self.room.web(), **options),
        )

    def resolve(self, *addresses: str, **options: Any) -> RunReport:
        return resolve(
            self.connection,
            addresses,
            CrawlOptions(warc_folder=self.folder, web=self.room.web(), **options),
        )

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query)]

    def sooner(self) -> None:
        """Let everything that is queued be due."""
        with transaction(self.connection):
            self.connection.execute("update post_queue set next_due_at = '2000-01-01T00:00:00Z'")
            self.connection.execute("update article_queue set next_try_at = '2000-01-01T00:00:00Z'")
            self.connection.execute("update sources set next_due_at = '2000-01-01T00:00:00Z'")


@pytest.fixture
def nights(archive: sqlite3.Connection, room: Newsroom, tmp_path: Path) -> Nights:
    return Nights(archive, room, tmp_path / "captures")


def test_an_article_by_its_address_is_read_and_its_post_asked_for(nights: Nights) -> None:
    nights.room.post(POST, SAID)
    url = nights.room.article("/seal", number=POST, quote=SAID[:-1])
    report = nights.crawl(url)
    assert report.failures == []
    assert (dict(report.sources), dict(report.looks)) == ({"new": 1}, {"ok": 1})
    assert dict(report.wordings) == {"verbatim": 1}
    found = verify_claim(nights.connection, Claim(quote=SAID)).findings[0]
    assert (found.evidence, found.standing) == ("api", "live")
    assert nights.rows("select warc_file is not null from captures") == [(1,), (1,)]


def test_a_post_that_changes_and_goes_leaves_both_wordings_and_what_became_of_it(
    nights: Nights,
) -> None:
    room = nights.room
    room.post(POST, SAID)
    url = room.article("/seal", number=POST, quote=SAID[:-1])
    nights.crawl(url)
    room.post(POST, MENDED)
    report = nights.crawl(url)
    assert report.changed == [f"x:{POST}"]
    assert verify_claim(nights.connection, Claim(quote=SAID)).findings[0].standing == "edited"
    assert verify_claim(nights.connection, Claim(quote=MENDED)).findings[0].standing == "live"
    room.posts[POST] = None
    report = nights.crawl(url)
    assert report.gone == [f"x:{POST}"]
    verdict = verify_claim(nights.connection, Claim(quote=SAID, speaker="@anabrook_test"))
    assert (verdict.wording, verdict.attribution) == ("verbatim", "confirmed")
    assert verdict.findings[0].standing == "unavailable"
    # One look proves nothing: as if it had been a day ago, and those before it earlier.
    with transaction(nights.connection):
        nights.connection.execute(
            "update sightings set seen_at = case outcome when 'deleted' "
            "then strftime('%Y-%m-%dT%H:%M:%SZ', seen_at, '-1 day') "
            "else '2020-01-01T00:00:00Z' end"
        )
    nights.crawl(url)
    assert verify_claim(nights.connection, Claim(quote=SAID)).findings[0].standing == "deleted"


def test_a_second_crawl_adds_looks_and_nothing_else(nights: Nights) -> None:
    nights.room.post(POST, SAID)
    url = nights.room.article("/seal", number=POST, quote=SAID[:-1], shown=SAID)
    nights.crawl(url)
    tables = ("articles", "article_versions", "quotes", "posts", "post_versions", "verdicts")
    before = [nights.rows(f"select count(*) from {table}") for table in tables]  # noqa: S608
    looks = nights.rows("select count(*) from sightings")
    nights.crawl(url)
    assert before[:5] == [nights.rows(f"select count(*) from {table}") for table in tables][:5]  # noqa: S608
    assert nights.rows("select count(*) from sightings") > looks


def test_a_quoted_post_is_asked_for_as_well_and_a_circle_ends(nights: Nights) -> None:
    room = nights.room
    room.post(QUOTED, "Seals are not passengers, and never were.", quoted_tweet=None)
    inner = {
        "id_str": QUOTED,
        "text": "Seals are not passengers, and never were.",
        "user": {"name": "Bo Quill", "screen_name": "boquill_test"},
        "created_at": "2031-05-03T09:00:00.000Z",
    }
    room.post(POST, SAID, quoted_tweet=inner)
    back = {"id_str": POST, "text": SAID, "user": {"screen_name": "anabrook_test"}}
    room.posts[QUOTED]["quoted_tweet"] = back  # type: ignore[index]
    report = nights.crawl(room.article("/seal", number=POST, quote=SAID[:-1]))
    assert report.failures == []
    assert dict(report.looks) == {"ok": 2}
    keys = nights.rows("select key, why, depth from post_queue order by depth")
    assert keys == [(f"x:{POST}", "cited", 0), (f"x:{QUOTED}", "quoted", 1)]


def test_a_feed_names_articles_and_each_is_read_once(nights: Nights) -> None:
    room = nights.room
    room.post(POST, SAID)
    items = "".join(
        f"<item><link>{room.article(f'/{n}', number=POST, quote=SAID[:-1])}?utm_source=x{n}</link>"
        "</item>"
        for n in range(3)
    )
    feed = room.page(
        "/feed",
        f'<rss version="2.0"><channel><title>Ledger</title>{items}{items}</channel></rss>',
        kind="application/rss+xml",
    )
    report = nights.crawl(feed)
    assert (report.failures, dict(report.listings)) == ([], {"feed": 1})
    assert report.sources["new"] == 3
    assert [room.asked[f"/{n}"] for n in range(3)] == [1, 1, 1]
    assert room.asked["/syndication/tweet-result"] == 1


def test_with_none_named_every_source_that_is_due_is_read_and_goes_on_from_there(
    nights: Nights,
) -> None:
    room = nights.room
    room.post(POST, SAID)
    page = room.article("/seal", number=POST, quote=SAID[:-1])
    feed = room.page(
        "/feed",
        f'<rss version="2.0"><channel><item><link>{page}</link></item></channel></rss>',
        kind="application/rss+xml",
    )
    room.etags["/feed"] = '"one"'
    room.etags["/seal"] = '"two"'
    with transaction(nights.connection):
        store.add_source(nights.connection, feed, at="2031-01-01T00:00:00Z")
        nights.connection.execute("update sources set next_due_at = '2000-01-01T00:00:00Z'")
    first = nights.crawl()
    assert (first.failures, first.sources["new"], first.looks["ok"]) == ([], 1, 1)
    nothing = nights.crawl()
    assert (nothing.sources.total(), nothing.looks.total()) == (0, 0)
    nights.sooner()
    again = nights.crawl()
    assert (again.failures, again.sources["unchanged"], again.looks["ok"]) == ([], 1, 1)
    assert room.asked["/seal"] == 2


def test_a_page_that_is_gone_is_named_and_the_run_goes_on(nights: Nights) -> None:
    room = nights.room
    room.post(POST, SAID)
    good = room.article("/seal", number=POST, quote=SAID[:-1])
    report = nights.crawl(f"{room.url}/nowhere", good)
    assert report.failures == [{"source": f"{room.url}/nowhere", "reason": "HTTP 404: it is gone"}]
    assert report.sources["new"] == 1


def test_a_platform_that_fails_leaves_the_post_due_and_the_page_s_words_as_evidence(
    nights: Nights,
) -> None:
    url = nights.room.article("/seal", number=POST, quote=SAID[:-1], shown=SAID)
    report = nights.crawl(url)
    (failure,) = report.failures
    assert failure["source"] == "posts of X"
    verdict = verify_claim(nights.connection, Claim(quote=SAID))
    assert (verdict.wording, verdict.findings[0].evidence) == ("verbatim", "embed")
    assert verdict.findings[0].standing == "unavailable"
    ((state, attempts),) = nights.rows("select state, attempts from post_queue")
    assert (state, attempts) == ("waiting", 1)
    ((outcome, reason),) = nights.rows(
        "select outcome, reason from sightings where evidence <> 'embed'"
    )
    assert outcome == "blocked"
    assert "syndication" in reason


def test_single_posts_are_fetched_and_judge_what_waits_for_them(nights: Nights) -> None:
    url = nights.room.article("/seal", number=POST, quote=SAID[:-1])
    nights.crawl(url)
    assert nights.rows("select wording from verdicts") == [("not_found",)]
    nights.room.post(POST, SAID)
    report = nights.resolve(f"https://twitter.com/somebody/status/{POST}?s=20")
    assert dict(report.looks) == {"ok": 1}
    assert dict(report.wordings) == {"verbatim": 1}


def test_posts_fetched_beside_a_run_are_judged_by_that_run(nights: Nights) -> None:
    url = nights.room.article("/seal", number=POST, quote=SAID[:-1])
    nights.crawl(url)
    nights.room.post(POST, SAID)
    report = nights.resolve(f"https://twitter.com/somebody/status/{POST}", judge=False)
    assert (dict(report.looks), report.quotes_judged) == ({"ok": 1}, 0)
    assert nights.rows("select wording from verdicts") == [("not_found",)]
    assert dict(nights.crawl().wordings) == {"verbatim": 1}


# An interruption inside a task leaves the loop with tasks that are only then destroyed.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_a_run_that_is_ended_had_not_kept_is_still_due(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = nights.room
    room.post(POST, SAID)
    pages = [room.article(f"/{n}", number=POST, quote=SAID[:-1]) for n in range(4)]
    feed = room.page(
        "/feed",
        "<rss version='2.0'><channel>"
        + "".join(f"<item><link>{page}</link></item>" for page in pages)
        + "</channel></rss>",
    )
    with transaction(nights.connection):
        store.add_source(nights.connection, feed, at="2000-01-01T00:00:00Z")
    kept = article_queue.mark_article_kept
    calls = iter(range(9))

    def ended(*given: Any, **named: Any) -> None:
        if next(calls) == 2:
            raise KeyboardInterrupt
        kept(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(article_queue, "mark_article_kept", ended)
        with pytest.raises(KeyboardInterrupt):
            nights.crawl()
    gc.collect()
    assert nights.rows("select status from runs") == [("stopped",)]
    assert nights.rows("select count(*) from articles") == [(2,)]
    report = nights.crawl()
    assert (report.failures, report.sources["new"]) == ([], 2)
    assert nights.rows("select count(*) from articles") == [(4,)]


def test_an_article_before_the_date_is_left_out(nights: Nights) -> None:
    room = nights.room
    old = room.article("/old", number=POST, quote=SAID[:-1])
    items = f"<item><link>{old}</link><pubDate>Sun, 04 May 2031 09:00:00 GMT</pubDate></item>"
    feed = room.page("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>')
    report = nights.crawl(feed, since="2031-06-01")
    assert (report.sources.total(), room.asked["/old"]) == (0, 0)


def test_no_more_pages_are_asked_for_than_the_limit(nights: Nights) -> None:
    room = nights.room
    items = "".join(
        f"<item><link>{room.article(f'/{n}', number=POST, quote=SAID[:-1])}</link></item>"
        for n in range(5)
    )
    feed = room.page("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>')
    report = nights.crawl(feed, limit=2)
    assert report.sources["new"] == 2
    assert sum(room.asked[f"/{n}"] for n in range(5)) == 2


@pytest.mark.slow
@needs_browser
def test_a_post_that_only_scripts_show_is_drawn_with_scripts_asked_for_as_politely_as_pages(
    nights: Nights,
) -> None:
    room = nights.room
    room.post(POST, SAID)
    shown = (
        f'<blockquote class="twitter-tweet"><p>{SAID}</p>&mdash; Ana Brook (@anabrook_test) '
        f'<a href="https://x.com/anabrook_test/status/{POST}">May 4, 2031</a></blockquote>'
    )
    room.page(
        "/widgets.js",
        f"document.getElementById('embed-twitter-1').innerHTML = {json.dumps(shown)};",
        kind="text/javascript",
    )
    url = room.page(
        "/scripted",
        f"""<!doctype html><html lang="en"><head><title>The seal and the ferry</title></head><body>
        <article><h1>The seal and the ferry</h1>
        <p>The harbour was quiet when the council met to hear about the timetable of the ferry.</p>
        <p>“{SAID[:-1]},” Ana Brook wrote on X on Sunday, and nobody in the hall answered.</p>
        <div id="embed-twitter-1" class="embed-twitter"></div>
        <script src="{room.url}/widgets.js"></script></article></body></html>""",
    )
    report = nights.crawl(url, browser=find_browser())
    assert report.failures == []
    assert room.asked["/widgets.js"] == 1
    assert nights.rows("select rendered from embeds") == [(1,)]
    assert dict(report.looks) == {"ok": 1}


def test_when_a_run_is_through_nobody_writes_and_every_request_is_counted(
    archive: sqlite3.Connection, room: Newsroom, run: RunArchive
) -> None:
    room.article("/ferry", number=POST, quote=SAID[:-1])
    context = RunContext(
        archive=run, keeper=PageKeeper(run), budget=ReadingBudget(), tell=show_no_progress
    )
    crawl_online(context, room.web(), [f"{room.url}/ferry"], posts_of_pages=False)
    assert not any(thread.name == "writer" for thread in threading.enumerate())
    assert run.report.hosts[room.url.removeprefix("http://")] == room.asked.total()
    assert run.cited_posts == {f"x:{POST}"}
    assert archive.in_transaction is False


def test_a_night_in_which_nobody_answers_is_told_apart(nights: Nights, room: Newsroom) -> None:
    """Without a network every page fails; one page that fails of many is another matter."""
    url = room.page("/gone", "", status=410)
    failed = nights.crawl(url)
    assert (failed.failed_count, failed.is_cut_off) == (1, False)
    dead = "http://127.0.0.1:9/seal"
    cut_off = nights.crawl(dead)
    assert (cut_off.failed_count, cut_off.is_cut_off) == (1, True)
    assert not nights.crawl(dead, url).is_cut_off

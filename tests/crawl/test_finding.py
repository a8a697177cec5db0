"""The posts of quotations that link none are looked for, and what was looked through is kept."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.pages.searches import searches_of_quotation
from archiver.archive.store import aliases, post_queue
from archiver.crawl.finding import PostFinder, subject_of_claim
from archiver.crawl.finding_options import MOST_REQUESTS, FindingOptions
from archiver.crawl.forget import forget_post, plan_forget
from archiver.crawl.found_posts import FoundPost
from archiver.crawl.host_memory import remembering_fetcher
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.post_asking import AskedPost
from archiver.crawl.post_finder import SoughtQuotation
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl, find
from archiver.crawl.search_requests import NO_BUDGET, SearchBudget
from archiver.models.search_records import SearchOutcome
from archiver.models.verdict_records import Claim
from archiver.text.dates import add_time
from archiver.verification.verify import verify_claim
from tests.conftest import x_id
from tests.crawl.world import World, XArchive, inhabited
from tests.platforms.listed import DID, HOST, Listed, Said, hourly

pytestmark = pytest.mark.usefixtures("kept_pools")

NOW = "2025-05-06T12:00:00Z"
SAID = "The seal has a season ticket for the night ferry and nobody may ask why."
QUOTE = "The seal has a season ticket for the night ferry"
FOREIGN = "The harbour master was never asked about a lighthouse on wheels"


def said(hours: float, text: str) -> Said:
    """A post of so many hours before the article."""
    return Said(add_time(NOW, hours=-hours), text)


@pytest.fixture
def world() -> Iterator[World]:
    with inhabited() as found:
        yield found


class Desk:
    """An archive, and what is looked for in it."""

    def __init__(self, connection: sqlite3.Connection, world: World, folder: Path) -> None:
        self.connection, self.world, self.folder = connection, world, folder
        self.web: NetworkSettings = world.web()

    def know(self, name: str, account: str) -> None:
        with transaction(self.connection):
            aliases.add_alias(self.connection, name, account)

    def options(self, **finding: Any) -> CrawlOptions:
        return CrawlOptions(
            warc_folder=self.folder, web=self.web, finding=FindingOptions(**finding)
        )

    def find(self, quote: str = QUOTE, *, at: str = NOW, **finding: Any) -> SearchOutcome:
        """Look for one quotation's post; what came of the one search."""
        claim = Claim(quote=quote, speaker="Ana Brook", published_at=at, cue="post")
        (search,) = find(self.connection, self.options(claim=claim, **finding)).searches
        return search

    def asked(self) -> Counter[str]:
        counts = Counter(self.world.asked)
        self.world.asked.clear()
        return counts

    def article(self, name: str, *said: str, at: str = NOW) -> Path:
        """An article that says that its quotations were posted, and links nothing."""
        said_all = "".join(
            f"<p>“{one},” Ana Brook wrote on Bluesky on Sunday, and nobody answered her.</p>"
            for one in said
        )
        page = self.folder / f"{name}.html"
        page.write_text(
            f"""<!doctype html><html lang="en"><head><title>The seal and the {name}</title>
            <meta property="article:published_time" content="{at}"></head><body><article>
            <h1>The seal and the {name}</h1>
            <p>The harbour was quiet when the council met to hear about the timetable.</p>{said_all}
            <p>The ferry has left the quay at seven in the morning for longer than anybody here
            remembers, and the council has no plan to change that before the {name}.</p>
            </article></body></html>""",
            encoding="utf-8",
        )
        return page

    def read(self, *pages: Path) -> None:
        crawl(self.connection, list(map(str, pages)), CrawlOptions(warc_folder=self.folder))

    def night(self, **finding: Any) -> RunReport:
        return crawl(self.connection, [], self.options(**finding))

    def verdict(self, quote: str = QUOTE) -> tuple[str, str | None]:
        row = self.connection.execute(
            "select wording, tie from quotes_overview where quote like ?", (f"{quote}%",)
        ).fetchone()
        return row[0], row[1]


@pytest.fixture
def desk(archive: sqlite3.Connection, world: World, tmp_path: Path) -> Desk:
    return Desk(archive, world, tmp_path)


def on_bluesky(desk: Desk, posts: list[Said]) -> Listed:
    """Ana's account with these posts, known by the owner's alias."""
    server = Listed(posts=posts)
    for host in ("appview.example", "plc.directory", "pds.example"):
        desk.world.hosts[host] = server.answer
    desk.web = desk.world.web()
    desk.know("Ana Brook", "bluesky:ana.example")
    return server


def on_mastodon(desk: Desk, posts: list[Said]) -> Listed:
    server = Listed(posts=posts)
    desk.world.hosts[HOST] = server.answer
    desk.web = desk.world.web()
    desk.know("Ana Brook", f"mastodon:ana@{HOST}")
    return server


def on_x(desk: Desk, archive: XArchive) -> XArchive:
    desk.world.hosts.update(archive.hosts)
    desk.web = desk.world.web()
    desk.know("Ana Brook", f"x:{archive.handle}")
    return archive


def among(count: int, place: int, text: str = SAID) -> list[Said]:
    posts = hourly(count, now=NOW)
    posts.insert(place, said(place + 0.5, text))
    return posts


@pytest.mark.slow
def test_a_post_is_found_among_those_of_the_week(desk: Desk) -> None:
    on_bluesky(desk, among(200, 30))
    search = desk.find()
    assert (search.state, search.listed_by) == ("found", "account")
    assert search.post_key == f"bluesky:{DID}/{said(30.5, '').key}"
    verdict = verify_claim(desk.connection, Claim(quote=QUOTE, speaker="Ana Brook"))
    assert (verdict.wording, verdict.tie, verdict.attribution) == (
        "verbatim",
        "likely",
        "confirmed",
    )


@pytest.mark.slow
def test_it_ends_with_the_page_that_holds_the_words(desk: Desk) -> None:
    on_mastodon(desk, among(200, 30))
    search = desk.find()
    assert search.state == "found"
    # Who it is, by two questions, and one page.
    assert len(desk.world.asked) == 3
    asked = [one for one in desk.world.asked if "max_id" in one]
    assert len(asked) == 1
    assert "since_id" in asked[0]


@pytest.mark.slow
def test_who_an_account_is_is_asked_once(desk: Desk) -> None:
    on_mastodon(desk, among(200, 30))
    desk.find()
    desk.asked()
    assert desk.find(FOREIGN).state == "not_among"
    assert not [one for one in desk.asked() if "lookup" in one or "webfinger" in one]


@pytest.mark.slow
def test_what_is_nowhere_is_not_among_the_posts_of_four_weeks(desk: Desk) -> None:
    on_bluesky(desk, hourly(300, now=NOW))
    search = desk.find(FOREIGN)
    assert (search.state, search.posts) == ("not_among", 300)
    assert (search.since, search.until) == ("2025-04-08T12:00:00Z", NOW)
    held = desk.connection.execute("select count(*) from posts").fetchone()[0]
    assert held == 300
    # Nobody looks at them again: they are only what was looked through.
    assert post_queue.platforms_due(desk.connection, "2125-01-01T00:00:00Z") == {}


@pytest.mark.slow
def test_days_that_were_seen_are_not_listed_again(desk: Desk) -> None:
    on_bluesky(desk, hourly(300, now=NOW))
    desk.find(FOREIGN)
    assert desk.asked()
    search = desk.find("Nobody on the council has ever owned a lighthouse at all")
    assert (search.state, search.posts) == ("not_among", 300)
    assert not desk.asked()


@pytest.mark.slow
def test_a_post_that_is_held_already_costs_no_request(desk: Desk) -> None:
    on_bluesky(desk, among(50, 10))
    desk.find()
    desk.asked()
    other = desk.find("a season ticket for the night ferry and nobody may ask why")
    assert other.state == "found"
    assert not desk.asked()


@pytest.mark.slow
def test_words_that_were_changed_are_found_after_all_were_seen(desk: Desk) -> None:
    on_bluesky(desk, among(60, 10, SAID.replace("has a", "never had a")))
    search = desk.find()
    assert search.state == "found"
    verdict = verify_claim(
        desk.connection, Claim(quote=QUOTE, speaker="Ana Brook", published_at=NOW)
    )
    assert (verdict.wording, verdict.tie) == ("altered", "likely")


@pytest.mark.slow
def test_a_post_that_only_shares_a_few_words_is_not_tied(desk: Desk) -> None:
    on_bluesky(desk, among(60, 10, "A season ticket is what everybody wants."))
    assert desk.find().state == "not_among"


@pytest.mark.slow
def test_nobodys_words_are_tied_to_somebody_elses_post(desk: Desk) -> None:
    """A post that Ana only passes on is none of hers."""
    posts = among(60, 10)
    posts[10].by = "did:plc:" + "b" * 24
    on_bluesky(desk, posts)
    assert desk.find().state == "not_among"


def test_the_budget_ends_a_night_and_the_next_goes_on(desk: Desk) -> None:
    server = on_mastodon(desk, hourly(150, now=NOW))
    first = desk.find(FOREIGN, requests=4)
    assert (first.state, first.reason, first.posts) == ("open", NO_BUDGET, 80)
    pages = [desk.asked()]
    while (search := desk.find(FOREIGN, requests=2)).state == "open":
        pages.append(desk.asked())
    pages.append(desk.asked())
    assert (search.state, search.posts) == ("not_among", len(server.posts))
    # Nothing was asked twice.
    assert max(sum(pages, Counter()).values()) == 1


@pytest.mark.slow
def test_an_account_that_is_gone_is_told(desk: Desk) -> None:
    on_mastodon(desk, hourly(10, now=NOW)).suspended = True
    search = desk.find()
    assert (search.state, search.posts) == ("refused", 0)
    assert search.reason == "its server has suspended it"


@pytest.mark.slow
def test_an_account_that_nobody_knows_is_told(desk: Desk) -> None:
    on_mastodon(desk, hourly(10, now=NOW))
    desk.know("Ana Brook", f"mastodon:ana@{HOST}")
    with transaction(desk.connection):
        aliases.remove_alias(desk.connection, "Ana Brook")
    desk.know("Ana Brook", f"mastodon:nobody@{HOST}")
    search = desk.find()
    assert search.state == "refused"
    assert "no account of that name" in (search.reason or "")


@pytest.mark.slow
def test_a_handle_that_is_another_accounts_now_is_not_read(desk: Desk) -> None:
    server = on_mastodon(desk, among(30, 10))
    assert desk.find().state == "found"
    with transaction(desk.connection):
        desk.connection.execute("update post_searches set reached = null")
    desk.asked()
    other = replace(server, actor=f"https://{HOST}/users/ana2")
    desk.world.hosts[HOST] = other.answer
    search = desk.find(FOREIGN)
    assert search.state == "refused"
    assert "its handle is another account's now" in (search.reason or "")
    assert not [one for one in desk.asked() if "/statuses" in one]


@pytest.mark.slow
def test_a_server_that_repeats_itself_has_an_end(desk: Desk) -> None:
    server = on_mastodon(desk, hourly(40, now=NOW))
    same = server.answer(f"https://{HOST}/api/v1/accounts/7/statuses")

    def answer(url: str) -> tuple[int, Any]:
        return same if "/statuses" in url else server.answer(url)

    desk.world.hosts[HOST] = answer
    search = desk.find(FOREIGN)
    assert search.state == "refused"
    assert "again and again" in (search.reason or "")
    assert len(desk.world.asked) < 8


@pytest.mark.slow
def test_a_post_with_other_words_is_found_though_the_list_behind_it_breaks_off(desk: Desk) -> None:
    server = on_mastodon(desk, [said(5, SAID), *hourly(40, now=NOW)])
    same = server.answer(f"https://{HOST}/api/v1/accounts/7/statuses")

    def answer(url: str) -> tuple[int, Any]:
        return same if "/statuses" in url else server.answer(url)

    desk.world.hosts[HOST] = answer
    search = desk.find("The seal has a monthly ticket for the night ferry and nobody may ask why")
    assert (search.state, search.reason) == ("found", None)
    assert search.post_key is not None


@pytest.mark.slow
def test_a_server_that_is_not_there_is_tried_another_night(desk: Desk) -> None:
    on_mastodon(desk, hourly(40, now=NOW))
    desk.world.hosts[HOST] = lambda _: (503, {})
    search = desk.find(FOREIGN)
    assert (search.state, search.next_due_at is not None) == ("open", True)


def test_a_night_finds_what_articles_say_was_posted(desk: Desk) -> None:
    on_bluesky(desk, among(100, 30))
    desk.read(desk.article("ferry", QUOTE, FOREIGN))
    assert desk.verdict() == ("not_found", None)
    report = desk.night()
    assert Counter(one.state for one in report.searches) == {"found": 1, "not_among": 1}
    assert report.as_json()["searches"]["found"] == 1
    assert desk.verdict() == ("verbatim", "likely")
    assert desk.verdict(FOREIGN) == ("not_found", None)
    numbers = {
        row[0].rstrip(","): row[1] for row in desk.connection.execute("select text, id from quotes")
    }
    (shown,) = searches_of_quotation(desk.connection, numbers[FOREIGN])
    assert (shown.state, shown.posts) == ("not_among", 101)
    # Its verdict knows by now how much is held of the speaker.
    held = desk.connection.execute(
        "select json_extract(v.speaker_posts, '$.posts') from quotes q "
        "join verdicts v on v.id = q.verdict_id where q.id = ?",
        (numbers[FOREIGN],),
    ).fetchone()[0]
    assert held == 101
    # The found one is looked at again by and by.
    assert post_queue.platforms_due(desk.connection, "2125-01-01T00:00:00Z") == {"bluesky": 1}
    desk.asked()
    assert desk.night().searches == []
    assert not [one for one in desk.asked() if "listRecords" in one]


def test_a_speaker_without_an_account_is_not_searched_for(desk: Desk) -> None:
    on_bluesky(desk, among(100, 30))
    with transaction(desk.connection):
        desk.connection.execute("delete from aliases")
    desk.read(desk.article("ferry", QUOTE))
    assert desk.night().searches == []


@pytest.mark.slow
def test_newest_articles_are_searched_for_first(desk: Desk) -> None:
    on_bluesky(desk, hourly(10, now=NOW))
    old = desk.article(
        "quay", "The oldest of the seals has left the quay", at="2025-05-01T12:00:00Z"
    )
    new = desk.article("ferry", "The youngest of the seals has left the quay")
    desk.read(old, new)
    report = desk.night(requests=7)
    assert report.searches[0].until == NOW


@pytest.mark.slow
def test_a_forgotten_post_is_not_kept_again(desk: Desk) -> None:
    on_bluesky(desk, among(40, 10))
    key = desk.find().post_key
    plan = plan_forget(desk.connection, key or "")
    assert plan
    forget_post(desk.connection, plan, desk.folder, reason="asked to")
    assert desk.find(anew=True).state == "not_among"
    row = desk.connection.execute("select 1 from posts where key = ?", (key,)).fetchone()
    assert row is None


@pytest.mark.slow
def test_on_x_ids_are_listed_by_archives_and_looked_at_nearest_first(desk: Desk) -> None:
    posts = {
        x_id(f"2025-05-0{day}T{hour:02}:00:00"): f"Report {day} {hour}."
        for day in range(1, 7)
        for hour in range(0, 24, 4)
    }
    wanted = x_id("2025-05-06T03:30:00")
    archive = on_x(desk, XArchive(posts={**posts, wanted: SAID}))
    search = desk.find()
    assert (search.state, search.listed_by, search.post_key) == ("found", "archive", f"x:{wanted}")
    looked = [one for one in desk.world.asked if "tweet-result" in one]
    assert len(looked) == 3
    assert len(desk.world.asked) == 4
    assert archive.posts


@pytest.mark.slow
def test_an_index_that_says_too_many_ends_the_night_and_the_next_does_not_ask(desk: Desk) -> None:
    archive = on_x(desk, XArchive(posts={x_id("2025-05-06T03:30:00"): SAID}, status=429))
    host = desk.world.url.removeprefix("http://")
    index = f"{host}/web.archive.org/cdx"
    desk.web = replace(desk.web, manners=replace(desk.web.manners, rates={index: 24}))
    desk.world.waits["web.archive.org"] = "60"
    first = desk.find()
    assert (first.state, first.next_due_at is not None) == ("open", True)
    assert len(desk.world.asked) == 1
    archive.status = 200
    second = desk.find()
    assert second.state == "open"
    assert "asked too often" in (second.reason or "")
    assert len(desk.world.asked) == 1


@pytest.mark.slow
def test_what_nobody_shows_any_more_is_counted(desk: Desk) -> None:
    gone = x_id("2025-05-05T03:30:00")
    kept = x_id("2025-05-04T03:30:00")
    on_x(desk, XArchive(posts={gone: SAID, kept: "A report."}, gone={gone}))
    search = desk.find()
    assert (search.state, search.posts, search.unread) == ("not_among", 1, 1)


@pytest.mark.slow
def test_what_one_night_did_not_look_at_is_looked_at_in_the_next(desk: Desk) -> None:
    posts = {
        x_id(f"2025-05-0{day}T{hour:02}:00:00"): f"Report {day} {hour}."
        for day in range(3, 6)
        for hour in (3, 9)
    }
    on_x(desk, XArchive(posts=posts))
    asked: Counter[str] = Counter()
    while desk.find(FOREIGN, requests=3).state == "open":
        asked += desk.asked()
    asked += desk.asked()
    assert max(asked.values()) == 1
    assert sum("tweet-result" in one for one in asked) == len(posts)


def test_the_names_of_the_parts_are_what_they_were() -> None:
    """What other parts of a run take from here."""
    assert FindingOptions().requests == MOST_REQUESTS
    assert SearchBudget(0).is_spent
    assert FoundPost("x:1", is_tied=True).is_fine is False
    assert AskedPost([], (), was_asked=False, requests=0).requests == 0
    assert subject_of_claim(Claim(quote="a")) != subject_of_claim(Claim(quote="b"))
    assert callable(PostFinder)
    assert callable(SoughtQuotation)
    assert callable(remembering_fetcher)

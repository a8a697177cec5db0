"""Posts that articles quote without a link, found on real servers among years of others."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import httpx
import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import aliases
from archiver.archive.store.post_searches import PostSearch
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.run import find
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.fetch.rates import HostRates
from archiver.models.records import Capture
from archiver.models.verdict_records import Claim
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import format_stamp
from tests.servers.bluesky import COLLECTION, Account, Bluesky
from tests.servers.looking import names_here
from tests.servers.memento import Memento
from tests.servers.running import SECONDS
from tests.servers.snac import Snac, Writer

SAID = "The seal has a season ticket for the night ferry and nobody may ask why."
QUOTE = "The seal has a season ticket for the night ferry"
FOREIGN = "The harbour master was never asked about a lighthouse on wheels"
HANDLE = "anabrook_years"
ARTICLE = datetime(2025, 5, 6, 12, tzinfo=UTC)
_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching(NetworkSettings):
    """A run whose name service knows the hosts of these tests and no others."""

    def fetcher(
        self, rates: HostRates | None = None, asked: Mapping[str, int] | None = None
    ) -> Fetcher:
        return Fetcher(
            manners=self.manners,
            allow_private=True,
            resolve=names_here,
            rates=rates,
            asked=asked,
        )


class Desk:
    """An archive that reaches some servers and no others."""

    def __init__(self, folder: Path, **asked: Any) -> None:
        self.connection: sqlite3.Connection = connect(folder / "archive.db", write=True)
        self.folder = folder
        given = {"archives": (), "appviews": (), "threads": False, **asked}
        self.web = Reaching(
            manners=Manners(delay=0.0, attempts=2, backoff=0.01, contact="mail@newsroom.example"),
            asked=ResolveContext(now="", **given),
            allow_private=True,
            processes=1,
        )

    def know(self, account: str) -> None:
        with transaction(self.connection):
            aliases.add_alias(self.connection, "Ana Brook", account)

    def find(self, quote: str, at: datetime | None = ARTICLE) -> PostSearch:
        claim = Claim(
            quote=quote,
            speaker="Ana Brook",
            published_at=format_stamp(at) if at else None,
            cue="post",
        )
        options = CrawlOptions(
            warc_folder=self.folder / "captures", web=self.web, finding=FindingOptions(claim=claim)
        )
        (search,) = find(self.connection, options).searches
        return search

    def asked(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select url from captures order by id")]


def desk_of(folder: Path, **asked: Any) -> Iterator[Desk]:
    desk = Desk(folder, **asked)
    with closing(desk.connection):
        yield desk


@pytest.fixture(scope="module")
def years(web_archive: Memento) -> dict[str, str]:
    """Ten thousand captures of one handle over eight years, the half under each of two names."""
    platform = find_platform("x")
    assert platform
    posts: dict[str, str] = {}
    captures: list[Capture] = []
    step = timedelta(days=8 * 365) / _MOST
    for number in range(_MOST):
        at = ARTICLE + timedelta(days=30) - number * step
        post = platform.find_first_id(format_stamp(at)) or ""
        is_wanted = timedelta() < ARTICLE - at < step
        posts[post] = SAID if is_wanted else f"Report {number}, and no more to say of it."
        host = "x.com" if number % 2 or is_wanted else "twitter.com"
        captures.append(_taken(post, posts[post], host, at + timedelta(hours=1)))
    web_archive.take("years", *captures)
    return posts


def _taken(post: str, text: str, host: str, at: datetime) -> Capture:
    """A copy of a post, as data."""
    url = f"https://{host}/{HANDLE}/status/{post}"
    said = {
        "__typename": "Tweet",
        "id_str": post,
        "text": text,
        "user": {"name": "Ana Brook", "screen_name": HANDLE, "id_str": "77"},
        "display_text_range": [0, len(text)],
        "entities": {"urls": [], "hashtags": [], "user_mentions": [], "symbols": []},
    }
    return Capture(
        url=url,
        source=url,
        fetched_at=format_stamp(at),
        status=200,
        body=json.dumps(said).encode(),
        headers=(("Content-Type", "application/json"),),
    )


CLOSED = dict.fromkeys(
    (
        "https://cdn.syndication.twimg.com",
        "https://publish.x.com",
        "https://publish.twitter.com",
        "https://api.x.com",
    ),
    "",
)


@pytest.fixture
def archives(tmp_path: Path, web_archive: Memento) -> Iterator[Desk]:
    """A desk for which X is silent, so that only the archive can say anything."""
    for desk in desk_of(tmp_path, archives=(web_archive.archive,), elsewhere=CLOSED):
        desk.know(f"x:{HANDLE}")
        yield desk


def test_a_post_is_found_among_ten_thousand_captures(archives: Desk, years: dict[str, str]) -> None:
    search = archives.find(QUOTE)
    wanted = next(post for post, text in years.items() if text == SAID)
    assert (search.state, search.post_key) == ("found", f"x:{wanted}")
    assert search.listed_by == "archive"
    # By one answer of the index, and then the copy.
    assert search.requests <= 6


def test_what_is_not_there_takes_few_questions_that_list_little_more(
    archives: Desk, years: dict[str, str]
) -> None:
    search = archives.find(FOREIGN)
    platform = find_platform("x")
    assert platform
    first, end = (int(platform.find_first_id(at) or 0) for at in (search.since, search.until))
    within = sum(first <= int(post) < end for post in years)
    assert (search.state, search.posts) == ("not_among", within)
    questions = Counter(
        url for url in archives.asked() if "matchType=prefix" in url and "collapse=urlkey" in url
    )
    # Seven days and then four weeks, under two names.
    assert len(questions) <= 4 * 4
    assert max(questions.values()) == 1


@pytest.fixture(scope="module")
def poster(bluesky_servers: Bluesky) -> Account:
    """Somebody who posted three hundred times in the twelve days before the article."""
    account = bluesky_servers.account("poster")
    account.profile(displayName="Ana Brook")
    platform = find_platform("bluesky")
    assert platform
    writes = []
    for number in range(300):
        at = ARTICLE - timedelta(hours=number + 0.5)
        text = SAID if number == 40 else f"Report {number}, and no more to say of it."
        record = {"$type": COLLECTION, "text": text, "createdAt": format_stamp(at)}
        writes.append(
            {
                "$type": "com.atproto.repo.applyWrites#create",
                "collection": COLLECTION,
                "rkey": platform.find_first_id(format_stamp(at)),
                "value": record,
            }
        )
    for start in range(0, len(writes), 100):
        told = {"repo": account.did, "writes": writes[start : start + 100]}
        account._post("com.atproto.repo.applyWrites", told)
    return account


@pytest.fixture
def on_bluesky(tmp_path: Path, bluesky_servers: Bluesky) -> Iterator[Desk]:
    yield from desk_of(tmp_path, elsewhere=bluesky_servers.elsewhere)


def test_a_post_is_found_on_its_authors_own_server(on_bluesky: Desk, poster: Account) -> None:
    on_bluesky.know(f"bluesky:{poster.handle}")
    search = on_bluesky.find(QUOTE)
    assert (search.state, search.listed_by) == ("found", "account")
    assert (search.post_key or "").startswith(f"bluesky:{poster.did}/")
    assert search.requests <= 6
    assert sum("listRecords" in url for url in on_bluesky.asked()) == 1
    nothing = on_bluesky.find(FOREIGN)
    assert (nothing.state, nothing.posts) == ("not_among", 300)


def test_an_account_that_is_taken_down_is_told(on_bluesky: Desk, bluesky_servers: Bluesky) -> None:
    account = bluesky_servers.account("ousted")
    on_bluesky.know(f"bluesky:{account.handle}")
    assert on_bluesky.find(QUOTE).state == "not_among"
    bluesky_servers.suspend(account)
    search = on_bluesky.find(FOREIGN, ARTICLE + timedelta(days=5))
    assert search.state in {"refused", "open"}
    assert search.reason
    assert search.posts == 0


def wait_until_listed(snac: Snac, text: str) -> None:
    """Wait for an outbox to have a post, which a busy server adds to it a while later."""
    asked = {"Accept": "application/activity+json", "Host": snac.host}
    for _ in range(100):
        if text in httpx.get(f"{snac.there}/ana/outbox", headers=asked, timeout=SECONDS).text:
            return
        sleep(0.1)
    raise AssertionError("the outbox never had the post")


def test_a_post_is_found_in_the_outbox_of_a_small_server(
    tmp_path: Path, snac_server: tuple[Snac, Writer, Writer]
) -> None:
    snac, ana, _ = snac_server
    for number in range(30):
        ana.post(f"Report {number}, and no more to say of it.")
    ana.post(SAID)
    for number in range(30, 40):
        ana.post(f"Report {number}, and no more to say of it.")
    wait_until_listed(snac, SAID)
    for desk in desk_of(tmp_path, elsewhere=snac.elsewhere):
        desk.know("mastodon:ana@tide.example")
        search = desk.find(QUOTE, None)
        assert search.state == "found", search.reason
        assert search.requests <= 6

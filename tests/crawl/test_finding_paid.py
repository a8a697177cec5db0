"""With the owner's token X is searched by author and time, for no more posts than are paid."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from archiver.crawl.search_requests import NO_PAID_POSTS
from archiver.fetch.tokens import Tokens
from archiver.text.dates import add_time
from tests.conftest import x_id
from tests.crawl.test_finding import FOREIGN, NOW, SAID, Desk
from tests.crawl.world import World, inhabited

pytestmark = pytest.mark.slow  # whole searches


class PaidApi:
    """X's search for an account with a post each six hours; counts the posts that it gave."""

    def __init__(self) -> None:
        hours = [6.0 * place + 1 for place in range(120)]
        self.posts = [
            (add_time(NOW, hours=-one), SAID if place == 25 else f"Report {place}.")
            for place, one in enumerate(hours)
        ]
        self.given = 0

    def answer(self, url: str) -> tuple[int, Any]:
        if "/by/username/" in url:
            return 200, {"data": {"id": "12", "username": "anabrook", "name": "Ana Brook"}}
        query = {name: one[0] for name, one in parse_qs(urlsplit(url).query).items()}
        if "/search/all" not in url or query["query"] != "from:12 -is:retweet":
            return 404, {}
        within = [one for one in self.posts if query["start_time"] <= one[0] < query["end_time"]]
        first, most = int(query.get("next_token", "0")), int(query["max_results"])
        page = within[first : first + most]
        self.given += len(page)
        tweets = [
            {"id": x_id(at.removesuffix("Z")), "text": text, "author_id": "12"} for at, text in page
        ]
        users = [{"id": "12", "username": "anabrook", "name": "Ana Brook"}]
        more = {"next_token": str(first + most)} if first + most < len(within) else {}
        return 200, {"data": tweets, "includes": {"users": users}, "meta": more}


@pytest.fixture
def world() -> Iterator[World]:
    with inhabited() as found:
        yield found


@pytest.fixture
def desk(archive: sqlite3.Connection, world: World, tmp_path: Path) -> Desk:
    return Desk(archive, world, tmp_path)


@pytest.fixture
def api(desk: Desk) -> PaidApi:
    found = PaidApi()
    desk.world.hosts |= {"api.x.com": found.answer, "web.archive.org": lambda _: (200, [])}
    desk.web = replace(desk.world.web(), tokens=Tokens({"x": {"api.x.com": "the-owners-own"}}))
    desk.know("Ana Brook", "x:anabrook")
    return found


def test_a_search_ends_where_the_nights_paid_posts_do_and_the_next_goes_on(
    desk: Desk, api: PaidApi
) -> None:
    first = desk.find(paid_posts=15)
    assert (first.state, first.reason, api.given) == ("open", NO_PAID_POSTS, 15)
    second = desk.find(paid_posts=15)
    assert (second.state, second.listed_by) == ("found", "account")
    # The post is the 26th of the week, of which no page is listed twice.
    assert api.given == 28
    assert desk.connection.execute("select count(*) from posts").fetchone()[0] == 28


def test_what_is_nowhere_is_paid_for_once(desk: Desk, api: PaidApi) -> None:
    search = desk.find(FOREIGN, paid_posts=500)
    assert (search.state, search.posts, api.given) == ("not_among", 112, 112)
    assert desk.find(paid_posts=500).state == "found"
    assert api.given == 112


def test_who_pays_for_none_has_none_listed(desk: Desk, api: PaidApi) -> None:
    search = desk.find(paid_posts=0)
    assert (search.state, search.listed_by, api.given) == ("not_among", "archive", 0)

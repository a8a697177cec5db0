"""Lists of X: the timeline with the owner's token, and its search by author and time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from archiver.platforms.account_reading import AccountReading
from archiver.platforms.account_records import AccountRef, PostWindow
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.platforms.x.account_posts import list_user_posts
from tests.conftest import x_id
from tests.platforms.account_listing import list_account_posts, look_up_account
from tests.platforms.listed import NOW
from tests.platforms.test_listed_elsewhere import CONTEXT, answering

ANA = AccountRef(platform="x", id="12", handle="anabrook")
WITH_TOKEN = ResolveContext(now=NOW, tokens=frozenset({"x"}))


def test_x_is_read_with_the_owners_token_and_no_more_than_is_paid_for() -> None:
    number, quoted = x_id("2031-05-05T09:00:00"), x_id("2031-05-01T09:00:00")
    asked: list[str] = []

    def api(address: str, _: dict[str, str]) -> tuple[int, Any]:
        ana = {"id": "12", "username": "anabrook", "name": "Ana Brook"}
        if "by/username" in address:
            return 200, {"data": ana}
        tweets = [{"id": quoted, "text": "Theirs.", "author_id": "13"}]
        users = [ana, {"id": "13", "username": "eve", "name": "Eve"}]
        own = {"id": number, "text": "The ferry is late.", "author_id": "12"}
        return 200, {"data": [own], "includes": {"users": users, "tweets": tweets}, "meta": {}}

    handle = AccountRef(platform="x", handle="anabrook")
    looked = drive(look_up_account(handle, WITH_TOKEN), answering(api))
    assert looked.ref == ANA
    window = PostWindow(after="2031-05-04T00:00:00Z", most=7)
    found = drive(list_account_posts(ANA, window, WITH_TOKEN), answering(api, asked))
    assert [one.post.id for one in found.sightings] == [number]
    assert "max_results=7&exclude=retweets" in asked[0]
    assert "start_time=2031-05-04T00:00:00Z" in asked[0]
    with pytest.raises(ResolveError, match="only with a token"):
        drive(list_user_posts(ANA, window, CONTEXT), answering(api))
    assert drive(look_up_account(handle, CONTEXT), answering(api)).ref == handle


def searching(*, may_search: bool) -> Callable[..., tuple[int, Any]]:
    """X as it answers a search by author and time, in two pages, or refuses one."""

    def api(address: str, query: dict[str, str]) -> tuple[int, Any]:
        is_search = "/search/all" in address
        if is_search and not may_search:
            return 403, {"title": "Client Forbidden"}
        last = query.get("next_token" if is_search else "pagination_token")
        number = x_id("2031-05-03T09:00:00" if last else "2031-05-05T09:00:00")
        own = {"id": number, "text": "The ferry is late.", "author_id": "12"}
        return 200, {"data": [own], "meta": {} if last else {"next_token": "b26v89c19zqg8o3f"}}

    return api


@pytest.mark.parametrize("may_search", [True, False])
def test_past_days_on_x_are_searched_by_author_and_time(may_search: bool) -> None:
    asked: list[str] = []
    api = searching(may_search=may_search)
    window = PostWindow(after="2031-05-01T00:00:00Z", before="2031-05-06T12:00:01Z", most=7)
    reading = AccountReading(ANA, WITH_TOKEN)
    first = drive(reading.read_page(window), answering(api, asked))
    # What X calls now it takes no earlier than seconds ago.
    ends = "start_time=2031-05-01T00:00:00Z&end_time=2031-05-06T11:59:45Z"
    assert all(ends in one for one in asked)
    assert "query=from%3A12%20-is%3Aretweet&max_results=10&" in asked[0]
    assert len(asked) == (1 if may_search else 2)
    asked.clear()
    second = drive(reading.read_page(replace(window, cursor=first.cursor)), answering(api, asked))
    assert [one.post.posted_at for one in (*first.sightings, *second.sightings)] == [
        "2031-05-05T09:00:00Z",
        "2031-05-03T09:00:00Z",
    ]
    assert second.cursor is None
    (went_on,) = asked
    token = "next_token" if may_search else "pagination_token"
    assert f"&{token}=b26v89c19zqg8o3f" in went_on
    assert ("/search/all" in went_on) is may_search


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (200, {"detail": "User has been suspended", "type": "x/forbidden"}, "suspended"),
        (200, {"detail": "Could not find user", "type": "x/resource-not-found"}, "Could not find"),
        (200, {"detail": "Sorry", "type": "x/not-authorized-for-resource"}, "Sorry"),
        (401, {}, "does not accept the token"),
        (402, {}, "wants to be paid"),
    ],
)  # fmt: skip
def test_x_says_why_it_lists_nothing(status: int, error: dict[str, str], told: str) -> None:
    steps = list_account_posts(ANA, PostWindow(), WITH_TOKEN)
    with pytest.raises(ResolveError, match=told):
        drive(steps, answering(lambda *_: (status, {"errors": [error]})))


# ActivityPub

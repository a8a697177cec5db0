"""Lists of Telegram, YouTube, Reddit and X, and of servers that only speak ActivityPub."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from archiver.models.records import Capture, Request
from archiver.platforms.account_reading import (
    find_reader,
    parse_account,
)
from archiver.platforms.account_records import AccountRef, PostWindow, account_parser
from archiver.platforms.reddit.account_posts import parse_reddit_account
from archiver.platforms.registry import platform_names
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError
from archiver.platforms.telegram.account_posts import parse_telegram_account
from archiver.platforms.x.accounts import parse_x_account
from archiver.platforms.youtube.account_posts import parse_youtube_account
from archiver.text.dates import add_time
from tests.platforms.account_listing import list_account_posts, look_up_account
from tests.platforms.listed import NOW

CONTEXT = ResolveContext(now=NOW)
CHANNEL = "UC0123456789abcdefghijkl"


def answering(
    answer: Callable[[str, dict[str, str]], tuple[int, Any]], asked: list[str] | None = None
) -> Callable[[Request], FetchResult]:
    """A network whose answers are made of an address without its query, and of the query."""

    kind = "application/activity+json"

    def fetch(request: Request) -> FetchResult:
        if asked is not None:
            asked.append(request.url)
        parts = urlsplit(request.url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, said = answer(request.url.partition("?")[0], query)
        body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        return Capture(
            url=request.url,
            source=request.url,
            fetched_at=NOW,
            status=status,
            headers=(("Content-Type", kind),) if kind in request.accept else (),
            body=body,
            final_url=request.url,
        )

    return fetch


# Telegram: numbers that count, an hour apart.


def channel(last: int, *, forwarded: int = 0, number: int = 1234567890) -> Callable[..., Any]:
    def answer(address: str, query: dict[str, str]) -> tuple[int, str]:
        if not address.endswith("/s/harbour"):
            return 200, "<html><body><div class='tgme_page'>Contact @x</div></body></html>"
        top = min(int(query.get("before", last + 1)), last + 1)
        boxes = "".join(_box(one, last, forwarded, number) for one in range(max(1, top - 20), top))
        return (
            200,
            f"<html><body><section class='tgme_channel_history'>{boxes}</section></body></html>",
        )

    return answer


def _box(one: int, last: int, forwarded: int, number: int) -> str:
    seen = base64.urlsafe_b64encode(json.dumps({"c": -number, "p": one}).encode()).decode()
    at = add_time(NOW, hours=one - last - 1)
    other = (
        "<a class='tgme_widget_message_forwarded_from_name' href='https://t.me/other/5'>Other</a>"
        if one == forwarded
        else ""
    )
    return (
        f"<div class='tgme_widget_message' data-post='harbour/{one}' data-view='{seen}'>{other}"
        f"<div class='tgme_widget_message_text'>Report {one}</div>"
        f"<a class='tgme_widget_message_date' href='#'><time datetime='{at}'></time></a></div>"
    )


HARBOUR = AccountRef(platform="telegram", id="1234567890", handle="harbour")


def test_a_channel_is_read_back_page_by_page() -> None:
    asked: list[str] = []
    window = PostWindow(after=add_time(NOW, hours=-50.5), most=1_000)
    found = drive(
        list_account_posts(HARBOUR, window, CONTEXT), answering(channel(500, forwarded=490), asked)
    )
    assert [one.post.id for one in found.sightings] == [
        f"harbour/{one}" for one in range(500, 450, -1) if one != 490
    ]
    assert (found.is_whole, found.passed_on, len(asked)) == (True, 1, 3)


def test_a_window_in_the_past_of_a_channel_is_found_by_halving() -> None:
    asked: list[str] = []
    after, before = (add_time(NOW, hours=-hours) for hours in (3_010.5, 2_999.5))
    window = PostWindow(after=after, before=before, most=1_000)
    found = drive(list_account_posts(HARBOUR, window, CONTEXT), answering(channel(9_000), asked))
    assert [one.post.id for one in found.sightings] == [
        f"harbour/{one}" for one in range(6_001, 5_990, -1)
    ]
    assert found.is_whole
    assert len(asked) <= 14


def test_a_channels_name_that_is_anothers_now_is_not_read() -> None:
    steps = list_account_posts(HARBOUR, PostWindow(), CONTEXT)
    with pytest.raises(ResolveError, match="another account's now"):
        drive(steps, answering(channel(30, number=99)))
    looked = drive(
        look_up_account(AccountRef(platform="telegram", handle="harbour"), CONTEXT),
        answering(channel(30)),
    )
    assert looked.ref == HARBOUR


def test_what_telegram_shows_to_nobody_has_a_sentence() -> None:
    private = AccountRef(platform="telegram", handle="private")
    with pytest.raises(ResolveError, match="shows no channel of that name"):
        drive(look_up_account(private, CONTEXT), answering(channel(30)))


# YouTube

FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns="http://www.w3.org/2005/Atom"><yt:channelId>{CHANNEL[2:]}</yt:channelId>
<entry><yt:videoId>abcdefghijk</yt:videoId><yt:channelId>{CHANNEL}</yt:channelId>
<title>The ferry</title><author><name>Ana Brook</name></author>
<published>2031-05-05T09:00:00+00:00</published>
<media:group><media:description>Why it is late.</media:description></media:group></entry>
<entry><yt:videoId>bad</yt:videoId><title>x</title></entry></feed>"""


def test_a_channel_of_youtube_is_known_by_its_id_and_read_by_its_feed() -> None:
    def answer(address: str, query: dict[str, str]) -> tuple[int, str]:
        if address.endswith("/@ana"):
            head = "<head><meta property='og:title' content='Ana Brook'></head>"
            named = f'<script>{{"externalId":"{CHANNEL}"}}</script>'
            return 200, f"<html>{head}<body>{named}</body></html>"
        return (200, FEED) if query.get("channel_id") == CHANNEL else (404, "")

    looked = drive(
        look_up_account(AccountRef(platform="youtube", handle="ana"), CONTEXT), answering(answer)
    )
    assert (looked.ref.id, looked.name) == (CHANNEL, "Ana Brook")
    found = drive(list_account_posts(looked.ref, PostWindow(), CONTEXT), answering(answer))
    (video,) = found.sightings
    assert video.version is not None
    assert video.version.text == "The ferry\n\nWhy it is late."
    assert (video.post.posted_at, video.post.author.account_id) == ("2031-05-05T09:00:00Z", CHANNEL)
    other = AccountRef(platform="youtube", id="UC" + "z" * 22)
    with pytest.raises(ResolveError, match="no such channel"):
        drive(list_account_posts(other, PostWindow(), CONTEXT), answering(answer))
    with pytest.raises(ResolveError, match="no feed"):
        drive(
            list_account_posts(other, PostWindow(), CONTEXT), answering(lambda *_: (200, "<html>"))
        )


# Reddit


def entry(name: str, user: str = "ana") -> str:
    return (
        f"<entry><author><name>/u/{user}</name></author><id>{name}</id><title>The ferry</title>"
        "<content>&lt;div class='md'&gt;&lt;p&gt;Late again.&lt;/p&gt;&lt;/div&gt;</content>"
        f"<link href='https://www.reddit.com/r/sea/comments/{name[3:]}/x/'/>"
        "<published>2031-05-05T09:00:00+00:00</published></entry>"
    )


def test_a_user_of_reddit_is_read_by_a_feed_or_with_a_token() -> None:
    ana = AccountRef(platform="reddit", handle="ana")
    feed = (
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry('t3_abc')}{entry('t1_d', 'eve')}</feed>"
    )
    found = drive(list_account_posts(ana, PostWindow(), CONTEXT), answering(lambda *_: (200, feed)))
    assert [(one.post.id, one.version and one.version.text) for one in found.sightings] == [
        ("t3_abc", "The ferry\n\nLate again.")
    ]

    def api(address: str, _: dict[str, str]) -> tuple[int, Any]:
        if address.endswith("/about"):
            return 200, {"data": {"id": "q1", "name": "ana"}}
        thing = {
            "name": "t1_e",
            "body": "Still late.",
            "author": "ana",
            "author_fullname": "t2_q1",
            "created_utc": 1_935_900_000,
        }
        return 200, {"data": {"after": None, "children": [{"kind": "t1", "data": thing}]}}

    with_token = ResolveContext(now=NOW, tokens=frozenset({"reddit"}))
    looked = drive(look_up_account(ana, with_token), answering(api))
    assert looked.ref.id == "t2_q1"
    found = drive(list_account_posts(looked.ref, PostWindow(), with_token), answering(api))
    assert [one.post.author.account_id for one in found.sightings] == ["t2_q1"]
    with pytest.raises(ResolveError, match="no such user"):
        drive(list_account_posts(ana, PostWindow(), CONTEXT), answering(lambda *_: (404, "")))


def test_a_server_without_mastodons_api_is_read_by_its_outbox() -> None:
    actor = "https://tide.example/ana"
    public = "https://www.w3.org/ns/activitystreams#Public"

    def note(number: int) -> dict[str, Any]:
        url = f"{actor}/p/{1_935_900_000 + number}.000000"
        made = {"type": "Note", "id": url, "attributedTo": actor, "to": [public]}
        return {
            "type": "Create",
            "actor": actor,
            "object": {**made, "content": f"<p>Report {number}</p>", "published": NOW},
        }

    def answer(address: str, query: dict[str, str]) -> tuple[int, Any]:
        if "webfinger" in address:
            kind = "application/activity+json"
            return 200, {"links": [{"rel": "self", "type": kind, "href": actor}]}
        if address == actor:
            return 200, {
                "id": actor,
                "preferredUsername": "ana",
                "outbox": f"{actor}/outbox",
                "name": "Ana Brook",
            }
        if "page" in query:
            announced = {"type": "Announce", "object": "https://other.example/1"}
            return 200, {"orderedItems": [note(2), announced, note(1)], "next": actor}
        if address.endswith("/outbox"):
            return 200, {"type": "OrderedCollection", "first": f"{actor}/outbox?page=1"}
        return 404, "no"

    asked = AccountRef(platform="mastodon", handle="ana@tide.example", host="tide.example")
    looked = drive(look_up_account(asked, CONTEXT), answering(answer))
    assert (looked.ref.id, looked.ref.number) == (actor, f"{actor}/outbox")
    found = drive(list_account_posts(looked.ref, PostWindow(most=2), CONTEXT), answering(answer))
    assert [one.version.text for one in found.sightings if one.version] == ["Report 2", "Report 1"]
    assert found.passed_on == 1


# How accounts are written


@pytest.mark.parametrize(
    ("given", "account"),
    [
        ("@anabrook", "x:anabrook"),
        ("https://twitter.com/AnaBrook?lang=en", "x:AnaBrook"),
        ("https://t.me/s/Harbour", "telegram:harbour"),
        ("telegram:harbour", "telegram:harbour"),
        (f"https://www.youtube.com/channel/{CHANNEL}", f"youtube:{CHANNEL}"),
        ("https://www.youtube.com/@ana/videos", "youtube:ana"),
        ("u/ana", "reddit:ana"),
        ("r/u_ana", "reddit:ana"),
        ("https://www.reddit.com/user/ana/", "reddit:ana"),
        ("https://www.threads.com/@ana.brook", "threads:ana.brook"),
        ("https://www.instagram.com/ana.brook/", "instagram:ana.brook"),
        ("https://www.facebook.com/ana.brook", "facebook:ana.brook"),
        ("https://www.tiktok.com/@ana", "tiktok:ana"),
        ("https://www.linkedin.com/in/ana-brook/", "linkedin:ana-brook"),
    ],
)
def test_an_account_is_known_by_how_it_is_written(given: str, account: str) -> None:
    found = parse_account(given)
    assert found is not None
    assert found.shown_as == account


@pytest.mark.parametrize(
    "given",
    [
        "https://x.com/anabrook/status/1812256998588662068",
        "https://x.com/search?q=ferry",
        "https://t.me/harbour/12",
        "https://t.me/+abcdef",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "r/ferries",
        "https://www.facebook.com/watch/?v=12",
        "https://www.instagram.com/p/abcdef/",
        "harbour",
    ],
)
def test_what_is_a_post_or_anything_else_is_no_account(given: str) -> None:
    assert parse_account(given) is None


def test_every_platform_knows_its_accounts() -> None:
    for name in platform_names():
        reader = find_reader(AccountRef(platform=name))
        assert reader is not None, f"give the platform {name} accounts, an AccountReader"
        assert reader.unshown, f"say in accounts of {name} what is unshown"
    for parse in (
        parse_x_account,
        parse_telegram_account,
        parse_youtube_account,
        parse_reddit_account,
    ):
        assert parse("news.example/feed") is None
    assert account_parser("tidepool", r"https://tide\.example/(?P<handle>\w+)")("tidepool:@ana")

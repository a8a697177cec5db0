"""The last resort on a real archive of the web: pywb, which holds what our own WARC files hold."""

import json
from typing import Any

import httpx
import pytest

from archiver.models.records import Capture
from tests.servers.looking import Looked, look
from tests.servers.memento import Memento

pytestmark = pytest.mark.asyncio
DID = "did:plc:seal5brook7ferry2tide3ab"
HERE = "https://reef.example"
AWAY = (
    HERE,
    "https://plc.directory",
    "https://embed.bsky.app",
    "https://cdn.syndication.twimg.com",
    "https://publish.twitter.com",
    "https://publish.x.com",
)


def taken(url: str, body: Any, *, at: str = "2031-05-05T10:00:00Z", status: int = 200) -> Capture:
    """A capture of data or of a page, as a crawl would have made it."""
    is_page = isinstance(body, str)
    kind = "text/html; charset=utf-8" if is_page else "application/json"
    return Capture(
        url=url,
        source=url,
        fetched_at=at,
        status=status,
        body=body.encode() if is_page else json.dumps(body).encode(),
        headers=(("Content-Type", kind),),
    )


def status(number: str, text: str) -> dict[str, Any]:
    """What Mastodon's API says of a post."""
    return {
        "id": number,
        "url": f"{HERE}/@ana/{number}",
        "uri": f"{HERE}/users/ana/statuses/{number}",
        "created_at": "2031-05-04T06:30:00.000Z",
        "visibility": "public",
        "content": f"<p>{text}</p>",
        "account": {"id": "1", "acct": "ana", "username": "ana", "display_name": "Ana Brook"},
        "media_attachments": [],
    }


def page(number: str, text: str) -> str:
    """A post's page, as Mastodon made them."""
    return (
        f'<!doctype html><html><head><meta property="og:url" content="{HERE}/@ana/{number}">'
        f'<meta property="og:description" content="{text[:9]}"></head><body>'
        f'<div class="detailed-status"><div class="e-content"><p>{text}</p></div></div></body>'
        "</html>"
    )


async def ask(web_archive: Memento, key: str, **known: Any) -> Looked:
    """Ask, after the copies were taken, for a post whose platform is out of reach."""
    known = {"now": "2031-06-01T00:00:00Z", **known}
    return await look(
        key, archives=(web_archive.archive,), elsewhere=dict.fromkeys(AWAY, ""), **known
    )


async def test_data_of_a_post_is_found_and_dated_by_its_copy(web_archive: Memento) -> None:
    """Evidence is the archive, seen when it made the copy, and the copy's address is named."""
    number = "126854273433600101"
    url = f"{HERE}/api/v1/statuses/{number}"
    web_archive.take("data", taken(url, status(number, "The seal was here.")))
    looked = await ask(web_archive, f"mastodon:reef.example/{number}")
    outcome, copy = looked.sightings
    assert (outcome.outcome, outcome.version) == ("unsupported", None)
    assert copy.version
    assert copy.version.text == "The seal was here."
    assert (copy.evidence, copy.resolver) == ("archive", "pywb")
    assert copy.seen_at == "2031-05-05T10:00:00Z"
    assert copy.archived == f"{web_archive.archive.replay}/20310505100000/{url}"
    async with httpx.AsyncClient(follow_redirects=True) as client:
        assert (await client.get(copy.archived)).is_success


async def test_of_copies_of_a_page_the_newest_is_read(web_archive: Memento) -> None:
    """An earlier wording stays in the archive; a later error page is passed over."""
    number = "126854273433600102"
    url = f"{HERE}/@ana/{number}"
    web_archive.take(
        "pages",
        taken(url, page(number, "Six boats."), at="2031-05-05T10:00:00Z"),
        taken(url, page(number, "Seven boats."), at="2031-05-06T10:00:00Z"),
        taken(url, "<p>Gone", at="2031-05-07T10:00:00Z", status=404),
        taken(url, "<p>Log in first", at="2031-05-08T10:00:00Z"),
    )
    looked = await ask(web_archive, f"mastodon:reef.example/{number}", url=url)
    copy = looked.sightings[1]
    assert copy.version
    assert (copy.version.text, copy.seen_at) == ("Seven boats.", "2031-05-06T10:00:00Z")
    assert copy.post.author.handle == "ana@reef.example"


async def test_data_is_preferred_to_a_page_of_the_same_address(web_archive: Memento) -> None:
    """A server gives a note or a page at one address; the archive has both."""
    number = "126854273433600103"
    url = f"{HERE}/@ana/{number}"
    web_archive.take(
        "both",
        taken(url, status(number, "As data."), at="2031-05-05T10:00:00Z"),
        taken(url, page(number, "As a page."), at="2031-05-05T10:00:07Z"),
    )
    looked = await ask(web_archive, f"mastodon:reef.example/{number}", url=url)
    copy = looked.sightings[1]
    assert copy.version
    assert (copy.version.text, copy.seen_at) == ("As data.", "2031-05-05T10:00:00Z")


@pytest.mark.parametrize("first", ["data", "page"])
async def test_a_note_and_its_page_taken_in_one_second_give_the_post(
    web_archive: Memento, first: str
) -> None:
    """Of two copies with one address and one time the archive shows one, whichever is read."""
    number = "126854273433600104" if first == "data" else "126854273433600105"
    url = f"{HERE}/@ana/{number}"
    both = [taken(url, status(number, "All the same.")), taken(url, page(number, "All the same."))]
    web_archive.take(f"at-once-{first}", *(both if first == "data" else reversed(both)))
    looked = await ask(web_archive, f"mastodon:reef.example/{number}", url=url)
    copy = looked.sightings[1]
    assert copy.version
    assert copy.version.text == "All the same."


async def test_an_archived_error_shows_no_post(web_archive: Memento) -> None:
    """The archive replays it as an error, with the time of the copy."""
    number = "126854273433600106"
    url = f"{HERE}/api/v1/statuses/{number}"
    web_archive.take("error", taken(url, {"error": "Record not found"}, status=404))
    async with httpx.AsyncClient() as client:
        replayed = await client.get(f"{web_archive.archive.replay}/20310505100000id_/{url}")
    assert (replayed.status_code, "memento-datetime" in replayed.headers) == (404, True)
    looked = await ask(web_archive, f"mastodon:reef.example/{number}")
    (outcome,) = looked.sightings
    assert outcome.outcome == "unsupported"
    assert "pywb: no copy that shows the post" in (outcome.reason or "")


async def test_what_was_never_archived_is_not_there(web_archive: Memento) -> None:
    """A miss is an empty answer, not an error."""
    looked = await ask(web_archive, "mastodon:reef.example/126854273433600199")
    assert len(looked.sightings) == 1
    assert "pywb: no copy that shows the post" in (looked.first.reason or "")


@pytest.mark.parametrize("question", ["getPosts", "getPostThread"])
async def test_an_answer_of_the_appview_is_found_by_the_post_in_its_address(
    web_archive: Memento, question: str
) -> None:
    """The answer to our own question, and what a thread's page asks for."""
    key = "3r2inotfmk22b" if question == "getPosts" else "3r2inotfmk22c"
    uri = f"at://{DID}/app.bsky.feed.post/{key}"
    address = uri.replace(":", "%3A").replace("/", "%2F")
    post = {
        "uri": uri,
        "cid": "bafyreib",
        "author": {"did": DID, "handle": "ana.brook.example", "displayName": "Ana Brook"},
        "record": {
            "$type": "app.bsky.feed.post",
            "text": "The seal is a ferry now.",
            "createdAt": "2031-05-04T06:30:00Z",
        },
        "indexedAt": "2031-05-04T06:30:01Z",
    }
    view = f"https://public.api.bsky.app/xrpc/app.bsky.feed.{question}"
    web_archive.take(
        question,
        taken(f"{view}?uris={address}", {"posts": [post]})
        if question == "getPosts"
        else taken(f"{view}?uri={address}", {"thread": {"post": post}}),
    )
    looked = await ask(web_archive, f"bluesky:{DID}/{key}")
    copy = looked.sightings[1]
    assert copy.version
    assert copy.version.text == "The seal is a ferry now."
    assert copy.post.author.handle == "ana.brook.example"


async def test_an_answer_about_a_post_of_x_is_found_by_its_number(web_archive: Memento) -> None:
    """As the widget asked for it, with a token that changes."""
    number = "1919297500000000000"
    said = {
        "__typename": "Tweet",
        "id_str": number,
        "text": "No seal, no ferry.",
        "created_at": "2025-05-05T07:54:00.000Z",
        "user": {"name": "Ana Brook", "screen_name": "anabrook_test"},
        "display_text_range": [0, 18],
        "entities": {"urls": [], "hashtags": [], "user_mentions": [], "symbols": []},
    }
    url = f"https://cdn.syndication.twimg.com/tweet-result?id={number}&lang=en&token=4abc"
    web_archive.take("x", taken(url, said))
    looked = await ask(web_archive, f"x:{number}")
    copy = looked.sightings[1]
    assert copy.version
    assert (copy.version.text, copy.evidence) == ("No seal, no ferry.", "archive")

"""Answers that platforms really gave, beside the checkout; never part of the project."""

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from archiver.models.records import Capture, PostRef, Sighting
from archiver.platforms import oembed
from archiver.platforms.bluesky.strategies import read_archived_bluesky
from archiver.platforms.mastodon.strategies import read_archived_mastodon
from archiver.platforms.requests import page_in
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.platforms.telegram.strategies import read_archived_telegram
from archiver.platforms.web_archives import parse_cdx
from archiver.platforms.x import archived_pages
from archiver.platforms.x.strategies import read_archived_x
from archiver.platforms.x.syndication import read_syndication
from tests.gate.real import SHARED
from tests.platforms.resolving.saved import NOW

SAMPLES = SHARED / "platforms" / "samples"
LEFT_OUT = "the real samples are not here: syndication, oEmbed, Mastodon, Bluesky, old pages, CDX"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=LEFT_OUT)
ASKED = ResolveContext(now=NOW)


def capture(path: Path, kind: str = "application/json") -> Capture:
    return Capture(
        url="https://a.example/",
        source="",
        fetched_at=NOW,
        body=path.read_bytes(),
        status=200,
        headers=(("Content-Type", kind),),
    )


def data(name: str) -> Any:
    return json.loads((SAMPLES / "json" / name).read_text(encoding="utf-8"))


def text(sighting: Sighting) -> str:
    assert sighting.version is not None
    return sighting.version.text


KINDS = ("photo-2023", "quote-2023", "card-emoji-2023", "text-2026", "video-2026-partial")


@pytest.mark.parametrize("kind", KINDS)
def test_real_answers_of_syndication(kind: str) -> None:
    name = f"x-syndication-{kind}.json"
    found = data(name)
    ref = PostRef(platform="x", id=found["id_str"])
    if "text" not in found:  # one of them was shortened by whoever kept it
        with pytest.raises(ResolveError):
            read_syndication(ref, capture(SAMPLES / "json" / name), found)
        return
    first, *others = read_syndication(ref, capture(SAMPLES / "json" / name), found)
    assert first.post.posted_at == found["created_at"][:19] + "Z"
    assert "t.co" not in text(first)
    assert first.reason is None
    assert len(others) == ("quoted_tweet" in found)
    for link in found["entities"]["urls"] or ():
        assert link["expanded_url"] in text(first)
    body = found["text"].split(" https://t.co")[0]
    assert text(first).startswith(body)


@pytest.mark.parametrize(
    ("kind", "outcome"), [("deleted-2026", "deleted"), ("wordless", "blocked")]
)
def test_real_tombstones(kind: str, outcome: str) -> None:
    path = SAMPLES / "json" / f"x-syndication-tombstone-{kind}.json"
    with pytest.raises(ResolveError) as missed:
        read_syndication(PostRef(platform="x", id="20"), capture(path), data(path.name))
    assert missed.value.outcome == outcome


def test_real_answers_of_oembed() -> None:
    found = data("twitter-item-response-success.json")
    ref = PostRef(platform="x", id=found["url"].rsplit("/", 1)[-1])
    one = oembed.read_oembed(
        ref, capture(SAMPLES / "json/twitter-item-response-success.json"), found
    )
    assert one.post.author.name == found["author_name"]
    assert len(text(one)) > 200
    found = data("tiktok-item-oembed.json")
    ref = PostRef(platform="tiktok", id=re.findall(r"video/(\d+)", found["html"])[0])
    one = oembed.read_oembed(ref, capture(SAMPLES / "json/tiktok-item-oembed.json"), found)
    assert text(one).startswith(found["title"].split("#")[0].strip())
    assert one.post.author.handle == found["author_url"].rpartition("@")[2]
    found = data("oembed-item_youtube.json")
    ref = PostRef(platform="youtube", id=re.findall(r"embed/([\w-]{11})", found["html"])[0])
    one = oembed.read_oembed(ref, capture(SAMPLES / "json/oembed-item_youtube.json"), found)
    assert text(one) == found["title"]


def test_real_statuses() -> None:
    ref = PostRef(platform="mastodon", id="mastodon.social/103270115826048975")
    path = SAMPLES / "json" / "mastodon" / "entity-Status.json"
    (one,) = read_archived_mastodon(ref, capture(path), ASKED)
    assert one.post.key == ref.key
    assert one.reason is None
    assert text(one).count("\n\nhttps://www.") == 1
    truth = SAMPLES / "json" / "mastodon" / "truthsocial-status-real.json"
    ref = PostRef(platform="truthsocial", id=data("mastodon/truthsocial-status-real.json")["id"])
    (one,) = read_archived_mastodon(ref, capture(truth), ASKED)
    assert one.post.key == ref.key
    assert (
        read_archived_mastodon(PostRef(platform="truthsocial", id="7"), capture(truth), ASKED) == ()
    )


def test_views_of_bluesky() -> None:
    for name in ("thread-single", "thread-gallery", "thread-multi-image", "thread-quote-notfound"):
        path = SAMPLES / "json" / "bluesky" / f"{name}.json"
        post = data(f"bluesky/{name}.json")["thread"]["post"]
        ref = PostRef(platform="bluesky", id=post["uri"][5:].replace("app.bsky.feed.post/", ""))
        (one,) = read_archived_bluesky(ref, capture(path), ASKED)
        assert text(one) == post["record"]["text"]
        assert one.version is not None
        assert len(one.version.media) == len(post.get("embed", {}).get("items", ())) or (
            name == "thread-multi-image"
        )
        assert bool(one.leads) == (name == "thread-quote-notfound")


def test_an_old_page_of_twitter() -> None:
    path = SAMPLES / "html" / "tw-twitter-com-page-2016-html.html"
    number = re.findall(r'data-tweet-id="(\d+)"', path.read_text(encoding="utf-8"))[0]
    saved = capture(path, "text/html")
    one = archived_pages.read_archived_page(PostRef(platform="x", id=number), saved, page_in(saved))
    assert one is not None
    assert one.reason is None
    assert one.post.author.handle
    assert len(text(one)) > 50
    assert read_archived_x(PostRef(platform="x", id="20"), saved, ASKED) == ()


def test_pages_of_telegram() -> None:
    page = (SAMPLES / "html" / "telegram-embed-messages.html").read_text(encoding="utf-8")
    ids = re.findall(r'data-post="([^"]+)"', page)
    saved = capture(SAMPLES / "html" / "telegram-embed-messages.html", "text/html")
    found = [
        read_archived_telegram(PostRef(platform="telegram", id=one.lower()), saved, ASKED)
        for one in ids
    ]
    assert [len(one) for one in found] == [1] * len(ids)
    assert all(one[0].post.posted_at and text(one[0]) for one in found)


# A recorded body: "string: !!binary |", then base64 of gzip on lines that stand deeper.
_RECORDED = re.compile(r"string: !!binary \|\n((?:\s{8,}\S+\n)+)")


@pytest.mark.parametrize("name", ["test_search", "test_search_multipage"])
def test_recorded_answers_of_the_internet_archives_index(name: str) -> None:
    cassette = (SAMPLES / "json" / "wayback-cassettes" / f"{name}.yaml").read_text(encoding="utf-8")
    bodies = [gzip.decompress(base64.b64decode(one)) for one in _RECORDED.findall(cassette)]
    assert bodies
    for body in bodies:
        lines = [line.split(" ") for line in body.decode().splitlines() if line.count(" ") >= 4]
        shown = [line[1] for line in lines if line[4] in {"200", "-"}]
        assert [row.timestamp for row in parse_cdx(body)] == shown

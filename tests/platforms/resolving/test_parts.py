"""The parts of resolvers: X's token and text, indexes of archives, addresses asked elsewhere."""

import json

import pytest

from archiver.errors import UnusableLine
from archiver.html import plain_text
from archiver.models.records import (
    Capture,
    PlatformName,
    Post,
    PostRef,
    Request,
    Sighting,
    Unfetched,
)
from archiver.platforms.bluesky.payloads import record_text
from archiver.platforms.chain import resolve_post
from archiver.platforms.post_keys import shown_identity
from archiver.platforms.reddit import strategies
from archiver.platforms.replay import drive
from archiver.platforms.requests import request_page
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
)
from archiver.platforms.web_archives import CdxRow, parse_cdx
from archiver.platforms.x.entities import expand_entities, strip_trailing_link
from archiver.platforms.x.syndication import syndication_token
from tests.platforms.resolving.saved import NOW


@pytest.mark.parametrize(
    ("number", "expected"),
    # As node 22 computes them.
    [
        ("1", "bhi2ay3f28n"),
        ("9223372036854775807", "mcw2svce2ao"),
        ("2712907810206646272", "6kqun7r3cap"),
        ("1000000000000000000", "2f9lc2ug9mm"),
    ],
)
def test_the_token_is_the_one_that_the_frames_own_script_computes(
    number: str, expected: str
) -> None:
    assert syndication_token(number) == expected


THERE = "https://tides.example/a?b=1&c=2"
LINK = {"url": "https://t.co/tides00001", "expanded_url": THERE}
PICTURE = {"media": [{"url": "https://t.co/pictr00001"}]}


@pytest.mark.parametrize(
    ("text", "entities", "quoted", "shown", "expected"),
    [
        ("A &amp; B", {}, None, None, "A & B"),
        ("A &amp;lt; B", {}, None, None, "A &lt; B"),
        ("See https://t.co/tides00001 now", {"urls": [LINK]}, None, None, f"See {THERE} now"),
        ("See https://t.co/unknown001", {"urls": [LINK]}, None, None, "See https://t.co/unknown001"),
        ("Pic https://t.co/pictr00001", PICTURE, None, None, "Pic"),
        ("https://t.co/pictr00001", PICTURE, None, None, ""),
        (
            "Look: https://t.co/quote00001",
            {"urls": [{"url": "https://t.co/quote00001", "expanded_url": "https://twitter.com/ana/status/77?s=20"}]},
            "77",
            None,
            "Look:",
        ),
        (
            "Look: https://t.co/quote00001",
            {"urls": [{"url": "https://t.co/quote00001", "expanded_url": "https://twitter.com/ana/status/778"}]},
            "77",
            None,
            "Look: https://twitter.com/ana/status/778",
        ),
        # Two characters outside the first plane: 4 units of UTF-16, 2 code points.
        ("🦭🦭 hi https://t.co/hidden0001", {}, None, [0, 7], "🦭🦭 hi"),
        ("🦭🦭 hi https://t.co/hidden0001", {}, None, [0, 5], "🦭🦭 hi"),
        # A range that would cut words off is not believed.
        ("🦭🦭 hi there", {}, None, [0, 5], "🦭🦭 hi there"),
        ("@ida hello", {}, None, [5, 10], "@ida hello"),
        ("x", {"urls": {}, "media": 7}, None, [None, "1"], "x"),
    ],
)  # fmt: skip
def test_a_text_is_rebuilt_as_x_shows_it(
    text: str, entities: object, quoted: str | None, shown: object, expected: str
) -> None:
    assert expand_entities(text, entities, quoted=quoted, shown=shown) == expected


HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
PAGE = "https://x.com/ana/status/7"


def line(status: str = "200", stamp: str = "20310504070000") -> list[str]:
    return ["com,x)/ana", stamp, PAGE, "text/html", status, "ABC", "12"]


@pytest.mark.parametrize(
    "body",
    [
        json.dumps([HEADER, line(), line("404"), line("301"), [], ["com%2Cx%29"]]),
        json.dumps([line()]),
        json.dumps([["original", "timestamp", "mimetype"], [PAGE, "20310504070000", "text/html"]]),
        '{"urlkey": "com,x)/", "timestamp": "20310504070000", "url": "' + PAGE + '", "mime": '
        '"text/html", "status": "200"}\n{"timestamp": "1", "url": "x"}\n\n',
        'com,x)/ana 20310504070000 {"url": "' + PAGE + '", "mime": "text/html", "status": "200"}\n',
        " ".join(line()) + "\n" + " ".join(line("404")) + "\n\ncom%2Cx%29\n",
    ],
)
def test_the_copies_of_an_index_are_read_in_every_form(body: str) -> None:
    """The Internet Archive's lists with and without a header, pywb's objects, and plain lines."""
    assert parse_cdx(body.encode()) == [CdxRow("20310504070000", PAGE, "text/html")]


def test_an_empty_index_has_no_copies() -> None:
    assert parse_cdx(b"[]") == parse_cdx(b"") == parse_cdx(b"\n") == []


def test_what_is_no_index_is_said_to_be_none() -> None:
    with pytest.raises(UnusableLine):
        parse_cdx(b"<html>Too many requests</html>")


def test_addresses_are_asked_elsewhere_by_their_longest_beginning() -> None:
    asked = ResolveContext(
        now=NOW,
        elsewhere={
            "https://a.example": "http://127.0.0.1:1",
            "https://a.example/deep": "http://127.0.0.1:2/d",
            "https://off.example": "",
        },
    )
    assert asked.at("https://a.example/x?y") == "http://127.0.0.1:1/x?y"
    assert asked.at("https://a.example/deep/x") == "http://127.0.0.1:2/d/x"
    assert asked.at("https://a.example.org/x") == "https://a.example.org/x"
    assert asked.at("https://a.example:8080/x") == "https://a.example:8080/x"
    assert asked.at("https://off.example/x") == ""


def test_what_the_owner_does_not_want_asked_is_not_asked() -> None:
    asked = ResolveContext(now=NOW, elsewhere={"https://off.example": ""})
    with pytest.raises(ResolveError, match="not asked"):
        next(request_page(asked, "https://off.example/x"))


def test_a_facet_that_cuts_a_character_or_overlaps_another_changes_nothing() -> None:
    def link(start: int, end: int) -> dict[str, object]:
        feature = {"$type": "app.bsky.richtext.facet#link", "uri": "https://tides.example/whole"}
        return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}

    text = "é tides.example/wh… end"
    start = len("é ".encode())
    end = start + len("tides.example/wh…".encode())
    whole = "é https://tides.example/whole end"
    assert record_text({"text": text, "facets": [link(start, end)]}) == whole
    assert record_text({"text": text, "facets": [link(start, end), link(start + 1, end)]}) == whole
    assert record_text({"text": text, "facets": [link(1, end), link(start, end - 1)]}) == text
    assert record_text({"text": text, "facets": [link(-1, 3), link(5, 900), link(9, 9)]}) == text


def test_a_way_that_cannot_read_what_came_says_so() -> None:
    def ask(_ref: PostRef, _asked: ResolveContext) -> StrategySteps:
        came = yield Request(url="https://a.example/")
        assert isinstance(came, Capture)
        int(came.body)
        return ResolveAnswer(())

    came = Capture(url="https://a.example/", source="", fetched_at=NOW, body=b"no number")
    answer = drive(
        Strategy("numbers", ask).run(PostRef(platform="x", id="20"), ResolveContext(now=NOW)),
        lambda _: came,
    )
    assert answer.first == Sighting(
        post=Post(key="x:20", platform="x", id="20"),
        outcome="malformed",
        evidence="api",
        seen_at=NOW,
        resolver="numbers",
        reason="the answer cannot be read: invalid literal for int() with base 10: b'no number'",
    )


def test_all_ways_to_a_post_show_the_same_wording() -> None:
    """What links look like is no wording, so a post seen in another way is not edited."""
    text = "🚢🦭 Night boats & seals: https://tides.example/night/boats?b=1 — read on!"
    shown_by = {
        "syndication": expand_entities(
            "🚢🦭 Night boats &amp; seals: https://t.co/tides00001 — read on! https://t.co/pictr00001",
            {"urls": [LINK], "media": [{"url": "https://t.co/pictr00001"}]},
        ),
        "oEmbed": strip_trailing_link(
            "🚢🦭 Night boats & seals: https://t.co/tides00001 — read on! pic.x.com/pictr00001"
        ),
        "Bluesky": record_text({"text": text}),
        "Mastodon": plain_text.plain_text(
            "<p>🚢🦭 Night boats &amp; seals: <a href='https://tides.example/night/boats?b=1'>"
            "<span class='invisible'>https://</span>"
            "<span class='ellipsis'>tides.example/night</span>"
            "<span class='invisible'>/boats?b=1</span></a> — read on!</p>"
        ),
    }
    assert {shown_identity(one) for one in shown_by.values()} == {shown_identity(text)}


@pytest.mark.parametrize(
    ("platform", "number"),
    [("mastodon", "a b.example/7"), ("mastodon", "u:p@a.example/7"), ("x", "7/../../8")],
)
def test_what_a_page_claims_cannot_lead_a_request_astray(
    platform: PlatformName, number: str
) -> None:
    asked = ResolveContext(
        now=NOW, handle="../../api?x=", url="javascript:alert(1)", archives=(), threads=False
    )

    def answer(request: Request) -> Unfetched:
        assert ".." not in request.url
        return Unfetched(url=request.url, outcome="unreachable", reason="no route to host")

    first, *_ = drive(resolve_post(PostRef(platform=platform, id=number), asked), answer)
    assert first.outcome == "unsupported"
    assert first.post.url is None


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"selftext": "[removed]", "removed_by_category": "moderator"}, "deleted"),
        ({"selftext": "[removed]", "removed_by_category": "automod_filtered"}, "blocked"),
        ({"selftext": "[deleted]", "author": "[deleted]"}, "deleted"),
        ({"selftext": "[removed]"}, "blocked"),
    ],
)
def test_reddit_calls_gone_only_what_it_says_was_removed(
    changes: dict[str, str], outcome: str
) -> None:
    """A filter may still let a post through, and anybody may write "[removed]"."""
    thing = {"name": "t3_1abcd2", "title": "The seal", "author": "anabrook_h", **changes}
    came = Capture(url="https://oauth.reddit.com/api/info", source="", fetched_at=NOW, body=b"")
    with pytest.raises(ResolveError) as missed:
        strategies.read_thing(
            PostRef(platform="reddit", id="t3_1abcd2"), {"children": [thing]}, came
        )
    assert missed.value.outcome == outcome

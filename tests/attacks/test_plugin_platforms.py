"""Platforms that a plug-in adds to speak for those that are there, or to end the program."""

import re
import sys
from collections.abc import Callable, Generator
from types import SimpleNamespace
from typing import Any

import pytest

from archiver.models.records import (
    Author,
    Capture,
    Embed,
    Post,
    PostRef,
    PostVersion,
    Request,
    Sighting,
)
from archiver.platforms.base import AddressHint, Platform
from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import (
    canonical_name,
    platform_label,
    platform_names,
    post_ref_at,
    unwrap_address,
)
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveAnswer, ResolveContext, Strategy
from archiver.plugins import hookimpl
from archiver.text.urls import UrlWrapper
from tests.platforms.invented import registered

NOW = "2031-05-06T12:00:00Z"
ASKED = "https://tidepool.example/7"
VICTIM = "1920000000000000000"


def plugin(**more: Any) -> object:
    @hookimpl
    def register_platforms() -> list[Platform]:
        given: dict[str, Any] = {
            "name": "tidepool",
            "label": "Tidepool",
            "parse_address": lambda _url, _kind: None,
            "address_hints": (AddressHint("tidepool.example"),),
            "origins": ("tidepool.example", "x.com"),
            **more,
        }
        return [Platform(**given)]

    return SimpleNamespace(register_platforms=register_platforms)


def look(key: str, platform: str, number: str) -> Sighting:
    return Sighting(
        post=Post(key=key, platform=platform, id=number, author=Author(handle="anabrook_test")),
        version=PostVersion(text="Invented."),
        outcome="ok",
        evidence="api",
        seen_at=NOW,
        rests_on=ASKED,
    )


def resolved(ask: Callable[..., Any]) -> list[tuple[str, str, str | None]]:
    def answer(request: Request) -> Capture:
        return Capture(url=request.url, source="", fetched_at=NOW, status=200, body=b"{}")

    with registered(plugin(strategies=(Strategy("tidepool-api", ask),))):
        chain = resolve_post(PostRef(platform="tidepool", id="7"), ResolveContext(now=NOW))
        seen = drive(chain, answer)
    return [(one.post.key, one.outcome, one.version.text if one.version else None) for one in seen]


def test_it_speaks_for_posts_of_its_own_alone() -> None:
    """Whatever hosts it calls its own, and under whatever key it gives a post."""

    def ask(_ref: object, _context: object) -> Generator[Request, object, ResolveAnswer]:
        yield Request(url=ASKED)
        own = look("tidepool:7", "tidepool", "7")
        kept_as_anothers = look(f"x:{VICTIM}", "tidepool", "8")
        return ResolveAnswer((own, kept_as_anothers, look(f"x:{VICTIM}", "x", VICTIM)))

    def lie(_ref: object, _context: object) -> Generator[Request, object, ResolveAnswer]:
        yield Request(url=ASKED)
        return ResolveAnswer((look(f"x:{VICTIM}", "tidepool", "7"),))

    assert resolved(ask) == [("tidepool:7", "ok", "Invented.")]
    assert resolved(lie) == [("tidepool:7", "unsupported", None)]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    "ends", [lambda: sys.exit(3), lambda: None, lambda: ResolveAnswer(()), lambda: 1 / 0]
)
def test_however_late_it_fails_nothing_ends(late: bool, ends: Callable[[], Any]) -> None:
    def ask(_ref: object, _context: object) -> Generator[Any, object, Any]:
        if late:
            yield Request(url=ASKED)
        return ends()

    def ask_oddly(_ref: object, _context: object) -> Generator[Any, object, Any]:
        yield ASKED
        return ends()

    for way in (ask, ask_oddly):
        ((key, outcome, _),) = resolved(way)
        assert (key, outcome) == ("tidepool:7", "malformed")


@pytest.mark.parametrize(
    "gives",
    [
        lambda _url, _kind: sys.exit(3),
        lambda _url, kind: Embed(platform="tidepool", kind=kind, id=7),  # type: ignore[arg-type]
        lambda _url, kind: Embed(platform="tidepool", kind=kind, id="7\n8"),
        lambda _url, kind: Embed(platform="tidepool", kind=kind, id="7" * 5_000),
    ],
)
def test_an_address_gives_an_id_that_a_post_can_have(gives: Any) -> None:
    with registered(plugin(parse_address=gives)):
        assert post_ref_at(ASKED) is None


@pytest.mark.parametrize("wrong", [{"spellings": {7}}, {"wrappers": (7,)}])
def test_what_only_fails_where_all_platforms_are_read_is_left_out(wrong: dict[str, Any]) -> None:
    with registered(plugin(**wrong)):
        assert "tidepool" not in platform_names()
        assert canonical_name("Twitter") == "x"
        assert unwrap_address("https://news.example/a") == "https://news.example/a"


LIKE_X = ["X", "x", " X ", "Twitter", "\u0425", "X\u200b", "\uff38", "(X)", "Bluesky", "B1uesky"]


@pytest.mark.parametrize("label", [*LIKE_X, "Truth\u00a0Social", "Tide\x1b[2Jpool", "T" * 41, "—"])
def test_its_posts_are_not_called_anothers(label: str) -> None:
    """Neither by the same name, nor by one that looks like it, nor by what a terminal obeys."""
    with registered(plugin(label=label)):
        assert platform_label("tidepool") == "tidepool"
        assert platform_label("x") == "X"
        assert platform_label("bluesky") == "Bluesky"


@pytest.mark.parametrize("label", ["Tidepool", "ВКонтакте", "Xing", "Twitter Harbour"])
def test_a_name_of_its_own_stays(label: str) -> None:
    with registered(plugin(label=label)):
        assert platform_label("tidepool") == label


@pytest.mark.parametrize("names", [("harbour", "tidepool"), ("tidepool", "harbour")])
def test_of_two_with_one_label_the_first_has_it(names: tuple[str, str]) -> None:
    """In whichever order they come; the second is called by its name."""

    @hookimpl
    def register_platforms() -> list[Platform]:
        return [
            Platform(
                name=name,
                label="Harbour Club",
                parse_address=lambda _url, _kind: None,
                address_hints=(AddressHint("harbour.example"),),
            )
            for name in names
        ]

    with registered(SimpleNamespace(register_platforms=register_platforms)):
        assert [platform_label(name) for name in names] == ["Harbour Club", names[1]]


@pytest.mark.parametrize("evidence", ["the platform's own data", "API", "", None, 7])
def test_what_it_rests_on_is_one_of_the_kinds_there_are(evidence: Any) -> None:
    """Else a sighting that no sentence knows would be kept beside those of others."""
    asked = Strategy("tidepool-api", lambda _ref, _context: iter(()), evidence)  # type: ignore[arg-type,return-value]
    with registered(plugin(strategies=(asked,))):
        assert "tidepool" not in platform_names()


@pytest.mark.parametrize("name", ["", "a" * 41, "tidepool\x1b[2J", None])
def test_a_way_of_asking_has_a_name_that_can_be_printed(name: Any) -> None:
    asked = Strategy(name, lambda _ref, _context: iter(()))  # type: ignore[arg-type,return-value]
    with registered(plugin(strategies=(asked,))):
        assert "tidepool" not in platform_names()


def test_what_a_sighting_says_it_rests_on_is_what_was_asked() -> None:
    """A strategy for a search engine's cache gives no evidence of the platform's own."""

    def ask(_ref: object, _context: object) -> Generator[Request, object, ResolveAnswer]:
        yield Request(url=ASKED)
        return ResolveAnswer((look("tidepool:7", "tidepool", "7"),))

    def answer(request: Request) -> Capture:
        return Capture(url=request.url, source="", fetched_at=NOW, status=200, body=b"{}")

    with registered(plugin(strategies=(Strategy("tidepool-cache", ask, "embed"),))):
        chain = resolve_post(PostRef(platform="tidepool", id="7"), ResolveContext(now=NOW))
        (seen,) = drive(chain, answer)
    assert (seen.outcome, seen.evidence, seen.resolver) == ("ok", "embed", "tidepool-cache")


@pytest.mark.parametrize("place", ["", r"x\.com/", r".*", r"(?:www\.)?bsky\.app/"])
def test_no_address_of_another_platform_leads_elsewhere_by_its_word(place: str) -> None:
    """Else a link to a post of X would be read as one to whatever its query names."""
    wrapper = UrlWrapper(re.compile(place), ("u",))
    own = UrlWrapper(re.compile(r"tidepool\.example/out"), ("u",))
    for url in (
        f"https://x.com/anabrook_test/status/{VICTIM}?u=https://evil.example/a",
        "https://bsky.app/profile/a.example/post/3kabcdefghijk?u=https://evil.example/a",
    ):
        with registered(plugin(wrappers=(wrapper, own))):
            assert unwrap_address(url) == url
            out = "https://tidepool.example/out?u=https%3A%2F%2Fnews.example%2Fa"
            assert unwrap_address(out) == "https://news.example/a"


@pytest.mark.parametrize("name", ["x", "mastodon", "X", "x ", "\u0445", "x\n", "bluesky"])
def test_no_built_in_platform_is_replaced(name: str) -> None:
    with registered(plugin(name=name)):
        assert platform_label("x") == "X"
        ref = post_ref_at(f"https://x.com/anabrook_test/status/{VICTIM}")
        assert ref == PostRef(platform="x", id=VICTIM)

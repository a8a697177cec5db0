"""Platforms that a plug-in adds to speak for those that are there, or to end the program."""

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
    platform_names,
    post_ref_at,
    unwrap_address,
)
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveAnswer, ResolveContext, Strategy
from archiver.plugins import hookimpl
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

"""A platform of somebody else's whose functions fail ends no run, and is named once."""

from dataclasses import replace
from typing import Any

import pytest

from archiver.models.records import Embed, PostRef
from archiver.platforms.account_records import AccountReader
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.guards import guard_platform
from archiver.platforms.registry import all_platforms
from tests.html.trees import tree_of

GIVEN = replace(next(one for one in all_platforms() if one.name == "x"), name="x")


def fails(*_given: Any) -> Any:
    raise ZeroDivisionError("kelp")


def other(*_given: Any) -> Embed:
    return Embed(platform="mastodon", kind="link", id="1")


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(
        "archiver.platforms.guards.warn_of_plugin", lambda _name, reason: said.append(reason)
    )
    return said


def test_what_cannot_be_registered_says_why() -> None:
    with pytest.raises(TypeError, match="str is no"):
        guard_platform("x", ())
    with pytest.raises(ValueError, match="there is a platform x already"):
        guard_platform(GIVEN, ["x"])
    with pytest.raises(ValueError, match="no hints"):
        guard_platform(replace(GIVEN, address_hints=()), ())


def test_functions_that_work_are_passed_on(warned: list[str]) -> None:
    guarded = guard_platform(GIVEN, ())
    address = "https://x.com/bea/status/2712809663493046272"
    found = guarded.parse_address(address, "link")
    assert found == GIVEN.parse_address(address, "link")
    assert guarded.is_same_id("1", "1")
    assert warned == []


def test_a_function_that_fails_gives_nothing_and_is_named_once(warned: list[str]) -> None:
    broken = replace(
        GIVEN,
        parse_address=fails,
        find_embeds=fails,
        list_archive_addresses=fails,
        read_archived=fails,
        id_milliseconds=fails,
        is_same_id=fails,
    )
    guarded = guard_platform(broken, ())
    ref, nothing = PostRef(platform="x", id="1"), tree_of("")
    for _ in range(2):
        assert guarded.parse_address("https://x.com", "link") is None
        assert list(guarded.find_embeds(nothing)) == []
        assert guarded.list_archive_addresses(ref, None) == ()  # type: ignore[arg-type]
        assert guarded.read_archived(ref, None, None) == ()  # type: ignore[arg-type]
        assert guarded.id_milliseconds("1") is None
        assert guarded.is_same_id("1", "1")
        assert not guarded.is_same_id("1", "2")
    assert len(warned) == len(set(warned)) == 6
    assert all("ZeroDivisionError: kelp" in one for one in warned)


def test_a_post_of_another_platform_is_not_taken_from_it(warned: list[str]) -> None:
    tree = tree_of("")

    def finds(_tree: Any) -> list[FoundEmbed]:
        return [FoundEmbed(other(), tree)]

    guarded = guard_platform(replace(GIVEN, parse_address=other, find_embeds=finds), ())
    assert guarded.parse_address("https://x.com", "link") is None
    assert list(guarded.find_embeds(tree)) == []
    assert all("a post of mastodon" in one for one in warned)
    assert len(warned) == 2


def test_an_account_that_cannot_be_read_is_none(warned: list[str]) -> None:
    broken = replace(GIVEN, accounts=AccountReader(parse=fails, unshown="nothing"))
    guarded = guard_platform(broken, ()).accounts
    assert guarded is not None
    assert [guarded.parse("@ana"), guarded.parse("@ana")] == [None, None]
    assert len(warned) == 1
    assert guard_platform(replace(GIVEN, accounts=None), ()).accounts is None

"""A platform that a plug-in adds is known in every room, and its mistakes end nothing."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from archiver.archive.store.aliases import account_of
from archiver.extraction.embeds.embeds import find_embeds
from archiver.extraction.embeds.script_embeds import mentions_script_post
from archiver.fetch.tokens import read_tokens
from archiver.html.page import parse_markup, parse_page
from archiver.models.records import Capture, Embed, PostRef, Unfetched
from archiver.platforms.base import AddressHint, Platform
from archiver.platforms.chain import resolve_post
from archiver.platforms.post_payloads import sightings_of_payload
from archiver.platforms.registry import (
    all_platforms,
    canonical_name,
    get_platform,
    platform_label,
    platform_names,
    post_ref_at,
    time_in_id,
)
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveContext, Strategy
from archiver.plugins import hookimpl
from tests.platforms.invented import blocks, module_of, registered

NOW = "2031-05-06T12:00:00Z"
PAGE = """<html><body><article><h1>Tides</h1>
<p>The harbour <a href="https://tidepool.example/@ana/p/4096">posted it</a> at noon.</p>
<div class="tidepool-post" data-post="4097"><p>High tide at noon.</p></div>
</article></body></html>"""


@pytest.fixture
def tidepool() -> Iterator[ModuleType]:
    module = module_of(blocks("python")[0])
    with registered(module):
        yield module


def capture(body: str, kind: str = "text/html") -> Capture:
    return Capture(
        url="https://news.example/tides",
        source="",
        fetched_at=NOW,
        body=body.encode(),
        status=200,
        headers=(("Content-Type", kind),),
    )


@pytest.mark.usefixtures("tidepool")
def test_its_posts_are_found_in_a_page_by_markup_and_by_address() -> None:
    found = find_embeds(parse_page(capture(PAGE))).embeds
    assert {(one.platform, one.id, one.text) for one in found} == {
        ("tidepool", "4096", None),
        ("tidepool", "4097", "High tide at noon."),
    }


@pytest.mark.usefixtures("tidepool")
def test_a_page_that_waits_for_its_script_is_noticed() -> None:
    for markup in (
        "<script src='https://tidepool.example/embed.js'></script>",
        "<script></script><div class='consent-tidepool'></div>",
        "<script></script><p>She wrote on Tidepool: later.</p>",
    ):
        tree, _ = parse_markup(f"<html><body>{markup}</body></html>")
        assert mentions_script_post(tree)
    tree, _ = parse_markup(
        "<html><body><script></script><p>Follow us on Tidepool</p></body></html>"
    )
    assert not mentions_script_post(tree)


@pytest.mark.usefixtures("tidepool")
def test_its_name_label_accounts_and_times_are_known() -> None:
    assert "tidepool" in platform_names()
    assert platform_label("tidepool") == "Tidepool"
    assert canonical_name("Tidepool.example") == "tidepool"
    assert account_of("https://tidepool.example/@Ana") == "tidepool:ana"
    assert account_of("tidepool:Ana") == "tidepool:ana"
    assert time_in_id("tidepool", str((86_400_000 << 22) + 7)) == "2020-01-02T00:00:00Z"
    assert [one.name for one in all_platforms()].index("tidepool") < len(all_platforms()) - 1


@pytest.mark.usefixtures("tidepool")
def test_the_owners_token_of_its_name_goes_to_its_hosts() -> None:
    tokens = read_tokens(None, {"ARCHIVER_TOKEN_TIDEPOOL": "a-secret-token"})
    assert tokens.hosts("tidepool") == ("tidepool.example",)


@pytest.mark.usefixtures("tidepool")
def test_its_posts_are_imported_by_name_and_by_address() -> None:
    by_name = {"platform": "tidepool", "id": "4096", "text": "Low tide.", "author": "ana"}
    by_address = {"url": "https://tidepool.example/@ana/p/4096", "text": "Low tide."}
    for payload in (by_name, by_address):
        (found,) = sightings_of_payload(payload, seen_at=NOW)
        assert found.post.key == "tidepool:4096"


@pytest.mark.usefixtures("tidepool")
def test_an_archived_answer_is_read_where_the_platform_does_not_answer() -> None:
    index = '[["timestamp","original"],["20310504070000","https://tidepool.example/api/posts/7"]]'

    def answer(request: Any) -> Capture | Unfetched:
        if "/cdx/" in request.url:
            return replace(capture(index, "application/json"), url=request.url)
        if "/web/" in request.url:
            post = '{"id": 7, "text": "Ebb.", "author": {"handle": "ana", "id": 12}}'
            return replace(capture(post, "application/json"), url=request.url)
        return Unfetched(url=request.url, outcome="unreachable", reason="no route to host")

    context = ResolveContext(now=NOW)
    first, archived = drive(resolve_post(PostRef(platform="tidepool", id="7"), context), answer)
    assert first.outcome == "unreachable"
    assert archived.version is not None
    assert archived.version.text == "Ebb."
    assert archived.post.author.account_id == "12"


def test_a_platform_that_is_gone_is_told_as_such() -> None:
    """Posts of a plug-in that was removed stay in the archive; nobody can ask for them."""
    looking = resolve_post(PostRef(platform="tidepool", id="7"), ResolveContext(now=NOW))
    (first,) = drive(looking, lambda _: pytest.fail("nobody is to be asked"))
    assert first.outcome == "unsupported"
    assert first.reason == "no platform tidepool is installed"


def plugin(platform: object) -> object:
    @hookimpl
    def register_platforms() -> list[object]:
        return [platform]

    return SimpleNamespace(register_platforms=register_platforms)


def fail(*_: object) -> Any:
    raise KeyError("tide")


def broken(name: str = "tidepool") -> Platform:
    """A platform of which every function fails."""
    return Platform(
        name=name,
        label="Tidepool",
        parse_address=fail,
        address_hints=(AddressHint("tidepool.example"),),
        find_embeds=fail,
        markup_hints=("div",),
        origins=("tidepool.example",),
        vouch_for_origin=fail,
        strategies=(Strategy("tidepool-api", fail),),
        list_archive_addresses=fail,
        read_archived=fail,
        id_milliseconds=fail,
        is_same_id=fail,
    )


def test_functions_that_fail_find_nothing_and_are_named_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with registered(plugin(broken())), caplog.at_level(logging.WARNING):
        assert find_embeds(parse_page(capture(PAGE))).embeds == ()
        assert post_ref_at("https://tidepool.example/@ana/p/4096") is None
        assert time_in_id("tidepool", "7") is None
        assert get_platform("tidepool").is_same_id("7", "7")
        ref = PostRef(platform="tidepool", id="7")
        first, *_ = drive(
            resolve_post(ref, ResolveContext(now=NOW)), lambda _: pytest.fail("nobody is asked")
        )
        assert (
            get_platform("tidepool").read_archived(ref, capture(""), ResolveContext(now=NOW)) == ()
        )
    assert first.outcome == "malformed"
    assert "the strategy failed (KeyError: 'tide')" in (first.reason or "")
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == len(set(told))
    for part in ("parse_address", "find_embeds", "id_milliseconds", "list_archive_addresses"):
        assert any(f"its {part} failed (KeyError: 'tide')" in one for one in told)


def test_a_post_of_another_platform_is_not_its_to_find() -> None:
    mine = Platform(
        name="tidepool",
        label="Tidepool",
        parse_address=lambda _, kind: Embed(platform="elsewhere", kind=kind, id="7"),
        address_hints=(AddressHint("tidepool.example"),),
    )
    with registered(plugin(mine)):
        assert post_ref_at("https://tidepool.example/7") is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (object(), "object is no archiver.platforms.base.Platform"),
        (broken("mastodon"), "there is a platform mastodon already"),
        (replace(broken(), address_hints=()), "has no hints at its addresses"),
    ],
)
def test_what_cannot_be_registered_is_named_and_left_out(
    given: object, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with registered(plugin(given)), caplog.at_level(logging.WARNING):
        assert "tidepool" not in platform_names()
    assert any(told in record.getMessage() for record in caplog.records)
    assert get_platform("mastodon").label == "Mastodon"


def test_what_it_calls_itself_takes_no_platform_s_name() -> None:
    """Else the rows "x" of a file would be another's posts, for whom the plug-in speaks."""
    harbour = replace(
        get_platform("x"), name="harbour", label="X", spellings=frozenset({"Twitter", "bluesky"})
    )
    with registered(plugin(harbour)):
        assert "harbour" in platform_names()
        names = [canonical_name(written) for written in ("X", "Twitter", "bluesky", "harbour")]
        assert names == ["x", "x", "bluesky", "harbour"]
        ref = post_ref_at("https://x.com/anabrook_test/status/1920000000000000000")
        assert ref is not None
        assert ref.platform == "x"


def test_hints_that_no_search_can_use_are_refused() -> None:
    for hint in (AddressHint(""), AddressHint("Tidepool"), AddressHint("tide", "Pool")):
        with pytest.raises(ValueError, match="words in lower case"):
            replace(broken(), address_hints=(hint,))

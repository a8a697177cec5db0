"""Answers are tagged, so that who has them already is not sent them again."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from archiver.web.entity_tags import is_known_tag

Ask = Callable[..., Awaitable[Any]]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "address", ["/", "/-/quotations", "/-/quotations.csv", "/-/altered.atom", "/-/front.json"]
)
async def test_who_has_a_page_is_told_so_in_no_words(see: Ask, address: str) -> None:
    first = await see(address)
    tag = first.headers["etag"]
    again = await see(address, request={"headers": {"If-None-Match": f'"other", W/{tag}'}})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    other = await see(address, request={"headers": {"If-None-Match": '"other"'}})
    assert other.status_code == 200
    assert other.content == first.content


@pytest.mark.asyncio
async def test_what_is_refused_has_no_tag(see: Ask) -> None:
    for address in ("/-/article/none", "/-/verify.json", "/-/quotations?page=0"):
        response = await see(address, request={"headers": {"If-None-Match": "*"}})
        assert response.status_code >= 400
        assert "etag" not in response.headers


def test_a_list_of_tags_without_end_is_cut() -> None:
    assert not is_known_tag('"a"', '"b",' * 10_000 + '"a"')


@pytest.mark.asyncio
async def test_the_owner_says_how_long_a_cache_may_keep_a_page(ask: Ask) -> None:
    own = {"plugins": {"archiver": {"cache_seconds": 60}}}
    for address in ("/-/front", "/-/quotations.json"):
        response = await ask(address, metadata=own)
        assert response.headers["cache-control"].startswith("public, max-age=60")
        assert "cookie" in response.headers["vary"].lower()
        assert (await ask(address)).headers["cache-control"] == "no-cache"
    refused = await ask("/-/quotations?page=0", metadata=own)
    assert refused.headers["cache-control"] == "no-cache"
    for nothing in (0, -5, "long", None):
        response = await ask(
            "/-/front", metadata={"plugins": {"archiver": {"cache_seconds": nothing}}}
        )
        assert response.headers["cache-control"] == "no-cache"

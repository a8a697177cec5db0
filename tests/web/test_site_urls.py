"""Permanent addresses: of content keys, escaped, and of the site that a visitor is on."""

import pytest

from archiver.web import headers
from archiver.web.site_urls import SiteUrls
from archiver.web.style import STYLE_ADDRESS, style_response
from tests.web.urls import urls


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls().post("x:181"), "/site/-/post/x/181"),
        (urls().post("bluesky:did:plc:wren/3k"), "/site/-/post/bluesky/did~3Aplc~3Awren~2F3k"),
        (
            urls().person("mastodon:bea@kelp.example"),
            "/site/-/person/mastodon/bea~40kelp~2Eexample",
        ),
        (urls().publisher('a/"><b>'), "/site/-/publisher/a~2F~22~3E~3Cb~3E"),
        (urls().article("k", version="ab", fragment="q-1"), "/site/-/article/k?version=ab#q-1"),
        (urls().quotation("k"), "/site/-/quote/k"),
        (urls().night(7), "/site/-/night/7"),
        (urls().own("/-/verify", quote="a & b", speaker=None), "/site/-/verify?quote=a+%26+b"),
        (urls().table("quotes", _search="a b"), "/site/archive/quotes?_search=a+b"),
        (urls().table("quotes", "csv"), "/site/archive/quotes.csv"),
        (urls().row("runs", 7), "/site/archive/runs/7"),
    ],
)
def test_an_address_escapes_every_part(address: str, expected: str) -> None:
    assert address == expected


def test_the_database_that_was_asked_for_stays_in_every_link() -> None:
    second = urls(wanted="second")
    assert second.front() == "/site/-/front?database=second"
    assert second.article("k", fragment="q-1") == "/site/-/article/k?database=second#q-1"
    assert second.data(second.post("x:1")) == "/site/-/post/x/1.json?database=second"


def test_an_address_for_other_sites_begins_with_the_origin_that_is_known() -> None:
    assert urls(origin="https://kelp.example").absolute("/a") == "https://kelp.example/a"
    assert urls().absolute("/a") == "/a"
    assert isinstance(urls(), SiteUrls)


@pytest.mark.parametrize("given", [headers.PAGE_HEADERS, headers.DATA_HEADERS])
def test_no_response_of_ours_lets_a_script_run(given: dict[str, str]) -> None:
    policy = given["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert given["X-Content-Type-Options"] == "nosniff"


@pytest.mark.asyncio
async def test_the_style_sheet_is_kept_for_good_at_an_address_of_its_content() -> None:
    response = await style_response()
    assert "immutable" in response.headers["Cache-Control"]
    assert response.content_type.startswith("text/css")
    assert STYLE_ADDRESS.startswith("/-/verify.css?")

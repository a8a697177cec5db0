"""The feeds, and what the verifier adds of the archive: copies, pages, links to share."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.web import invented

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

ATOM = "{http://www.w3.org/2005/Atom}"


async def test_altered_quotations_are_a_feed(ask: Ask, newsroom: Path) -> None:
    response = await ask("/-/altered.atom", files=[newsroom])
    root = etree.fromstring(response.content)
    entries = root.findall(f"{ATOM}entry")
    # Two more stand in the version of an article that was put right.
    assert len(entries) == 28
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(str(one).startswith("urn:archiver:quote:") for one in ids)
    assert "Posted: “The 07:15 sailing of the Aurelia Tamm left 94" in response.text
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]  # type: ignore[union-attr]
    page = await ask(str(links[0]).removeprefix("http://localhost"), files=[newsroom])
    assert page.status_code == 200


async def test_posts_that_are_gone_are_a_feed(ask: Ask, newsroom: Path) -> None:
    root = etree.fromstring((await ask("/-/gone.atom", files=[newsroom])).content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 1
    assert entries[0].findtext(f"{ATOM}updated") == "2025-03-20T01:00:00Z"
    assert "It said: “We will not be renaming" in str(entries[0].findtext(f"{ATOM}summary"))


async def test_the_front_page_names_its_feeds(ask: Ask, newsroom: Path) -> None:
    page = (await ask("/", files=[newsroom])).text
    assert re.findall(r'type="application/atom\+xml"[^>]* href="([^"]+)"', page) == [
        "/-/altered.atom",
        "/-/gone.atom",
    ]


async def test_an_answer_has_its_copies_pages_and_a_link_to_share(ask: Ask, newsroom: Path) -> None:
    query = "quote=We+will+be+renaming+the+ferry+after+a+seal&speaker=Fenwright"
    page = (await ask(f"/-/verify?{query}", files=[newsroom])).text
    assert 'href="https://web.archive.example/web/20250305021140/' in page
    assert f'href="/-/post/x/{invented.MAYOR}"' in page
    assert 'href="/-/person/x/fenwright_mrwby"' in page
    assert len(set(re.findall(r'href="(/-/article/[0-9a-f]{32})', page))) == 3
    shared = re.search(r'href="([^"]+)">Link to this answer', page)
    assert shared
    again = await ask(shared[1].replace("&amp;", "&"), files=[newsroom])
    assert "posted something close to this" in again.text
    data = (await ask(f"/-/verify.json?{query}", files=[newsroom])).json()
    assert data["matches"][0]["archived"] == [
        f"https://web.archive.example/web/20250305021140/https://x.com/i/status/{invented.MAYOR}"
    ]


async def test_the_bookmarklet_names_this_site_and_only_the_form_has_it(
    ask: Ask, newsroom: Path
) -> None:
    page = (await ask("/-/verify", files=[newsroom])).text
    link = re.search(r'class="drag" href="([^"]+)"', page)
    assert link
    assert unquote(link[1].replace("&amp;", "&")) == (
        'javascript:void(open("http://localhost/-/verify?quote="'
        "+encodeURIComponent(String(getSelection()).slice(0,5000))))"
    )
    assert "javascript:" not in (await ask("/-/verify?quote=a+b+c", files=[newsroom])).text

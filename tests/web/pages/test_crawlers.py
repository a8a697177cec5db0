"""What a site tells programs that read the whole web."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from lxml import etree

from archiver.web.pages import crawlers

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

SITEMAP = f"{{{crawlers._NAMESPACE}}}"


async def test_robots_are_kept_from_what_has_no_end(see: Ask) -> None:
    response = await see("/robots.txt")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /-/search", "Disallow: /-/verify", "Disallow: /*?"} <= set(lines)
    assert lines[-1] == "Sitemap: http://localhost/-/sitemap.xml"


async def test_a_sitemap_leads_to_every_article(see: Ask) -> None:
    index = etree.fromstring((await see("/-/sitemap.xml")).content)
    parts = [str(found.text) for found in index.iter(f"{SITEMAP}loc")]
    assert parts == ["http://localhost/-/sitemap/1.xml"]
    part = await see(parts[0].removeprefix("http://localhost"))
    found = [str(entry.text) for entry in etree.fromstring(part.content).iter(f"{SITEMAP}loc")]
    held = (await see("/-/front.json")).json()["counts"]["articles"]
    assert sum("/-/article/" in address for address in found) == held
    assert any("/-/publisher/" in address for address in found)
    for address in (found[0], found[1], found[-1]):
        assert (await see(address.removeprefix("http://localhost"))).status_code == 200


async def test_there_is_no_other_part(see: Ask) -> None:
    for number in ("0", "2", "999999999"):
        assert (await see(f"/-/sitemap/{number}.xml")).status_code == 404

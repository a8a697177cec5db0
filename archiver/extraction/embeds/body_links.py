"""Find what pages an article links, for one may hold a transcript of what it quotes."""

from urllib.parse import urljoin

from lxml.html import HtmlElement

from archiver.extraction.embeds.regions import Region
from archiver.text.urls import is_sharing, page_name

MOST_LINKS = 100
"""Links of one article that are kept; of 169 news pages the most have 62."""
_MOST_LOOKED_AT = 10_000
"""Addresses of one page that are looked at, with those of its menus: a news page has hundreds."""
_FRAMES = ("iframe", "video", "audio", "source")


def find_body_links(tree: HtmlElement, region: Region, address: str) -> tuple[str, ...]:
    """Give the names (`page_name`) of the pages that an article links or frames, each once.

    What stands beside the article (menus, other stories) is left out. `address` is the page's own.
    """
    base = next(iter(tree.xpath("//base/@href")), None)
    around = _joined(address, base) or address
    own = page_name(address)
    found: dict[str, None] = {}
    names: dict[str, str | None] = {}
    for element in tree.iter("a", *_FRAMES):
        given = element.get("href" if element.tag == "a" else "src")
        if not given or given.startswith(("#", "mailto:", "javascript:", "data:", "tel:")):
            continue
        if given not in names:
            if len(names) >= _MOST_LOOKED_AT:
                break
            names[given] = _name_of(around, given)
        name = names[given]
        if name is None or name == own or name in found:
            continue
        framed = element.tag in _FRAMES
        if region.shows(element) if framed else region.holds(element):
            found[name] = None
            if len(found) >= MOST_LINKS:
                break
    return tuple(found)


def _name_of(around: str, given: str) -> str | None:
    there = _joined(around, given)
    return page_name(there) if there and not is_sharing(there) else None


def _joined(base: str, given: str | None) -> str | None:
    """Give an address as a browser on a page would; None for what is none."""
    if not given or len(given) > 2_000:
        return None
    try:
        return urljoin(base, given.strip())
    except ValueError:
        return None

"""Find what pages an article links, for one may hold a transcript of what it quotes."""

from collections.abc import Collection, Iterator
from operator import itemgetter

from lxml.html import HtmlElement

from archiver.extraction.embeds.regions import Region
from archiver.platforms.attribute_index import AttributeIndex, index_attributes
from archiver.text.urls import is_sharing, join_url, page_name

MOST_LINKS = 100
"""Links of one article that are kept; of 169 news pages the most have 62."""
_MOST_LOOKED_AT = 10_000
"""Addresses of one article that are looked at, with those that name no page: few have hundreds."""
_LONGEST = 2_000
"""Characters of an address that is read."""
_NO_PAGES = ("#", "mailto:", "javascript:", "data:", "tel:")
_FRAMES = frozenset({"iframe", "video", "audio", "source"})


def find_body_links(tree: HtmlElement, region: Region, address: str) -> tuple[str, ...]:
    """Give the names (`page_name`) of the pages that an article links or frames, each once.

    What stands beside the article (menus, other stories) is left out. `address` is the page's own.
    """
    index = index_attributes(tree)
    base = next((href for _, href in _values(index, "href", {"base"})), "")
    around = (join_url(address, base) if 0 < len(base) <= _LONGEST else None) or address
    own = page_name(address)
    found: dict[str, None] = {}
    seen: set[str] = set()
    every = (*_values(index, "href", {"a"}), *_values(index, "src", _FRAMES))
    for number, given in sorted(every, key=itemgetter(0)):
        if not given or len(given) > _LONGEST or given in seen or given.startswith(_NO_PAGES):
            continue
        # Most links of a page stand in its menus; to ask where costs less than to read an address.
        element = index.elements[number]
        if element is None:
            continue
        framed = element.tag in _FRAMES
        if not (region.shows(element) if framed else region.holds(element)):
            continue
        if len(seen) >= _MOST_LOOKED_AT:
            break
        seen.add(given)
        there = join_url(around, given)
        name = page_name(there) if there and not is_sharing(there) else None
        if name is not None and name != own:
            found[name] = None
            if len(found) >= MOST_LINKS:
                break
    return tuple(found)


def _values(index: AttributeIndex, name: str, tags: Collection[str]) -> Iterator[tuple[int, str]]:
    """Give what elements with one of some tags have under a name, each with its number."""
    for number, value in index.pairs(name):
        element = index.elements[number]
        if element is not None and element.tag in tags:
            yield number, value

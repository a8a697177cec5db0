"""A tree in, those of its strings out that can name a post: texts, attributes, page data.

Most strings of a page name none, so they are laid end to end and sought through for the
platforms' signs all at once; to ask each of them by itself was a sixth of a reading.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import accumulate
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.embeds.addresses import SIGNS

_NO_CONTENT = frozenset(
    {"style", "link", "meta", "base", "html", "head", "title", "path", "svg", "use", "source", "br"}
)
# Attributes that never hold a post's address.
_NO_ADDRESS = frozenset(
    {"class", "style", "id", "d", "srcset", "sizes", "xmlns", "rel", "target", "width", "height"}
)
# No address of a post and no bare id under its name is shorter.
_SHORTEST = 12


class String(NamedTuple):
    """A string of a tree, the element it belongs to, and its name if it is an attribute."""

    element: HtmlElement
    name: str | None
    text: str


def hinted(tree: HtmlElement, inside: Container[HtmlElement]) -> Iterator[String]:
    """The strings that may name a post, in order; those of elements `inside` are left out.

    What stands behind an element belongs to the one around it.
    """
    strings = list(_strings(tree, inside))
    lows = [string.text.lower() for string in strings]
    whole = "\n".join(lows)
    ends = list(accumulate(len(low) + 1 for low in lows))
    found: set[int] = set()
    for one, other in SIGNS:
        at = whole.find(one)
        while at >= 0:
            number = bisect_right(ends, at)
            if other in lows[number]:
                found.add(number)
            at = whole.find(one, ends[number])
    return (strings[number] for number in sorted(found))


def _strings(tree: HtmlElement, inside: Container[HtmlElement]) -> Iterator[String]:
    for element in tree.iter():
        tail = element.tail
        if tail and len(tail) >= _SHORTEST and _worth(tail):
            box = element.getparent()
            if box is not None and box.tag not in _NO_CONTENT and box not in inside:
                yield String(box, None, tail)
        if element.tag in _NO_CONTENT or element in inside:
            continue
        text = element.text
        if text and len(text) >= _SHORTEST and _worth(text):
            yield String(element, None, text)
        for name, value in element.attrib.items():
            if len(value) >= _SHORTEST and name not in _NO_ADDRESS and _worth(value):
                yield String(element, name, value)


def _worth(text: str) -> bool:
    """Whether a string has what every address and every name of an id has."""
    return "/" in text or "weet" in text or "%2F" in text

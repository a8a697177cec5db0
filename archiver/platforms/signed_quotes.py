"""Read what a blockquote holds beside the words of its post, and who signs it.

Platforms write their posts as paragraphs, then who signs them and a link; sites put more in.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from archiver.html.element_text import element_text

if TYPE_CHECKING:
    import re

    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement


def find_intruders(
    quote: HtmlElement, link: HtmlElement | None, most: int | None = None
) -> frozenset[HtmlElement]:
    """Find boxes that a site pushed into a post, the first so many of all that it may have been.

    `link` is that to the post; what it stands in is none.
    """
    if not any(child.tag == "p" for child in quote):
        return frozenset()
    holders = set() if link is None else set(link.iterancestors())
    some = islice(quote.iter("div", "aside", "figure", "section"), most)
    return frozenset(box for box in some if box not in holders)


def is_signed(
    quote: HtmlElement,
    link: HtmlElement | None,
    skipped: frozenset[HtmlElement],
    *,
    byline: Callable[[str], re.Match[str] | None],
    most: int,
) -> bool:
    """Tell whether a byline is the post's, below its paragraphs or in one of its own.

    The words of a post may end with another's. `byline` matches a text that one ends, with the
    `text` before it; `most` paragraphs are looked at.
    """
    holders = set() if link is None else set(link.iterancestors())
    some = frozenset(islice(quote.iter("p"), most)) - holders
    if not some or byline(element_text(quote, stop=link, skip=skipped | some)):
        return True
    signing = (byline(element_text(paragraph)) for paragraph in some)
    return any(found and not found["text"].strip() for found in signing)

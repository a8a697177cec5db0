"""Read the meta elements of a page: what it says of itself to browsers, previews and searches."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

NAMING_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")
"""Attributes by which a meta element says what its content is."""

# Types of microdata that are no page's own article: "http://schema.org/Comment". A review is one
# where the headline of the page is its.
_OF_OTHERS = re.compile(
    r"/(?:User)?(?:Comments?|Person|\w*Organization|\w*Object|Product|Event|Offer|\w*Rating|Book|Movie"
    r"|Answer|Question|Review)$",
    re.IGNORECASE,
)


def meta_values(
    tree: HtmlElement | None, metas: Iterable[HtmlElement] | None = None
) -> dict[str, str]:
    """Map names in lower case to contents without white space around them.

    Of two elements of one name the first counts, and an empty content is none. What microdata say
    of a comment, a person or a picture is not the page's. `metas` are all meta elements
    of the tree, where they are known.
    """
    found: dict[str, str] = {}
    others: dict[HtmlElement, bool] = {}
    if metas is None:
        metas = () if tree is None else tree.iter("meta")
    for element in metas:
        content = content_of(element)
        if not content or (element.get("itemprop") and is_of_others(element, others)):
            continue
        for name in meta_names(element):
            found.setdefault(name, content)
    return found


def content_of(element: HtmlElement) -> str:
    """Give what a meta element says; some programs write `value` where `content` belongs."""
    return (element.get("content") or element.get("value") or "").strip()


def meta_names(element: HtmlElement) -> list[str]:
    """Give the names of one meta element, in lower case; most have one, some none."""
    given = (element.get(attribute) for attribute in NAMING_ATTRIBUTES)
    return [name.strip().lower() for name in given if name]


def is_of_others(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Tell whether a property of microdata is one of a comment, a person or another such thing.

    `known` holds what was told of the boxes of such things before.
    """
    scope = next((box for box in element.iterancestors() if box.get("itemscope") is not None), None)
    if scope is None or scope.tag in {"html", "body"}:
        return False
    if scope not in known:
        kind = (scope.get("itemtype") or "").strip()
        known[scope] = scope.get("itemprop") in {"comment", "review"} or (
            _OF_OTHERS.search(kind) is not None and next(scope.iter("h1"), None) is None
        )
    return known[scope]

"""Read the meta elements of a page: what it says of itself to browsers, previews and searches."""

from lxml.html import HtmlElement

NAMING_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")
"""Attributes by which a meta element says what its content is."""


def meta_values(tree: HtmlElement | None) -> dict[str, str]:
    """Map names in lower case to contents without white space around them.

    Of two elements of one name the first counts, and an empty content is none.
    """
    found: dict[str, str] = {}
    for element in () if tree is None else tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for name in meta_names(element):
                found.setdefault(name, content)
    return found


def meta_names(element: HtmlElement) -> list[str]:
    """Give the names of one meta element, in lower case; most have one, some none."""
    given = (element.get(attribute) for attribute in NAMING_ATTRIBUTES)
    return [name.strip().lower() for name in given if name]

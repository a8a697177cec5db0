"""What a page says of itself for previews and search engines: meta elements and JSON-LD."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from archiver.errors import UnusableLine
from archiver.html.page_state import walk_objects
from archiver.text.foreign_json import json_of


def preview_values(tree: HtmlElement | None) -> dict[str, str]:
    """The contents of a page's meta elements by their names; of two of a name the first."""
    told: dict[str, str] = {}
    for meta in [] if tree is None else tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name")
        if name:
            told.setdefault(name, meta.get("content"))
    return told


def json_ld_objects(tree: HtmlElement | None) -> Iterator[Mapping[str, Any]]:
    """Every object of a page's JSON-LD, schema.org's terms for search engines."""
    path = "//script[@type='application/ld+json']"
    for script in [] if tree is None else tree.xpath(path):
        try:
            found = json_of((script.text or "").encode())
        except UnusableLine:
            continue
        yield from walk_objects(found)

"""Read boxes that hold a whole post as JSON in the attribute ``data-attrs``, as Substack writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from archiver.errors import UnusableLine
from archiver.platforms.attribute_index import elements_with
from archiver.text.foreign_json import json_of
from archiver.text.json_fields import mapping_in

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

BOX_ATTRIBUTE = "data-attrs"


def boxes_with_data(
    tree: HtmlElement, marker: str
) -> Iterator[tuple[HtmlElement, Mapping[str, Any]]]:
    """Give the boxes of a tree whose data hold the marker, each with its data."""
    for element in elements_with(tree, (BOX_ATTRIBUTE,)):
        raw = element.get(BOX_ATTRIBUTE) or ""
        if element is tree or marker not in raw or raw.lstrip()[:1] + raw.rstrip()[-1:] != "{}":
            continue
        try:
            data = mapping_in(json_of(raw.encode("utf-8", "surrogatepass")))
        except UnusableLine:
            continue
        if data:
            yield element, data

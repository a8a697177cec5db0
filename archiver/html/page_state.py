"""Find objects in the data that a page carries for its scripts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.html.page import HtmlPage
from archiver.text.foreign_json import DECODER, json_of, whole_object

_MOST = 400_000
"""Objects and lists of one value that are looked at; Facebook's largest pages have 60,000."""


def page_objects(page: HtmlPage, marker: str = "") -> Iterator[Any]:
    """Give the values of a page's ``<script type="application/json">`` that hold the marker."""
    if page.tree is None:
        return
    for script in page.tree.iter("script"):
        text = script.text or ""
        if "json" in (script.get("type") or "") and marker in text:
            try:
                yield json_of(text.encode())
            except UnusableLine:
                continue


def assigned_value(page: HtmlPage, name: str) -> Any:
    """Find the value that a page's script gives a name, ``var ytInitialData = {…};``, or None."""
    if page.tree is None:
        return None
    opening = re.compile(rf"\b{re.escape(name)}\b[\"']?\]?\s*=\s*(?=\{{)")
    for script in page.tree.iter("script"):
        text = script.text or ""
        found = opening.search(text)
        if found:
            try:
                return whole_object(DECODER.raw_decode(text, found.end())[0])
            except (ValueError, RecursionError):
                continue
    return None


def walk_objects(found: Any, without: str | None = None) -> Iterator[Mapping[str, Any]]:
    """Give every object within a value, outer before inner, in the order of the text.

    What lies under the name `without` is passed over.
    """
    waiting = [found]
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            inner = [v for k, v in one.items() if k != without and isinstance(v, (dict, list))]
            waiting.extend(reversed(inner))
        elif isinstance(one, list):
            waiting.extend(reversed([v for v in one if isinstance(v, (dict, list))]))

"""Read when the entries of a live blog were written: many dated pieces on one page.

The first tells when the page was published, the last when it changed: what a late entry quotes may
be newer than the page. A page of fewer dated pieces is an article like any other.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

from lxml.html import HtmlElement

from archiver.extraction.articles.publication import is_apart
from archiver.html.json_ld import one_line
from archiver.text import dates

_FEWEST = 3
"""Moments by which a page is one of many entries; an article has those of its beginning, its last
change and sometimes a picture."""
_MOST = 500  # entries that are looked at
_DATED = ("datePublished", "dateModified")


def stated_updates(linked: Sequence[dict[str, Any]], language: str | None) -> list[str]:
    """Give the moments of a live blog's entries that JSON-LD states, the earliest first."""
    texts = [
        one_line(entry.get(name))
        for thing in linked
        for entry in _entries(thing)
        for name in _DATED
    ]
    return sorted(m for text in texts if text and (m := dates.parse_date(text, language)))


def _entries(thing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    held = thing.get("liveBlogUpdate")
    for entry in (held if isinstance(held, list) else [held])[:_MOST]:
        if isinstance(entry, dict):
            yield entry


def shown_updates(tree: HtmlElement, language: str | None) -> list[str]:
    """Give the moments of entries that an article shows one below the other, the earliest first.

    Nothing where there are few, or where they go up and down as those of other stories do.
    """
    found: list[str] = []
    for mark in islice(tree.iterfind(".//time"), _MOST):
        if mark.get("itemprop") == "datePublished" or mark.get("pubdate") is not None:
            return []  # the page says itself when it, or each of its articles, was published
        around = list(mark.iterancestors())
        if not any(box.tag in {"article", "main"} for box in around) or any(map(is_apart, around)):
            continue
        moment = dates.parse_date(mark.get("datetime") or " ".join(mark.itertext()), language)
        if moment and (not found or found[-1] != moment):
            found.append(moment)
    # The page's own moment may stand above those of its entries.
    return next((sorted(one) for one in (found, found[1:]) if _is_in_order(one)), [])


def _is_in_order(moments: Sequence[str]) -> bool:
    falls = all(one >= other for one, other in pairwise(moments))
    rises = all(one <= other for one, other in pairwise(moments))
    return len(set(moments)) >= _FEWEST and (falls or rises)

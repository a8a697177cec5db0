"""Read when the entries of a live blog were written: many dated pieces on one page.

The first tells when the page was published, the last when it changed: what a late entry quotes may
be newer than the page. A page of fewer dated pieces is an article like any other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from archiver.extraction.articles.other_stories import is_apart
from archiver.html.json_ld import one_line
from archiver.platforms.attribute_index import index_attributes
from archiver.text import dates

_FEWEST = 3
"""Moments by which a page is one of many entries; an article has those of its beginning, its last
change and sometimes a picture."""
_MOST = 500  # entries that are looked at
_UPDATE = "liveBlogUpdate"
_ENTRIES = XPath(f"descendant::*[@itemprop='{_UPDATE}']")
_FIELDS = 50  # of an entry that are looked at
_LINES = 20_000
_LONGEST_DATE = 60
_PROSE = 60
"""Characters of a paragraph below such a line, at least."""
# "Tuesday, 6 May 2031, 14:05", "May 6, 2031", "6. Mai 2031, 14.05 Uhr", "2031-05-06 14:05" and
# "6 de mayo de 2031 a las 14:05"; not "The ferry left on May 6, 2031" or "May 6"
_DATE_LINE = re.compile(
    r"(?:[^\W\d_]{2,15}\.?,?\s+)?"
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:[\s,|–—-]+(?:(?:at|um|à|alle|ore|às|as|a las|kl\.?)\s+)?\d{1,2}(?:[:.h]\d\d)?.{0,12})?"
)
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


def marked_updates(tree: HtmlElement, language: str | None) -> list[str]:
    """Give the moments of entries that microdata marks as such, the earliest first.

    That is ``itemprop="liveBlogUpdate"`` around them (https://schema.org/liveBlogUpdate).
    """
    found: list[str] = []
    if _UPDATE not in index_attributes(tree).values.get("itemprop", ()):
        return found
    for entry in cast("list[HtmlElement]", _ENTRIES(tree))[:_MOST]:
        for mark in islice(entry.iterfind(".//*[@itemprop]"), _FIELDS):
            if mark.get("itemprop") in _DATED:
                text = mark.get("datetime") or mark.get("content") or " ".join(mark.itertext())
                moment = dates.parse_date(text, language)
                found += [moment] if moment else []
    return sorted(found)


def printed_updates(text: str, language: str | None, *, after: str, until: str | None) -> list[str]:
    """Give the days above entries of an article's text that are later than the page's own.

    `after` is when the page was published, `until` when it was captured. A day counts that fills
    a line above one of prose; the day after the page's own may be the same one elsewhere.
    """
    same = dates.add_time(f"{after[:10]}T00:00:00Z", hours=24)[:10]
    last = until[:10] if until else "9999"
    found: list[str] = []
    for line, below in islice(pairwise(text.split("\n")), _LINES):
        if len(line) <= _LONGEST_DATE and len(below) >= _PROSE and _DATE_LINE.fullmatch(line):
            moment = dates.parse_date(line, language)
            if moment and same < moment[:10] <= last:
                found.append(moment)
    return sorted(found)


def _is_in_order(moments: Sequence[str]) -> bool:
    falls = all(one >= other for one, other in pairwise(moments))
    rises = all(one <= other for one, other in pairwise(moments))
    return len(set(moments)) >= _FEWEST and (falls or rises)

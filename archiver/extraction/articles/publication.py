"""Find when an article was published, from what its page says in several places.

An address with a day in it decides between sources that differ. The dates of related stories, of
footers and of changes are never taken.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import cast

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from archiver.html.meta_elements import meta_names
from archiver.models.records import DateBasis
from archiver.text import dates
from archiver.text.text_cache import TextCache

MODIFIED_NAMES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "last-modified-date",
)
"""Names of meta elements that say when a page changed, in lower case."""
_MARKS = XPath(
    "descendant-or-self::*[@itemprop='datePublished' or (self::time and (@pubdate or "
    "contains(@class, 'publish') or contains(@class, 'entry-date') or ancestor::article or "
    "ancestor::header))]"
)
# Matches the day in "/2031/05/04/ferry", "/ferry-2031-05-04" and "/20310504/ferry"; not
# "/2031/ferry", "/2031050417" or "/20319904".
_DAY = re.compile(
    r"[/_-](?:(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})|(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01]))"
    r"(?=[/._-]|$)"
)
# Classes of boxes about other stories, of readers and of what is on: "related-links", "most-read",
# "widget_events", "tweet-header"; not "entry-date" or "has-sidebar".
_OTHER_STORIES = re.compile(
    r"(?:^|(?<!has)(?<!no)(?<!with)[\s_-])(?:related|recommend(?:ed|ations?)?|most-?read|popular"
    r"|trending|teasers?|promo|sidebar|read-?more|comments?|also-?read|(?:web)?mentions?|tweets?|events?|termine"
    r"|calendar|kalender|menu|top-?nav(?:igation)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A page gives the same few names to hundreds of boxes.
_NAMED_APART: TextCache[str, bool] = TextCache(
    lambda name: _OTHER_STORIES.search(name) is not None, most=1_000_000
)
_APART = frozenset({"aside", "nav"})
# Matches "post-updated" and "dateModified"; not "published".
_CHANGE = re.compile(r"modif|updat|aktualis|actualiz", re.IGNORECASE)
_NEAR = 1  # days by which zones and presses differ
_LEFT_OUT = "iframe"  # an element that the search for days never looks into


def published_moment(
    tree: HtmlElement,
    stated: Sequence[str],
    url: str,
    fetched_at: str | None,
    language: str | None,
) -> tuple[str, DateBasis] | None:
    """Find the moment or day of publication, and what it rests on.

    `stated` are the moments of JSON-LD and meta elements, the surest first; `url` is the article's
    canonical address.
    """
    day = day_of_address(url, fetched_at)
    if day is None:
        if stated:
            return stated[0], "structured"
        if marked := next(_marked(tree, language), None):
            return marked, "printed"
        found = _searched(tree, fetched_at)
        return (found, "guessed") if found else None
    # Two sources that agree go before one.
    for moment in stated:
        if _agree(moment, day):
            return moment, "structured"
    if stated:
        return stated[0], "structured"
    marked = next((moment for moment in _marked(tree, language) if _agree(moment, day)), None)
    return (marked, "printed") if marked else (day, "address")


def day_of_address(url: str, fetched_at: str | None = None) -> str | None:
    """Find the day in an address, none after the capture.

    >>> day_of_address("https://news.example/2031/05/04/ferry")
    '2031-05-04'
    """
    found = _DAY.search(url)
    if not found:
        return None
    try:
        day = date(*(int(part) for part in found.groups() if part)).isoformat()
    except ValueError:
        return None
    return None if fetched_at and day > fetched_at[:10] else day


def _agree(moment: str, day: str) -> bool:
    apart = date.fromisoformat(moment[:10]) - date.fromisoformat(day)
    return abs(apart.days) <= _NEAR


def is_apart(box: HtmlElement) -> bool:
    """Tell whether a box holds other stories, comments or the foot of the page."""
    if box.tag in _APART:
        return True
    if box.tag == "footer":  # that of an article names its author and day
        return "meta" not in (box.get("class") or "") and (
            next(box.iterancestors("article"), None) is None
        )
    return (
        box.tag not in {"html", "body", "main", "article"}
        and _NAMED_APART[f"{box.get('class') or ''} {box.get('id') or ''}"]
    )


def _marked(tree: HtmlElement, language: str | None) -> Iterator[str]:
    """Give the moments that a page marks as its own time of publication."""
    for mark in cast("list[HtmlElement]", _MARKS(tree))[:30]:
        if _is_change(mark) or any(map(is_apart, mark.iterancestors())):
            continue
        text = mark.get("datetime") or mark.get("content") or " ".join(mark.itertext())
        moment = dates.parse_date(text, language)
        if moment:
            yield moment


def _is_change(mark: HtmlElement) -> bool:
    """Tell whether an element says when the article changed: "updated", not "published updated"."""
    marks = f"{mark.get('class') or ''} {mark.get('itemprop') or ''}"
    return bool(_CHANGE.search(marks)) and "publi" not in marks.lower()


def _searched(tree: HtmlElement, fetched_at: str | None) -> str | None:
    """Have htmldate read a day from the markup, never one after the capture.

    It would take a day of change, or one in a footer, where the page names no other.
    """
    try:
        with _without_others(tree):
            found = find_date(
                tree,
                extensive_search=False,
                original_date=True,
                max_date=(fetched_at or "")[:10] or None,
            )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return dates.parse_date(found) if found else None


@contextmanager
def _without_others(tree: HtmlElement) -> Iterator[None]:
    """Hide meanwhile what says when a page changed, and boxes that are no part of the article."""
    blanked = [
        (element, content)
        for element in tree.iter("meta")
        if (content := element.get("content"))
        and any(name in MODIFIED_NAMES for name in meta_names(element))
    ]
    hidden = [
        (box, box.tag)
        for box in tree.iter()
        if isinstance(box.tag, str) and (is_apart(box) or (box.tag == "time" and _is_change(box)))
    ]
    for element, _ in blanked:
        element.set("content", "")
    for box, _ in hidden:
        box.tag = _LEFT_OUT
    try:
        yield
    finally:
        for element, content in blanked:
            element.set("content", content)
        for box, tag in hidden:
            box.tag = tag

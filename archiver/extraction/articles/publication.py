"""Find when an article was published, from what its page says in several places.

An address with a day in it decides between sources that differ. The dates of related stories, of
footers and of changes are never taken.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from itertools import islice

from htmldate import find_date
from htmldate.settings import CLEANING_LIST
from lxml.html import HtmlElement

from archiver.extraction.articles.crowded_lines import MOST, drop_crowded
from archiver.extraction.articles.other_stories import is_of_other_story, is_teaser, title_of
from archiver.extraction.articles.visible_dates import (
    date_line,
    is_change,
    is_in_sentence,
    marked_moments,
)
from archiver.html.meta_elements import meta_names
from archiver.models.records import DateBasis
from archiver.text import dates

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
# Matches the day in "/2031/05/04/ferry", "/ferry-2031-05-04", "/2031/may/04/ferry" and
# "/20310504/ferry"; not "/2031/ferry", "/2031/05/4-ferries", "/2031050417" or "/20319904".
_DAY = re.compile(
    r"[/_-](?:(?P<year>20\d\d|19\d\d)(?:/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=[/.]|$)"
    r"|(?P<joint>[_-])(?P<second>\d{1,2})(?P=joint)(?P<third>\d{1,2})(?=[/._-]|$))"
    r"|(?P<digits>20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?=[/._-]|$))",
    re.IGNORECASE,
)
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
        return (stated[0], "structured") if stated else _shown(tree, fetched_at, language)
    # Two sources that agree go before one.
    for moment in stated:
        if _agree(moment, day):
            return moment, "structured"
    marked = list(marked_moments(tree, language))
    for moment in stated:
        if any(_agree(moment, one[:10]) for one in marked):
            return moment, "structured"
    # No page is published before it has an address; what is later may be another edition.
    if stated and stated[0][:10] > day:
        return stated[0], "structured"
    agreeing = next((moment for moment in marked if _agree(moment, day)), None)
    return (agreeing, "printed") if agreeing else (day, "address")


def _shown(
    tree: HtmlElement, fetched_at: str | None, language: str | None
) -> tuple[str, DateBasis] | None:
    """Find the moment that a page shows its readers, or what else of it may be one."""
    if marked := next(marked_moments(tree, language), None):
        return marked, "printed"
    line = date_line(tree, language)
    if line and line[1]:
        return line[0], "printed"
    found = line[0] if line else _searched(tree, fetched_at)
    return (found, "guessed") if found else None


def day_of_address(url: str, fetched_at: str | None = None) -> str | None:
    """Find the day in an address, none after the capture.

    >>> day_of_address("https://news.example/2031/05/04/ferry")
    '2031-05-04'
    """
    found = _DAY.search(url)
    if not found:
        return None
    year, month = found["year"], found["month"] or found["second"]
    number = found["day"] or found["third"]
    if digits := found["digits"]:
        year, month, number = digits[:4], digits[4:6], digits[6:]
    in_year = int(month) if month.isdigit() else dates.find_month(month)
    try:
        day = date(int(year), in_year or 0, int(number)).isoformat()
    except ValueError:
        return None
    return None if fetched_at and day > fetched_at[:10] else day


def _agree(moment: str, day: str) -> bool:
    apart = date.fromisoformat(moment[:10]) - date.fromisoformat(day)
    return abs(apart.days) <= _NEAR


def _searched(tree: HtmlElement, fetched_at: str | None) -> str | None:
    """Have htmldate read a day from the markup, never one after the capture.

    It would take a day of change, or one in a footer, where the page names no other.
    """
    try:
        with _without_others(tree):
            found = find_date(
                _without_crowds(tree),
                extensive_search=False,
                original_date=True,
                max_date=(fetched_at or "")[:10] or None,
            )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return dates.parse_date(found) if found else None


def _without_crowds(tree: HtmlElement) -> HtmlElement:
    """Give a tree without what htmldate takes out, where there is so much that this takes long."""
    if sum(1 for _ in islice(tree.iter(*CLEANING_LIST), MOST + 1)) <= MOST:
        return tree
    tree = deepcopy(tree)
    drop_crowded(list(tree.iter(*CLEANING_LIST)))
    return tree


def _is_of_change(script: HtmlElement) -> bool:
    """Tell whether data say when a page changed, and not when it was published."""
    text = script.text or ""
    return "dateModified" in text and "datePublished" not in text and "dateCreated" not in text


@contextmanager
def _without_others(tree: HtmlElement) -> Iterator[None]:
    """Hide meanwhile what says when a page changed, and boxes that are no part of the article."""
    title = title_of(tree)
    blanked = [
        (element, content)
        for element in tree.iter("meta")
        if (content := element.get("content"))
        and any(name in MODIFIED_NAMES for name in meta_names(element))
    ]
    hidden = [
        (box, box.tag)
        for box in tree.iter()
        if isinstance(box.tag, str)
        and (
            is_of_other_story(box)
            or is_teaser(box, title)
            or (box.tag == "time" and (is_change(box) or is_in_sentence(box)))
            or (box.tag == "script" and _is_of_change(box))
        )
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

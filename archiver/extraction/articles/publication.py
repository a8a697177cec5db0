"""Find when an article was published, from what its page says in several places.

An address with a day in it decides between sources that differ. The dates of related stories, of
footers and of changes are never taken.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from itertools import chain, islice

from htmldate import find_date
from htmldate.settings import CLEANING_LIST
from lxml.html import HtmlElement

from archiver.extraction.articles.crowded_lines import MOST, drop_crowded
from archiver.extraction.articles.other_stories import (
    AnyAround,
    is_of_other_story,
    is_teaser,
    title_of,
)
from archiver.extraction.articles.visible_dates import (
    changed_days,
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
# Matches the day in "/2031/05/04/ferry", "/ferry-2031-05-04", "/2031/may/04/ferry", "/2031-05/04/"
# and "/20310504/ferry"; not "/2031/ferry", "/2031/05/4-ferries", "/2031050417" or "/20319904".
_DAY = re.compile(
    r"[/_-](?:(?P<year>20\d\d|19\d\d)(?:(?:/|(?=-\d\d/\d\d/)-)(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=[/.]|$)"
    r"|(?P<joint>[_-])(?P<second>\d{1,2})(?P=joint)(?P<third>\d{1,2})(?=[/._-]|$))"
    r"|(?P<digits>20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?=[/._-]|$))",
    re.IGNORECASE,
)
# What stands before and behind a day that a title tells of, and that is no part of an address.
_IN_WORDS = re.compile(r"[a-z]{2}[_-]$", re.IGNORECASE), re.compile(r"[_-][a-z]{3}", re.IGNORECASE)
# Parts of an address whose day is that of what the page is about, or of what it was made of:
# "/event/2031/05/04/ferry" and "/issue/2031-05-04"; not "/events-team/2031/05/04/ferry".
_OTHER_THING = re.compile(
    r"/(?:events?|veranstaltung(?:en)?|termine?|agenda|calendar|kalender|calendario|calendrier"
    r"|match(?:es)?|games?|fixtures?|spiele?|schedule|programme?|issues?|editions?|ausgaben?"
    r"|documents?|uploads?|files?|media|galler(?:y|ies)|photos?|bilder)/",
    re.IGNORECASE,
)
_FIRST_YEAR = "1994"
"""The first year of pages on the web; the address of an older text has the day of its print."""
_BARE_DAY = len("2031-05-04")
_NEAR = 1  # days by which zones and presses differ
# Names of meta elements that hold a day, and none of publication: "unavailable_after", "expires"
_OTHER_DAY = re.compile(r"expir|unavailable|valid|copyright|(?:book|music|video):|start|end_|event")
_TIMES = 500  # whose days are gathered
_LEFT_OUT = "iframe"  # an element that the search for days never looks into


def published_moment(
    tree: HtmlElement,
    stated: Sequence[str],
    url: str,
    fetched_at: str | None,
    language: str | None,
    *,
    of_page: Sequence[str] = (),
) -> tuple[str, DateBasis] | None:
    """Find the moment or day of publication, and what it rests on.

    `stated` are the moments of JSON-LD and meta elements, the surest first; `of_page` those that
    may be of the page around the article, of its site or of a film in it, and that count where the
    page shows its readers no other. `url` is the article's canonical address.
    """
    day = day_of_address(url, fetched_at)
    if day is not None and not _may_be_other_day(url):
        return _by_address(tree, (*stated, *of_page), day, language)
    # No page was captured before it was published.
    last = dates.add_time(fetched_at, hours=24) if fetched_at else "9999"
    past = [moment for moment in stated if moment <= last]
    if past:
        return _exact(tree, past, language), "structured"
    if not stated and not of_page:
        shown = _shown(tree, fetched_at, language)
        if day is None or (shown and shown[1] != "guessed"):
            return shown
        return day, "address"
    told, is_sure = _told(tree, language)
    if told is None or not is_sure:
        first = next(iter((*stated, *of_page)))
        return first, "structured" if first <= last else "guessed"
    agreeing = next((moment for moment in of_page if _agree(moment, told[:10])), None)
    return (agreeing, "structured") if agreeing else (told, "printed")


def _exact(tree: HtmlElement, stated: Sequence[str], language: str | None) -> str:
    """Give the first of the stated moments, or one of its day where it is only a day."""
    first = stated[0]
    if len(first) > _BARE_DAY:
        return first
    every = chain(stated, marked_moments(tree, language))
    return next((one for one in every if len(one) > _BARE_DAY and _agree(one, first)), first)


def _by_address(
    tree: HtmlElement, stated: Sequence[str], day: str, language: str | None
) -> tuple[str, DateBasis]:
    """Find the moment of publication of a page with a day in its address."""
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
    if agreeing:
        return agreeing, "printed"
    line = date_line(tree, language, labelled=True)
    if line and line[1] and line[0][:10] > day and not _agree(line[0], day):
        return line[0], "printed"
    return day, "address" if day >= _FIRST_YEAR else "guessed"


def _shown(
    tree: HtmlElement, fetched_at: str | None, language: str | None
) -> tuple[str, DateBasis] | None:
    """Find the moment that a page shows its readers, or what else of it may be one."""
    told, is_sure = _told(tree, language)
    if told and is_sure:
        return told, "printed"
    found = told or _searched(tree, fetched_at)
    if found is None or found[:10] in changed_days(tree, language):
        return None
    return found, "guessed"


def _told(tree: HtmlElement, language: str | None) -> tuple[str | None, bool]:
    """Find the moment that a page marks as its own or has in a line, and whether it surely is."""
    if marked := next(marked_moments(tree, language), None):
        return marked, True
    return date_line(tree, language) or (None, False)


def day_of_address(url: str, fetched_at: str | None = None) -> str | None:
    """Find the day in an address, none after the capture.

    >>> day_of_address("https://news.example/2031/05/04/ferry")
    '2031-05-04'
    """
    found = _DAY.search(url)
    if not found or (_is_in_title(url) and _IN_WORDS[1].match(url, found.end())):
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


def _is_in_title(url: str) -> bool:
    """Tell whether the day in an address stands behind words, where a title may tell of it.

    >>> _is_in_title("https://news.example/flood-of-2031-05-04"), _is_in_title("/2031/05/04/ferry")
    (True, False)
    """
    found = _DAY.search(url)
    return found is not None and _IN_WORDS[0].search(url[: found.start() + 1]) is not None


def _may_be_other_day(url: str) -> bool:
    """Tell whether the day in an address may be one that the page tells of, or part of a number.

    >>> _may_be_other_day("/event/2031/05/04/ferry"), _may_be_other_day("/news/20310504-ferry")
    (True, True)
    >>> _may_be_other_day("/news/2031/05/04/ferry")
    False
    """
    found = _DAY.search(url)
    if found is None:
        return False
    before = url[: found.start() + 1]
    return bool(found["digits"] or _IN_WORDS[0].search(before) or _OTHER_THING.search(before))


def _agree(moment: str, day: str) -> bool:
    apart = date.fromisoformat(moment[:10]) - date.fromisoformat(day)
    return abs(apart.days) <= _NEAR


def _searched(tree: HtmlElement, fetched_at: str | None) -> str | None:
    """Have htmldate read a day from the markup, never one after the capture.

    It would take a day of change, or one in a footer, where the page names no other.
    """
    try:
        with _without_others(tree) as hidden:
            others = _days_in(tree, hidden)
            found = find_date(
                _without_crowds(tree),
                extensive_search=False,
                original_date=True,
                max_date=(fetched_at or "")[:10] or None,
            )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    moment = dates.parse_date(found) if found else None
    return None if moment and moment[:10] in others else moment


def _days_in(tree: HtmlElement, boxes: set[HtmlElement]) -> set[str]:
    """Give the days of the times in boxes: htmldate searches the text of hidden ones too."""
    is_within = AnyAround(lambda box: box in boxes)
    times = (time for time in islice(tree.iter("time"), _TIMES) if is_within(time))
    found = (dates.parse_date(time.get("datetime") or "") for time in times)
    return {moment[:10] for moment in found if moment}


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
def _without_others(tree: HtmlElement) -> Iterator[set[HtmlElement]]:
    """Hide meanwhile what says when a page changed, and boxes that are no part of the article.

    Give those boxes.
    """
    title = title_of(tree)
    blanked = [
        (element, content)
        for element in tree.iter("meta")
        if (content := element.get("content"))
        and any(name in MODIFIED_NAMES or _OTHER_DAY.search(name) for name in meta_names(element))
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
        yield {box for box, _ in hidden}
    finally:
        for element, content in blanked:
            element.set("content", content)
        for box, tag in hidden:
            box.tag = tag

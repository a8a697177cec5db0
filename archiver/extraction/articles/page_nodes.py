"""Tell which nodes of a page's JSON-LD are about its article, and not about others it links."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from archiver.html.json_ld import is_article, one_line
from archiver.text.bare_letters import bare_letters
from archiver.text.urls import page_name

_PIECES = 2  # headlines of JSON-LD by which a page holds several pieces
_HEADINGS = 8


def without_other_pages(
    tree: HtmlElement, linked: list[dict[str, Any]], url: str
) -> list[dict[str, Any]]:
    """Leave out nodes that name another page as theirs, and are not called as this one is.

    `url` is the article's canonical address.
    """
    own = page_name(url)
    if own is None or not linked:
        return linked
    called = _names_of(tree)
    return [thing for thing in linked if not _is_elsewhere(thing, own, called)]


def _is_elsewhere(thing: dict[str, Any], own: str, called: list[str]) -> bool:
    names = list(_pages_of(thing))
    headline = _headline(thing)
    return bool(
        names and headline and any(called) and own not in names and not _is_called(headline, called)
    )


def _pages_of(thing: dict[str, Any]) -> Iterator[str]:
    """Give the pages that a node says are its own; a front page is none."""
    page = thing.get("mainEntityOfPage")
    for value in (thing.get("url"), thing.get("@id"), page, page and _id_of(page)):
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            name = page_name(value)
            if name and "/" in name:
                yield name


def _id_of(page: Any) -> Any:
    return page.get("@id") if isinstance(page, dict) else None


def own_nodes(tree: HtmlElement, linked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the nodes of the page's article, those of the page itself where there are none.

    Of entries, none of which is called as the page is, there are none: a page of many pieces.
    """
    own = [thing for thing in linked if is_article(thing)] or linked
    headlines = {line for thing in own if (line := one_line(thing.get("headline")))}
    if len(headlines) < _PIECES:
        return own
    called = _names_of(tree)
    of_page = [thing for thing in own if (line := _headline(thing)) and _is_called(line, called)]
    return of_page if of_page or any(called) else own


def _headline(thing: dict[str, Any]) -> str:
    return bare_letters(one_line(thing.get("headline")) or "")


def _is_called(headline: str, called: list[str]) -> bool:
    """Tell whether a headline is in one of a page's names, or one of these in it."""
    return any(headline in one or (one and one in headline) for one in called)


def _names_of(tree: HtmlElement) -> list[str]:
    """Give the letters of a page's title and of its headings."""
    called = [bare_letters(one_line(tree.findtext(".//title")) or "")]
    headings = islice(tree.iter("h1"), _HEADINGS)
    return called + [bare_letters("".join(islice(item.itertext(), 100))) for item in headings]

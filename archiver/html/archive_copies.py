"""Undo what web archives and Google's cache do to the pages that they show.

Their bars and fields are no part of the page: archive.today's fields of publication give the time
of its capture. Links lead to the originals again.
"""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from archiver.text.urls import archived_copy

_WAYBACK = ("wm-ipp", "__wm.", "web.archive.org/_static")
"""What only the Wayback Machine writes into a page, its bar or its scripts."""
# archive.today's own name for the page that it shows.
_TODAY = re.compile(
    r"<(?:link|meta)\b[^>]{0,200}?\"https?://archive\.(?:today|ph|is|li|vn|fo|md)/\d{4}[^\"]{6,20}/http",
    re.IGNORECASE,
)
_HEAD = 65_536
_BARS = frozenset({"wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"})
_TODAY_BARS = frozenset({"HEADER", "DIVSHARE", "DIVALREADY", "DIVALREADY2", "hashtags", "FOOTER"})
_LINKS = frozenset({"href", "src", "action", "data-src", "data-href", "cite", "poster", "content"})
_CACHE_BAR = "google-cache-hdr"
_REPLAY = "wbinfo.timestamp"
"""What pywb and wabac.js write into a page that they replay."""
# /seal/harbour/20310504100000mp_/https://x.com/seal/status/20 and the same with a host before it.
_REPLAYED = re.compile(
    r"(?:https?://[\w.:-]{1,100})?/(?:[\w.:-]{1,80}/){0,8}\d{14}(?:[a-z]{2}_)?/"
    r"(?P<url>https?://[^\s]{1,2000})"
)
_NEAR = re.compile(r"archive\.|/web/")


def undo_archive_copy(tree: HtmlElement, markup: str) -> None:
    """Take a web archive's bars and fields out of a page that it shows, and undo its links.

    Does nothing to any other page: one that only links a copy keeps its link.
    """
    if _CACHE_BAR in markup:
        _drop_cache_bar(tree)
    if _REPLAY in markup:
        _undo_links(tree, _replayed_address)
    if "archive." not in markup:
        return
    if any(mark in markup for mark in _WAYBACK):
        _drop(tree, _BARS)
    elif _TODAY.search(markup, 0, _HEAD):
        _drop(tree, _TODAY_BARS)
        _drop_fields(tree)
    else:
        return
    _undo_links(tree, _archived_address)


def _undo_links(tree: HtmlElement, undo: Callable[[str], str | None]) -> None:
    for element in tree.iter():
        for name, value in element.items():
            if name in _LINKS and (original := undo(value)):
                element.set(name, original)


def _archived_address(value: str) -> str | None:
    copy = archived_copy(value) if _NEAR.search(value, 0, 60) else None
    return copy[0] if copy else None


def _replayed_address(value: str) -> str | None:
    replayed = _REPLAYED.fullmatch(value)
    return replayed["url"] if replayed else None


def _drop_cache_bar(tree: HtmlElement) -> None:
    """Take out the bar above a page in Google's cache; what stands behind it stays."""
    bars = [item for item in tree.iter("div") if (item.get("id") or "").endswith(_CACHE_BAR)]
    for bar in bars:
        if bar.getparent() is not None:
            bar.drop_tree()


def _drop(tree: HtmlElement, bars: frozenset[str]) -> None:
    for element in [item for item in tree.iter() if item.get("id") in bars]:
        if element.getparent() is not None:
            element.drop_tree()


def _drop_fields(tree: HtmlElement) -> None:
    """Take out the meta elements that tell of archive.today's page and not of the one it shows."""
    for meta in list(tree.iter("meta")):
        name = meta.get("property") or meta.get("name") or ""
        if name.startswith(("article:", "og:", "twitter:")) and not name.endswith(":title"):
            meta.drop_tree()

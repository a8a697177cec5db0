"""Undo what the Wayback Machine and archive.today do to the pages that they show.

Their bars and fields are no part of the page: archive.today's fields of publication give the time
of its capture. Links lead to the originals again.
"""

import re

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
_NEAR = re.compile(r"archive\.|/web/")


def undo_archive_copy(tree: HtmlElement, markup: str) -> None:
    """Take a web archive's bars and fields out of a page that it shows, and undo its links.

    Does nothing to any other page: one that only links a copy keeps its link.
    """
    if "archive." not in markup:
        return
    if any(mark in markup for mark in _WAYBACK):
        _drop(tree, _BARS)
    elif _TODAY.search(markup, 0, _HEAD):
        _drop(tree, _TODAY_BARS)
        _drop_fields(tree)
    else:
        return
    for element in tree.iter():
        for name, value in element.items():
            if name in _LINKS and _NEAR.search(value, 0, 60) and (copy := archived_copy(value)):
                element.set(name, copy[0])


def _drop(tree: HtmlElement, bars: frozenset[str]) -> None:
    for element in [one for one in tree.iter() if one.get("id") in bars]:
        if element.getparent() is not None:
            element.drop_tree()


def _drop_fields(tree: HtmlElement) -> None:
    """Take out the meta elements that tell of archive.today's page and not of the one it shows."""
    for meta in list(tree.iter("meta")):
        name = meta.get("property") or meta.get("name") or ""
        if name.startswith(("article:", "og:", "twitter:")) and not name.endswith(":title"):
            meta.drop_tree()

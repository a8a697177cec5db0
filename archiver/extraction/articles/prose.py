"""Have the text of an article found in its page, in as little of it as holds any.

The extractor goes over a tree dozens of times and copies it five times. What it throws away in
every page are three tenths of a news page's elements, and a second opinion on what it found
takes a third of its time: neither is given to it where it would change nothing.
"""

from collections.abc import Iterator
from typing import cast

import trafilatura
from lxml.etree import XPath, strip_attributes
from lxml.html import HtmlElement

from archiver.extraction.articles.first_opinion import find_first_opinion, size_of_text

# What the extractor takes out of every page before it looks for an article, as far as there is much
# in it. Not forms, which may hold a whole page, nor the small ones.
_THROWN_AWAY = (
    *("nav", "footer", "aside", "button", "noscript", "picture", "select", "iframe"),
    *("svg", "dialog", "menu", "video", "audio", "object", "map", "canvas"),
)
# What says where links lead and pictures are: the extractor reads none of it for a plain text, and
# copies it with each tree.
_NOT_READ = (
    *("href", "src", "srcset", "sizes", "width", "height", "alt", "title", "target", "rel"),
    *("loading", "decoding", "tabindex", "aria-label", "data-src", "data-srcset"),
)
_PICTURES = ("img", "input", "source", "wbr")
_EMPTY = (
    *("article", "b", "blockquote", "dd", "div", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("i", "li", "main", "p", "pre", "q", "section", "span", "strong"),
)
_LISTING = frozenset({"ul", "ol", "div", "section", "table"})
_BESIDE_LINKS = frozenset({"script", "h2", "h3", "h4", "h5", "h6"})
"""What may have words in a list of links: headings, and data, which is no text."""
_LINKS = 4
"""Links of a list, at least."""
_LONGEST_LINK = 150
"""Characters of its links, on average: links around whole paragraphs are longer."""
_LABEL = 30
"""Characters of a label above such a list, with the spaces around it."""
_AROUND = 5
"""Elements in the box around a list and its label."""
_NO_LABEL = frozenset(".!?…“”\"«»„‘’'")
_BLOCKS = XPath(
    "count(//*[self::dd or self::div or self::dt or self::li or self::p or self::td or self::th]"
    "[text()[normalize-space()]])"
)
_MOST_BLOCKS = 4_000
"""Boxes with words of their own in which the extractor asks for another opinion, ten times as
many as the fullest of 169 news pages has. For each short one that opinion goes through all short
ones around it: of lists of one word, 2,400 took a second and 4,800 four."""


def drop_boxes_beside(tree: HtmlElement) -> list[HtmlElement]:
    """Take out of a tree what no article is read from, and give it; what follows it stays.

    Nothing is where most of a page's paragraphs are in it: the extractor has ways of its own then.
    """
    dropped: list[HtmlElement] = []
    within: set[HtmlElement] = set()
    for box in tree.iter(*_THROWN_AWAY):
        if box in within:
            continue
        within.update(box.iter(*_THROWN_AWAY))
        if not _has_words(box.tail):
            dropped.append(box)
    inside = sum(len(paragraph.text_content()) for box in dropped for paragraph in _paragraphs(box))
    if inside * 2 > sum(len(paragraph.text_content()) for paragraph in _paragraphs(tree)):
        return []
    for box in reversed(dropped):
        _drop(box)
    return dropped


def drop_link_lists(tree: HtmlElement) -> list[HtmlElement]:
    """Take out of a tree the boxes that hold links and headings alone, and give them.

    The extractor finds no article in such menus and lists of stories either, after it has gone
    over them dozens of times: they are a fifth of what it is given. A box with any word outside of
    its links stays but for one label, and so does one whose links are as long as paragraphs. Where
    most of a page is in such boxes all stay.
    """
    found: dict[HtmlElement, int] = {}
    for box, count in _collect_link_lists(tree).items():
        size = len(box.text_content())
        if count >= _LINKS and size <= count * _LONGEST_LINK and not _has_words(box.tail):
            found[box] = size
    if sum(found.values()) * 2 > size_of_text(tree):
        return []
    dropped: list[HtmlElement] = []
    for box, size in found.items():
        whole = _with_label(box, size)
        if whole.getparent() is not None:  # else it went with a list beside it
            dropped.append(whole)
            _drop(whole)
    return dropped


def _collect_link_lists(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Collect the outermost boxes without words outside of links, and count the links of each."""
    linked: set[HtmlElement] = set()
    worded: set[HtmlElement] = set()
    holders: dict[HtmlElement, int] = {}
    for element in tree.iter():
        box = element.getparent()
        if box in linked:
            linked.add(element)
            continue
        if element.tag == "a":
            linked.add(element)
            if box is not None:
                holders[box] = holders.get(box, 0) + 1
        elif element.tag not in _BESIDE_LINKS and _has_words(element.text):
            _mark_up(element, worded)
        if box is not None and _has_words(element.tail):
            _mark_up(box, worded)
    found: dict[HtmlElement, int] = {}
    for holder, count in holders.items():
        top: HtmlElement | None = None
        box = holder
        while box is not None and box not in worded:
            top = box if box.tag in _LISTING else top
            box = box.getparent()
        if top is not None:
            found[top] = found.get(top, 0) + count
    return found


def _mark_up(element: HtmlElement, marked: set[HtmlElement]) -> None:
    """Mark an element and all that it stands in."""
    box: HtmlElement | None = element
    while box is not None and box not in marked:
        marked.add(box)
        box = box.getparent()


def _with_label(box: HtmlElement, size: int) -> HtmlElement:
    """Give the box around a list of links that holds nothing else but a label: "Most read"."""
    while (around := box.getparent()) is not None and around.tag in _LISTING:
        if len(around) > _AROUND:
            break
        text = around.text_content()
        rest = text.replace(box.text_content(), "", 1) if len(text) - size <= _LABEL else None
        if rest is None or _has_words(around.tail) or not _NO_LABEL.isdisjoint(rest):
            break
        box, size = around, len(text)
    return box


def drop_empty_elements(tree: HtmlElement) -> None:
    """Take out of a tree pictures and what is as empty as the extractor takes out itself.

    They are a sixth of what is left of a news page. A box that holds nothing but such elements
    stays: the extractor tells a list at the end of its box from one with something behind it.
    """
    for element in reversed(list(tree.iter(*_PICTURES))):
        if not _has_words(element.tail):
            _drop(element)
    empty = [item for item in tree.iter(*_EMPTY) if item.text is None and len(item) == 0]
    for element in reversed(empty):
        if not _has_words(element.tail):
            _drop(element)


def _has_words(text: str | None) -> bool:
    return text is not None and text != "" and not text.isspace()


def _drop(box: HtmlElement) -> None:
    """Take out a box behind which are no words; the spaces there stay.

    Of several in a row the last has to go first, else the text before them is read for each.
    """
    parent, tail, before = box.getparent(), box.tail, box.getprevious()
    if parent is None:
        return
    if tail and before is not None:
        before.tail = _with_space(before.tail, tail)
    elif tail:
        parent.text = _with_space(parent.text, tail)
    parent.remove(box)


def _with_space(text: str | None, space: str) -> str:
    return text if text and text[-1].isspace() else (text or "") + space


def _paragraphs(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the paragraphs of a tree that are not within each other."""
    return (item for item in tree.iter("p") if next(item.iterancestors("p"), None) is None)


def extract_text(tree: HtmlElement) -> str:
    """Give the text of a tree's article, a paragraph a line; empty where there is none.

    Empty elements, and attributes that no text is found by, are taken out of the tree.
    """
    drop_empty_elements(tree)
    strip_attributes(tree, *_NOT_READ)
    try:
        found = find_first_opinion(tree) or trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=False,
            fast=cast("float", _BLOCKS(tree)) > _MOST_BLOCKS,
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return ""
    return getattr(found, "text", None) or ""

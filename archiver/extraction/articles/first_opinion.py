"""Save time: give trafilatura only the box of a page from which it would take the article.

It cleans, copies and searches a whole page to read one box of it, and asks other extractors for a
second opinion, which is taken on one page in twenty. It chooses that box by its name before all
else, and the others by where the paragraphs stand: both can be told beforehand.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import trafilatura
from lxml.etree import Element, SubElement, XPath
from lxml.html import HtmlElement
from trafilatura.xpaths import BODY_XPATH

_SPACED = XPath("normalize-space(string())")
_SHORT = 250
"""Characters of a text below which the extractor looks for another one."""
_LONG = 3_000
"""Characters of a text from which it looks for no other, however much else is in the page."""
_SHARE = 5
"""How many times as much else has to be in a page for it to look for another one."""
_BLOCKS = (("p", "pre"), ("td",))
_BOXES = ("article", "div", "main", "section")
_IN_LINES = frozenset(("a", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"))
_NAMING = ("class", "id", "role", "style")
"""Attributes by which the extractor tells what a box is."""
_TAG = re.compile(r"[a-z][a-z0-9-]*")
"""Matches "div" and "my-box"; not "o:p", which no element can be made of."""


def find_first_opinion(tree: HtmlElement) -> object | None:
    """Give what the extractor finds in a tree by itself, where it would give that in the end.

    Others' text is taken where it is more than twice as long, or where the extractor's own is a
    small part of the page. They look for the box with most paragraphs.
    """
    passage = _find_passage(tree)
    if passage is None:
        return None
    whole = size_of_text(tree)
    boxes = [] if _is_forum(tree) else _choose_boxes(tree)
    if boxes and not _is_enough(_size(boxes[-1]), passage.most, whole):
        return None
    found = trafilatura.bare_extraction(
        _copy_parts(boxes) if boxes else tree,
        include_comments=False,
        with_metadata=False,
        fast=True,
    )
    body: HtmlElement | None = getattr(found, "body", None)
    # What it falls back on makes one paragraph of all.
    if body is None or len(body) * 2 < passage.paragraphs:
        return None
    if not _is_enough(len(" ".join(body.itertext()).strip()), passage.most, whole):
        return None
    paragraphs, tables = list(body.iter("p")), list(body.iter("table"))
    told = any(True for paragraph in paragraphs for _ in paragraph.itertext())
    return found if told and len(tables) <= len(paragraphs) else None


def _is_enough(size: int, most: int, whole: int) -> bool:
    """Tell whether no other text would be taken instead of one of so many characters."""
    return size >= _SHORT and size * 2 >= most and (size >= _LONG or size * _SHARE >= whole)


class _Passage(NamedTuple):
    """How many paragraphs stand in the box with most words in paragraphs of its own.

    `most` are the characters of the box that has most, with those of the boxes straight in it.
    """

    paragraphs: int
    most: int


def _find_passage(tree: HtmlElement) -> _Passage | None:
    """Find where most is written; None where nothing is in a paragraph.

    Boxes are weighed as the other extractors do: by their paragraphs, and those of boxes in them.
    """
    own: dict[HtmlElement, int] = {}
    numbers: dict[HtmlElement, int] = {}
    for kind, block in ((tags, one) for tags in _BLOCKS for one in tree.iter(*tags)):
        box = block.getparent()
        # One within another counts with that: each of a tower holds all the words at its foot.
        if box is not None and next(block.iterancestors(*kind), None) is None:
            own[box] = own.get(box, 0) + _size(block)
            numbers[box] = numbers.get(box, 0) + 1
    around = dict(own)
    for box, size in own.items():
        outer = box.getparent()
        if outer is not None:
            around[outer] = around.get(outer, 0) + size
    longest = max(own, key=own.__getitem__, default=None)
    return None if longest is None else _Passage(numbers[longest], max(around.values()))


def _is_forum(tree: HtmlElement) -> bool:
    """Tell whether a page says that it is a thread of a forum, whose comments are kept."""
    return any("DiscussionForumPosting" in (script.text or "") for script in tree.iter("script"))


def _choose_boxes(tree: HtmlElement) -> list[HtmlElement]:
    """List the boxes that the extractor reads by their names, in turn, to where it may stop.

    It goes on to the next name where it finds no two elements in a box. None is within another.
    """
    chosen: list[HtmlElement] = []
    finders: list[Callable[[HtmlElement], object]] = [_find_article, *BODY_XPATH[1:]]
    for find in finders:
        found = find(tree)
        box = found[0] if isinstance(found, list) and found else None
        if isinstance(box, HtmlElement) and box not in chosen:
            chosen = [one for one in chosen if box not in one.iterancestors()]
            if not any(one in chosen for one in box.iterancestors()):
                chosen.append(box)
            if _size(box) >= _SHORT or _has_blocks(box):
                break
    return chosen


def _has_blocks(box: HtmlElement) -> bool:
    """Tell whether words stand in two blocks of a box."""
    blocks: set[HtmlElement] = set()
    for element in box.iter():
        if element.text and not element.text.isspace():
            blocks.add(_block_of(element, box))
        if element is not box and element.tail and not element.tail.isspace():
            blocks.add(_block_of(element.getparent(), box))
    return len(blocks) > 1


def _block_of(element: HtmlElement | None, box: HtmlElement) -> HtmlElement:
    """Give the element of a box in which words stand that are in another as part of a line."""
    while element is not None and element is not box and element.tag in _IN_LINES:
        element = element.getparent()
    return box if element is None else element


def _find_article(tree: HtmlElement) -> list[HtmlElement]:
    """Find the box that the extractor takes for an article's above all others."""
    return list(islice(filter(_is_article, tree.iter(*_BOXES)), 1))


def _is_article(box: HtmlElement) -> bool:
    return _names_article(box.tag, box.get("class"), box.get("id"), box.get("itemprop"))


@lru_cache(maxsize=10_000)
def _names_article(tag: str, classes: str | None, own_id: str | None, prop: str | None) -> bool:
    """Tell whether the extractor takes a box of these names for an article's above all others.

    Its expression asks every box of a page, which takes ten times as long as to remember names.
    """
    box = Element("body")
    names = (("class", classes), ("id", own_id), ("itemprop", prop))
    SubElement(box, tag, {name: value for name, value in names if value is not None})
    return bool(BODY_XPATH[0](box))


def _copy_parts(boxes: Sequence[HtmlElement]) -> HtmlElement:
    """Copy boxes, in copies of what they stand in, without what else is there."""
    copies: dict[HtmlElement, HtmlElement] = {}
    for box in sorted(boxes, key=_place):
        part = deepcopy(box)
        part.tail = None
        for outer in box.iterancestors():
            known = copies.get(outer)
            if known is not None:
                known.append(part)
                break
            names = {name: value for name in _NAMING if (value := outer.get(name)) is not None}
            tag = outer.tag if _TAG.fullmatch(outer.tag) else "span"
            around = copies[outer] = part.makeelement(tag, names)
            around.append(part)
            part = around
        else:
            top = part
    return top


def _place(element: HtmlElement) -> list[int]:
    """Give where an element stands, which sorts as elements are ordered in a page."""
    steps: list[int] = []
    while (outer := element.getparent()) is not None:
        steps.append(outer.index(element))
        element = outer
    return steps[::-1]


def size_of_text(tree: HtmlElement) -> int:
    """Count the characters of a page's words; the data in it is no text."""
    return _size(tree) - sum(map(_size, tree.iter("script")))


def _size(element: HtmlElement) -> int:
    """Count the characters of an element's words and of one space between them."""
    return len(str(_SPACED(element)))

"""Cut pages that are out of all measure; an ordinary page is never touched.

Memory and time of a reading grow with elements and with how deep they stand, and a page may
be made of nothing else. The largest of 169 news pages has 4,084 tags, 4,058 elements and
76,404 levels over all of them.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

# The opening of a tag: "<p" and "<P", not "</p", "< 5" or "<!--".
_TAG = re.compile(rb"<[a-zA-Z]")
_COUNT = etree.XPath("count(descendant-or-self::*)")
# Nearly no page has an element so deep; to ask for one takes a tenth of a walk.
_SHALLOW = 100
_DEEP = etree.XPath(f"boolean({'/'.join('*' * _SHALLOW)})")
_DEEPEST = 2_048
"""How deep libxml2 goes, and no deeper."""
ATTRIBUTES = 256
"""Attributes of a tag that are read; the most in 169 news pages are 41. libxml2 walks past all
of a tag's attributes to add another: 100,000 of them took 0.6 seconds, a million would a minute."""
_SMALL = 500_000
"""Bytes of markup that cannot hold so many attributes that it matters."""
# `name`, `name=value`, `name="value"`; nothing is tried twice, so it takes one look at a tag.
_ATTRIBUTE = rb"""(?:[\s/]++[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))?+)"""
# Every tag is taken, crowded or not, so that the search goes on behind it and not within it.
_CROWDED = re.compile(
    rb"(<[a-zA-Z][^\s/>]*+" + _ATTRIBUTE + rb"{0,%d}+)" % ATTRIBUTES + _ATTRIBUTE + rb"*+"
)
_MANY_COMMENTS = 200
"""Openings of comments in a page above which its attributes are looked through for them."""


def first_tags(markup: bytes, most: int) -> bytes:
    """Cut markup after so many tags; give all of it where it has no more."""
    # A tag has two signs at least, and nearly all pages have fewer signs than twice as many tags.
    if len(markup) <= 2 * most or markup.count(b"<") <= most:
        return markup
    for number, found in enumerate(_TAG.finditer(markup)):
        if number == most:
            return markup[: found.start()]
    return markup


def first_attributes(markup: bytes) -> bytes:
    """Drop the attributes of a tag beyond as many as anybody writes."""
    if len(markup) < _SMALL:
        return markup
    # Python makes a replacement anew for each tag, and nearly no page has one to be made.
    crowded = [found for found in _CROWDED.finditer(markup) if found.end(1) != found.end()]
    kept, at = [], 0
    for found in crowded:
        kept.append(markup[at : found.end(1)])
        at = found.end()
    return b"".join((*kept, markup[at:])) if crowded else markup


def first_elements(
    tree: HtmlElement,
    *,
    elements: int,
    levels: int,
    deepest: int = _DEEPEST,
    known: int | None = None,
) -> bool:
    """Cut a tree after so many elements, before its depths add up to so many levels.

    What is cut is all that begins there or later, and the first element that stands deeper
    than `deepest` is where it is cut as well; what holds it stays. `known` is how many it has,
    for whom that is known. Whether anything was cut is given.
    """
    known = int(cast("float", _COUNT(tree))) if known is None else known
    # None stands deeper than there are elements.
    if known <= min(elements, deepest) and known * known <= levels:
        return False
    most = known if known < _SHALLOW or _DEEP(tree) else _SHALLOW
    if known <= elements and most <= deepest and known * most <= levels:
        return False
    depth = seen = added = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        seen += 1
        added += depth
        if seen > elements or added > levels or depth > deepest:
            _cut_from(node)
            return True
    return False


def first_of_tags(tree: HtmlElement, tags: Iterable[str], most: int) -> bool:
    """Cut a tree after so many elements of some tags; tell whether anything was cut."""
    found = next(islice(tree.iter(*tags), most, None), None)
    if found is None:
        return False
    _cut_from(found)
    return True


def first_nested(tree: HtmlElement, tag: str, deepest: int) -> bool:
    """Cut a tree before the first element of a tag that stands within so many others of it."""
    depth = 0
    for event, node in etree.iterwalk(tree, events=("start", "end"), tag=tag):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            _cut_from(node)
            return True
    return False


def drop_long_attributes(tree: HtmlElement, longest: int) -> None:
    """Drop attributes with values for whose length no pattern for class names was made."""
    for element in tree.xpath(f"//*[@*[string-length() > {longest}]]"):
        for name, value in element.attrib.items():
            if len(value) > longest:
                del element.attrib[name]


def drop_comment_attributes(tree: HtmlElement, markup: bytes) -> None:
    """Drop attributes with openings of comments, where a page has many of them.

    Written as HTML again, libxml2 looks for the end of the comment at each of them, through the
    rest of the value: 300 kB took 37 seconds. No name, address or class has any.
    """
    if not _has_more(markup, b"!", _MANY_COMMENTS) or markup.count(b"!--") <= _MANY_COMMENTS:
        return
    for element in tree.xpath("//*[@*[contains(., '<!--')]]"):
        for name, value in element.attrib.items():
            if "<!--" in value:
                del element.attrib[name]


def _has_more(markup: bytes, sign: bytes, most: int) -> bool:
    """Tell whether a rare sign stands in markup more often: to go from one to the next takes less.

    Counting looks at every byte, and took three times as long.
    """
    at = markup.find(sign)
    for _ in range(most):
        if at < 0:
            return False
        at = markup.find(sign, at + 1)
    return at >= 0


def _cut_from(node: HtmlElement) -> None:
    """Take an element out with all that follows it; the text before it stays."""
    box = node.getparent()
    if box is None:
        return
    del box[box.index(node) :]
    while box is not None:
        box.tail = None
        upper = box.getparent()
        if upper is not None:
            del upper[upper.index(box) + 1 :]
        box = upper

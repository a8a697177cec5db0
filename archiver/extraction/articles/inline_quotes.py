"""Give quotations that only markup tells their marks, and take line breaks out of them."""

import re
from itertools import islice

from lxml.html import HtmlElement

_OPENING, _CLOSING = "“«„", "”»"
_MOST = 2_000  # elements ``<q>``
_MOST_BREAKS = 300
_MOST_CHILDREN = 200  # of a paragraph whose breaks are looked at
_PIECES = 200  # of the text of one element
_LONGEST = 4_000  # characters of a paragraph up to a break in a quotation

# Matches the two apostrophes of "''Shut" and of "shut,''", and a line's end; not "rock 'n' roll".
_APOSTROPHES = re.compile(r"(?<![\w'])(?P<opens>'')(?=[^\s'])|(?<=[^\s'])''(?![\w'])|\n")
_DOUBLE = re.compile('[“”"«»„]|``')


def pair_apostrophes(text: str) -> str:
    """Write marks for pairs of two apostrophes, where a text has no other marks of two strokes.

    >>> pair_apostrophes("''The pier is shut,'' she said.")
    '“The pier is shut,” she said.'
    """
    if "''" not in text or _DOUBLE.search(text):
        return text
    parts: list[str] = []
    written = 0
    opened: int | None = None
    for mark in _APOSTROPHES.finditer(text):
        if mark[0] == "\n":
            opened = None
        elif mark["opens"]:
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            parts += [text[written:opened], "“", text[opened + 2 : mark.start()], "”"]
            written, opened = mark.end(), None
    return "".join((*parts, text[written:]))


def mark_quotes(tree: HtmlElement) -> None:
    """Write marks around what ``<q>`` holds, and spaces for line breaks inside quotations.

    Browsers show the marks of ``<q>`` though no text has them.
    """
    for element in list(tree.iter("q"))[:_MOST]:
        if len(element):
            last = element[-1]
            last.tail = f"{last.tail or ''}”"
            element.text = f"“{element.text or ''}"
        else:
            element.text = f"“{element.text or ''}”"
        # Extractors take these out first of all. To take one out here walks along all beside it.
        element.tag = "bdi"
        element.attrib.clear()
    short: dict[HtmlElement, bool] = {}  # counting the children of a parent walks over all of them
    for element in list(tree.iter("br"))[:_MOST_BREAKS]:
        parent = element.getparent()
        if parent is None:
            continue
        if parent not in short:
            short[parent] = len(parent) <= _MOST_CHILDREN
        if short[parent] and _is_open(parent, element):
            element.tail = f" {element.tail or ''}"
            element.drop_tag()


def _is_open(parent: HtmlElement, element: HtmlElement) -> bool:
    """Tell whether a quotation that a paragraph opened is open where a line breaks."""
    if parent.tag not in {
        "p",
        "span",
        "em",
        "strong",
        "li",
        "blockquote",
        "i",
        "b",
    }:
        return False
    before = parent.text or ""
    for child in parent:
        if child is element:
            break
        before += "".join(islice(child.itertext(), _PIECES)) + (child.tail or "")
        if len(before) > _LONGEST:
            return False
    opened = max(map(before.rfind, _OPENING))
    if opened < 0 or max(map(before.rfind, _CLOSING)) > opened:
        return False
    behind = element.tail or ""
    for child in element.itersiblings():
        if len(behind) > _LONGEST:
            break
        behind += "".join(islice(child.itertext(), _PIECES)) + (child.tail or "")
    return any(mark in behind[:_LONGEST] for mark in (*_CLOSING, "“"))

"""Turn prose whose lines were wrapped by hand, as agencies do, into paragraphs.

A line end in such a text means nothing and an empty line parts paragraphs; elsewhere, as in code
and poems, lines are left as they are.
"""

import re
from itertools import pairwise

from lxml.html import Element, HtmlElement

# An empty line, or one of nothing but spaces; not a single line end.
_PARTED = re.compile(r"\n[ \t\xa0\r]*\n\s*")
# Lines of prose are cut at a column of 40 to 120 characters; in code and poems fewer are so long.
_SHORTEST, _LONGEST = 40, 120
_MOST = 200_000


def unwrap_preformatted(tree: HtmlElement) -> None:
    """Make every hard-wrapped `pre` of a tree a box of paragraphs."""
    for box in list(tree.iter("pre")):
        text = box.text_content()
        if len(text) <= _MOST and is_preformatted(text):
            _paragraphs(box, text)


def is_preformatted(text: str) -> bool:
    """Tell whether three in four lines that another follows were cut at a column."""
    lines = [line.rstrip() for line in text.splitlines()]
    inside = [len(a) for a, b in pairwise(lines) if a and b]
    long = sum(_SHORTEST <= size <= _LONGEST for size in inside)
    letters = sum(c.isalpha() or c in " ,.’'" for c in text.replace("\n", " "))
    return bool(inside) and long >= 0.75 * len(inside) and letters >= 0.85 * len(text)


def _paragraphs(box: HtmlElement, text: str) -> None:
    tail = box.tail
    for child in list(box):
        box.remove(child)
    box.tag, box.text, box.tail = "div", None, tail
    for part in _PARTED.split(text):
        words = " ".join(part.split())
        if words:
            paragraph = Element("p")
            paragraph.text = words
            box.append(paragraph)

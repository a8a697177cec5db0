"""Take out of an article what it has struck out: what it withdrew is not what it says.

“The ferry will <del>never</del> <ins>always</ins> leave” is read as “The ferry will always leave”.
Elements count that strike out by themselves, and those whose style does; not one whose style says
that it is shown as any other text.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.extraction.articles.hidden_words import Stylesheets, empty_element
from archiver.html.struck_marks import STRUCK
from archiver.platforms.attribute_index import index_attributes, is_still_in

_STYLED = frozenset({"span", "a", "b", "em", "font", "i", "small", "strong", "u", "p", "li", "div"})
_LONGEST = 2_000
"""Characters of a style that are looked at."""
_LINE_THROUGH = re.compile(
    r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]{0,80}\bline-through\b", re.IGNORECASE
)
"""Matches "text-decoration: red line-through"; not "--text-decoration: line-through"."""
_PLAIN = re.compile(
    r"(?:^|[;\s])text-decoration(?:-line)?\s*:\s*(?:none|initial|unset|inherit)\b", re.IGNORECASE
)
_MOST = 0.5
"""Share of a page's words from which on struck ones are held for an element that was not closed."""


def drop_struck_words(tree: HtmlElement, sheets: Stylesheets | None = None) -> None:
    """Empty the elements that are struck out; what follows them stays."""
    sheets = sheets or Stylesheets(tree)
    found = list(tree.iter(*STRUCK))
    if found:
        plain = sheets.list_names(_PLAIN, tags=True, word="text-decoration")
        found = [item for item in found if not _is_named(item, plain, _PLAIN)]
    lined = sheets.list_names(_LINE_THROUGH, tags=False, word="line-through")
    # Without such a name an element's own style alone says so, and few have one.
    styled = tree.iter(*_STYLED) if lined else _styled_through(tree)
    found += [
        item for item in styled if item.tag in _STYLED and _is_named(item, lined, _LINE_THROUGH)
    ]
    if not found:
        return
    body = tree.find("body")
    whole = _size(tree if body is None else body)
    if sum(map(_size, found)) <= whole * _MOST:
        for element in found:
            empty_element(element)


def _styled_through(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements of a tree whose own style says that something is struck out."""
    index = index_attributes(tree)
    for number, style in index.pairs("style"):
        element = index.elements[number] if "through" in style.lower() else None
        # What was taken out of the tree since is no word of the page.
        if element is not None and is_still_in(tree, element):
            yield element


def _is_named(element: HtmlElement, names: frozenset[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether an element's own style, its class or its name has it look so."""
    style = element.get("style")
    if style and pattern.search(style[:_LONGEST]):
        return True
    if not names:
        return False
    classes = (element.get("class") or "")[:_LONGEST].split()
    named = (str(element.tag), f"#{element.get('id')}", *(f".{item}" for item in classes))
    return not names.isdisjoint(named)


def _size(element: HtmlElement) -> int:
    """Count the characters of an element's words."""
    return sum(len(text) for text in element.itertext())

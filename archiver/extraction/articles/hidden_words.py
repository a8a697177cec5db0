"""Take out of a page's sentences what their readers do not see.

A word that is in the markup and not on the screen would make a quotation of what nobody is shown
to have been said: “We will <span hidden>never</span> leave” is read as “We will leave”. Only
elements within a line are taken out: whole blocks are hidden for other reasons, until a script
shows them or behind a wall. Rules of stylesheets elsewhere are not known here.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from archiver.platforms.attribute_index import AttributeIndex, index_attributes, is_still_in

_WITHIN_LINES = frozenset(
    {
        *("span", "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "q", "samp", "small", "strong", "sub"),
        *("sup", "template", "time", "tt", "u", "var"),
    }
)
_LONGEST = 2_000
"""Characters of a style that are looked at."""
_MOST_CLASSES = 200
_SHEETS = 300_000
"""Characters of stylesheets in a page that are looked at."""
_ZERO = r"(?:0+(?:\.0+)?|\.0+)(?:px|em|rem|pt|%|ex|ch|vw|vh)?"
_AWAY = r"-\d{3,}"
_UNSEEN = re.compile(
    r"[;\s](?:"
    r"display\s*:\s*none"
    r"|visibility\s*:\s*(?:hidden|collapse)"
    rf"|(?:font-size|opacity|max-height|max-width)\s*:\s*{_ZERO}\s*(?:!|;|$)"
    rf"|(?:left|top|right|bottom|text-indent|margin-left)\s*:\s*{_AWAY}"
    r"|color\s*:\s*transparent"
    r"|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)"
    r")",
    re.IGNORECASE,
)
"""Matches "DISPLAY : none !important" and "opacity:0"; not "opacity: 0.9" or "display: nonexistent"
of a custom property, which begins with dashes. What is searched has a sign before its first name:
an expression that may begin with none takes three times as long."""
_FOR_READING_ALOUD = frozenset(
    {
        *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"),
        *("screen-reader-only", "screenreader-only", "u-hidden-visually", "a11y-hidden"),
        *("is-visually-hidden", "show-for-sr", "offscreen", "vh"),
    }
)
# ".a", "span.a" and "#a" alone: what a rule with more in it applies to is not looked for.
_NAMED = re.compile(r"(?:[a-z]+)?([.#][\w-]{1,80})", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{1,10}", re.IGNORECASE)


def drop_hidden_words(tree: HtmlElement, sheets: "Stylesheets | None" = None) -> None:
    """Empty the elements within lines that no reader sees; what follows them stays."""
    styled = (sheets or Stylesheets(tree)).list_names(_UNSEEN, tags=False)
    index = index_attributes(tree)
    found = {
        *index.tags.get("template", ()),
        *index.numbers.get("hidden", ()),
        *_hidden_by_class(index, styled),
        *(number for number, value in index.pairs("id") if f"#{value}" in styled),
        *(number for number, value in index.pairs("style") if _hides_style(value)),
    }
    within = [
        element
        for number in sorted(found)
        if (element := index.elements[number]) is not None
        and element.tag in _WITHIN_LINES
        and is_still_in(tree, element)
        and _is_in_line(element)
    ]
    for element in within:
        empty_element(element)


def _hidden_by_class(index: AttributeIndex, styled: frozenset[str]) -> list[int]:
    """Give the numbers of the elements that one of their classes hides; most pages have few."""
    hiding = _FOR_READING_ALOUD.union(name[1:] for name in styled if name.startswith("."))
    values = {
        value
        for value in {*index.values.get("class", ())}
        if not hiding.isdisjoint(value[:_LONGEST].split()[:_MOST_CLASSES])
    }
    return [number for number, value in index.pairs("class") if value in values] if values else []


def _hides_style(value: str) -> bool:
    return _UNSEEN.search(f";{value[:_LONGEST]}") is not None


def _is_in_line(element: HtmlElement) -> bool:
    """Tell whether words stand beside an element: what fills its block alone is a block itself."""
    return bool(_text_before(element).strip() or (element.tail or "").strip())


def _text_before(element: HtmlElement) -> str:
    """Give the text between an element and what is before it in its parent."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or ""
    return (parent.text or "") if parent is not None else ""


class Stylesheets:
    """The stylesheets of a page itself, each read once however often something is sought in it."""

    def __init__(self, tree: HtmlElement) -> None:
        self._sheets = list(_sheets_for_screens(tree))
        self._rules: dict[int, list[tuple[str, str]]] = {}

    def list_names(self, pattern: re.Pattern[str], *, tags: bool, word: str = "") -> frozenset[str]:
        """List what some style is given to, whatever the screen.

        These are ``.class`` and ``#id``, and with `tags` the names of elements too. `pattern`
        finds the style among declarations, all of which hold the `word`.
        """
        found: set[str] = set()
        for number, sheet in enumerate(self._sheets):
            if word and word not in sheet.lower():
                continue
            if number not in self._rules:
                self._rules[number] = list(_rules_of(sheet))
            for selector, declarations in self._rules[number]:
                if pattern.search(declarations):
                    found.update(_names_in(selector, tags=tags))
        return frozenset(found)


def _sheets_for_screens(tree: HtmlElement) -> Iterator[str]:
    left = _SHEETS
    for sheet in islice(tree.iter("style"), 100):
        text = (sheet.text or "")[:left]
        left -= len(text)
        media = sheet.get("media") or "all"
        if media.strip().lower() in {"all", "screen"}:
            yield text
        if left <= 0:
            return


def _rules_of(sheet: str) -> Iterator[tuple[str, str]]:
    """Give the rules of a stylesheet that stand in no other one, such as ``@media print``.

    Each is a selector that may be a single name, or several, and its declarations, with the sign
    before them that begins each.
    """
    depth, selector = 0, ""
    for rule in sheet.split("}")[:-1]:
        *opened, text = rule.split("{")
        if opened and depth == 0:
            selector = opened[0]
        depth += len(opened)
        if depth > 1:
            depth -= 1
        else:
            depth = 0
            # Most rules are for one element within another, of which no name is taken.
            alone = selector.strip()
            if "," in alone or not (" " in alone or ":" in alone or ">" in alone):
                yield alone, f";{text[:_LONGEST]}"


def _names_in(selector: str, *, tags: bool) -> Iterator[str]:
    for one in selector[-_LONGEST:].split(","):
        named = _NAMED.fullmatch(one.strip())
        if named:
            yield named[1]
        elif tags and _TAG.fullmatch(one.strip()):
            yield one.strip().lower()


def empty_element(element: HtmlElement) -> None:
    """Take all out of an element: to take it out itself would copy the text behind it each time."""
    element.text = None
    for inner in list(element):
        element.remove(inner)
    if element.tail and _text_before(element).endswith((" ", "\n")):
        element.tail = element.tail.lstrip(" \n")

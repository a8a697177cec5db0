"""Find the author that a page marks in its own markup (`rel=author`, `itemprop`, classes).

The marks and their order are those of trafilatura's `extract_author` (2.3), sought in one walk:
its expressions go over every element five times and took a sixth as long as the extraction.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura.json_metadata import normalize_authors

_TAGS = (
    frozenset({"a", "address", "div", "link", "p", "span", "strong"}),
    frozenset({"a", "div", "h3", "h4", "p", "span"}),
)
# For each way in turn, attributes with the values they have and the patterns they match.
# class="author" and class="author-name" come first, class="post-author" second.
_EXACT: tuple[dict[str, frozenset[str]], ...] = (
    {
        "rel": frozenset({"author"}),
        "id": frozenset({"author"}),
        "class": frozenset({"author"}),
        "itemprop": frozenset({"author name"}),
        "data-testid": frozenset({"AuthorCard", "AuthorURL"}),
    },
    {"class": frozenset({"byline", "username", "byl", "BBL"})},
    {},
)
_LIKE: tuple[dict[str, re.Pattern[str]], ...] = (
    {"class": re.compile("author-?name|AuthorName|authorName")},
    {
        "itemprop": re.compile("author"),
        "id": re.compile("author|zuozhe|bianji|xiaobian"),
        "class": re.compile(
            "author|channel-name|zuozhe|bianji|xiaobian|submitted-by|posted-by|journalist-name"
        ),
    },
    {
        "data-component": re.compile("Byline"),
        "itemprop": re.compile("author"),
        "id": re.compile("[Aa]uthor"),
        "class": re.compile("[Aa]uthor|screenname|writer|[Bb]yline"),
    },
)
# A part of every value and pattern above.
_ANY = re.compile(
    "uthor|zuozhe|bianji|xiaobian|channel-name|ted-by|journalist-name|username|[Bb]yl|BBL|"
    "screenname|writer"
)
_SOUGHT = frozenset({"rel", "id", "class", "itemprop", "data-testid", "data-component"})
_OTHERS_TAGS = frozenset({"a", "div", "section", "span"})
_OTHERS_ID = re.compile("^comments$|^comments|comment-?list|ProductReviews")
_OTHERS_CLASS = re.compile(
    "^(?:comments|title|date)$|^[Cc]omments|commentlist|comments-list|sidebar|is-hidden|quote|"
    "embedly-instagram|article-(?:share|support)|print|category|meta-date|meta-reviewer"
)
_LONGEST = 120


def find_marked_byline(tree: HtmlElement) -> str | None:
    """Find the author that a page's markup names."""
    ways: tuple[list[HtmlElement], ...] = ([], [], [])
    known: dict[tuple[str, str], tuple[int, ...]] = {}
    for element in tree.iter():
        if element.tag == "author":
            ways[0].append(element)
            continue
        marked: set[int] = set()
        for mark in element.items():
            if mark[0] in _SOUGHT:
                if mark not in known:
                    known[mark] = _ways(*mark)
                marked.update(known[mark])
        for number in sorted(marked) if marked else ():
            if number == 2 or element.tag in _TAGS[number]:
                ways[number].append(element)
    for way in ways:
        for element in way:
            if any(map(_is_others, (element, *element.iterancestors()))):
                continue
            said = " ".join(" ".join(_texts(element)).split())
            if 2 < len(said) < _LONGEST:
                return normalize_authors(None, said)
    return None


def _ways(name: str, value: str) -> tuple[int, ...]:
    """Give the ways by which an attribute marks an author."""
    if not _ANY.search(value):
        return ()
    return tuple(
        number
        for number in range(3)
        if value in _EXACT[number].get(name, ())
        or ((like := _LIKE[number].get(name)) and like.search(value))
    )


def _is_others(box: HtmlElement) -> bool:
    """Tell whether a box holds comments, a date or a picture, and no author."""
    if box.tag in {"time", "figure"}:
        return True
    return box.tag in _OTHERS_TAGS and bool(
        _OTHERS_ID.search(box.get("id") or "")
        or _OTHERS_CLASS.search(box.get("class") or "")
        or "Figure" in (box.get("data-component") or "")
    )


def _texts(element: HtmlElement) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if not _is_others(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail

"""Tell behind which line of an article's text its page shows a post.

The post's own words are cut from the page before its text is read, so that no offset of it is left.
What stands before it is: the words of the blocks above it, nearest first, are sought in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from archiver.models.records import Embed

_NODES = 400
"""Pieces of text that are gone back over, and lines that they make up: past captions, buttons and
boxes of other stories the paragraph above is among them."""
_LINES = 8
_TELLING = 12
"""Letters of a line by which it is found in the article; fewer could be anywhere."""
_COMPARED = 60
"""Letters of its end that are compared: its beginning may lie on the far side of something cut."""
_NEAR = 200
"""Characters at the end of a line in which that many letters are sought first."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "button"})
_NO_LETTERS = re.compile(r"[\W_]+")


def key_of_embed(embed: Embed) -> Hashable:
    """Give what tells the appearances of one post from those of others on a page."""
    return (embed.platform, embed.id) if embed.id else embed


def lines_before(element: HtmlElement) -> tuple[str, ...]:
    """Give the ends of the lines that stand before an element, nearest first, as letters alone."""
    found: list[str] = []
    pieces: list[str] = []
    for piece in islice(_texts_before(element), _NODES):
        if piece is not None:
            pieces.append(piece)
            continue
        line, pieces = "".join(reversed(pieces)), []
        # A capital letter is two in lower case at most; most lines of markup are spaces.
        if 2 * len(line) < _TELLING:
            continue
        letters = _last_letters(line)
        if len(letters) >= _TELLING:
            found.append(letters)
            if len(found) == _LINES:
                break
    return tuple(found)


def place_embeds(
    embeds: Sequence[Embed], before: Mapping[Hashable, Sequence[str]], text: str
) -> tuple[Embed, ...]:
    """Note of each embed behind which line of a text it stands, where that is found.

    `before` are the lines of `lines_before`, by `key_of_embed`.
    """
    if not before:
        return tuple(embeds)
    ends: list[int] = []
    places: list[int] = []
    known: list[str] = []
    size = at = 0
    for line in text.splitlines(keepends=True):
        letters = _letters(line)
        size += len(letters)
        known.append(letters)
        ends.append(size)
        places.append(at + len(line.rstrip()))
        at += len(line)
    joined = "".join(known)
    reached = 0
    placed: list[Embed] = []
    for embed in embeds:
        stood = None
        for line in before.get(key_of_embed(embed), ()) if embed.span is None else ():
            # What a page says twice, as a summary does, is where the posts before it have come to.
            stood = _find(joined, line, reached)
            if stood is not None:
                break
        if stood is None:
            placed.append(embed)
            continue
        reached = stood - 1
        placed.append(replace(embed, place=places[bisect_left(ends, stood)]))
    return tuple(placed)


def _find(joined: str, line: str, start: int) -> int | None:
    at = joined.find(line, max(start - len(line) + 1, 0))
    if at < 0:
        at = joined.find(line)
    return at + len(line) if at >= 0 else None


def _last_letters(text: str) -> str:
    """Give the last letters of a line, reading no more of a long one than holds them."""
    near = _letters(text[-_NEAR:])
    # A letter in lower case may depend on the one before it.
    return (near if len(near) > _COMPARED + 1 else _letters(text))[-_COMPARED:]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()


def _texts_before(element: HtmlElement) -> Iterator[str | None]:
    """Yield the texts before an element from the nearest on; None where a line begins or ends."""
    node = element
    while True:
        previous = node.getprevious()
        if previous is not None:
            yield from _texts_within(previous)
            node = previous
            continue
        parent = node.getparent()
        if parent is None:
            yield None
            return
        if parent.text:
            yield parent.text
        if parent.tag not in _INLINE:
            yield None
        node = parent


def _texts_within(element: HtmlElement) -> Iterator[str | None]:
    """Yield the texts of an element and behind it, the last first."""
    open_nodes: list[tuple[HtmlElement, bool]] = [(element, False)]
    while open_nodes:
        node, is_entered = open_nodes.pop()
        ends_line = node.tag not in _INLINE
        if is_entered:
            if node.text:
                yield node.text
            if ends_line:
                yield None
            continue
        if node.tail:
            yield node.tail
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            continue
        if ends_line:
            yield None
        open_nodes.append((node, True))
        open_nodes.extend((child, False) for child in node)

"""Collect the strings of a tree that can name a post: texts, attributes, page data.

Most strings of a page name none, so they are laid end to end and sought through for the
platforms' signs all at once; to ask each of them by itself was a sixth of a reading.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.extraction.embeds import base64
from archiver.extraction.embeds.addresses import texts_with_addresses
from archiver.extraction.embeds.regions import SENTENCE, sentence_length
from archiver.extraction.embeds.streamed_data import expand_references, is_streamed, join_pieces
from archiver.platforms.attribute_index import AttributeIndex, keep_index
from archiver.platforms.bare_ids import LONGEST_WORD, NAMING_ATTRIBUTES

_NO_CONTENT = frozenset(
    {"style", "link", "meta", "base", "html", "head", "title", "path", "svg", "use", "source", "br"}
)
# Attributes that never hold a post's address.
_NO_ADDRESS = frozenset(
    {"class", "style", "id", "d", "srcset", "sizes", "xmlns", "rel", "target", "width", "height"}
)
# Screenshots of posts are described by their text.
_DESCRIBED = frozenset({"alt", "data-alt"})
_WRAPS = frozenset(":%")
"""Signs of which an address within another one has one: "/out?to=https%3A%2F%2F…"."""
_ESCAPED_SLASH = "\\u002F"
"""How some serializers write every slash in a script."""
# No address of a post and no bare id under its name is shorter.
_SHORTEST = 12


class PageString(NamedTuple):
    """A string of a tree, the element it belongs to, and its name if it is an attribute."""

    element: HtmlElement
    name: str | None
    text: str


PlacedString = tuple[int, int, HtmlElement, str | None, str]
"""A `PageString` with its place before it: the number of the element at which it is met, and which
of that element's it is. A named tuple takes twice as long to be made, and most have no sign."""
_BEHIND, _WITHIN, _ATTRIBUTE, _LAST = range(4)


class GatheredStrings(NamedTuple):
    """What one walk over a tree finds: strings that may name a post, and what marks its elements.

    `marks` are all names of tags and attributes, all classes and descriptions of pictures, and
    short values that may name a platform; each stands between two newlines. `sentences` are the
    lengths of those that stand straight in an element, as `Region` counts them.
    """

    strings: list[PlacedString]
    marks: str
    sentences: list[tuple[HtmlElement, int]]


def gather_strings(tree: HtmlElement) -> GatheredStrings:
    """Give all strings of a tree that are worth a search, and its marks.

    What stands behind an element belongs to the one around it.
    """
    marks: set[str] = set()
    index = AttributeIndex.begin()
    empty: set[int] = set()  # those that have attributes and no content
    texts = _Texts([], [], [])
    for number, element in enumerate(tree.iter()):
        tag, tail, text = element.tag, element.tail, element.text
        if tail and len(tail) >= _SHORTEST and (len(tail) > SENTENCE or _worth(tail)):
            texts.note_tail(number, element, tail)
        if text and len(text) >= _SHORTEST:
            texts.note_text(number, element, text)
        if index.add(element) and tag in _NO_CONTENT:
            empty.add(number)
    keep_index(tree, index)
    marks.update(index.tags)
    strings = texts.strings
    for name in index.numbers:
        _note_values(name, index.values[name], marks)
        if name not in _NO_ADDRESS:
            strings += _of_attribute(tree, name, index, empty)
    if texts.streamed:
        whole = join_pieces([text for *_, text in texts.streamed])
        strings.append((number, _LAST, texts.streamed[0][2], None, whole))
    return GatheredStrings(strings, "\n".join(("", *marks, "")), texts.sentences)


class _Texts(NamedTuple):
    """What a walk finds in texts: those that may name a post, pieces of streams, and sentences."""

    strings: list[PlacedString]
    streamed: list[PlacedString]
    sentences: list[tuple[HtmlElement, int]]

    def note_tail(self, number: int, element: HtmlElement, tail: str) -> None:
        """Add what stands behind an element, and so in the one around it."""
        size = sentence_length(tail) if len(tail) > SENTENCE else 0
        worth = _worth(tail)
        box = element.getparent() if size or worth else None
        if box is None:
            return
        if size:
            self.sentences.append((box, size))
        if worth and box.tag not in _NO_CONTENT:
            self.strings.append((number, _BEHIND, box, None, tail))

    def note_text(self, number: int, element: HtmlElement, text: str) -> None:
        """Add what an element begins with."""
        if len(text) > SENTENCE and (size := sentence_length(text)):
            self.sentences.append((element, size))
        if element.tag == "script":
            some = self.streamed if is_streamed(text) else self.strings
            some += ((number, _WITHIN, element, None, one) for one in _of_script(text))
        elif _worth(text) and element.tag not in _NO_CONTENT:
            self.strings.append((number, _WITHIN, element, None, text))


def _note_values(name: str, values: Sequence[str], marks: set[str]) -> None:
    """Add an attribute's name, and what its values say of their elements: a class, a word."""
    if name == "class":
        marks.update(values)
        return
    marks.add(name)
    if name in NAMING_ATTRIBUTES or name.startswith("data-"):
        marks.update(value for value in values if len(value) <= LONGEST_WORD)
    if name in _DESCRIBED:
        marks.update(value for value in values if len(value) >= _SHORTEST)


def _of_attribute(
    tree: HtmlElement, name: str, index: AttributeIndex, empty: set[int]
) -> Iterator[PlacedString]:
    """Give what all elements say under one name: a page has a few dozen, and thousands of values.

    `empty` are the elements that have no content.
    """
    for number, value in index.pairs(name):
        size = len(value)
        if size < _SHORTEST:
            continue
        packed = size >= base64.SHORTEST and value[:2] in base64.BEGINNINGS
        worth = ("/" in value or "weet" in value or "%2F" in value) and number not in empty
        # Most links lead to another page of the same site, and wrap no address.
        if worth and name == "href" and value[0] == "/" != value[1]:
            worth = not _WRAPS.isdisjoint(value)
        if worth or packed:
            element = index.elements[number]
            box = tree if element is None else element
            if worth:
                yield number, _ATTRIBUTE, box, name, value
            if packed:
                yield number, _ATTRIBUTE, box, name, base64.decode_packed(value)


def _of_script(text: str) -> Iterator[str]:
    """Give what a script says; a piece of a stream whatever it holds, for the next goes on."""
    if len(text) >= _SHORTEST and (
        _worth(text)
        or _ESCAPED_SLASH in text
        or _ESCAPED_SLASH.lower() in text
        or is_streamed(text)
    ):
        yield expand_references(text)
    if text[:40].lstrip()[:2] in base64.BEGINNINGS:
        yield base64.decode_packed(text)


def strings_with_signs(strings: Sequence[PlacedString]) -> Iterator[PageString]:
    """Yield those of some strings that have the signs of a post, in the order of the tree."""
    signed = [strings[at] for at in texts_with_addresses(text for *_, text in strings)]
    for _, _, element, name, text in sorted(signed, key=_place):
        yield PageString(element, name, text)


def _place(string: PlacedString) -> tuple[int, int, int]:
    """Tell where a string stands among those of a tree; attributes of an element as written."""
    number, which, element, name, _ = string
    return number, which, element.keys().index(name) if name is not None else 0


def _worth(text: str) -> bool:
    """Tell whether a string has what every address and every name of an id has."""
    return "/" in text or "weet" in text or "%2F" in text

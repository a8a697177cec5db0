"""Collect the strings of a tree that can name a post: texts, attributes, page data.

Most strings of a page name none, so they are laid end to end and sought through for the
platforms' signs all at once; to ask each of them by itself was a sixth of a reading.
"""

from collections import defaultdict
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
    {"style", "id", "d", "srcset", "sizes", "xmlns", "rel", "target", "width", "height"}
)
# Screenshots of posts are described by their text.
_DESCRIBED = frozenset({"alt", "data-alt"})
_WRAPS = frozenset(":%")
"""Signs of which an address within another one has one: "/out?to=https%3A%2F%2F…"."""
# No address of a post and no bare id under its name is shorter.
_SHORTEST = 12


class PageString(NamedTuple):
    """A string of a tree, the element it belongs to, and its name if it is an attribute."""

    element: HtmlElement
    name: str | None
    text: str


class GatheredStrings(NamedTuple):
    """What one walk over a tree finds: strings that may name a post, and what marks its elements.

    `marks` are all names of tags and attributes, all classes and descriptions of pictures, and
    short values that may name a platform; each stands between two newlines. `sentences` are the
    lengths of those that stand straight in an element, as `Region` counts them.
    """

    strings: list[PageString]
    marks: str
    sentences: list[tuple[HtmlElement, int]]


def gather_strings(tree: HtmlElement) -> GatheredStrings:
    """All strings of a tree that are worth a search, in order, and its marks.

    What stands behind an element belongs to the one around it.
    """
    strings: list[PageString] = []
    streamed: list[PageString] = []
    marks: set[str] = set()
    sentences: list[tuple[HtmlElement, int]] = []
    index = AttributeIndex([], defaultdict(list), defaultdict(list), [])
    uses = _Uses()
    numbers, values = index.numbers, index.values
    for number, element in enumerate(tree.iter()):
        tag, tail, text = element.tag, element.tail, element.text
        index.elements.append(element if number else None)
        marks.add(tag)
        if tail and len(tail) >= _SHORTEST:
            size = sentence_length(tail) if len(tail) > SENTENCE else 0
            worth = _worth(tail)
            box = element.getparent() if size or worth else None
            if box is not None and size:
                sentences.append((box, size))
            if box is not None and worth and box.tag not in _NO_CONTENT:
                strings.append(PageString(box, None, tail))
        if text and len(text) > SENTENCE and (size := sentence_length(text)):
            sentences.append((element, size))
        content = tag not in _NO_CONTENT
        if tag == "script" and text:
            some = streamed if is_streamed(text) else strings
            some += _of_script(element, text)
        elif content and text and len(text) >= _SHORTEST and _worth(text):
            strings.append(PageString(element, None, text))
        if items := element.items():
            if "-" in tag:
                index.custom.append(number)
            for name, value in items:
                numbers[name].append(number)
                values[name].append(value)
            _note_attributes(element, items, uses, strings, marks, content=content)
    keep_index(tree, index)
    marks.update(name for name in index.numbers if name != "class")
    if streamed:
        whole = join_pieces([string.text for string in streamed])
        strings.append(PageString(streamed[0].element, None, whole))
    return GatheredStrings(strings, "\n".join(("", *marks, "")), sentences)


class _Use(NamedTuple):
    """What an attribute of some name is good for: to name a platform, a picture, a post."""

    naming: bool
    described: bool
    searched: bool


_CLASS = _Use(naming=False, described=False, searched=False)


class _Uses(dict[str, _Use]):
    """Uses by name, told once for a page: it has a few dozen names and thousands of attributes."""

    def __missing__(self, name: str) -> _Use:
        naming = name in NAMING_ATTRIBUTES or name.startswith("data-")
        use = _Use(naming, name in _DESCRIBED, name not in _NO_ADDRESS)
        self[name] = use = _CLASS if name == "class" else use
        return use


def _note_attributes(
    element: HtmlElement,
    items: Sequence[tuple[str, str]],
    uses: _Uses,
    strings: list[PageString],
    marks: set[str],
    *,
    content: bool,
) -> None:
    """Add what an element's attributes hold, and what they say of it: a class, a word."""
    for name, value in items:
        use = uses[name]
        if use is _CLASS:
            marks.add(value)
            continue
        naming, described, searched = use
        size = len(value)
        if naming and size <= LONGEST_WORD:
            marks.add(value)
        if size < _SHORTEST:
            continue
        if described:
            marks.add(value)
        if not searched:
            continue
        if content and ("/" in value or "weet" in value or "%2F" in value):
            # Most links lead to another page of the same site, and wrap no address.
            if name == "href" and value[0] == "/" != value[1] and _WRAPS.isdisjoint(value):
                continue
            strings.append(PageString(element, name, value))
        if size >= base64.SHORTEST and value[:2] in base64.BEGINNINGS:
            strings.append(PageString(element, name, base64.decode_packed(value)))


def _of_script(script: HtmlElement, text: str) -> Iterator[PageString]:
    """Give what a script says; a piece of a stream whatever it holds, for the next goes on."""
    if len(text) >= _SHORTEST and (_worth(text) or is_streamed(text)):
        yield PageString(script, None, expand_references(text))
    if text[:40].lstrip()[:2] in base64.BEGINNINGS:
        yield PageString(script, None, base64.decode_packed(text))


def strings_with_signs(strings: Sequence[PageString]) -> Iterator[PageString]:
    """Those of some strings that have the signs of a post, in their order."""
    return (strings[number] for number in texts_with_addresses(string.text for string in strings))


def _worth(text: str) -> bool:
    """Whether a string has what every address and every name of an id has."""
    return "/" in text or "weet" in text or "%2F" in text

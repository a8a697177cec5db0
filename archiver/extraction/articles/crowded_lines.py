"""Unwrap or take out what stands within lines by the thousand, before an extractor does.

An extractor takes formatting and links out of a paragraph and leaves the text between them in as
many pieces as there were elements. libxml2 walks along such pieces to tell where one stands: a
paragraph of 4,000 words in `<i>` took 1.2 seconds, and one of 60,000 a minute. Here the pieces
are joined. No word is lost, and an ordinary page is never touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import CUT_EMPTY_ELEMS, MANUALLY_CLEANED

from archiver.platforms.attribute_index import count_of

_FORMATTING = (
    *("em", "i", "b", "strong", "u", "kbd", "samp", "tt", "var", "sub", "sup", "abbr", "acronym"),
    *("bdi", "bdo", "big", "cite", "data", "dfn", "font", "img", "ins", "mark", "nobr", "ruby"),
    *("small", "wbr"),
)
_TAKEN_OUT = (*_FORMATTING, "a", "span", "address", "hgroup", "tbody", "template", "tfoot", "thead")
"""What trafilatura takes out and leaves the text of, at one time or another."""
# What trafilatura takes out with its text, but for what it looks into before. The text behind it is
# added to that before it, which is copied each time: 1 MB of `<time>` took 40 seconds.
_DROPPED = tuple(sorted({*MANUALLY_CLEANED} - {"form", "head", "math", "script"}))
_DROPPED_EMPTY = (*sorted(CUT_EMPTY_ELEMS), "form")
_GONE = "gone"
MOST = 1_000
"""Such elements in one block; the most in 169 news pages are some hundreds. Fewer are left for the
extractor, which tells a list of links from prose by them."""
_MOST_FORMATTING = 3_000
"""Elements of formatting in a page: an extractor goes by none of them."""
_MOST_OF_ALL = 8_000
"""Elements in a page that are taken out, twice as many as the largest of those has of any."""


def join_crowded_lines(tree: HtmlElement) -> None:
    """Unwrap the elements within lines of each block that has far too many; their text stays.

    In a page that has far too many in all, though few in each block, all are. What an extractor
    reads nothing of is taken out of a block that has far too many.
    """
    # Hardly a page has as many of all together, and to go through them is not needed then.
    if count_of(tree, *_DROPPED, *_DROPPED_EMPTY) > MOST:
        drop_crowded(_dropped_elements(tree))
    if count_of(tree, *_TAKEN_OUT, "q") <= MOST:  # which was made one of them
        return
    counts = _count_by_block(tree)
    crowded = [block for block, count in counts.items() if count > MOST]
    for block in crowded:
        etree.strip_tags(block, *_TAKEN_OUT)
        _join_pieces(block)
    if sum(counts.values()) <= _MOST_FORMATTING:
        return
    for tags, most in ((_FORMATTING, _MOST_FORMATTING), (_TAKEN_OUT, _MOST_OF_ALL)):
        if sum(1 for _ in tree.iter(*tags)) > most:
            etree.strip_tags(tree, *tags)
            _join_pieces(tree)


def drop_crowded(elements: Iterable[HtmlElement]) -> None:
    """Take elements out of each that has far too many of them; the text behind them stays."""
    by_block: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for element in elements:
        block = element.getparent()
        if block is not None:
            by_block[block].append(element)
    for block, crowd in by_block.items():
        if len(crowd) > MOST:
            for element in crowd:
                element.tag = _GONE
                element.tail = f" {element.tail or ''}"
            etree.strip_elements(block, _GONE, with_tail=False)
            _join_pieces(block)


def _dropped_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter(*_DROPPED):
        if element.tag != "figure" or element.find(".//table") is None:
            yield element
    for element in tree.iter(*_DROPPED_EMPTY):
        if element.text is None and len(element) == 0:
            yield element


def _count_by_block(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Count the elements within lines by the block that holds them, at whatever depth."""
    blocks: dict[HtmlElement, HtmlElement] = {}
    counts: dict[HtmlElement, int] = {}
    for element in tree.iter(*_TAKEN_OUT):
        parent = element.getparent()
        if parent is None:
            continue
        block = blocks[element] = blocks.get(parent, parent)
        counts[block] = counts.get(block, 0) + 1
    return counts


def _join_pieces(block: HtmlElement) -> None:
    """Make one piece of each text within a block: reading it joins, writing it replaces."""
    for element in block.iter():
        if element.text:
            element.text = element.text
        if element is not block and element.tail:
            element.tail = element.tail

"""Index the tags and attributes of a tree by name, once for all who look for some of them.

Platforms ask one tree after another for elements with attributes of their own, and a walk over
all elements costs more than all that is done with those found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement


class AttributeIndex(NamedTuple):
    """The elements of a tree, by number, and for each name of an attribute who has it, in order.

    `values` are what each has under that name, in the same order, and `tags` the numbers of those
    of each tag. The root is None in it: it would keep itself. `custom` are elements with attributes
    whose name has a hyphen, as those have that scripts define.

    All elements are held, those without attributes too: lxml makes an element's Python object anew
    each time nobody holds it, which costs more than all the searches in them (58 bytes each, and
    at most twice `archiver.html.page.TAGS`). Those that were taken out of the tree are let go
    from the end, as Python does with a list, each before the one around it: where that went first,
    lxml would look through all others in it for one that is held, each time.
    """

    elements: list[HtmlElement | None]
    numbers: dict[str, list[int]]
    values: dict[str, list[str]]
    tags: dict[str, list[int]]
    custom: list[int]

    @classmethod
    def begin(cls) -> AttributeIndex:
        """Give one of no elements, to add those of a tree to in their order."""
        return cls([], defaultdict(list), defaultdict(list), defaultdict(list), [])

    def add(self, element: HtmlElement) -> bool:
        """Note the next element and its attributes; tell whether it has any."""
        number = len(self.elements)
        self.elements.append(element if number else None)
        tag = element.tag
        self.tags[tag].append(number)
        items = element.items()
        if not items:
            return False
        if "-" in tag:
            self.custom.append(number)
        for name, value in items:
            self.numbers[name].append(number)
            self.values[name].append(value)
        return True

    def pairs(self, name: str) -> Iterator[tuple[int, str]]:
        """Give the numbers of the elements with an attribute, and what it holds."""
        return zip(self.numbers.get(name, ()), self.values.get(name, ()), strict=True)


_INDEXES: WeakKeyDictionary[HtmlElement, AttributeIndex] = WeakKeyDictionary()


def keep_index(tree: HtmlElement, index: AttributeIndex) -> None:
    """Remember what a walk over a tree has found, until the tree goes."""
    _INDEXES[tree] = index


def forget_index(tree: HtmlElement) -> None:
    """Let go of all elements of a tree that nobody will ask for any more."""
    _INDEXES.pop(tree, None)


def index_attributes(tree: HtmlElement) -> AttributeIndex:
    """Give the attributes of a whole tree by their names, as they are when it is first asked for.

    Whoever takes elements out of the tree has to ask `is_still_in` of those found.
    """
    known = _INDEXES.get(tree)
    if known is None:
        known = AttributeIndex.begin()
        for element in tree.iter():
            known.add(element)
        _INDEXES[tree] = known
    return known


def is_still_in(tree: HtmlElement, element: HtmlElement) -> bool:
    """Tell whether an element still stands in a tree from which others were taken out.

    Of all around it only what has the tree's own tag is made an object of Python.
    """
    return any(box is tree for box in element.iterancestors(tree.tag))


def elements_with(tree: HtmlElement, names: Iterable[str]) -> Iterator[HtmlElement]:
    """Give the elements of a tree that have one of some attributes, each once, in their order."""
    numbers = index_attributes(tree).numbers
    return numbered_elements(tree, {one for name in names for one in numbers.get(name, ())})


def elements_of(tree: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Give the elements of some tags that stand in a tree, in their order, as ``tree.iter`` does.

    Those that were taken out since it was indexed are left out; none may have been put in.
    """
    index = _INDEXES.get(tree)
    if index is None:
        yield from tree.iter(*tags)
        return
    for element in numbered_elements(tree, (n for tag in tags for n in index.tags.get(tag, ()))):
        if element is tree or is_still_in(tree, element):
            yield element


def count_of(tree: HtmlElement, *tags: str) -> int:
    """Count the elements of some tags that a tree had when it was indexed, if it was, or has."""
    index = _INDEXES.get(tree)
    if index is None:
        return sum(1 for _ in tree.iter(*tags))
    return sum(len(index.tags.get(tag, ())) for tag in tags)


def numbered_elements(tree: HtmlElement, numbers: Iterable[int]) -> Iterator[HtmlElement]:
    """Give the elements of those numbers in a tree's index, in their order."""
    elements = index_attributes(tree).elements
    for number in sorted(numbers):
        element = elements[number]
        yield tree if element is None else element

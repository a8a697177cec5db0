"""The attributes of a tree by name: who has one, in order, walked over once."""

import gc
from weakref import ref

from archiver.extraction.embeds.strings import gather_strings
from archiver.html.fragment import parse_fragment
from archiver.platforms.attribute_index import (
    count_of,
    elements_of,
    elements_with,
    index_attributes,
    numbered_elements,
)

MARKUP = (
    '<div class="a"><seal-post id="1" data-x="y"></seal-post></div>'
    '<p data-x="z">Seals</p><p id="2" class="b" data-y="1">Ferries</p>'
)


def test_elements_are_given_once_and_in_their_order() -> None:
    """An element with several of the attributes comes once, where it stands in the page."""
    tree = parse_fragment(MARKUP)
    found = list(elements_with(tree, ("data-y", "data-x", "id", "data-none")))
    assert [one.tag for one in found] == ["seal-post", "p", "p"]
    assert [one.get("data-x") for one in found] == ["y", "z", None]


def test_the_root_is_among_them() -> None:
    """What the root itself has counts as well."""
    tree = parse_fragment("")
    tree.set("lang", "en")
    assert list(elements_with(tree, ["lang"])) == [tree]


def test_a_walk_for_strings_leaves_the_same_index() -> None:
    """Whoever walks over the tree first, the index is the same."""
    walked, asked = parse_fragment(MARKUP), parse_fragment(MARKUP)
    gather_strings(walked)
    one, other = index_attributes(walked), index_attributes(asked)
    assert one.numbers == other.numbers
    assert one.values == other.values
    assert list(one.pairs("data-x")) == [(3, "y"), (4, "z")]
    assert not list(one.pairs("data-none"))
    assert one.custom == other.custom
    assert one.elements == [None, *walked.iterdescendants()]
    assert other.elements == [None, *asked.iterdescendants()]
    assert [box.tag for box in numbered_elements(walked, one.custom)] == ["seal-post"]


def test_elements_of_tags_are_those_that_a_walk_would_give() -> None:
    """Those that were taken out since are left out, and a tree without an index is walked over."""
    walked, asked = parse_fragment(MARKUP), parse_fragment(MARKUP)
    gather_strings(walked)
    for tree in (walked, asked):
        assert list(elements_of(tree, "p", "seal-post")) == list(tree.iter("p", "seal-post"))
        assert list(elements_of(tree, tree.tag)) == [tree]
        assert count_of(tree, "p", "div") == 3
        gone = next(tree.iter("div"))
        gone.getparent().remove(gone)
        assert [one.text for one in elements_of(tree, "p", "seal-post")] == ["Seals", "Ferries"]
        assert not list(elements_of(tree, "seal-post"))


def test_an_index_goes_with_its_tree() -> None:
    """Nothing keeps a page that nobody else has any more."""
    tree = parse_fragment(MARKUP)
    gather_strings(tree)
    gone = ref(tree)
    del tree
    gc.collect()
    assert gone() is None

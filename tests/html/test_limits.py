"""Pages out of all measure are cut, and ordinary ones are not touched."""

from lxml import etree

from archiver.html.limits import (
    ATTRIBUTES,
    drop_long_attributes,
    first_attributes,
    first_elements,
    first_of_tags,
    first_tags,
)
from tests.html.trees import tree_of


def test_markup_is_cut_before_the_tag_that_is_one_too_many() -> None:
    markup = b"<p>a</p><p>b</p><p>c</p>"
    assert first_tags(markup, 2) == b"<p>a</p><p>b</p>"
    assert first_tags(markup, 3) == markup
    assert first_tags(b"1 < 2 < 3 <- 4", 2) == b"1 < 2 < 3 <- 4"


def test_attributes_that_nobody_writes_are_left_out_of_a_large_page() -> None:
    crowded = b"<p " + b" ".join(b"a%d=1" % n for n in range(ATTRIBUTES + 50)) + b">ferry</p>"
    large = crowded + b" " * 500_000
    assert first_attributes(crowded) == crowded
    tag = first_attributes(large).partition(b">")[0]
    assert len(tag.split()) == ATTRIBUTES + 1
    assert b"ferry" in first_attributes(large)


def test_a_tree_is_cut_by_elements_by_levels_and_by_depth() -> None:
    def count(**limits: int) -> tuple[bool, int]:
        tree = tree_of("<p>a</p>" * 20 + "<b>" * 20 + "deep")
        wide = {"elements": 10_000, "levels": 100_000, **limits}
        return first_elements(tree, **wide), int(tree.xpath("count(//*)"))

    whole = count()
    assert whole == (False, 43)
    assert count(elements=10) == (True, 10)
    assert count(levels=30)[1] < 14
    cut, left = count(deepest=10)
    assert (cut, left) == (True, 43 - 20 + 8)


def test_long_attributes_are_dropped_and_others_stay() -> None:
    tree = tree_of(f'<p id="a" class="{"x" * 100}">ferry</p>')
    drop_long_attributes(tree, 50)
    (paragraph,) = tree.iter("p")
    assert etree.tostring(paragraph) == b'<p id="a">ferry</p>'


def test_a_tree_is_cut_behind_so_many_paragraphs_and_breaks() -> None:
    tree = tree_of("<p>a<br>b</p>" * 3 + "<div>c</div>")
    assert not first_of_tags(tree, ("p", "br"), 6)
    assert first_of_tags(tree, ("p", "br"), 5)
    assert tree.xpath("string()") == "ababa"

"""Prose that was wrapped by hand, and what only looks like it."""

from archiver.html.preformatted import is_preformatted, unwrap_preformatted
from tests.html.trees import tree_of

PROSE = (
    "The mayor of the small harbour town said on Monday that the bridge\n"
    "would be opened to all of them before the leaves begin to fall and\n"
    "that nobody would have to wait for the ferry in the rain any more."
)


def test_hard_wrapped_prose_becomes_paragraphs() -> None:
    tree = tree_of(f"<pre>{PROSE}\n\n{PROSE}</pre>after")
    unwrap_preformatted(tree)
    assert [p.text for p in tree.iter("p")] == [" ".join(PROSE.split())] * 2
    assert not list(tree.iter("pre"))
    assert tree.xpath("string(//body)").endswith("after")


def test_code_stays_as_it_is() -> None:
    code = "for ferry in harbour:\n    if ferry > 3:\n        print(ferry)"
    tree = tree_of(f"<pre>{code}</pre>")
    unwrap_preformatted(tree)
    assert tree.findtext(".//pre") == code.replace(">", ">")


def test_what_is_preformatted_is_told_by_the_length_of_lines() -> None:
    assert is_preformatted(PROSE)
    assert not is_preformatted("Soup, soup,\nall day soup,\nmore")
    assert not is_preformatted("one line alone")

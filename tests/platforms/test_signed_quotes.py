"""A blockquote's byline is its post's, and what a site pushed into it is none of the post."""

import re

import pytest

from archiver.html.fragment import parse_fragment
from archiver.platforms.signed_quotes import find_intruders, is_signed

BYLINE = re.compile(r"(?P<text>.*)— (?P<name>[\w ]+) \(@(?P<handle>\w+)\)\s*$", re.DOTALL)
LINK = '<a href="https://sea.example/7">4 May</a>'


@pytest.mark.parametrize(
    ("markup", "signed"),
    [
        (f"<p>The ferry waits.</p>— Ana Brook (@ana) {LINK}", True),
        (f"<p>The ferry waits.</p><p>— Ana Brook (@ana)</p>{LINK}", True),
        (f"<p>The ferry waits. — Ana Brook (@ana)</p>{LINK}", False),
        (f"The ferry waits. — Ana Brook (@ana) {LINK}", True),
    ],
)
def test_a_byline_stands_below_the_words_or_by_itself(markup: str, *, signed: bool) -> None:
    (quote,) = parse_fragment(f"<blockquote>{markup}</blockquote>").iter("blockquote")
    link = next(quote.iter("a"))
    assert is_signed(quote, link, frozenset(), byline=BYLINE.match, most=9) is signed


def test_boxes_between_paragraphs_are_a_sites_but_for_that_around_the_link() -> None:
    markup = f"<p>It waits.</p><aside>Read on</aside><div>{LINK}</div><figure>a</figure>"
    (quote,) = parse_fragment(f"<blockquote>{markup}</blockquote>").iter("blockquote")
    link = next(quote.iter("a"))
    assert {box.tag for box in find_intruders(quote, link)} == {"aside", "figure"}
    assert {box.tag for box in find_intruders(quote, link, 1)} == {"aside"}
    assert {box.tag for box in find_intruders(quote, None)} == {"aside", "div", "figure"}
    for paragraph in list(quote.iter("p")):
        paragraph.drop_tree()
    assert find_intruders(quote, link) == frozenset()

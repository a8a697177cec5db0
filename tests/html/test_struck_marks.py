"""What is struck out in a post is marked as Markdown does, close around its words."""

import pytest

from archiver.html.element_text import element_text
from archiver.html.fragment import parse_fragment
from archiver.html.plain_text import plain_text
from archiver.html.struck_marks import CLOSED, OPENED, join_marked

CASES = [
    ("We will <del> never </del>leave", "We will ~~never~~ leave"),
    ("We will <s>n<b>ev</b>er</s> leave", "We will ~~never~~ leave"),
    ("We <strike><del>will</del> never</strike> leave", "We ~~will never~~ leave"),
    ("We<del></del><s> </s>leave", "We leave"),
    ("<p>One</p><del><p>Two</p></del>", "One\n\n~~Two~~"),
]


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_posts_keep_struck_words(markup: str, text: str) -> None:
    assert plain_text(markup) == text
    assert element_text(parse_fragment(markup).find("body")) == text


def test_inserted_words_are_words_and_an_advertisement_is_none() -> None:
    markup = 'We <ins>never</ins> leave<ins class="adsbygoogle" data-ad-slot="1">Buy</ins>'
    assert element_text(parse_fragment(markup).find("body")) == "We never leave"


def test_one_that_is_never_closed_is_no_error() -> None:
    assert join_marked([OPENED, "a", OPENED, "b"]) == "~~ab"
    assert join_marked([CLOSED, "a"]) == "a"

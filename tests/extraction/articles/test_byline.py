"""Bylines that only markup names: the same as the extractor's own answer, found in one walk."""

from importlib.metadata import version

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura.metadata import extract_author

from archiver.extraction.articles import byline
from archiver.html.page import parse_markup
from tests.conftest import examples

PIECES = st.lists(
    st.sampled_from(
        [
            '<div class="post-author">',
            '<span class="author">Ada Finch',
            '<a rel="author" href="#">Bo Lind',
            '<p class="byline">By Cy Moss',
            '<div id="comments">',
            '<section class="sidebar">',
            "<time>Monday",
            '<h4 class="username">dora',
            '<div itemprop="author">',
            '<li class="writer">Eve Orr',
            "</div>",
            "</span>",
            "</a>",
            "</p>",
            "</section>",
            "</time>",
            " and ",
        ]
    ),
    max_size=14,
)


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<div class="byline">By Cy Moss</div><a rel="author">Bo Lind</a>', "Bo Lind"),
        ('<p class="post-author">Ada Finch <time>Monday</time></p>', "Ada Finch"),
        ('<div id="comments"><span class="author">dora</span></div>', None),
        ("<author>Eve Orr</author>", "Eve Orr"),
        (f'<span class="author">{"word " * 50}</span>', None),
    ],
)
def test_an_author_is_named_by_the_surest_mark(markup: str, name: str | None) -> None:
    assert byline.find_marked_byline(parse_markup(markup)[0]) == name


@pytest.mark.skipif(
    not version("trafilatura").startswith("2.3."), reason="its marks are those of trafilatura 2.3"
)
@settings(max_examples=examples(200))
@given(PIECES)
def test_whatever_the_markup_the_answer_is_that_of_the_extractor(pieces: list[str]) -> None:
    tree, _ = parse_markup("".join(pieces))
    assert byline.find_marked_byline(tree) == extract_author(tree)

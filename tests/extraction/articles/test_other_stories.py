"""Which boxes of a page hold other stories than its own."""

import pytest
from lxml.html import HtmlElement

from archiver.extraction.articles.other_stories import is_apart, is_of_other_story, is_teaser
from tests.html.trees import tree_of


def box_of(markup: str) -> HtmlElement:
    return next(tree_of(f"<body>{markup}</body>").iter("div", "section", "li", "aside"))


@pytest.mark.parametrize(
    "box",
    [
        "<aside>x</aside>",
        *('<div class="more-stories">x</div>', '<div id="footer">x</div>'),
        *('<div class="today-date">x</div>', '<div class="lees-ook">x</div>'),
    ],
)
def test_a_box_of_other_stories_or_the_foot_is_apart(box: str) -> None:
    assert is_apart(box_of(box))


@pytest.mark.parametrize(
    "name", ["entry-footer", "moreland", "has-sidebar", "content-sidebar-wrap"]
)
def test_a_box_of_another_name_is_not(name: str) -> None:
    assert not is_of_other_story(box_of(f'<div class="{name}">x</div>'))


def test_the_foot_of_an_article_is_its_own() -> None:
    assert not is_apart(box_of('<article><div class="footer">Ida Tamm</div></article>'))


def test_a_heading_says_what_a_box_holds() -> None:
    assert is_of_other_story(box_of("<section><h2>Lire aussi</h2><p>x</p></section>"))
    assert not is_of_other_story(box_of("<section><h2>Moray Firth</h2><p>x</p></section>"))


def test_a_headline_that_is_a_link_makes_a_teaser() -> None:
    teaser = box_of('<div><h3><a href="/moss">Moss in the well</a></h3><p>x</p></div>')
    assert is_teaser(teaser, "The seal")
    assert not is_teaser(teaser, "Moss in the well | News")
    whole = '<div><h3><a href="/moss">Moss</a></h3><p>x</p><p>y</p><p>z</p></div>'
    assert not is_teaser(box_of(whole), "The seal")

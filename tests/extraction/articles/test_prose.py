"""Tests of archiver.extraction.articles.prose."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from lxml import html
from lxml.html import HtmlElement

from archiver.extraction.articles.prose import (
    drop_boxes_beside,
    drop_empty_elements,
    drop_link_lists,
    extract_text,
)

NEWSROOM = sorted((Path(__file__).parents[2] / "newsroom").glob("*.html"))
PARAGRAPH = (
    "The harbour board will meet on Monday to talk about the late ferries, and everybody who "
    "was left on the quay last week may come and say what it was like."
)


def tree_of(body: str) -> HtmlElement:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


def whole_text(tree: HtmlElement) -> str:
    """What the extractor says of a whole tree, with both opinions."""
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    return getattr(found, "text", None) or ""


def article(paragraphs: int, *, around: str = "") -> HtmlElement:
    told = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(paragraphs))
    return tree_of(f"<article><h1>Ferries late</h1>{told}</article>{around}")


def test_menus_and_feet_are_taken_out_and_what_follows_them_stays() -> None:
    tree = tree_of(
        f"<nav><ul><li>Home</li></ul></nav> <p>{PARAGRAPH}<svg></svg> <b>It rains.</b><button>Share"
        "</button> Still.</p><footer>Imprint<aside>More</aside></footer>"
    )
    dropped = drop_boxes_beside(tree)
    assert [box.tag for box in dropped] == ["nav", "svg", "footer"]
    assert tree.text_content() == f" {PARAGRAPH} It rains.Share Still."
    assert dropped[-1].text_content() == "ImprintMore"


def test_a_table_in_a_figure_stays() -> None:
    tree = article(3, around="<figure><table><tr><td>Noon</td></tr></table></figure>")
    drop_boxes_beside(tree)
    assert "Noon" in tree.text_content()


def test_nothing_is_taken_out_where_the_paragraphs_are_in_it() -> None:
    tree = tree_of(f"<p>Short.</p><aside><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></aside>")
    assert not drop_boxes_beside(tree)
    assert tree.text_content().count(PARAGRAPH) == 2


def test_empty_elements_are_taken_out_but_for_those_with_words_behind_them() -> None:
    tree = tree_of(
        "<div><div><span></span></div> <p>One.<img src='a.png'> Two.<br><i></i> <b>Three.</b></p>"
        "<ul><li></li><li>Four.</li></ul><a href='/x'><img src='b.png'></a></div>"
    )
    drop_empty_elements(tree)
    tags = ["html", "body", "div", "div", "p", "img", "br", "b", "ul", "li", "a"]
    assert [one.tag for one in tree.iter()] == tags
    assert tree.text_content() == " One. Two. Three.Four."


@pytest.mark.parametrize("path", NEWSROOM, ids=lambda path: path.stem)
def test_the_text_is_the_one_that_the_extractor_finds_in_a_whole_page(path: Path) -> None:
    tree = html.document_fromstring(path.read_bytes())
    whole = whole_text(deepcopy(tree))
    drop_boxes_beside(tree)
    assert extract_text(tree) == whole


def test_one_opinion_is_enough_where_nothing_longer_is_in_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    real = trafilatura.bare_extraction

    def spied(tree: HtmlElement, **given: Any) -> object:
        asked.append(given.get("fast", False))
        return real(tree, **given)

    monkeypatch.setattr(trafilatura, "bare_extraction", spied)
    assert extract_text(article(5)).count(PARAGRAPH) == 5
    assert asked == [True]


def test_the_second_opinion_is_asked_where_the_first_one_is_short() -> None:
    # The extractor takes what is called an article, and the story is not in it.
    told = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(20))
    tree = tree_of(f"<article><p>{PARAGRAPH}</p></article><div class='story'>{told}</div>")
    whole = whole_text(deepcopy(tree))
    assert whole.count(PARAGRAPH) > 15
    assert extract_text(tree) == whole


def test_a_page_without_words_has_no_text() -> None:
    assert not extract_text(tree_of("<div><img src='a.png'></div>"))


def test_what_the_extractor_falls_back_on_is_not_enough() -> None:
    told = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(5))
    tree = html.document_fromstring(f"<html><head><article>{told}</article></head></html>")
    assert extract_text(tree).count("\n") == 4


LINKS = "".join(f'<li><a href="/{n}">Seal number {n} returns</a></li>' for n in range(5))


def test_a_list_of_links_goes_with_its_heading_and_label_and_prose_stays() -> None:
    listed = f"<div><h3>More news</h3><ul>{LINKS}</ul></div>"
    labelled = f"<div><div>Most read</div><ol>{LINKS}</ol></div>"
    tree = article(3, around=f"{listed}{labelled}<p>{PARAGRAPH}</p>")
    before = whole_text(deepcopy(tree))
    dropped = drop_link_lists(tree)
    assert [box.tag for box in dropped] == ["div", "div"]
    text = tree.text_content()
    assert not any(words in text for words in ("Seal", "Most read", "More news"))
    assert text.count(PARAGRAPH) == 4
    assert extract_text(tree) == before


@pytest.mark.parametrize(
    "box",
    [
        f"<ul>{LINKS}<li>It rains.</li></ul>",
        f"<p>{LINKS} “Never,” she said.</p>",
        "<ul><li><a href='/1'>One</a></li><li><a href='/2'>Two</a></li></ul>",
        "<div>" + f"<a href='/1'>{PARAGRAPH}</a>" * 4 + "</div>",
        f"<div><p><a>Ana</a>, {'<a>Bo</a>, ' * 4} and others left.</p></div>",
    ],
)
def test_a_list_of_links_stays_that_holds_other_words(box: str) -> None:
    tree = article(8, around=box)
    before = tree.text_content()
    assert not drop_link_lists(tree)
    assert tree.text_content() == before


def test_words_beside_a_list_of_links_stay_where_they_are_a_sentence() -> None:
    tree = article(3, around=f"<div><p>“Never.”</p><ul>{LINKS}</ul></div>")
    assert [box.tag for box in drop_link_lists(tree)] == ["ul"]
    assert "“Never.”" in tree.text_content()


def test_a_page_of_little_but_links_keeps_them() -> None:
    tree = tree_of(f"<p>Today.</p><ul>{LINKS}</ul>")
    assert not drop_link_lists(tree)
    assert "Seal number 4 returns" in tree.text_content()

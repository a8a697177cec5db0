"""Tests of archiver.extraction.articles.first_opinion."""

from typing import Any, cast

import pytest
import trafilatura
from lxml import html
from lxml.html import HtmlElement
from trafilatura.xpaths import BODY_XPATH

from archiver.extraction.articles import first_opinion
from archiver.extraction.articles.first_opinion import find_first_opinion
from archiver.extraction.articles.prose import extract_text

PARAGRAPH = (
    "The harbour board will meet on Monday to talk about the late ferries, and everybody who "
    "was left on the quay last week may come and say what it was like."
)
COMMENT = (
    "<div class=voice><p>The boats were never on time in my grandfather's days either.</p></div>"
)


def tree_of(body: str, attributes: str = "") -> HtmlElement:
    return html.document_fromstring(f"<html><body {attributes}>{body}</body></html>")


def story(paragraphs: int, opening: str = "<div class='story entry-content'>") -> str:
    told = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(paragraphs))
    return f"{opening}{told}</div>"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What the extractor is given: the words of each tree, and whether it asks nobody else."""
    seen: list[tuple[str, bool]] = []
    whole = trafilatura.bare_extraction

    def noted(tree: HtmlElement, **options: Any) -> object:
        seen.append((" ".join(tree.text_content().split()), options.get("fast", False)))
        return whole(tree, **options)

    monkeypatch.setattr(trafilatura, "bare_extraction", noted)
    return seen


def test_the_box_that_is_named_an_article_is_read_alone(read: list[tuple[str, bool]]) -> None:
    tree = tree_of(f"<div>Weather: rain</div><div>{story(4)}</div>{COMMENT * 3}")
    text = extract_text(tree)
    assert text.splitlines() == [f"{number}. {PARAGRAPH}" for number in range(4)]
    ((words, alone),) = read
    assert alone
    assert "Weather" not in words
    assert "grandfather" not in words


def test_others_are_asked_where_more_is_written_in_another_box(
    read: list[tuple[str, bool]],
) -> None:
    tree = tree_of(f"{story(2)}<div class=talk>{f'<p>{PARAGRAPH}</p>' * 9}</div>")
    assert find_first_opinion(tree) is None
    assert not read


def test_boxes_within_one_another_count_together() -> None:
    boxes = f"<div><p>{PARAGRAPH} {PARAGRAPH}</p></div>" * 5
    assert find_first_opinion(tree_of(f"{story(3)}<div>{boxes}</div>")) is None
    assert find_first_opinion(tree_of(f"{story(3)}<div>{boxes[: len(boxes) // 5]}</div>"))


def test_others_are_asked_for_a_short_text_of_a_long_page() -> None:
    listed = "<ul>" + f"<li>{PARAGRAPH[:90]}</li>" * 60 + "</ul>"
    assert find_first_opinion(tree_of(f"{story(4)}{listed}")) is None
    assert find_first_opinion(tree_of(f"{story(30)}{listed}")) is not None


def test_tags_and_attributes_that_no_element_can_be_made_with_may_stand_around_it() -> None:
    tree = tree_of(f"<o:p :key='7'><div @click=open>{story(4)}</div></o:p>", "@load=start :is='x'")
    assert extract_text(tree).count(PARAGRAPH) == 4


def test_comments_of_a_forum_are_read_with_the_whole_page(read: list[tuple[str, bool]]) -> None:
    data = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'
    find_first_opinion(tree_of(f"{data}<p>Weather: rain</p>{story(4)}"))
    assert [("Weather" in words, alone) for words, alone in read] == [(True, True)]


@pytest.mark.parametrize(
    "opening",
    [
        "<div class=entry>",
        "<div class='l-main article-body wide'>",
        "<section id=article-body>",
        "<div itemprop=articleBody>",
        "<article class=lead>",
        "<div role=article>",
        "<div id=story>",
        "<div class=page-content>",
        "<main>",
    ],
)
def test_the_box_is_the_one_that_the_extractor_takes(opening: str) -> None:
    tree = tree_of(f"<div class=top><section>Weather</section>{story(3, opening)}</div>")
    first = next(
        boxes[0] for names in BODY_XPATH if (boxes := cast("list[HtmlElement]", names(tree)))
    )
    (chosen,) = first_opinion._choose_boxes(tree)
    assert chosen is first
    assert opening.startswith(f"<{chosen.tag}")


NAMED_BOXES = [
    pytest.param("<div class=entry-content></div>{}", id="empty"),
    pytest.param("<div class=post-body><p>Ferries</p></div>{}", id="a title"),
    pytest.param("<div class=post-body><figure>Quay</figure></div>{}", id="a picture"),
    pytest.param("<article>{}<div class=entry-content>Share</div></article>", id="within"),
    pytest.param("{}<div class=post-body></div><main><p>Rain</p></main>", id="behind"),
]


@pytest.mark.parametrize("page", NAMED_BOXES)
def test_boxes_without_text_are_passed_over_as_the_extractor_does(
    page: str, read: list[tuple[str, bool]]
) -> None:
    body = "<div>Weather: rain</div>" + page.format(story(9, "<div id=story>")) + COMMENT * 3
    text = extract_text(tree_of(body))
    ((words, alone),) = read
    assert alone
    assert "Weather" not in words
    whole = trafilatura.bare_extraction(
        tree_of(body), include_comments=False, with_metadata=False, fast=True
    )
    assert text == getattr(whole, "text", None)
    assert text.count(PARAGRAPH) == 9


def test_a_box_with_two_short_paragraphs_is_where_the_extractor_stops() -> None:
    stopped = "<div class=post-body><p>The ferry is late.</p><p>So are we.</p></div>"
    assert find_first_opinion(tree_of(f"{stopped}{story(9, '<div id=story>')}")) is None


def test_boxes_are_copied_in_the_order_of_the_page() -> None:
    tree = tree_of("<div id=a><p id=b>1</p><p id=c>2</p></div>x<p id=d>3</p>")
    boxes = {box.get("id"): box for box in tree.iter("p")}
    copied = first_opinion._copy_parts([boxes["d"], boxes["c"]])
    assert html.tostring(copied) == (
        b'<html><body><div id="a"><p id="c">2</p></div><p id="d">3</p></body></html>'
    )


def test_a_page_whose_boxes_have_no_such_names_is_read_whole(read: list[tuple[str, bool]]) -> None:
    tree = tree_of(f"{story(4, '<div class=a1>')}<p>Rain.</p>")
    assert find_first_opinion(tree) is not None
    assert "Rain." in read[0][0]


@pytest.mark.parametrize("tag", ["pre", "td"])
def test_the_words_at_the_foot_of_a_tower_are_measured_once(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    measure = first_opinion._size

    def noted(element: HtmlElement) -> int:
        measured.append(measure(element))
        return measured[-1]

    monkeypatch.setattr(first_opinion, "_size", noted)
    tower = html.Element("body")
    inner = tower
    for _ in range(100):
        inner.append(inner.makeelement(tag))
        inner = inner[0]
    inner.text = PARAGRAPH
    passage = first_opinion._find_passage(tower)
    assert passage is not None
    assert (passage.paragraphs, passage.most) == (1, len(PARAGRAPH))
    assert measured == [len(PARAGRAPH)]

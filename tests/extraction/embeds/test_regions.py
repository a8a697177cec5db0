"""Whether an element is the article's own or stands beside it."""

import pytest
from lxml.html import HtmlElement

from archiver.extraction.embeds import box_names
from archiver.extraction.embeds.regions import Region
from tests.html.trees import tree_of

PROSE = "".join(
    f"<p>Sentence {number} of this story tells at length what the harbour council decided about "
    "its kelp and who had to be woken for it.</p>"
    for number in range(8)
)
MARK = '<span id="mark">here</span>'


def region(body: str) -> tuple[Region, HtmlElement]:
    tree = tree_of(body)
    (mark,) = tree.xpath('//*[@id="mark"]')
    return Region(tree), mark


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{PROSE}<div>{MARK}</div></article>",
        f'<div class="sidebar-wrapper widget">{PROSE}<div class="widget">{MARK}</div></div>',
        f'<main><h1>Kelp</h1><figure class="embed-wrapper">{MARK}</figure>{PROSE}</main>',
        f"<p>{MARK} on a page of one line</p>",
    ],
    ids=["in it", "all in a widget", "before its prose", "no article"],
)
def test_what_stands_in_the_article_is_its_own(body: str) -> None:
    found, mark = region(body)
    assert found.holds(mark)
    assert found.shows(mark)


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="story">{PROSE}</div><aside>{MARK}</aside>',
        f'<div id="story">{PROSE}</div><div class="twitter-feed">{MARK}</div>',
        f'<div id="story">{PROSE}</div><div class="left-sidebar">{MARK}</div>',
        f'<div id="story">{PROSE}</div><footer>{MARK}</footer>',
        f'<article>{PROSE}</article><div class="comment-list">{MARK}</div>',
        f'<article>{PROSE}</article><div class="latest-news"><ul><li>{MARK}</li></ul></div>',
    ],
    ids=["aside", "feed", "sidebar", "footer", "comments", "latest"],
)
def test_what_stands_beside_the_article_is_not(body: str) -> None:
    found, mark = region(body)
    assert not found.holds(mark)


@pytest.mark.parametrize(
    ("name", "is_others"),
    [
        ("related-articles", True),
        ("recirc", True),
        ("most-read", True),
        ("you-may-like", True),
        ("correlated", False),
        ("next", False),
        ("embed", False),
    ],
)
def test_a_box_of_other_stories_is_told_by_its_name(name: str, is_others: bool) -> None:
    found, mark = region(f'<article>{PROSE}<div class="{name}"><p>{MARK}</p></div></article>')
    assert found.is_of_other_story(mark) is is_others
    assert found.shows(mark) is not is_others


@pytest.mark.parametrize("name", ["juicer-feed", "crt-post", "flockler-wall", "sbi_item"])
def test_a_wall_of_posts_in_an_article_is_none_of_it(name: str) -> None:
    found, mark = region(f'<article>{PROSE}<div class="{name}"><p>{MARK}</p></div></article>')
    assert not found.holds(mark)
    assert not found.shows(mark)
    whole, mark = region(f'<article class="{name}">{PROSE}<p>{MARK}</p></article>')
    assert whole.holds(mark)


def test_a_box_that_holds_the_whole_article_is_not_one_of_other_stories() -> None:
    found, mark = region(f'<div class="related-articles"><article>{PROSE}{MARK}</article></div>')
    assert not found.is_of_other_story(mark)


def test_a_posts_markup_in_the_margin_is_not_shown_but_a_page_builders_box_is() -> None:
    story = f'<div id="story">{PROSE}</div>'
    found, mark = region(f'{story}<div class="right-rail">{MARK}</div>')
    assert found.is_in_margin(mark)
    assert not found.shows(mark)
    found, mark = region(f'{story}<div class="elementor-widget">{MARK}</div>')
    assert not found.is_in_margin(mark)


def test_comments_longer_than_the_article_are_not_taken_for_it() -> None:
    body = f'<div id="story">{PROSE}{MARK}</div><div class="comments">{PROSE * 5}</div>'
    found, mark = region(body)
    assert found.holds(mark)


def test_an_element_many_levels_down_is_answered_for() -> None:
    found, mark = region("<div>" * 200 + MARK + "</div>" * 200)
    assert found.holds(mark)


def test_each_box_around_many_posts_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    name_of = box_names.name_box

    def note_name(box: HtmlElement) -> str:
        asked.append(box.tag)
        return name_of(box)

    monkeypatch.setattr(box_names, "name_box", note_name)
    judged, mark = region(f"{PROSE}{'<blockquote>' * 200}{MARK}")
    assert all(judged.shows(box) for box in (mark, *mark.iterancestors("blockquote")))
    assert asked.count("blockquote") < 1_000

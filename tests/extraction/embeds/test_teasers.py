"""Which part of a page is its article, where teasers of other stories take up more of it."""

import pytest

from archiver.extraction.embeds import embeds
from archiver.html import page
from archiver.models.records import Capture

POST = "https://x.com/bolind/status/1812256998588662068"
STORY = "".join(
    f"<p>Paragraph {number} of the story says at some length what the soup makers decided.</p>"
    for number in range(4)
)
LONG = "The ferry to the northern island will not sail before the harbour master is back"
TEASERS = {
    "links": "".join(f'<li><a href="/{n}">{LONG} in week {n}</a></li>' for n in range(20)),
    "items": "".join(
        f'<div class="item"><h3><a href="/{n}">Ferry {n}</a></h3><p>{LONG}.</p></div>'
        for n in range(20)
    ),
    "linked headlines": "".join(
        f'<article><a href="/{n}"><h4>Ferry {n}</h4></a><p>{LONG}.</p></article>' for n in range(20)
    ),
    "cards": "".join(
        f'<div class="card"><span><a href="/{n}">Ferry {n}</a></span><p>{LONG}.</p></div>'
        for n in range(20)
    ),
    "summaries": "".join(f"<p>{LONG} in week {n}.</p>" for n in range(20)),
}


def found(body: str) -> list[tuple[str, str | None]]:
    """Kind and id of a page's embeds."""
    capture = Capture(
        url="https://news.example/a",
        source="a.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=f"<html><body>{body}</body></html>".encode(),
    )
    return [(embed.kind, embed.id) for embed in embeds.find_embeds(page.parse_page(capture)).embeds]


@pytest.mark.parametrize("form", TEASERS)
@pytest.mark.parametrize("name", ["story-with-sidebar", "has-sidebar", "sidebar-layout", "text"])
def test_other_stories_outweigh_no_article(form: str, name: str) -> None:
    link = f'<p>The cook <a href="{POST}">wrote</a> so.</p>'
    markup = (
        f'<div id="page"><div class="{name}"><div class="{name}">{STORY}{link}</div></div>'
        f'<aside class="sidebar"><div class="teasers">{TEASERS[form]}</div></aside></div>'
    )
    assert found(markup) == [("link", "1812256998588662068")]


@pytest.mark.parametrize("form", TEASERS)
def test_a_post_in_a_list_of_other_stories_is_theirs(form: str) -> None:
    markup = (
        f'<div id="page"><article>{STORY}</article><aside class="sidebar"><p>He '
        f'<a href="{POST}">wrote</a> so.</p>{TEASERS[form]}</aside></div>'
    )
    assert found(markup) == []


def test_a_page_that_is_a_list_of_links_holds_what_it_links() -> None:
    links = TEASERS["links"] + f'<li><a href="{POST}">{LONG} and more</a></li>'
    assert found(f"<ul>{links}</ul>") == [("link", "1812256998588662068")]

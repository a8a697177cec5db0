"""A whole page's posts: five layers, each post once, and nothing that stands beside the article."""

import base64
import json
from typing import Any
from urllib.parse import quote

import pytest

from archiver.extraction.embeds import embeds, flattened
from archiver.extraction.embeds.merge import merge_embeds
from archiver.html import page
from archiver.models.records import Capture, Embed

PROSE = "".join(
    f"<p>Paragraph {number} of the article says at some length what the town council decided "
    f"that evening.</p>"
    for number in range(8)
)
POST = "https://x.com/bolind/status/1812256998588662068"
QUOTE = (
    '<blockquote class="twitter-tweet"><p>Soup is a meal.</p>&mdash; Bo Lind (@bolind) <a '
    f'href="{POST}">July 13, 2024</a></blockquote>'
)
PACKED = base64.b64encode(QUOTE.encode()).decode()


def read(body: str, source: str = "a.html") -> tuple[Embed, ...]:
    """The embeds of a page."""
    capture = Capture(
        url="https://news.example/a",
        source=source,
        fetched_at="2026-01-01T00:00:00Z",
        body=body.encode(),
    )
    return embeds.find_embeds(page.parse_page(capture)).embeds


def kinds(body: str) -> list[tuple[str, str | None]]:
    """Kind and id of a page's embeds."""
    return [(embed.kind, embed.id) for embed in read(f"<html><body>{body}</body></html>")]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (QUOTE, "blockquote"),
        (f"<textarea>{QUOTE}</textarea>", "blockquote"),
        (f"<template>{QUOTE}</template>", "blockquote"),
        (f"<noscript>{QUOTE}</noscript>", "blockquote"),
        (f'<iframe data-src="{POST}"></iframe>', "iframe"),
        (f'<iframe src="https://frames.example/e?url={quote(POST, safe="")}"></iframe>', "iframe"),
        (f'<div data-anything="{POST}"></div>', "attribute"),
        (f'<oembed url="{POST}"></oembed>', "attribute"),
        ('<div data-props=\'{"tweetId":"1812256998588662068"}\'></div>', "attribute"),
        (f'<p>He <a href="{POST}?s=20">wrote</a> so.</p>', "link"),
        (f'<p>He <a href="https://web.archive.org/web/2024/{POST}">wrote</a> so.</p>', "link"),
        (f'<div data-code="{quote(QUOTE, safe="")}"></div>', "attribute"),
        (f'<div data-code="{quote(QUOTE)}"></div>', "attribute"),
        (f'<div data-src="/e?u={quote(quote(POST, safe=""), safe="")}"></div>', "attribute"),
        (f'<div data-content="{PACKED}"></div>', "attribute"),
        (f'<div data-content="{PACKED.rstrip("=")}"></div>', "attribute"),
        (f'<script type="text/template">\n{PACKED}\n</script>', "script"),
        (f'<p>He <a href="https://archive.ph/2024.07.14-101112/{POST}">wrote</a> so.</p>', "link"),
        ('<script>{"tweet":{"id":"1812256998588662068"}}</script>', "script"),
        (f"<p>See {POST}.</p>", "address"),
        (f"<script>{json.dumps({'url': POST}).replace('/', chr(92) + '/')}</script>", "script"),
        ('<script>{"is":"tweet","props":{"id":"1812256998588662068"}}</script>', "script"),
        ("<script>createTweet('1812256998588662068')</script>", "script"),
    ],
)
def test_a_post_is_found_wherever_a_page_names_it(markup: str, kind: str) -> None:
    assert kinds(f"<article>{PROSE}{markup}{PROSE}</article>") == [(kind, "1812256998588662068")]


def test_a_short_address_for_sharing_a_post_leads_to_it() -> None:
    markup = '<p>See <a href="https://www.facebook.com/share/p/1AbCdEfGhI/">what they say</a>.</p>'
    assert kinds(PROSE + markup) == [("link", "1AbCdEfGhI")]


def test_a_post_shown_twice_is_one_with_the_best_kind_and_all_that_is_known() -> None:
    data = json.dumps({"html": QUOTE}).replace("<", "\\u003c")
    found = read(f"<article>{PROSE}<iframe src='{POST}'></iframe><script>{data}</script></article>")
    assert [(e.kind, e.handle, e.text, e.posted_at) for e in found] == [
        ("iframe", "bolind", "Soup is a meal.", "2024-07-13T22:45:13Z")
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="https://twitter.com/intent/tweet?url={POST}">Share</a>',
        f'<a href="mailto:?body={POST}">Mail</a>',
        f'<a href="https://www.facebook.com/sharer/sharer.php?u={POST}">Share</a>',
        f'<a href="https://t.me/share/url?url={POST}">Share</a>',
        (
            f'<aside class="sidebar"><ul class="feed"><li><a href="{POST}">3 minutes '
            f"ago</a></li></ul></aside>"
        ),
        (
            f'<div class="widget-area"><div class="tweet"><p class="tweet-text">Soup.</p><a '
            f'href="{POST}">now</a></div></div>'
        ),
        f'<footer><a href="{POST}">Follow us</a></footer>',
        (
            f'<div id="comments"><div class="comment"><p>As <a href="{POST}">he '
            f"says</a></p></div></div>"
        ),
        f'<ul><li><a href="{POST}">3 minutes ago</a></li></ul>',
    ],
)
def test_what_stands_beside_an_article_is_not_its_own(markup: str) -> None:
    assert kinds(f"<div><article>{PROSE}</article>{markup}</div>") == []


def test_names_of_boxes_around_a_whole_article_mean_nothing() -> None:
    markup = (
        f'<div class="content-sidebar-wrap"><div class="widget"><article>{PROSE}<p><a '
        f'href="{POST}">wrote</a></p></article></div></div>'
    )
    assert kinds(markup) == [("link", "1812256998588662068")]


@pytest.mark.parametrize(
    "box",
    ["related-articles", "recirculation", "more-stories", "c-most-read"],
)
def test_the_embeds_of_other_stories_are_not_the_articles(box: str) -> None:
    """Whether the box of other stories stands in the article or beside it."""
    theirs = f'<div class="{box}"><a href="/b">Another story</a>{QUOTE}</div>'
    assert kinds(f"<main><article>{PROSE}{theirs}{PROSE}</article></main>") == []
    assert kinds(f"<main><article>{PROSE}</article>{theirs}</main>") == []


@pytest.mark.parametrize(
    "box", ['aside class="x"', 'div id="sidebar"', 'footer class="y"', 'ol class="commentlist"']
)
def test_a_post_that_a_sidebar_or_footer_features_is_not_the_articles(box: str) -> None:
    margin = f"<{box}>{QUOTE}</{box.split(maxsplit=1)[0]}>"
    assert kinds(f"<div><article>{PROSE}</article>{margin}</div>") == []


@pytest.mark.parametrize(
    "markup",
    [
        f'<aside class="pull">{QUOTE}</aside>',
        f'<div class="elementor-widget">{QUOTE}</div>',
        f"<figure><footer>{QUOTE}</footer></figure>",
    ],
)
def test_such_a_box_within_the_article_holds_its_post(markup: str) -> None:
    found = kinds(f'<div class="sidebar-right"><article>{PROSE}{markup}{PROSE}</article></div>')
    assert found == [("blockquote", "1812256998588662068")]


def test_an_article_of_one_post_below_a_long_about_us_keeps_it() -> None:
    about = f'<div class="about">{PROSE}</div>'
    page = f'<div class="content-sidebar-wrap"><article>{QUOTE}</article></div>{about}'
    assert kinds(page) == [("blockquote", "1812256998588662068")]


def test_a_box_of_that_name_around_a_whole_article_means_nothing() -> None:
    markup = f'<div class="related-articles"><article>{PROSE}{QUOTE}</article></div>'
    assert kinds(markup) == [("blockquote", "1812256998588662068")]


@pytest.mark.parametrize(
    "key",
    ["relatedArticles", "related_posts", "recommended", "moreOnThis", "mostPopular", "next-story"],
)
def test_page_data_under_a_key_of_other_stories_names_none_of_the_articles_posts(key: str) -> None:
    other = POST.replace("1812256998588662068", "1900000000000000001")
    state = {
        "article": {"body": [{"tweet": POST}]},
        key: [{"title": "Boats {at} sea", "text": 'a "mark"', "embed": other}],
        "after": {"also": POST},
    }
    plain = f'<script id="__NEXT_DATA__">{json.dumps(state)}</script>'
    nested = f"<script>self.__f.push([1,{json.dumps(json.dumps(state))}])</script>"
    loose = f"<script>window.s={{body:'{POST}',{key.replace('-', '_')}:[{{u:'{other}'}}]}}</script>"
    island = f"<x-island props='{json.dumps(state)}'></x-island>"
    for markup in (plain, nested, loose, island):
        held = kinds(f"<article>{PROSE}{markup}</article>")
        assert [number for _, number in held] == ["1812256998588662068"], markup


def test_a_post_that_page_data_has_in_the_article_too_is_kept() -> None:
    state = json.dumps({"related": [{"tweet": POST}], "article": {"tweet": POST}})
    assert kinds(f"<article>{PROSE}</article><script>{state}</script>") == [
        ("script", "1812256998588662068")
    ]


@pytest.mark.parametrize(
    "state",
    [
        f'{{"relatedTweets":["{POST}"]}}',
        f'{{"title":"related","embed":"{POST}"}}',
        f'x={{related:[{{q:"12" TV"}}],a:{{b:"{POST}"}}',
    ],
)
def test_data_that_only_looks_like_other_stories_keeps_its_posts(state: str) -> None:
    assert kinds(f"<article>{PROSE}</article><script>{state}</script>") == [
        ("script", "1812256998588662068")
    ]


def test_another_storys_post_in_page_data_is_not_this_articles() -> None:
    other = "".join(
        f"<p>Quite another story, number {n}, tells of boats that went out to sea and of who was "
        f"on board of them.</p>"
        for n in range(9)
    )
    own = json.dumps({"body": PROSE + QUOTE})
    others = json.dumps({"body": other + QUOTE})
    assert kinds(f"<article>{PROSE}{PROSE}</article><script>{own}</script>")
    assert not kinds(f"<article>{PROSE}{PROSE}</article><script>{others}</script>")


def test_a_link_inside_a_posts_words_is_the_posts_own() -> None:
    nested = QUOTE.replace("a meal.", 'a <a href="https://x.com/other/status/123456">meal</a>.')
    assert kinds(f"<article>{PROSE}{nested}</article>") == [("blockquote", "1812256998588662068")]


TEXT = """The mayor spoke on Monday.

Soup is a meal https://t.co/aaaaaaaaaa — Bo Lind (@bolind) July 13, 2024

He said more — much more — later.

First line
second line pic.twitter.com/bbbbbbbbbb

— Ida 𝕏 Moss (@ida_moss) 14. Juli 2024

Rain. — Ida Moss (@ida.example) November 4, 2024 at 9:09 AM
"""


def test_flattened_posts_have_their_words_author_day_and_span() -> None:
    found = read(TEXT, "a.txt")
    assert [(e.platform, e.kind, e.id, e.handle, e.name, e.text, e.posted_at) for e in found] == [
        ("x", "flattened", None, "bolind", "Bo Lind", "Soup is a meal", "2024-07-13"),
        ("x", "flattened", None, "ida_moss", "Ida 𝕏 Moss", "First line\nsecond line", "2024-07-14"),
        ("bluesky", "flattened", None, "ida.example", "Ida Moss", "Rain.", "2024-11-04"),
    ]
    spans = [TEXT[slice(*embed.span)] for embed in found if embed.span]
    assert spans[0] == "Soup is a meal https://t.co/aaaaaaaaaa — Bo Lind (@bolind) July 13, 2024"
    assert spans[1].startswith("First line\n")
    assert spans[1].endswith("14. Juli 2024")


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to us — and to Bo Lind (@bolind) — on July 13, 2024.",
        "Soup — Bo Lind (@bolind)",
        "Soup — Bo Lind (@bolind) yesterday",
        "Featured image by @bolind",
    ],
)
def test_a_handle_in_prose_makes_no_post(text: str) -> None:
    assert not list(flattened.find_flattened(text))


def test_prose_run_together_with_a_post_is_not_taken_for_its_words() -> None:
    text = (
        "Much was said that evening in the town hall. " * 30
        + "Soup. — Bo Lind (@bolind) July 13, 2024"
    )
    (found,) = flattened.find_flattened(text)
    assert found.text is None
    assert found.span is not None
    assert text[slice(*found.span)] == "— Bo Lind (@bolind) July 13, 2024"


def test_a_text_file_names_posts_by_their_addresses() -> None:
    assert [(e.kind, e.id) for e in read(f"See {POST}, he says.", "a.txt")] == [
        ("address", "1812256998588662068")
    ]


def test_a_text_that_is_whole_somewhere_in_the_page_is_not_kept_cut() -> None:
    known: dict[str, Any] = {"platform": "x", "id": "1812256998588662068", "handle": "anabrook"}
    cut = Embed(kind="blockquote", text="The seal has a season…", truncated=True, **known)
    whole = Embed(kind="script", text="The seal has a season ticket.", **known)
    (found,) = merge_embeds([cut, whole])
    assert (found.kind, found.text, found.truncated) == ("blockquote", whole.text, False)

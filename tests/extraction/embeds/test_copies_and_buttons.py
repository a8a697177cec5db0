"""Posts behind copies of web archives and addresses as people write them, and what only shares."""

import json
from html import escape
from urllib.parse import quote

import pytest

from archiver.extraction.embeds import embeds
from archiver.html import page
from archiver.models.records import Capture, Embed
from archiver.platforms.registry import get_platform

ID = "1812256998588662068"
POST = f"https://x.com/bolind/status/{ID}"
CODED = quote(POST, safe="")
PROSE = "".join(
    f"<p>Paragraph {number} of the article says at some length what the town council decided "
    f"that evening.</p>"
    for number in range(8)
)
QUOTE = (
    '<blockquote class="twitter-tweet"><p lang="en">Soup is a meal.</p>&mdash; Bo Lind (@bolind) '
    f'<a href="{POST}">July 13, 2024</a></blockquote>'
)
OTHER = QUOTE.replace(ID, "1812256998588662099")


def read(body: str) -> tuple[Embed, ...]:
    """The embeds of a page."""
    capture = Capture(
        url="https://news.example/a",
        source="a.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=f"<html><body>{body}</body></html>".encode(),
    )
    return embeds.find_embeds(page.parse_page(capture)).embeds


def in_article(markup: str) -> list[tuple[str, str | None]]:
    """Kind and id of the posts that an article with some markup shows."""
    found = read(f"<article>{PROSE}{markup}{PROSE}</article>")
    return [(embed.kind, embed.id) for embed in found]


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/{POST}",
        f"https://web.archive.org/web/20240714010203/x.com/bolind/status/{ID}",
        f"https://web.archive.org/web/20240714010203/{CODED}",
        f"https://web.archive.org/save/{POST}",
        f"https://archive.org/web/20240714010203/{POST}",
        f"https://archive.today/{POST}",
        f"https://ghostarchive.org/archive/20240714/{POST}",
        f"https://megalodon.jp/2024-0714-1003-12/{POST}",
        f"https://perma-archives.org/warc/20240714010203/{POST}",
        f"https://webcache.googleusercontent.com/search?q=cache:{POST}",
        f"https://translate.google.com/translate?sl=en&tl=de&u={CODED}",
        f"https://vk.com/away.php?to={CODED}",
        f"https://medium.com/r/?url={CODED}",
        f"https://href.li/?{POST}",
        f"https://urldefense.com/v3/__{POST}__;!!AbC!xyz$",
        f"https://www.google.com/amp/s/x.com/bolind/status/{ID}",
        f"x.com/bolind/status/{ID}",
        f"http://https://x.com/bolind/status/{ID}",
        f"https://x.com:443/bolind/status/{ID}",
        f"https://x.com/%40bolind/status/{ID}",
    ],
)
def test_a_link_to_a_copy_or_one_that_is_written_amiss_leads_to_its_post(address: str) -> None:
    link = f'<p>He <a href="{escape(address)}">wrote so</a>.</p>'
    assert in_article(link) == [("link", ID)]


@pytest.mark.parametrize(
    "address",
    [
        "https://web.archive.org/web/20240714010203/https://x.com/bolind",
        f"https://web.archive.org/web/20240714010203/https://x.com/intent/tweet?url={POST}",
        "https://ghostarchive.org/archive/aB3dE",
        "https://x.com/bolind/status/18122…",
        "https://x.com/bolind/status/18122...",
        "bolind.html/status/1812256998588662068",
    ],
)
def test_a_copy_of_something_else_and_a_cut_address_lead_to_none(address: str) -> None:
    assert in_article(f'<p>He <a href="{address}">wrote so</a>.</p>') == []


def test_an_address_is_read_in_a_text_without_its_scheme_but_not_cut() -> None:
    assert in_article(f"<p>See www.twitter.com/bolind/status/{ID}.</p>") == [("address", ID)]
    assert (
        in_article("<p>See https://x.com/bolind/status/18122… or x.com/b/status/18122…</p>") == []
    )
    assert in_article("<p>See social.example/@ida/116652868576843132 there.</p>") == []


def test_addresses_with_and_without_a_scheme_come_in_their_order() -> None:
    text = f"<p>x.com/a/status/{ID} then https://x.com/b/status/1812256998588662099</p>"
    assert in_article(text) == [("address", ID), ("address", "1812256998588662099")]


@pytest.mark.parametrize(
    "address",
    [
        f"https://buffer.com/add?url={CODED}",
        f"https://some.example/new?url={CODED}",
        f"https://lemmy.example/create_post?url={CODED}",
        f"tg://msg_url?url={CODED}",
        f"mailto:?body={POST}",
        f"fb-messenger://share?link={CODED}",
    ],
)
def test_what_a_link_takes_along_to_another_page_is_no_post_of_the_article(address: str) -> None:
    link = escape(address)
    assert in_article(f'<p><a href="{link}" data-href="{link}">Pass on</a></p>') == []
    assert in_article(f'<p><button data-link="{link}">Pass on</button></p>') == []


@pytest.mark.parametrize(
    "markup",
    [
        f'<button class="share-btn" data-url="{POST}">Share</button>',
        f'<div class="a2a_kit" data-a2a-url="{POST}"></div>',
        f'<div class="addthis_toolbox" data-url="{POST}"></div>',
        f'<div class="sharethis-inline-share-buttons" data-url="{POST}"></div>',
        f'<span data-clipboard-text="{POST}">Copy</span>',
        f'<amp-social-share data-param-url="{POST}"></amp-social-share>',
        f'<fb:like href="{POST}"></fb:like>',
        f'<script type="IN/Share" data-url="{POST}"></script>',
        f'<a rel="author" href="{POST}">Ana</a>',
        f'<div class="author-bio"><p>Ana writes. <a href="{POST}">Her best post</a></p></div>',
        f'<div class="advertisement ad-slot">{QUOTE}</div>',
        f'<iframe class="wp-embedded-content" srcdoc="{escape(QUOTE)}"></iframe>',
        f'<iframe srcdoc="{escape(f"<h1>The seal</h1>{PROSE}{QUOTE}")}"></iframe>',
        f'<script>{{"comments":[{{"body":"{POST}"}}]}}</script>',
        f'<script>{{"page":{{"referrer":"{POST}"}}}}</script>',
    ],
)
def test_buttons_authors_advertising_and_pages_in_frames_show_no_post(markup: str) -> None:
    assert in_article(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        f'<script>ga("set", "referrer", "{POST}");</script>',
        f'<script>_paq.push(["setReferrerUrl","{POST}"]);</script>',
        f'<script>gtag("config", "G", {{page_referrer: "{POST}"}});</script>',
        f'<script>var utag_data = {{"dom.referrer":"{POST}","referring_url":"{CODED}"}};</script>',
        f"<script>async_config = {{virtualReferrer: '{POST}'}};</script>",
        f'<script>if (document.referrer === "{POST}") greet();</script>',
        f'<div id="counter" data-referrer="{POST}"></div>',
        f'<div data-http-referer="{POST}"></div>',
        f'<input placeholder="{POST}">',
        f'<script>field = {{"placeholder": "Paste an address like {POST}"}};</script>',
        f'<script>field = {{sampleUrl: "{POST}"}};</script>',
    ],
)
def test_where_a_reader_came_from_and_what_a_field_shows_are_no_posts(markup: str) -> None:
    assert in_article(markup) == []


def test_what_stands_in_place_of_a_post_shows_it() -> None:
    held = json.dumps({"placeholder": QUOTE, "referrerPolicy": "origin"})
    assert in_article(f"<script>{held}</script>") == [("script", ID)]
    told = json.dumps({"referrer": POST, "body": POST})
    assert in_article(f"<script>{told}</script>") == [("script", ID)]


@pytest.mark.parametrize("slash", ["\\u002F", "\\u002f"])
def test_a_script_may_write_all_its_slashes_as_escapes(slash: str) -> None:
    state = json.dumps({"embeds": [{"url": POST}]}).replace("/", slash).replace('"', '\\"')
    assert in_article(f'<script>state = JSON.parse("{state}")</script>') == [("script", ID)]


def test_a_frame_that_holds_a_post_and_its_buttons_shows_it() -> None:
    buttons = f'<a href="https://x.com/intent/like?tweet_id={ID}">12</a>'
    frame = f'<iframe srcdoc="{escape(QUOTE.replace("</blockquote>", buttons + "</blockquote>"))}">'
    (found,) = read(f"<article>{PROSE}{frame}</iframe></article>")
    assert (found.kind, found.handle, found.text) == ("iframe", "bolind", "Soup is a meal.")


@pytest.mark.parametrize(
    ("further", "title", "is_another"),
    [
        (' data-url="/seal"', "<h1>The seal</h1>", True),
        ("", '<h1><a href="/seal">The seal</a></h1>', True),
        ("", "<h1>The seal</h1>", False),
        (' data-url="/seal"', "<h2>Noon</h2>", False),
    ],
)
def test_a_whole_article_below_the_pages_own_is_another_story(
    further: str, title: str, is_another: bool
) -> None:
    first = f'<article data-url="/ferry"><h1>The ferry</h1>{PROSE}{QUOTE}</article>'
    found = read(f"<main>{first}<article{further}>{title}{PROSE}{OTHER}</article></main>")
    assert [embed.id for embed in found][:1] == [ID]
    assert len(found) == (1 if is_another else 2)


def test_articles_below_a_title_of_their_page_are_its_parts() -> None:
    part = '<article data-url="/a"><h1>Noon</h1>{}{}</article>'
    page_of_parts = f"<h1>Live</h1>{part.format(PROSE, QUOTE)}{part.format(PROSE, OTHER)}"
    assert len(read(f"<main>{page_of_parts}</main>")) == 2


def test_a_post_named_by_handle_and_by_lasting_id_is_one() -> None:
    key = "3kx5yy6b62222"
    quoted = (
        f'<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:ida/app.bsky.feed.post/'
        f'{key}"><p>Quite so.</p>&mdash; Ida Moss (@ida.example) <a href="https://bsky.app/profile/'
        f'did:plc:ida/post/{key}">July 14, 2024</a></blockquote>'
    )
    link = '<p><a href="https://bsky.app/profile/{}/post/' + key + '">It</a> went round.</p>'
    both = read(f"<article>{PROSE}{quoted}{link.format('Ida.Example')}</article>")
    assert [embed.id for embed in both] == [f"did:plc:ida/{key}"]
    others = read(f"<article>{PROSE}{quoted}{link.format('bo.example')}</article>")
    assert [embed.handle for embed in others] == ["ida.example", "bo.example"]
    assert get_platform("bluesky").is_same_id(f"did:plc:ida/{key}", f"bo.example/{key}")


@pytest.mark.parametrize(
    "address",
    [
        f"https://click.pilot.example/ls/click?upn=a1&url={CODED}",
        f"https://email.mg.pilot.example/c/eJx?target={CODED}",
        f"https://pilot.list.example/track/click?u=1&redirect={CODED}",
        f"https://trk.pilot.example/c?dest={quote(CODED, safe='')}",
        f"https://www.pilot.example/out.php?link={POST}",
    ],
)
def test_a_link_that_is_counted_leads_where_its_query_says(address: str) -> None:
    assert in_article(f'<p><a href="{escape(address)}">the post</a></p>') == [("link", ID)]


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.pilot.example/login?redirect={CODED}",
        f"https://links.pilot.example/share?url={CODED}",
        f"https://www.pilot.example/outlook?link={CODED}",
        "https://click.pilot.example/ls/click?upn=a1",
    ],
)
def test_a_link_that_takes_an_address_along_leads_to_none(address: str) -> None:
    assert in_article(f'<p><a href="{escape(address)}">the post</a></p>') == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<pre>curl {POST}</pre>",
        f'<pre>post = "{POST}"</pre>',
        f"<pre>{escape(QUOTE)}</pre>",
        f"<p>It takes <code>{POST}</code> as well.</p>",
        f"<pre><code><span>{POST}</span></code></pre>",
        f"<script>navigator.sendBeacon('/t', 'tweet_id={ID}')</script>",
    ],
)
def test_addresses_in_code_are_examples(markup: str) -> None:
    assert in_article(markup) == []


def test_an_address_in_a_letter_with_its_lines_as_written_is_a_posts() -> None:
    assert in_article(f"<pre>Bo Lind wrote on Monday that soup is a meal:\n{POST}</pre>") == [
        ("address", ID)
    ]

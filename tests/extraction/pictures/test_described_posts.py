"""Descriptions of pictures that say whose post they show are quotations of the page's own words."""

import time

import pytest

from archiver.extraction.pictures.described_posts import (
    MOST_DESCRIBED,
    append_descriptions,
    find_described_posts,
    read_description,
)
from archiver.extraction.pipeline import PageReading, extract_page
from archiver.html.page import parse_page
from archiver.models.records import Capture

WORDS = "The seal has no season ticket for the ferry"
PROSE = "<p>The council of Pelliwick argued for three hours about who shall pay for the ferry.</p>"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"A screenshot of a now-deleted tweet by Ana Brook: “{WORDS}”", "Ana Brook"),
        (f"Tweet by @anabrook: {WORDS}.", "@anabrook"),
        (f"Tweet by @ana@pelliwick.example: “{WORDS}”", "@ana@pelliwick.example"),
        (f'A post from Ana Brook reads "{WORDS}" (Screenshot: X)', "Ana Brook"),
        (f"Tweet by US senator Ana Brook, dated 4 May: “{WORDS}”", "Ana Brook"),
        (f"Tweet from the Gazette's Ana Brook: &quot;{WORDS}&quot;", "Ana Brook"),
        (f"A screenshot of Ana Brook’s deleted X post: “{WORDS}”", "Ana Brook"),
        (f"Screenshot: Bea Stroud posted on Truth Social: “{WORDS}”", "Bea Stroud"),
        (f"Tweet by Ana Brook: “Fake news! {WORDS}”", "Ana Brook"),
    ],
)
def test_a_description_that_names_a_posts_author_gives_words_and_speaker(
    text: str, speaker: str
) -> None:
    found = read_description(text, language="en")
    assert found is not None
    assert found.text[slice(*found.words)].rstrip(".").endswith(WORDS)
    assert (found.speaker, found.text[slice(*found.speaker_span)]) == (speaker, speaker)


@pytest.mark.parametrize(
    "text",
    [
        f"Screenshot of a fake tweet by Ana Brook: “{WORDS}”",
        f"A tweet attributed to Ana Brook: “{WORDS}” — it was doctored, a tweet by Ana Brook",
        f"Ana Brook answers a tweet by Bea Stroud: “{WORDS}”",
        f"A tweet by Ana Brook and a tweet by Bea Stroud: “{WORDS}”",
        f"Screenshot of a tweet from Sunday: “{WORDS}”",
        f"Screenshot of a post from Truth Social: “{WORDS}”",
        f"Tweet of the Day: “{WORDS}”",
        f"A photo of Ana Brook with a sign: “{WORDS}”",
        "Tweet by @anabrook: a photo of a seal on the ferry at night",
        "Tweet by @anabrook: Photo of a seal on the ferry at night",
        "Screenshot of a tweet by Ana Brook. It says “The seal” and “has no ticket” in one breath",
        "A tweet by Ana Brook about the ferry",
        "A seal",
    ],
)
def test_where_a_description_leaves_it_open_nothing_is_read(text: str) -> None:
    assert read_description(text, language="en") is None


def _capture(markup: str) -> Capture:
    return Capture(
        url="https://news.example/a",
        source="a.html",
        fetched_at="2031-05-04T10:00:00Z",
        body=f"<meta charset=utf-8>{markup}".encode(),
    )


def _read(body: str, head: str = "") -> PageReading:
    return extract_page(
        _capture(f"<html lang=en><head>{head}</head><article>{PROSE * 4}{body}</article></html>")
    )


def test_pictures_of_an_article_are_quoted_below_its_text_once() -> None:
    alt = f"Screenshot of a tweet by Ana Brook: “{WORDS}”"
    figure = f"<figure><img src=a.png alt='{alt}'><figcaption>{alt}</figcaption></figure>"
    read = _read(figure + PROSE)
    assert read.embeds == ()
    (quote,) = read.quotes
    text = read.article.text
    assert text.endswith(f"\n{alt}")
    assert (quote.text, quote.speaker, quote.cue) == (WORDS, "Ana Brook", "post")
    assert text[quote.start : quote.end] == WORDS
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "Ana Brook"


def test_what_the_prose_quotes_already_is_quoted_once() -> None:
    read = _read(f"<p>“{WORDS},” said Ana Brook.</p><img src=a alt='Tweet by @ana: “{WORDS}”'>")
    assert [quote.text.rstrip(",") for quote in read.quotes] == [WORDS]


def test_a_page_that_reviews_a_claim_does_not_quote_its_pictures() -> None:
    review = '<script type="application/ld+json">{"@type": "ClaimReview"}</script>'
    image = f"<img src=a.png alt='Tweet by Ana Brook: “{WORDS}”'>"
    assert len(_read(image).quotes) == 1
    assert _read(image, review).quotes == ()


def test_pictures_beside_the_article_and_in_posts_are_not_its_own() -> None:
    image = f"<img src=a.png alt='Tweet by Ana Brook: “{WORDS}”'>"
    assert _read(f"<div class=related-articles>{image}</div>").quotes == ()
    link = "<a href=https://x.com/ana/status/1234567890123456789>May 4</a>"
    post = f"<blockquote class=twitter-tweet><p>Hello</p>{image}{link}</blockquote>"
    assert _read(post).quotes == ()


def test_a_page_of_nothing_but_descriptions_is_read_in_part_and_in_time() -> None:
    images = "".join(
        f"<img src=a.png alt='Tweet by Ana Brook: “{number} seals have no ticket”'>"
        for number in range(400)
    )
    assert len(_read(images).quotes) == MOST_DESCRIBED
    begun = time.process_time()
    for text in ("Ana " * 5_000, "tweet by " * 5_000, "A’s " * 500, "X " * 900 + ": “a”" * 100):
        assert read_description(text) is None
    assert time.process_time() - begun < 1


def test_a_page_without_a_text_gets_none_from_its_pictures() -> None:
    assert append_descriptions("A text", ()) == ("A text", ())
    tree = parse_page(_capture("<p>Hello</p>")).tree
    assert tree is not None
    assert find_described_posts(tree, ()) == ()

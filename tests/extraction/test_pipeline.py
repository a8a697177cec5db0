from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import extract_page
from archiver.models.records import Capture
from tests.conftest import examples

TEXT = """ date 2024-08-13 The mayor spoke about the soup kitchen in the town hall on Monday.

“Soup is a meal for every day,” Bo Lind wrote on X.

Soup is a “meal” for every day https://t.co/aaaaaaaaaa — Bo Lind (@bolind) July 13, 2024

The evening ended early.
"""


def capture(body: bytes, source: str) -> Capture:
    """A capture of a file."""
    return Capture(
        url=f"file:///{source}", source=source, fetched_at="2026-01-01T00:00:00Z", body=body
    )


def test_a_text_file_is_read_whole_and_its_flattened_post_is_no_quotation() -> None:
    reading = extract_page(capture(TEXT.encode(), "a.txt"))
    assert reading.article.text == TEXT
    assert [embed.handle for embed in reading.embeds] == ["bolind"]
    assert [quote.text for quote in reading.quotes] == ["Soup is a meal for every day,"]
    for quote in reading.quotes:
        assert TEXT[quote.start : quote.end] == quote.text


def test_a_page_is_read_with_its_posts_apart_from_its_prose() -> None:
    prose = (
        "<p>“The bridge will be open to everyone by Monday evening,” the mayor, Ida Moss, "
        "told the council in the town hall.</p>"
    )
    post = (
        '<blockquote class="twitter-tweet"><p>“Soup” is a meal for every day of the week.</p>'
        '&mdash; Bo Lind (@bolind) <a href="https://x.com/bolind/status/123456">July 13, '
        "2024</a></blockquote>"
    )
    reading = extract_page(
        capture(
            f"<html><body><article>{prose * 3}{post}{prose}</article></body></html>".encode(),
            "a.html",
        )
    )
    assert [embed.id for embed in reading.embeds] == ["123456"]
    assert "Soup" not in reading.article.text
    assert reading.quotes


def test_what_is_no_page_is_an_error_and_nothing_else() -> None:
    with pytest.raises(UnreadablePage):
        extract_page(capture(b"%PDF-1.7", "a.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "soup",
        '<blockquote class="twitter-tweet">' * 1_000
        + '<a href="https://x.com/a/status/123456">x</a>',
        "<script>" + '"https:\\/\\/x.com\\/a\\/status\\/123456789" {"x": ' * 20_000,
        '<div data-x="' + "https://x.com/a/status/1 {" * 20_000,
        "<p>" + "&amp;lt;" * 50_000,
        '<a href="http://[">x</a><a href="//[x.com/a/status/1">y</a>',
        '<script>"\\ud83d <blockquote class=twitter-tweet>\\ud83d<a href=//x.com/a/status/1>"',
        "<p>\x0b\x1b&#0;&#xd800;</p>",
    ],
    ids=lambda markup: markup[:30],
)
def test_broken_and_endless_markup_is_read_like_any_other(markup: str) -> None:
    extract_page(capture(f"<html><body>{markup}".encode(), "a.html"))


@settings(max_examples=examples(60))
@given(
    body=st.one_of(
        st.binary(max_size=400),
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<blockquote class=twitter-tweet>",
                    "</blockquote>",
                    "“",
                    "”",
                    "— ",
                    "\n",
                    "Bo Lind (@bolind) ",
                    "July 13, 2024",
                    "<a href='https://x.com/a/status/123456'>",
                    "</a>",
                    "<script>",
                    "</script>",
                    "\\u003c",
                    "&lt;",
                    '{"tweetId":"123456789"}',
                    "<textarea>",
                    "<",
                    "\xff",
                ]
            ),
            max_size=40,
        ).map(lambda parts: "".join(parts).encode("latin-1", "replace")),
    ),
    source=st.sampled_from(["a.html", "a.txt", "a"]),
)
def test_whatever_the_bytes_only_unreadable_page_is_raised(body: bytes, source: str) -> None:
    with suppress(UnreadablePage):
        extract_page(capture(body, source))

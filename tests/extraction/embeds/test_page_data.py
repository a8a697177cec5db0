"""Posts named in scripts, JSON and escaped markup, however often it is escaped."""

import json
import re
from base64 import b64encode
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.extraction.embeds.page_data import posts_in_data, posts_in_markup, unescape_data
from tests.html.trees import tree_of

ID = "2712809663493046272"
POST = f"https://x.com/beatide/status/{ID}"
MARKUP = (
    '<blockquote class="twitter-tweet"><p>Kelp is late.</p>&mdash; Bea Tidewell (@beatide) '
    f'<a href="{POST}">January 3, 2036</a></blockquote>'
)


def found(data: str) -> list[tuple[str | None, str | None]]:
    return [(one.embed.id, one.embed.text) for one in posts_in_data(data, "attribute")]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"html": MARKUP}),
        json.dumps(json.dumps({"html": MARKUP})),
        json.dumps({"html": MARKUP}).replace("<", "\\u003c").replace("/", "\\/"),
        MARKUP.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"),
        json.dumps({"embedJS": b64encode(MARKUP.encode()).decode()}),
        f'broken {{"html": {MARKUP}',
    ],
    ids=["json", "json twice", "escapes", "entities", "base64", "broken"],
)
def test_markup_in_data_gives_the_post_with_its_words(data: str) -> None:
    assert found(data) == [(ID, "Kelp is late.")]


@pytest.mark.parametrize(
    "data",
    [
        f'{{"url":"{POST}"}}',
        json.dumps({"url": POST}).replace("/", "\\/"),
        f"src=/e?u={quote(POST, safe='')}",
        f"src=/e?u={quote(quote(POST, safe=''), safe='')}",
        f'{{"tweetId":"{ID}","twitter":true}}',
        f'{{"a":"{POST}","b":"{POST}?s=20"}}',
    ],
)
def test_an_address_or_id_in_data_names_its_post_once(data: str) -> None:
    assert found(data) == [(ID, None)]


def test_links_within_a_posts_words_are_not_the_articles() -> None:
    other = "https://x.com/corvinash/status/2712809663493046999"
    inside = MARKUP.replace("late.", f'late <a href="{other}">{other}</a>')
    assert [key for key, _ in found(json.dumps({"html": inside}))] == [ID]


def test_what_stands_around_a_mention_is_kept_within_bounds() -> None:
    data = "a" * 5_000 + f' "{POST}" ' + "b" * 5_000
    (one,) = posts_in_data(data, "attribute")
    assert POST in one.around
    assert len(one.around) < 4_000
    assert one.data == data


@pytest.mark.parametrize(
    "data",
    ["", "\\", "\\u", "\\ud83d", "%3A//", "<blockquote" * 3_000, "\\" * 50_000, "&#0;"],
)
def test_data_without_a_post_or_a_meaning_names_none(data: str) -> None:
    assert found(data) == []


def test_escapes_are_undone_and_plain_data_stays_as_it_is() -> None:
    assert unescape_data('\\u003cp\\u003e\\"a\\" \\/ b\\\\n') == '<p>"a" / b\n'
    assert unescape_data('"a\\/b\\tc\\"\\n"') == '"a/b\nc"\n"'
    assert unescape_data("50%3A50 and R&D stay") == "50%3A50 and R&D stay"


PIECES = ["&quot;", "&lt;", "&gt;", "&#39;", "&#34;", "&#3", "&amp;", "&amp", "quot;", "&copy", "&"]
PIECES += ["a", "#39;", '"', ";", " ", "&nbsp;", "&hellip;", "&#x27;", "lt;", "&l", "t;"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_entities_are_undone_as_the_standard_library_does(data: str) -> None:
    for few_or_many in (f"&lt;{data}", f"&lt;{data}" * 60):
        assert unescape_data(few_or_many) == unescape(few_or_many)


@given(
    st.lists(
        st.sampled_from(
            [
                "\\u003c",
                "\\u003C",
                "\\u0026",
                "\\u002F",
                "\\u00e9",
                "\\u005cu003c",
                "u003c",
                "\\u00",
                "3",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_escapes_are_undone_once(data: str) -> None:
    for few_or_many in (data, data * 60):
        once = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), few_or_many)
        assert unescape_data(few_or_many) == once


def test_only_platforms_whose_marks_are_there_are_asked() -> None:
    tree = tree_of(MARKUP)
    assert [one.embed.id for one in posts_in_markup(tree)] == [ID]
    assert [one.embed.id for one in posts_in_markup(tree, "\ntwitter-tweet\n")] == [ID]
    assert list(posts_in_markup(tree, "\nnothing\n")) == []

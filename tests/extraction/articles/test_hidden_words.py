"""Words within a line that no reader sees are none of the article's."""

from dataclasses import replace

import lxml.html
import pytest

from archiver.extraction.articles.hidden_words import drop_hidden_words
from archiver.extraction.pipeline import extract_page
from archiver.models.records import Capture

HIDDEN = [
    '<span style="display:none">never</span>',
    '<span style="color: red; DISPLAY : none !important">never</span>',
    "<span hidden>never</span>",
    '<b style="visibility: hidden">never</b>',
    '<i style="font-size:0px;">never</i>',
    '<span style="opacity:0">never</span>',
    '<em style="position:absolute;left:-9999px">never</em>',
    '<span class="note sr-only">never</span>',
    '<span class="zz">never</span>',
    '<span id="yy">n<b>ev</b>er</span>',
    "<template>never</template>",
]
SEEN = [
    '<span style="opacity:0.9">never</span>',
    '<span style="display:inline">never</span>',
    '<span style="background-color:transparent">never</span>',
    '<span class="printed">never</span>',
    '<span class="zz-top">never</span>',
    "<b>never</b>",
]
SHEET = """<style>p { margin: 0 } span.zz, #yy {display:none} @media print {.printed{display:none}}
  .box .top {display: none}</style>"""


def page(body: str, head: str = SHEET) -> Capture:
    more = "<p>Nobody in Marrowby would say on Tuesday when the next boat is to leave there.</p>"
    html = f"<html lang=en><head>{head}</head><body><article><h1>Ferry</h1>{body}{more * 4}"
    return Capture(
        url="https://news.example/a",
        source="a",
        fetched_at="2031-05-04T00:00:00Z",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=f"{html}</article></body></html>".encode(),
    )


@pytest.mark.parametrize("word", HIDDEN)
def test_a_hidden_word_is_no_part_of_a_quotation(word: str) -> None:
    read = extract_page(page(f"<p>“We will {word} leave the harbour today,” Ana Brook said.</p>"))
    assert [" ".join(one.text.split()) for one in read.quotes] == [
        "We will leave the harbour today,"
    ]


@pytest.mark.parametrize("word", SEEN)
def test_what_a_reader_sees_stays(word: str) -> None:
    read = extract_page(page(f"<p>“We will {word} leave the harbour today,” Ana Brook said.</p>"))
    assert [one.text for one in read.quotes] == ["We will never leave the harbour today,"]


def test_a_block_that_is_hidden_until_a_script_shows_it_stays() -> None:
    tree = lxml.html.fromstring('<div><p style="opacity:0">One.</p><p><b hidden>Two.</b></p></div>')
    drop_hidden_words(tree)
    assert tree.xpath("string()") == "One.Two."


def test_the_text_that_a_page_states_apart_counts_only_as_far_as_it_is_shown() -> None:
    """Readers see one wording; that another stands in the page's data makes it no quotation."""
    shown = "We will leave the harbour today and not come back before the autumn."
    lead = " ".join(f"The council heard of boat {n} and of the tide on day {n}." for n in range(9))
    rest = " ".join(f"Seal {n} has queued at the pier for {n} hours, they say." for n in range(9))
    for stated, found in ((shown.replace("leave", "never leave"), shown), (shown, shown)):
        body = f"Ferry. {lead} “{stated}” Ana Brook said. {rest}"
        thing = f'{{"@type":"NewsArticle","articleBody":"{body}"}}'
        html = (
            f'<html lang=en><head><script type="application/ld+json">{thing}</script></head><body>'
            f"<article><h1>Ferry</h1><p>{lead}</p><p>“{shown}” Ana Brook said.</p><p>{rest}</p>"
            "</article></body></html>"
        )
        read = extract_page(replace(page(""), body=html.encode()))
        assert [one.text for one in read.quotes] == [found]

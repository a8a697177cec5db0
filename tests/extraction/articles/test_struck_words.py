"""Words that an article has struck out are none that it gives anybody."""

import lxml.html
import pytest

from archiver.extraction.articles.struck_words import drop_struck_words
from archiver.extraction.pipeline import extract_page
from archiver.platforms.attribute_index import index_attributes
from tests.extraction.articles.test_hidden_words import page

SHEET = """<style>.gone, .old { color: red; text-decoration: line-through }
  del.kept, s#shown { text-decoration: none } .kelp {--text-decoration: line-through}</style>"""
STRUCK = [
    "<del>never</del> <ins>always</ins>",
    "<s>n<b>ev</b>er</s> always",
    "<strike>never</strike> always",
    '<span style="text-decoration: line-through">never</span> always',
    '<span style="color:red;text-decoration-line : underline line-through">never</span> always',
    '<span class="x gone">never</span> always',
    "<del>never <s>nobody</s></del> always",
]
SHOWN = [
    '<del class="kept">always</del>',
    '<s id="shown">always</s>',
    '<del style="text-decoration:none">always</del>',
    '<span class="kelp">always</span>',
    '<span style="text-decoration: underline">always</span>',
    "<ins>always</ins>",
]


@pytest.mark.parametrize("word", STRUCK + SHOWN)
def test_a_quotation_is_what_was_not_struck_out(word: str) -> None:
    said = f"<p>“We will {word} leave the harbour today,” Ana Brook said.</p>"
    read = extract_page(page(said, SHEET))
    assert [one.text for one in read.quotes] == ["We will always leave the harbour today,"]


def test_a_paragraph_that_was_withdrawn_has_no_quotations() -> None:
    body = "<del><p>“We will leave the harbour today,” Ana Brook said.</p></del>"
    assert extract_page(page(body)).quotes == ()


def test_a_mark_or_name_in_struck_words_is_struck_with_them() -> None:
    body = (
        "<p><del>“We will never leave,” Corvin Ash</del> <ins>“We will leave the harbour "
        "today,” Ana Brook</ins> said.</p>"
    )
    (quote,) = extract_page(page(body)).quotes
    assert (quote.text, quote.speaker) == ("We will leave the harbour today,", "Ana Brook")


def test_data_that_still_has_the_struck_words_brings_none_back() -> None:
    lead = " ".join(f"The council heard of boat {n} and of the tide on day {n}." for n in range(9))
    stated = f"{lead} “We will never always leave the harbour today,” Ana Brook said."
    thing = f'{{"@type":"NewsArticle","articleBody":"Ferry. {stated}"}}'
    head = f'<script type="application/ld+json">{thing}</script>'
    said = f"<p>“We will {STRUCK[0]} leave the harbour today,” Ana Brook said.</p>"
    read = extract_page(page(f"<p>{lead}</p>{said}", head))
    assert [one.text for one in read.quotes] == ["We will always leave the harbour today,"]


def test_an_element_that_was_not_closed_takes_no_article_away() -> None:
    tree = lxml.html.fromstring("<div><p>One.</p><s><p>Two and three.</p><p>Four.</p></s></div>")
    drop_struck_words(tree)
    assert tree.xpath("string()") == "One.Two and three.Four."


def test_what_was_taken_out_of_the_tree_does_not_count_among_its_words() -> None:
    struck = '<span style="text-decoration:line-through">never</span>'
    tree = lxml.html.document_fromstring(
        f"<body><p>The ferry will {struck} leave.</p><div>{struck * 40}</div></body>"
    )
    index_attributes(tree)
    post = tree.find(".//div")
    assert post is not None
    tree[0].remove(post)
    drop_struck_words(tree)
    assert " ".join("".join(map(str, tree.itertext())).split()) == "The ferry will leave."

"""What the id and the classes of a box say that it holds."""

from collections.abc import Callable

import pytest
from lxml.html import Element, HtmlElement

from archiver.extraction.embeds import box_names


def box(name: str, tag: str = "div") -> HtmlElement:
    return Element(tag, {"class": name})


@pytest.mark.parametrize(
    ("told", "named", "others"),
    [
        (box_names.is_named_for_readers, "top post-comments", "no-comments"),
        (box_names.is_named_beside, "left-sidebar", "story-with-sidebar"),
        (box_names.is_named_surely_beside, "site-footer", "elementor-widget"),
        (box_names.is_named_perhaps_beside, "latest-news", "article-body"),
        (box_names.is_named_for_others, "related-articles", "correlated"),
        (box_names.is_named_for_others, "advertisement", "ad-free"),
        (box_names.is_named_for_others, "lire-aussi", "aussitot"),
        (box_names.is_named_for_others, "mehr-zum-thema", "themen-box"),
        (box_names.is_named_for_others, "las-ocksa", "glas-ocksa"),
        (box_names.is_named_for_others, "te-puede-interesar", "puede-ser"),
        (box_names.is_named_for_readers, "commentaires", "comments-open"),
        (box_names.is_named_for_readers, "vf-comments", "no-comments"),
        (box_names.is_named_for_readers, "leser-kommentare", "opinion-kommentar"),
        (box_names.is_named_for_readers, "hyvor-talk-view", "talk"),
        (box_names.is_named_for_none_of_ours, "post author-box", "author-articles"),
        (box_names.is_named_for_none_of_ours, "leser-kommentare", "opinion-kommentar"),
        (box_names.is_named_for_none_of_ours, "juicer-feed modern", "juicer-tips"),
        (box_names.is_named_article, "blog post", "postal"),
        (box_names.is_named_wall, "juicer-feed modern", "juicer-tips"),
        (box_names.is_named_wall, "ctf-item", "post category-ctf"),
        (box_names.is_named_wall, "eapps-instagram-feed", "elementor-widget"),
    ],
)
def test_a_name_is_told_by_its_words(
    told: Callable[[HtmlElement], bool], named: str, others: str
) -> None:
    for _ in range(2):  # the second time from memory
        assert told(box(named))
        assert not told(box(others))
        assert not told(Element("div"))


def test_a_whole_page_is_no_box_of_readers_or_other_stories() -> None:
    assert not box_names.is_named_for_readers(box("comments", "body"))
    assert not box_names.is_named_for_others(box("related", "body"))
    assert not box_names.is_named_wall(box("juicer-feed", "body"))
    assert not box_names.is_named_for_none_of_ours(box("author-box", "body"))


def test_id_and_classes_are_one_name() -> None:
    assert box_names.name_box(Element("div", {"id": "top", "class": "a b"})) == "top a b"
    assert box_names.name_box(Element("div", {"class": "a"})) == "a"
    assert box_names.name_box(Element("div")) == ""

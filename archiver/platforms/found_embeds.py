"""What a platform finds in a tree: an embed, and the element that it occupies."""

from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.models.records import Embed, EmbedKind

Signs = tuple[tuple[str, str], ...]
"""Pairs of words in lower case; a text with one of a platform's addresses has both of a pair."""


class FoundEmbed(NamedTuple):
    """An embed and the element whose words are the post's, so no prose of the article.

    `element` is None where the post has no words in the page, as behind a link.
    """

    embed: Embed
    element: HtmlElement | None = None


def embed_kind(element: HtmlElement) -> EmbedKind:
    """How an element that names a post shows it, by its tag alone."""
    tag = element.tag
    if tag == "blockquote":
        return "blockquote"
    if tag.startswith("amp-"):
        return "amp"
    return "iframe" if tag == "iframe" else "attribute"


def class_names(element: HtmlElement) -> frozenset[str]:
    """The class names of an element in lower case."""
    return frozenset((element.get("class") or "").lower().split())

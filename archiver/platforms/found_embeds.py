"""An embed that a platform found in a tree, and the element that it occupies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archiver.models.records import Embed, EmbedKind

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement


class FoundEmbed(NamedTuple):
    """An embed and the element whose words are the post's, so no prose of the article.

    `element` is None where the post has no words in the page, as behind a link.
    """

    embed: Embed
    element: HtmlElement | None = None


def embed_kind(element: HtmlElement) -> EmbedKind:
    """Tell by its tag alone how an element that names a post shows it."""
    tag = element.tag
    if tag == "blockquote":
        return "blockquote"
    if tag.startswith("amp-"):
        return "amp"
    return "iframe" if tag == "iframe" else "attribute"


def class_names(element: HtmlElement) -> frozenset[str]:
    """List the class names of an element in lower case."""
    return frozenset((element.get("class") or "").lower().split())

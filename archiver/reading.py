"""A capture in, the whole reading of its page out: article, embeds and quotations.

Composes the rooms in their order and does nothing else: page, embeds, article without the
embeds' words, quotations outside of them. Raises UnreadablePage alone.
"""

from dataclasses import dataclass

from archiver.article import page as article_page
from archiver.embeds import flattened
from archiver.embeds import page as embeds_page
from archiver.page import Page, UnreadablePage
from archiver.page import read as read_page
from archiver.quotes import article as quotes
from archiver.records import Article, Capture, Embed, Quote

__all__ = ["Reading", "UnreadablePage", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one capture says: spans of `quotes` count in ``article.text``."""

    page: Page
    article: Article
    embeds: tuple[Embed, ...] = ()
    quotes: tuple[Quote, ...] = ()


def read(capture: Capture) -> Reading:
    """The reading of a capture; raises UnreadablePage if its bytes are no page."""
    page = read_page(capture)
    embedded = embeds_page.read(page)
    article = article_page.read(page, cut=embedded.elements)
    # Posts that a page or its extractor flattened to text are no prose either.
    skip = embedded.spans or flattened.spans(article.text)
    found = quotes.read(article.text, language=article.language, skip=skip)
    return Reading(page=page, article=article, embeds=embedded.embeds, quotes=found)

"""Make claims of the quotations of a page that is judged and not kept. Pure.

What its article tells of them is what the archive knows of those that a crawl keeps.
"""

from collections.abc import Callable, Sequence

from archiver.extraction.pipeline import PageReading
from archiver.models.quote_context import ArticleContext, PlacedQuotation
from archiver.models.records import Embed
from archiver.models.verdict_records import Claim
from archiver.models.vocabulary import NAMING_KINDS, SURE_DATES

PostName = Callable[[str], str]
"""Gives the name by which the archive has a post, for any name of it."""


def claims_of_article(
    read: PageReading, name_post: PostName, linked_speech: frozenset[int] = frozenset()
) -> list[Claim]:
    """Return every quotation of a page as a claim, without names and terms.

    `linked_speech` are the archive's rows of events that the page links.
    """
    article = read.article
    context = ArticleContext(
        article.text,
        [
            PlacedQuotation(number, quote.start, quote.end, continues=quote.continues)
            for number, quote in enumerate(read.quotes)
        ],
    )
    near = _keys(read.embeds, name_post)
    shown = _keys([embed for embed in read.embeds if embed.kind not in NAMING_KINDS], name_post)
    # An article is as young as the last time that it gives of itself.
    dates = [date for date in (article.published_at, article.modified_at) if date]
    published_at = max(dates, default=None)
    return [
        Claim(
            quote=quote.text,
            speaker=quote.speaker,
            published_at=published_at,
            id=str(number + 1),
            near=near,
            shown=shown,
            linked_speech=linked_speech,
            cue=quote.cue,
            paragraph=context.paragraph_of(number),
            byline=article.byline or "",
            parts=context.parts_of(number),
            beside=context.texts_beside(number),
            surely_dated=article.dated_by in SURE_DATES,
            first_published_at=min(dates, default=None),
        )
        for number, quote in enumerate(read.quotes)
        if quote.kind == "quotation"
    ]


def _keys(embeds: Sequence[Embed], name_post: PostName) -> frozenset[str]:
    return frozenset(name_post(f"{embed.platform}:{embed.id}") for embed in embeds if embed.id)

"""A capture in, the whole reading of its page out: article, embeds and quotations.

Composes the rooms in their order and does nothing else: page, embeds, article without the
embeds' words, quotations outside of them. Raises UnreadablePage alone.
"""

from dataclasses import dataclass
from itertools import islice

from archiver.extraction.articles import article as article_page
from archiver.extraction.embeds import embeds as embeds_page
from archiver.extraction.embeds import flattened, script_embeds
from archiver.extraction.embeds.sweep import MOST
from archiver.extraction.quotations import quotations as quotes
from archiver.html.limits import ATTRIBUTES
from archiver.html.page import (
    LEVELS,
    TAGS,
    Page,
    UnreadablePage,
)
from archiver.html.page import read as read_page
from archiver.models.records import (
    Article,
    Capture,
    Embed,
    Quote,
)

_HELD = 100_000
_CITED = frozenset({"link", "address"})

__all__ = ["Reading", "UnreadablePage", "is_silent", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one capture says: spans of `quotes` count in ``article.text``.

    `notes` say in a sentence each what of a page out of all measure was not read. `rendered`
    is the page as a browser drew it, where posts were read from that.
    """

    page: Page
    article: Article
    embeds: tuple[Embed, ...] = ()
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    rendered: Capture | None = None


def is_silent(capture: Capture, read: Reading) -> bool:
    """Whether a page speaks of a post that only its scripts would show, and shows none itself."""
    if read.page.kind != "html" or any(embed.kind not in _CITED for embed in read.embeds):
        return False
    # Reading the article took the scripts out of its tree.
    tree = read_page(capture).tree
    return tree is not None and script_embeds.speaks(tree)


def read(capture: Capture) -> Reading:
    """The reading of a capture; raises UnreadablePage if its bytes are no page."""
    page = read_page(capture)
    # lxml makes an element's Python object anew each time nobody holds it, which costs more
    # than all the searches in them. A page of 20 MB is slow rather than large in memory.
    held = [] if page.tree is None else list(islice(page.tree.iter(), _HELD))
    embedded = embeds_page.read(page)
    shortened = article_page.shorten(page)
    article = article_page.read(page, cut=embedded.elements)
    del held
    # Posts that a page or its extractor flattened to text are no prose either.
    skip = embedded.spans or flattened.spans(quotes.beginning(article.text))
    found = quotes.read(article.text, language=article.language, skip=skip)
    all_read = len(article.text) <= quotes.LONGEST and len(found) < quotes.MOST
    notes = (
        f"no more than {TAGS:,} tags, {LEVELS:,} levels of them and {ATTRIBUTES} attributes each"
        " were read"
        if page.cut
        else None,
        f"only the first {MOST:,} appearances of posts in it were read" if embedded.cut else None,
        f"its article was looked for in the first {article_page.ELEMENTS:,} elements or fewer"
        if shortened
        else None,
        f"quotations were read in the first {quotes.LONGEST:,} characters of its article, "
        f"and {quotes.MOST:,} at most"
        if not all_read
        else None,
    )
    return Reading(
        page=page,
        article=article,
        embeds=embedded.embeds,
        quotes=found,
        notes=tuple(note for note in notes if note),
    )

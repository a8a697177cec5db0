"""Read everything a capture says in one pure function: article, embeds and quotations.

Composes the rooms in their order and does nothing else: page, embeds, article without the
embeds' words, quotations outside of them. Raises UnreadablePage alone.
"""

from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from archiver.errors import UnreadablePage
from archiver.extraction.articles import article as article_page
from archiver.extraction.articles import walls
from archiver.extraction.embeds import embeds as embeds_page
from archiver.extraction.embeds import flattened, places, script_embeds
from archiver.extraction.embeds.sweep import MAX_SWEPT
from archiver.extraction.pictures.described_posts import (
    DescribedPost,
    append_descriptions,
    describe_pictures,
    find_described_posts,
)
from archiver.extraction.pictures.post_pictures import find_post_pictures
from archiver.extraction.quotations import headline_quotes
from archiver.extraction.quotations import quotations as quotes
from archiver.html.limits import ATTRIBUTES
from archiver.html.page import PAGE_LEVELS, TAGS, HtmlPage, parse_page
from archiver.models.picture_records import PostPicture
from archiver.models.records import (
    Article,
    Capture,
    Embed,
    Quote,
)
from archiver.models.vocabulary import NAMING_KINDS
from archiver.platforms.attribute_index import forget_index, index_attributes
from archiver.text.garbage import collect_rarely

_OBJECTS = 100_000
"""Objects of a reading until Python looks for garbage: some 10 MB. Most pages make fewer."""

__all__ = ["PageReading", "UnreadablePage", "extract_page", "is_script_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """All that one capture says: spans of `quotes` count in ``article.text``.

    `links` name the pages that the article links (`archiver.text.urls.page_name`).
    `pictures` are those that the page calls pictures of posts.
    `notes` say in a sentence each what of a page out of all measure was not read. `rendered`
    is the page as a browser drew it, where posts were read from that.
    """

    page: HtmlPage
    article: Article
    embeds: tuple[Embed, ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[PostPicture, ...] = ()
    notes: tuple[str, ...] = ()
    rendered: Capture | None = None


def is_script_only(capture: Capture, read: PageReading) -> bool:
    """Tell whether a page speaks of a post that only its scripts would show."""
    if read.page.kind != "html" or any(embed.kind not in NAMING_KINDS for embed in read.embeds):
        return False
    # Reading the article took the scripts out of its tree.
    tree = parse_page(capture).tree
    return tree is not None and script_embeds.mentions_script_post(tree)


def extract_page(capture: Capture) -> PageReading:
    """Give the reading of a capture; raises UnreadablePage if its bytes are no page."""
    with collect_rarely(_OBJECTS):
        return _read_page(capture)


def parse_tree(capture: Capture) -> HtmlElement | None:
    """Parse the tree of a page as it is before its article is read; None for plain text."""
    return parse_page(capture).tree


def _read_pictures(
    page: HtmlPage, embedded: embeds_page.PageEmbeds
) -> tuple[tuple[DescribedPost, ...], tuple[PostPicture, ...]]:
    """Read of a page's pictures which are said to show a post, and whose words are described."""
    if page.tree is None:
        return (), ()
    pictures = list(describe_pictures(page.tree))
    boxes, region = embedded.elements, embedded.region
    return (
        find_described_posts(page.tree, boxes, pictures, region),
        find_post_pictures(page.tree, boxes, page.url, pictures, region),
    )


def _wall_of(article: Article, unscripted: str) -> str | None:
    """Say what a page does instead of showing an article; `unscripted` is what it says at once."""
    found = walls.find_wall(article.text, article.title)
    return found if found or article.text else walls.find_wall(unscripted, None)


def _said_without_scripts(tree: HtmlElement) -> str:
    """Give the first words that a page has for browsers that run no scripts."""
    boxes = (islice(box.itertext(), 20) for box in islice(tree.iter("noscript"), 5))
    return " ".join(text[:500] for box in boxes for text in box).strip()


def _read_page(capture: Capture) -> PageReading:
    page = parse_page(capture)
    embedded = embeds_page.find_embeds(page)
    described, pictures = _read_pictures(page, embedded)
    elements = None if page.tree is None else len(index_attributes(page.tree).elements)
    shortened = article_page.shorten(page, elements)
    if page.tree is not None and shortened:
        forget_index(page.tree)
    unscripted = "" if page.tree is None else _said_without_scripts(page.tree)
    article = article_page.read_article(page, cut=embedded.elements)
    if page.tree is not None:
        forget_index(page.tree)
    asked = None if page.tree is None else _wall_of(article, unscripted)
    if asked and not embedded.embeds:
        raise UnreadablePage(f"{capture.source}: it only {asked}, and shows no article")
    if asked:
        article = replace(article, text="")
    quoted = quotes.cut_to_limit(article.text)
    # Posts that a page or its extractor flattened to text are no prose either.
    skip = embedded.spans or flattened.flattened_spans(quoted)
    title = None if page.tree is None else article.title
    headline = headline_quotes.headline_end(title, article.text)
    found = quotes.find_quotations(
        headline_quotes.with_double_marks(article.text, headline),
        language=article.language,
        skip=skip,
    )
    found = headline_quotes.judge_once(article.text, found, headline)
    text, in_pictures = append_descriptions(article.text, described if article.text else ())
    all_read = len(quoted) == len(article.text) and len(found) < quotes.most_quotations(quoted)
    notes = (
        f"it only {asked}: no article was read" if asked else None,
        f"no more than {TAGS:,} tags, {PAGE_LEVELS:,} levels of them and "
        f"{ATTRIBUTES} attributes each"
        " were read"
        if page.cut
        else None,
        f"only the first {MAX_SWEPT:,} appearances of posts in it were read"
        if embedded.cut
        else None,
        f"its article was looked for in the first {article_page.PARAGRAPHS:,} paragraphs, "
        f"{article_page.HEADINGS:,} headings, {article_page.QUOTED:,} block quotations, "
        f"{article_page.MEDIA:,} pictures and scripts and "
        f"{article_page.ELEMENTS:,} elements or fewer"
        if shortened
        else None,
        f"quotations were read in the first {len(quoted):,} characters of its article, "
        f"and {quotes.most_quotations(quoted):,} at most"
        if not all_read
        else None,
    )
    return PageReading(
        page=page,
        article=replace(article, text=text),
        embeds=places.place_embeds(embedded.embeds, embedded.before, article.text),
        quotes=(*found, *in_pictures),
        links=embedded.links,
        pictures=pictures if article.text else (),
        notes=tuple(note for note in notes if note),
    )

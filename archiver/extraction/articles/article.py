"""Extract the article of a page: its prose without embeds, and its metadata.

What the embeds occupy is cut from the tree before its text is read: a post's words must
never pass for the article's. Never fetches; asks no clock what day it is.
"""

import re
from collections.abc import Iterable
from itertools import chain

from lxml.html import HtmlElement

from archiver.extraction.articles import (
    access,
    block_quotes,
    inline_quotes,
    live_blogs,
    metadata,
    prose,
)
from archiver.extraction.articles.crowded_lines import drop_crowded, join_crowded_lines
from archiver.extraction.articles.hidden_words import Stylesheets, drop_hidden_words
from archiver.extraction.articles.struck_words import drop_struck_words
from archiver.extraction.quotations.headline_quotes import with_headline
from archiver.html import json_ld, preformatted
from archiver.html.limits import (
    drop_long_attributes,
    first_elements,
    first_nested,
    first_of_tags,
)
from archiver.html.meta_elements import meta_values
from archiver.html.page import HtmlPage
from archiver.languages import detect
from archiver.models.records import Article
from archiver.platforms.attribute_index import count_of, elements_of
from archiver.text import dates

# Page data is large, and the extractor copies its tree again and again; of 169 pages it says
# the same without these. It reads an article from JSON-LD where it finds no other.
_NO_PROSE = ("script", "style", "link", "meta", "svg")
# How some collections begin a text: " date 2024-08-13 Text …"; not "Save the date 2024-08-13"
_DATE_LINE = re.compile(r"\A\s*date\s+(\d{4}-\d{2}-\d{2})\b[ \t]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_DISORDERED = 50
"""Sentences that may stand elsewhere in a page than in its data."""
_TITLE_LENGTH = 200
# Characters of prose below which JSON-LD is asked for more, and letters of a line that tell
# whose it is.
_STUB = 300
_TELLING = 15
_SAME = 300
# The patterns of extractors for class names took seconds on one of megabytes.
_LONGEST_ATTRIBUTE = 20_000
_LARGE = 1_000_000
ELEMENTS = 40_000
"""Elements in which an article is looked for, ten times as many as the largest of 169 news pages
has. An extractor goes over all of them dozens of times."""
PARAGRAPHS = 16_000
"""Paragraphs and breaks of lines in which it is. An extractor has their texts sorted by libxml2,
which walks along them: 40,000 took 8 seconds, and 16,000 take one."""
HEADINGS = 4_000
"""Headings in which it is. An extractor takes those at the end away one by one, and counts all that
are left each time: 16,000 took 8 seconds."""
MEDIA = 8_000
"""Pictures, scripts and other elements that have no words, in which it is, fifteen times as many as
those pages have. Taking one out copies the text before it: 40,000 scripts took 8 seconds."""
_MEDIA = (
    *("script", "style", "link", "meta", "svg", "noscript", "template", "iframe", "picture"),
    *("applet", "audio", "canvas", "datalist", "embed", "frame", "frameset", "label", "map"),
    *("math", "noframes", "object", "rdf", "track", "video"),
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
QUOTED = 4_000
"""Elements that hold a quotation or text as it is typed, in which it is, a hundred times as many as
the largest of 174 pages has. An extractor makes each anew: 40,000 took 5 seconds."""
_QUOTED = ("q", "blockquote", "pre")
LEVELS = 2_000_000
"""How deep they may stand together, 26 times as deep as on the deepest of those pages."""
DEEPEST = 600
"""How deep one may stand, 14 times as deep as on them; 680 tables in each other took 8 seconds."""
TABLES = 50
"""Tables that may stand within each other. An extractor reads each as often as others are around
it: 5 kB of openings of tables took 4 seconds."""


def shorten(page: HtmlPage, known: int | None = None) -> bool:
    """Cut a page's tree where no article goes on any more; tell whether anything was cut.

    Attributes that hold pictures or data are taken out as well: no article is in them. `known` is
    how many elements it has, for whom that is known.
    """
    if page.tree is None:
        return False
    if page.size > _LARGE:
        drop_long_attributes(page.tree, _LONGEST_ATTRIBUTE)
    cut = first_elements(page.tree, elements=ELEMENTS, levels=LEVELS, deepest=DEEPEST, known=known)
    for tags, most in (
        (("p", "br"), PARAGRAPHS),
        (_HEADINGS, HEADINGS),
        (_QUOTED, QUOTED),
        (_MEDIA, MEDIA),
    ):
        if known is None or known > most:
            cut = first_of_tags(page.tree, tags, most) or cut
    nested = known is None or count_of(page.tree, "table") > TABLES
    return (nested and first_nested(page.tree, "table", TABLES)) or cut


def read_article(page: HtmlPage, *, cut: Iterable[HtmlElement] = ()) -> Article:
    """Read the article of a page; `cut` are the elements of its embeds, removed from its tree."""
    if page.tree is None:
        return _of_text(page)
    metas = meta_values(page.tree, elements_of(page.tree, "meta"))
    things = json_ld.article_nodes(page.tree, elements_of(page.tree, "script"))
    boxes = list(cut)
    for element in boxes:
        _remove(element)
    # A post names its own author and day.
    came_from = page.url if page.url.startswith(("http://", "https://")) else None
    known = metadata.read_metadata(
        page.tree, page.url, page.fetched_at, metas, things, came_from=came_from
    )
    text, beside = _prose(page.tree)
    wall = access.find_access(page.tree, metas, things, text, beside=beside)
    stated = json_ld.article_body(things)
    short = wall == "stub" or len(text) < _STUB
    # The extractor asks JSON-LD as well; it makes one line of it, posts and all.
    kept = _without(stated, boxes)
    if (short and len(stated) > 2 * len(text)) or (
        _is_of(text, stated) and _is_shown(kept, text, (page.tree, *beside))
    ):
        text = kept
        wall = access.find_access(page.tree, metas, things, text, beside=beside)
    return Article(
        url=known.url,
        text=with_headline(known.title, text),
        title=known.title,
        site=known.site,
        byline=known.byline,
        published_at=known.published_at,
        dated_by=known.dated_by,
        modified_at=_changed_at(known, text, page.fetched_at),
        language=detect.language_of_page(text, known.language),
        access=wall,
    )


def _changed_at(known: metadata.Metadata, text: str, fetched_at: str | None) -> str | None:
    """Give when a page changed last by what it says, or by the days above its own entries."""
    if known.published_at is None:
        return known.modified_at
    days = live_blogs.printed_updates(
        text, known.language, after=known.published_at, until=fetched_at
    )
    return max((one for one in (known.modified_at, *days) if one), default=None)


def _without(text: str, boxes: Iterable[HtmlElement]) -> str:
    """Drop the lines of JSON-LD's text that are the words of the page's embeds."""
    held = [_letters("".join(box.itertext())) for box in boxes]
    if not held:
        return text
    lines = text.split("\n")
    return "\n".join(
        line
        for line in lines
        if len(own := _letters(line)) < _TELLING or not any(own in words for words in held)
    )


def _is_of(text: str, stated: str) -> bool:
    """Tell whether a text is that of JSON-LD, but for how it is cut into lines."""
    if not stated or abs(len(text) - len(stated)) * 20 > len(stated):
        return False
    return _letters(text)[:_SAME] == _letters(stated)[:_SAME]


def _is_shown(stated: str, text: str, trees: Iterable[HtmlElement]) -> bool:
    """Tell whether each sentence of JSON-LD's text is in the page, where its text is another.

    Else readers would see one wording, and another would be judged.
    """
    if _letters(stated) == _letters(text):
        return True
    # The data itself is in the tree as well, for the extractor reads it too: where a page shows
    # nothing else, the text that it gave is all there is.
    texts = (map(str, tree.xpath(".//text()[not(parent::script)]")) for tree in trees)
    shown = _letters("".join([*chain.from_iterable(texts), text]))
    at = 0
    disordered = _DISORDERED
    for one in map(_letters, _SENTENCE_END.split(stated)):
        found = shown.find(one, at)
        if found < 0 and disordered:
            # What a page has in another order is sought again, but not for ever.
            disordered -= 1
            found = shown.find(one)
        if found < 0:
            return False
        at = found + len(one)
    return True


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _of_text(page: HtmlPage) -> Article:
    """Take a text file as its own article, character for character."""
    text = page.text or ""
    dated = _DATE_LINE.match(text)
    prose = text[dated.end() :] if dated else text
    lines = (" ".join(line.split()) for line in prose[:20000].splitlines())
    title = next((line for line in lines if re.search(r"\w", line)), None)
    if title and len(title) > _TITLE_LENGTH:
        title = title[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
    return Article(
        url=page.url,
        text=text,
        title=title,
        published_at=dates.parse_date(dated[1]) if dated else None,
        dated_by="printed" if dated else None,
        language=detect.detect_language(prose),
    )


def _remove(element: HtmlElement) -> None:
    """Take an element out of its tree with all it holds; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''} {tail}"
        else:
            before.tail = f"{before.tail or ''} {tail}"
    parent.remove(element)


def _prose(tree: HtmlElement) -> tuple[str, list[HtmlElement]]:
    """Extract the body of the article, a paragraph a line; empty for a page without one.

    What was taken out of the tree, for no article is in it, is given as well.
    """
    sheets = Stylesheets(tree)
    drop_hidden_words(tree, sheets)
    drop_struck_words(tree, sheets)
    unread = [
        element
        for element in elements_of(tree, *_NO_PROSE)
        if element.tag != "script" or "ld+json" not in (element.get("type") or "")
    ]
    drop_crowded(unread)
    for element in unread:
        _remove(element)
    preformatted.unwrap_preformatted(tree)
    inline_quotes.mark_quotes(tree)
    block_quotes.mark_block_quotes(tree)
    beside = prose.drop_boxes_beside(tree)
    beside += prose.drop_link_lists(tree)
    join_crowded_lines(tree)
    text = prose.extract_text(tree)
    lines = "\n".join(line for line in map(str.strip, text.splitlines()) if line)
    return inline_quotes.pair_apostrophes(lines), beside

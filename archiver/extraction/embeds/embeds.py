"""Find all posts that a page embeds or links, and the places that hold their words.

Asks every platform over five layers: its own markup, attributes, page data, links and
addresses in the text, and text that was flattened. Never fetches, never changes the tree.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from archiver.extraction.embeds import flattened, page_data, strings
from archiver.extraction.embeds.addresses import may_hold_address, posts_in
from archiver.extraction.embeds.body_links import find_body_links
from archiver.extraction.embeds.merge import merge_embeds
from archiver.extraction.embeds.places import key_of_embed, lines_before
from archiver.extraction.embeds.regions import Region
from archiver.extraction.embeds.sweep import MAX_SWEPT, Sweep
from archiver.html.page import HtmlPage
from archiver.models.records import Embed, Span
from archiver.platforms.found_embeds import FoundEmbed

# Sites draw these themselves, in feeds beside their articles as well.
_BY_PLACE = frozenset({"card", "attribute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEmbeds:
    """The posts of a page; `elements` and `spans` are the places that hold their words.

    `cut` says that it names more posts than are read of a page. `links` name the pages that its
    article links. `before` are the lines above the embeds, by which `places` finds them again.
    `region` tells what of the tree is the article's, until that is changed.
    """

    embeds: tuple[Embed, ...]
    elements: tuple[HtmlElement, ...] = ()
    spans: tuple[Span, ...] = ()
    cut: bool = False
    links: tuple[str, ...] = ()
    before: Mapping[Hashable, tuple[str, ...]] = field(default_factory=dict)
    region: Region | None = None


def find_embeds(page: HtmlPage) -> PageEmbeds:
    """Give all posts of a page, each once, in the order in which the page first shows them."""
    if page.tree is None:
        return _of_text(page.text or "")
    seen = strings.gather_strings(page.tree)
    found = list(islice(page_data.posts_in_markup(page.tree, seen.marks), MAX_SWEPT))
    elements = tuple(place.element for place in found if place.element is not None)
    region = Region(page.tree, seen.sentences)
    ours = [place for place in found if _is_ours(place, region)]
    embeds = [place.embed for place in ours]
    before: dict[Hashable, tuple[str, ...]] = {}
    for place in ours:
        if place.element is not None and (key := key_of_embed(place.embed)) not in before:
            before[key] = lines_before(place.element)
    swept = Sweep(page.tree, elements, region, seen.strings).read()
    cut = len(found) == MAX_SWEPT or len(swept) >= MAX_SWEPT
    links = find_body_links(page.tree, region, page.url)
    merged = merge_embeds([*embeds, *swept])
    return PageEmbeds(
        embeds=merged, elements=elements, cut=cut, links=links, before=before, region=region
    )


def _is_ours(place: FoundEmbed, region: Region) -> bool:
    """Tell whether the article shows a post, by its place.

    Platforms' own markup is the article's wherever it stands but in boxes of other stories and
    in the margin.
    """
    if place.element is None:
        return True
    if place.embed.kind not in _BY_PLACE:
        return region.shows(place.element)
    return region.holds(place.element)


def _of_text(text: str) -> PageEmbeds:
    posts = list(islice(flattened.find_flattened(text), MAX_SWEPT))
    posts += posts_in(text, "address", MAX_SWEPT) if may_hold_address(text) else []
    spans = tuple(embed.span for embed in posts if embed.span)
    return PageEmbeds(embeds=merge_embeds(posts), spans=spans, cut=len(posts) >= MAX_SWEPT)

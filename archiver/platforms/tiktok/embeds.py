"""Find videos and photos of TikTok by number, and its blockquote with the whole caption."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.bare_ids import bare_ids_of, find_bare_ids
from archiver.platforms.found_embeds import (
    FoundEmbed,
    class_names,
    embed_kind,
)

_NAME = "tiktok"

# https://www.tiktok.com/@reader/video/7000000000000000000; not tiktok.com/@reader
_POST = re.compile(
    r"https?://(?:www\.|m\.)?(?:vx|tf)?tiktokv?\.com/(?:(?:[a-z]{2}(?:-[a-z]{2,4})?/)?@(?P<handle>[\w.-]*)/"
    r"(?:video|photo)/|embed/(?:v\d/)?|player/v\d/|v/|(?:i18n/)?share/video/)(?P<id>\d{10,20})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_WORD = re.compile(r"tik-?tok")
_NUMBER = re.compile(r"\d{18,20}", re.ASCII)
_HANDLE = re.compile(r"@([\w.-]{1,40})", re.ASCII)
# What blockquotes of an account, a hashtag or a sound are not called; most say nothing.
_OF_POSTS = "video"
_MOST_LINKS = 50
_SHORT = re.compile(
    r"https?://(?:(?:vm|vt)\.tiktok\.com|(?:www\.)?tiktok\.com/t)/(?P<id>\w{6,14})/?(?:[?#]|$)",
    re.ASCII,
)


def parse_tiktok_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the number and the author's handle."""
    found = _POST.match(url)
    if found:
        return _embed(found["id"], kind, handle=found["handle"] or None)
    short = _SHORT.match(url)
    # Only a request tells which video a short address leads to; its code stands in for the id.
    return (
        Embed(platform=_NAME, kind=kind, id=short["id"], url=short[0].rstrip("?#"))
        if short
        else None
    )


def _embed(
    number: str, kind: EmbedKind, *, handle: str | None = None, text: str | None = None
) -> Embed:
    address = f"https://www.tiktok.com/@{handle or ''}/video/{number}"
    return Embed(platform=_NAME, kind=kind, id=number, url=address, handle=handle, text=text)


def find_tiktok_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in TikTok's own markup or AMP's, or by a bare id."""
    for element, number in find_bare_ids(tree, _WORD, _NUMBER):
        yield FoundEmbed(_embed(number, embed_kind(element)), element)
    for element in tree.xpath(
        "//blockquote[contains(@class, 'tiktok-embed')] | //amp-tiktok[@data-src]"
    ):
        if element.get("data-embed-type", _OF_POSTS) != _OF_POSTS:
            continue
        number = element.get("data-video-id") or element.get("data-src") or ""
        if not number:
            number = next((bare_id.id for bare_id in bare_ids_of(element, _WORD, _NUMBER)), "")
        seen = parse_tiktok_address(element.get("cite") or number, embed_kind(element))
        handle = seen.handle if seen else None
        if seen and seen.id and seen.id.isdigit():
            number = seen.id
        if not re.fullmatch(r"\d{10,20}", number):
            continue
        text = None
        if "tiktok-embed" in class_names(element):
            text = _caption(element)
            handle = handle or _author(element)
        yield FoundEmbed(
            _embed(number, embed_kind(element), handle=handle, text=text or None), element
        )


def _author(quote: HtmlElement) -> str | None:
    """Give the handle that the first link of a blockquote shows."""
    link = next(quote.iter("a"), None)
    found = _HANDLE.fullmatch(element_text(link)) if link is not None else None
    return found[1] if found else None


def _caption(quote: HtmlElement) -> str:
    """Give the words of a blockquote: its paragraph, or what stands between author and sound."""
    paragraph = next(quote.iter("p"), None)
    if paragraph is not None:
        return element_text(paragraph)
    links = list(islice(quote.iter("a"), _MOST_LINKS))
    aside = [link for link in links if (link.get("title") or "").startswith("♬")]
    if links and _HANDLE.fullmatch(element_text(links[0])):
        return element_text(quote, skip=frozenset((links[0], *aside))).strip()
    return ""

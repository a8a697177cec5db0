"""Find videos and photos of TikTok by number, and its blockquote with the whole caption."""

import re
from collections.abc import Iterator

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
    r"https?://(?:www\.|m\.)?(?:vx|tf)?tiktok\.com/(?:@(?P<handle>[\w.-]*)/(?:video|photo)/|embed/"
    r"(?:v\d/)?|player/v\d/|v/|i18n/share/video/)(?P<id>\d{10,20})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_WORD = re.compile(r"tik-?tok")
_NUMBER = re.compile(r"\d{18,20}", re.ASCII)
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
        number = element.get("data-video-id") or element.get("data-src") or ""
        if not number:
            number = next((bare_id.id for bare_id in bare_ids_of(element, _WORD, _NUMBER)), "")
        seen = parse_tiktok_address(element.get("cite") or number, embed_kind(element))
        handle = seen.handle if seen else None
        if seen and seen.id and seen.id.isdigit():
            number = seen.id
        if not re.fullmatch(r"\d{10,20}", number) or element.get("data-embed-type") == "creator":
            continue
        caption = next(element.iter("p"), None) if "tiktok-embed" in class_names(element) else None
        text = element_text(caption) if caption is not None else None
        yield FoundEmbed(
            _embed(number, embed_kind(element), handle=handle, text=text or None), element
        )

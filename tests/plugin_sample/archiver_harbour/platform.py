"""An invented platform: ``https://harbour.example/@handle/123``, embedded as a blockquote."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import Embed, EmbedKind
from archiver.platforms.base import AddressHint, Platform
from archiver.platforms.found_embeds import FoundEmbed, embed_kind

# https://harbour.example/@ana/17?lang=en; not https://harbour.example/@ana
_POST = re.compile(
    r"https?://harbour\.example/@(?P<handle>\w{1,30})/(?P<number>\d{1,18})(?=[/?#]|$)"
)


def parse_harbour_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Give what an address tells of a post: who wrote it, and its number."""
    found = _POST.match(url)
    if found is None:
        return None
    return Embed(
        platform="harbour", kind=kind, id=found["number"], url=found[0], handle=found["handle"]
    )


def find_harbour_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find ``<blockquote data-harbour-note="address of the post">its words</blockquote>``."""
    for element in tree.xpath("//*[@data-harbour-note]"):
        embed = parse_harbour_address(element.get("data-harbour-note"), embed_kind(element))
        if embed is not None:
            text = " ".join(element.text_content().split())
            yield FoundEmbed(
                Embed(
                    platform=embed.platform,
                    kind=embed.kind,
                    id=embed.id,
                    url=embed.url,
                    handle=embed.handle,
                    text=text or None,
                ),
                element,
            )


HARBOUR = Platform(
    name="harbour",
    label="Harbour Notes",
    parse_address=parse_harbour_address,
    address_hints=(AddressHint("harbour.example"),),
    find_embeds=find_harbour_embeds,
    markup_hints=("data-harbour-note",),
)

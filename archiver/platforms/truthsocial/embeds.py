"""Posts of Truth Social: addresses and frames, which hold no words of theirs."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
    PlatformName,
    PostRef,
)
from archiver.platforms.found_embeds import FoundEmbed, Signs

NAME: PlatformName = "truthsocial"
SIGNS: Signs = (("truthsocial.com", ""),)
MARKS: tuple[str, ...] = ()
IN_DATA: re.Pattern[str] | None = None

# https://truthsocial.com/@reader/posts/112345678901234567/embed; not truthsocial.com/@reader
_POST = re.compile(
    r"https?://(?:www\.)?truthsocial\.com/(?:@|users/)(?P<handle>[\w.]+)/(?:posts/|"
    r"statuses/)?(?P<id>\d{15,20})(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def ref(url: str) -> PostRef | None:
    """The post that an address names, or None: profiles and share links name none."""
    found = _POST.match(url)
    return PostRef(platform=NAME, id=found["id"]) if found else None


def mention(url: str, kind: EmbedKind = "link") -> Embed | None:
    """What an address alone tells of a post: its number and its author's handle."""
    found = _POST.match(url)
    if found is None:
        return None
    address = f"https://truthsocial.com/@{found['handle']}/{found['id']}"
    return Embed(platform=NAME, kind=kind, id=found["id"], url=address, handle=found["handle"])


def embeds(tree: HtmlElement, url: str) -> Iterator[FoundEmbed]:  # noqa: ARG001 - one signature for all platforms
    """Nothing of its own: a frame's address is found like any other."""
    yield from ()

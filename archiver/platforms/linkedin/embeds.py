"""Posts of LinkedIn by their URN, in addresses and frames, which hold no words of theirs."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
    PlatformName,
    PostRef,
)
from archiver.platforms.found_embeds import FoundEmbed, Signs

NAME: PlatformName = "linkedin"
SIGNS: Signs = (("linkedin", "activity"), ("linkedin", "share"), ("linkedin", "ugcpost"))
MARKS: tuple[str, ...] = ()
IN_DATA: re.Pattern[str] | None = None

# https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000 and
# …/posts/reader_words-activity-7000000000000000000-AbCd; not linkedin.com/in/reader
_POST = re.compile(
    r"https?://(?:[a-z]+\.)?linkedin\.com/(?:(?:embed/)?feed/update/urn:li:(?P<kind>activity|"
    r"share|ugcPost):(?P<id>\d{10,20})"
    r"|posts/(?P<slug>[^/?#]*?)-(?P<kind2>activity|share|ugcPost)-(?P<id2>\d{10,20}))",
    re.IGNORECASE,
)
_KINDS = {"activity": "activity", "share": "share", "ugcpost": "ugcPost"}


def ref(url: str) -> PostRef | None:
    """The post that an address names, or None: people, companies and articles name none."""
    found = mention(url)
    return PostRef(platform=NAME, id=found.id) if found and found.id else None


def mention(url: str, kind: EmbedKind = "link") -> Embed | None:
    """What an address alone tells of a post: its URN and, in the long form, its author."""
    found = _POST.match(unquote(url))
    if found is None:
        return None
    urn = (
        f"urn:li:{_KINDS[(found['kind'] or found['kind2']).lower()]}:{found['id'] or found['id2']}"
    )
    author = (found["slug"] or "").partition("_")
    return Embed(
        platform=NAME,
        kind=kind,
        id=urn,
        url=f"https://www.linkedin.com/feed/update/{urn}/",
        handle=(author[0] or None) if author[1] else None,
    )


def embeds(tree: HtmlElement, url: str) -> Iterator[FoundEmbed]:  # noqa: ARG001 - one signature for all platforms
    """Nothing of its own: a frame's address is found like any other."""
    yield from ()

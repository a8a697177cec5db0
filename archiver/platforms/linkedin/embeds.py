"""Find posts of LinkedIn by their URN in addresses, frames and attributes, without their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.bare_ids import find_embeds_by_id
from archiver.platforms.found_embeds import FoundEmbed

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

_NAME = "linkedin"

# https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000 and
# …/posts/reader_words-activity-7000000000000000000-AbCd, with or without words, which may hold
# another post's number, so that the last one counts; not linkedin.com/in/reader
_POST = re.compile(
    r"https?://(?:[a-z]+\.)?linkedin\.com/(?:(?:(?:embed/)?feed/update/|video/live/|"
    r"feed/?\?(?:[^#]*&)?highlightedUpdateUrns?=)(?:urn:li:)?(?P<kind>activity|"
    r"share|ugcPost):(?P<id>\d{10,20})"
    r"|posts/(?P<slug>[^/?#]*)(?P<joint>[-_])(?P<kind2>activity|share|ugcPost)-(?P<id2>\d{10,20}))",
    re.IGNORECASE,
)
_WORD = re.compile(r"linkedin")
_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):\d{10,20}")
_KINDS = {"activity": "activity", "share": "share", "ugcpost": "ugcPost"}


def parse_linkedin_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the URN and, in the long form, the author."""
    found = _POST.match(unquote(url))
    if found is None:
        return None
    urn = (
        f"urn:li:{_KINDS[(found['kind'] or found['kind2']).lower()]}:{found['id'] or found['id2']}"
    )
    slug = f"{found['slug'] or ''}{found['joint'] or ''}"
    author = slug.partition("_")
    return Embed(
        platform=_NAME,
        kind=kind,
        id=urn,
        url=_address_of(urn),
        handle=(author[0] or None) if author[1] else None,
    )


def _address_of(urn: str) -> str:
    return f"https://www.linkedin.com/feed/update/{urn}/"


def find_linkedin_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree names by their URN, beside LinkedIn's name."""
    return find_embeds_by_id(tree, _WORD, _URN, _address_of, parse_linkedin_address)

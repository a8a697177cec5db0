"""Ask for posts of X: syndication, the API with the owner's token, oEmbed; read archived copies."""

from typing import Any
from urllib.parse import quote

from archiver.models.records import (
    Capture,
    PostRef,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.requests import json_or_none, page_in
from archiver.platforms.resolving import ResolveContext, ResolveError, Strategy
from archiver.platforms.x import api, archived_pages, syndication
from archiver.text.json_fields import mapping_in

_NAME = "x"


def _permalink(ref: PostRef, context: ResolveContext) -> str:
    return f"https://x.com/{context.handle or 'i'}/status/{syndication.syndication_number(ref)}"


X_STRATEGIES: tuple[Strategy, ...] = (
    syndication.SYNDICATION_STRATEGY,
    api.API_STRATEGY,
    oembed.oembed_strategy(_NAME, _permalink),
)


def list_x_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: under its author's handle, or as a machine asked."""
    number = syndication.syndication_number(ref)
    by_handle = (
        (
            f"twitter.com/{context.handle}/status/{number}*",
            f"x.com/{context.handle}/status/{number}*",
        )
        if context.handle
        else ()
    )
    return (
        *by_handle,
        f"twitter.com/i/web/status/{number}*",
        f"x.com/i/status/{number}*",
        f"cdn.syndication.twimg.com/tweet-result?id={number}*",
        f"publish.twitter.com/oembed?url={quote(_permalink(ref, context), safe='')}*",
    )


def read_archived_x(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read an archived answer of any of X's interfaces, or an archived page."""
    found = json_or_none(capture)
    if isinstance(found, (dict, list)):
        return _of_json(ref, capture, found)
    sighting = archived_pages.read_archived_page(ref, capture, page_in(capture))
    return (sighting,) if sighting else ()


def _of_json(ref: PostRef, capture: Capture, found: Any) -> tuple[Sighting, ...]:
    answer = mapping_in(found[0] if isinstance(found, list) and found else found)
    try:
        if "__typename" in answer or "tombstone" in answer:
            return syndication.read_syndication(ref, capture, answer)
        if "html" in answer:
            return (oembed.read_oembed(ref, capture, answer),)
        return api.read_api(ref, capture, answer)
    except ResolveError:
        return ()

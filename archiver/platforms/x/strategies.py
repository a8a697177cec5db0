"""X: its syndication, its API with the owner's token, its oEmbed; and archived copies of all."""

from typing import Any
from urllib.parse import quote

from archiver.models.records import (
    Capture,
    Platform,
    PostRef,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.requests import page_in, said
from archiver.platforms.resolving import Asked, Missed, Way
from archiver.platforms.x import api, archived_pages, syndication
from archiver.text.json_fields import mapping

NAME: Platform = "x"


def _permalink(ref: PostRef, asked: Asked) -> str:
    return f"https://x.com/{asked.handle or 'i'}/status/{syndication.number_of(ref)}"


WAYS: tuple[Way, ...] = (syndication.WAY, api.WAY, oembed.way(NAME, _permalink))


def addresses(ref: PostRef, asked: Asked) -> tuple[str, ...]:
    """Where an archive may hold the post: under its author's handle, or as a machine asked."""
    number = syndication.number_of(ref)
    by_handle = (
        (f"twitter.com/{asked.handle}/status/{number}*", f"x.com/{asked.handle}/status/{number}*")
        if asked.handle
        else ()
    )
    return (
        *by_handle,
        f"twitter.com/i/web/status/{number}*",
        f"x.com/i/status/{number}*",
        f"cdn.syndication.twimg.com/tweet-result?id={number}*",
        f"publish.twitter.com/oembed?url={quote(_permalink(ref, asked), safe='')}*",
    )


def read(ref: PostRef, capture: Capture, asked: Asked) -> tuple[Sighting, ...]:  # noqa: ARG001 - one signature for all platforms
    """The post in an archived answer of any of X's interfaces, or in an archived page."""
    found = said(capture)
    if isinstance(found, (dict, list)):
        return _of_json(ref, capture, found)
    sighting = archived_pages.read(ref, capture, page_in(capture))
    return (sighting,) if sighting else ()


def _of_json(ref: PostRef, capture: Capture, found: Any) -> tuple[Sighting, ...]:
    answer = mapping(found[0] if isinstance(found, list) and found else found)
    try:
        if "__typename" in answer or "tombstone" in answer:
            return syndication.read(ref, capture, answer)
        if "html" in answer:
            return (oembed.read(ref, capture, answer),)
        return api.read(ref, capture, answer)
    except Missed:
        return ()

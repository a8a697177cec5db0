"""Read ids and page data in the shape that Meta's photo and text platforms share."""

from collections.abc import Iterator

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PlatformName,
    PostRef,
    Sighting,
)
from archiver.platforms.id_times import BASE64, parse_digits
from archiver.platforms.registry import account_id
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_EPOCH = 1314220021721
"""Milliseconds, as Instagram published its sharded ids in 2012."""


def shortcode_milliseconds(code: str) -> int | None:
    """Read the time of a short code: milliseconds since the epoch before the last 23 bits.

    A longer code is that of a private post: its id with a secret after it.
    """
    number = parse_digits(code, BASE64) if len(code) <= 11 else None
    return None if number is None else (number >> 23) + _EPOCH


def node_text(post: JsonObject) -> str:
    """Give the words of a post; one without any has no caption."""
    caption = post.get("caption")
    found = string_in(mapping_in(caption).get("text"))
    if found is None:
        edges = list_in(mapping_in(post.get("edge_media_to_caption")).get("edges"))
        found = (
            string_in(mapping_in(mapping_in(edges[0]).get("node")).get("text")) if edges else None
        )
    return found or ""


def node_media(post: JsonObject) -> Iterator[Media]:
    """List the pictures and videos of a post, with what the app or the author says is on them."""
    for item in list_in(post.get("carousel_media")) or [post]:
        alt = string_in(item.get("accessibility_caption"))
        if item.get("video_versions") or item.get("video_url"):
            yield Media(type="video", alt=alt)
        elif list_in(mapping_in(item.get("image_versions2")).get("candidates")) or item.get(
            "display_url"
        ):
            yield Media(type="photo", alt=alt)


def node_author(post: JsonObject, platform: PlatformName) -> Author:
    """Tell who wrote a post."""
    user, owner = mapping_in(post.get("user")), mapping_in(post.get("owner"))
    known = user or owner
    return Author(
        handle=string_in(known.get("username")),
        name=string_in(known.get("full_name")),
        # Both apps number people alike; what Meta calls `id` elsewhere may be another number.
        account_id=account_id(platform, user.get("pk"), owner.get("id") if not user else None),
    )


def sighting_of_node(
    ref: PostRef,
    post: JsonObject,
    capture: Capture,
    url: str,
    *,
    quoted: PostRef | None = None,
    leads: tuple[Lead, ...] = (),
) -> Sighting:
    """Build the sighting of a post's node."""
    taken = post.get("taken_at") or post.get("taken_at_timestamp")
    return sighting_of_shown(
        ref,
        capture,
        text=node_text(post),
        author=node_author(post, ref.platform),
        url=url,
        posted_at=string_in(taken),
        quoted=quoted.key if quoted else None,
        media=tuple(node_media(post)),
        leads=leads,
    )

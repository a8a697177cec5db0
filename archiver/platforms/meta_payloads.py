"""Posts in the page data of Threads and Instagram, which share one shape."""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PostRef,
    Sighting,
)
from archiver.platforms.post_keys import account_id
from archiver.platforms.sightings import shown
from archiver.text.json_fields import listed, mapping, string

Found = Mapping[str, Any]


def text_of(post: Found) -> str:
    """The words of a post; one without any has no caption."""
    caption = post.get("caption")
    found = string(mapping(caption).get("text"))
    if found is None:
        edges = listed(mapping(post.get("edge_media_to_caption")).get("edges"))
        found = string(mapping(mapping(edges[0]).get("node")).get("text")) if edges else None
    return found or ""


def media_of(post: Found) -> Iterator[Media]:
    """The pictures and videos of a post, with what Instagram or the author says is on them."""
    for one in listed(post.get("carousel_media")) or [post]:
        alt = string(one.get("accessibility_caption"))
        if one.get("video_versions") or one.get("video_url"):
            yield Media(type="video", alt=alt)
        elif listed(mapping(one.get("image_versions2")).get("candidates")) or one.get(
            "display_url"
        ):
            yield Media(type="photo", alt=alt)


def author_of(post: Found) -> Author:
    """Who wrote a post."""
    user, owner = mapping(post.get("user")), mapping(post.get("owner"))
    known = user or owner
    return Author(
        handle=string(known.get("username")),
        name=string(known.get("full_name")),
        # Both apps number people alike; what Meta calls `id` elsewhere may be another number.
        account_id=account_id("instagram", user.get("pk"), owner.get("id") if not user else None),
    )


def of_node(
    ref: PostRef,
    post: Found,
    came: Capture,
    url: str,
    *,
    quoted: PostRef | None = None,
    leads: tuple[Lead, ...] = (),
) -> Sighting:
    """The sighting of a post's node."""
    taken = post.get("taken_at") or post.get("taken_at_timestamp")
    return shown(
        ref,
        came,
        text=text_of(post),
        author=author_of(post),
        url=url,
        posted_at=string(taken),
        quoted=quoted.key if quoted else None,
        media=tuple(media_of(post)),
        leads=leads,
    )

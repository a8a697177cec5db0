"""Turn what a page shows into what the archive keeps: its address, and sightings of posts."""

from dataclasses import replace

from archiver.extraction.pipeline import PageReading
from archiver.models.records import (
    Author,
    Capture,
    Embed,
    Post,
    PostRef,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_keys import nameless_key
from archiver.platforms.registry import owner_of, time_in_id


def with_capture_address(capture: Capture, read: PageReading) -> Capture:
    """Put a file under the address that its page names; an answer keeps the one it came from."""
    if capture.status is not None:
        return capture
    kind = capture.content_type or ("text/html" if read.page.kind == "html" else "text/plain")
    if read.page.encoding == "utf-8" and "charset" not in kind:
        kind = f"{kind}; charset=utf-8"
    return replace(capture, url=read.article.url, headers=(("Content-Type", kind),))


def sighting_of_embed(embed: Embed, capture: Capture) -> Sighting:
    """Give a page's embed as a sighting: the frozen words of a post, or only that it is cited."""
    author = Author(
        handle=embed.handle, name=embed.name, account_id=owner_of(embed.platform, embed.id)
    )
    posted_at = embed.posted_at
    if embed.id is not None:
        posted_at = time_in_id(embed.platform, embed.id) or posted_at
        key = PostRef(platform=embed.platform, id=embed.id).key
    else:
        shown = embed.text or embed.url or ""
        key = nameless_key(embed.platform, author, embed.posted_at, shown)
    post = Post(
        key=key,
        platform=embed.platform,
        id=embed.id,
        url=embed.url,
        author=author,
        posted_at=posted_at,
    )
    version = PostVersion(text=embed.text, truncated=embed.truncated) if embed.text else None
    return Sighting(
        post=post, outcome="ok", evidence="embed", seen_at=capture.fetched_at, version=version
    )

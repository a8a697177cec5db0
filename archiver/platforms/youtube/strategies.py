"""YouTube: its oEmbed, which has a video's title, then the page, which has the description too.

Community posts are only in their own page.
"""

import re

from archiver.html.page_state import assigned, walk
from archiver.models.records import (
    Author,
    Capture,
    Media,
    Outcome,
    Platform,
    PostRef,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.post_keys import account_id
from archiver.platforms.requests import (
    HTML,
    get,
    page_in,
    refuse,
    said,
)
from archiver.platforms.resolving import (
    Answer,
    Asked,
    Look,
    Missed,
    Way,
    first_line,
)
from archiver.platforms.sightings import shown
from archiver.platforms.x.entities import Found
from archiver.text.json_fields import listed, mapping, string

NAME: Platform = "youtube"
_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)
_POST = re.compile(r"Ug[\w-]{13,60}", re.ASCII)
# The player's own words for whether it plays; why it does not it tells people alone.
_PLAYABILITY: dict[str, tuple[Outcome, str]] = {
    "LOGIN_REQUIRED": ("login-gated", "private, or for readers with an account"),
    "ERROR": ("deleted", "the player knows no such video"),
    "UNPLAYABLE": ("blocked", "the player does not play it here"),
}
# http://www.youtube.com/@reader and /@reader; not /channel/UCabc
_OWNER = re.compile(r"(?:https?://(?:www\.)?youtube\.com)?/@([\w.-]{1,60})")


def _is_post(ref: PostRef) -> bool:
    if _VIDEO.fullmatch(ref.id):
        return False
    if _POST.fullmatch(ref.id):
        return True
    raise Missed("unsupported", f"{first_line(ref.id)} is no id of YouTube")


def _permalink(ref: PostRef, asked: Asked) -> str:  # noqa: ARG001 - one signature for all platforms
    if _is_post(ref):
        return f"https://www.youtube.com/post/{ref.id}"
    return f"https://www.youtube.com/watch?v={ref.id}"


def _by_oembed(ref: PostRef, asked: Asked) -> Look:
    if _is_post(ref):
        raise Missed("unsupported", "YouTube's oEmbed knows videos only")
    return (yield from oembed.look(NAME, ref, asked, _permalink(ref, asked)))


def _page(ref: PostRef, asked: Asked) -> Look:
    came = yield from get(asked, _permalink(ref, asked), HTML)
    refuse(came)
    if "consent." in (came.final_url or "").partition("?")[0]:
        raise Missed("blocked", "a page that asks for consent comes first", came=came)
    found = read(ref, came, asked)
    if found:
        return Answer(found)
    player = mapping(assigned(page_in(came), "ytInitialPlayerResponse"))
    status = string(mapping(player.get("playabilityStatus")).get("status")) or ""
    outcome, reason = _PLAYABILITY.get(status, ("blocked", "its page does not have it"))
    raise Missed(outcome, f"{reason} ({status})" if status else reason, certain=False, came=came)


WAYS: tuple[Way, ...] = (Way("oembed", _by_oembed, "oembed"), Way("youtube-page", _page))


def addresses(ref: PostRef, asked: Asked) -> tuple[str, ...]:
    """Where an archive may hold the video or post: its page, and what oEmbed said of it."""
    page = _permalink(ref, asked).partition("://")[2]
    return (page,) if _is_post(ref) else (page, f"youtu.be/{ref.id}")


def read(ref: PostRef, capture: Capture, asked: Asked) -> tuple[Sighting, ...]:  # noqa: ARG001 - one signature for all platforms
    """The video's title and description, or the community post, in its page."""
    if said(capture) is not None:
        return ()
    page = page_in(capture)
    if _is_post(ref):
        for one in walk(assigned(page, "ytInitialData")):
            post = mapping(one.get("backstagePostRenderer"))
            if post.get("postId") == ref.id:
                return (_post(ref, post, capture),)
        return ()
    player = mapping(assigned(page, "ytInitialPlayerResponse"))
    video = mapping(player.get("videoDetails"))
    title = string(video.get("title"))
    if video.get("videoId") != ref.id or title is None:
        return ()
    told = mapping(mapping(player.get("microformat")).get("playerMicroformatRenderer"))
    owner = _OWNER.match(string(told.get("ownerProfileUrl")) or "")
    return (
        shown(
            ref,
            capture,
            text="\n\n".join(filter(None, (title, string(video.get("shortDescription"))))),
            author=Author(
                handle=owner[1] if owner else None,
                name=string(video.get("author")),
                account_id=account_id(NAME, video.get("channelId")),
            ),
            url=f"https://www.youtube.com/watch?v={ref.id}",
            posted_at=string(told.get("publishDate")),
            media=(Media(type="video"),),
        ),
    )


def _post(ref: PostRef, post: Found, capture: Capture) -> Sighting:
    base = mapping(mapping(post.get("authorEndpoint")).get("browseEndpoint"))
    owner = _OWNER.match(string(base.get("canonicalBaseUrl")) or "")
    return shown(
        ref,
        capture,
        text=_runs(post.get("contentText")),
        author=Author(
            handle=owner[1] if owner else None,
            name=_runs(post.get("authorText")) or None,
            account_id=account_id(NAME, base.get("browseId")),
        ),
        url=f"https://www.youtube.com/post/{ref.id}",
        media=(Media(type="photo") for one in walk(post) if "backstageImageRenderer" in one),
    )


def _runs(found: object) -> str:
    """The words of one of YouTube's texts."""
    text = mapping(found)
    pieces = [string(run.get("text")) or "" for run in listed(text.get("runs"))]
    return "".join(pieces) or string(text.get("simpleText")) or ""

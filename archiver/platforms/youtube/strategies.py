"""Ask for videos of YouTube: oEmbed has a title, the page has the description too.

Community posts are only in their own page.
"""

import re

from archiver.html.page_state import assigned_value, walk_objects
from archiver.models.records import (
    Author,
    Capture,
    Media,
    Outcome,
    PostRef,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.registry import account_id
from archiver.platforms.requests import (
    HTML,
    json_or_none,
    page_in,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "youtube"
_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)
_POST = re.compile(r"Ug[\w-]{13,60}", re.ASCII)
# The player's own words for whether it plays; why it does not it tells people alone.
_PLAYABILITY: dict[str, tuple[Outcome, str]] = {
    "LOGIN_REQUIRED": ("login-gated", "private, or for readers with an account"),
    "ERROR": ("unknown", "the player knows no such video"),
    "UNPLAYABLE": ("blocked", "the player does not play it here"),
}
# http://www.youtube.com/@reader and /@reader; not /channel/UCabc
_OWNER = re.compile(r"(?:https?://(?:www\.)?youtube\.com)?/@([\w.-]{1,60})")


def _is_post(ref: PostRef) -> bool:
    if _VIDEO.fullmatch(ref.id):
        return False
    if _POST.fullmatch(ref.id):
        return True
    raise ResolveError("unsupported", f"{first_line(ref.id)} is no id of YouTube")


def _permalink(ref: PostRef, _context: ResolveContext) -> str:
    if _is_post(ref):
        return f"https://www.youtube.com/post/{ref.id}"
    return f"https://www.youtube.com/watch?v={ref.id}"


def _by_oembed(ref: PostRef, context: ResolveContext) -> StrategySteps:
    if _is_post(ref):
        raise ResolveError("unsupported", "YouTube's oEmbed knows videos only")
    return (yield from oembed.ask_oembed(_NAME, ref, context, _permalink(ref, context)))


def _page(ref: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, _permalink(ref, context), HTML)
    refuse_status(capture)
    if "consent." in (capture.final_url or "").partition("?")[0]:
        raise ResolveError("blocked", "a page that asks for consent comes first", capture=capture)
    found = read_archived_youtube(ref, capture, context)
    if found:
        return ResolveAnswer(found)
    player = mapping_in(assigned_value(page_in(capture), "ytInitialPlayerResponse"))
    status = string_in(mapping_in(player.get("playabilityStatus")).get("status")) or ""
    outcome, reason = _PLAYABILITY.get(status, ("blocked", "its page does not have it"))
    raise ResolveError(
        outcome, f"{reason} ({status})" if status else reason, certain=False, capture=capture
    )


YOUTUBE_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("oembed", _by_oembed, "oembed"),
    Strategy("youtube-page", _page),
)


def list_youtube_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a video or post: its page, and the short address."""
    page = _permalink(ref, context).partition("://")[2]
    return (page,) if _is_post(ref) else (page, f"youtu.be/{ref.id}")


def read_archived_youtube(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read a video's title and description, or a community post, in its page."""
    if json_or_none(capture) is not None:
        return ()
    page = page_in(capture)
    if _is_post(ref):
        for item in walk_objects(assigned_value(page, "ytInitialData")):
            post = mapping_in(item.get("backstagePostRenderer"))
            if post.get("postId") == ref.id:
                return (_post(ref, post, capture),)
        return ()
    player = mapping_in(assigned_value(page, "ytInitialPlayerResponse"))
    video = mapping_in(player.get("videoDetails"))
    title = string_in(video.get("title"))
    if video.get("videoId") != ref.id or title is None:
        return ()
    renderer = mapping_in(mapping_in(player.get("microformat")).get("playerMicroformatRenderer"))
    owner = _OWNER.match(string_in(renderer.get("ownerProfileUrl")) or "")
    return (
        sighting_of_shown(
            ref,
            capture,
            text="\n\n".join(filter(None, (title, string_in(video.get("shortDescription"))))),
            author=Author(
                handle=owner[1] if owner else None,
                name=string_in(video.get("author")),
                account_id=account_id(_NAME, video.get("channelId")),
            ),
            url=f"https://www.youtube.com/watch?v={ref.id}",
            posted_at=string_in(renderer.get("publishDate")),
            media=(Media(type="video"),),
        ),
    )


def _post(ref: PostRef, post: JsonObject, capture: Capture) -> Sighting:
    base = mapping_in(mapping_in(post.get("authorEndpoint")).get("browseEndpoint"))
    owner = _OWNER.match(string_in(base.get("canonicalBaseUrl")) or "")
    return sighting_of_shown(
        ref,
        capture,
        text=_runs(post.get("contentText")),
        author=Author(
            handle=owner[1] if owner else None,
            name=_runs(post.get("authorText")) or None,
            account_id=account_id(_NAME, base.get("browseId")),
        ),
        url=f"https://www.youtube.com/post/{ref.id}",
        media=(
            Media(type="photo") for item in walk_objects(post) if "backstageImageRenderer" in item
        ),
    )


def _runs(found: object) -> str:
    """Join the words of one of YouTube's texts."""
    text = mapping_in(found)
    pieces = [string_in(run.get("text")) or "" for run in list_in(text.get("runs"))]
    return "".join(pieces) or string_in(text.get("simpleText")) or ""

"""Ask for posts of TikTok: oEmbed, which has the whole caption, then the video's page.

The page may deny a video that is there, so that only both together say "not found".
"""

from collections.abc import Generator
from urllib.parse import quote

from archiver.html.page_state import page_objects, walk_objects
from archiver.models.records import (
    Author,
    Capture,
    Media,
    Outcome,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.registry import account_id
from archiver.platforms.requests import (
    HTML,
    NOT_FOUND,
    json_or_none,
    page_in,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    FetchResult,
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    resolve_as,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.platforms.tiktok.embeds import parse_tiktok_address
from archiver.text.json_fields import mapping_in, string_in

_NAME = "tiktok"
# Numbers of the page's own data.
_STATUSES: dict[int, tuple[Outcome, str]] = {
    10204: ("unknown", "its page knows no such video"),
    10216: ("protected", "a private video"),
    10222: ("protected", "a private account"),
    10231: ("region", "not shown in this country"),
}


def _named(ref: PostRef, context: ResolveContext) -> Generator[Request, FetchResult, PostRef]:
    """Find the video that a short address leads to."""
    if ref.id.isascii() and ref.id.isdigit():
        return ref
    capture = yield from request_page(
        context, f"https://vm.tiktok.com/{quote(ref.id, safe='')}/", HTML
    )
    found = parse_tiktok_address(capture.final_url or "")
    if found and found.id and found.id.isdigit():
        return PostRef(platform=_NAME, id=found.id)
    refuse_status(capture)
    raise ResolveError("blocked", "its short address leads to no video", capture=capture)


def _permalink(ref: PostRef, context: ResolveContext) -> str:
    return f"https://www.tiktok.com/@{context.handle or ''}/video/{ref.id}"


def _by_oembed(ref: PostRef, context: ResolveContext) -> StrategySteps:
    named = yield from _named(ref, context)
    steps = oembed.ask_oembed(_NAME, named, context, _permalink(named, context))
    return (yield from resolve_as(ref, named, context, steps))


def _page(ref: PostRef, context: ResolveContext) -> StrategySteps:
    named = yield from _named(ref, context)
    return (yield from resolve_as(ref, named, context, _video(named, context)))


def _video(named: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, _permalink(named, context), HTML)
    if capture.status == NOT_FOUND:
        raise ResolveError("unknown", "HTTP 404", certain=False, capture=capture)
    refuse_status(capture)
    found = read_archived_tiktok(named, capture, context)
    if found:
        return ResolveAnswer(found)
    for value in page_objects(page_in(capture), "webapp.video-detail"):
        for item in walk_objects(value):
            status = mapping_in(item.get("webapp.video-detail")).get("statusCode")
            if type(status) is int and status in _STATUSES:
                outcome, reason = _STATUSES[status]
                raise ResolveError(outcome, f"{reason} ({status})", certain=False, capture=capture)
    raise ResolveError("blocked", "its page does not have it", capture=capture)


TIKTOK_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("oembed", _by_oembed, "oembed"),
    Strategy("tiktok-page", _page),
)


def list_tiktok_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its page, and what oEmbed said of it."""
    if not context.handle:
        return (f"www.tiktok.com/embed/v2/{ref.id}*",)
    there = quote(_permalink(ref, context), safe="")
    return (
        f"www.tiktok.com/@{context.handle}/video/{ref.id}*",
        f"www.tiktok.com/oembed?url={there}*",
    )


def read_archived_tiktok(
    ref: PostRef, capture: Capture, context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read a page's data, or an archived answer of oEmbed."""
    data = json_or_none(capture)
    if "html" in mapping_in(data):
        return (oembed.read_oembed(ref, capture, data),)
    for value in [data] if data is not None else page_objects(page_in(capture), ref.id):
        for item in walk_objects(value):
            if string_in(item.get("id")) == ref.id and isinstance(item.get("desc"), str):
                author = mapping_in(item.get("author"))
                handle = string_in(author.get("uniqueId"))
                owner = handle or context.handle or ""
                return (
                    sighting_of_shown(
                        ref,
                        capture,
                        text=item["desc"],
                        author=Author(
                            handle=handle,
                            name=string_in(author.get("nickname")),
                            account_id=account_id(_NAME, author.get("id")),
                        ),
                        url=f"https://www.tiktok.com/@{owner}/video/{ref.id}",
                        posted_at=string_in(item.get("createTime")),
                        media=(Media(type="video"),) if item.get("video") else (),
                    ),
                )
    return ()

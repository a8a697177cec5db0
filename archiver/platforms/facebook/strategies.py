"""Ask for a post's page at Facebook, where readers without an account are shown it.

A page without the post does not say whether the post is private, deleted or behind a login.
"""

import re
from collections.abc import Iterator

from archiver.html.meta_elements import meta_values
from archiver.html.page_state import page_objects, walk_objects
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    PostRef,
    Sighting,
)
from archiver.platforms.facebook.embeds import parse_facebook_address
from archiver.platforms.requests import (
    HTML,
    NOT_FOUND,
    page_in,
    refuse_login_wall,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "facebook"
_WALLS = ("/login", "/checkpoint", "/recover")
_NOTHING = "its page shows nothing to readers without an account"
_ADDRESSES = ("url", "wwwURL", "permalink_url")
_SHARED = "attached_story"


def _permalink(ref: PostRef, context: ResolveContext) -> str:
    return context.url or f"https://www.facebook.com/{ref.id}"


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, _permalink(ref, context), HTML)
    refuse_login_wall(capture, *_WALLS)
    if capture.status == NOT_FOUND:
        raise ResolveError(
            "login-gated", "HTTP 404, for private and deleted posts alike", capture=capture
        )
    refuse_status(capture)
    found = read_archived_facebook(_named(ref, capture), capture, context)
    if not found:
        raise ResolveError("login-gated", _NOTHING, capture=capture)
    return ResolveAnswer(found)


def _named(ref: PostRef, capture: Capture) -> PostRef:
    """Give the post that a share link led to; a post's own number stays what it is."""
    if ref.id.isdigit() or ref.id.startswith("pfbid"):
        return ref
    found = parse_facebook_address(capture.final_url or "")
    return PostRef(platform=_NAME, id=found.id) if found and found.id else ref


FACEBOOK_STRATEGIES: tuple[Strategy, ...] = (Strategy("facebook-page", _ask),)


def list_facebook_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: where it was met, and under its page's name."""
    met = [context.url.partition("://")[2] + "*"] if context.url else []
    page = [f"www.facebook.com/{context.handle}/posts/{ref.id}*"] if context.handle else []
    return tuple(dict.fromkeys((*met, *page, f"www.facebook.com/{ref.id}")))


def read_archived_facebook(
    ref: PostRef, capture: Capture, context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read a page's data; else the beginning of the post that is there for previews."""
    page = page_in(capture)
    for value in page_objects(page, ref.id):
        for story in walk_objects(value):
            message = next(_messages(story), None) if _is(story, ref.id) else None
            if message is not None:
                return (_sighting(ref, story, message, capture, context),)
    preview = meta_values(page.tree)
    text = preview.get("og:description", "").strip()
    if not text or not _is_at(preview.get("og:url", ""), ref.id):
        return ()
    return (
        sighting_of_shown(
            ref,
            capture,
            text=text,
            author=Author(handle=_handle(preview.get("og:url")), name=preview.get("og:title")),
            url=_permalink(ref, context),
            truncated=True,
            notes=["only what its page shows for previews"],
        ),
    )


def _is_at(address: str, code: str) -> bool:
    """Tell whether an address is that of the post with this number or opaque code."""
    seen = parse_facebook_address(address)
    if seen and seen.id:
        return seen.id == code
    return bool(re.search(rf"(?<!\w){re.escape(code)}(?!\w)", address))


def _handle(*addresses: str | None) -> str | None:
    """Tell who posts there by Facebook's own address; the one asked for may claim anybody."""
    seen = (parse_facebook_address(address) for address in addresses if address)
    return next((embed.handle for embed in seen if embed and embed.handle), None)


def _is(story: JsonObject, code: str) -> bool:
    """Tell whether an object is the story with this number or opaque code."""
    if string_in(story.get("post_id")) == code:
        return True
    return any(
        _is_at(address, code)
        for name in _ADDRESSES
        if isinstance(address := story.get(name), str) and code.startswith("pfbid")
    )


def _messages(story: JsonObject) -> Iterator[str]:
    """List the words of a story, wherever in it they lie, without those of one that it shares."""
    for item in walk_objects(story, _SHARED):
        text = string_in(mapping_in(item.get("message")).get("text"))
        if text:
            yield text


def _shared(story: JsonObject) -> PostRef | None:
    """Give the story that a story shares, by its number."""
    for item in walk_objects(story):
        code = string_in(mapping_in(item.get(_SHARED)).get("post_id"))
        if code:
            return PostRef(platform=_NAME, id=code)
    return None


def _sighting(
    ref: PostRef, story: JsonObject, text: str, capture: Capture, context: ResolveContext
) -> Sighting:
    parts = list(walk_objects(story, _SHARED))
    actor = next((item for part in parts for item in list_in(part.get("actors"))), {})
    times = (string_in(part.get("creation_time")) for part in parts)
    shared = _shared(story)
    return sighting_of_shown(
        ref,
        capture,
        text=text,
        author=Author(
            handle=_handle(*(string_in(story.get(name)) for name in _ADDRESSES)),
            name=string_in(actor.get("name")),
        ),
        url=_permalink(ref, context),
        posted_at=next((time for time in times if time), None),
        quoted=shared.key if shared else None,
        leads=(Lead(ref=shared, why="quoted"),) if shared else (),
    )

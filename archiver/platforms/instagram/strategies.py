"""Ask for a post's page at Instagram, where readers without an account are shown it.

Private and deleted posts and those behind a login look alike, so that none is called gone.
"""

import re

from archiver.html.meta_elements import meta_values
from archiver.html.page_state import page_objects, walk_objects
from archiver.models.records import (
    Author,
    Capture,
    PostRef,
    Sighting,
)
from archiver.platforms import meta_payloads
from archiver.platforms.requests import (
    HTML,
    NOT_FOUND,
    json_or_none,
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
from archiver.text.json_fields import string_in

_NAME = "instagram"
_WALLS = ("/accounts/login", "/challenge", "/accounts/suspended")
# 1,234 likes, 56 comments - reader on May 4, 2031: "The caption". Not a profile's "… Followers".
_PREVIEW = re.compile(
    r"[\d.,]+[KM]? likes?, [\d.,]+[KM]? comments? - (?P<handle>[\w.]{1,40}) on "
    r"(?P<date>[^:\"“]{5,40}): [\"“](?P<text>.*?)(?P<cut>[\"”]\.?\s*)?$",
    re.DOTALL,
)


def _permalink(code: str) -> str:
    return f"https://www.instagram.com/p/{code}/"


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, _permalink(ref.id), HTML)
    refuse_login_wall(capture, *_WALLS)
    if capture.status == NOT_FOUND:
        raise ResolveError(
            "login-gated", "HTTP 404, for private and deleted posts alike", capture=capture
        )
    refuse_status(capture)
    found = read_archived_instagram(ref, capture, context)
    if not found:
        reason = "its page shows nothing to readers without an account"
        raise ResolveError("login-gated", reason, capture=capture)
    return ResolveAnswer(found)


INSTAGRAM_STRATEGIES: tuple[Strategy, ...] = (Strategy("instagram-page", _ask),)


def list_instagram_addresses(ref: PostRef, _context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: as a post, a reel or a video."""
    return tuple(f"www.instagram.com/{kind}/{ref.id}*" for kind in ("p", "reel", "tv"))


def read_archived_instagram(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read a page or an archived answer; the "more posts" beside it are others."""
    data = json_or_none(capture)
    for value in [data] if data is not None else page_objects(page_in(capture), ref.id):
        for item in walk_objects(value):
            if (
                ref.id in (item.get("code"), item.get("shortcode"))
                and meta_payloads.node_author(item, _NAME).handle
            ):
                return (meta_payloads.sighting_of_node(ref, item, capture, _permalink(ref.id)),)
    return () if data is not None else _preview(ref, capture)


def _preview(ref: PostRef, capture: Capture) -> tuple[Sighting, ...]:
    preview = meta_values(page_in(capture).tree)
    found = _PREVIEW.match(preview.get("og:description", ""))
    if found is None or f"/{ref.id}" not in (string_in(preview.get("og:url")) or ""):
        return ()
    return (
        sighting_of_shown(
            ref,
            capture,
            text=found["text"].strip(),
            author=Author(handle=found["handle"]),
            url=_permalink(ref.id),
            posted_at=found["date"],
            # Whether a preview has all of a caption it does not say.
            truncated=True,
            notes=["only what its page shows for previews"],
        ),
    )

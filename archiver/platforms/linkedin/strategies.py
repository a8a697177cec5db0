"""Ask LinkedIn for the frame of an embedded post, then for its public page.

Often both want a login, which LinkedIn says by status 999 or by leading to a login page.
"""

import re

from archiver.html.element_text import element_text
from archiver.html.json_ld import json_ld_objects
from archiver.models.records import (
    Author,
    Capture,
    PostRef,
    Sighting,
)
from archiver.platforms.linkedin.embeds import parse_linkedin_address
from archiver.platforms.requests import (
    GONE,
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
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "linkedin"
_WALLS = ("/authwall", "/login", "/signup", "/uas/", "/checkpoint")
_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):\d{10,20}")
_POSTINGS = frozenset({"SocialMediaPosting", "DiscussionForumPosting"})


def _urn(ref: PostRef) -> str:
    if not _URN.fullmatch(ref.id):
        raise ResolveError("unsupported", f"{first_line(ref.id)} is no post of LinkedIn")
    return ref.id


def _frame(ref: PostRef, context: ResolveContext) -> StrategySteps:
    return (
        yield from _look(ref, context, f"https://www.linkedin.com/embed/feed/update/{_urn(ref)}")
    )


def _page(ref: PostRef, context: ResolveContext) -> StrategySteps:
    where = f"https://www.linkedin.com/feed/update/{_urn(ref)}/"
    known = context.url if context.url and "/posts/" in context.url else where
    return (yield from _look(ref, context, known))


def _look(ref: PostRef, context: ResolveContext, url: str) -> StrategySteps:
    capture = yield from request_page(context, url, HTML)
    refuse_login_wall(capture, *_WALLS)
    if capture.status in {NOT_FOUND, GONE}:
        raise ResolveError("unknown", f"HTTP {capture.status}", certain=False, capture=capture)
    refuse_status(capture)
    found = read_archived_linkedin(ref, capture, context)
    if not found:
        reason = "its page shows nothing to readers without an account"
        raise ResolveError("login-gated", reason, capture=capture)
    return ResolveAnswer(found)


LINKEDIN_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("linkedin-frame", _frame),
    Strategy("linkedin-page", _page),
)


def list_linkedin_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: where it was met, its page and its frame."""
    urn = _urn(ref)
    met = [context.url.partition("://")[2].partition("?")[0] + "*"] if context.url else []
    pages = (f"www.linkedin.com/feed/update/{urn}*", f"www.linkedin.com/embed/feed/update/{urn}*")
    return tuple(dict.fromkeys((*met, *pages)))


def read_archived_linkedin(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read a page's terms for search engines, or a frame.

    A public page shows other posts too: only what names this post counts.
    """
    tree = page_in(capture).tree
    number = ref.id.rpartition(":")[2]
    for item in json_ld_objects(tree):
        if string_in(item.get("@type")) in _POSTINGS and number == _number_at(
            string_in(item.get("url")) or string_in(item.get("@id")) or ""
        ):
            text = string_in(item.get("articleBody")) or string_in(item.get("text"))
            if text:
                return (_sighting(ref, capture, text, item),)
    address = capture.final_url or capture.url
    if tree is None or "/embed/feed/update/" not in address:
        return ()
    bodies = tree.xpath("//p[contains(@class, 'attributed-text-segment-list__content')]")
    if len(bodies) != 1:
        return ()
    names = tree.xpath("//a[contains(@data-tracking-control-name, 'actor')]")
    shown_names = [name for one in names if (name := element_text(one))]
    described = {"author": {"name": shown_names[0]}} if shown_names else {}
    return (_sighting(ref, capture, element_text(bodies[0], keep_lines=True), described),)


def _number_at(address: str) -> str:
    """Give the number of the post that an address or a URN names, '' where it names none."""
    seen = parse_linkedin_address(address)
    urn = seen.id if seen else address if _URN.fullmatch(address) else None
    return (urn or "").rpartition(":")[2]


def _sighting(ref: PostRef, capture: Capture, text: str, described: JsonObject) -> Sighting:
    authors = [mapping_in(described.get("author")), *list_in(described.get("author"))]
    return sighting_of_shown(
        ref,
        capture,
        text=text,
        author=Author(
            name=next((n for author in authors if (n := string_in(author.get("name")))), None)
        ),
        url=f"https://www.linkedin.com/feed/update/{ref.id}/",
        posted_at=string_in(described.get("datePublished")),
    )

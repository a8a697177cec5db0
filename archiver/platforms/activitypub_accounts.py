"""Find an account of the fediverse by WebFinger, and list its outbox of ActivityPub.

For servers that do not show Mastodon's API to everybody. https://www.rfc-editor.org/rfc/rfc7033
and https://www.w3.org/TR/activitypub/#outbox.
"""

from collections.abc import Generator
from typing import Any
from urllib.parse import quote, urlsplit

from archiver.models.records import Capture, PlatformName, PostRef, Request, Sighting
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
)
from archiver.platforms.activitypub import ACTIVITY_JSON, object_in, read_activitypub
from archiver.platforms.origins import is_from, origin_of
from archiver.platforms.requests import (
    GONE,
    NOT_FOUND,
    json_or_none,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError, first_line
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in


def find_actor(
    user: str, host: str, context: ResolveContext
) -> Generator[Request, FetchResult, str | None]:
    """Ask a host by WebFinger where an account of it is; None where it has no such service.

    Raises ResolveError where the host says that there is no such account.
    """
    resource = quote(f"acct:{user}@{host}", safe=":@")
    url = f"https://{host}/.well-known/webfinger?resource={resource}"
    capture = yield from request_page(context, url, "application/jrd+json, application/json")
    answer = mapping_in(json_or_none(capture))
    if capture.status == GONE:
        raise ResolveError("suspended", "its server says that it is gone", capture=capture)
    if capture.status is None or capture.status >= 400:
        return None
    for link in list_in(answer.get("links")):
        kind, there = string_in(link.get("type")) or "", string_in(link.get("href"))
        if link.get("rel") == "self" and "json" in kind and there and origin_of(there):
            return there
    return None


def look_up_actor(actor: str, platform: PlatformName, context: ResolveContext) -> AccountSteps:
    """Read an account's own object; raises ResolveError with a sentence for a person."""
    capture = yield from request_page(context, actor, ACTIVITY_JSON)
    if capture.status in {NOT_FOUND, GONE}:
        raise ResolveError("unknown", "its server knows no such account", capture=capture)
    if capture.status in {401, 403}:
        raise ResolveError("login-gated", "its server answers other servers only", capture=capture)
    refuse_status(capture)
    found = object_in(capture)
    if not found:
        raise ResolveError("malformed", "its address shows no account", capture=capture)
    if string_in(found.get("id")) != actor or not is_from(capture, actor, context):
        raise ResolveError("blocked", "its address shows another account", capture=capture)
    if found.get("suspended") is True:
        raise ResolveError("suspended", "its server has suspended it", capture=capture)
    outbox, user = string_in(found.get("outbox")), string_in(found.get("preferredUsername"))
    if outbox is None or origin_of(outbox) != origin_of(actor):
        raise ResolveError("unsupported", "its server lists no posts of it", capture=capture)
    moved = string_in(found.get("movedTo"))
    host = urlsplit(actor).hostname or ""
    return AccountProfile(
        ref=AccountRef(
            platform=platform, id=actor, handle=f"{user}@{host}", host=host, number=outbox
        ),
        name=string_in(found.get("name")),
        moved_to=first_line(moved) if moved else None,
    )


def list_outbox(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    """Ask for one page of an account's outbox; raises ResolveError.

    The first page may stand in the collection itself, or behind an address of its own.
    """
    start = account.number or ""
    found, capture = yield from _collection(window.cursor or start, account, context)
    if not window.cursor and not _items(found):
        first = found.get("first")
        there = string_in(first)
        if there:
            found, capture = yield from _collection(there, account, context)
        else:
            found = mapping_in(first) or found
    sightings: list[Sighting] = []
    passed_on = hidden = 0
    ref = PostRef(platform=account.platform, id=f"{account.host}/0")
    for item in _items(found):
        if item.get("type") in {"Announce", "Like"}:
            passed_on += 1
            continue
        try:
            sightings.append(read_activitypub(ref, item, capture))
        except ResolveError:
            hidden += 1
    after = string_in(found.get("next"))
    return AccountPage(
        sightings=tuple(sightings),
        answer=capture,
        cursor=after if after and origin_of(after) == origin_of(start) else None,
        passed_on=passed_on,
        hidden=hidden,
        # Which items a server leaves out of its outbox is its own affair.
        is_full=False,
    )


def _collection(
    url: str, account: AccountRef, context: ResolveContext
) -> Generator[Request, FetchResult, tuple[JsonObject, Capture]]:
    if origin_of(url) != origin_of(account.number):
        raise ResolveError("blocked", "its list leads to another server")
    capture = yield from request_page(context, url, ACTIVITY_JSON)
    if capture.status in {NOT_FOUND, GONE}:
        raise ResolveError("unknown", "its server lists no posts of it any more", capture=capture)
    refuse_status(capture)
    return object_in(capture), capture


def _items(found: JsonObject) -> list[Any]:
    return list(list_in(found.get("orderedItems")) or list_in(found.get("items")))

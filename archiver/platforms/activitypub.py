"""Ask for a post as the object that servers of ActivityPub exchange.

https://www.w3.org/TR/activitypub/. A server that wants requests signed answers 401 before it
looks for anything; one that answers 410, or with a Tombstone, had the post once.
"""

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from archiver.errors import UnusableLine
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    Outcome,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.activitypub_payloads import (
    attachment_media,
    is_activity,
    is_own_object,
    is_public,
    link_address,
    locate_link,
    locate_status,
    note_text,
)
from archiver.platforms.origins import is_from, origin_of
from archiver.platforms.registry import account_id, is_federated, post_ref_at
from archiver.platforms.requests import (
    GONE,
    NOT_FOUND,
    json_or_none,
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
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import mapping_in, string_in

ACTIVITY_JSON = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
"""What servers of ActivityPub are asked for."""
_KINDS = frozenset({"application/activity+json", "application/ld+json"})
# Of these only the first that is there counts (FEP-044f and what came before it).
_QUOTES = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")


def activitypub_strategy(address: Callable[[PostRef, ResolveContext], str]) -> Strategy:
    """Build a strategy that asks for a post's own address; `address` gives it."""

    def ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
        url = address(ref, context)
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ResolveError("unsupported", "no address of the post is known")
        capture = yield from request_page(context, url, ACTIVITY_JSON)
        if capture.status in {NOT_FOUND, GONE} and url != context.url:
            raise ResolveError("unsupported", oembed.GUESSED_ADDRESS, capture=capture)
        if capture.status == NOT_FOUND:
            raise ResolveError("unknown", "HTTP 404", certain=False, capture=capture)
        if capture.status == GONE:
            # Also said of all posts of an account that was suspended; a Tombstone is of the post.
            is_stone = mapping_in(json_or_none(capture)).get("type") == "Tombstone"
            outcome: Outcome = "deleted" if is_stone else "unknown"
            raise ResolveError(outcome, "HTTP 410: gone", certain=is_stone, capture=capture)
        if capture.status == 401:
            raise ResolveError(
                "login-gated", "the server answers only requests of other servers", capture=capture
            )
        refuse_status(capture)
        found = object_in(capture)
        if not found:
            raise ResolveError("unsupported", "the server shows only a page of it", capture=capture)
        sighting = read_activitypub(ref, found, capture, asked_at=url)
        author = yield from _author(found, sighting.post.author, context)
        return ResolveAnswer((replace(sighting, post=replace(sighting.post, author=author)),))

    return Strategy("activitypub", ask)


def object_in(capture: Capture) -> Mapping[str, Any]:
    """Give the object that a server shows, empty where it shows none.

    What is not called one (https://www.w3.org/TR/activitypub/#retrieving-objects) may be a file
    that some user of the server has put there, and says what they like.
    """
    kind = capture.content_type.partition(";")[0].strip().lower()
    return mapping_in(json_or_none(capture)) if kind in _KINDS else {}


def read_activitypub(
    ref: PostRef,
    found: Mapping[str, Any],
    capture: Capture,
    *,
    asked_at: str | None = None,
) -> Sighting:
    """Read a note, or the activity that made it; raises ResolveError for all else.

    `asked_at` is the address of the request: a host may not show another host's post.
    """
    note = mapping_in(found.get("object")) if found.get("type") == "Create" else found
    if note.get("type") == "Tombstone":
        raise ResolveError("deleted", "a tombstone stands in its place", capture=capture)
    if note.get("type") == "Announce":
        raise ResolveError("unsupported", "it only passes on another post", capture=capture)
    if not is_activity(note) and string_in(note.get("type")) not in {"Article", "Page"}:
        raise ResolveError("unsupported", "the object is no post", capture=capture)
    if not is_public(note):
        raise ResolveError(
            "protected", "only for its author's followers, or for those named", capture=capture
        )
    _refuse_foreign(note, capture, asked_at)
    try:
        text = note_text(note)
        url = _address(note)
        found_ref = _locate(note, url, ref)
    except UnusableLine as error:
        raise ResolveError("malformed", first_line(error), capture=capture) from error
    actor = _actor(note)
    quoted = locate_link(_quote(note), ref.platform)
    answered = note.get("inReplyTo")
    parent = locate_link(answered, ref.platform)
    title = (
        string_in(note.get("name")) if string_in(note.get("type")) in {"Article", "Page"} else None
    )
    return sighting_of_shown(
        found_ref if found_ref.platform == ref.platform else ref,
        capture,
        text=f"{title}\n\n{text}" if title else text,
        author=Author(handle=_handle(actor), account_id=account_id(ref.platform, actor)),
        url=url,
        posted_at=string_in(note.get("published")),
        quoted=quoted.key if quoted else None,
        parent=parent,
        in_thread=is_own_object(answered, actor),
        media=(Media(**item) for item in attachment_media(note)),
        leads=[
            *([Lead(ref=quoted, why="quoted", url=link_address(_quote(note)))] if quoted else ()),
            *([Lead(ref=parent, why="parent", url=link_address(answered))] if parent else ()),
        ],
    )


def _address(note: Mapping[str, Any]) -> str | None:
    """Give the address of a note's page, at the server that its id is of: others' say nothing."""
    url, made_at = link_address(note.get("url")), string_in(note.get("id"))
    is_own = url is not None and (made_at is None or origin_of(url) == origin_of(made_at))
    return url if is_own else made_at


def _locate(note: Mapping[str, Any], url: str | None, ref: PostRef) -> PostRef:
    """Find which post a note is, `ref` where no address tells; raises UnusableLine without one."""
    fallback = string_in(note.get("id"))
    if url is None or is_federated(ref.platform):
        return locate_status(url, None, ref.platform, fallback=fallback)
    return post_ref_at(url) or (post_ref_at(fallback) if fallback else None) or ref


def _refuse_foreign(note: Mapping[str, Any], capture: Capture, asked_at: str | None) -> None:
    """Refuse another server's post: a server speaks for its own alone."""
    if asked_at is None:
        return
    own = {_host(one) for one in (asked_at, capture.url, capture.final_url)}
    if _host(string_in(note.get("id"))) not in own:
        raise ResolveError(
            "malformed", "the server answers with another server's post", capture=capture
        )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _quote(note: Mapping[str, Any]) -> Any:
    """Give what a note names as the post that it quotes."""
    return next((note[name] for name in _QUOTES if note.get(name)), None)


def _actor(note: Mapping[str, Any]) -> str | None:
    return link_address(note.get("attributedTo")) or link_address(note.get("actor"))


# https://social.example/users/reader, …/@reader and snac's https://social.example/reader
_USER = re.compile(r"https?://([^/]+)/(?:users/|@|u/|profile/|author/)?([\w.-]{1,60})/?", re.ASCII)


def _handle(actor: str | None) -> str | None:
    found = _USER.fullmatch(actor or "")
    return f"{found[2]}@{found[1].lower()}" if found else None


def _author(
    found: Mapping[str, Any], known: Author, context: ResolveContext
) -> Generator[Request, FetchResult, Author]:
    """Ask who wrote it: the actor's own object, or its address alone where that is not shown."""
    note = mapping_in(found.get("object")) if found.get("type") == "Create" else found
    actor = _actor(note)
    if actor is None or origin_of(actor) is None:
        return known
    try:
        capture = yield from request_page(context, actor, ACTIVITY_JSON)
        refuse_status(capture)
    except ResolveError:
        return known
    if not is_from(capture, actor, context):
        return known
    account = object_in(capture)
    user, host = string_in(account.get("preferredUsername")), _host(actor)
    handle = f"{user}@{host}" if user and host else known.handle
    return Author(handle=handle, name=string_in(account.get("name")), account_id=known.account_id)

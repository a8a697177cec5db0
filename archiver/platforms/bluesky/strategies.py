"""Ask for posts of Bluesky: the AppView, then the author's own server (PDS), then oEmbed.

The AppView leaves out what is gone and what it hides; only the server that holds an account's
records says that one is not there.
"""

import re
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from archiver.html.meta_elements import meta_values
from archiver.models.records import (
    Author,
    Capture,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.bluesky import accounts, payloads
from archiver.platforms.requests import (
    json_in,
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
    first_line,
    resolve_as,
)
from archiver.platforms.sightings import MAX_OTHERS
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "bluesky"
_TOO_MANY = 429


def _appview(ref: PostRef, context: ResolveContext) -> StrategySteps:
    if not accounts.list_appviews(context):
        raise ResolveError("unsupported", "no AppView to ask")
    named = yield from accounts.resolve_handle(ref, context)
    return (yield from resolve_as(ref, named, context, _views(named, context)))


def _views(named: PostRef, context: ResolveContext) -> StrategySteps:
    """Ask one AppView after another, until one answers."""
    uri = quote(_uri(named), safe="")
    failed: list[ResolveError] = []
    for view in accounts.list_appviews(context):
        try:
            capture = yield from request_page(
                context, f"{view}/xrpc/app.bsky.feed.getPosts?uris={uri}"
            )
            refuse_status(capture)
            posts = list_in(_listed_in(capture, "posts"))
        except ResolveError as error:
            failed.append(error)
            continue
        found = next((post for post in posts if post.get("uri") == _uri(named)), None)
        if found is None:
            yield from accounts.refuse_missing_account(named, view, context)
            raise ResolveError(
                "unknown", "Bluesky does not list it", certain=False, capture=capture
            )
        first = payloads.sighting_of_view(found, capture, context)
        others = _quoted(found, capture, context)
        if context.threads and _count(found.get("replyCount")):
            others += yield from _thread(named, view, context)
        return ResolveAnswer((first, *others[:MAX_OTHERS]))
    raise failed[-1]


def _listed_in(capture: Capture, name: str) -> Any:
    found = mapping_in(json_in(capture)).get(name)
    if not isinstance(found, list):
        raise ResolveError("malformed", f"the answer has no list of {name}", capture=capture)
    return found


def _count(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _quoted(view: JsonObject, capture: Capture, context: ResolveContext) -> list[Sighting]:
    """Read the post that a view shows quoted, if it is there whole and not hidden."""
    quoted = payloads.quoted_view(mapping_in(view.get("embed")))
    if not quoted:
        return []
    embeds = list_in(quoted.get("embeds"))
    try:
        return [
            payloads.sighting_of_view(
                {**quoted, "embed": embeds[0] if embeds else {}}, capture, context
            )
        ]
    except ResolveError:
        return []


def _thread(
    ref: PostRef, view: str, context: ResolveContext
) -> Generator[Request, FetchResult, list[Sighting]]:
    """Ask for the author's own replies below a post, each to the one before: a thread."""
    where = f"{view}/xrpc/app.bsky.feed.getPostThread?uri={quote(_uri(ref), safe='')}"
    try:
        capture = yield from request_page(context, f"{where}&depth=10&parentHeight=0")
        refuse_status(capture)
        node = mapping_in(mapping_in(json_in(capture)).get("thread"))
    except ResolveError:
        return []
    did = ref.id.partition("/")[0]
    found: list[Sighting] = []
    waiting = [node]
    while waiting and len(found) < MAX_OTHERS:
        own = [
            reply
            for reply in list_in(waiting.pop().get("replies"))
            if mapping_in(mapping_in(reply.get("post")).get("author")).get("did") == did
        ]
        for reply in own:
            try:
                found.append(
                    payloads.sighting_of_view(mapping_in(reply.get("post")), capture, context)
                )
            except ResolveError:
                continue
        waiting.extend(reversed(own))
    return found


def _server(ref: PostRef, context: ResolveContext) -> StrategySteps:
    """Ask the server that the author's identity names for the record itself."""
    named = yield from accounts.resolve_handle(ref, context)
    return (yield from resolve_as(ref, named, context, _record(named, context)))


def _record(named: PostRef, context: ResolveContext) -> StrategySteps:
    did, key = named.id.split("/", 1)
    pds, handle = yield from accounts.account_identity(did, context)
    record_url = f"{pds}/xrpc/com.atproto.repo.getRecord?repo={quote(did)}&collection="
    capture = yield from request_page(
        context, f"{record_url}{payloads.COLLECTION}&rkey={quote(key)}"
    )
    answer = mapping_in(json_or_none(capture))
    accounts.refuse_closed_account(capture)
    error = string_in(answer.get("error"))
    if error and capture.status != _TOO_MANY:
        # Of an account that it does not serve, for whatever reason, a PDS passes on what the
        # AppView says, or that it cannot be reached; and that leaves out what it hides and what
        # it has not heard of yet.
        served = yield from accounts.is_account_served(did, pds, context)
        if error == "RecordNotFound":
            reason = first_line(answer.get("message") or error)
            raise ResolveError("unknown", reason, certain=served, capture=capture)
    refuse_status(capture)
    value = mapping_in(mapping_in(json_in(capture)).get("value"))
    if not isinstance(value.get("text"), str):
        raise ResolveError("malformed", "the record is no post", capture=capture)
    name, labels = yield from accounts.profile_of(record_url, context)
    handle = yield from accounts.confirm_handle(did, handle, context)
    author = Author(handle=handle, name=name)
    sighting = payloads.sighting_of_record(named, value, capture, author=author)
    if payloads.hides_from_public(labels, named) and not context.opted_out:
        raise payloads.opted_out_error(sighting, string_in(answer.get("cid")), capture)
    return ResolveAnswer((sighting,))


def _uri(ref: PostRef) -> str:
    did, _, key = ref.id.partition("/")
    return f"at://{did}/{payloads.COLLECTION}/{key}"


def _permalink(ref: PostRef, _context: ResolveContext) -> str:
    return payloads.post_address(ref)


BLUESKY_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("appview", _appview),
    Strategy("pds", _server),
    oembed.oembed_strategy(_NAME, _permalink),
)


def list_bluesky_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its page, or the AppView's answers.

    One of these is the answer to our own question, for an archive of one's own captures.
    """
    owner, _, key = ref.id.partition("/")
    owners = dict.fromkeys(filter(None, (context.handle, owner)))
    pages = (f"bsky.app/profile/{one}/post/{key}*" for one in owners)
    if not owner.startswith("did:"):
        # The AppView is asked by did alone.
        return tuple(pages)
    uri = quote(_uri(ref), safe="")
    # An index sorts a query by its names, so of longer ones only those that begin so are found.
    view = "public.api.bsky.app/xrpc/app.bsky.feed"
    return (*pages, f"{view}.getPosts?uris={uri}", f"{view}.getPostThread?uri={uri}*")


def read_archived_bluesky(
    ref: PostRef, capture: Capture, context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read an archived answer of the AppView or of a server, or an archived page."""
    found = mapping_in(json_or_none(capture))
    views = [*list_in(found.get("posts")), mapping_in(mapping_in(found.get("thread")).get("post"))]
    key = ref.id.rpartition("/")[2]
    try:
        for view in views:
            if (string_in(view.get("uri")) or "").endswith(f"/{key}"):
                first = payloads.sighting_of_view(view, capture, context)
                return (first, *_quoted(view, capture, context))
        named = payloads.ref_of(string_in(found.get("uri")))
        if named and named.id.endswith(f"/{key}") and "value" in found:
            value = mapping_in(found.get("value"))
            return (payloads.sighting_of_record(named, value, capture, author=Author()),)
    except ResolveError:
        return ()
    return () if found else _page(ref, capture)


def _page(ref: PostRef, capture: Capture) -> tuple[Sighting, ...]:
    """Read what the app's page says in its head of the post, for previews."""
    preview = meta_values(page_in(capture).tree)
    text, url = preview.get("og:description"), preview.get("og:url") or ""
    if not text or not url.rstrip("/").endswith(ref.id.rpartition("/")[2]):
        return ()
    owner = re.match(r"https://bsky\.app/profile/([^/]+)/", url)
    record = {"text": text, "createdAt": preview.get("article:published_time")}
    handle = owner[1] if owner and not owner[1].startswith("did:") else None
    return (payloads.sighting_of_record(ref, record, capture, author=Author(handle=handle)),)

"""Find an account of Bluesky: its lasting id (did), its server, and whether it is open.

The did stays; the handle is what the account is called today. Posts of an account that is
suspended or closed share its state.
"""

import re
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from archiver.models.records import (
    Capture,
    Outcome,
    PostRef,
    Request,
)
from archiver.platforms.origins import AnswerLog, Origin, is_from, origin_of
from archiver.platforms.requests import (
    GONE,
    NOT_FOUND,
    json_in,
    json_or_none,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    FetchResult,
    ResolveContext,
    ResolveError,
    first_line,
)
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_PLC = "https://plc.directory"
_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.-]+(?:%3A\d{1,5})?)")
_HANDLE = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_KEY = re.compile(r"[A-Za-z0-9._~:-]{1,512}")
# atproto's lexicons name these errors; what the server's message says beside them is kept.
_ACCOUNTS = {
    "AccountTakedown": "suspended",
    "RepoTakendown": "suspended",
    "RepoSuspended": "suspended",
    # The owner has put the account to sleep and may wake it again.
    "AccountDeactivated": "protected",
    "RepoDeactivated": "protected",
}
# com.atproto.sync.getRepoStatus; "desynchronized" and "throttled" are no reasons of the account's.
_STATUSES: dict[str, Outcome] = {
    "takendown": "suspended",
    "suspended": "suspended",
    "deactivated": "protected",
    # Which posts there were, nobody there says any more.
    "deleted": "unknown",
}

RefSteps = Generator[Request, FetchResult, PostRef]


_APPVIEWS = ("https://public.api.bsky.app", "https://api.bsky.app")


def is_did(text: str) -> bool:
    """Tell whether a text is what an account is called for good (did:plc or did:web)."""
    return _DID.fullmatch(text) is not None


def list_appviews(context: ResolveContext) -> tuple[str, ...]:
    """List the AppViews to ask: those that the owner of the archive names, or Bluesky's own."""
    return _APPVIEWS if context.appviews is None else context.appviews


def id_parts(ref: PostRef) -> tuple[str, str]:
    """Split a reference into owner and key; raises ResolveError where it names no post."""
    owner, _, key = ref.id.partition("/")
    if not _KEY.fullmatch(key) or not (_DID.fullmatch(owner) or _HANDLE.fullmatch(owner.lower())):
        raise ResolveError("unsupported", f"{first_line(ref.id)} names no post of Bluesky")
    return owner, key


def resolve_handle(ref: PostRef, context: ResolveContext) -> RefSteps:
    """Replace the handle in a post's id by its author's did, which stays when handles change."""
    owner, key = id_parts(ref)
    if owner.startswith("did:"):
        return ref
    handle = owner.lower()
    did, error = yield from _did_of(handle, context)
    if did:
        return PostRef(platform="bluesky", id=f"{did}/{key}")
    # A handle that nobody knows any more says nothing of the post.
    reason = f"nobody says which account {handle} is"
    if error is None:
        raise ResolveError("blocked", reason)
    raise ResolveError(error.outcome, f"{reason}: {error.reason}", capture=error.capture)


def _did_of(
    handle: str, context: ResolveContext
) -> Generator[Request, FetchResult, tuple[str | None, ResolveError | None]]:
    """Find the account of a handle, by the AppViews or its own domain; or why nobody says."""
    first_error: ResolveError | None = None
    for view in list_appviews(context):
        url = f"{view}/xrpc/com.atproto.identity.resolveHandle?handle={handle}"
        try:
            capture = yield from request_page(context, url)
            refuse_status(capture)
            did = string_in(mapping_in(json_in(capture)).get("did"))
        except ResolveError as error:
            first_error = first_error or error
            continue
        if did and _DID.fullmatch(did):
            return did, None
    try:
        capture = yield from request_page(
            context, f"https://{handle}/.well-known/atproto-did", "text/plain"
        )
        refuse_status(capture)
    except ResolveError as error:
        return None, first_error or error
    did = capture.body[:300].decode("utf-8", "replace").strip()
    return (did, None) if _DID.fullmatch(did) else (None, first_error)


def confirm_handle(
    did: str, handle: str | None, context: ResolveContext
) -> Generator[Request, FetchResult, str | None]:
    """Give the handle that an identity claims if it leads back to that identity, else None.

    Anybody may claim any handle (https://atproto.com/specs/handle): by an unconfirmed one a
    post would be somebody else's.
    """
    if handle is None or not _HANDLE.fullmatch(handle.lower()):
        return None
    found, _ = yield from _did_of(handle.lower(), context)
    return handle if found == did else None


def refuse_missing_account(
    ref: PostRef, view: str, context: ResolveContext
) -> Generator[Request, FetchResult, None]:
    """Raise ResolveError if the account itself is why a post is not listed."""
    did = ref.id.partition("/")[0]
    try:
        capture = yield from request_page(
            context, f"{view}/xrpc/app.bsky.actor.getProfile?actor={did}"
        )
    except ResolveError:
        return
    refuse_closed_account(capture)


def refuse_closed_account(capture: Capture) -> None:
    """Raise ResolveError where an answer says that the account is suspended or asleep."""
    answer = mapping_in(json_or_none(capture))
    outcome = _ACCOUNTS.get(string_in(answer.get("error")) or "")
    if outcome == "suspended":
        raise ResolveError(
            "suspended", first_line(answer.get("message") or "taken down"), capture=capture
        )
    if outcome == "protected":
        raise ResolveError(
            "protected", first_line(answer.get("message") or "deactivated"), capture=capture
        )


def is_account_served(
    did: str, pds: str, context: ResolveContext
) -> Generator[Request, FetchResult, bool]:
    """Ask whether the author's server has the account; raises ResolveError if it is closed."""
    capture = yield from request_page(
        context, f"{pds}/xrpc/com.atproto.sync.getRepoStatus?did={quote(did)}"
    )
    answer = mapping_in(json_or_none(capture))
    if answer.get("error") == "RepoNotFound":
        # The account may have moved to another server that its identity does not name yet.
        raise ResolveError(
            "unknown", "its author's server has no such account", certain=False, capture=capture
        )
    status = string_in(answer.get("status")) or ""
    outcome = _STATUSES.get(status)
    if answer.get("active") is False and outcome:
        raise ResolveError(outcome, f"its account is {status}", capture=capture)
    return answer.get("active") is True


def profile_of(
    url: str, context: ResolveContext
) -> Generator[Request, FetchResult, tuple[str | None, Any]]:
    """Ask for the author's display name and own labels; raises ResolveError if nobody can tell.

    An account without a profile has neither.
    """
    capture = yield from request_page(context, f"{url}app.bsky.actor.profile&rkey=self")
    answer = mapping_in(json_or_none(capture))
    if answer.get("error") == "RecordNotFound":
        return None, ()
    refuse_status(capture)
    value = mapping_in(mapping_in(json_in(capture)).get("value"))
    return string_in(value.get("displayName")), mapping_in(value.get("labels")).get("values")


def account_identity(
    did: str, context: ResolveContext
) -> Generator[Request, FetchResult, tuple[str, str | None]]:
    """Read an account's did document: the server of its records, and its handle."""
    address = identity_address(did)
    capture = yield from request_page(context, address)
    if not is_from(capture, address, context):
        reason = "who holds its identity leads to another host"
        raise ResolveError("blocked", reason, capture=capture)
    if not did.startswith("did:web:"):
        if capture.status == GONE:
            raise ResolveError("unknown", "the account's identity was ended", capture=capture)
        if capture.status == NOT_FOUND:
            raise ResolveError("blocked", "no such identity is registered", capture=capture)
    refuse_status(capture)
    document = mapping_in(json_in(capture))
    server = server_of_identity(document, did)
    names = _handles(document)
    if server is None:
        raise ResolveError("malformed", "the identity names no server", capture=capture)
    return server, names[0] if names else None


def identity_address(did: str) -> str:
    """Give the address of an account's did document: its own host's, or the directory's."""
    if not did.startswith("did:web:"):
        return f"{_PLC}/{did}"
    host = did.removeprefix("did:web:").replace("%3A", ":").replace("%3a", ":")
    return f"https://{host}/.well-known/did.json"


def server_of_identity(document: JsonObject, did: str) -> str | None:
    """Find the server of its records that a did document names, or None; not in another's."""
    if document.get("id") != did:
        return None
    for service in list_in(document.get("service")):
        endpoint = string_in(service.get("serviceEndpoint")) or ""
        if str(service.get("id")).endswith("#atproto_pds") and endpoint.startswith(
            ("https://", "http://")
        ):
            return endpoint.rstrip("/")
    return None


def is_server_of_post(ref: PostRef, origin: Origin, log: AnswerLog) -> bool:
    """Tell whether an origin that is not Bluesky's own may speak for a post.

    It is an AppView that the owner of the archive asks, or the server that the did document of
    the post's author names, as it was answered. Where the author is named by a handle, the document
    has to name that: a domain alone may say of any account that it is its own.
    """
    if origin in map(origin_of, list_appviews(log.context)):
        return True
    owner = ref.id.partition("/")[0]
    if _DID.fullmatch(owner):
        return any(
            origin == origin_of(server_of_identity(document, owner))
            for document in map(_document, log.answers_to(identity_address(owner)))
        )
    return any(
        owner.lower() in map(str.lower, _handles(document))
        and _DID.fullmatch(did)
        and origin == origin_of(server_of_identity(document, did))
        for capture in log.answers()
        if (did := string_in((document := _document(capture)).get("id")))
        and capture in log.answers_to(identity_address(did))
    )


def _document(capture: Capture) -> JsonObject:
    return mapping_in(json_or_none(capture))


def _handles(document: JsonObject) -> list[str]:
    known = document.get("alsoKnownAs")
    names = known if isinstance(known, list) else []
    return [name[5:] for name in names if isinstance(name, str) and name.startswith("at://")]

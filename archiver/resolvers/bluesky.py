"""Bluesky: the AppView, then the author's own server (PDS), then oEmbed.

The AppView leaves out what is gone and what it hides; only the server that holds an account's
records says that one is not there.
"""

import re
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from archiver.answers.fields import listed, mapping, string
from archiver.records import Author, Capture, Outcome, Platform, PostRef, Request, Sighting
from archiver.resolvers import bluesky_record, oembed
from archiver.resolvers.asked import (
    Answer,
    Asked,
    Came,
    Look,
    Missed,
    Way,
    first_line,
    under_its_name,
)
from archiver.resolvers.fetching import GONE, NOT_FOUND, get, json_in, page_in, refuse, said
from archiver.resolvers.previews import metas
from archiver.resolvers.showing import MOST_OTHERS
from archiver.resolvers.x_text import Found

NAME: Platform = "bluesky"
PLC = "https://plc.directory"
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
    "deleted": "deleted",
}
_TOO_MANY = 429

Part = Generator[Request, Came, PostRef]


def _parts(ref: PostRef) -> tuple[str, str]:
    owner, _, key = ref.id.partition("/")
    if not _KEY.fullmatch(key) or not (_DID.fullmatch(owner) or _HANDLE.fullmatch(owner.lower())):
        raise Missed("unsupported", f"{first_line(ref.id)} names no post of Bluesky")
    return owner, key


def _named(ref: PostRef, asked: Asked) -> Part:
    """The post under its author's did, which stays when the handle changes."""
    owner, key = _parts(ref)
    if owner.startswith("did:"):
        return ref
    handle = owner.lower()
    missed: Missed | None = None
    for view in asked.appviews:
        url = f"{view}/xrpc/com.atproto.identity.resolveHandle?handle={handle}"
        try:
            came = yield from get(asked, url)
            refuse(came)
            did = string(mapping(json_in(came)).get("did"))
        except Missed as told:
            missed = missed or told
            continue
        if did and _DID.fullmatch(did):
            return PostRef(platform=NAME, id=f"{did}/{key}")
    try:
        came = yield from get(asked, f"https://{handle}/.well-known/atproto-did", "text/plain")
        refuse(came)
    except Missed as told:
        missed = missed or told
    else:
        did = came.body[:300].decode("utf-8", "replace").strip()
        if _DID.fullmatch(did):
            return PostRef(platform=NAME, id=f"{did}/{key}")
    # A handle that nobody knows any more says nothing of the post.
    reason = f"nobody says which account {handle} is"
    if missed is None:
        raise Missed("blocked", reason)
    raise Missed(missed.outcome, f"{reason}: {missed.reason}", came=missed.came)


def _appview(ref: PostRef, asked: Asked) -> Look:
    if not asked.appviews:
        raise Missed("unsupported", "no AppView to ask")
    named = yield from _named(ref, asked)
    return (yield from under_its_name(ref, named, asked, _views(named, asked)))


def _views(named: PostRef, asked: Asked) -> Look:
    """Ask one AppView after another, until one answers."""
    uri = quote(_uri(named), safe="")
    failed: list[Missed] = []
    for view in asked.appviews:
        try:
            came = yield from get(asked, f"{view}/xrpc/app.bsky.feed.getPosts?uris={uri}")
            refuse(came)
            posts = listed(_listed_in(came, "posts"))
        except Missed as told:
            failed.append(told)
            continue
        found = next((one for one in posts if one.get("uri") == _uri(named)), None)
        if found is None:
            yield from _account(named, view, asked)
            raise Missed("deleted", "Bluesky does not list it any more", certain=False, came=came)
        first = bluesky_record.of_view(found, came, asked)
        others = _quoted(found, came, asked)
        if asked.threads and _count(found.get("replyCount")):
            others += yield from _thread(named, view, asked)
        return Answer((first, *others[:MOST_OTHERS]))
    raise failed[-1]


def _listed_in(came: Capture, name: str) -> Any:
    found = mapping(json_in(came)).get(name)
    if not isinstance(found, list):
        raise Missed("malformed", f"the answer has no list of {name}", came=came)
    return found


def _count(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _quoted(view: Found, came: Capture, asked: Asked) -> list[Sighting]:
    """The post that a view shows quoted, if it is there whole and not hidden."""
    quoted = bluesky_record.quoted_view(mapping(view.get("embed")))
    if not quoted:
        return []
    embeds = listed(quoted.get("embeds"))
    try:
        return [
            bluesky_record.of_view({**quoted, "embed": embeds[0] if embeds else {}}, came, asked)
        ]
    except Missed:
        return []


def _thread(ref: PostRef, view: str, asked: Asked) -> Generator[Request, Came, list[Sighting]]:
    """The author's own replies below a post, each to the one before: a thread."""
    where = f"{view}/xrpc/app.bsky.feed.getPostThread?uri={quote(_uri(ref), safe='')}"
    try:
        came = yield from get(asked, f"{where}&depth=10&parentHeight=0")
        refuse(came)
        node = mapping(mapping(json_in(came)).get("thread"))
    except Missed:
        return []
    did = ref.id.partition("/")[0]
    found: list[Sighting] = []
    waiting = [node]
    while waiting and len(found) < MOST_OTHERS:
        own = [
            reply
            for reply in listed(waiting.pop().get("replies"))
            if mapping(mapping(reply.get("post")).get("author")).get("did") == did
        ]
        for reply in own:
            try:
                found.append(bluesky_record.of_view(mapping(reply.get("post")), came, asked))
            except Missed:
                continue
        waiting.extend(reversed(own))
    return found


def _account(ref: PostRef, view: str, asked: Asked) -> Generator[Request, Came, None]:
    """Raise Missed if the account itself is why a post is not listed."""
    did = ref.id.partition("/")[0]
    try:
        came = yield from get(asked, f"{view}/xrpc/app.bsky.actor.getProfile?actor={did}")
    except Missed:
        return
    _raise_account(came)


def _raise_account(came: Capture) -> None:
    answer = mapping(said(came))
    outcome = _ACCOUNTS.get(string(answer.get("error")) or "")
    if outcome == "suspended":
        raise Missed("suspended", first_line(answer.get("message") or "taken down"), came=came)
    if outcome == "protected":
        raise Missed("protected", first_line(answer.get("message") or "deactivated"), came=came)


def _server(ref: PostRef, asked: Asked) -> Look:
    """The record itself, from the server that the author's identity names."""
    named = yield from _named(ref, asked)
    return (yield from under_its_name(ref, named, asked, _record(named, asked)))


def _record(named: PostRef, asked: Asked) -> Look:
    did, key = named.id.split("/", 1)
    pds, handle = yield from _identity(did, asked)
    record_url = f"{pds}/xrpc/com.atproto.repo.getRecord?repo={quote(did)}&collection="
    came = yield from get(asked, f"{record_url}{bluesky_record.COLLECTION}&rkey={quote(key)}")
    answer = mapping(said(came))
    _raise_account(came)
    error = string(answer.get("error"))
    if error and came.status != _TOO_MANY:
        # Of an account that it does not serve, for whatever reason, a PDS passes on what the
        # AppView says, or that it cannot be reached; and that leaves out what it hides and what
        # it has not heard of yet.
        served = yield from _is_served(did, pds, asked)
        if error == "RecordNotFound":
            told = first_line(answer.get("message") or error)
            raise Missed("deleted", told, certain=served, came=came)
    refuse(came)
    value = mapping(mapping(json_in(came)).get("value"))
    if not isinstance(value.get("text"), str):
        raise Missed("malformed", "the record is no post", came=came)
    name, labels = yield from _profile(record_url, asked)
    author = Author(handle=handle, name=name)
    sighting = bluesky_record.of_record(named, value, came, author=author)
    if bluesky_record.hidden(labels, named) and not asked.opted_out:
        raise bluesky_record.opted_out(sighting, string(answer.get("cid")), came)
    return Answer((sighting,))


def _is_served(did: str, pds: str, asked: Asked) -> Generator[Request, Came, bool]:
    """Whether the author's server says it has the account; raises Missed for why it has not."""
    came = yield from get(asked, f"{pds}/xrpc/com.atproto.sync.getRepoStatus?did={quote(did)}")
    answer = mapping(said(came))
    if answer.get("error") == "RepoNotFound":
        # The account may have moved to another server that its identity does not name yet.
        raise Missed("deleted", "its author's server has no such account", certain=False, came=came)
    status = string(answer.get("status")) or ""
    outcome = _STATUSES.get(status)
    if answer.get("active") is False and outcome:
        raise Missed(outcome, f"its account is {status}", came=came)
    return answer.get("active") is True


def _profile(url: str, asked: Asked) -> Generator[Request, Came, tuple[str | None, Any]]:
    """The author's display name and own labels; raises Missed where nobody can tell of these.

    An account without a profile has neither.
    """
    came = yield from get(asked, f"{url}app.bsky.actor.profile&rkey=self")
    answer = mapping(said(came))
    if answer.get("error") == "RecordNotFound":
        return None, ()
    refuse(came)
    value = mapping(mapping(json_in(came)).get("value"))
    return string(value.get("displayName")), mapping(value.get("labels")).get("values")


def _identity(did: str, asked: Asked) -> Generator[Request, Came, tuple[str, str | None]]:
    """Where an account's records are, and its handle, by its did document."""
    if did.startswith("did:web:"):
        host = did.removeprefix("did:web:").replace("%3A", ":").replace("%3a", ":")
        came = yield from get(asked, f"https://{host}/.well-known/did.json")
    else:
        came = yield from get(asked, f"{PLC}/{did}")
        if came.status == GONE:
            raise Missed("deleted", "the account's identity was ended", came=came)
        if came.status == NOT_FOUND:
            raise Missed("blocked", "no such identity is registered", came=came)
    refuse(came)
    document = mapping(json_in(came))
    known = document.get("alsoKnownAs")
    names = (
        [one[5:] for one in known if isinstance(one, str) and one.startswith("at://")]
        if isinstance(known, list)
        else []
    )
    for service in listed(document.get("service")):
        endpoint = string(service.get("serviceEndpoint")) or ""
        if str(service.get("id")).endswith("#atproto_pds") and endpoint.startswith(
            ("https://", "http://")
        ):
            return endpoint.rstrip("/"), names[0] if names else None
    raise Missed("malformed", "the identity names no server", came=came)


def _uri(ref: PostRef) -> str:
    did, _, key = ref.id.partition("/")
    return f"at://{did}/{bluesky_record.COLLECTION}/{key}"


def _permalink(ref: PostRef, asked: Asked) -> str:  # noqa: ARG001 - one signature for all platforms
    return bluesky_record.address(ref)


WAYS: tuple[Way, ...] = (
    Way("appview", _appview),
    Way("pds", _server),
    oembed.way(NAME, _permalink),
)


def addresses(ref: PostRef, asked: Asked) -> tuple[str, ...]:
    """Where an archive may hold the post: its page under handle or did, or the AppView's answers.

    One of these is the answer to our own question, for an archive of one's own captures.
    """
    owner, _, key = ref.id.partition("/")
    owners = dict.fromkeys(filter(None, (asked.handle, owner)))
    pages = (f"bsky.app/profile/{one}/post/{key}*" for one in owners)
    if not owner.startswith("did:"):
        # The AppView is asked by did alone.
        return tuple(pages)
    uri = quote(_uri(ref), safe="")
    # An index sorts a query by its names, so of longer ones only those that begin so are found.
    view = "public.api.bsky.app/xrpc/app.bsky.feed"
    return (*pages, f"{view}.getPosts?uris={uri}", f"{view}.getPostThread?uri={uri}*")


def read(ref: PostRef, capture: Capture, asked: Asked) -> tuple[Sighting, ...]:
    """The post in an archived answer of the AppView, of a server, or in its archived page."""
    found = mapping(said(capture))
    views = [*listed(found.get("posts")), mapping(mapping(found.get("thread")).get("post"))]
    key = ref.id.rpartition("/")[2]
    try:
        for view in views:
            if (string(view.get("uri")) or "").endswith(f"/{key}"):
                first = bluesky_record.of_view(view, capture, asked)
                return (first, *_quoted(view, capture, asked))
        named = bluesky_record.ref_of(string(found.get("uri")))
        if named and named.id.endswith(f"/{key}") and "value" in found:
            value = mapping(found.get("value"))
            return (bluesky_record.of_record(named, value, capture, author=Author()),)
    except Missed:
        return ()
    return () if found else _page(ref, capture)


def _page(ref: PostRef, capture: Capture) -> tuple[Sighting, ...]:
    """The page of the app says in its head what the post says, for previews."""
    told = metas(page_in(capture).tree)
    text, url = told.get("og:description"), told.get("og:url") or ""
    if not text or not url.rstrip("/").endswith(ref.id.rpartition("/")[2]):
        return ()
    owner = re.match(r"https://bsky\.app/profile/([^/]+)/", url)
    record = {"text": text, "createdAt": told.get("article:published_time")}
    handle = owner[1] if owner and not owner[1].startswith("did:") else None
    return (bluesky_record.of_record(ref, record, capture, author=Author(handle=handle)),)

"""Bluesky: the AppView, then the author's own server (PDS), then oEmbed.

The AppView leaves out what is gone and what it hides; only the server that holds an account's
records says that one is not there.
"""

import re
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from archiver.html.link_previews import metas
from archiver.models.records import (
    Author,
    Capture,
    Platform,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.bluesky import accounts, payloads
from archiver.platforms.requests import (
    get,
    json_in,
    page_in,
    refuse,
    said,
)
from archiver.platforms.resolving import (
    Answer,
    Asked,
    Came,
    Look,
    Missed,
    Way,
    first_line,
    under_its_name,
)
from archiver.platforms.sightings import MOST_OTHERS
from archiver.platforms.x.entities import Found
from archiver.text.json_fields import listed, mapping, string

NAME: Platform = "bluesky"
_TOO_MANY = 429


def _appview(ref: PostRef, asked: Asked) -> Look:
    if not asked.appviews:
        raise Missed("unsupported", "no AppView to ask")
    named = yield from accounts.named(ref, asked)
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
            yield from accounts.look_at(named, view, asked)
            raise Missed("deleted", "Bluesky does not list it any more", certain=False, came=came)
        first = payloads.of_view(found, came, asked)
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
    quoted = payloads.quoted_view(mapping(view.get("embed")))
    if not quoted:
        return []
    embeds = listed(quoted.get("embeds"))
    try:
        return [payloads.of_view({**quoted, "embed": embeds[0] if embeds else {}}, came, asked)]
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
                found.append(payloads.of_view(mapping(reply.get("post")), came, asked))
            except Missed:
                continue
        waiting.extend(reversed(own))
    return found


def _server(ref: PostRef, asked: Asked) -> Look:
    """The record itself, from the server that the author's identity names."""
    named = yield from accounts.named(ref, asked)
    return (yield from under_its_name(ref, named, asked, _record(named, asked)))


def _record(named: PostRef, asked: Asked) -> Look:
    did, key = named.id.split("/", 1)
    pds, handle = yield from accounts.identity(did, asked)
    record_url = f"{pds}/xrpc/com.atproto.repo.getRecord?repo={quote(did)}&collection="
    came = yield from get(asked, f"{record_url}{payloads.COLLECTION}&rkey={quote(key)}")
    answer = mapping(said(came))
    accounts.refuse_gone(came)
    error = string(answer.get("error"))
    if error and came.status != _TOO_MANY:
        # Of an account that it does not serve, for whatever reason, a PDS passes on what the
        # AppView says, or that it cannot be reached; and that leaves out what it hides and what
        # it has not heard of yet.
        served = yield from accounts.is_served(did, pds, asked)
        if error == "RecordNotFound":
            told = first_line(answer.get("message") or error)
            raise Missed("deleted", told, certain=served, came=came)
    refuse(came)
    value = mapping(mapping(json_in(came)).get("value"))
    if not isinstance(value.get("text"), str):
        raise Missed("malformed", "the record is no post", came=came)
    name, labels = yield from accounts.profile(record_url, asked)
    handle = yield from accounts.confirmed(did, handle, asked)
    author = Author(handle=handle, name=name)
    sighting = payloads.of_record(named, value, came, author=author)
    if payloads.hidden(labels, named) and not asked.opted_out:
        raise payloads.opted_out(sighting, string(answer.get("cid")), came)
    return Answer((sighting,))


def _uri(ref: PostRef) -> str:
    did, _, key = ref.id.partition("/")
    return f"at://{did}/{payloads.COLLECTION}/{key}"


def _permalink(ref: PostRef, asked: Asked) -> str:  # noqa: ARG001 - one signature for all platforms
    return payloads.address(ref)


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
                first = payloads.of_view(view, capture, asked)
                return (first, *_quoted(view, capture, asked))
        named = payloads.ref_of(string(found.get("uri")))
        if named and named.id.endswith(f"/{key}") and "value" in found:
            value = mapping(found.get("value"))
            return (payloads.of_record(named, value, capture, author=Author()),)
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
    return (payloads.of_record(ref, record, capture, author=Author(handle=handle)),)

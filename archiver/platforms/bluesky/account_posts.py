"""List an account's posts on Bluesky: by an AppView, or by the author's own server.

The AppView answers in one request, and leaves out what it hides. The server lists its account's
records by their keys, which are moments, so that it is asked for the past
(``app.bsky.feed.getAuthorFeed``, ``com.atproto.repo.listRecords``).
"""

import re
from typing import Any
from urllib.parse import quote

from archiver.models.records import Author, Capture, PostRef, Sighting
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountReader,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
    is_moment,
)
from archiver.platforms.bluesky import accounts, payloads
from archiver.platforms.bluesky.jetstream import JETSTREAM
from archiver.platforms.id_times import BASE32, format_digits, id_milliseconds_at
from archiver.platforms.requests import json_in, json_or_none, refuse_status, request_page
from archiver.platforms.resolving import ResolveContext, ResolveError, first_line
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "bluesky"
_PAGE = 100
"""Posts on a page, the most that either gives."""
# https://bsky.app/profile/ana.example; not …/profile/ana.example/post/3kabcdefghijk
_PROFILE = re.compile(
    r"(?:https?://(?:[a-z]+\.)?(?:bsky\.app|deer\.social|blacksky\.community)/profile/|at://)"
    r"(?P<owner>[^/?#]+)/?(?:[?#].*)?",
    re.IGNORECASE,
)
# bluesky:ana.example, @ana.bsky.social, ana.bsky.social; not "ana.example", which is any site's
_OWN_NAME = re.compile(r"@?(?P<handle>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.bsky\.social)", re.IGNORECASE)
_NAMED = re.compile(r"bluesky:@?(?P<owner>\S+)", re.IGNORECASE)
# @ana.example: on no other platform has a handle a dot and no server behind it
_DOMAIN = re.compile(r"@(?P<handle>(?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)


def parse_bluesky_account(given: str) -> AccountRef | None:
    """Read a did, a handle or the address of a profile."""
    if accounts.is_did(given):
        return AccountRef(platform=_NAME, id=given)
    for form in (_PROFILE, _NAMED, _OWN_NAME, _DOMAIN):
        found = form.fullmatch(given)
        if found:
            owner = found[1]
            if accounts.is_did(owner):
                return AccountRef(platform=_NAME, id=owner)
            return AccountRef(platform=_NAME, handle=owner.lower())
    return None


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    """Find an account's did, and the handle that leads to it and that it claims itself."""
    did = account.id
    if did is None:
        ref = PostRef(platform=_NAME, id=f"{account.handle}/self")
        did = (yield from accounts.resolve_handle(ref, context)).id.partition("/")[0]
    pds, claimed = yield from accounts.account_identity(did, context)
    handle = yield from accounts.confirm_handle(did, claimed, context)
    yield from accounts.is_account_served(did, pds, context)
    record = f"{pds}/xrpc/com.atproto.repo.getRecord?repo={quote(did)}&collection="
    name, labels = yield from accounts.profile_of(record, context)
    found = AccountRef(platform=_NAME, id=did, handle=handle)
    if not context.opted_out:
        _refuse_hidden(labels, found, None)
    return AccountProfile(ref=found, name=name)


def _refuse_hidden(labels: Any, account: AccountRef, capture: Capture | None) -> None:
    """Raise ResolveError where an account asks not to be shown to logged-out readers."""
    if payloads.hides_from_public(labels, PostRef(platform=_NAME, id=f"{account.id}/self")):
        raise ResolveError(
            "login-gated",
            "its owner asks not to be shown to readers without a login, which is heeded",
            enough=True,
            capture=capture,
        )


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    """List one page: by the AppView from the newest post on, by the server within the past."""
    if account.id is None:
        raise ResolveError("unsupported", "its lasting id (did) is not known: look it up first")
    cursor = window.cursor or ""
    if cursor.startswith("pds:") or window.before or not accounts.list_appviews(context):
        return (yield from _records(account, window, context))
    failed: list[ResolveError] = []
    for number, view in enumerate(accounts.list_appviews(context)):
        here = cursor.removeprefix(f"view{number}:")
        if cursor and here == cursor:
            continue
        try:
            return (yield from _feed(account, f"{view}/xrpc/", (number, here), context))
        except ResolveError as error:
            if error.outcome not in {"unreachable", "rate-limited", "blocked", "malformed"}:
                raise
            failed.append(error)
    if cursor and failed:
        raise failed[-1]
    return (yield from _records(account, window, context))


def _feed(
    account: AccountRef, view: str, place: tuple[int, str], context: ResolveContext
) -> PageSteps:
    """Ask an AppView; `place` is its number in the list and where in its feed to go on."""
    number, cursor = place
    url = (
        f"{view}app.bsky.feed.getAuthorFeed?actor={quote(account.id or '')}&limit={_PAGE}"
        "&filter=posts_with_replies&includePins=false"
    )
    capture = yield from request_page(
        context, url + (f"&cursor={quote(cursor, safe='')}" if cursor else "")
    )
    accounts.refuse_closed_account(capture)
    error = mapping_in(json_or_none(capture))
    if capture.status == 400 and error.get("message") == "Profile not found":
        raise ResolveError("unknown", "Bluesky knows no such account", capture=capture)
    refuse_status(capture)
    answer = mapping_in(json_in(capture))
    if not isinstance(answer.get("feed"), list):
        raise ResolveError("malformed", "the answer has no list of posts", capture=capture)
    found: list[Sighting] = []
    passed_on = hidden = 0
    now = account
    for item in list_in(answer.get("feed")):
        view_of = mapping_in(item.get("post"))
        author = mapping_in(view_of.get("author"))
        if "reason" in item or author.get("did") != account.id:
            passed_on += 1
            continue
        if not context.opted_out:
            _refuse_hidden(author.get("labels"), account, capture)
        try:
            one = payloads.sighting_of_view(view_of, capture, context)
        except ResolveError:
            hidden += 1
            continue
        now = AccountRef(platform=_NAME, id=account.id, handle=one.post.author.handle)
        found.append(one)
    after = string_in(answer.get("cursor"))
    return AccountPage(
        sightings=tuple(found),
        answer=capture,
        cursor=f"view{number}:{after}" if after else None,
        passed_on=passed_on,
        hidden=hidden,
        account=now,
    )


def _records(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    """Ask the server that the account's identity names for its records, newest first."""
    did = account.id or ""
    pds, claimed = yield from accounts.account_identity(did, context)
    handle = yield from accounts.confirm_handle(did, claimed, context)
    record = f"{pds}/xrpc/com.atproto.repo.getRecord?repo={quote(did)}&collection="
    name, labels = yield from accounts.profile_of(record, context)
    if not context.opted_out:
        _refuse_hidden(labels, account, None)
    cursor = (window.cursor or "").removeprefix("pds:") or _key_at(window.before)
    url = (
        f"{pds}/xrpc/com.atproto.repo.listRecords?repo={quote(did)}"
        f"&collection={payloads.COLLECTION}&limit={_PAGE}"
    )
    capture = yield from request_page(
        context, url + (f"&cursor={quote(cursor, safe='')}" if cursor else "")
    )
    accounts.refuse_closed_account(capture)
    error = string_in(mapping_in(json_or_none(capture)).get("error"))
    if error:
        yield from accounts.is_account_served(did, pds, context)
        raise ResolveError("blocked", f"its server says {first_line(error)}", capture=capture)
    refuse_status(capture)
    answer = mapping_in(json_in(capture))
    if not isinstance(answer.get("records"), list):
        raise ResolveError("malformed", "the answer has no list of records", capture=capture)
    author = Author(handle=handle, name=name)
    sightings = [_record(item, capture, author, did) for item in list_in(answer.get("records"))]
    after = string_in(answer.get("cursor"))
    return AccountPage(
        sightings=tuple(sighting for sighting in sightings if sighting),
        answer=capture,
        cursor=f"pds:{after}" if after else None,
        hidden=sum(sighting is None for sighting in sightings),
        account=AccountRef(platform=_NAME, id=did, handle=handle),
    )


def _record(one: JsonObject, capture: Capture, author: Author, did: str) -> Sighting | None:
    ref, value = payloads.ref_of(string_in(one.get("uri"))), mapping_in(one.get("value"))
    if ref is None or not ref.id.startswith(f"{did}/") or not isinstance(value.get("text"), str):
        return None
    return payloads.sighting_of_record(ref, value, capture, author=author)


def _key_at(end: str | None) -> str:
    """Give the key at which a list of records begins that are before a post or a moment."""
    if end is None:
        return ""
    return key_of_moment(end) if is_moment(end) else end.rpartition("/")[2]


def key_of_moment(moment: str) -> str:
    """Give the first key (TID) of a moment: 53 bits of microseconds and 10 of a clock's id.

    >>> key_of_moment("2031-05-06T12:00:00Z")
    '3r2ob2r362222'
    """
    milliseconds = id_milliseconds_at(moment)
    return format_digits(((milliseconds or 0) * 1000) << 10, BASE32, 13) or ""


BLUESKY_ACCOUNTS = AccountReader(
    parse=parse_bluesky_account,
    look_up=_look_up,
    list_page=_list_page,
    stream=JETSTREAM,
    columns=("p12361",),
    unshown=(
        "Bluesky shows everything but posts of accounts that ask not to be shown to readers "
        "without a login"
    ),
)

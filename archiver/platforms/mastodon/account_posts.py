"""List an account's posts at its own server: by Mastodon's API, else by its ActivityPub outbox.

https://docs.joinmastodon.org/methods/accounts/#statuses. An account is known by its address as
an actor; the number by which its server's API calls it, or the address of its outbox, is found
once. Servers of the same API elsewhere (Truth Social) are read by the same functions.
"""

import re
from collections.abc import Generator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from archiver.models.records import Capture, PlatformName, PostRef, Request, Sighting
from archiver.platforms import activitypub_accounts
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
from archiver.platforms.id_times import first_federated_id, id_milliseconds_at
from archiver.platforms.mastodon.strategies import read_status
from archiver.platforms.requests import (
    GONE,
    NOT_FOUND,
    json_in,
    json_or_none,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError, first_line
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "mastodon"
_PAGE = 40
"""Posts on a page, the most that Mastodon gives."""
_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
# @ana@social.example, mastodon:ana@social.example; not ana@mail.example, which may be a mailbox
_WRITTEN = re.compile(
    rf"(?:mastodon:@?|@)(?P<user>[\w.-]{{1,60}})@(?P<host>{_HOST})", re.IGNORECASE
)
# https://social.example/@ana and …/users/ana; not https://social.example/@ana/112345678901234567
_PROFILE = re.compile(
    rf"https?://(?P<host>{_HOST})/(?:web/|deck/)?(?:@|users/)(?P<user>[\w.-]{{1,60}})"
    rf"(?:@(?P<home>{_HOST}))?/?(?:[?#].*)?",
    re.IGNORECASE,
)
# Sites of other platforms whose profiles look the same.
_OTHERS = re.compile(
    r"(?:^|\.)(?:truthsocial|tiktok|threads|medium|youtube|telegram|t|flipboard|substack|"
    r"instagram|pinterest|lbry|odysee|rumble|vk|steemit|hive|peakd|x|twitter|facebook)\."
    r"(?:com|net|me|tv|blog|org)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r'rel="?next"?')


class StatusServer(NamedTuple):
    """Where Mastodon's API is asked, for which platform: an account's own host, or one for all."""

    platform: PlatformName
    host: str


def parse_mastodon_account(given: str) -> AccountRef | None:
    """Read ``@ana@social.example``, or the address of a profile."""
    found = _WRITTEN.fullmatch(given) or _PROFILE.fullmatch(given)
    if found is None or _OTHERS.search(found["host"]):
        return None
    host = (found.groupdict().get("home") or found["host"]).lower()
    return AccountRef(platform=_NAME, handle=f"{found['user']}@{host}", host=host)


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    user, _, host = (account.handle or "").partition("@")
    if not user or not host:
        raise ResolveError("unsupported", "give it as @name@server, or its profile's address")
    actor = yield from activitypub_accounts.find_actor(user, host, context)
    home = urlsplit(actor).hostname if actor else host
    server = StatusServer(_NAME, home or host)
    try:
        found = yield from look_up_number(user, server, context)
    except ResolveError as error:
        if error.outcome not in {"unsupported", "login-gated", "malformed"} or not actor:
            raise
        return (yield from activitypub_accounts.look_up_actor(actor, _NAME, context))
    if actor and found.ref.id and found.ref.id != actor:
        raise ResolveError(
            "blocked", f"its server calls it {first_line(found.ref.id)} and {first_line(actor)}"
        )
    return replace(found, ref=replace(found.ref, id=found.ref.id or actor))


def look_up_number(user: str, server: StatusServer, context: ResolveContext) -> AccountSteps:
    """Ask a server's API which account a name is there; raises ResolveError."""
    url = f"https://{server.host}/api/v1/accounts/lookup?acct={quote(user)}"
    capture = yield from request_page(context, url)
    answer = mapping_in(json_or_none(capture))
    if capture.status in {NOT_FOUND, GONE}:
        if string_in(answer.get("error")) is None:
            raise ResolveError("unsupported", "its server has not Mastodon's API", capture=capture)
        raise ResolveError("unknown", "its server knows no account of that name", capture=capture)
    if capture.status in {401, 403, 422}:
        raise ResolveError(
            "login-gated", "its server shows accounts to its own users only", capture=capture
        )
    refuse_status(capture)
    return _profile(mapping_in(json_in(capture)), server, capture)


def _profile(found: JsonObject, server: StatusServer, capture: Capture) -> AccountProfile:
    number = string_in(found.get("id"))
    if number is None:
        raise ResolveError("malformed", "the answer is no account", capture=capture)
    if found.get("suspended") is True:
        raise ResolveError("suspended", "its server has suspended it", capture=capture)
    return AccountProfile(
        ref=_account(found, server, number),
        name=string_in(found.get("display_name")) or string_in(found.get("username")),
        moved_to=_moved(found),
    )


def _account(found: JsonObject, server: StatusServer, number: str) -> AccountRef:
    """Name an account of a server itself; its lasting id is its actor's address or its number."""
    user = (string_in(found.get("acct")) or "").partition("@")[0] or string_in(found["username"])
    if server.platform != _NAME:
        return AccountRef(
            platform=server.platform, id=number, handle=user, host=server.host, number=number
        )
    return AccountRef(
        platform=_NAME,
        id=string_in(found.get("uri")),
        handle=f"{user}@{server.host}",
        host=server.host,
        number=number,
    )


def _moved(found: JsonObject) -> str | None:
    """Give where the owner of an account says that they are now."""
    there = mapping_in(found.get("moved"))
    acct, url = string_in(there.get("acct")), string_in(there.get("url"))
    if acct and "@" in acct:
        return f"@{first_line(acct)}"
    return first_line(url or acct) if url or acct else None


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    if (account.number or "").startswith(("http://", "https://")):
        return (yield from activitypub_accounts.list_outbox(account, window, context))
    host = account.host or (account.handle or "").partition("@")[2]
    return (yield from list_statuses(account, window, context, StatusServer(_NAME, host)))


def list_statuses(
    account: AccountRef, window: PostWindow, context: ResolveContext, server: StatusServer
) -> PageSteps:
    """Ask a server's API for one page of an account's statuses; raises ResolveError."""
    if not account.number or not server.host:
        raise ResolveError("unsupported", "its number at its server is not known: look it up first")
    url = (
        f"https://{server.host}/api/v1/accounts/{quote(account.number, safe='')}/statuses"
        f"?limit={_PAGE}&exclude_reblogs=true"
    )
    until = window.cursor or id_at(window.before)
    since = id_at(window.after) if until else None
    url += f"&max_id={quote(until, safe='')}" if until else ""
    # The first page shows what is known already too, by which edits and deletions are noticed.
    url += f"&since_id={quote(since, safe='')}" if since else ""
    capture = yield from request_page(context, url)
    if capture.status in {NOT_FOUND, GONE, 401, 403, 422}:
        yield from _refuse_missing(account, capture, server, context)
    refuse_status(capture)
    answer = json_in(capture)
    if not isinstance(answer, list):
        raise ResolveError("malformed", "the answer is no list of posts", capture=capture)
    return _page(list_in(answer), account, capture, server)


def _refuse_missing(
    account: AccountRef, capture: Capture, server: StatusServer, context: ResolveContext
) -> Generator[Request, FetchResult, None]:
    """Raise ResolveError with why an account has no list: its server may know it otherwise now."""
    user = (account.handle or "").partition("@")[0]
    if capture.status in {401, 403, 422} or not user:
        reason = "its server shows posts to its own users only"
        raise ResolveError("login-gated", f"{reason} (HTTP {capture.status})", capture=capture)
    found = yield from look_up_number(user, server, context)
    if found.ref.number != account.number:
        raise ResolveError(
            "unsupported",
            "its handle is another account's now, of which nothing is read: add it anew if that "
            "is the same person",
            capture=capture,
        )
    raise ResolveError("blocked", "its server lists no posts of it", capture=capture)


def _page(
    listed: list[JsonObject], account: AccountRef, capture: Capture, server: StatusServer
) -> AccountPage:
    found: list[Sighting] = []
    passed_on = hidden = foreign = 0
    now, moved_to = None, None
    ref = PostRef(platform=server.platform, id=f"{server.host}/0")
    for item in listed:
        if mapping_in(item.get("reblog")):
            passed_on += 1
            continue
        by = mapping_in(item.get("account"))
        number = string_in(by.get("id"))
        if number is not None and number == account.number:
            now = _account({"username": None, **by}, server, number)
            moved_to = _moved(by)
        try:
            sighting = read_status(ref, server.host, item, capture)[0]
        except ResolveError:
            hidden += 1
            continue
        if number == account.number:
            found.append(sighting)
        else:
            foreign += 1
    ids = [number for item in listed if (number := string_in(item.get("id")))]
    return AccountPage(
        sightings=tuple(found),
        answer=capture,
        cursor=ids[-1] if ids and _has_next(capture, len(listed)) else None,
        passed_on=passed_on,
        hidden=hidden,
        foreign=foreign,
        account=now,
        moved_to=moved_to,
    )


def _has_next(capture: Capture, count: int) -> bool:
    """Tell whether there is another page: by the Link header, else by how full this one is."""
    links = [value for name, value in capture.headers if name.lower() == "link"]
    if links:
        return any(_NEXT.search(link[:4_000]) for link in links)
    return count >= _PAGE


def id_at(end: str | None) -> str | None:
    """Give the id at an end of a window: of the post, or the first of the moment.

    >>> id_at("2031-05-06T12:00:00Z"), id_at("social.example/112345678901234567")
    ('126866895667200000', '112345678901234567')
    """
    if end is None:
        return None
    if not is_moment(end):
        return end.rpartition("/")[2]
    milliseconds = id_milliseconds_at(end)
    return None if milliseconds is None else first_federated_id(milliseconds)


MASTODON_ACCOUNTS = AccountReader(
    parse=parse_mastodon_account,
    look_up=_look_up,
    list_page=_list_page,
    columns=("fediverse", "p4033"),
    unshown="posts for followers or for named people are shown to nobody else, and not kept",
)

"""Ask a server of Mastodon's kind for a post: its API, then ActivityPub; with every edit.

https://docs.joinmastodon.org/methods/statuses/. A status that is not found may be deleted, its
account suspended, or never have been for everybody: the API says the same of all three.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree

from archiver.errors import UnusableLine
from archiver.html.meta_elements import meta_values
from archiver.html.plain_text import plain_text
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PlatformName,
    PostRef,
    PostVersion,
    Request,
    Sighting,
)
from archiver.platforms import activitypub, oembed
from archiver.platforms.activitypub_payloads import locate_status, note_text
from archiver.platforms.mastodon import payloads
from archiver.platforms.mastodon.embeds import parse_mastodon_address
from archiver.platforms.requests import (
    GONE,
    NOT_FOUND,
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
)
from archiver.platforms.sightings import MAX_OTHERS, sighting_of_shown
from archiver.text.dates import parse_date
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "mastodon"
_MOST_EDITS = 20
_UNPROCESSABLE = 422
"""What Mastodon's API and others say where only an account's own programs may ask."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?", re.ASCII)


def _place(ref: PostRef) -> tuple[str, str]:
    """Split a reference into server and number; raises ResolveError where it names none."""
    host, _, number = ref.id.partition("/")
    if not _HOST.fullmatch(host) or not number:
        raise ResolveError("unsupported", f"{first_line(ref.id)} names no server and post")
    return host, quote(number, safe="")


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    return (yield from ask_api(ref, context, *_place(ref)))


def ask_api(ref: PostRef, context: ResolveContext, host: str, number: str) -> StrategySteps:
    """Ask a server's API for a status by its number there."""
    where = f"https://{host}/api/v1/statuses/{number}"
    capture = yield from request_page(context, where)
    if capture.status in {NOT_FOUND, GONE}:
        raise (yield from _not_found(capture, host, context))
    if capture.status == _UNPROCESSABLE:
        raise ResolveError("login-gated", "HTTP 422, for whom it wants to know", capture=capture)
    refuse_status(capture)
    found = mapping_in(json_in(capture))
    first, *others = read_status(ref, host, found, capture)
    if found.get("edited_at"):
        others += yield from _edits(first, f"{where}/history", context)
    if context.threads and (found.get("replies_count") or found.get("in_reply_to_id")):
        others += yield from _thread(ref, host, found, f"{where}/context", context)
    return ResolveAnswer((first, *others[:MAX_OTHERS]))


def _not_found(
    capture: Capture, host: str, context: ResolveContext
) -> Generator[Request, FetchResult, ResolveError]:
    """Tell what a 404 means: no such API, a suspended account, or a post that is not there."""
    message = string_in(mapping_in(json_or_none(capture)).get("error"))
    if message is None:
        return ResolveError(
            "unsupported", f"HTTP {capture.status}, and not from Mastodon's API", capture=capture
        )
    user = (context.handle or "").partition("@")[0]
    if user:
        try:
            account = yield from request_page(
                context, f"https://{host}/api/v1/accounts/lookup?acct={quote(user)}"
            )
            if account.status == GONE or mapping_in(json_or_none(account)).get("suspended") is True:
                return ResolveError("suspended", "its account is suspended", capture=account)
        except ResolveError:
            pass
    return ResolveError(
        "unknown", f"HTTP {capture.status}: {first_line(message)}", certain=False, capture=capture
    )


def read_status(ref: PostRef, host: str, found: JsonObject, capture: Capture) -> list[Sighting]:
    """Read a status, then the one it quotes; raises ResolveError if it is private."""
    if string_in(found.get("visibility")) in {"private", "direct"}:
        raise ResolveError(
            "protected", "only for its author's followers, or for those named", capture=capture
        )
    if not payloads.is_status(found):
        raise ResolveError("malformed", "the answer is no status", capture=capture)
    passed_on = mapping_in(found.get("reblog"))
    try:
        if passed_on:
            others = (_sighting(ref, host, passed_on, capture),)
            reason = "it only passes on another post"
            raise ResolveError("unsupported", reason, capture=capture, others=others)
        sightings = [_sighting(ref, host, found, capture)]
        quoted = quoted_status(found)
        if quoted and string_in(quoted.get("visibility")) not in {"private", "direct"}:
            sightings.append(_sighting(ref, host, quoted, capture))
    except UnusableLine as error:
        raise ResolveError("malformed", first_line(error), capture=capture) from error
    return sightings


def quoted_status(found: JsonObject) -> JsonObject:
    """Give the quoted status, if it is shown."""
    quote_of = mapping_in(found.get("quote"))
    return mapping_in(quote_of.get("quoted_status")) or (quote_of if "content" in quote_of else {})


def _sighting(ref: PostRef, host: str, found: JsonObject, capture: Capture) -> Sighting:
    shape = payloads.status_payload({**found, "quote": None, "reblog": None}, ref.platform)
    quoted = _quoted(ref.platform, host, found)
    there = string_in(quoted_status(found).get("url"))
    leads = [Lead(ref=quoted, why="quoted", url=there)] if quoted else []
    number = string_in(found.get("in_reply_to_id"))
    parent = _local(ref.platform, host, number) if number else None
    if parent:
        leads.append(Lead(ref=parent, why="parent"))
    return sighting_of_shown(
        PostRef(platform=shape["platform"], id=shape["id"]),
        capture,
        text=shape["text"],
        author=Author(**shape["author"]),
        url=shape["url"],
        posted_at=shape["posted_at"],
        quoted=quoted.key if quoted else None,
        parent=parent,
        in_thread=payloads.answers_itself(found),
        media=_media(shape),
        leads=leads,
    )


def _media(shape: Mapping[str, Any]) -> Iterator[Media]:
    return (Media(type=item["type"] or "unknown", alt=item["alt"]) for item in shape["media"])


def _local(platform: PlatformName, host: str, number: str) -> PostRef:
    """Name a post by the number that this server gives it."""
    return PostRef(platform=platform, id=f"{host}/{number}" if platform == "mastodon" else number)


def _quoted(platform: PlatformName, host: str, found: JsonObject) -> PostRef | None:
    shown_whole = quoted_status(found)
    if shown_whole:
        url = string_in(shown_whole.get("url")) or string_in(shown_whole.get("uri"))
        return locate_status(url, string_in(shown_whole.get("id")), platform)
    shallow = string_in(mapping_in(found.get("quote")).get("quoted_status_id"))
    named = shallow or string_in(found.get("quote_id"))
    return _local(platform, host, named) if named else None


def _edits(
    first: Sighting, url: str, context: ResolveContext
) -> Generator[Request, FetchResult, list[Sighting]]:
    """Ask for earlier versions, each seen when it was written: the server's own record of them.

    One that says it was written later than now is left out: it would stay the newest for good.
    """
    try:
        capture = yield from request_page(context, url)
        refuse_status(capture)
        history = list_in(json_in(capture))
    except ResolveError:
        return []
    # The last of them is what is shown now.
    return [
        Sighting(
            post=first.post,
            outcome="ok",
            evidence="api",
            seen_at=at,
            version=PostVersion(
                text=note_text(item),
                quoted=first.version.quoted if first.version else None,
                media=tuple(
                    _media({"media": payloads.status_media(item.get("media_attachments"))})
                ),
            ),
            resolver="mastodon-history",
            reason="an earlier wording, by the server's own history",
            rests_on=capture.url,
        )
        for item in history[:-1][:_MOST_EDITS]
        if isinstance(item.get("content"), str)
        and (at := parse_date(string_in(item.get("created_at")) or ""))
        and at <= capture.fetched_at
    ]


def _thread(
    ref: PostRef, host: str, found: JsonObject, url: str, context: ResolveContext
) -> Generator[Request, FetchResult, list[Sighting]]:
    """Ask for the post that it answers, and for its author's own replies below it."""
    try:
        capture = yield from request_page(context, url)
        refuse_status(capture)
        around = mapping_in(json_in(capture))
    except ResolveError:
        return []
    parent = found.get("in_reply_to_id")
    wanted = [
        item for item in list_in(around.get("ancestors")) if parent and item.get("id") == parent
    ]
    by, thread = mapping_in(found.get("account")).get("id"), {string_in(found.get("id"))}
    for item in list_in(around.get("descendants")):
        answers = string_in(item.get("in_reply_to_id")) in thread
        if answers and mapping_in(item.get("account")).get("id") == by:
            thread.add(string_in(item.get("id")))
            wanted.append(item)
    sightings = []
    for item in wanted[:MAX_OTHERS]:
        try:
            sightings.append(read_status(ref, host, item, capture)[0])
        except ResolveError:
            continue
    return sightings


def permalink(ref: PostRef, context: ResolveContext) -> str:
    """Give the address of a post's page, as it was met or as Mastodon would name it."""
    if context.url:
        return context.url
    host, number = _place(ref)
    user = (context.handle or "").partition("@")[0]
    return f"https://{host}/@{user}/{number}" if user else f"https://{host}/notice/{number}"


MASTODON_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("mastodon-api", _ask),
    activitypub.activitypub_strategy(permalink),
    oembed.discover_oembed(permalink),
)


def list_mastodon_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its page, its note, and the API's answer."""
    host, number = _place(ref)
    user = (context.handle or "").partition("@")[0]
    pages = [f"{host}/@{user}/{number}*", f"{host}/users/{user}/statuses/{number}*"] if user else []
    met = [context.url.partition("://")[2].partition("?")[0] + "*"] if context.url else []
    return tuple(dict.fromkeys((*met, *pages, f"{host}/api/v1/statuses/{number}")))


def read_archived_mastodon(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read an archived status or note, or an archived page."""
    host, _, number = ref.id.rpartition("/")
    found = mapping_in(json_or_none(capture))
    try:
        if payloads.is_status(found):
            sightings = read_status(ref, host or "truthsocial.com", found, capture)
            is_it = number == string_in(found.get("id")) or sightings[0].post.id == ref.id
            return tuple(sightings) if is_it else ()
        if found:
            sighting = activitypub.read_activitypub(ref, found, capture)
            return (sighting,) if sighting.post.id == ref.id else ()
    except ResolveError:
        return ()
    return _page(ref, number, capture)


def _page(ref: PostRef, number: str, capture: Capture) -> tuple[Sighting, ...]:
    tree = page_in(capture).tree
    preview = meta_values(tree)
    url = preview.get("og:url") or ""
    if tree is None or number not in urlsplit(url).path.split("/"):
        return ()
    bodies = tree.xpath(
        "//*[contains(@class, 'detailed-status')]//*[contains(@class, 'e-content')]"
    )
    whole = len(bodies) == 1
    # Without the post itself there is what previews show, with a word on pictures put to it.
    text = plain_text(_markup(bodies[0])) if whole else preview.get("og:description")
    if text is None:
        return ()
    seen = parse_mastodon_address(url)
    return (
        sighting_of_shown(
            ref,
            capture,
            text=text,
            author=Author(handle=seen.handle if seen else None),
            url=url,
            posted_at=preview.get("og:published_time"),
            truncated=not whole,
        ),
    )


def _markup(element: Any) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))

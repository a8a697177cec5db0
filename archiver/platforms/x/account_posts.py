"""List an account's posts on X by its API v2, with the owner's own token.

https://docs.x.com/x-api/posts/user-posts-timeline-by-user-id. X charges for each post that it
lists, so that a page is no larger than what is left of the owner's budget.
"""

from typing import Any

from archiver.models.records import Capture, Sighting
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
    is_moment,
)
from archiver.platforms.requests import json_in, refuse_status, request_page
from archiver.platforms.resolving import ResolveContext, ResolveError, first_line
from archiver.platforms.x.api import API_HOST, POST_FIELDS, TOKEN, list_response
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "x"
_PAGE = 100
_LEAST = 5
"""Posts on a page: the most and the fewest that X gives."""


def look_up_user(account: AccountRef, context: ResolveContext) -> AccountSteps:
    """Find the lasting id of a handle; without a token it is known by the handle alone."""
    if TOKEN not in context.tokens:
        return AccountProfile(ref=account)
    url = f"{API_HOST}/2/users/by/username/{account.handle}?user.fields=name,protected,username"
    capture = yield from request_page(context, url, token=TOKEN)
    answer = _answer(capture)
    found = mapping_in(answer.get("data"))
    number = string_in(found.get("id"))
    if number is None:
        raise _refusal(answer, capture)
    if found.get("protected") is True:
        raise ResolveError("protected", "its posts are for its followers only", capture=capture)
    ref = AccountRef(platform=_NAME, id=number, handle=string_in(found.get("username")))
    return AccountProfile(ref=ref, name=string_in(found.get("name")))


def list_user_posts(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    """Ask for one page of an account's posts, without those that it only passes on."""
    if TOKEN not in context.tokens or account.id is None:
        raise ResolveError("unsupported", "X lists posts only with a token of the owner's")
    most = min(_PAGE, max(_LEAST, window.most))
    url = (
        f"{API_HOST}/2/users/{account.id}/tweets?max_results={most}&exclude=retweets&{POST_FIELDS}"
    )
    for end, moment, number in (
        (window.after, "start_time", "since_id"),
        (window.before, "end_time", "until_id"),
    ):
        if end is not None:
            url += f"&{moment if is_moment(end) else number}={_whole(end)}"
    url += f"&pagination_token={window.cursor}" if window.cursor else ""
    capture = yield from request_page(context, url, token=TOKEN)
    answer = _answer(capture)
    if "data" not in answer and "meta" not in answer:
        raise _refusal(answer, capture)
    listed = {string_in(one.get("id")) for one in list_in(answer.get("data"))}
    found: list[Sighting] = [one for one in list_response(answer, capture) if one.post.id in listed]
    own = [one for one in found if one.post.author.account_id == account.id]
    users = list_in(mapping_in(answer.get("includes")).get("users"))
    now = next((one for one in users if one.get("id") == account.id), None)
    return AccountPage(
        sightings=tuple(own),
        answer=capture,
        cursor=_token(mapping_in(answer.get("meta")).get("next_token")),
        foreign=len(found) - len(own),
        account=AccountRef(
            platform=_NAME,
            id=account.id,
            handle=string_in(now.get("username")) if now else account.handle,
        ),
    )


def _answer(capture: Capture) -> JsonObject:
    if capture.status == 401:
        raise ResolveError("blocked", "HTTP 401: X does not accept the token", capture=capture)
    if capture.status == 402:
        raise ResolveError("blocked", "HTTP 402: X wants to be paid for more", capture=capture)
    refuse_status(capture)
    return mapping_in(json_in(capture))


def _refusal(answer: JsonObject, capture: Capture) -> ResolveError:
    """Give why X names no account: it says the same of closed and of suspended ones."""
    error = next(iter(list_in(answer.get("errors"))), None)
    told = first_line(string_in(error.get("detail")) if error else "the answer has no account")
    kind = (string_in(error.get("type")) or "" if error else "").rsplit("/", 1)[-1]
    if kind == "resource-not-found":
        return ResolveError("unknown", told, capture=capture)
    if "suspended" in told.casefold():
        return ResolveError("suspended", told, capture=capture)
    if kind == "not-authorized-for-resource":
        return ResolveError("protected", told, capture=capture)
    return ResolveError("blocked", told, capture=capture)


def _token(found: Any) -> str | None:
    """Give the mark of the next page, where it can stand in an address."""
    text = string_in(found)
    return text if text and text.isascii() and text.isalnum() and len(text) < 200 else None


def _whole(end: str) -> str:
    """Write a moment as X wants it: with its time."""
    return end if not is_moment(end) or "T" in end else f"{end}T00:00:00Z"

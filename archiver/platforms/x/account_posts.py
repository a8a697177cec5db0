"""List an account's posts on X by its API v2, with the owner's own token.

https://docs.x.com/x-api/posts/user-posts-timeline-by-user-id, which has the newest 3,200, and for
days in the past https://docs.x.com/x-api/posts/search-all-posts by author and time. X charges for
each post that it lists, so that a page is no larger than what is left of the owner's budget.
"""

from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from archiver.models.records import Capture, Request, Sighting
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
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError, first_line
from archiver.platforms.x.accounts import SMALLEST_PAGE
from archiver.platforms.x.api import API_HOST, POST_FIELDS, TOKEN, list_response
from archiver.text.dates import add_time
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "x"
_PAGE = 100
_LEAST = 5
"""Posts on a page: the most that are asked for, and the fewest that a timeline gives."""
_SEARCHED = "all-"
"""What the cursor of a search begins with, so that it goes on as one."""
_NOT_YET = 15 / 3600
"""Hours up to now that a search must leave out."""


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
    """Ask for one page of an account's posts, without those that it only passes on.

    Of days that have an end it asks X's search, as far as the owner's token may, else the timeline.
    """
    if TOKEN not in context.tokens or account.id is None:
        raise ResolveError("unsupported", "X lists posts only with a token of the owner's")
    capture, is_search = yield from _ask_page(account.id, window, context)
    answer = _answer(capture)
    if "data" not in answer and "meta" not in answer:
        raise _refusal(answer, capture)
    token = _token(mapping_in(answer.get("meta")).get("next_token"))
    listed = {string_in(item.get("id")) for item in list_in(answer.get("data"))}
    found: list[Sighting] = [
        sighting for sighting in list_response(answer, capture) if sighting.post.id in listed
    ]
    own = [sighting for sighting in found if sighting.post.author.account_id == account.id]
    users = list_in(mapping_in(answer.get("includes")).get("users"))
    now = next((user for user in users if user.get("id") == account.id), None)
    return AccountPage(
        sightings=tuple(own),
        answer=capture,
        cursor=f"{_SEARCHED}{token}" if token and is_search else token,
        foreign=len(found) - len(own),
        account=AccountRef(
            platform=_NAME,
            id=account.id,
            handle=string_in(now.get("username")) if now else account.handle,
        ),
    )


def _ask_page(
    number: str, window: PostWindow, context: ResolveContext
) -> Generator[Request, FetchResult, tuple[Capture, bool]]:
    """Ask for a page by the search or else by the timeline; tell whether it was the search."""
    most, cursor = min(_PAGE, max(_LEAST, window.most)), window.cursor or ""
    if window.before is not None and (not cursor or cursor.startswith(_SEARCHED)):
        query = quote(f"from:{number} -is:retweet", safe="")
        url = f"{API_HOST}/2/tweets/search/all?query={query}&max_results={max(SMALLEST_PAGE, most)}"
        url += f"&{POST_FIELDS}{_ends_of(window, context)}"
        token = cursor.removeprefix(_SEARCHED)
        url += f"&next_token={token}" if token else ""
        capture = yield from request_page(context, url, token=TOKEN)
        # Not every token may search all of X; its account's timeline any may list.
        if capture.status != 403 or cursor:
            return capture, True
    url = f"{API_HOST}/2/users/{number}/tweets?max_results={most}&exclude=retweets&{POST_FIELDS}"
    url += _ends_of(window, context)
    url += f"&pagination_token={cursor}" if cursor else ""
    return (yield from request_page(context, url, token=TOKEN)), False


def _ends_of(window: PostWindow, context: ResolveContext) -> str:
    """Write the ends of a window; one that is not over yet ends as late as X takes."""
    written = ""
    for end, moment, number in (
        (window.after, "start_time", "since_id"),
        (window.before, "end_time", "until_id"),
    ):
        if end is None:
            continue
        there = _whole(end)
        if moment == "end_time" and is_moment(end) and context.now:
            there = min(there, add_time(context.now, hours=-_NOT_YET))
        written += f"&{moment if is_moment(end) else number}={there}"
    return written


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
    message = first_line(string_in(error.get("detail")) if error else "the answer has no account")
    kind = (string_in(error.get("type")) or "" if error else "").rsplit("/", 1)[-1]
    if kind == "resource-not-found":
        return ResolveError("unknown", message, capture=capture)
    if "suspended" in message.casefold():
        return ResolveError("suspended", message, capture=capture)
    if kind == "not-authorized-for-resource":
        return ResolveError("protected", message, capture=capture)
    return ResolveError("blocked", message, capture=capture)


def _token(found: Any) -> str | None:
    """Give the mark of the next page, where it can stand in an address."""
    text = string_in(found)
    return text if text and text.isascii() and text.isalnum() and len(text) < 200 else None


def _whole(end: str) -> str:
    """Write a moment as X wants it: with its time."""
    return end if not is_moment(end) or "T" in end else f"{end}T00:00:00Z"

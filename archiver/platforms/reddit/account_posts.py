"""List the posts and comments of a user of Reddit: the API with the owner's token, else a feed."""

import re

from archiver.models.records import Capture, PostRef, Sighting
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountReader,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
)
from archiver.platforms.reddit.strategies import TOKEN, read_feed_entries, read_thing
from archiver.platforms.registry import account_id
from archiver.platforms.requests import NOT_FOUND, json_in, refuse_status, request_page
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.text.json_fields import list_in, mapping_in, string_in

_NAME = "reddit"
_PAGE = 100
# https://www.reddit.com/user/ana, u/ana, r/u_ana, reddit:ana; not r/ferries, which is nobody's
_WRITTEN = re.compile(
    r"(?:https?://(?:[a-z]+\.)?reddit\.com)?/?(?:u/|user/|r/u_)(?P<user>[\w-]{2,30})/?(?:[?#].*)?"
    r"|reddit:@?(?P<named>[\w-]{2,30})",
    re.IGNORECASE | re.ASCII,
)
# t3_1abcd, and the last that a page had; not "t3_1abcd&x="
_THING = re.compile(r"t[13]_[a-z0-9]{1,13}")


def parse_reddit_account(given: str) -> AccountRef | None:
    """Read ``u/ana``, ``r/u_ana``, ``reddit:ana`` or the address of a user's page."""
    found = _WRITTEN.fullmatch(given)
    return AccountRef(platform=_NAME, handle=found["user"] or found["named"]) if found else None


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    """Find a user's lasting id, which only the API tells; names on Reddit never change."""
    if TOKEN not in context.tokens:
        page = yield from _list_page(account, PostWindow(), context)
        return AccountProfile(ref=page.account or account)
    url = f"https://oauth.reddit.com/user/{account.handle}/about?raw_json=1"
    capture = yield from request_page(context, url, token=TOKEN)
    _refuse_missing(capture)
    found = mapping_in(mapping_in(json_in(capture)).get("data"))
    if found.get("is_suspended") is True:
        raise ResolveError("suspended", "Reddit has suspended it", capture=capture)
    number = account_id(_NAME, f"t2_{string_in(found.get('id'))}")
    ref = AccountRef(platform=_NAME, id=number, handle=string_in(found.get("name")))
    return AccountProfile(ref=ref)


def _refuse_missing(capture: Capture) -> None:
    if capture.status == NOT_FOUND:
        raise ResolveError("unknown", "Reddit knows no such user", capture=capture)
    if capture.status == 403:
        raise ResolveError("blocked", "Reddit refuses, or has suspended the user", capture=capture)
    refuse_status(capture)


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    if account.handle is None:
        raise ResolveError("unsupported", "a user of Reddit is listed by name")
    cursor = window.cursor if window.cursor and _THING.fullmatch(window.cursor) else ""
    after = f"&after={cursor}" if cursor else ""
    if TOKEN in context.tokens:
        return (yield from _overview(account, after, context))
    url = f"https://www.reddit.com/user/{account.handle}/.rss?limit={_PAGE}{after}"
    capture = yield from request_page(context, url, "application/atom+xml")
    _refuse_missing(capture)
    found = read_feed_entries(capture)
    return _page(found, account, capture, found[-1].post.id if len(found) >= _PAGE else None)


def _overview(account: AccountRef, after: str, context: ResolveContext) -> PageSteps:
    url = f"https://oauth.reddit.com/user/{account.handle}/overview?limit={_PAGE}&raw_json=1{after}"
    capture = yield from request_page(context, url, token=TOKEN)
    _refuse_missing(capture)
    data = mapping_in(mapping_in(json_in(capture)).get("data"))
    if not isinstance(data.get("children"), list):
        raise ResolveError("malformed", "the answer is no list of Reddit's", capture=capture)
    found: list[Sighting] = []
    for child in list_in(data.get("children")):
        name = string_in(mapping_in(child.get("data")).get("name")) or ""
        if _THING.fullmatch(name):
            try:
                found.append(read_thing(PostRef(platform=_NAME, id=name), child, capture))
            except ResolveError:
                continue
    return _page(found, account, capture, string_in(data.get("after")))


def _page(
    found: list[Sighting], account: AccountRef, capture: Capture, after: str | None
) -> AccountPage:
    by = (account.handle or "").casefold()
    own = [sighting for sighting in found if (sighting.post.author.handle or "").casefold() == by]
    ids = [number for sighting in own if (number := sighting.post.author.account_id)]
    return AccountPage(
        sightings=tuple(own),
        answer=capture,
        cursor=after,
        foreign=len(found) - len(own),
        account=AccountRef(platform=_NAME, id=ids[0] if ids else account.id, handle=account.handle),
        # What moderators removed is left out as well.
        is_full=False,
    )


REDDIT_ACCOUNTS = AccountReader(
    parse=parse_reddit_account,
    look_up=_look_up,
    list_page=_list_page,
    columns=("p4265",),
    unshown=(
        "Reddit shows a user's newest posts and comments in a feed, and refuses most programs "
        "without a token of the owner's"
    ),
)

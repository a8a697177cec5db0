"""List an account's posts on Truth Social, by Mastodon's API at one host."""

import re

from archiver.platforms.account_records import (
    AccountReader,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
)
from archiver.platforms.mastodon.account_posts import StatusServer, list_statuses, look_up_number
from archiver.platforms.resolving import ResolveContext, ResolveError

_SERVER = StatusServer("truthsocial", "truthsocial.com")
# https://truthsocial.com/@ana and truthsocial:ana; not truthsocial.com/@ana/112345678901234567
_WRITTEN = re.compile(
    r"(?:https?://(?:www\.)?truthsocial\.com/@|truthsocial:@?)(?P<handle>\w[\w.]{0,59})/?(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)


def parse_truthsocial_account(given: str) -> AccountRef | None:
    """Read the address of a profile, or ``truthsocial:ana``."""
    found = _WRITTEN.fullmatch(given)
    return AccountRef(platform="truthsocial", handle=found["handle"]) if found else None


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    if account.handle is None:
        raise ResolveError("unsupported", "give it by its handle, or its profile's address")
    return (yield from look_up_number(account.handle, _SERVER, context))


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    return (yield from list_statuses(account, window, context, _SERVER))


TRUTHSOCIAL_ACCOUNTS = AccountReader(
    parse=parse_truthsocial_account,
    look_up=_look_up,
    list_page=_list_page,
    columns=("p10858",),
    unshown=(
        "Truth Social shows accounts without a login only to some readers: where it refuses, "
        "posts come from pages that show them and from web archives alone"
    ),
)

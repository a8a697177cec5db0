"""List the posts of a public channel of Telegram by the pages that it shows to everybody.

``t.me/s/CHANNEL`` has some twenty posts, the newest last; ``?before=N`` those before a number.
Numbers count within a channel and hold no moment, so that a window in the past is found by halving.
"""

import base64
import binascii
import json
import re
from collections.abc import Generator
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.models.records import Capture, PostRef, Request, Sighting
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
from archiver.platforms.requests import HTML, page_in, refuse_status, request_page
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError
from archiver.platforms.telegram.strategies import read_message_box
from archiver.text.dates import parse_date

_NAME = "telegram"
# https://t.me/s/channel, https://t.me/channel, telegram:channel; not t.me/channel/12, t.me/+abcdef
_WRITTEN = re.compile(
    r"(?:https?://(?:www\.)?(?:t|telegram)\.me/(?:s/)?(?!(?:share|joinchat|addstickers|proxy|iv)/?$)"
    r"|telegram:@?)(?P<channel>[a-z]\w{3,31})/?(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_MOST_PROBES = 14
"""Pages asked for until a moment is found among a channel's numbers: halving 16,000."""


class _Shown(NamedTuple):
    """One page: each post's number and moment, the newest last, and the boxes they stand in."""

    capture: Capture
    boxes: list[HtmlElement]
    numbers: list[int]
    title: str | None


def parse_telegram_account(given: str) -> AccountRef | None:
    """Read the address of a channel, or ``telegram:channel``."""
    found = _WRITTEN.fullmatch(given)
    return AccountRef(platform=_NAME, handle=found["channel"].lower()) if found else None


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    shown = yield from _ask(account, context, None)
    number = _channel_id(shown.boxes)
    return AccountProfile(
        ref=AccountRef(platform=_NAME, id=number, handle=account.handle), name=shown.title
    )


def _ask(
    account: AccountRef, context: ResolveContext, before: int | None
) -> Generator[Request, FetchResult, _Shown]:
    channel = account.handle or ""
    url = f"https://t.me/s/{channel}" + (f"?before={before}" if before else "")
    capture = yield from request_page(context, url, HTML)
    refuse_status(capture)
    tree = page_in(capture).tree
    boxes = [] if tree is None else tree.xpath("//*[@data-post]")
    boxes = [
        box
        for box in boxes
        if (box.get("data-post") or "").partition("/")[0].lower() == channel.lower()
    ]
    if not boxes and (tree is None or not _is_channel(tree)):
        raise ResolveError(
            "login-gated",
            "Telegram shows no channel of that name to everybody: it is private, is none or is not "
            "there",
            capture=capture,
        )
    numbers = [_number(box) for box in boxes]
    titles = [] if tree is None else tree.xpath("//meta[@property='og:title']/@content")
    return _Shown(capture, boxes, numbers, str(titles[0]) if titles else None)


def _is_channel(tree: HtmlElement) -> bool:
    """Tell whether a page is a channel's list, which may be empty, and not the way into the app."""
    return bool(tree.xpath("//*[contains(@class, 'tgme_channel_history')]"))


def _number(box: HtmlElement) -> int:
    digits = (box.get("data-post") or "").rpartition("/")[2]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0


def _channel_id(boxes: list[HtmlElement]) -> str | None:
    """Read a channel's lasting id in what a box tells Telegram when it is seen."""
    for box in boxes:
        coded = box.get("data-view") or ""
        try:
            found = json.loads(base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_"))
        except (ValueError, binascii.Error, RecursionError):
            continue
        number = found.get("c") if isinstance(found, dict) else None
        if isinstance(number, int) and number and abs(number) < 10**15:
            return str(abs(number))
    return None


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    before: int | None = None
    if window.cursor:
        before = int(window.cursor)
    elif window.before and not is_moment(window.before):
        before = int(window.before.rpartition("/")[2])
    elif window.before:
        before = yield from _find_number(account, window.before, context)
    shown = yield from _ask(account, context, before)
    sightings: list[Sighting] = []
    passed_on = hidden = 0
    for box in reversed(shown.boxes):
        if box.xpath(".//*[contains(@class, 'tgme_widget_message_forwarded_from')]"):
            passed_on += 1
            continue
        if "service_message" in (box.get("class") or "") or not _number(box):
            hidden += 1
            continue
        channel, _, number = (box.get("data-post") or "").partition("/")
        ref = PostRef(platform=_NAME, id=f"{channel.lower()}/{number}")
        sightings.append(read_message_box(ref, box, shown.capture))
    oldest = min((one for one in shown.numbers if one), default=0)
    return AccountPage(
        sightings=tuple(sightings),
        answer=shown.capture,
        cursor=str(oldest) if oldest > 1 and (before is None or oldest < before) else None,
        passed_on=passed_on,
        account=AccountRef(platform=_NAME, id=_channel_id(shown.boxes), handle=account.handle),
    )


def _find_number(
    account: AccountRef, moment: str, context: ResolveContext
) -> Generator[Request, FetchResult, int | None]:
    """Find the number before which all posts of a channel are before a moment, about a page off."""
    shown = yield from _ask(account, context, None)
    low, high = 1, max(shown.numbers, default=1) + 1
    if _first_moment(shown) is None or str(_first_moment(shown)) <= moment:
        return None
    high = min(shown.numbers)
    for _ in range(_MOST_PROBES):
        if high - low <= len(shown.numbers):
            break
        middle = (low + high) // 2
        shown = yield from _ask(account, context, middle)
        first = _first_moment(shown)
        if first is None or first <= moment:
            low = middle
        else:
            high = min(shown.numbers)
    return high


def _first_moment(shown: _Shown) -> str | None:
    """Give the moment of the oldest post on a page."""
    for box in shown.boxes:
        times = box.xpath(".//time/@datetime")
        if times:
            return parse_date(str(times[-1]))
    return None


TELEGRAM_ACCOUNTS = AccountReader(
    parse=parse_telegram_account,
    look_up=_look_up,
    list_page=_list_page,
    columns=("p3789",),
    unshown=(
        "Telegram shows posts of public channels; groups, private channels and people show none to "
        "readers without the app"
    ),
)

"""Read addresses of X's posts under any host that X or others gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from archiver.models.records import Embed, EmbedKind
from archiver.platforms.id_times import format_id_time, parse_decimal
from archiver.platforms.registry import unwrap_address

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

# https://mobile.twitter.com/#!/reader/statuses/123 and x.com/i/web/status/123;
# not twitter.com/reader, nor linux.com/a/status/1 (a host's last label but one is whole), nor
# x.com/reader/status/123…, which is cut.
_POST = re.compile(
    r"https?://(?:(?:[a-z0-9-]+\.)*(?:(?:fx|vx|fixup|fixv|twitt)?(?:twitter|x)|twittpr|"
    r"xcancel|twstalker|girlcockx|cunnyx|lightbrd|twiiit)\.com|[^/]*\bnitter\b[^/]*|"
    r"(?:[a-z0-9-]+\.)*twitter3e4[a-z2-7]{46}\.onion)"
    r"/{1,2}(?:#!/|%23!/)?(?:(?P<handle>i/web|i|@?\w{1,20})/)?status(?:es)?(?:/|%2F)"
    r"(?P<id>\d{1,19})(?!\d|…|%E2%80%A6|\.\.)",
    re.IGNORECASE | re.ASCII,
)
# https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123; not …/embed/Timeline.html
_WIDGET = re.compile(
    r"https?://platform\.(?:twitter|x)\.com/embed/(?:tweet|index|video)"
    r"\.html\?(?:[^#]*&)?id=(?P<id>\d{1,19})(?!\d)",
    re.IGNORECASE,
)
_THREAD = re.compile(
    r"https?://(?:www\.)?threadreaderapp\.com/thread/(?P<id>\d{5,19})", re.IGNORECASE
)
# Names that embedding tools put where the handle belongs.
_PLACEHOLDERS = frozenset({"i", "i/web", "x", "mims", "statuses", "user", "username", "anyuser"})
# "…and the rest of…"; not the end of a shortened address, "example.org/a/very/lo…"
_CUT = re.compile(r"(?:^|\s)[^\s/]*…(?:\s*(?:https?://t\.co/\w+|pic\.(?:twitter|x)\.com/\w+))*\s*$")

_RENAMED = 1715900000000
"""Milliseconds; on 17 May 2024 the site went from twitter.com to x.com."""
# "AnaBrook_1"; not "ana/brook", which would be part of another address
_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_EPOCH = 1288834974657
"""Milliseconds; the first snowflake is of 2010-11-04, ids below it only count."""
_FIRST = 29700859247


def x_id_milliseconds(code: str) -> int | None:
    """Read the time of an id: milliseconds since X's own epoch before the last 22 bits.

    >>> x_id_milliseconds("1812256998588662068"), x_id_milliseconds("20")
    (1720910713227, None)
    """
    number = parse_decimal(code)
    if number is None or not _FIRST <= number < 1 << 63:
        return None
    return (number >> 22) + _EPOCH


def first_x_id(milliseconds: int) -> str | None:
    """Give the least id that a post of a moment has, None before ids held moments.

    >>> first_x_id(1720910713227), first_x_id(0)
    ('1812256998587105280', None)
    """
    number = (milliseconds - _EPOCH) << 22
    return str(number) if _FIRST <= number < 1 << 63 else None


def status_address(url: str) -> re.Match[str] | None:
    """Match a post's address: its `id`, and the `handle` it claims where it has one."""
    found = _POST.match(url) or _WIDGET.match(url) or _THREAD.match(url)
    return found if found and 0 < int(found["id"]) < 2**63 else None


def list_x_account_addresses(handle: str, digits: str) -> tuple[str, ...]:
    """List beginnings of addresses of an account's posts whose ids begin with these digits.

    >>> list_x_account_addresses("AnaBrook", "1813")
    ('x.com/AnaBrook/status/1813*', 'twitter.com/AnaBrook/status/1813*')
    """
    if not _HANDLE.fullmatch(handle):
        return ()
    at = x_id_milliseconds(digits.ljust(19, "9"))
    hosts = ("x.com", "twitter.com") if at and at > _RENAMED else ("twitter.com", "x.com")
    return tuple(f"{host}/{handle}/status/{digits}*" for host in hosts)


def status_links(element: HtmlElement) -> Iterator[tuple[HtmlElement, re.Match[str]]]:
    """Give the links of an element to posts of X, each with what its address matched."""
    # No post links half as many; a page that never closes its blockquote does.
    for link in islice(element.iter("a"), 50):
        target = status_address(unwrap_address(link.get("href") or ""))
        if target:
            yield link, target


def handle_of(claimed: str | None) -> str | None:
    """Give the handle that an address claims, or None for what tools put in its place."""
    handle = (claimed or "").lstrip("@")
    return None if not handle or handle.lower() in _PLACEHOLDERS else handle


def parse_x_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the id and the handle that it claims."""
    found = status_address(url)
    if found is None:
        return None
    claimed = found.groupdict().get("handle")
    return embed_of(found["id"], kind, handle=handle_of(claimed))


def embed_of(number: str, kind: EmbedKind, **known: str | None) -> Embed:
    """Build the embed of a post by its id and what is known of it: handle, name, text, date."""
    handle = known.get("handle")
    text = known.get("text")
    return Embed(
        platform="x",
        kind=kind,
        id=number,
        url=f"https://x.com/{handle or 'i'}/status/{number}",
        handle=handle,
        name=known.get("name"),
        text=text,
        posted_at=_posted_at(number, known.get("date")),
        truncated=bool(text and _CUT.search(text)),
    )


def _posted_at(number: str, printed: str | None) -> str | None:
    """Make a printed date exact by the id's own time where both name the same UTC day."""
    if not printed:
        return None
    minted = format_id_time(x_id_milliseconds(number))
    return minted if minted and len(printed) == 10 and minted[:10] == printed else printed

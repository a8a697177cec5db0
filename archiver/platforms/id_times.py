"""Ids of posts in, the moments that platforms wrote into them out.

An id is given by the platform when the post is made, so its time is better evidence than
any date that a page prints.
"""

from datetime import UTC, datetime, timedelta

from archiver.models.records import PlatformName
from archiver.text.dates import format_stamp

_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
_X_EPOCH = 1288834974657
"""Milliseconds; the first snowflake is of 2010-11-04, ids below it only count."""
_X_FIRST = 29700859247
_INSTAGRAM_EPOCH = 1314220021721
"""Milliseconds, as Instagram published its sharded ids in 2012; Threads shares them."""
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"
_TID_LENGTH = 13
_EARLIEST = datetime(2006, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def time_in_id(platform: PlatformName, id: str) -> str | None:  # noqa: A002 - it is the post's id
    """The moment of a post by its id, in UTC; None where the id holds none.

    >>> time_in_id("x", "1812256998588662068"), time_in_id("x", "20")
    ('2024-07-13T22:45:13Z', None)
    """
    milliseconds = _milliseconds(platform, id)
    if milliseconds is None:
        return None
    try:
        found = _UNIX + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    return format_stamp(found) if _EARLIEST < found < _LATEST else None


def _milliseconds(platform: PlatformName, id: str) -> int | None:  # noqa: A002
    code = id.rsplit("/", 1)[-1]
    if platform == "bluesky":
        return _of_tid(code)
    if platform in {"instagram", "threads"}:
        # A longer code is that of a private post: its id with a secret after it.
        short = len(code) <= 11 and all(letter in _BASE64 for letter in code)
        return (_number(code, _BASE64) >> 23) + _INSTAGRAM_EPOCH if short else None
    if not code.isascii() or not code.isdigit():
        return None
    number = int(code)
    if platform == "x":
        return (number >> 22) + _X_EPOCH if _X_FIRST <= number < 1 << 63 else None
    if platform in {"mastodon", "truthsocial"}:
        # Seventeen digits and more since 2016; shorter ids only count.
        return number >> 16 if len(code) >= 17 else None
    if platform == "tiktok":
        return (number >> 32) * 1000 if len(code) >= 18 else None
    return None


def _of_tid(code: str) -> int | None:
    """A Bluesky record key: 53 bits of microseconds and 10 of a clock's id (atproto TID)."""
    if len(code) != _TID_LENGTH or any(letter not in _BASE32 for letter in code):
        return None
    return (_number(code, _BASE32) >> 10) // 1000


def _number(code: str, alphabet: str) -> int:
    number = 0
    for letter in code:
        number = number * len(alphabet) + alphabet.index(letter)
    return number

"""Read the moment of creation that a platform wrote into a post's id.

An id is given when the post is made, so its time is better evidence than any date that a page
prints. This module holds what several platforms' ids have in common; which rule holds for a
platform is part of its object (`base.Platform.id_milliseconds`).
"""

from datetime import UTC, datetime, timedelta

BASE32 = "234567abcdefghijklmnopqrstuvwxyz"
"""The digits of sortable base 32, as record keys of the AT protocol have them."""
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The digits of base 64 for addresses, as short codes of photo platforms have them."""
_LONGEST = 40
"""Digits; no platform has ids half as long, and Python refuses to read far longer ones."""
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(2006, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def format_id_time(milliseconds: int | None) -> str | None:
    """Format milliseconds since 1970 in UTC; None for what no post's moment can be.

    >>> format_id_time(1720910713123), format_id_time(7)
    ('2024-07-13T22:45:13Z', None)
    """
    if milliseconds is None:
        return None
    try:
        found = _UNIX + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    # As `format_stamp` writes it, for what is in UTC: every post that is imported comes by here.
    return f"{found.isoformat()[:19]}Z" if _EARLIEST < found < _LATEST else None


def parse_decimal(code: str, *, shortest: int = 1) -> int | None:
    """Read an id of ASCII digits; None for any other, and for one that is too short.

    >>> parse_decimal("112345678901234567", shortest=17), parse_decimal("7", shortest=17)
    (112345678901234567, None)
    """
    is_number = code.isascii() and code.isdigit() and shortest <= len(code) <= _LONGEST
    return int(code) if is_number else None


def parse_digits(code: str, alphabet: str) -> int | None:
    """Read an id as a number whose digits are an alphabet's letters; None for other letters.

    >>> parse_digits("BA", BASE64)
    64
    """
    number = 0
    for letter in code:
        digit = alphabet.find(letter)
        if digit < 0:
            return None
        number = number * len(alphabet) + digit
    return number


def federated_milliseconds(code: str) -> int | None:
    """Read the time of an id of Mastodon's kind: milliseconds before the last sixteen bits.

    Ids have seventeen digits and more since 2016; shorter ones only count.
    """
    number = parse_decimal(code, shortest=17)
    return None if number is None else number >> 16


def first_federated_id(milliseconds: int) -> str | None:
    """Give the least id of Mastodon's kind that a post of this moment has.

    >>> first_federated_id(1720910713227)
    '112781604502044672'
    """
    return str(milliseconds << 16) if milliseconds > 0 else None


def format_digits(number: int, alphabet: str, length: int) -> str | None:
    """Write a number with an alphabet's letters for digits; None where they are not enough.

    >>> format_digits(64, BASE64, 3)
    'ABA'
    """
    letters: list[str] = []
    for _ in range(length):
        number, digit = divmod(number, len(alphabet))
        letters.append(alphabet[digit])
    return None if number else "".join(reversed(letters))


def id_milliseconds_at(moment: str) -> int | None:
    """Give milliseconds since 1970 of a moment in RFC 3339; None for what is no post's moment.

    A bare date is its first moment in UTC.

    >>> id_milliseconds_at("2024-07-13T22:45:13Z"), id_milliseconds_at("1970-01-01")
    (1720910713000, None)
    """
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    if not _EARLIEST < found < _LATEST:
        return None
    return (found - _UNIX) // timedelta(milliseconds=1)

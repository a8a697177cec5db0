"""Find a post's platform and id in what a file says of it: names, numbers and addresses.

Programs write ids in forms of their own, and spreadsheets round them. They are put into the
archive's form, so that one post has one key wherever it comes from.
"""

import re
from typing import NamedTuple

from archiver.errors import UnusableLine
from archiver.models.records import PlatformName, PostRef
from archiver.platforms.base import Platform
from archiver.platforms.registry import (
    canonical_name,
    get_platform,
    is_of_comment,
    platform_names,
    post_ref_at,
)
from archiver.text.foreign_json import shorten_value

# Matches "1812256998588660000", which may have been rounded; not "1812256998588662068".
_ROUND = re.compile(r"[1-9]\d{11,}0", re.ASCII)
# Matches "post12" and "te-news/test-0", names that collections give to posts; not
# "1812256998588662068.0", "1.8E+18" nor "1abcd".
_OF_COLLECTION = re.compile(r"[A-Za-z][\w./-]*", re.ASCII)
_DIGITS_KEPT = 15
"""Digits of a number that every spreadsheet keeps."""


class PostIdentity(NamedTuple):
    """A post's platform, its id where that is known, and its address.

    The address is None where the one given is that of another post, which this one quotes or shows.
    """

    platform: PlatformName
    id: str | None
    url: str | None


def identify_post(
    *, named: str | None, number: str | None, url: str | None, author: str, default: str | None
) -> PostIdentity:
    """Find platform and id: in their fields, in the post's address, else by the default.

    `author` is the account's lasting id or handle, or ''. An id in another form than the
    archive's is put into it, by the address where there is one; raises UnusableLine where that
    cannot be, and where no platform is named.
    """
    ref = post_ref_at(url) if url else None
    other = post_ref_at(number) if number and "://" in number else None
    for address, seen in ((url, ref), (number, other)):
        if address and seen and "://" in address and is_of_comment(address, seen):
            raise UnusableLine(
                f"{shorten_value(address)} is the address of a comment below a post, whose words "
                "are not the post's"
            )
    named = canonical_name(named) if named else None
    if ref is not None and named in {None, ref.platform}:
        own = _id_beside(number, ref, author)
        is_its = get_platform(ref.platform).is_same_id(ref.id, own)
        return PostIdentity(ref.platform, own, url if is_its else None)
    named = named or default
    if named in platform_names():
        return PostIdentity(
            named, _id_alone(number, get_platform(named), author) if number else None, url
        )
    if named is None:
        raise UnusableLine(
            "'platform' is missing, and 'url' is no post's address; name it with --platform"
        )
    raise UnusableLine(
        f"'platform' {shorten_value(named)} is none of {', '.join(platform_names())}"
    )


def _id_beside(number: str | None, ref: PostRef, author: str) -> str:
    """Choose between an id and the one in the address beside it."""
    if number is None:
        return ref.id
    platform = get_platform(ref.platform)
    if "://" not in number and platform.id_form and not platform.id_form.fullmatch(number):
        return ref.id
    try:
        own = _id_alone(number, platform, author)
    except UnusableLine:
        return ref.id
    if own.isdecimal() and not ref.id.isdecimal() and platform.id_milliseconds(ref.id):
        # A number that an interface counts by: where codes hold moments, numbers are none.
        return own if platform.id_milliseconds(own) else ref.id
    # An address may be that of another post, which this one quotes or shows.
    return ref.id if _is_rounded(own, ref.id) else own


def _id_alone(number: str, platform: Platform, author: str) -> str:
    """Put an id into the archive's form; raises UnusableLine where that cannot be."""
    if "://" in number:
        ref = post_ref_at(number)
        if ref is not None and ref.platform == platform.name:
            return ref.id
    elif platform.id_form is None or platform.id_form.fullmatch(number):
        return number
    elif platform.id_form.fullmatch("1") and _OF_COLLECTION.fullmatch(number):
        return number  # surely no number of the platform's
    completed = platform.complete_id(number, author)
    if completed is None:
        raise UnusableLine(f"'id' {shorten_value(number)} is no id of a post on {platform.label}")
    return completed


def _is_rounded(number: str, whole: str) -> bool:
    """Tell whether a number is another one, rounded by a spreadsheet or a program."""
    if number == whole or len(number) != len(whole) or not whole.isdecimal():
        return False
    return bool(_ROUND.fullmatch(number)) and (
        float(number) == float(whole) or number[: _DIGITS_KEPT - 1] == whole[: _DIGITS_KEPT - 1]
    )

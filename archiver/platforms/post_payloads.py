"""Read an object in the published shape of a post (archiver/models/README.md) as sightings.

All other formats are turned into this shape first, so that one set of rules checks them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from archiver.errors import UnusableLine
from archiver.html.plain_text import plain_text
from archiver.models.records import (
    Author,
    Media,
    PlatformName,
    Post,
    PostRef,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_identity import identify_post
from archiver.platforms.post_keys import nameless_key
from archiver.platforms.registry import (
    account_id,
    owner_of,
    platform_label,
    platform_names,
    post_ref_at,
    time_in_id,
)
from archiver.platforms.sightings import do_times_differ, is_same_account
from archiver.text.dates import parse_date
from archiver.text.foreign_json import shorten_value

# Matches "<p>The ferry is late.</p>", as interfaces of the fediverse give texts.
_MARKUP = re.compile(r"<p>.*</p>", re.DOTALL)
_DEEPEST = 8
"""Posts quoting posts; no platform shows more than one inside another."""


def sightings_of_payload(
    found: Mapping[str, Any], *, seen_at: str, platform: str | None = None, depth: int = 0
) -> Iterator[Sighting]:
    """Yield the post of an object, after those that it quotes."""
    if depth > _DEEPEST:
        raise UnusableLine(f"more than {_DEEPEST} posts, each quoting the next")
    text = _text(found)
    post = _post(found, text, platform)
    quoted, quoted_key = found.get("quoted"), None
    if isinstance(quoted, dict):
        if quoted.get("text"):
            yield from sightings_of_payload(
                quoted, seen_at=seen_at, platform=platform, depth=depth + 1
            )
        quoted_key = _post(quoted, quoted.get("text") or "", platform).key
    elif quoted is not None:
        quoted_key = _reference(quoted)
    parent, in_thread = _parent(found, post)
    if parent is not None or in_thread is not None:
        post = replace(post, in_reply_to=parent, in_thread=in_thread)
    version = PostVersion(
        text=text,
        truncated=_flag(found, "truncated"),
        quoted=quoted_key,
        media=tuple(_media(found.get("media") or [])),
    )
    yield Sighting(post=post, outcome="ok", evidence="import", seen_at=seen_at, version=version)


def _parent(found: Mapping[str, Any], post: Post) -> tuple[str | None, bool | None]:
    """Give the key of the post that one answers, and whether its author is the same.

    What names no post is passed over, for other tools write other things under this name.
    """
    given, in_thread = found.get("in_reply_to"), found.get("in_thread")
    if given is None:
        return None, None
    try:
        if isinstance(given, dict):
            answered = _post({"platform": post.platform, **given}, "", None)
            key = answered.key
            if in_thread is None:
                in_thread = is_same_account(answered.author, post.author)
        elif isinstance(given, int | str) and str(given).strip().isdecimal():
            key = PostRef(platform=post.platform, id=str(given).strip()).key
        else:
            key = _reference(given)
    except UnusableLine:
        return None, None
    if key == post.key:
        return None, None
    return key, in_thread if isinstance(in_thread, bool) else None


def _reference(quoted: Any) -> str:
    """Give the key of a post named by its key or its address."""
    if isinstance(quoted, str):
        platform, _, number = quoted.partition(":")
        if platform in platform_names() and number:
            return quoted
        ref = post_ref_at(quoted)
        if ref is not None:
            return ref.key
    raise UnusableLine(
        f"'quoted' {shorten_value(quoted)} is neither a post nor a post's key or address"
    )


def _first_of(found: Mapping[str, Any], *names: str) -> str | None:
    """Give the first of some fields that is there: other programs call a handle otherwise."""
    for name in names:
        value = _string(found, name)
        if value:
            return value
    return None


def _post(found: Mapping[str, Any], text: str, default: str | None) -> Post:
    author = found.get("author") or {}
    if isinstance(author, str):
        author = {"handle": author}
    if not isinstance(author, dict):
        raise UnusableLine("'author' is neither an object with handle and name nor a handle")
    handle = _first_of(author, "handle", "username", "screen_name", "userName")
    handle = (handle or "").lstrip("@") or None
    platform, number, url = identify_post(
        named=_string(found, "platform"),
        number=_id(found),
        url=_string(found, "url"),
        author=_string(author, "account_id") or handle or "",
        default=default,
    )
    who = Author(
        handle=handle,
        name=_first_of(author, "name", "displayName", "display_name"),
        account_id=_account(author, platform) or owner_of(platform, number),
    )
    posted_at = _time_of_post(_posted_at(found), platform, number)
    if number is not None:
        key = PostRef(platform=platform, id=number).key
    elif text and (who.handle or who.name):
        key = nameless_key(platform, who, posted_at, text)
    else:
        raise UnusableLine("without an 'id' a post needs its author and its text")
    return Post(
        key=key,
        platform=platform,
        id=number,
        url=url,
        author=who,
        posted_at=posted_at,
    )


def _account(author: Mapping[str, Any], platform: PlatformName) -> str | None:
    given = author.get("account_id")
    found = account_id(platform, given)
    if given is not None and found is None:
        raise UnusableLine(
            f"'author.account_id' {shorten_value(given)} is no account's id on "
            f"{platform_label(platform)}"
        )
    return found


def _id(found: Mapping[str, Any]) -> str | None:
    number = found.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    if number is None:
        return None
    if isinstance(number, float):
        raise UnusableLine(f"'id' {shorten_value(number)} was rounded: write it as a string")
    if not isinstance(number, str) or not number.strip():
        raise UnusableLine("'id' is no string")
    return number.strip()


def _text(found: Mapping[str, Any]) -> str:
    text = found.get("text")
    if isinstance(text, str) and _MARKUP.fullmatch(text):
        text = plain_text(text)
    if not isinstance(text, str) or not text.strip():
        raise UnusableLine("'text' is missing")
    return text


def date_problem(found: Mapping[str, Any]) -> str | None:
    """Say what is wrong with the date of an object, which is then left out; None for nothing."""
    given = _given_date(found)
    if given is None or _posted_at(found) is not None:
        return None
    return (
        f"'posted_at' {shorten_value(given)} is no moment like 2024-07-13T22:45:24Z: "
        "the post is kept without it"
    )


def _given_date(found: Mapping[str, Any]) -> Any:
    # Many tools write the name that X's API has for it.
    return found.get("posted_at", found.get("created_at"))


def _posted_at(found: Mapping[str, Any]) -> str | None:
    given = _given_date(found)
    return parse_date(given) if isinstance(given, str) else None


def _time_of_post(given: str | None, platform: PlatformName, number: str | None) -> str | None:
    """Choose between the time that a file gives and the one in the id, which no file makes up.

    Where they are of one day or two that follow each other, the file's stays.
    """
    in_id = time_in_id(platform, number) if number else None
    if in_id is None or given is None:
        return given or in_id
    day, day_in_id = given[:10], in_id[:10]
    return in_id if day != day_in_id and do_times_differ(day, day_in_id) else given


def _media(found: Any) -> Iterator[Media]:
    if not isinstance(found, list):
        raise UnusableLine("'media' is no list")
    for item in found:
        if isinstance(item, dict):
            yield Media(type=_string(item, "type") or "unknown", alt=_string(item, "alt"))


def _string(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnusableLine(f"'{name}' is no string")
    return value


def _flag(found: Mapping[str, Any], name: str) -> bool:
    value = found.get(name, False)
    if not isinstance(value, bool):
        raise UnusableLine(f"'{name}' is neither true nor false")
    return value

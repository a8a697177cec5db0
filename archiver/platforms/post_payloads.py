"""Read an object in the published shape of a post (archiver/models/README.md) as sightings.

All other formats are turned into this shape first, so that one set of rules checks them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.models.records import (
    Author,
    Media,
    PlatformName,
    Post,
    PostRef,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_keys import nameless_key
from archiver.platforms.registry import (
    account_id,
    owner_of,
    platform_names,
    post_ref_at,
    time_in_id,
)
from archiver.text.dates import parse_date
from archiver.text.foreign_json import shorten_value

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
    version = PostVersion(
        text=text,
        truncated=_flag(found, "truncated"),
        quoted=quoted_key,
        media=tuple(_media(found.get("media") or [])),
    )
    yield Sighting(post=post, outcome="ok", evidence="import", seen_at=seen_at, version=version)


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


def _post(found: Mapping[str, Any], text: str, default: str | None) -> Post:
    platform, number = _identity(found, default)
    author = found.get("author") or {}
    if isinstance(author, str):
        author = {"handle": author}
    if not isinstance(author, dict):
        raise UnusableLine("'author' is neither an object with handle and name nor a handle")
    who = Author(
        handle=(_string(author, "handle") or "").lstrip("@") or None,
        name=_string(author, "name"),
        account_id=_account(author, platform) or owner_of(platform, number),
    )
    posted_at = _posted_at(found) or (time_in_id(platform, number) if number else None)
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
        url=_string(found, "url"),
        author=who,
        posted_at=posted_at,
    )


def _account(author: Mapping[str, Any], platform: PlatformName) -> str | None:
    given = author.get("account_id")
    found = account_id(platform, given)
    if given is not None and found is None:
        raise UnusableLine(
            f"'author.account_id' {shorten_value(given)} is no account's id on {platform}"
        )
    return found


def _identity(found: Mapping[str, Any], default: str | None) -> tuple[PlatformName, str | None]:
    """Find platform and id in their fields or the post's address; else take the default."""
    named, number = _string(found, "platform"), _id(found)
    url = _string(found, "url")
    if url and (named is None or number is None):
        ref = post_ref_at(url)
        if ref is not None and named in {None, ref.platform}:
            return ref.platform, number or ref.id
    named = named or default
    if named in platform_names():
        return named, number
    if named is None:
        raise UnusableLine(
            "'platform' is missing, and 'url' is no post's address; name it with --platform"
        )
    raise UnusableLine(
        f"'platform' {shorten_value(named)} is none of {', '.join(platform_names())}"
    )


def _id(found: Mapping[str, Any]) -> str | None:
    number = found.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    if number is None:
        return None
    if not isinstance(number, str) or not number.strip():
        raise UnusableLine("'id' is no string")
    return number.strip()


def _text(found: Mapping[str, Any]) -> str:
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnusableLine("'text' is missing")
    return text


def _posted_at(found: Mapping[str, Any]) -> str | None:
    # Many tools write the name that X's API has for it.
    given = found.get("posted_at", found.get("created_at"))
    if given is None:
        return None
    moment = parse_date(given) if isinstance(given, str) else None
    if moment is None:
        raise UnusableLine(
            f"'posted_at' {shorten_value(given)} is no moment like 2024-07-13T22:45:24Z"
        )
    return moment


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

"""Posts and comments of Reddit: listings of its API, and lines of dumps and of PRAW.

https://www.reddit.com/dev/api#listings: ``{"kind": "Listing", "data": {"children": […]}}``, or one
thing a line as the Pushshift dumps have it. Texts are escaped as HTML.
"""

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.reddit.platform import PLATFORM
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_GONE = frozenset({"[deleted]", "[removed]"})
_DEEPEST = 40


def _is_listing(found: Mapping[str, Any]) -> bool:
    data = mapping_in(found.get("data"))
    return found.get("kind") == "Listing" and isinstance(data.get("children"), list)


def _is_thing(found: Mapping[str, Any]) -> bool:
    own = "selftext" in found or ("body" in found and "link_id" in found)
    return own and "author" in found and "subreddit" in found


def _of_listing(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    yield from _nested(found, 0)


def _nested(listing: JsonObject, depth: int) -> Iterator[Mapping[str, Any] | UnusableLine]:
    if depth > _DEEPEST:
        return
    for child in list_in(mapping_in(listing.get("data")).get("children")):
        thing = mapping_in(child.get("data"))
        if child.get("kind") in {"t1", "t3"}:
            yield _post(thing, f"{child['kind']}_")
        yield from _nested(mapping_in(thing.get("replies")), depth + 1)


def _of_line(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    yield _post(found, "t3_" if "selftext" in found else "t1_")


def _post(thing: JsonObject, kind: str) -> Mapping[str, Any] | UnusableLine:
    body = string_in(thing.get("selftext")) or string_in(thing.get("body"))
    title = string_in(thing.get("title"))
    author = string_in(thing.get("author"))
    if body in _GONE or title in _GONE:
        return UnusableLine("a post that was gone when it was collected")
    number = string_in(thing.get("name")) or string_in(thing.get("id")) or ""
    number = number if number.startswith(kind) else f"{kind}{number}"
    permalink = string_in(thing.get("permalink")) or ""
    created = thing.get("created_utc")
    return {
        "platform": PLATFORM.name,
        "id": number,
        "url": f"https://www.reddit.com{permalink}" if permalink.startswith("/") else None,
        "author": {
            "handle": None if author in _GONE else author,
            "account_id": PLATFORM.find_account_id(thing.get("author_fullname")),
        },
        "posted_at": _seconds(created) or string_in(thing.get("date")),
        "text": unescape("\n\n".join(filter(None, (title, body)))),
    }


def _seconds(created: object) -> str | None:
    """Give a time that some tools write as a number, others as a text, with or without ".0"."""
    if isinstance(created, float) and created.is_integer():
        created = int(created)
    return (string_in(created) or "").removesuffix(".0") or None


LISTINGS = JsonFormat(
    name="reddit_listings",
    label="Reddit's listings and dumps",
    recognizes=_is_listing,
    payloads=_of_listing,
)
THINGS = JsonFormat(
    name="reddit_things",
    label="Reddit's listings and dumps",
    recognizes=_is_thing,
    payloads=_of_line,
)

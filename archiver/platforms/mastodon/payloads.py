"""Posts of Mastodon, Truth Social and their like in, objects in the shape of a Post out.

Statuses of the API (https://docs.joinmastodon.org/entities/Status/), and activities of an
account's export (``outbox.json``, an ActivityPub OrderedCollection of Create activities, as
https://www.w3.org/TR/activitypub/ and https://www.w3.org/TR/activitystreams-vocabulary/ name
them). Their HTML becomes plain text.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args
from urllib.parse import urlsplit

from archiver.errors import UnusableLine
from archiver.html.plain_text import plain_text
from archiver.models.records import PlatformName
from archiver.platforms.post_keys import account_id
from archiver.platforms.post_payloads import named_by
from archiver.platforms.registry import MEMBERS
from archiver.text.foreign_json import shorten_value
from archiver.text.json_fields import list_in, mapping_in, string_in

_Found = Mapping[str, Any]
OUTBOX_OPENING = '"orderedItems"'
_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")
_PRIVATE = "not public: what only followers or named people may read is left out"
_DEEPEST = 8
# https://social.example/users/reader and https://social.example/@reader; not a post's address
_ACTOR = re.compile(r"https?://([^/]+)/(?:users/|@)([\w.-]+)/?$", re.ASCII)


def is_status(found: _Found) -> bool:
    """Whether an object is a status of the API, whole or shortened by whoever saved it."""
    around = ("account", "created_at", "reblogs_count", "visibility")
    return isinstance(found.get("content"), str) and any(name in found for name in around)


def is_activity(found: _Found) -> bool:
    """Whether an object is an activity of an outbox, or a note."""
    return string_in(found.get("type")) in {"Create", "Announce", "Note", "Question"} and (
        "object" in found or "content" in found
    )


def status_payload(found: _Found, default: str | None = None, depth: int = 0) -> dict[str, Any]:
    """A status of the API; one that only passes another on is that other post.

    `default` is the platform where no address tells it.
    """
    passed_on = mapping_in(found.get("reblog"))
    if passed_on and depth < _DEEPEST:
        return status_payload(passed_on, default, depth + 1)
    if string_in(found.get("visibility")) in {"private", "direct"}:
        raise UnusableLine(_PRIVATE)
    url = string_in(found.get("url")) or string_in(found.get("uri"))
    platform, number = account_of_status(url, string_in(found.get("id")), default)
    account = mapping_in(found.get("account"))
    quoted = mapping_in(found.get("quote"))
    quoted = mapping_in(quoted.get("quoted_status")) or (quoted if "content" in quoted else {})
    if quoted and depth >= _DEEPEST:
        raise UnusableLine(f"more than {_DEEPEST} posts, each quoting the next")
    quoted_id = string_in(found.get("quote_id"))
    reference = f"{platform}:{quoted_id}" if quoted_id and platform == "truthsocial" else None
    return {
        "platform": platform,
        "id": number,
        "url": url,
        "author": {
            "handle": account_handle(string_in(account.get("acct")), platform, url),
            "name": string_in(account.get("display_name")) or string_in(account.get("username")),
            # The number of an account is this server's own; its address as an actor is the one.
            "account_id": account_id(
                platform, account.get("uri" if platform == "mastodon" else "id")
            ),
        },
        "posted_at": string_in(found.get("created_at")),
        "text": status_text(found),
        "quoted": status_payload(quoted, default, depth + 1) if quoted else reference,
        "media": status_media(found.get("media_attachments") or found.get("media")),
    }


def activity_payload(found: _Found) -> dict[str, Any] | None:
    """The post that an activity of an outbox made; None where it made none.

    An Announce only passes on, by its address alone, what somebody else wrote. Raises
    UnusableLine for a post that was not for everybody: an archive is no place for it.
    """
    note = mapping_in(found.get("object")) if found.get("type") == "Create" else found
    if found.get("type") == "Announce" or string_in(note.get("type")) not in {
        "Note",
        "Question",
        "Article",
    }:
        return None
    if not is_public(note):
        raise UnusableLine(_PRIVATE)
    url = string_in(note.get("url")) or string_in(note.get("id"))
    platform, number = account_of_status(url, None, None, fallback=string_in(note.get("id")))
    actor = string_in(note.get("attributedTo")) or string_in(found.get("actor")) or ""
    named = _ACTOR.match(actor)
    quoted = string_in(note.get("quote")) or string_in(note.get("quoteUrl"))
    ref = named_by(quoted) if quoted else None
    return {
        "platform": platform,
        "id": number,
        "url": url,
        "author": {
            "handle": f"{named[2]}@{named[1].lower()}" if named else None,
            "account_id": account_id(platform, actor),
        },
        "posted_at": string_in(note.get("published")) or string_in(found.get("published")),
        "text": status_text(note),
        "quoted": ref.key if ref else None,
        "media": attachment_media(note),
    }


def is_public(note: _Found) -> bool:
    """Whether everybody may read a note; one that names no readers at all was not cut out."""
    readers = [note.get("to"), note.get("cc")]
    if readers == [None, None]:
        return True
    named = [one for field in readers for one in (field if isinstance(field, list) else [field])]
    return any(one in _PUBLIC for one in named)


def status_text(found: _Found) -> str:
    """The words of a status or note: its content warning, which its author wrote, then the rest."""
    content = found.get("content")
    if not isinstance(content, str):
        raise UnusableLine("'content' is missing")
    # The summary of an article is an abstract, perhaps nobody's words.
    noted = string_in(found.get("type")) in {"Note", "Question"}
    warning = (string_in(found.get("spoiler_text")) or "").strip() or (
        plain_text(string_in(found.get("summary")) or "") if noted else ""
    )
    return "\n\n".join(filter(None, (warning, plain_text(content))))


def account_of_status(
    url: str | None, number: str | None, default: str | None, *, fallback: str | None = None
) -> tuple[PlatformName, str]:
    """Platform and id: by the address, for a server shows others' posts under ids of its own."""
    for address in (url, fallback):
        ref = named_by(address) if address else None
        if ref is not None:
            return ref.platform, ref.id
    host = (urlsplit(url).hostname if url else None) or ""
    tail = (url or "").rstrip("/").rsplit("/", 1)[-1]
    if host and default in {None, "mastodon"}:
        return "mastodon", f"{host}/{number if number and number in tail else tail}"
    for platform in get_args(PlatformName):
        if number and platform == default != "mastodon":
            return platform, number
    raise UnusableLine(
        f"its address {shorten_value(url)} names no post; name the platform by --platform"
    )


def account_handle(acct: str | None, platform: str, url: str | None) -> str | None:
    """A handle as the archive writes it: on Mastodon with its server, ``reader@social.example``."""
    if not acct and url:
        seen = next((m for member in MEMBERS if (m := member.mention(url))), None)
        return seen.handle if seen else None
    if acct and platform == "mastodon" and "@" not in acct and url:
        return f"{acct}@{(urlsplit(url).hostname or '').lower()}"
    return acct


def status_media(found: Any) -> list[dict[str, str | None]]:
    """What is attached to a status, with the descriptions given to it."""
    return [
        {"type": string_in(one.get("type")) or "unknown", "alt": string_in(one.get("description"))}
        for one in list_in(found)
    ]


def attachment_media(note: _Found) -> list[dict[str, Any]]:
    """What is attached to a note; of one thing alone JSON-LD leaves the list out."""
    found = note.get("attachment")
    return [
        {"type": _kind(string_in(one.get("mediaType"))), "alt": string_in(one.get("name"))}
        for one in list_in([found] if isinstance(found, dict) else found)
    ]


def _kind(media_type: str | None) -> str:
    """What a media type is called: ``image/png`` is a photo."""
    kind = (media_type or "").partition("/")[0]
    return {"image": "photo"}.get(kind, kind or "unknown")

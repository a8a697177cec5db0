"""Turn statuses and activities of Mastodon and its like into the published shape of a post.

Statuses of the API (https://docs.joinmastodon.org/entities/Status/), and activities of an
account's export (``outbox.json``, an ActivityPub OrderedCollection of Create activities, as
https://www.w3.org/TR/activitypub/ and https://www.w3.org/TR/activitystreams-vocabulary/ name
them). Their HTML becomes plain text.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from archiver.errors import UnusableLine
from archiver.models.records import PlatformName, PostRef
from archiver.platforms.activitypub_payloads import (
    attachment_media,
    is_own_object,
    is_public,
    locate_link,
    locate_status,
    note_text,
)
from archiver.platforms.registry import account_id, embed_at, is_federated, post_ref_at
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

OUTBOX_OPENING = '"orderedItems"'
_NAME = "mastodon"
_PRIVATE = "not public: what only followers or named people may read is left out"
_DEEPEST = 8
# https://social.example/users/reader and https://social.example/@reader; not a post's address
_ACTOR = re.compile(r"https?://([^/]+)/(?:users/|@)([\w.-]+)/?$", re.ASCII)


def is_status(found: JsonObject) -> bool:
    """Tell whether an object is a status of the API, whole or shortened by whoever saved it."""
    around = ("account", "created_at", "reblogs_count", "visibility")
    return isinstance(found.get("content"), str) and any(name in found for name in around)


def status_payload(
    found: JsonObject, default: PlatformName | None = None, depth: int = 0
) -> dict[str, Any]:
    """Read a status of the API; one that only passes another on is that other post.

    `default` is the platform where no address tells it.
    """
    passed_on = mapping_in(found.get("reblog"))
    if passed_on and depth < _DEEPEST:
        return status_payload(passed_on, default, depth + 1)
    if string_in(found.get("visibility")) in {"private", "direct"}:
        raise UnusableLine(_PRIVATE)
    url = string_in(found.get("url")) or string_in(found.get("uri"))
    ref = locate_status(url, string_in(found.get("id")), default or _NAME)
    platform, federated = ref.platform, is_federated(ref.platform)
    account = mapping_in(found.get("account"))
    quoted = mapping_in(found.get("quote"))
    quoted = mapping_in(quoted.get("quoted_status")) or (quoted if "content" in quoted else {})
    if quoted and depth >= _DEEPEST:
        raise UnusableLine(f"more than {_DEEPEST} posts, each quoting the next")
    quoted_id = string_in(found.get("quote_id"))
    # On many servers the number of a quoted post is this server's own as well.
    reference = f"{platform}:{quoted_id}" if quoted_id and not federated else None
    return {
        "platform": platform,
        "id": ref.id,
        "url": url,
        "author": {
            "handle": account_handle(string_in(account.get("acct")), platform, url),
            "name": string_in(account.get("display_name")) or string_in(account.get("username")),
            # The number of an account is this server's own; its address as an actor is the one.
            "account_id": account_id(platform, account.get("uri" if federated else "id")),
        },
        "posted_at": string_in(found.get("created_at")),
        "text": note_text(found),
        "quoted": status_payload(quoted, default, depth + 1) if quoted else reference,
        **_parent(found, ref),
        "media": status_media(found.get("media_attachments") or found.get("media")),
    }


def _parent(found: JsonObject, ref: PostRef) -> dict[str, Any]:
    """Give the post that a status answers, by the number that the status's own server gives it.

    The status of another server was saved as some server shows it, whose numbers are its own.
    """
    number = string_in(found.get("in_reply_to_id"))
    host, _, own = ref.id.rpartition("/")
    if number is None or own != string_in(found.get("id")):
        return {}
    key = PostRef(platform=ref.platform, id=f"{host}/{number}" if host else number).key
    return {"in_reply_to": key, "in_thread": answers_itself(found)}


def answers_itself(found: JsonObject) -> bool | None:
    """Tell whether a status answers one by its own author, None where that is not said."""
    own = string_in(mapping_in(found.get("account")).get("id"))
    answered = string_in(found.get("in_reply_to_account_id"))
    return own == answered if own and answered else None


def activity_payload(found: JsonObject) -> dict[str, Any] | None:
    """Read the post that an activity of an outbox made; None where it made none.

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
    ref = locate_status(url, None, _NAME, fallback=string_in(note.get("id")))
    actor = string_in(note.get("attributedTo")) or string_in(found.get("actor")) or ""
    named = _ACTOR.match(actor)
    quoted = string_in(note.get("quote")) or string_in(note.get("quoteUrl"))
    quoted_ref = post_ref_at(quoted) if quoted else None
    parent = locate_link(note.get("inReplyTo"), ref.platform)
    return {
        "platform": ref.platform,
        "id": ref.id,
        "url": url,
        "author": {
            "handle": f"{named[2]}@{named[1].lower()}" if named else None,
            "account_id": account_id(ref.platform, actor),
        },
        "posted_at": string_in(note.get("published")) or string_in(found.get("published")),
        "text": note_text(note),
        "quoted": quoted_ref.key if quoted_ref else None,
        "in_reply_to": parent.key if parent else None,
        "in_thread": is_own_object(note.get("inReplyTo"), actor),
        "media": attachment_media(note),
    }


def account_handle(acct: str | None, platform: PlatformName, url: str | None) -> str | None:
    """Write a handle as the archive does: with its server, where there are many of them."""
    if not acct and url:
        seen = embed_at(url)
        return seen.handle if seen else None
    if acct and is_federated(platform) and "@" not in acct and url:
        return f"{acct}@{(urlsplit(url).hostname or '').lower()}"
    return acct


def status_media(found: Any) -> list[dict[str, str | None]]:
    """List what is attached to a status, with the descriptions given to it."""
    return [
        {
            "type": string_in(item.get("type")) or "unknown",
            "alt": string_in(item.get("description")),
        }
        for item in list_in(found)
    ]

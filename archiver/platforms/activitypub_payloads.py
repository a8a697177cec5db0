"""Read ActivityPub notes: who may read one, its words, what is attached, which post it is.

A note is an object as https://www.w3.org/TR/activitystreams-vocabulary/ names it. Statuses of
Mastodon's API hold their words in the same way. Their HTML becomes plain text.
"""

from typing import Any
from urllib.parse import urlsplit

from archiver.errors import UnusableLine
from archiver.html.plain_text import plain_text
from archiver.models.records import PlatformName, PostRef
from archiver.platforms.registry import is_federated, post_ref_at
from archiver.text.foreign_json import shorten_value
from archiver.text.json_fields import JsonObject, list_in, string_in

_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")


def is_activity(found: JsonObject) -> bool:
    """Tell whether an object is an activity of an outbox, or a note."""
    return string_in(found.get("type")) in {"Create", "Announce", "Note", "Question"} and (
        "object" in found or "content" in found
    )


def is_public(note: JsonObject) -> bool:
    """Tell whether everybody may read a note; one that names no readers at all was not cut out."""
    readers = [note.get("to"), note.get("cc")]
    if readers == [None, None]:
        return True
    named = [item for field in readers for item in (field if isinstance(field, list) else [field])]
    return any(item in _PUBLIC for item in named)


def note_text(found: JsonObject) -> str:
    """Join the words of a status or note: its content warning, then the rest.

    Raises UnusableLine where it has no content.
    """
    content = found.get("content")
    if not isinstance(content, str):
        raise UnusableLine("'content' is missing")
    # The summary of an article is an abstract, perhaps nobody's words.
    is_note = string_in(found.get("type")) in {"Note", "Question"}
    warning = (string_in(found.get("spoiler_text")) or "").strip() or (
        plain_text(string_in(found.get("summary")) or "") if is_note else ""
    )
    return "\n\n".join(filter(None, (warning, plain_text(content))))


def locate_status(
    url: str | None, number: str | None, default: PlatformName, *, fallback: str | None = None
) -> PostRef:
    """Find which post a status or note is, first by its addresses.

    A server shows others' posts under ids of its own, so that `number`, its id there, counts
    only where the address leads nowhere. `default` is the platform where no address tells it.
    Raises UnusableLine where nothing names the post.
    """
    for address in (url, fallback):
        ref = post_ref_at(address) if address else None
        if ref is not None:
            return ref
    host = (urlsplit(url).hostname if url else None) or ""
    tail = (url or "").rstrip("/").rsplit("/", 1)[-1]
    if host and is_federated(default):
        here = number if number and number in tail else tail
        return PostRef(platform=default, id=f"{host}/{here}")
    if number and not is_federated(default):
        return PostRef(platform=default, id=number)
    raise UnusableLine(
        f"its address {shorten_value(url)} names no post; name the platform by --platform"
    )


def link_address(value: Any) -> str | None:
    """Read an address, given as such, as a Link object, or as a list whose first it is."""
    for item in value if isinstance(value, list) else [value]:
        found = (
            string_in(item)
            if not isinstance(item, dict)
            else string_in(item.get("href") or item.get("id"))
        )
        if found:
            return found
    return None


def locate_link(value: Any, platform: PlatformName) -> PostRef | None:
    """Find the post that an address names; on a server with addresses of its own, by their end."""
    url = link_address(value)
    if url is None:
        return None
    try:
        return locate_status(url, None, platform)
    except UnusableLine:
        return None


def is_own_object(value: Any, actor: str | None) -> bool | None:
    """Tell whether an address that a note names is of something by its own author.

    None where the addresses do not tell: some servers give objects addresses without the actor.

    >>> is_own_object("https://a.example/users/ana/statuses/1", "https://a.example/users/ana")
    True
    """
    url = link_address(value)
    if url is None or actor is None:
        return None
    if url.startswith(f"{actor.rstrip('/')}/"):
        return True
    try:
        return None if urlsplit(url).hostname == urlsplit(actor).hostname else False
    except ValueError:
        return None


def attachment_media(note: JsonObject) -> list[dict[str, Any]]:
    """List what is attached to a note; of one thing alone JSON-LD leaves the list out."""
    found = note.get("attachment")
    return [
        {"type": _media_type(string_in(item.get("mediaType"))), "alt": string_in(item.get("name"))}
        for item in list_in([found] if isinstance(found, dict) else found)
    ]


def _media_type(mime: str | None) -> str:
    """Name a kind of media: ``image/png`` is a photo."""
    kind = (mime or "").partition("/")[0]
    return {"image": "photo"}.get(kind, kind or "unknown")

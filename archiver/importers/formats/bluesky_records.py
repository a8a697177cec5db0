"""Posts of Bluesky as its own interfaces give them: views, records, and lines of Jetstream.

Answers of ``getAuthorFeed``, ``getPosts``, ``searchPosts`` and ``getPostThread``
(https://docs.bsky.app/docs/api/), of ``listRecords`` and ``getRecord`` at a person's own server,
and commits as Jetstream sends them (https://github.com/bluesky-social/jetstream).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.bluesky.payloads import (
    is_same_owner,
    parent_ref,
    post_address,
    quoted_uri,
    quoted_view,
    record_media,
    record_text,
    ref_of,
)
from archiver.text.foreign_json import shorten_value
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_COLLECTION = "app.bsky.feed.post"
_NAMELESS = "handle.invalid"
_FIELDS = frozenset({"uri", "feed", "posts", "records", "thread", "kind"})
"""Fields of which an answer, a view or a commit has one."""
_DEEPEST = 40
"""Levels of a thread that are read."""


def _is_of_bluesky(found: Mapping[str, Any]) -> bool:
    if _FIELDS.isdisjoint(found):
        return False  # most objects of others, asked a dozen questions less
    return next(_entries(found), None) is not None or _is_commit(found)


def _is_commit(found: JsonObject) -> bool:
    return found.get("kind") == "commit" and mapping_in(found.get("commit")).get("rkey") is not None


def _is_view(found: JsonObject) -> bool:
    return f"/{_COLLECTION}/" in (string_in(found.get("uri")) or "") and isinstance(
        found.get("record", found.get("value")), dict
    )


def _entries(found: JsonObject) -> Iterator[JsonObject]:
    """Yield the views and records in an answer, whatever it is an answer to."""
    if _is_view(found):
        yield found
        return
    for item in list_in(found.get("feed")):
        yield from _entries(mapping_in(item.get("post")))
    for name in ("posts", "records"):
        for item in list_in(found.get(name)):
            yield from _entries(item)
    yield from _of_thread(mapping_in(found.get("thread")), 0)


def _of_thread(node: JsonObject, depth: int) -> Iterator[JsonObject]:
    if depth > _DEEPEST or not node:
        return
    yield from _of_thread(mapping_in(node.get("parent")), depth + 1)
    yield from _entries(mapping_in(node.get("post")))
    for reply in list_in(node.get("replies")):
        yield from _of_thread(reply, depth + 1)


def _posts(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    if _is_commit(found):
        yield _of_commit(found)
        return
    for view in _entries(found):
        yield _post(
            string_in(view.get("uri")) or "",
            mapping_in(view.get("record")) or mapping_in(view.get("value")),
            mapping_in(view.get("author")),
            mapping_in(view.get("embed")),
        )


def _of_commit(found: JsonObject) -> Mapping[str, Any] | UnusableLine:
    commit = mapping_in(found.get("commit"))
    if commit.get("collection") != _COLLECTION or commit.get("operation") not in {
        "create",
        "update",
    }:
        what = f"{commit.get('operation')} of {commit.get('collection')}"
        return UnusableLine(f"{shorten_value(what)} is no post")
    uri = f"at://{string_in(found.get('did'))}/{_COLLECTION}/{string_in(commit.get('rkey'))}"
    return _post(uri, mapping_in(commit.get("record")), {}, {})


def _post(
    uri: str, record: JsonObject, author: JsonObject, embed: JsonObject
) -> Mapping[str, Any] | UnusableLine:
    ref = ref_of(uri)
    if ref is None or not isinstance(record.get("text"), str):
        return UnusableLine(f"{shorten_value(uri)} has no address or no text of a post")
    shown = embed or mapping_in(record.get("embed"))
    quoted = quoted_view(embed)
    other = ref_of(quoted_uri(shown) or "")
    parent = parent_ref(record)
    handle = string_in(author.get("handle"))
    return {
        "platform": ref.platform,
        "id": ref.id,
        "url": post_address(ref),
        "author": {
            "handle": None if handle == _NAMELESS else handle,
            "name": string_in(author.get("displayName")),
            "account_id": ref.id.partition("/")[0],
        },
        "posted_at": string_in(record.get("createdAt")),
        "text": record_text(record),
        "quoted": _quoted(quoted) or (other.key if other else None),
        "in_reply_to": parent.key if parent else None,
        "in_thread": is_same_owner(parent, ref) if parent else None,
        "media": [
            {"type": media.type, "alt": media.alt}
            for media in record_media(mapping_in(record.get("embed")))
        ],
    }


def _quoted(view: JsonObject) -> Mapping[str, Any] | None:
    if not view:
        return None
    found = _post(
        string_in(view.get("uri")) or "",
        mapping_in(view.get("value")),
        mapping_in(view.get("author")),
        {},
    )
    return None if isinstance(found, UnusableLine) else {**found, "quoted": None}


RECORDS = JsonFormat(
    name="bluesky_records",
    label="answers of Bluesky's interfaces and lines of Jetstream",
    recognizes=_is_of_bluesky,
    payloads=_posts,
)

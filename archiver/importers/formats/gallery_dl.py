"""What gallery-dl writes beside the media of posts of X: ``--write-metadata``.

https://github.com/mikf/gallery-dl. ``author`` wrote the words, ``user`` is whose timeline was
loaded: of a shared post another one. Numbers are whole, never floats.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.x.payloads import account_author, export_post, parent_fields
from archiver.text.json_fields import mapping_in, string_in


def _is_metadata(found: Mapping[str, Any]) -> bool:
    return found.get("category") == "twitter" and "tweet_id" in found and "content" in found


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    author = mapping_in(found.get("author"))
    by = account_author(author.get("name"), author.get("nick"), author.get("id"))
    shared = string_in(found.get("retweet_id") or None)
    quoted = string_in(found.get("quote_id") or None)
    # The time of a shared post is that of the sharing in some versions.
    date = None if shared else found.get("date")
    answers = account_author(found.get("reply_to"), None, None)
    yield {
        **export_post(shared or found.get("tweet_id"), found.get("content"), by, date),
        "quoted": f"x:{quoted}" if quoted and not shared else None,
        **({} if shared else parent_fields(found.get("reply_id"), by, answers)),
    }


METADATA = JsonFormat(
    name="gallery_dl",
    label="gallery-dl's metadata of posts of X",
    recognizes=_is_metadata,
    payloads=_posts,
)

"""Statuses as Mastodon's API gives them, one a line or in a list.

https://docs.joinmastodon.org/entities/Status/ says what is in them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.mastodon import payloads


def require_words(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a post that has words; one of pictures alone has none to compare a quotation with."""
    if not payload["text"]:
        raise UnusableLine("a post without words")
    return payload


def _posts(found: Mapping[str, Any], platform: str | None) -> Iterator[Mapping[str, Any]]:
    yield require_words(payloads.status_payload(found, platform))


STATUSES = JsonFormat(
    name="mastodon_statuses",
    label="statuses of Mastodon's API as JSON",
    recognizes=payloads.is_status,
    payloads=_posts,
)

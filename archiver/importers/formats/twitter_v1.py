"""Posts of X's API v1.1, as twarc's first version and many collections have them."""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.x import payloads


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    return payloads.nested_posts(found)


STATUSES = JsonFormat(
    name="twitter_v1",
    label="twarc's JSON lines",
    recognizes=payloads.is_v1,
    payloads=_posts,
)

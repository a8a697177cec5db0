"""Posts in the shape in which this program itself shows them (archiver/models/README.md)."""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat


def _is_post(found: Mapping[str, Any]) -> bool:
    return "platform" in found


def _payloads(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    yield found


POSTS = JsonFormat(
    name="posts", label="posts as JSON lines", recognizes=_is_post, payloads=_payloads
)

"""Files as other tools write them, with invented posts."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from archiver.importers.files import find_format
from archiver.importers.import_format import HEAD_BYTES, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.registry import json_formats
from archiver.models.records import Sighting

AT = "2031-06-01T00:00:00Z"


def post_file(raw: bytes, platform: str | None = None) -> PostFile:
    """A file of these bytes that stands nowhere on a disk."""
    return PostFile(
        path=Path("nowhere"),
        head=raw[:HEAD_BYTES],
        seen_at=AT,
        platform=platform,
        json_formats=json_formats(),
        opener=lambda: BytesIO(raw),
    )


def reading(data: bytes | str, platform: str | None = None) -> list[ImportLine]:
    """All lines of a text file."""
    raw = data.encode() if isinstance(data, str) else data
    file = post_file(raw, platform)
    known = find_format(file)
    assert known is not None
    return list(known.read(file))


def seen(data: bytes | str, platform: str | None = None) -> list[Sighting]:
    """The posts of a text file in which every line can be used."""
    found = reading(data, platform)
    assert [line.error for line in found if line.error] == []
    return [sighting for line in found for sighting in line.sightings]


def texts(data: bytes | str, platform: str | None = None) -> dict[str, str]:
    """The text of every post by its key."""
    return {one.post.key: one.version.text for one in seen(data, platform) if one.version}


def errors(data: bytes | str, platform: str | None = None) -> list[tuple[int, str]]:
    """Number and reason of each line that cannot be used."""
    return [(line.number, line.error) for line in reading(data, platform) if line.error]


def lines_of(*values: Any) -> str:
    """JSON lines."""
    return "".join(json.dumps(value) + "\n" for value in values)

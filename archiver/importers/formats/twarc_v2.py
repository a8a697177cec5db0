"""Posts of X's API v2: whole responses, or one post a line as ``twarc2 flatten`` writes them.

https://twarc-project.readthedocs.io/en/latest/twarc2_en_us/ and
https://developer.x.com/en/docs/x-api/data-dictionary/introduction say what is in them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.x import payloads

_LABEL = "twarc's JSON lines"


def _posts_of_response(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    return payloads.response_posts(found)


def _posts_of_line(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    return payloads.flattened_post(found)


RESPONSES = JsonFormat(
    name="twarc_v2",
    label=_LABEL,
    recognizes=payloads.is_response,
    payloads=_posts_of_response,
)
FLATTENED = JsonFormat(
    name="twarc_v2_flattened",
    label=_LABEL,
    recognizes=payloads.is_v2,
    payloads=_posts_of_line,
)

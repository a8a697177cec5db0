"""Posts of X as Twint wrote them, an object a line.

https://github.com/twintproject/twint: flat objects with ``tweet``, ``username`` and ``name``. Of a
shared post ``username`` wrote it, and ``user_rt`` shared it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.x.payloads import account_author, export_post


def _is_tweet(found: Mapping[str, Any]) -> bool:
    return isinstance(found.get("tweet"), str) and "username" in found and "id" in found


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    by = account_author(found.get("username"), found.get("name"), found.get("user_id"))
    # Dates are in the zone of whoever ran it; the id tells the moment.
    yield export_post(found.get("id"), found.get("tweet"), by, None)


TWEETS = JsonFormat(name="twint", label="Twint's JSON lines", recognizes=_is_tweet, payloads=_posts)

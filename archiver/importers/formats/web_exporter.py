"""Posts of X as twitter-web-exporter writes them, a list of flat objects.

https://github.com/prinsss/twitter-web-exporter. A shared post stands beside the name of who
shared it, with only the number of the post itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.x.payloads import account_author, export_post, parent_fields
from archiver.text.json_fields import string_in


def _is_tweet(found: Mapping[str, Any]) -> bool:
    return "full_text" in found and "screen_name" in found and "user" not in found


def _posts(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    text = found.get("full_text")
    shared, quoted = (string_in(found.get(f"{name}_status")) for name in ("retweeted", "quoted"))
    if shared:
        # "RT @ana: The ferry …": whose words they are, and mostly not all of them.
        head, _, words = (text if isinstance(text, str) else "").partition(": ")
        if not head.startswith("RT @") or not words:
            yield UnusableLine("it repeats a post of somebody whom it does not name")
            return
        by = account_author(head.removeprefix("RT @"), None, None)
        yield {**export_post(shared, words, by, None), "truncated": words.endswith("…")}
        return
    by = account_author(found.get("screen_name"), found.get("name"), found.get("user_id"))
    answers = account_author(found.get("in_reply_to_screen_name"), None, None)
    yield {
        **export_post(found.get("id"), text, by, found.get("created_at")),
        "quoted": f"x:{quoted}" if quoted else None,
        **parent_fields(found.get("in_reply_to"), by, answers),
    }


TWEETS = JsonFormat(
    name="web_exporter",
    label="twitter-web-exporter's JSON",
    recognizes=_is_tweet,
    payloads=_posts,
)

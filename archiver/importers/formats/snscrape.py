"""Posts of X as snscrape and twscrape write them, an object a line.

https://github.com/JustAnotherArchivist/snscrape: ``rawContent`` or, before 2022, ``content``, with
``user``, ``quotedTweet`` and ``retweetedTweet``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.x.payloads import account_author, export_post, parent_fields
from archiver.text.json_fields import JsonObject, mapping_in, string_in

_DEEPEST = 4


def _is_tweet(found: Mapping[str, Any]) -> bool:
    user = mapping_in(found.get("user"))
    return ("rawContent" in found or "content" in found) and "username" in user and "date" in found


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    yield from _nested(found, 0)


def _nested(found: JsonObject, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield a post after the one that it quotes; of a shared one only the post itself."""
    shared, quoted = mapping_in(found.get("retweetedTweet")), mapping_in(found.get("quotedTweet"))
    if shared:
        if depth < _DEEPEST:
            yield from _nested(shared, depth + 1)
        return
    if depth < _DEEPEST and _is_tweet(quoted):
        yield from _nested(quoted, depth + 1)
    user = mapping_in(found.get("user"))
    by = account_author(
        user.get("username"), user.get("displayname"), user.get("id_str") or user.get("id")
    )
    text = string_in(found.get("rawContent")) or found.get("content")
    number = string_in(found.get("id_str")) or found.get("id")
    other = string_in(quoted.get("id_str")) or string_in(quoted.get("id"))
    answered = mapping_in(found.get("inReplyToUser"))
    yield {
        **export_post(number, text, by, found.get("date")),
        "quoted": f"x:{other}" if other else None,
        **parent_fields(
            found.get("inReplyToTweetIdStr") or found.get("inReplyToTweetId"),
            by,
            account_author(answered.get("username"), None, None),
        ),
    }


TWEETS = JsonFormat(
    name="snscrape", label="snscrape's JSON lines", recognizes=_is_tweet, payloads=_posts
)

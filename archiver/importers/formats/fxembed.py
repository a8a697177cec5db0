"""Saved answers of FxEmbed's and VxTwitter's interfaces for one post of X.

https://github.com/FxEmbed/FxEmbed: ``{"code": 200, "tweet": {…}}``; VxTwitter's is flat, with
``tweetID`` and ``user_screen_name``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.x.payloads import account_author, export_post, parent_fields
from archiver.text.json_fields import JsonObject, mapping_in, string_in


def _is_answer(found: Mapping[str, Any]) -> bool:
    tweet = mapping_in(found.get("tweet"))
    return ("author" in tweet and "text" in tweet) or (
        "tweetID" in found and "user_screen_name" in found
    )


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    tweet = mapping_in(found.get("tweet"))
    if not tweet:
        by = account_author(found.get("user_screen_name"), found.get("user_name"), None)
        yield export_post(found.get("tweetID"), found.get("text"), by, found.get("date"))
        return
    quoted = mapping_in(tweet.get("quote"))
    if "text" in quoted:
        yield _post(quoted, None)
    yield _post(tweet, string_in(quoted.get("id")))


def _post(tweet: JsonObject, quoted: str | None) -> Mapping[str, Any]:
    author = mapping_in(tweet.get("author"))
    by = account_author(author.get("screen_name"), author.get("name"), author.get("id"))
    answers = account_author(tweet.get("replying_to"), None, None)
    return {
        **export_post(tweet.get("id"), tweet.get("text"), by, tweet.get("created_at")),
        "quoted": f"x:{quoted}" if quoted else None,
        **parent_fields(tweet.get("replying_to_status"), by, answers),
    }


ANSWERS = JsonFormat(
    name="fxembed", label="answers of FxEmbed", recognizes=_is_answer, payloads=_posts
)

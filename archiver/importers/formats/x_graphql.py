"""Posts as X's own site gets them: objects of its GraphQL interface, a line each.

Zeeschuimer and other recorders of what a browser was sent write them
(https://github.com/digitalmethodsinitiative/zeeschuimer). A post stands in ``legacy`` in the form
of API v1.1, its author in ``core``, the whole of a long one in ``note_tweet``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.models.records import Author
from archiver.platforms.x.payloads import account_author, v1_post
from archiver.text.json_fields import JsonObject, mapping_in, string_in

_DEEPEST = 4


def _is_tweet(found: Mapping[str, Any]) -> bool:
    tweet = _inner(found)
    legacy = mapping_in(tweet.get("legacy"))
    return "full_text" in legacy and ("rest_id" in tweet or "core" in tweet)


def _inner(found: JsonObject) -> JsonObject:
    """Give the post in a result, which may stand in a box that says who may see it."""
    result = mapping_in(found.get("result")) or found
    return mapping_in(result.get("tweet")) or result


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    yield from _nested(_inner(found), 0)


def _nested(tweet: JsonObject, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield a post after the one that it quotes; of a shared one only the post itself."""
    legacy = mapping_in(tweet.get("legacy"))
    shared = _inner(mapping_in(legacy.get("retweeted_status_result")))
    if shared:
        if depth < _DEEPEST:
            yield from _nested(shared, depth + 1)
        return
    quoted = _inner(mapping_in(tweet.get("quoted_status_result")))
    if depth < _DEEPEST and "full_text" in mapping_in(quoted.get("legacy")):
        yield from _nested(quoted, depth + 1)
    note = mapping_in(mapping_in(tweet.get("note_tweet")).get("note_tweet_results"))
    whole = string_in(mapping_in(note.get("result")).get("text"))
    number = string_in(tweet.get("rest_id")) or string_in(legacy.get("id_str"))
    shape = v1_post({"id_str": number, **legacy}, _author(tweet))
    yield {**shape, "text": whole, "truncated": False} if whole else shape


def _author(tweet: JsonObject) -> Author:
    results = mapping_in(mapping_in(tweet.get("core")).get("user_results"))
    user = mapping_in(results.get("result"))
    older, newer = mapping_in(user.get("legacy")), mapping_in(user.get("core"))
    return account_author(
        newer.get("screen_name") or older.get("screen_name"),
        newer.get("name") or older.get("name"),
        user.get("rest_id"),
    )


TWEETS = JsonFormat(
    name="x_graphql",
    label="X's own GraphQL objects, as Zeeschuimer records them",
    recognizes=_is_tweet,
    payloads=_posts,
)

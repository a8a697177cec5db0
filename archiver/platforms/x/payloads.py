"""Turn posts as X's API gives them into the published shape of a post.

API v2 responses as twarc 2 writes them, one a line (``data``, ``includes``, ``errors``,
``meta``, ``__twarc``; https://twarc-project.readthedocs.io and X's data dictionary), the
posts of ``twarc2 flatten``, and the posts of API v1.1, which X's own archive and
twitter-to-sqlite hold too. Text stays as X has it, with ``&amp;`` and its t.co links. Each id
of an edit history is a post of its own, as it is on X.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.models.records import Author
from archiver.platforms.registry import account_id
from archiver.platforms.sightings import is_same_account
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_EXACT = 1 << 53
# Matches "1812256998588662068"; not "0" nor "181a".
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
# Matches "anabrook/status/1812256998588662068"; not "ana/../b/status/18" nor "ana/status/18\0007".
_PATH = re.compile(r"[^\s\x00-\x1f/?#\\%:@]{1,50}/status/[0-9]{1,20}")
_RETWEET_LONGEST = 130
"""A retweet's text of 140 characters that ends in "…" is cut; a person's own may end so."""
_CUT_LONGEST = 200
# Matches "…the rest of… https://t.co/a1B2c3D4e5"; not "see https://t.co/a1B2c3D4e5".
_CUT = re.compile(r"…\s*https?://t\.co/\w+\s*$")
# Errors about these fields are about posts that were asked for.
_ASKED_FOR = frozenset({"id", "ids"})


def is_response(found: JsonObject) -> bool:
    """Tell whether an object is one response of API v2, with or without posts."""
    data = found.get("data")
    around = {"includes", "meta", "errors", "__twarc"}
    if isinstance(data, list):
        return bool(around & found.keys()) or any(is_v2(item) for item in list_in(data))
    if isinstance(data, dict):
        return is_v2(data)
    return data is None and isinstance(found.get("errors"), list)


def is_v2(found: JsonObject) -> bool:
    """Tell whether an object is a post of API v2, flattened or not."""
    signs = ("author_id", "edit_history_tweet_ids", "conversation_id", "public_metrics")
    return "id" in found and "text" in found and any(sign in found for sign in signs)


def is_v1(found: JsonObject) -> bool:
    """Tell whether an object is a post of API v1.1."""
    return "id_str" in found and ("full_text" in found or "text" in found)


def response_posts(found: JsonObject) -> Iterator[JsonObject | UnusableLine]:
    """Yield the posts of a response: those that others refer to, then those asked for.

    Each post that was asked for and not given is an error in its place. Missing users, places
    and posts that others only refer to are passed over: no post is lost by them.
    """
    included = mapping_in(found.get("includes"))
    users = {string_in(user.get("id")): user for user in list_in(included.get("users"))}
    media = {string_in(item.get("media_key")): item for item in list_in(included.get("media"))}
    data = found.get("data")
    context = [data] if isinstance(data, dict) else list_in(data)
    for tweet in (*list_in(included.get("tweets")), *context):
        yield v2_post(tweet, users, media)
    for error in list_in(found.get("errors")):
        if (
            error.get("resource_type", "tweet") == "tweet"
            and string_in(error.get("parameter")) in _ASKED_FOR
        ):
            number = (
                string_in(error.get("resource_id")) or string_in(error.get("value")) or "unknown"
            )
            reason = (
                string_in(error.get("detail")) or string_in(error.get("title")) or "no reason given"
            )
            yield UnusableLine(f"X gave no post {number[:40]}: {reason[:200]}")


def flattened_post(found: JsonObject) -> Iterator[JsonObject]:
    """Read a line of ``twarc2 flatten``, in which author, media and referenced posts stand."""
    for other in list_in(found.get("referenced_tweets")):
        if is_v2(other):
            yield v2_post(other, {}, {})
    yield v2_post(found, {}, {})


def v2_post(
    tweet: JsonObject,
    users: Mapping[str | None, JsonObject],
    media: Mapping[str | None, JsonObject],
) -> dict[str, Any]:
    """Read one post of API v2."""
    user = mapping_in(tweet.get("author")) or users.get(string_in(tweet.get("author_id"))) or {}
    note = string_in(mapping_in(tweet.get("note_tweet")).get("text"))
    text = note or tweet.get("text")
    attached = mapping_in(tweet.get("attachments"))
    keys = attached.get("media_keys")
    pictures = list_in(attached.get("media")) or [
        media[key] for key in map(string_in, keys if isinstance(keys, list) else ()) if key in media
    ]
    quoted = next(
        (
            string_in(other.get("id"))
            for other in list_in(tweet.get("referenced_tweets"))
            if other.get("type") == "quoted"
        ),
        None,
    )
    by = _by(user, string_in(user.get("username")), tweet.get("author_id"))
    answered = next(
        (
            other.get("id")
            for other in list_in(tweet.get("referenced_tweets"))
            if other.get("type") == "replied_to"
        ),
        None,
    )
    answers = account_author(None, None, tweet.get("in_reply_to_user_id"))
    return {
        **export_post(tweet.get("id"), text, by, tweet.get("created_at")),
        "truncated": note is None and is_cut(text, tweet),
        "quoted": f"x:{quoted}" if quoted else None,
        **parent_fields(answered, by, answers),
        "media": [
            {"type": string_in(picture.get("type")), "alt": string_in(picture.get("alt_text"))}
            for picture in pictures
        ],
    }


def nested_posts(found: JsonObject, depth: int = 0) -> Iterator[JsonObject]:
    """Yield a post of API v1.1 with its user, after the posts that it quotes or retweets."""
    if depth < 4:
        for name in ("quoted_status", "retweeted_status"):
            other = mapping_in(found.get(name))
            if is_v1(other):
                yield from nested_posts(other, depth + 1)
    yield v1_post(found, user_of(found))


def user_of(tweet: JsonObject) -> Author:
    """Tell who wrote a post of API v1.1, by the user in it."""
    user = mapping_in(tweet.get("user"))
    return _by(user, string_in(user.get("screen_name")), user.get("id_str"))


def _by(user: JsonObject, handle: str | None, *numbers: Any) -> Author:
    # Numbers of 16 digits and more may have been rounded where they are not written as text.
    given = (
        number
        for number in (*numbers, user.get("id"))
        if not isinstance(number, int) or number < _EXACT
    )
    return Author(
        handle=handle, name=string_in(user.get("name")), account_id=account_id("x", *given)
    )


def account_author(handle: Any, name: Any, number: Any) -> Author:
    """Give an author of X by the fields of an account, whatever they hold."""
    return Author(
        handle=string_in(handle), name=string_in(name), account_id=account_id("x", number)
    )


def database_post(row: Mapping[str, Any]) -> dict[str, Any]:
    """Read one row of a twitter-to-sqlite database: a post with its author's names."""
    by = account_author(row["screen_name"], row["name"], row["user"])
    shape = export_post(row["id"], row["full_text"], by, row["created_at"])
    quoted = row["quoted_status"]
    answers = account_author(
        row.get("in_reply_to_screen_name"), None, string_in(row.get("in_reply_to_user_id"))
    )
    return {
        **shape,
        "quoted": f"x:{quoted}" if quoted else None,
        **parent_fields(row.get("in_reply_to_status_id"), by, answers),
        "truncated": bool(row["truncated"]) or is_cut(row["full_text"], shape),
    }


def v1_post(tweet: JsonObject, by: Author) -> dict[str, Any]:
    """Read one post of API v1.1 by that author, in extended or compatible form."""
    extended = mapping_in(tweet.get("extended_tweet"))
    whole = string_in(tweet.get("full_text")) or string_in(extended.get("full_text"))
    text = whole or tweet.get("text")
    entities = mapping_in(extended.get("extended_entities") or tweet.get("extended_entities"))
    quoted = string_in(tweet.get("quoted_status_id_str"))
    cut = is_cut(text, tweet) or (
        whole is None and str(tweet.get("truncated")).casefold() == "true"
    )
    return {
        **export_post(tweet.get("id_str") or tweet.get("id"), text, by, tweet.get("created_at")),
        "truncated": cut,
        "quoted": f"x:{quoted}" if quoted else None,
        **v1_parent(tweet, by),
        "media": [
            {"type": string_in(item.get("type")), "alt": string_in(item.get("ext_alt_text"))}
            for item in list_in(entities.get("media"))
        ],
    }


def v1_parent(tweet: JsonObject, by: Author) -> dict[str, Any]:
    """Read which post one of API v1.1, or of X's embed service, answers."""
    answers = account_author(
        tweet.get("in_reply_to_screen_name"), None, tweet.get("in_reply_to_user_id_str")
    )
    return parent_fields(tweet.get("in_reply_to_status_id_str"), by, answers)


def parent_fields(number: Any, by: Author, answers: Author) -> dict[str, Any]:
    """Build `in_reply_to` and `in_thread` of a post that answers the post with this number.

    `by` wrote the answer, `answers` what is answered: `in_thread` says whether they are one account
    (None: nobody knows). Empty where `number` is no id of a post.
    """
    found = string_in(number)
    if found is None or not _NUMBER.fullmatch(found):
        return {}
    return {"in_reply_to": f"x:{found}", "in_thread": is_same_account(by, answers)}


def export_post(number: Any, text: Any, by: Author, created_at: Any) -> dict[str, Any]:
    """Build the shape of a post of X; whoever reads it checks `number` and `text`."""
    # An address of other characters may be another post's.
    path = f"{by.handle or 'i'}/status/{number}"
    return {
        "platform": "x",
        "id": number,
        "url": f"https://x.com/{path}" if _PATH.fullmatch(path) else None,
        "author": {"handle": by.handle, "name": by.name, "account_id": by.account_id},
        "posted_at": string_in(created_at),
        "text": text,
    }


def is_cut(text: Any, tweet: JsonObject) -> bool:
    """Tell whether a text is only the beginning of the post: a long one, or a retweet of one."""
    if not isinstance(text, str):
        return False
    if text.startswith("RT @") and len(text) >= _RETWEET_LONGEST and text.endswith("…"):
        return True
    if not _CUT.search(text):
        return False
    number = string_in(tweet.get("id_str")) or string_in(tweet.get("id"))
    links = list_in(mapping_in(tweet.get("entities")).get("urls"))
    own = any(str(link.get("expanded_url")).endswith(f"/i/web/status/{number}") for link in links)
    return own or len(text) >= _CUT_LONGEST

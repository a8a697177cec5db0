"""Ask X's API v2 with the owner's own token, and read what others saved of it and of v1.1.

https://docs.x.com/x-api/posts/lookup. It is asked only where the open strategies do not show
all of a post, because X charges the owner by the post.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PostRef,
    Sighting,
)
from archiver.platforms.requests import json_in, refuse_status, request_page
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.platforms.sightings import MAX_OTHERS, sighting_of_shown
from archiver.platforms.x import payloads
from archiver.platforms.x.entities import expand_entities
from archiver.platforms.x.syndication import syndication_number
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

API_HOST = "https://api.x.com"
"""Where X answers the owner's programs."""
TOKEN = "x"  # noqa: S105 - a token's name, not the token
"""Whose token of the owner's it is asked with."""
POST_FIELDS = (
    "tweet.fields=attachments,author_id,conversation_id,created_at,display_text_range,"
    "edit_history_tweet_ids,entities,in_reply_to_user_id,note_tweet,referenced_tweets"
    "&expansions=author_id,attachments.media_keys,referenced_tweets.id,"
    "referenced_tweets.id.author_id&user.fields=name,username&media.fields=alt_text,type"
)
"""What is to be told of each post."""
_WHY = {"quoted": "quoted", "replied_to": "parent"}


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    if TOKEN not in context.tokens:
        raise ResolveError("unsupported", "X's API needs a token of the owner's")
    capture = yield from request_page(
        context, f"{API_HOST}/2/tweets?ids={syndication_number(ref)}&{POST_FIELDS}", token=TOKEN
    )
    if capture.status == 401:
        raise ResolveError("blocked", "HTTP 401: X does not accept the token", capture=capture)
    refuse_status(capture)
    return ResolveAnswer(read_api(ref, capture, json_in(capture)))


API_STRATEGY = Strategy("x-api", _ask)


def read_api(ref: PostRef, capture: Capture, found: Any) -> tuple[Sighting, ...]:
    """Read the post in an answer of v2 or v1.1, then the others in it; or raise ResolveError."""
    answer = mapping_in(found)
    if payloads.is_response(answer):
        sightings = tuple(list_response(answer, capture))
    elif payloads.is_v1(answer):
        sightings = tuple(_of_v1(answer, capture))
    elif payloads.is_v2(answer):
        sightings = (_of_v2(answer, {}, {}, capture),)
    else:
        raise ResolveError("malformed", "the answer is none of X's API", capture=capture)
    first = next((sighting for sighting in sightings if sighting.post.id == ref.id), None)
    others = tuple(sighting for sighting in sightings if sighting is not first)[:MAX_OTHERS]
    if first is not None:
        return (first, *others)
    raise _error(answer, ref, capture)


def _error(answer: JsonObject, ref: PostRef, capture: Capture) -> ResolveError:
    for error in list_in(answer.get("errors")):
        about = {string_in(error.get("resource_id")), string_in(error.get("value"))}
        if ref.id not in about:
            continue
        problem = (string_in(error.get("type")) or "").rsplit("/", 1)[-1]
        reason = first_line(string_in(error.get("detail")) or problem)
        if problem == "not-authorized-for-resource":
            # X says it of protected and suspended accounts alike.
            return ResolveError("blocked", reason, capture=capture)
        if problem == "resource-not-found":
            # Nobody says of whom: an account that was suspended takes its posts along.
            return ResolveError("denied", reason, certain=False, capture=capture)
        return ResolveError("blocked", reason, capture=capture)
    return ResolveError(
        "malformed", "the answer neither has the post nor says why", capture=capture
    )


def list_response(answer: JsonObject, capture: Capture) -> Iterator[Sighting]:
    """Read all posts of an answer of v2: those asked for, then those shown beside them."""
    included = mapping_in(answer.get("includes"))
    users = {string_in(user.get("id")): user for user in list_in(included.get("users"))}
    media = {string_in(item.get("media_key")): item for item in list_in(included.get("media"))}
    data = answer.get("data")
    asked_for = [data] if isinstance(data, dict) else list_in(data)
    for tweet in (*asked_for, *list_in(included.get("tweets"))):
        if payloads.is_v2(tweet) or "text" in tweet:
            yield _of_v2(tweet, users, media, capture)


def _of_v2(
    tweet: JsonObject,
    users: Mapping[str | None, JsonObject],
    media: Mapping[str | None, JsonObject],
    capture: Capture,
) -> Sighting:
    shape = payloads.v2_post(tweet, users, media)
    note = mapping_in(tweet.get("note_tweet"))
    entities = (tweet.get("entities"), note.get("entities"))
    leads = [
        _lead(other.get("id"), _WHY[kind])
        for other in list_in(tweet.get("referenced_tweets"))
        if (kind := string_in(other.get("type"))) in _WHY
    ]
    edits = tweet.get("edit_history_tweet_ids")
    leads += [_lead(item, "edit") for item in (edits if isinstance(edits, list) else [])[:10]]
    shown_range = None if note else tweet.get("display_text_range")
    return _sighting(shape, entities, shown_range, leads, capture)


def _of_v1(tweet: JsonObject, capture: Capture, depth: int = 0) -> Iterator[Sighting]:
    shape = payloads.v1_post(tweet, payloads.user_of(tweet))
    extended = mapping_in(tweet.get("extended_tweet"))
    entities = (
        tweet.get("entities"),
        tweet.get("extended_entities"),
        extended.get("entities"),
        extended.get("extended_entities"),
    )
    leads = [
        _lead(tweet.get("quoted_status_id_str"), "quoted"),
        _lead(tweet.get("in_reply_to_status_id_str"), "parent"),
    ]
    shown_range = (extended or tweet).get("display_text_range")
    yield _sighting(shape, entities, shown_range, leads, capture)
    for name in ("quoted_status", "retweeted_status"):
        other = mapping_in(tweet.get(name))
        if depth < 4 and payloads.is_v1(other):
            yield from _of_v1(other, capture, depth + 1)


def _sighting(
    shape: Mapping[str, Any],
    entities: tuple[Any, ...],
    shown_range: Any,
    leads: list[Lead | None],
    capture: Capture,
) -> Sighting:
    number, text = string_in(shape["id"]), shape["text"]
    if number is None or not number.isdigit() or not isinstance(text, str):
        raise ResolveError("malformed", "a post without its id or its text", capture=capture)
    author, quoted = shape["author"], string_in(shape["quoted"])
    cut = bool(shape["truncated"])
    of = quoted.removeprefix("x:") if quoted else None
    return sighting_of_shown(
        PostRef(platform="x", id=number),
        capture,
        text=expand_entities(text, *entities, quoted=of, shown=shown_range),
        author=Author(**author),
        url=string_in(shape["url"]),
        posted_at=string_in(shape["posted_at"]),
        truncated=cut,
        quoted=quoted,
        parent=_parent(shape),
        in_thread=shape.get("in_thread"),
        media=(Media(type=item["type"] or "unknown", alt=item["alt"]) for item in shape["media"]),
        leads=[lead for lead in leads if lead],
        notes=["only its beginning is given"] if cut else (),
    )


def _parent(shape: Mapping[str, Any]) -> PostRef | None:
    found = string_in(shape.get("in_reply_to"))
    return PostRef(platform="x", id=found.removeprefix("x:")) if found else None


def _lead(number: Any, why: Any) -> Lead | None:
    found = string_in(number)
    if found is None or not found.isascii() or not found.isdigit():
        return None
    url = f"https://x.com/i/status/{found}"
    return Lead(ref=PostRef(platform="x", id=found), why=why, url=url)

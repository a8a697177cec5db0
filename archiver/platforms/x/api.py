"""X's API v2 with the owner's own token, and what others saved of it and of v1.1.

https://docs.x.com/x-api/posts/lookup. A post is asked for only where the open ways do not show
all of it, for X charges the owner by the post.
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
from archiver.platforms.requests import get, json_in, refuse
from archiver.platforms.resolving import (
    Answer,
    Asked,
    Look,
    Missed,
    Way,
    first_line,
)
from archiver.platforms.sightings import MOST_OTHERS, shown
from archiver.platforms.x import payloads
from archiver.platforms.x.entities import Found, rebuilt
from archiver.platforms.x.syndication import number_of
from archiver.text.json_fields import listed, mapping, string

HOST = "https://api.x.com"
TOKEN = "x"  # noqa: S105 - a token's name, not the token
_FIELDS = (
    "tweet.fields=attachments,author_id,conversation_id,created_at,display_text_range,"
    "edit_history_tweet_ids,entities,in_reply_to_user_id,note_tweet,referenced_tweets"
    "&expansions=author_id,attachments.media_keys,referenced_tweets.id,"
    "referenced_tweets.id.author_id&user.fields=name,username&media.fields=alt_text,type"
)
_WHY = {"quoted": "quoted", "replied_to": "parent"}


def _ask(ref: PostRef, asked: Asked) -> Look:
    if TOKEN not in asked.tokens:
        raise Missed("unsupported", "X's API needs a token of the owner's")
    came = yield from get(asked, f"{HOST}/2/tweets?ids={number_of(ref)}&{_FIELDS}", token=TOKEN)
    if came.status == 401:
        raise Missed("blocked", "HTTP 401: X does not accept the token", came=came)
    refuse(came)
    return Answer(read(ref, came, json_in(came)))


WAY = Way("x-api", _ask)


def read(ref: PostRef, came: Capture, found: Any) -> tuple[Sighting, ...]:
    """The post in an answer of v2 or v1.1, then the others in it; raises Missed without it."""
    answer = mapping(found)
    if payloads.is_response(answer):
        sightings = tuple(_of_response(answer, came))
    elif payloads.is_v1(answer):
        sightings = tuple(_of_v1(answer, came))
    elif payloads.is_v2(answer):
        sightings = (_of_v2(answer, {}, {}, came),)
    else:
        raise Missed("malformed", "the answer is none of X's API", came=came)
    first = next((one for one in sightings if one.post.id == ref.id), None)
    others = tuple(one for one in sightings if one is not first)[:MOST_OTHERS]
    if first is not None:
        return (first, *others)
    raise _error(answer, ref, came)


def _error(answer: Found, ref: PostRef, came: Capture) -> Missed:
    for error in listed(answer.get("errors")):
        about = {string(error.get("resource_id")), string(error.get("value"))}
        if ref.id not in about:
            continue
        problem = (string(error.get("type")) or "").rsplit("/", 1)[-1]
        told = first_line(string(error.get("detail")) or problem)
        if problem == "not-authorized-for-resource":
            # X says it of protected and suspended accounts alike.
            return Missed("blocked", told, came=came)
        if problem == "resource-not-found":
            # Nobody says of whom: an account that was suspended takes its posts along.
            return Missed("deleted", told, certain=False, came=came)
        return Missed("blocked", told, came=came)
    return Missed("malformed", "the answer neither has the post nor says why", came=came)


def _of_response(answer: Found, came: Capture) -> Iterator[Sighting]:
    included = mapping(answer.get("includes"))
    users = {string(user.get("id")): user for user in listed(included.get("users"))}
    media = {string(one.get("media_key")): one for one in listed(included.get("media"))}
    data = answer.get("data")
    asked_for = [data] if isinstance(data, dict) else listed(data)
    for tweet in (*asked_for, *listed(included.get("tweets"))):
        if payloads.is_v2(tweet) or "text" in tweet:
            yield _of_v2(tweet, users, media, came)


def _of_v2(
    tweet: Found,
    users: Mapping[str | None, Found],
    media: Mapping[str | None, Found],
    came: Capture,
) -> Sighting:
    shape = payloads.v2(tweet, users, media)
    note = mapping(tweet.get("note_tweet"))
    entities = (tweet.get("entities"), note.get("entities"))
    leads = [
        _lead(other.get("id"), _WHY[kind])
        for other in listed(tweet.get("referenced_tweets"))
        if (kind := string(other.get("type"))) in _WHY
    ]
    edits = tweet.get("edit_history_tweet_ids")
    leads += [_lead(one, "edit") for one in (edits if isinstance(edits, list) else [])[:10]]
    shown_range = None if note else tweet.get("display_text_range")
    return _sighting(shape, entities, shown_range, leads, came)


def _of_v1(tweet: Found, came: Capture, depth: int = 0) -> Iterator[Sighting]:
    shape = payloads.v1(tweet, payloads.user_of(tweet))
    extended = mapping(tweet.get("extended_tweet"))
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
    yield _sighting(shape, entities, shown_range, leads, came)
    for name in ("quoted_status", "retweeted_status"):
        other = mapping(tweet.get(name))
        if depth < 4 and payloads.is_v1(other):
            yield from _of_v1(other, came, depth + 1)


def _sighting(
    shape: Mapping[str, Any],
    entities: tuple[Any, ...],
    shown_range: Any,
    leads: list[Lead | None],
    came: Capture,
) -> Sighting:
    number, text = string(shape["id"]), shape["text"]
    if number is None or not number.isdigit() or not isinstance(text, str):
        raise Missed("malformed", "a post without its id or its text", came=came)
    author, quoted = shape["author"], string(shape["quoted"])
    cut = bool(shape["truncated"])
    of = quoted.removeprefix("x:") if quoted else None
    return shown(
        PostRef(platform="x", id=number),
        came,
        text=rebuilt(text, *entities, quoted=of, shown=shown_range),
        author=Author(**author),
        url=string(shape["url"]),
        posted_at=string(shape["posted_at"]),
        truncated=cut,
        quoted=quoted,
        media=(Media(type=one["type"] or "unknown", alt=one["alt"]) for one in shape["media"]),
        leads=[lead for lead in leads if lead],
        notes=["only its beginning is given"] if cut else (),
    )


def _lead(number: Any, why: Any) -> Lead | None:
    found = string(number)
    if found is None or not found.isascii() or not found.isdigit():
        return None
    url = f"https://x.com/i/status/{found}"
    return Lead(ref=PostRef(platform="x", id=found), why=why, url=url)

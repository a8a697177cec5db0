"""Ask X's syndication, from which the frame of an embedded post is drawn, without an account.

``GET /tweet-result?id=…&token=…`` answers 200 for posts and tombstones alike; ``__typename``
tells them apart, never the status.
"""

import math
from html import unescape
from typing import Any

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    Outcome,
    PostRef,
    Sighting,
)
from archiver.platforms.registry import account_id
from archiver.platforms.requests import (
    NOT_FOUND,
    json_in,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.platforms.x.entities import expand_entities
from archiver.platforms.x.payloads import v1_parent
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_HOST = "https://cdn.syndication.twimg.com"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CUT_FROM = 260
"""X cuts a long post after about 275 characters, and says so only of the post asked for."""
# X's own wording of tombstones, asked for in English; the first that stands in the text holds.
# Which of X's rules or whose wish it was stays in the reason.
_TOMBSTONES: tuple[tuple[str, Outcome], ...] = (
    ("was deleted by the post author", "deleted"),
    ("was deleted by the tweet author", "deleted"),
    ("from a suspended account", "suspended"),
    ("account owner limits who can view", "protected"),
    # The account may come back for thirty days; until then nobody can see the post.
    ("from an account that no longer exists", "deleted"),
    ("violated the x rules", "deleted"),
    ("violated the twitter rules", "deleted"),
    ("age-restricted", "sensitive"),
    ("sensitive content", "sensitive"),
)


def syndication_token(number: str) -> str:
    """Compute the token that the frame's own script makes of an id.

    It is ``(id / 1e15 * Math.PI).toString(36)`` without zeros and the point.

    >>> syndication_token("20")
    '6dq1a2xwd93'
    """
    return _radix36(int(number) / 1e15 * math.pi).replace("0", "").replace(".", "")


def _radix36(value: float) -> str:
    """Write a positive number in base 36 with as many digits as JavaScript's toString does.

    As V8's DoubleToRadixCString: digits until the rest is below half a unit in the last
    place, the last one rounded to even.
    """
    whole = int(value)
    rest, least = value - whole, math.ulp(value) / 2
    digits: list[int] = []
    while rest >= least:
        rest, least = rest * 36, least * 36
        digits.append(int(rest))
        rest -= digits[-1]
        if (rest > 0.5 or (rest == 0.5 and digits[-1] % 2)) and rest + least > 1:
            while digits and digits[-1] == 35:
                digits.pop()
            if digits:
                digits[-1] += 1
            else:
                whole += 1
            break
    return _integer(whole) + ("." + "".join(_DIGITS[digit] for digit in digits) if digits else "")


def _integer(number: int) -> str:
    text = ""
    while number or not text:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text


def syndication_number(ref: PostRef) -> str:
    """Give the number that a reference is; or raise ResolveError."""
    number = ref.id
    if number.isascii() and number.isdigit() and len(number) < 20 and 0 < int(number) < 1 << 63:
        return number
    raise ResolveError("unsupported", f"{first_line(number)} is no id of X")


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    number = syndication_number(ref)
    capture = yield from request_page(
        context, f"{_HOST}/tweet-result?id={number}&lang=en&token={syndication_token(number)}"
    )
    if capture.status == NOT_FOUND:
        reason = "HTTP 404, which X says of posts that never were and of some that it only hides"
        raise ResolveError("denied", reason, capture=capture)
    refuse_status(capture)
    return ResolveAnswer(read_syndication(ref, capture, json_in(capture)))


SYNDICATION_STRATEGY = Strategy("syndication", _ask)


def read_syndication(ref: PostRef, capture: Capture, found: Any) -> tuple[Sighting, ...]:
    """Read the post, then those it quotes or answers; a tombstone raises ResolveError."""
    answer = mapping_in(found)
    kind = answer.get("__typename")
    if kind == "TweetTombstone" or (kind is None and "tombstone" in answer):
        raise _tombstone(answer, capture)
    if not answer:
        raise ResolveError(
            "blocked", "an empty answer, with which X refuses to say more", capture=capture
        )
    number, text = string_in(answer.get("id_str")), answer.get("text")
    if not isinstance(text, str) or number is None or kind not in (None, "Tweet"):
        raise ResolveError(
            "malformed", "the answer is neither a post nor a tombstone", capture=capture
        )
    others = tuple(
        sighting
        for name in ("quoted_tweet", "parent")
        if (sighting := _beside(mapping_in(answer.get(name)), capture))
    )
    post = _post(answer, number, text, capture, cut=bool(answer.get("note_tweet")))
    if number != ref.id:
        reason = f"X answers with another post, {first_line(number)}, of which it may be a repost"
        raise ResolveError("malformed", reason, capture=capture, others=(post, *others))
    return (post, *others)


def _tombstone(answer: JsonObject, capture: Capture) -> ResolveError:
    words = string_in(mapping_in(mapping_in(answer.get("tombstone")).get("text")).get("text")) or ""
    plain = unescape(words).replace("\u2019", "'").strip()
    message = plain.removesuffix("Learn more").strip()
    outcome = next((one for sign, one in _TOMBSTONES if sign in message.casefold()), None)
    if outcome is None:
        # "There's a new version of this" and "is unavailable" do not say that it is gone.
        message = message or "X shows a tombstone that says nothing"
        return ResolveError("blocked", first_line(message), capture=capture)
    return ResolveError(outcome, first_line(message), capture=capture)


def _beside(found: JsonObject, capture: Capture) -> Sighting | None:
    """Read a quoted or answered post as it is shown with another."""
    number, text = string_in(found.get("id_str")), found.get("text")
    if number is None or not number.isdigit() or not isinstance(text, str):
        return None
    return _post(found, number, text, capture, cut=len(text) >= _CUT_FROM)


def _post(found: JsonObject, number: str, text: str, capture: Capture, *, cut: bool) -> Sighting:
    user = mapping_in(found.get("user"))
    handle = string_in(user.get("screen_name"))
    quoted = string_in(mapping_in(found.get("quoted_tweet")).get("id_str")) or string_in(
        found.get("quoted_status_id_str")
    )
    author = Author(
        handle=handle,
        name=string_in(user.get("name")),
        account_id=account_id("x", user.get("id_str")),
    )
    answered = v1_parent(found, author)
    parent = string_in(answered.get("in_reply_to"))
    media = list_in(found.get("mediaDetails"))
    entities = mapping_in(found.get("entities"))
    return sighting_of_shown(
        PostRef(platform="x", id=number),
        capture,
        text=expand_entities(
            text,
            entities,
            {"media": media},
            quoted=quoted,
            shown=found.get("display_text_range"),
        ),
        author=author,
        url=f"https://x.com/{handle or 'i'}/status/{number}",
        posted_at=string_in(found.get("created_at")),
        truncated=cut,
        quoted=f"x:{quoted}" if quoted else None,
        parent=PostRef(platform="x", id=parent.removeprefix("x:")) if parent else None,
        in_thread=answered.get("in_thread"),
        media=(
            Media(
                type=string_in(item.get("type")) or "unknown",
                alt=string_in(item.get("ext_alt_text")),
            )
            for item in media
        ),
        leads=_leads(found, number, quoted),
        notes=["X gives only the beginning of a long post here"] if cut else (),
    )


def _leads(found: JsonObject, number: str, quoted: str | None) -> list[Lead]:
    leads = [_lead(quoted, "quoted")]
    leads.append(_lead(string_in(found.get("in_reply_to_status_id_str")), "parent"))
    thread = string_in(mapping_in(found.get("self_thread")).get("id_str"))
    leads.append(_lead(thread, "thread"))
    edits = mapping_in(found.get("edit_control")).get("edit_tweet_ids")
    leads += [
        _lead(string_in(item), "edit") for item in (edits if isinstance(edits, list) else [])[:10]
    ]
    return [lead for lead in leads if lead and lead.ref.id != number]


def _lead(number: str | None, why: Any) -> Lead | None:
    if number is None or not number.isascii() or not number.isdigit() or len(number) > 19:
        return None
    url = f"https://x.com/i/status/{number}"
    return Lead(ref=PostRef(platform="x", id=number), why=why, url=url)

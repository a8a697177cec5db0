"""Build a sighting from what a platform's answer says of a post."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    Post,
    PostRef,
    PostVersion,
    Sighting,
)
from archiver.platforms.registry import time_in_id
from archiver.text import dates

_APART = timedelta(minutes=10)
_DAY = timedelta(days=1)
MAX_OTHERS = 50
"""Posts shown beside the one asked for that are kept of one answer."""


def sighting_of_shown(
    ref: PostRef,
    capture: Capture,
    *,
    text: str,
    author: Author,
    url: str | None = None,
    posted_at: str | None = None,
    truncated: bool = False,
    quoted: str | None = None,
    parent: PostRef | None = None,
    in_thread: bool | None = None,
    media: Iterable[Media] = (),
    leads: Iterable[Lead] = (),
    notes: Iterable[str] = (),
    seen_at: str | None = None,
) -> Sighting:
    """Build the sighting of a post that is shown; `posted_at` may be in any known form.

    The time in the id is better evidence; where the platform's own time contradicts it, the
    reason says so. `parent` is the post that it answers, `in_thread` whether that is its author's.
    """
    given = dates.parse_date(posted_at) if posted_at else None
    in_id = time_in_id(ref.platform, ref.id)
    reasons = [*notes]
    if in_id and given and do_times_differ(in_id, given):
        reasons.append(f"the time given with it, {given}, contradicts the one in its id, {in_id}")
    return Sighting(
        post=Post(
            key=ref.key,
            platform=ref.platform,
            id=ref.id,
            url=url,
            author=author,
            posted_at=in_id or given,
            in_reply_to=parent.key if parent and parent != ref else None,
            in_thread=in_thread if parent and parent != ref else None,
        ),
        outcome="ok",
        evidence="api",
        seen_at=seen_at or capture.fetched_at,
        version=PostVersion(text=text, truncated=truncated, quoted=quoted, media=tuple(media)),
        reason="; ".join(reasons) or None,
        leads=tuple(dict.fromkeys(lead for lead in leads if lead.ref != ref)),
        rests_on=capture.url,
    )


def is_same_account(one: Author, other: Author) -> bool | None:
    """Tell whether two are one account, by lasting ids or by handles; None without either."""
    if one.account_id and other.account_id:
        return one.account_id == other.account_id
    if one.handle and other.handle:
        return one.handle.casefold() == other.handle.casefold()
    return None


def do_times_differ(one: str, other: str) -> bool:
    """Tell whether times are more than ten minutes apart, or a day where one is only a date."""
    if min(len(one), len(other)) <= len("2024-07-13"):
        days = [datetime.fromisoformat(at[:10]) for at in (one, other)]
        return abs(days[0] - days[1]) > _DAY
    times = [datetime.fromisoformat(at) for at in (one, other)]
    return abs(times[0] - times[1]) > _APART

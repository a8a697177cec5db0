"""Let an answer be evidence only for what its origin may speak for: all answers pass here.

A strategy gives whatever a server says. What comes out of this module is either evidence, by the
hosts that may speak for the post, or a lead: a post to be asked for where it is from. Only what
passed has the type `AttestedSighting`, and only that is given on by the chain.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple, NewType

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    LeadReason,
    Outcome,
    Post,
    PostRef,
    Sighting,
)
from archiver.platforms.base import Platform
from archiver.platforms.origins import AnswerLog, Origin, origin_of
from archiver.platforms.registry import find_platform, is_federated, post_ref_at
from archiver.platforms.resolving import ResolveAnswer, ResolveContext, bare_post, first_line

AttestedSighting = NewType("AttestedSighting", Sighting)
"""A sighting by an origin that may speak for the post. Only this module makes one."""

_OF_THE_POST: frozenset[Outcome] = frozenset(
    {"deleted", "unknown", "denied", "suspended", "protected", "sensitive", "region"}
)
"""Outcomes that say something of the post or its account, and not only of the way to it."""
_SKEW = timedelta(days=1)
"""How far the clocks of servers, and days of bare dates, may be ahead."""
_MOST_LEADS = 60


class AttestedAnswer(NamedTuple):
    """What a strategy brought, without what others than the post's own origins say.

    As `ResolveAnswer`. `is_copy` is True where the origin showed, in the post's place, one that
    is from elsewhere: nobody there can say more of it.
    """

    sightings: tuple[AttestedSighting, ...]
    certain: bool = True
    enough: bool = False
    is_copy: bool = False

    @property
    def first(self) -> AttestedSighting:
        """Give the sighting of the post asked for."""
        return self.sightings[0]


def attest_answer(ref: PostRef, answer: ResolveAnswer, log: AnswerLog) -> AttestedAnswer:
    """Split what a strategy brought into evidence and leads; the leads go with the first."""
    first, leads = _attest_first(ref, answer.first, log)
    others, more = _attest_others(answer.sightings[1:], log.origins_of_answers, log)
    leads = (*leads, *more)
    if leads:
        known = dict.fromkeys((*first.leads, *leads))
        kept = tuple(lead for lead in known if lead.ref not in (ref, _ref_of(first.post)))
        first = AttestedSighting(replace(first, leads=kept[:_MOST_LEADS]))
    is_copy = answer.first.outcome == "ok" and first.outcome == "unsupported"
    return AttestedAnswer((first, *others), answer.certain, answer.enough, is_copy)


def attest_nothing(ref: PostRef, context: ResolveContext, reason: str | None) -> AttestedAnswer:
    """Give the answer about a post for which nobody can be asked."""
    nothing = Sighting(
        post=bare_post(ref, context),
        outcome="unsupported",
        evidence="api",
        seen_at=context.now,
        reason=reason,
    )
    return AttestedAnswer((AttestedSighting(nothing),))


def attest_copy(
    refs: Iterable[PostRef], captured: str, found: Iterable[Sighting], log: AnswerLog
) -> tuple[AttestedSighting, ...]:
    """Keep of a web archive's copy what the captured address may speak for.

    `refs` are the names of the post asked for, whose sighting comes first. A copy speaks for
    what was at that address, whoever holds it; where that is no place of the post, for nothing.
    """
    origins = frozenset(origin for origin in (origin_of(captured),) if origin)
    sightings, ref, names = [*found], post_ref_at(captured), [*refs]
    if not sightings or not _may_speak(sightings[0], (origins,), log):
        return ()
    first, *others = sightings
    if ref and not any(_is_same(ref, name) for name in (*names, _ref_of(first.post))):
        return ()
    kept, leads = _attest_others(others, lambda _: (origins,), log)
    clean = _cleaned(first, log)
    return (AttestedSighting(replace(clean, leads=(*clean.leads, *leads)[:_MOST_LEADS])), *kept)


def attest_page(found: Iterable[Sighting], log: AnswerLog) -> tuple[AttestedSighting, ...]:
    """Keep of a list of posts those for which, and for whose authors, its answer may speak."""
    return tuple(
        AttestedSighting(_cleaned(sighting, log))
        for sighting in found
        if _may_speak(sighting, log.origins_of_answers(sighting.rests_on), log)
    )


def attest_event(
    one: Sighting, capture: Capture, context: ResolveContext
) -> AttestedSighting | None:
    """Keep what a platform's own record of changes says of a post, None where it may not say it."""
    ref = _ref_of(one.post)
    log = AnswerLog(context)
    log.add(capture)
    origins = log.origins_of_answers(one.rests_on)
    if ref is None or not _speaks(ref, origins, log):
        return None
    if one.outcome == "ok" and not _may_speak(one, origins, log):
        return None
    return AttestedSighting(_cleaned(one, log))


def sign_listed(one: AttestedSighting, way: str) -> AttestedSighting:
    """Name the way in which a post was seen among others, where its list names none."""
    return AttestedSighting(replace(one, resolver=one.resolver or way))


def _is_same(one: PostRef, other: PostRef | None) -> bool:
    platform = find_platform(one.platform)
    return (
        other is not None
        and platform is not None
        and one.platform == other.platform
        and platform.is_same_id(one.id, other.id)
    )


Origins = tuple[frozenset[Origin], ...]
"""The origins of each of several answers."""


def _attest_first(
    ref: PostRef, first: Sighting, log: AnswerLog
) -> tuple[AttestedSighting, tuple[Lead, ...]]:
    """Judge the sighting of the post asked for, which may have another key than the reference."""
    origins = log.origins_of_answers(first.rests_on)
    if first.outcome != "ok":
        return AttestedSighting(_attest_refusal(ref, first, origins, log)), ()
    by = _host(origins)
    shown = _ref_of(first.post)
    if not (_speaks(ref, origins, log) and _may_speak(first, origins, log)):
        if shown == ref and not _speaks(ref, origins, log):
            # It was led there, and whoever has a place of the platform may mend that.
            reason = f"the answer is of {by}, which may not speak for it"
            return _refused(ref, first, "blocked", reason, log), ()
        reason = f"{by} shows a post that is from elsewhere, which is asked for there"
        if shown == ref:
            reason = f"{by} says that the account of another server wrote it"
        leads = (_lead_to(first.post, "copy"),) if shown and shown != ref else ()
        return _refused(ref, first, "unsupported", reason, log), leads
    return AttestedSighting(_cleaned(first, log)), ()


def _attest_refusal(ref: PostRef, first: Sighting, origins: Origins, log: AnswerLog) -> Sighting:
    """Judge what is said of a post that is not shown: only its own origins know of it."""
    named = _ref_of(first.post) or ref
    is_own = _speaks(named, origins, log)
    if first.outcome in _OF_THE_POST and not is_own:
        reason = f"{_host(origins)} may not speak for it: {first.reason or first.outcome}"
        return _refused(ref, first, "blocked", reason, log)
    post = first.post
    if not is_own:
        # Whatever name the platform's own package found for it stays, and nothing that was told.
        is_renamed = named.platform == ref.platform and not is_federated(ref.platform)
        post = replace(bare_post(named if is_renamed else ref, log.context), url=post.url)
    leads = tuple(_cleaned_leads(first.leads, log))
    return replace(first, post=_timely(post, log.latest), leads=leads)


def _attest_others(
    others: Iterable[Sighting], origins_of: Callable[[str | None], Origins], log: AnswerLog
) -> tuple[tuple[AttestedSighting, ...], tuple[Lead, ...]]:
    """Split posts that were shown beside the one asked for into evidence and leads."""
    kept: list[AttestedSighting] = []
    leads: list[Lead] = []
    for sighting in others:
        origins = origins_of(sighting.rests_on)
        if _may_speak(sighting, origins, log):
            kept.append(AttestedSighting(_cleaned(sighting, log)))
        elif _ref_of(sighting.post):
            leads.append(_lead_to(sighting.post, "quoted"))
    return tuple(kept), tuple(_cleaned_leads(leads, log))


def _ref_of(post: Post) -> PostRef | None:
    """Give the name of a post, by which it is also kept; None where it is kept by another's."""
    ref = PostRef(platform=post.platform, id=post.id) if post.id else None
    return ref if ref and ref.key == post.key else None


def _speaks(ref: PostRef, origins: Origins, log: AnswerLog) -> bool:
    """Tell whether every answer came from an origin that may speak for a post."""
    platform = find_platform(ref.platform)
    return (
        platform is not None
        and bool(origins)
        and all(any(platform.speaks_for(ref, origin, log) for origin in some) for some in origins)
    )


def _may_speak(one: Sighting, origins: Origins, log: AnswerLog) -> bool:
    """Tell whether answers may speak for a post that they show, and for who wrote it."""
    ref = _ref_of(one.post)
    platform = find_platform(one.post.platform)
    return (
        ref is not None
        and platform is not None
        and _speaks(ref, origins, log)
        and all(
            any(platform.is_author_there(one.post.author, origin) for origin in some)
            for some in origins
        )
    )


def _cleaned(one: Sighting, log: AnswerLog) -> Sighting:
    """Take out of what an origin may say of a post what it may not: other places and times."""
    platform = find_platform(one.post.platform)
    url, ref = one.post.url, _ref_of(one.post)
    if url and not (ref and platform and _is_own_address(platform, ref, url, log)):
        url = None
    author = _unmarked(platform, one, log)
    post = _timely(replace(one.post, url=url, author=author), min(one.seen_at, log.latest))
    notes = [] if post.posted_at == one.post.posted_at else ["it is dated later than it was seen"]
    return replace(
        one,
        post=post,
        seen_at=min(one.seen_at, log.latest),
        leads=tuple(_cleaned_leads(one.leads, log)),
        reason="; ".join(filter(None, (one.reason, *notes))) or None,
    )


def _unmarked(platform: Platform | None, one: Sighting, log: AnswerLog) -> Author:
    """Take a mark of a verified name away that is not from whoever gives them out."""
    author, origins = one.post.author, log.origins_of_answers(one.rests_on)
    hosts = platform.marks_names if platform else ()
    is_marked = bool(origins) and all(
        any(origin.is_one_of(hosts) for origin in some) for some in origins
    )
    return author if is_marked else replace(author, verified_by=None)


def _timely(post: Post, seen_at: str) -> Post:
    """Leave out a time at which the post cannot have been made, for it was seen before."""
    if post.posted_at is None:
        return post
    made, seen = (_moment(at) for at in (post.posted_at, seen_at))
    return replace(post, posted_at=None) if made and seen and made - seen > _SKEW else post


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return None


def _is_own_address(platform: Platform, ref: PostRef, url: str, log: AnswerLog) -> bool:
    origin = origin_of(url)
    return origin is not None and platform.speaks_for(ref, origin, log)


def _cleaned_leads(leads: Iterable[Lead], log: AnswerLog) -> Iterator[Lead]:
    """Give leads without addresses at which somebody else would be asked for the post."""
    for lead in leads:
        platform = find_platform(lead.ref.platform)
        if platform is None:
            continue
        is_own = lead.url is not None and _is_own_address(platform, lead.ref, lead.url, log)
        yield lead if is_own else replace(lead, url=None)


def _lead_to(post: Post, why: LeadReason) -> Lead:
    ref = PostRef(platform=post.platform, id=post.id or "")
    return Lead(ref=ref, why=why, url=post.url)


def _refused(
    ref: PostRef, one: Sighting, outcome: Outcome, reason: str, log: AnswerLog
) -> AttestedSighting:
    """Give a sighting that shows nothing, in the place of one that nobody may make."""
    return AttestedSighting(
        Sighting(
            post=bare_post(ref, log.context),
            outcome=outcome,
            evidence=one.evidence,
            seen_at=min(one.seen_at, log.latest),
            resolver=one.resolver,
            reason=first_line(reason),
            rests_on=one.rests_on,
        )
    )


def _host(origins: Origins) -> str:
    return next(
        (origin.host for some in origins for origin in sorted(some)), "nobody who was asked"
    )

"""Ask all strategies of a platform in their order, then the web archives: one outcome per post.

The first sighting is the outcome of the reference; what archives hold of the post and other
posts that were shown beside it follow. Nothing here fetches.
"""

import re
from collections.abc import Generator, Sequence
from dataclasses import replace

from archiver.models.records import Outcome, PostRef, Request, Sighting
from archiver.platforms import web_archives
from archiver.platforms.attestation import (
    AttestedAnswer,
    AttestedSighting,
    attest_answer,
    attest_nothing,
)
from archiver.platforms.base import Platform
from archiver.platforms.origins import AnswerLog
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import (
    FetchResult,
    ResolveContext,
    Strategy,
    first_line,
)
from archiver.platforms.sightings import do_times_differ

Chain = Generator[Request, FetchResult, tuple[AttestedSighting, ...]]

# ana_brook, ana@social.example, ana.brook.example; not "a/../b"
_HANDLE = re.compile(r"[\w.-]{1,100}(?:@[\w.-]{1,200})?")
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]{3,2000}", re.IGNORECASE)
_NOT_THERE: frozenset[Outcome] = frozenset({"deleted", "unknown"})
# Which outcome of the strategies is the post's, where none shows it: the first of these that one
# of them ended with. What the platform itself records of the post comes before what happened on
# the way to it, and what may end well when asked again before what will not.
_TABLE: tuple[tuple[Outcome, str], ...] = (
    ("suspended", "the platform's own record of the account, which takes its posts along"),
    ("deleted", "the platform's own record of the post"),
    ("protected", "its author shows it to some readers only"),
    ("sensitive", "the platform shows it to readers it knows only"),
    ("region", "the platform shows it in some countries only"),
    ("rate-limited", "not everybody was asked: to be asked again later"),
    ("unreachable", "not everybody was asked: to be asked again later"),
    ("malformed", "an answer was given that a mended parser may read"),
    # Only where every strategy had an answer: a flaky or blocked one is never "gone".
    ("unknown", "nobody who was asked knows the post, as where it is deleted"),
    ("denied", "the same in two ways of a platform that says so of posts, too, that it hides"),
    ("login-gated", "the way is open, but to readers with an account only"),
    ("blocked", "refused, and the refusal does not say whether the post is there"),
    ("unsupported", "there is no way to ask"),
)
_SILENCES: frozenset[Outcome] = frozenset({"unknown", "denied"})
"""What is no outcome of a post as long as somebody who may know it was not heard."""
_INCOMPLETE: frozenset[Outcome] = frozenset({"rate-limited", "unreachable", "malformed", "blocked"})
"""Outcomes that leave open what the strategy would have found."""


def resolve_post(ref: PostRef, context: ResolveContext) -> Chain:
    """Ask for a post by every strategy there is, until one shows all of it.

    Returns at least one sighting; the first is the one outcome of this reference. Its post may
    have another key than the reference: the platform's own name for it (a did for a handle, the
    server a post is from). A request made twice is yielded once.
    """
    log = AnswerLog(_clean_context(context))
    return _ask_once(_chain(ref, log), log)


def _clean_context(context: ResolveContext) -> ResolveContext:
    """Drop what a page claims of a post and cannot be so: it becomes part of requests."""
    handle = (context.handle or "").lstrip("@")
    url = context.url or ""
    return replace(
        context,
        handle=handle if _HANDLE.fullmatch(handle) else None,
        url=url if _URL.fullmatch(url) else None,
    )


def _chain(ref: PostRef, log: AnswerLog) -> Chain:
    context = log.context
    platform = find_platform(ref.platform)
    if platform is None:
        reason = f"no platform {first_line(ref.platform)} is installed"
        return attest_nothing(ref, context, reason).sightings
    answers: list[tuple[Strategy, AttestedAnswer]] = []
    best: AttestedAnswer | None = None
    for strategy in platform.strategies:
        # oEmbed never shows more than the platform's own data.
        if best and strategy.evidence == "oembed" and best.first.evidence == "api":
            continue
        answer = _dated(platform, attest_answer(ref, (yield from strategy.run(ref, context)), log))
        answers.append((strategy, answer))
        first = answer.first
        if answer.enough or answer.is_copy:
            return _combine(answer, answers, (), context)
        if first.outcome == "ok":
            best = _choose_fuller(best, answer)
            if _is_whole(first):
                break
        elif first.outcome in _NOT_THERE and (answer.certain or _is_agreed(answers)):
            break
    if best and _is_whole(best.first):
        return _combine(best, answers, (), context)
    answers = _weigh_denials(answers)
    outcome = best or _choose_outcome(platform, ref, context, [answer for _, answer in answers])
    if outcome.first.outcome == "rate-limited":
        # Asked again later it is shown, and archives are slower still.
        return _combine(outcome, answers, (), context)
    named = replace(ref, id=outcome.first.post.id or ref.id)
    archived, reasons = yield from web_archives.ask_archives(named, log, platform, met_as=ref)
    if best:
        # The beginning of the post is known, so that only a whole copy adds something.
        whole = bool(archived) and _is_whole(archived[0])
        return _combine(best, answers, archived if whole else (), context, reasons)
    return _combine(outcome, answers, archived, context, reasons)


def _weigh_denials(
    answers: Sequence[tuple[Strategy, AttestedAnswer]],
) -> list[tuple[Strategy, AttestedAnswer]]:
    """Take a denial for one only where another way agrees: alone it is as good as a refusal."""
    if sum(answer.first.outcome == "denied" for _, answer in answers) > 1:
        return list(answers)
    return [(strategy, _as_refusal(answer)) for strategy, answer in answers]


def _as_refusal(answer: AttestedAnswer) -> AttestedAnswer:
    first, *others = answer.sightings
    if first.outcome != "denied":
        return answer
    return answer._replace(sightings=(replace(first, outcome="blocked"), *others))


def _is_agreed(answers: Sequence[tuple[Strategy, AttestedAnswer]]) -> bool:
    """Tell whether two strategies have not found the post."""
    return sum(answer.first.outcome in _NOT_THERE for _, answer in answers) > 1


def _is_whole(sighting: Sighting) -> bool:
    return sighting.version is not None and not sighting.version.truncated


def _choose_fuller(one: AttestedAnswer | None, other: AttestedAnswer) -> AttestedAnswer:
    """Choose the answer that shows more of the post; of equal ones, the first."""
    if one is None or _is_whole(other.first):
        return other
    sizes = [len(of.first.version.text) if of.first.version else 0 for of in (one, other)]
    return other if sizes[1] > sizes[0] else one


def _choose_outcome(
    platform: Platform, ref: PostRef, context: ResolveContext, answers: Sequence[AttestedAnswer]
) -> AttestedAnswer:
    """Choose the answer whose outcome is the post's, by the table."""
    incomplete = any(answer.first.outcome in _INCOMPLETE for answer in answers)
    # That an address cannot be embedded is little where the post itself is behind a login.
    gated = any(answer.first.outcome == "login-gated" for answer in answers)
    incomplete |= gated and all(
        answer.first.evidence == "oembed" for answer in answers if answer.first.outcome == "unknown"
    )
    for name, _ in _TABLE:
        for answer in answers:
            if _is_settled(answer) and name == "deleted":
                return answer
            if answer.first.outcome == name and not (incomplete and name in _SILENCES):
                return answer
    return _dated(platform, attest_nothing(ref, context, None))


def _dated(platform: Platform, answer: AttestedAnswer) -> AttestedAnswer:
    """Give a post that nobody shows the moment that its id holds."""
    first, *others = answer.sightings
    post = first.post
    if post.posted_at or not post.id:
        return answer
    post = replace(post, posted_at=platform.find_id_time(post.id))
    return answer._replace(sightings=(replace(first, post=post), *others))


def _is_settled(answer: AttestedAnswer) -> bool:
    """Tell whether an answer leaves nothing to others: its server holds all posts of the author."""
    return answer.first.outcome == "unknown" and answer.certain


def _combine(
    answer: AttestedAnswer,
    answers: Sequence[tuple[Strategy, AttestedAnswer]],
    archived: tuple[AttestedSighting, ...],
    context: ResolveContext,
    reasons: Sequence[str] = (),
) -> tuple[AttestedSighting, ...]:
    """Put all sightings together: the outcome with every reason, archived ones, other posts."""
    first = answer.first
    others_reasons = [
        f"{strategy.name}: {one.first.reason or one.first.outcome}"
        for strategy, one in answers
        if one.first is not first and (one.first.outcome != "ok" or one.first.reason)
    ]
    own = [f"{first.resolver}: {first.reason}"] if first.outcome != "ok" and first.reason else []
    own += [first.reason] if first.outcome == "ok" and first.reason else []
    reason = "; ".join([*own, *others_reasons, *reasons, *_list_contradictions(first, context)])
    others = [other for _, one in answers for other in one.sightings[1:]]
    return (
        replace(first, reason=reason or None),
        *archived,
        *dict.fromkeys(other for other in others if other not in archived),
    )


def _list_contradictions(sighting: Sighting, context: ResolveContext) -> list[str]:
    """List what a page says of the post that the post itself contradicts."""
    post, flags = sighting.post, []
    if (
        context.printed_at
        and post.posted_at
        and do_times_differ(context.printed_at, post.posted_at)
    ):
        flags.append(
            f"the date printed with it, {context.printed_at}, contradicts its own, {post.posted_at}"
        )
    by, claimed = post.author.handle, (context.handle or "").lstrip("@")
    if by and claimed and by.casefold() != claimed.casefold():
        flags.append(f"met under the name of @{claimed}, it is by @{by}")
    return flags


def _ask_once(steps: Chain, log: AnswerLog) -> Chain:
    """Yield the same requests, none of them twice, and note what came of each."""
    known: dict[Request, FetchResult] = {}
    try:
        request = next(steps)
        while True:
            if request not in known:
                known[request] = yield request
                log.add(known[request])
            request = steps.send(known[request])
    except StopIteration as done:
        found: tuple[AttestedSighting, ...] = done.value
        return found

"""Decide what a verdict says besides the wording: time, standing, corroboration, what is wrong.

Sections 7 to 9 of the rules in this folder's README; none of these axes changes the wording.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import get_args

from archiver.models.records import (
    GRAVE_FLAGS,
    Attribution,
    Evidence,
    Flag,
    Outcome,
    Problem,
    Reason,
    Standing,
    Tie,
    Timing,
    Wording,
)
from archiver.models.stored_posts import StandingSighting
from archiver.models.verdict_records import Claim, Finding, Verdict
from archiver.models.vocabulary import TranscriptKind
from archiver.text.dates import parse_date
from archiver.text.words import RULES, word_norms

# Each of these types lists its words best first.
_WORDINGS = get_args(Wording)
_ATTRIBUTIONS = get_args(Attribution)
_TIMINGS = get_args(Timing)
_TIES = get_args(Tie)
_KINDS = get_args(TranscriptKind)
FINE_WORDINGS: frozenset[Wording] = frozenset({"verbatim", "typographic", "cleaned", "abridged"})
"""Wordings by which a quotation says what the post says."""
_DELETED_APART = timedelta(hours=12)
_NOT_THERE: frozenset[Outcome] = frozenset({"deleted", "unknown"})
_TELLING: frozenset[Outcome] = _NOT_THERE | {
    "denied",
    "ok",
    "suspended",
    "protected",
    "sensitive",
    "region",
}
"""Outcomes that say something of the post itself, and not of the way to it."""
_TOLERANCE = timedelta(days=1)


def judge_timing(published_at: str | None, posted_at: str | None) -> Timing:
    """Tell whether an article can have quoted a post: not if it was published before it.

    Compared in UTC; where only a date is known of either, dates a day apart still agree,
    for it may be a date of another zone.
    """
    if not published_at or not posted_at:
        return "unknown"
    if min(len(published_at), len(posted_at)) > len("2024-07-13"):
        early = datetime.fromisoformat(published_at) < datetime.fromisoformat(posted_at)
    else:
        printed, posted = (date.fromisoformat(at[:10]) for at in (published_at, posted_at))
        early = posted - printed > _TOLERANCE
    return "impossible" if early else "consistent"


def dates_clash(found: Finding, published_at: str | None) -> bool:
    """Tell whether a post is dated after a quotation, but one of the dates is doubted.

    Of a post that the article cites, and of a date that is a guess, nobody is told to be late.
    """
    day = parse_date(published_at) if published_at else None
    known = found.speech is None and found.timing == "unknown"
    return known and judge_timing(day, found.post.posted_at) == "impossible"


def judge_standing(looks: Sequence[StandingSighting], version: int) -> Standing:
    """Tell what a post is today, from all looks at it in order of time.

    Only the platform's own answers count: that a publisher's page still shows a post says
    nothing of the post. `deleted` needs two looks in different runs twelve hours apart, of a
    post that somebody else than a page saw or that the platform itself records as deleted; what
    the platform does not know and nobody saw is `unknown`, and that never says that it was there.
    A look that shows only the beginning of a post is no edit of it.
    """
    sightings = [look for look in looks if look.evidence in {"api", "oembed"}]
    if not sightings:
        return "unchecked"
    if _is_unknown(sightings, looks):
        return "unknown"
    last = sightings[-1]
    if last.outcome == "ok":
        later = [look.version for look in sightings if look.version is not None and not look.cut]
        return "live" if not later or later[-1] == version else "edited"
    if last.outcome in _NOT_THERE:
        end = datetime.fromisoformat(last.seen_at)
        for look in reversed(sightings):
            if look.outcome not in _NOT_THERE:
                break
            apart = end - datetime.fromisoformat(look.seen_at)
            if look.run != last.run and apart >= _DELETED_APART:
                return "deleted"
        return "unavailable"
    if last.outcome in {"suspended", "protected"}:
        return "suspended" if last.outcome == "suspended" else "protected"
    return "unavailable"


def _is_unknown(asked: Sequence[StandingSighting], looks: Sequence[StandingSighting]) -> bool:
    """Tell whether the platform knows no such post, and nobody but pages ever saw it.

    A later failure to ask, which says nothing of the post, takes nothing back.
    """
    if any(look.outcome == "ok" and look.evidence != "embed" for look in looks):
        return False
    telling = [look.outcome for look in asked if look.outcome in _TELLING]
    return bool(telling) and telling[-1] in {"unknown", "denied"} and "deleted" not in telling


def is_corroborated(sightings: Sequence[StandingSighting]) -> bool:
    """Tell whether more than one publisher's page shows a wording: a page cannot vouch for itself.

    The platform, a web archive or a person's import corroborate, and so do two publishers.
    """
    if any(sighting.evidence != "embed" for sighting in sightings):
        return True
    return len({sighting.site for sighting in sightings if sighting.site}) > 1


def is_known_author(witnesses: Collection[tuple[Evidence, str]]) -> bool:
    """Tell whether somebody else than an account itself says whose it is: a person's file does.

    So do two publishers whose pages show its posts. The platform only repeats what it calls
    itself. `witnesses` are by what its posts were seen, a page with its site.
    """
    if any(evidence == "import" for evidence, _ in witnesses):
        return True
    return len({site for evidence, site in witnesses if evidence == "embed" and site}) > 1


def problem_of(
    wording: Wording,
    flags: Collection[Flag],
    attribution: Attribution,
    timing: Timing,
    tie: Tie | None,
    *,
    corroborated: bool,
) -> Problem | None:
    """Say in one word what is wrong with a quotation, or None: the only place that says so.

    Said only of what is surely tied to the quotation and more than one page's claim.
    """
    if tie not in {"cited", "likely"} or not corroborated:
        return None
    if attribution == "mismatch":
        return "misattributed"
    if wording == "altered":
        return "altered"
    if wording == "abridged" and not GRAVE_FLAGS.isdisjoint(flags):
        return "misleading_cut"
    return "impossible" if timing == "impossible" else None


Order = tuple[int, int, bool, int, int, int, int, float, bool, tuple[int, ...], int, str, str]


def wording_rank(wording: Wording) -> int:
    """Give the place of a wording in the order of section 5; the best has the least."""
    return _WORDINGS.index(wording)


def rank_findings(
    findings: Sequence[Finding],
    beside: Sequence[str] = (),
    published_at: str | None = None,
) -> tuple[Finding, ...]:
    """Order findings by section 9, best first; a copy never outranks the original.

    `beside` are the other quotations of the paragraph: the post that has them too is meant. The
    speaker's own post comes before a stranger's with the same words. Of what is only near, the
    nearest comes before what is covered more: a quotation with one word changed is of the long
    post that has all the others, not of a short one that has six. A later post that says nothing
    but what stands in an earlier one of another author is its copy, and the quotation covers more
    of it only because it copied less: the original counts as much.
    """
    if len(findings) <= 1:
        return tuple(findings)
    own = any(one.attribution == "confirmed" for one in findings)
    texts = [_joined(finding.version.text) for finding in findings]
    others = ["\0" + "\0".join(norms) + "\0" for text in beside if (norms := word_norms(text))]

    def key(index: int) -> Order:
        one = findings[index]
        covered, copied = one.match.coverage, False
        for other, text in zip(findings, texts, strict=True):
            later = (other.post.posted_at or "") > (one.post.posted_at or "9999")
            if later and other.match.coverage > covered and text in texts[index]:
                covered = other.match.coverage
            earlier = (other.post.posted_at or "9999") < (one.post.posted_at or "")
            copied = copied or (
                earlier and other.post.author != one.post.author and texts[index] in text
            )
        near = one.match.wording == "altered"
        return (
            _TIES.index(one.tie) if one.tie else len(_TIES),
            -sum(other in texts[index] for other in others),
            own and one.attribution != "confirmed",
            wording_rank(one.match.wording),
            _ATTRIBUTIONS.index(one.attribution),
            _TIMINGS.index(one.timing),
            -one.match.words if near else 0,
            -covered,
            copied,
            _date_order(one.post.posted_at, published_at),
            _KINDS.index(one.speech.transcript.kind) if one.speech else 0,
            texts[index],
            one.post.key,
        )

    return tuple(findings[index] for index in sorted(range(len(findings)), key=key))


def _date_order(posted_at: str | None, published_at: str | None) -> tuple[int, ...]:
    """Sort key of a time: the latest before the article, or the first if it has no date."""
    if posted_at is None:
        return (1,)
    digits = int("".join(filter(str.isdigit, posted_at)).ljust(14, "0")[:14])
    if published_at is None:
        return (0, digits)
    return (0, 0, -digits) if posted_at[:10] <= published_at[:10] else (0, 1, digits)


def _joined(text: str) -> str:
    return "\0".join(("", *word_norms(text), ""))


def decide_verdict(
    claim: Claim, findings: Sequence[Finding], reason: Reason | None = None, *, too_short: bool
) -> Verdict:
    """Give the verdict on a claim is that of its best finding, which comes first.

    A `reason` says why what the article cites cannot settle a quotation, whatever is found
    elsewhere.
    """
    if not findings or reason is not None:
        return Verdict(
            claim=claim,
            wording="unconfirmed" if reason else "too_short" if too_short else "not_found",
            attribution="unresolved" if claim.speaker else "unstated",
            timing="unknown",
            reason=reason,
            rules=RULES,
        )
    best = findings[0]
    return Verdict(
        claim=claim,
        wording=best.match.wording,
        flags=best.match.flags,
        attribution=best.attribution,
        timing=best.timing,
        tie=best.tie,
        problem=best.problem,
        reason=best.reason,
        corroborated=best.corroborated,
        findings=tuple(findings),
        rules=RULES,
    )


def needs_second_look(verdict: Verdict) -> bool:
    """Tell whether a quotation does not stand as quoted (exit code 1 of `archiver verify`).

    It stands where its words are a post's, none of the grave flags is raised, and neither the
    speaker nor the time speaks against it, however weak tie and evidence are. That is more than
    `problem`: what is not found, cannot be settled, or would be a problem if it rested on more than
    one page is nobody's fault yet, but a script that goes on by itself must not pass it. Nor does
    it pass a post that its platform knows nothing of, for then nobody posted the words, nor a
    wording that was first seen after the quotation, before which the post read otherwise.
    """
    best = verdict.findings[0] if verdict.findings else None
    if best and (best.standing == "unknown" or best.rewording is not None):
        return True
    wrong = problem_of(
        verdict.wording,
        verdict.flags,
        verdict.attribution,
        verdict.timing,
        "likely",
        corroborated=True,
    )
    return verdict.wording not in FINE_WORDINGS or wrong is not None

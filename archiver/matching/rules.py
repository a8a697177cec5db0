"""The rules as a table: who said it, whether it can have been quoted, which finding comes first.

Findings in, one verdict out. Sections 5 and 6 of VERDICTS; nothing here reads a text for
its wording, and none of these axes changes the wording.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import get_args

from archiver.models.records import (
    GRAVE_FLAGS,
    Attribution,
    Claim,
    Finding,
    Searched,
    Standing,
    Timing,
    Verdict,
    Wording,
)
from archiver.models.stored_posts import StandingSighting
from archiver.text.words import RULES, word_norms

# Each of these types lists its words best first.
_WORDINGS = get_args(Wording)
_ATTRIBUTIONS = get_args(Attribution)
_TIMINGS = get_args(Timing)
FINE_WORDINGS: frozenset[Wording] = frozenset({"verbatim", "typographic", "abridged"})
"""Wordings by which a quotation says what the post says."""
_DELETED_APART = timedelta(hours=12)
_TOLERANCE = timedelta(days=1)


def judge_timing(published_at: str | None, posted_at: str | None) -> Timing:
    """Whether an article can have quoted a post: not if it was published before it.

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


def judge_standing(looks: Sequence[StandingSighting], version: int) -> Standing:
    """What a post is today, from all looks at it in order of time.

    Only the platform's own answers count: that a publisher's page still shows a post says
    nothing of the post. `deleted` needs two looks in different runs twelve hours apart. A look
    that shows only the beginning of a post is no edit of it.
    """
    asked = [look for look in looks if look.evidence in {"api", "oembed"}]
    if not asked:
        return "unchecked"
    last = asked[-1]
    if last.outcome == "ok":
        later = [look.version for look in asked if look.version is not None and not look.cut]
        return "live" if not later or later[-1] == version else "edited"
    if last.outcome == "deleted":
        end = datetime.fromisoformat(last.seen_at)
        for look in reversed(asked):
            if look.outcome != "deleted":
                break
            apart = end - datetime.fromisoformat(look.seen_at)
            if look.run != last.run and apart >= _DELETED_APART:
                return "deleted"
        return "unavailable"
    if last.outcome in {"suspended", "protected"}:
        return "suspended" if last.outcome == "suspended" else "protected"
    return "unavailable"


Order = tuple[int, int, int, int, float, str, str]


def wording_rank(wording: Wording) -> int:
    """The place of a wording in the order of VERDICTS 3; the best has the least."""
    return _WORDINGS.index(wording)


def finding_order(finding: Finding, coverage: float | None = None) -> Order:
    """The sort key of VERDICTS 6: the best finding has the least.

    Of what is only near, the nearest comes before what is covered more: a quotation with one
    word changed is of the long post that has all the others, not of a short one that has six.
    """
    near = finding.match.wording == "altered"
    return (
        wording_rank(finding.match.wording),
        _ATTRIBUTIONS.index(finding.attribution),
        _TIMINGS.index(finding.timing),
        -finding.match.words if near else 0,
        -(finding.match.coverage if coverage is None else coverage),
        finding.post.posted_at or "9999",
        finding.post.key,
    )


def rank_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, best first; a copy never outranks the original.

    A later post that says nothing but what stands in an earlier one is its copy, and the
    quotation covers more of it only because it copied less: the original counts as much.
    """
    said = [_joined(finding) for finding in findings]

    def key(index: int) -> Order:
        one = findings[index]
        covered = one.match.coverage
        for other, text in zip(findings, said, strict=True):
            later = (other.post.posted_at or "") > (one.post.posted_at or "9999")
            if later and other.match.coverage > covered and text in said[index]:
                covered = other.match.coverage
        return finding_order(one, covered)

    return tuple(findings[index] for index in sorted(range(len(findings)), key=key))


def _joined(finding: Finding) -> str:
    return "\0".join(("", *word_norms(finding.version.text), ""))


def decide_verdict(
    claim: Claim, findings: Sequence[Finding], searched: Searched | None, *, too_short: bool
) -> Verdict:
    """The verdict on a claim is that of its best finding, which comes first."""
    if not findings:
        return Verdict(
            claim=claim,
            wording="too_short" if too_short else "not_found",
            attribution="unresolved" if claim.speaker else "unstated",
            timing="unknown",
            searched=searched,
            rules=RULES,
        )
    best = findings[0]
    return Verdict(
        claim=claim,
        wording=best.match.wording,
        flags=best.match.flags,
        attribution=best.attribution,
        timing=best.timing,
        findings=tuple(findings),
        rules=RULES,
    )


def is_fine(verdict: Verdict) -> bool:
    """Whether nothing in a verdict needs a second look (exit code 0 of `archiver verify`)."""
    return (
        verdict.wording in FINE_WORDINGS
        and not GRAVE_FLAGS & set(verdict.flags)
        and verdict.attribution != "mismatch"
        and verdict.timing != "impossible"
    )

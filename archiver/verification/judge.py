"""Judge a claim by the evidence that an archive holds: pure, no database and no clock.

The verdict never depends on the order in which the archive was filled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from archiver.matching.compare import compare_quotation
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.quotation import prepare_post
from archiver.matching.rules import (
    FINE_WORDINGS,
    decide_verdict,
    is_corroborated,
    judge_standing,
    problem_of,
    rank_findings,
)
from archiver.models.records import Evidence, Post
from archiver.models.stored_posts import StoredVersion
from archiver.models.verdict_records import Claim, Finding, Match, Verdict
from archiver.verification import shown_wordings
from archiver.verification.evidence import (
    AccountNames,
    CandidatePost,
    ClaimEvidence,
    Comparison,
    PreparedClaim,
    SpeakerEvidence,
    prepare_claim,
)
from archiver.verification.findings import (
    MatchedPost,
    build_finding,
    list_leads,
    spare_common_words,
)
from archiver.verification.match_selection import best_match_of_each_post, select_matches
from archiver.verification.speech_findings import SpokenResult, judge_speech
from archiver.verification.unconfirmed import WORDS_NEEDED, find_reason, unsettled_findings

MOST_FINDINGS = 20
"""Posts that one verdict lists."""
_SHORT = 6
"""A quotation of fewer words is held altered only against near posts."""
_EVIDENCE = get_args(Evidence)
_NOBODY = AccountNames()


@dataclass(frozen=True, slots=True)
class RankedPosts:
    """The posts that a quotation stands in, and of those tied to it the findings, best first.

    Sightings are not considered yet, so that only those of these posts need be loaded. What was
    spoken is judged beside them: where it answers, nobody asks how much was searched.
    """

    matched: Sequence[MatchedPost]
    ranked: Sequence[tuple[CandidatePost, Finding]]
    spoken: SpokenResult


def judge(claim: Claim, evidence: ClaimEvidence) -> Verdict:
    """Judge a claim by the evidence gathered for it.

    Raises UnusableClaim where the claim has no words, too many, or a date that is none.
    """
    prepared = prepare_claim(claim)
    evidence = with_comparisons(prepared, evidence)
    return judge_ranked(prepared, evidence, rank_posts(prepared, evidence))


def rank_posts(prepared: PreparedClaim, evidence: ClaimEvidence) -> RankedPosts:
    """Select the posts that a quotation stands in, and rank those that are tied to it."""
    matched = matching_posts(prepared, evidence)
    ranked = rank_candidates(prepared, evidence, matched)
    spoken = judge_speech(prepared, evidence, with_leads=not ranked)
    return RankedPosts(matched, ranked, spoken)


def judge_ranked(prepared: PreparedClaim, evidence: ClaimEvidence, posts: RankedPosts) -> Verdict:
    """Judge a claim by its evidence and the posts that were ranked by it."""
    claim = prepared.claim
    findings = [
        _with_sightings(prepared, finding, post, evidence)
        for post, finding in posts.ranked[:MOST_FINDINGS]
    ]
    spoken = posts.spoken
    if spoken.findings:
        every = rank_findings([*findings, *spoken.findings], claim.beside, prepared.published_at)
        findings = list(every[:MOST_FINDINGS])
    reason = None
    if not any(one.match.wording in FINE_WORDINGS and one.tie != "possible" for one in findings):
        is_cited = any(one.tie == "cited" for one in findings)
        reason = find_reason(prepared, evidence, is_cited=is_cited)
    few = len(prepared.quotation) < WORDS_NEEDED
    verdict = decide_verdict(claim, findings, reason, too_short=few)
    if findings:
        return verdict
    return replace(
        verdict,
        leads=() if few else list_leads(posts.matched, spoken.leads, prepared.published_at),
        searched=evidence.searched,
        speaker_posts=evidence.speaker_posts,
    )


def compare_candidate(
    prepared: PreparedClaim,
    wording: StoredVersion,
    speaker: SpeakerEvidence,
    account: AccountNames = _NOBODY,
    *,
    cited: bool,
) -> Comparison:
    """Compare one wording with a claim: whose it is, and how the quotation stands in it."""
    claim, by = prepared.claim, wording.post.author
    bearers = speaker.bearers
    if wording.author_id in speaker.namesakes:
        bearers = replace(bearers, alone=False)
    attribution = attribute_claim(
        claim.speaker, by, bearers, wording.account, account.names, account.handles
    )
    if attribution == "mismatch" and account.claimed:
        # Any page can write a name beside a handle, and an honest one may have seen it there.
        names = (*account.names, *account.claimed)
        also = attribute_claim(claim.speaker, by, bearers, wording.account, names, account.handles)
        attribution = "mismatch" if also == "mismatch" else "unresolved"
    candidate = CandidatePost(
        wording,
        prepare_post(wording.version),
        attribution,
        near=attribution == "confirmed" or cited,
        handles={*account.handles, *([by.handle.casefold()] if by.handle else ())},
        names={*account.names, *([by.name] if by.name else ())},
        cited=cited,
        claimed=account.claimed,
    )
    if not cited and len(prepared.quotation) < WORDS_NEEDED:
        return candidate, None
    match = compare_quotation(
        prepared.quotation, candidate.source, near=candidate.near, cited=cited
    )
    return candidate, match


def is_settled(prepared: PreparedClaim, comparison: Comparison) -> bool:
    """Tell whether no other post can come before: a stranger's words may not be those meant."""
    candidate, match = comparison
    return (
        match is not None
        and match.wording in FINE_WORDINGS
        and (candidate.near or not prepared.claim.speaker)
    )


def may_run_over_posts(prepared: PreparedClaim, comparisons: Sequence[Comparison]) -> bool:
    """Tell whether a quotation that stands in no post may stand in several of a thread."""
    return len(prepared.quotation) >= _SHORT and not any(
        is_settled(prepared, comparison) for comparison in comparisons
    )


def with_comparisons(prepared: PreparedClaim, evidence: ClaimEvidence) -> ClaimEvidence:
    """Make the comparisons that were not made while the evidence was gathered."""
    if evidence.comparisons.keys() >= evidence.versions.keys():
        return evidence
    cited = {post.post_id for post in evidence.cited}
    compared = {
        number: evidence.comparisons.get(number)
        or compare_candidate(
            prepared,
            wording,
            evidence.speaker,
            evidence.accounts.get(wording.author_id or 0, _NOBODY),
            cited=wording.post_id in cited,
        )
        for number, wording in evidence.versions.items()
    }
    return replace(evidence, comparisons=compared)


def matching_posts(prepared: PreparedClaim, evidence: ClaimEvidence) -> list[MatchedPost]:
    """Select the best match of each post that a quotation stands in, tied to it or not."""
    compared = evidence.comparisons
    candidates = {number: candidate for number, (candidate, _) in compared.items()}
    for wording, before in evidence.continuations:
        candidates[wording.version_id] = replace(
            candidates[before], wording=wording, source=prepare_post(wording.version)
        )
    matches = [(one, match) for one, match in compared.values() if match is not None]
    is_found = any(is_settled(prepared, one) for one in compared.values())
    selected = select_matches(prepared.quotation, candidates, matches, is_found=is_found)
    return [
        MatchedPost(candidate, match, _joint_match(candidate, match, selected))
        for candidate, match in best_match_of_each_post(selected)
    ]


def _joint_match(
    candidate: CandidatePost, match: Match, selected: Sequence[tuple[CandidatePost, Match]]
) -> Match:
    """Give the match by which a post is tied.

    Of posts of one author together, with the words of all.
    """
    if "spliced" not in match.flags:
        return match
    norms = [
        norm
        for other, part in selected
        if other.wording.author_id == candidate.wording.author_id and "spliced" in part.flags
        for norm in part.norms
    ]
    return replace(match, norms=tuple(norms), run=len(norms))


def rank_candidates(
    prepared: PreparedClaim, evidence: ClaimEvidence, matched: Sequence[MatchedPost]
) -> list[tuple[CandidatePost, Finding]]:
    """Rank the posts that are tied to a claim, best first; sightings are not considered yet."""
    posts: dict[str, CandidatePost] = {}
    findings: list[Finding] = []
    for post in matched:
        finding = build_finding(prepared, evidence, post)
        if finding is not None:
            posts[finding.post.key] = post.candidate
            findings.append(finding)
    for candidate, finding in unsettled_findings(prepared, evidence, findings):
        posts[finding.post.key] = candidate
        findings = [one for one in findings if one.post.key != finding.post.key]
        findings.append(finding)
    ranked = rank_findings(
        spare_common_words(findings), prepared.claim.beside, prepared.published_at
    )
    return [(posts[one.post.key], one) for one in ranked]


def _with_sightings(
    prepared: PreparedClaim, finding: Finding, candidate: CandidatePost, evidence: ClaimEvidence
) -> Finding:
    """Add what sightings tell: the post's standing, its evidence, and so what is wrong."""
    wording = candidate.wording
    sightings = evidence.sightings.get(wording.post_id, ())
    seen = [
        (number, sighting)
        for number, sighting in sightings
        if sighting.version == wording.version_id
    ]
    number, best = min(
        seen, key=lambda pair: _EVIDENCE.index(pair[1].evidence), default=(None, None)
    )
    corroborated = is_corroborated([sighting for _, sighting in seen])
    attribution = finding.attribution
    standing = judge_standing([sighting for _, sighting in sightings], wording.version_id)
    shown = shown_wordings.sightings_by_version(sightings)
    is_contradicted = wording.version_id in (
        shown_wordings.contradicted_among(shown)[0] | shown_wordings.outnumbered_versions(shown)
    )
    if attribution == "confirmed" and (standing == "unknown" or is_contradicted):
        # Nobody but pages says that there ever was such a post.
        attribution = "unresolved"
    later = shown_wordings.find_later_wording(sightings, wording.version_id, prepared.published_at)
    rewording = None
    if later is not None and finding.match.wording in FINE_WORDINGS:
        before = evidence.earlier_wordings.get(later.before)
        rewording = shown_wordings.describe_rewording(prepared.quotation, later, before)
    timing = finding.timing if rewording is None else "unknown"
    return replace(
        finding,
        post=_with_mark(finding.post, wording, evidence),
        attribution=attribution,
        timing=timing,
        standing=standing,
        evidence=best.evidence if best else "import",
        captured_at=best.seen_at if best else None,
        archived=tuple(
            dict.fromkeys(sighting.archived for _, sighting in seen if sighting.archived)
        ),
        sighting_id=number,
        corroborated=corroborated,
        rewording=rewording,
        problem=problem_of(
            finding.match.wording,
            finding.match.flags,
            attribution,
            timing,
            finding.tie,
            corroborated=corroborated
            and standing != "unknown"
            and not finding.excused
            and rewording is None
            and not shown_wordings.may_be_edited(sightings, shown),
        ),
    )


def _with_mark(post: Post, wording: StoredVersion, evidence: ClaimEvidence) -> Post:
    """Add who verified the name by which a post's author is shown, where its platform says so."""
    names = evidence.speaker.verified.get(wording.author_id or 0, {})
    if not names and post.author.verified_by is None:
        return post
    author = replace(post.author, verified_by=names.get(post.author.name or ""))
    return replace(post, author=author)

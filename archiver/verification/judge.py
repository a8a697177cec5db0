"""Judge a claim by the evidence that an archive holds: pure, no database and no clock.

The verdict never depends on the order in which the archive was filled.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from archiver.matching.compare import compare_quotation
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.quotation import prepare_post
from archiver.matching.reposts import RepostedPassage, reposted_passage
from archiver.matching.rules import (
    FINE_WORDINGS,
    decide_verdict,
    judge_standing,
    judge_timing,
    rank_findings,
)
from archiver.models.records import (
    Attribution,
    Author,
    Claim,
    Evidence,
    Finding,
    Match,
    Timing,
    Verdict,
)
from archiver.models.stored_posts import StoredVersion
from archiver.verification.evidence import (
    AccountNames,
    CandidatePost,
    ClaimEvidence,
    Comparison,
    PreparedClaim,
    SpeakerEvidence,
    prepare_claim,
)
from archiver.verification.match_selection import best_match_of_each_post, select_matches

MOST_FINDINGS = 20
"""Posts that one verdict lists."""
WORDS_NEEDED = 3
"""A quotation of fewer words is sought only in posts that are near."""
_SHORT = 6
"""A quotation of fewer words is held altered only against near posts."""
_EVIDENCE = get_args(Evidence)
_NOBODY = AccountNames()


def judge(claim: Claim, evidence: ClaimEvidence) -> Verdict:
    """Judge a claim by the evidence gathered for it.

    Raises UnusableClaim where the claim has no words, too many, or a date that is none.
    """
    prepared = prepare_claim(claim)
    ranked = rank_candidates(prepared, evidence)[:MOST_FINDINGS]
    findings = [_with_sightings(finding, post, evidence) for post, finding in ranked]
    few = len(prepared.quotation) < WORDS_NEEDED
    return decide_verdict(claim, findings, evidence.searched, too_short=few)


def compare_candidate(
    prepared: PreparedClaim,
    wording: StoredVersion,
    speaker: SpeakerEvidence,
    account: AccountNames = _NOBODY,
) -> Comparison:
    """Compare one wording with a claim: whose it is, and how the quotation stands in it."""
    claim, by = prepared.claim, wording.post.author
    bearers = speaker.bearers
    if wording.author_id in speaker.namesakes:
        bearers = replace(bearers, alone=False)
    attribution = attribute_claim(
        claim.speaker, by, bearers, wording.account, account.names, account.handles
    )
    near = attribution == "confirmed" or wording.post.key in claim.near
    own = {*account.handles, *([by.handle.casefold()] if by.handle else ())}
    candidate = CandidatePost(wording, prepare_post(wording.version), attribution, near, own)
    if not near and len(prepared.quotation) < WORDS_NEEDED:
        return candidate, None
    return candidate, compare_quotation(prepared.quotation, candidate.source, near=near)


def may_run_over_posts(prepared: PreparedClaim, comparisons: Sequence[Comparison]) -> bool:
    """Whether a quotation that stands in no post may stand in several of a thread."""
    return len(prepared.quotation) >= _SHORT and not any(
        match is not None and match.wording in FINE_WORDINGS for _, match in comparisons
    )


def matching_posts(
    prepared: PreparedClaim, evidence: ClaimEvidence
) -> list[tuple[CandidatePost, Match]]:
    """Select the best match of each post that a quotation stands in."""
    compared = {
        number: evidence.comparisons.get(number)
        or compare_candidate(
            prepared,
            wording,
            evidence.speaker,
            evidence.accounts.get(wording.author_id or 0, _NOBODY),
        )
        for number, wording in evidence.versions.items()
    }
    candidates = {number: candidate for number, (candidate, _) in compared.items()}
    for wording, before in evidence.continuations:
        candidates[wording.version_id] = replace(
            candidates[before], wording=wording, source=prepare_post(wording.version)
        )
    matches = [(one, match) for one, match in compared.values() if match is not None]
    return list(best_match_of_each_post(select_matches(prepared.quotation, candidates, matches)))


def rank_candidates(
    prepared: PreparedClaim, evidence: ClaimEvidence
) -> list[tuple[CandidatePost, Finding]]:
    """Rank the posts that answer a claim, best first; sightings are not considered yet."""
    posts: dict[str, CandidatePost] = {}
    findings: list[Finding] = []
    for candidate, match in matching_posts(prepared, evidence):
        wording = candidate.wording
        posts[wording.post.key] = candidate
        findings.append(
            Finding(
                match=match,
                post=wording.post,
                version=wording.version,
                attribution=_attribute_words(prepared.claim, candidate, match, evidence),
                timing=_judge_post_time(prepared, candidate),
                standing="unchecked",
                evidence="import",
                version_id=wording.version_id,
            )
        )
    return [(posts[one.post.key], one) for one in rank_findings(findings)]


def shared_passage(candidate: CandidatePost, match: Match) -> RepostedPassage | None:
    """Find the passage around a match that the post's author only shares from another account."""
    passage = reposted_passage(candidate.wording.version.text, match.span)
    if passage is None or passage.handle.casefold() in candidate.handles:
        return None
    return passage


def _attribute_words(
    claim: Claim, candidate: CandidatePost, match: Match, evidence: ClaimEvidence
) -> Attribution:
    """Tell whose the matched words are: not the author's where the post only shares them.

    Who shares is not who speaks, so that the sharer is a `mismatch`; where the text may only
    speak to the other, neither is confirmed.
    """
    passage = shared_passage(candidate, match) if claim.speaker else None
    if passage is None:
        return candidate.attribution
    platform, handle = candidate.wording.post.platform, passage.handle.casefold()
    owners = evidence.owners.get((platform, handle), ())
    # Of two who had it one after the other nobody can tell who is meant.
    names = [name for one in owners for name in one.names] if len(owners) < 2 else []
    handles = (
        (owners[0].handles if owners else {handle: False}) if len(owners) < 2 else {handle: True}
    )
    account = f"{platform}:{handle}"
    owner = attribute_claim(
        claim.speaker, Author(handle=handle), evidence.speaker.bearers, account, names, handles
    )
    if len(owners) == 1 and owner == candidate.attribution == "mismatch":
        return "mismatch"
    if not passage.sure:
        return "unresolved"
    if owner == "confirmed":
        return "confirmed"
    return "mismatch" if candidate.attribution == "confirmed" else "unresolved"


def _judge_post_time(prepared: PreparedClaim, candidate: CandidatePost) -> Timing:
    """Judge whether the article can have quoted the post.

    An article that embeds the very post was changed after the time it gives: that time then
    tells nothing, and least of all that it invented the quotation.
    """
    post = candidate.wording.post
    found = judge_timing(prepared.published_at, post.posted_at)
    is_shown = post.key in prepared.claim.shown
    return "unknown" if found == "impossible" and is_shown else found


def _with_sightings(finding: Finding, candidate: CandidatePost, evidence: ClaimEvidence) -> Finding:
    """Add what sightings tell: the post's standing, and the best of those of this wording."""
    wording = candidate.wording
    sightings = evidence.sightings.get(wording.post_id, ())
    seen = [(number, one) for number, one in sightings if one.version == wording.version_id]
    number, best = min(
        seen, key=lambda pair: _EVIDENCE.index(pair[1].evidence), default=(None, None)
    )
    return replace(
        finding,
        standing=judge_standing([one for _, one in sightings], wording.version_id),
        evidence=best.evidence if best else "import",
        captured_at=best.seen_at if best else None,
        archived=tuple(dict.fromkeys(one.archived for _, one in seen if one.archived)),
        sighting_id=number,
    )

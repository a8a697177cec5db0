"""Tell why the posts that an article cites cannot settle a quotation: rules 4, `unconfirmed`.

Pure. Whoever cites a post of which nothing is held, or one in another language, or half a thread,
has given a source: that its words are not found there says nothing against the quotation.
"""

from collections.abc import Iterator, Sequence

from archiver.languages.detect import languages_of_words
from archiver.matching.people.accusation import is_named_in
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.matching.rules import FINE_WORDINGS, judge_timing
from archiver.matching.spliced import run_at_edge
from archiver.matching.ties import count_content
from archiver.models.records import Reason
from archiver.models.verdict_records import Finding, Match
from archiver.verification.evidence import (
    AccountNames,
    CandidatePost,
    ClaimEvidence,
    PreparedClaim,
)

_EDGE = 4
"""So many words of a quotation stand at the edge of a post that a thread continues."""


def find_reason(prepared: PreparedClaim, evidence: ClaimEvidence) -> Reason | None:
    """Say `no_text` where a cited post by the speaker, or by nobody known, has no words held."""
    for cited in evidence.cited:
        if cited.has_words:
            continue
        account = evidence.accounts.get(cited.author_id or 0, AccountNames())
        author = cited.post.author
        if not author.handle and not author.name:
            # Where somebody named is said to have spoken, an unknown post is not the source.
            if prepared.claim.cue in {"post", "unknown"}:
                return "no_text"
            continue
        by = attribute_claim(
            prepared.claim.speaker,
            author,
            evidence.speaker.bearers,
            cited.account,
            account.names,
            account.handles,
        )
        if by == "confirmed":
            return "no_text"
    return None


def unsettled_findings(
    prepared: PreparedClaim, evidence: ClaimEvidence, findings: Sequence[Finding]
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield the cited posts that give a reason, unless a post surely meant has the words."""
    if any(one.match.wording in FINE_WORDINGS and one.tie != "possible" for one in findings):
        return
    cited = [one for one, _ in evidence.comparisons.values() if one.cited]
    yield from _half_threads(prepared, cited)
    yield from _other_languages(prepared, cited)


def _half_threads(
    prepared: PreparedClaim, cited: Sequence[CandidatePost]
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield cited posts at whose end the quotation begins, or at whose beginning it ends."""
    for candidate in cited:
        match = _edge_match(prepared.quotation, candidate.source)
        if match is not None:
            yield candidate, _unsettled(prepared, candidate, match, "thread")


def _edge_match(quotation: PreparedQuotation, source: PreparedPost) -> Match | None:
    run = run_at_edge(quotation, source)
    if run is None or source.truncated:
        return None
    first, last, norms = run
    rest = len(quotation) - len(norms)
    if len(norms) < _EDGE or count_content(norms) < 2 or rest < _EDGE:
        return None
    return Match(
        wording="unconfirmed",
        span=source.words.span(first, last),
        coverage=round(min(1.0, len(norms) / source.own), 4),
        words=len(norms),
        norms=norms,
        run=len(norms),
    )


def _other_languages(
    prepared: PreparedClaim, cited: Sequence[CandidatePost]
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield cited posts where all of them are in another language than the quotation."""
    claim = prepared.claim
    languages = languages_of_words(prepared.quotation.words.norms)
    if "zh" in languages:
        languages |= {"ja"}  # words of Han characters alone are in both
    if not cited or any(languages & languages_of_words(one.source.words.norms) for one in cited):
        return
    for candidate in cited:
        is_theirs = candidate.attribution == "confirmed" or is_named_in(
            claim.paragraph, candidate.names, candidate.handles, surely=True
        )
        if is_theirs:
            match = Match(wording="unconfirmed", span=(0, 0), coverage=0.0)
            yield candidate, _unsettled(prepared, candidate, match, "other_language")


def _unsettled(
    prepared: PreparedClaim, candidate: CandidatePost, match: Match, reason: Reason
) -> Finding:
    wording = candidate.wording
    timing = judge_timing(prepared.published_at, wording.post.posted_at)
    return Finding(
        match=match,
        post=wording.post,
        version=wording.version,
        attribution="unresolved" if candidate.attribution == "mismatch" else candidate.attribution,
        timing="unknown" if timing == "impossible" else timing,
        standing="unchecked",
        evidence="import",
        tie="cited",
        reason=reason,
        version_id=wording.version_id,
    )

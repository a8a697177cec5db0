"""Tell why the posts that an article cites cannot settle a quotation: rules 4, `unconfirmed`.

Pure. Whoever cites a post of which nothing is held, or one in another language, or half a thread,
has given a source: that its words are not found there says nothing against the quotation.
"""

from collections.abc import Iterator, Sequence

from archiver.languages.detect import languages_of_words
from archiver.matching.people.accusation import is_named_in
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.people.names import are_in_other_scripts, fold_name, name_parts
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.matching.rules import FINE_WORDINGS, judge_timing
from archiver.matching.spliced import held_segments, run_at_edge
from archiver.matching.stretch import units_per_word
from archiver.matching.ties import count_content
from archiver.models.records import Attribution, Reason
from archiver.models.stored_posts import CitedPost, ThreadNeighbour
from archiver.models.verdict_records import Finding, Match
from archiver.verification.evidence import (
    AccountNames,
    CandidatePost,
    ClaimEvidence,
    PreparedClaim,
)

_EDGE = 4
"""So many words of a quotation stand in a post that a thread continues."""
_CONTENT = 2
"""And so many of them are content words."""
WORDS_NEEDED = 3
"""A quotation of fewer words is sought only in posts that its article cites."""
_APART = str.maketrans("", "", "_-.")
"""What handles have between the words of a name: "ana_brook"."""


def find_reason(
    prepared: PreparedClaim, evidence: ClaimEvidence, *, is_cited: bool = False
) -> Reason | None:
    """Say `no_text` where a cited post by the speaker, or by nobody known, has no words held.

    A neighbour in its thread of which nothing is held counts only for what is said to have been
    posted, where no cited post has some of it (`is_cited`): who cites one post of a thread mostly
    quotes that one. One or two words are too short to ask for unless they were posted: most are a
    term in marks, of which a link elsewhere in the article says nothing.
    """
    if not evidence.cited or _is_too_short(prepared):
        return None
    posted = prepared.claim.cue == "post" and not is_cited
    unheld = {neighbour.of for neighbour in evidence.neighbours if not neighbour.has_words}
    spoken = {
        passage.transcript.post.key
        for passage in evidence.speech
        if passage.transcript.post and passage.version_id in evidence.cited_speech
    }
    for cited in evidence.cited:
        if cited.post.key in spoken:
            continue
        if cited.has_words and not (posted and cited.post_id in unheld):
            continue
        author = cited.post.author
        if not author.handle and not author.name:
            # Where somebody named is said to have spoken, an unknown post is not the source.
            if not cited.has_words and prepared.claim.cue in {"post", "unknown"}:
                return "no_text"
            continue
        if _by_speaker(prepared, evidence, cited) == "confirmed":
            return "no_text"
        if prepared.claim.cue != "speech" and _spells(author.handle, prepared.claim.speaker):
            return "no_text"
    return None


def _is_too_short(prepared: PreparedClaim) -> bool:
    return len(prepared.quotation) < WORDS_NEEDED and prepared.claim.cue != "post"


def _spells(handle: str | None, speaker: str | None) -> bool:
    """Tell whether a handle is somebody's whole name: enough to say that their post may be cited.

    Without its server, or the domain behind it: "@anabrook@social.example", "anabrook.example".
    """
    words = name_parts(speaker or "")
    local = fold_name((handle or "").casefold().removeprefix("@").partition("@")[0])
    spelled = {local.translate(_APART), local.partition(".")[0].translate(_APART)}
    return len(words) > 1 and fold_name("".join(words)) in spelled


def _by_speaker(prepared: PreparedClaim, evidence: ClaimEvidence, cited: CitedPost) -> Attribution:
    account = evidence.accounts.get(cited.author_id or 0, AccountNames())
    return attribute_claim(
        prepared.claim.speaker,
        cited.post.author,
        evidence.speaker.bearers,
        cited.account,
        account.names,
        account.handles,
    )


def unsettled_findings(
    prepared: PreparedClaim, evidence: ClaimEvidence, findings: Sequence[Finding]
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield the cited posts that give a reason, unless a post surely meant has the words."""
    if any(
        finding.match.wording in FINE_WORDINGS and finding.tie != "possible" for finding in findings
    ):
        return
    if not evidence.cited or _is_too_short(prepared):
        return
    cited = [candidate for candidate, _ in evidence.comparisons.values() if candidate.cited]
    yield from _half_threads(prepared, evidence, cited, findings)
    yield from _other_languages(prepared, cited)


def _half_threads(
    prepared: PreparedClaim,
    evidence: ClaimEvidence,
    cited: Sequence[CandidatePost],
    findings: Sequence[Finding],
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield cited posts that hold the quotation's beginning or end, the rest being elsewhere."""
    if any("spliced" in finding.match.flags for finding in findings):
        return  # it runs over posts that are held, and they have it all
    for candidate in cited:
        beside = [
            neighbour
            for neighbour in evidence.neighbours
            if neighbour.of == candidate.wording.post_id
        ]
        match = _edge_match(prepared.quotation, candidate.source, beside)
        if match is not None:
            yield candidate, _unsettled(prepared, candidate, match, "thread")


def _edge_match(
    quotation: PreparedQuotation, source: PreparedPost, beside: Sequence[ThreadNeighbour]
) -> Match | None:
    """Match what of a quotation stands in a post, where the rest may stand in its neighbour.

    That is so where the post breaks off in the quotation, or begins in it, and no neighbour on
    that side is held whole. Where one is known to be there, and the quotation says by an ellipsis
    that it leaves something out, its parts may stand anywhere in the post.
    """
    if source.truncated:
        return None
    unheld = {neighbour.side for neighbour in beside if not neighbour.has_words}
    held = {neighbour.side for neighbour in beside if neighbour.has_words} - unheld
    run = run_at_edge(quotation, source)
    if run is not None and ("before" if run.begins_post else "after") in held:
        run = None
    if run is None and unheld and len(quotation.segments) > 1:
        run = held_segments(quotation, source, last="before" in unheld, first="after" in unheld)
    if run is None:
        return None
    unit = units_per_word(run.norms)
    rest = len(quotation) - len(run.norms)
    enough = len(run.norms) >= _EDGE * unit and count_content(run.norms) >= _CONTENT
    if not enough or rest < (1 if unheld else _EDGE * unit):
        return None
    return Match(
        wording="unconfirmed",
        span=source.words.span(run.first, run.last),
        coverage=round(min(1.0, len(run.norms) / source.own), 4),
        words=len(run.norms),
        norms=run.norms,
        run=len(run.norms),
    )


def _other_languages(
    prepared: PreparedClaim, cited: Sequence[CandidatePost]
) -> Iterator[tuple[CandidatePost, Finding]]:
    """Yield cited posts where all of them are in another language than the quotation."""
    if not cited:
        return
    claim = prepared.claim
    languages = languages_of_words(prepared.quotation.words.norms)
    if "zh" in languages:
        languages |= {"ja"}  # words of Han characters alone are in both
    if any(languages & languages_of_words(one.source.words.norms) for one in cited):
        return
    for candidate in cited:
        is_theirs = candidate.attribution == "confirmed" or is_named_in(
            claim.paragraph, candidate.names, candidate.handles, surely=True
        )
        if is_theirs or (
            claim.cue == "post"
            and candidate.attribution == "unresolved"
            and are_in_other_scripts(candidate.names, claim.speaker)
        ):
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

"""Turn a passage of speech that a quotation stands in into a finding, stricter than with a post.

Pure. A problem is only said of what an official or a newspaper's transcript of a surely meant event
has, where the words are the speaker's own and the difference is more than two writers hear.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from archiver.matching.cleaned import compare_one_speech, compare_speech
from archiver.matching.people.accusation import is_named_in, may_accuse
from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.quotation import PreparedPost, prepare_post
from archiver.matching.quoting import Voice, find_voice
from archiver.matching.rules import FINE_WORDINGS, judge_timing, problem_of, wording_rank
from archiver.matching.speech_ties import (
    SpeechRelation,
    cuts_gravely,
    is_reported,
    is_slight,
    may_tie_altered,
    tie_speech,
)
from archiver.matching.spoken_bounds import SpeechBound, SpokenBounds
from archiver.matching.ties import is_sure
from archiver.models.records import Attribution, Author, Post, PostVersion, Span, Tie
from archiver.models.transcript_records import SPEECH, SpeechPassage, Transcript
from archiver.models.verdict_records import Finding, Match, SimilarPost, SpokenPlace
from archiver.models.vocabulary import SURE_KINDS, LeadShare
from archiver.text.dates import parse_date
from archiver.text.words import word_norms
from archiver.verification.evidence import ClaimEvidence, PreparedClaim
from archiver.verification.spoken_stretches import join_passages

_AROUND = 800
"""Characters of a long turn that are shown before and after a match."""
_CLOSE_WORDS, _CLOSE_SHARE = 6, 0.7
"""What shares so much of a quotation is close to it, and no chance."""
_LEAST_ALIKE = 3
"""Words that what is only alike shares at the least: "jobs, jobs, jobs" is one, said again."""
_STOCK_SHARE = 0.75
"""What another event shares of what one does shows that the words are said again and again."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A passage that a quotation stands in, and how."""

    passage: SpeechPassage
    source: PreparedPost
    match: Match
    author: Attribution
    relation: SpeechRelation
    tie: Tie | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class _Unheard:
    """A passage that shares words with a quotation, and what it can hold of it at the most."""

    place: int
    passage: SpeechPassage
    bound: SpeechBound
    author: Attribution
    cited: bool


@dataclass(frozen=True, slots=True)
class SpokenResult:
    """What was spoken that answers a claim, without order, and what is only alike."""

    findings: tuple[Finding, ...] = ()
    leads: tuple[SimilarPost, ...] = ()


def judge_speech(
    prepared: PreparedClaim, evidence: ClaimEvidence, *, with_leads: bool = True
) -> SpokenResult:
    """Judge what was spoken: the best place of each event, tied to the claim or only alike.

    What is only alike is told where nothing is tied, and not at all without `with_leads`.
    """
    if not evidence.speech:
        return SpokenResult()
    best: dict[str, _Heard] = {}
    alike: dict[str, _Heard] = {}
    for heard in _hear_all(prepared, evidence, with_leads=with_leads):
        if heard.tie is None and len(heard.match.norms) < _LEAST_ALIKE:
            continue
        held = alike if heard.tie is None else best
        known = held.get(heard.passage.transcript.id)
        if known is None or _order(heard) < _order(known):
            held[heard.passage.transcript.id] = heard
    every = list(best.values())
    nearest = _nearest(every, prepared.published_at)
    return SpokenResult(
        tuple(_finding(prepared, evidence, one, every, nearest) for one in every),
        tuple(_lead(prepared, one) for one in alike.values()) if with_leads and not best else (),
    )


def _hear_all(
    prepared: PreparedClaim, evidence: ClaimEvidence, *, with_leads: bool
) -> list[_Heard]:
    """Compare passages with a quotation, in their order; all that may be tied to it at the least.

    Most of what shares words with a quotation is only alike, which takes longest to compare and
    is shown where nothing is tied.
    """
    bounds = SpokenBounds(prepared.quotation)
    authors: dict[tuple[str | None, frozenset[str]], Attribution] = {}
    found: dict[int, _Heard | None] = {}
    later: list[_Unheard] = []
    passages = join_passages(evidence.speech, declared=prepared.quotation.declared)
    for place, passage in enumerate(passages):
        norms = word_norms(passage.text)
        bound = bounds.find(norms, passage.text, passage.transcript.language)
        if bound is None:
            continue
        by = passage.speaker, passage.names
        if by not in authors:
            authors[by] = _attribute(prepared, evidence, *by)
        author = authors[by]
        cited = passage.version_id in evidence.cited_speech
        one = _Unheard(place, passage, bound, author, cited)
        ties = may_tie_altered(bound.most, len(prepared.quotation), author, cited=cited)
        found[place] = _hear(prepared, one, altered=ties)
        if found[place] is None and not ties:
            later.append(one)
    if with_leads and not any(heard and heard.tie for heard in found.values()):
        found |= {one.place: _hear(prepared, one, altered=True, closely=False) for one in later}
    return [heard for heard in found.values() if heard]


def _order(heard: _Heard) -> tuple[int, int, int, int]:
    tie = ("cited", "likely", "possible", None).index(heard.tie)
    wording = wording_rank(heard.match.wording)
    return tie, wording, -heard.match.words, heard.passage.offset


def _hear(
    prepared: PreparedClaim, one: _Unheard, *, altered: bool, closely: bool = True
) -> _Heard | None:
    """Compare a passage, as `compare_speech` does."""
    claim, passage, author = prepared.claim, one.passage, one.author
    event = passage.transcript
    if not altered and not one.bound.may_hold:
        return None
    source = prepare_post(PostVersion(text=passage.text))
    match = compare_speech(
        prepared.quotation,
        source,
        one.bound,
        near=author == "confirmed" or one.cited,
        cited=one.cited,
        altered=altered,
        closely=closely,
    )
    if match is None or match.wording == "unconfirmed":
        return None
    timing = judge_timing(prepared.published_at, _moment(event))
    relation = SpeechRelation(
        author,
        one.cited,
        existed=timing != "impossible",
        reported=is_reported(
            claim.paragraph,
            event,
            claim.speaker,
            prepared.published_at,
            claim.first_published_at,
        ),
    )
    tie = tie_speech(match, len(prepared.quotation), relation)
    if tie is None and match.wording == "altered":
        return _Heard(passage, source, match, author, relation, tie, "own")  # whose tells nothing
    voice = find_voice(prepared.quotation, source, match)
    if match.wording == "altered" and voice == "another":
        tie = None  # what somebody else said, in the speaker's words
    return _Heard(passage, source, match, author, relation, tie, voice)


def _moment(event: Transcript) -> str | None:
    """Give when an event was in UTC, or its day."""
    return parse_date(event.event_at) if event.event_at else None


def _attribute(
    prepared: PreparedClaim, evidence: ClaimEvidence, by: str | None, names: Collection[str]
) -> Attribution:
    """Tell whether the speaker named with a quotation is who speaks, by names beside theirs."""
    known = evidence.speaker.bearers
    speaker = prepared.claim.speaker
    if not speaker:
        return "unstated"
    found = [
        attribute_claim(
            said,
            Author(name=by),
            Bearers(accounts=known.accounts),
            "",
            [name for name in names if name],
        )
        for said in (speaker, *evidence.speaker.known_as)
    ]
    return "confirmed" if "confirmed" in found else found[0]


def _nearest(every: Sequence[_Heard], published_at: str | None) -> frozenset[str]:
    """List the events that are meant of those at which the words were said alike.

    That is the last before the article, and what else was on that day.
    """
    likely = [one for one in every if one.tie == "likely" and one.match.wording in FINE_WORDINGS]
    if not likely:
        return frozenset()
    best = min(wording_rank(one.match.wording) for one in likely)
    same = [one for one in likely if wording_rank(one.match.wording) == best]
    days = {one.passage.transcript.id: (_moment(one.passage.transcript) or "")[:10] for one in same}
    limit = (published_at or "9999")[:10]
    before = [day for day in days.values() if day <= limit] or list(days.values())
    last = max(before)
    return frozenset(name for name, day in days.items() if day == last)


def _finding(
    prepared: PreparedClaim,
    evidence: ClaimEvidence,
    heard: _Heard,
    every: Sequence[_Heard],
    nearest: frozenset[str],
) -> Finding:
    passage, match, event = heard.passage, heard.match, heard.passage.transcript
    tie = heard.tie or "possible"
    if tie == "likely" and nearest and event.id not in nearest:
        tie = "possible"  # the words were said again, nearer to the article
    if heard.voice != "own":
        match = replace(match, flags=(*match.flags, "quoting"))
    attribution = _settle(prepared, evidence, heard, tie)
    timing = judge_timing(prepared.published_at, _moment(event))
    sure = event.kind in SURE_KINDS
    grave = match.wording != "abridged" or cuts_gravely(match, event.language)
    problem = problem_of(
        match.wording,
        [flag for flag in match.flags if grave and flag != "spliced"],
        attribution,
        "unknown",
        tie,
        corroborated=sure
        and not event.claimed
        and heard.voice == "own"
        and not _is_harmless(heard, every),
    )
    unsettled = match.wording == "altered" and not sure
    low, high = _shown(passage, match)
    start, end = match.span
    match = replace(match, span=(start - low, end - low))
    post, version, place = _stand_in(passage, start, (low, high))
    return Finding(
        match=replace(match, wording="unconfirmed", flags=()) if unsettled else match,
        post=post,
        version=version,
        attribution=attribution,
        timing="unknown" if timing == "impossible" else timing,
        standing="unchecked",
        # What a site published is its word for what others said, as a page's is for posts.
        evidence="embed" if event.claimed else "import",
        tie=tie,
        reason="machine_text" if unsettled else None,
        corroborated=not event.claimed,
        problem=problem,
        speech=place,
    )


def _stand_in(
    passage: SpeechPassage, at: int, shown: Span
) -> tuple[Post, PostVersion, SpokenPlace]:
    """Give what stands for an event where posts stand: who speaks at a place, and what is shown."""
    event, turn = passage.transcript, passage.turn_at(at)
    who = turn.name or passage.speaker
    low, high = shown
    post = Post(
        key=f"{SPEECH}:{event.id}",
        platform=SPEECH,
        id=event.id,
        url=event.url,
        author=Author(name=who),
        posted_at=_moment(event),
    )
    place = SpokenPlace(
        transcript=event,
        speaker=who,
        at=passage.second_at(at),
        offset=passage.offset + low,
        turn=turn,
        version_id=passage.version_id,
    )
    return post, PostVersion(text=passage.text[low:high]), place


def _lead(prepared: PreparedClaim, heard: _Heard) -> SimilarPost:
    """Give what is only alike: where it was said, and the words that it shares."""
    passage, match = heard.passage, heard.match
    start, end = match.span
    post, version, place = _stand_in(passage, start, _shown(passage, match))
    size = len(prepared.quotation)
    is_close = len(match.norms) >= max(_CLOSE_WORDS, math.ceil(_CLOSE_SHARE * size))
    share: LeadShare = "most" if is_close else "some"
    if match.wording in FINE_WORDINGS:
        is_later = judge_timing(prepared.published_at, post.posted_at) == "impossible"
        share = "quoted" if heard.voice != "own" else "later" if is_later else "all"
    equal = tuple(difference.post.strip() for difference in match.diff if difference.op == "equal")
    return SimilarPost(
        post=post,
        version=version,
        words=equal or (passage.text[start:end],),
        share=share,
        speech=place,
    )


def _shown(passage: SpeechPassage, match: Match) -> Span:
    """Place the turns in which a match stands, in the text of the passage; not far beyond it."""
    start, end = match.span
    first, last = passage.turn_at(start), passage.turn_at(end - 1)
    low = max(first.offset - passage.offset, start - _AROUND, 0)
    high = min(last.offset + len(last.text) - passage.offset, end + _AROUND, len(passage.text))
    text = passage.text
    if low and low == start - _AROUND:
        low = text.find(" ", low, start) + 1 or low
    if high == end + _AROUND:
        high = max(text.rfind(" ", end, high), end)
    return low, high


def _is_harmless(heard: _Heard, every: Sequence[_Heard]) -> bool:
    """Tell whether a change is slight, or the words are said again and again with other changes."""
    if heard.match.wording != "altered":
        return False
    if is_slight(heard.match, heard.passage.transcript.language):
        return True
    if heard.tie == "cited":
        return False
    return any(
        other is not heard
        and other.author == "confirmed"
        and other.match.words >= _STOCK_SHARE * heard.match.words
        for other in every
    )


def _settle(
    prepared: PreparedClaim, evidence: ClaimEvidence, heard: _Heard, tie: Tie
) -> Attribution:
    """Say who spoke as far as the tie bears it; another than the speaker only where all is sure.

    The transcript is cited, official or a newspaper's, and the person named says nothing like it in
    the same event, nor do other speakers of the transcript: in a debate they answer each other.
    What a site published of what somebody said neither accuses nor, unless the article links it,
    confirms.
    """
    claim, match = prepared.claim, heard.match
    if heard.author == "confirmed":
        sure = (
            tie == "cited" or (tie == "likely" and not heard.passage.transcript.claimed)
        ) and heard.voice != "another"
        return "confirmed" if sure else "unresolved"
    if heard.author != "mismatch":
        return heard.author
    event, speaker = heard.passage.transcript, claim.speaker or ""
    names = [name for name in {heard.passage.speaker} if name]
    accused = (
        tie == "cited"
        and event.kind in SURE_KINDS
        and not event.claimed
        and heard.voice == "own"
        and match.wording in FINE_WORDINGS
        and bool(names)
        and is_sure(match, evidence.counts)
        and not is_named_in(claim.paragraph, names, ())
        and may_accuse(match, heard.source, speaker, names, ())
        and not _is_said_by_several(prepared, evidence, heard)
    )
    return "mismatch" if accused else "unresolved"


def _is_said_by_several(prepared: PreparedClaim, evidence: ClaimEvidence, heard: _Heard) -> bool:
    """Tell whether somebody else says much of the words in the same transcript."""
    for passage in evidence.speech:
        same = passage.version_id == heard.passage.version_id
        if same and passage.speaker != heard.passage.speaker:
            source = prepare_post(PostVersion(text=passage.text))
            if compare_one_speech(prepared.quotation, source, near=True) is not None:
                return True
    return False

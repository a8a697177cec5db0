"""Turn a post that a quotation stands in into a finding: its tie, whose the words are, its time.

Pure. A post that nothing ties to the quotation is no finding, but a lead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archiver.languages.speech_acts import DISOWNED, PASSED_ON, SET_APART, SPOKEN, THREADED
from archiver.matching.compare import compare_quotation
from archiver.matching.people.accusation import hands_on, is_named_in, may_accuse, stands_in_marks
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.quotation import prepare_quotation, strip_outer_marks
from archiver.matching.quoting import may_report
from archiver.matching.reposts import RepostedPassage, reposted_passage
from archiver.matching.rules import FINE_WORDINGS, judge_timing, wording_rank
from archiver.matching.stretch import units_per_word
from archiver.matching.ties import PostRelation, count_content, is_sure, tie_post
from archiver.models.records import Attribution, Author, LeadShare, Tie
from archiver.models.verdict_records import Claim, Finding, Match, SimilarPost
from archiver.models.vocabulary import NOT_ALL
from archiver.text.words import word_norms
from archiver.verification.cited_speakers import DECIDING_WORDS
from archiver.verification.evidence import CandidatePost, ClaimEvidence, PreparedClaim
from archiver.verification.presented_posts import (
    is_presented_as_post,
    is_quoted_by_speaker,
    names_somebody_else,
)
from archiver.verification.retold_words import is_retold

_MOST_LEADS = 5
_SPOKEN_LATER = timedelta(days=180)
"""What somebody else posted so long before it was spoken is a saying, or learned by heart."""
_DATE = len("2031-05-10")
_COMMON = 3
"""Accounts that have the same words; then nobody can tell whose they are."""


@dataclass(frozen=True, slots=True)
class MatchedPost:
    """A post that a quotation stands in.

    `joint` is the match by which they are tied, which for posts of one thread has the words of all.
    """

    candidate: CandidatePost
    match: Match
    joint: Match


def build_finding(
    prepared: PreparedClaim, evidence: ClaimEvidence, matched: MatchedPost
) -> Finding | None:
    """Judge a matching post: how it is tied, whose its words are, and when; None for a lead."""
    candidate, match = matched.candidate, matched.match
    claim, wording = prepared.claim, candidate.wording
    timing = judge_timing(prepared.published_at, wording.post.posted_at)
    author = _attribute_words(claim, candidate, match, evidence)
    known = PostRelation(author, candidate.cited, timing != "impossible", claim.cue)
    tie = tie_post(matched.joint, len(prepared.quotation), known, evidence.counts)
    if tie is None:
        return None
    if tie == "possible" and _ties_with_parts(prepared, matched, known, evidence):
        tie = "likely"
    if tie == "cited" and match.wording == "altered" and not _stands_whole(claim, evidence):
        return None
    if tie == "likely" and author in {"mismatch", "unresolved"}:
        if stands_in_marks(candidate.source, match):
            return None  # the post is not the source, but hands on what somebody said
        if match.wording == "altered" and not is_sure(match, evidence.counts):
            return None
    attribution = _settle_attribution(claim, evidence, matched, author, tie)
    is_elsewhere = match.wording == "altered" and (
        not is_presented_as_post(claim, wording.post, attribution)
        or is_retold(claim, match)
        or _is_anothers(claim, candidate, match, (author, attribution))
    )
    # Who posts later what an article says repeats it, unless the article says that it was posted.
    posted = timing == "impossible" and claim.cue == "post"
    is_younger = tie == "likely" and not posted and _may_be_younger(claim, wording.post.posted_at)
    is_apart = _is_set_apart(claim, attribution) or (
        tie != "cited"
        and attribution != "confirmed"
        and _may_repeat(prepared, wording.post.posted_at)
    )
    return Finding(
        match=match,
        post=wording.post,
        version=wording.version,
        attribution="unresolved"
        if attribution == "mismatch" and (is_younger or is_apart or is_elsewhere)
        else attribution,
        timing="unknown"
        if timing == "impossible" and not _is_sure_of_time(candidate, claim)
        else timing,
        standing="unchecked",
        evidence="import",
        tie=tie,
        reason="truncated" if match.wording == "unconfirmed" else None,
        excused=is_younger
        or is_apart
        or is_elsewhere
        or ("spliced" in match.flags and THREADED.search(claim.paragraph) is not None)
        or (attribution != "confirmed" and _is_reported(claim, candidate, match)),
        version_id=wording.version_id,
    )


def _is_set_apart(claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a quotation's paragraph says that it quotes what nobody posted in these words.

    Those are what it denies, calls invented, imagines or takes back, and lines of a song, a play, a
    letter or a headline. Where it says that the author of the post posted such a line, it is the
    post's all the same.
    """
    if not claim.paragraph:
        return False
    if DISOWNED.search(claim.paragraph):
        return True
    if claim.cue == "post" and attribution == "confirmed":
        return False
    return SET_APART.search(claim.paragraph) is not None


def _is_anothers(
    claim: Claim,
    candidate: CandidatePost,
    match: Match,
    attributions: tuple[Attribution, Attribution],
) -> bool:
    """Tell whether changed words may be somebody else's own, who answers the post or writes alike.

    Whoever is known to be another, and says the contrary or something else in the post's form,
    retorts; so may who is named in the sentence in which the author is not. `attributions` are
    whose the words are by the speaker's name, and by all that the article says.
    """
    by_name, settled = attributions
    if by_name == "mismatch" and settled != "confirmed":
        return "negation" in match.flags or any(
            count_content(word_norms(step.quote)) for step in match.diff if step.op != "equal"
        )
    names = (*candidate.names, *candidate.claimed)
    return names_somebody_else(claim, names, before=settled == "confirmed")


def _may_repeat(prepared: PreparedClaim, posted_at: str | None) -> bool:
    """Tell whether somebody else's post that nothing cites may only have the same words.

    Whoever listens to a speech or reads a statement posts what they hear, and a post of the day of
    which an article only gives the date may repeat it. Of what is far older somebody may make use.
    """
    claim = prepared.claim
    if not claim.paragraph:
        return False  # nothing is known of how the words were uttered
    if claim.cue == "statement" or (claim.cue == "speech" and SPOKEN.search(claim.paragraph)):
        return True
    if not posted_at or not prepared.published_at:
        return False
    posted, published = (date.fromisoformat(at[:10]) for at in (posted_at, prepared.published_at))
    if min(len(posted_at), len(prepared.published_at)) == _DATE and posted >= published:
        return True
    return claim.cue == "speech" and published - posted > _SPOKEN_LATER


def spare_common_words(findings: Sequence[Finding]) -> list[Finding]:
    """Accuse nobody by a post of words that the speaker has posted as well, or several accounts.

    Members of a party, and the readers of one appeal, post the same sentence; another who says it
    is as little quoted from one of them as from the next. A post that the article cites accuses by
    itself.
    """
    alike = [one for one in findings if one.match.wording in FINE_WORDINGS]
    accused = [one for one in findings if one.attribution == "mismatch"]
    if not any(one.attribution == "confirmed" for one in alike):
        accused = [one for one in accused if one.tie == "likely"]
        if len({one.post.author for one in accused}) < _COMMON:
            return list(findings)
    return [replace(one, attribution="unresolved") if one in accused else one for one in findings]


def _may_be_younger(claim: Claim, posted_at: str | None) -> bool:
    """Tell whether a post may be younger than a quotation: dated after the start of a live blog."""
    return judge_timing(claim.first_published_at, posted_at) == "impossible"


def _is_reported(claim: Claim, candidate: CandidatePost, match: Match) -> bool:
    """Tell whether a post may report what the speaker said.

    Another report may have it otherwise.
    """
    if not claim.speaker:
        return False
    return hands_on(candidate.source, match, claim.speaker) or may_report(candidate.source, match)


def _is_sure_of_time(candidate: CandidatePost, claim: Claim) -> bool:
    """Tell whether an article may be called older than a post: it cites none that is younger."""
    return claim.surely_dated and not candidate.cited


def list_leads(
    matched: Sequence[MatchedPost],
    spoken: Sequence[SimilarPost] = (),
    published_at: str | None = None,
) -> tuple[SimilarPost, ...]:
    """List up to five posts, or places in speech, that are only similar; who has most is first."""
    ordered = sorted(
        matched,
        key=lambda one: (
            wording_rank(one.match.wording),
            -one.match.words,
            one.candidate.wording.post.posted_at or "9999",
            one.candidate.wording.post.key,
        ),
    )
    posts = [
        SimilarPost(
            post=post.candidate.wording.post,
            version=post.candidate.wording.version,
            words=_shared_words(post),
            share=_share_of_lead(post, published_at),
        )
        for post in ordered[:_MOST_LEADS]
    ]
    if not spoken:
        return tuple(posts)
    every = [*posts, *sorted(spoken, key=lambda one: one.post.key)]
    return tuple(sorted(every, key=_share_order)[:_MOST_LEADS])


def _share_order(lead: SimilarPost) -> tuple[bool, int]:
    """Order what has all of the words before what has some, and this by how many."""
    return lead.share in NOT_ALL, -sum(len(word.split()) for word in lead.words)


def _share_of_lead(matched: MatchedPost, published_at: str | None) -> LeadShare:
    """Tell how much of the quotation a post that is no match holds, and why it is none."""
    candidate, match = matched.candidate, matched.match
    if match.wording not in FINE_WORDINGS:
        return "some"
    if shared_passage(candidate, match) or stands_in_marks(candidate.source, match):
        return "quoted"
    later = judge_timing(published_at, candidate.wording.post.posted_at)
    return "later" if later == "impossible" else "all"


def _shared_words(matched: MatchedPost) -> tuple[str, ...]:
    equal = [
        difference.post.strip() for difference in matched.match.diff if difference.op == "equal"
    ]
    start, end = matched.match.span
    return tuple(equal) or (matched.candidate.wording.version.text[start:end],)


def _stands_whole(claim: Claim, evidence: ClaimEvidence) -> bool:
    """Tell whether every other part of an interrupted utterance stands in a cited post as well.

    Where one does not, the article quotes something else than what it cites.
    """
    cited = [candidate for candidate, _ in evidence.comparisons.values() if candidate.cited]
    return all(
        any(compare_quotation(part, candidate.source, near=True) is not None for candidate in cited)
        for part in map(prepare_quotation, map(strip_outer_marks, claim.parts))
        if len(part)
    )


def _ties_with_parts(
    prepared: PreparedClaim, matched: MatchedPost, known: PostRelation, evidence: ClaimEvidence
) -> bool:
    """Tell whether a post has other parts of the utterance word for word.

    What its attribution interrupts is one utterance, tied by the words of all of its parts that
    stand in the post: "Late again?" Ana Brook said. "Then we row to Pelliwick."
    """
    if matched.match.wording not in FINE_WORDINGS:
        return False
    others = [
        match
        for part in map(prepare_quotation, map(strip_outer_marks, prepared.claim.parts))
        if len(part)
        and (match := compare_quotation(part, matched.candidate.source)) is not None
        and match.wording in FINE_WORDINGS
    ]
    if not others:
        return False
    norms = tuple(norm for one in (matched.match, *others) for norm in one.norms)
    whole = replace(matched.match, norms=norms, joined=frozenset())
    return tie_post(whole, len(norms), known, evidence.counts) == "likely"


def _settle_attribution(
    claim: Claim,
    evidence: ClaimEvidence,
    matched: MatchedPost,
    author: Attribution,
    tie: Tie,
) -> Attribution:
    """Decide who spoke, as far as the tie and the article support it.

    A cited post whose author is named beside the quotation decides where the text leaves it open.
    """
    candidate, match = matched.candidate, matched.match
    if author == "confirmed":
        shared = shared_passage(candidate, match) is not None  # it names its author by a handle
        known = shared or is_identified(claim, candidate, evidence)
        sure = tie == "cited" or (tie == "likely" and known)
        return "confirmed" if sure else "unresolved"
    speaker = claim.speaker or ""
    decides = (
        tie == "cited"
        and match.wording != "unconfirmed"
        and len(match.norms) >= DECIDING_WORDS * units_per_word(match.norms)
        and candidate.wording.author_id not in evidence.speaker.namesakes
        and is_named_in(claim.paragraph, candidate.names, candidate.handles, surely=True)
        and not shared_passage(candidate, match)  # else the words are not surely the author's
    )
    if decides and not (speaker and hands_on(candidate.source, match, speaker)):
        return "confirmed"
    if author != "mismatch":
        return author
    names = (*candidate.names, *candidate.claimed)
    says = match.wording in FINE_WORDINGS or (match.wording == "altered" and tie == "cited")
    accused = (
        says
        and not may_report(candidate.source, match)
        and not is_named_in(claim.paragraph, names, candidate.handles)
        and not is_named_in(claim.byline, names, candidate.handles)
        and not PASSED_ON.search(claim.paragraph)
        and not is_quoted_by_speaker(claim)
        and is_sure(match, evidence.counts)
        and may_accuse(match, candidate.source, speaker, names, candidate.handles)
    )
    return "mismatch" if accused else "unresolved"


def is_identified(claim: Claim, candidate: CandidatePost, evidence: ClaimEvidence) -> bool:
    """Tell whether more than a display name makes a post's author the speaker.

    An alias does, the account's handle, a file that the owner of the archive loaded, pages
    of two publishers that call the account so, and a mark of its platform that proves the name.
    An article that cites the post says itself whose it is.
    """
    if candidate.wording.author_id in evidence.speaker.identified:
        return True
    contested = evidence.accounts.get(candidate.wording.author_id or 0)
    handles = contested.handles if contested else dict.fromkeys(candidate.handles, False)
    by_handle = attribute_claim(
        claim.speaker,
        Author(handle=candidate.wording.post.author.handle),
        evidence.speaker.bearers,
        candidate.wording.account,
        handles=handles,
    )
    return by_handle == "confirmed"


def shared_passage(candidate: CandidatePost, match: Match) -> RepostedPassage | None:
    """Find the passage around a match that the post's author only shares from another account."""
    passage = reposted_passage(candidate.wording.version.text, match.span)
    if passage is None or (passage.sure and passage.handle.casefold() in candidate.handles):
        return None
    return passage


def _attribute_words(
    claim: Claim, candidate: CandidatePost, match: Match, evidence: ClaimEvidence
) -> Attribution:
    """Tell whose the matched words are: not the author's where the post only shares them.

    Where the text may only speak to the other, and where the sharer is named for what another
    said, neither is confirmed.
    """
    passage = shared_passage(candidate, match) if claim.speaker else None
    if passage is None:
        return candidate.attribution
    platform, handle = candidate.wording.post.platform, passage.handle.casefold()
    owners = evidence.owners.get((platform, handle), ())
    # Of two who had it one after the other nobody can tell who is meant.
    names = [name for one in owners for name in one.names] if len(owners) < 2 else []
    handles = {handle: len(owners) > 1} if len(owners) != 1 else owners[0].handles
    account = f"{platform}:{handle}"
    owner = attribute_claim(
        claim.speaker, Author(handle=handle), evidence.speaker.bearers, account, names, handles
    )
    return "confirmed" if owner == "confirmed" and passage.sure else "unresolved"

"""Hold what an archive has for and against a claim, as plain records: all that judging needs.

Imports neither SQLite nor the archive, so that a worker without a database can hold them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from archiver.errors import UnusableClaim
from archiver.matching.chance import WordCounts
from archiver.matching.people.attribution import Bearers
from archiver.matching.quotation import (
    PreparedPost,
    PreparedQuotation,
    prepare_quotation,
    strip_outer_marks,
)
from archiver.models.records import Attribution, PostVersion
from archiver.models.stored_posts import (
    CitedPost,
    StandingSighting,
    StoredVersion,
    ThreadNeighbour,
)
from archiver.models.transcript_records import SpeechPassage
from archiver.models.verdict_records import Claim, Match, Searched
from archiver.text.dates import parse_date

MAX_QUOTATION_CHARACTERS = 20_000
"""Characters of a quotation that are judged; the longest post of any platform has fewer."""


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim with its quotation divided into words and its date in one form."""

    claim: Claim
    quotation: PreparedQuotation
    published_at: str | None


@dataclass(frozen=True, slots=True)
class AccountNames:
    """The display names and handles of one account over time.

    `handles` are folded, with True for one that somebody else had too. `claimed` are names that
    only pages write beside a handle whose account is known by another: they make nobody of it.
    """

    names: Sequence[str] = ()
    handles: Mapping[str, bool] = field(default_factory=dict)
    claimed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SpeakerEvidence:
    """Who in the archive the speaker of a claim may be.

    `authors` are the ids of those authors; `namesakes` are the ones among them who share their
    whole name with another account of their platform. `identified` are authors whom more than
    their own display name ties to it: a file of the owner's, pages of two publishers, or that
    their platform shows the name as verified.
    `verified` are by author the names that their platform shows as verified, with who did that.
    `known_as` are other names that aliases join to the same accounts: a transcript may use one.
    """

    bearers: Bearers = field(default_factory=Bearers)
    authors: Sequence[int] = ()
    namesakes: Collection[int] = ()
    identified: Collection[int] = ()
    known_as: Collection[str] = ()
    verified: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CandidatePost:
    """A wording that may hold a quotation, whose it is, and whether it is near.

    It is near where its author is the speaker of the claim or the article cites it. `names` and
    `handles` are all that its author had, `claimed` the names that only pages gave to them.
    """

    wording: StoredVersion
    source: PreparedPost
    attribution: Attribution
    near: bool
    handles: Collection[str]
    names: Collection[str] = ()
    cited: bool = False
    claimed: Collection[str] = ()


Comparison = tuple[CandidatePost, Match | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvidence:
    """All that an archive knows about one claim.

    `versions` are the wordings to compare, likeliest first; `continuations` further wordings of
    a thread, each with the id of the version that it goes on from. `accounts` are by author id,
    `owners` of shared handles by platform and folded handle, `sightings` by post id.
    `comparisons`, by version id, were made while the evidence was gathered; what is not among
    them is compared when the claim is judged, with the same result. `cited` are the posts that the
    article embeds or links, with those that these quote and the neighbours in their threads of
    which words are held; `neighbours` are these and those of which nothing is. `counts` tell how
    common words are. `speech` are passages that may hold the words, `cited_speech` the versions of
    transcripts that the article links. `earlier_wordings` are by version what was seen of a
    matching post before a wording that is younger than the quotation.
    """

    speaker: SpeakerEvidence
    versions: Mapping[int, StoredVersion]
    continuations: Sequence[tuple[StoredVersion, int]] = ()
    accounts: Mapping[int, AccountNames] = field(default_factory=dict)
    owners: Mapping[tuple[str, str], Sequence[AccountNames]] = field(default_factory=dict)
    sightings: Mapping[int, Sequence[tuple[int, StandingSighting]]] = field(default_factory=dict)
    cited: Sequence[CitedPost] = ()
    neighbours: Sequence[ThreadNeighbour] = ()
    counts: WordCounts = field(default_factory=WordCounts)
    searched: Searched | None = None
    speaker_posts: Searched | None = None
    comparisons: Mapping[int, Comparison] = field(default_factory=dict)
    speech: Sequence[SpeechPassage] = ()
    cited_speech: Collection[int] = ()
    earlier_wordings: Mapping[int, PostVersion] = field(default_factory=dict)


def prepare_claim(claim: Claim) -> PreparedClaim:
    """Prepare a claim for comparison.

    Raises UnusableClaim for a quotation without a word, one that is too long, or a date
    that is none.
    """
    if len(claim.quote) > MAX_QUOTATION_CHARACTERS:
        raise UnusableClaim(
            f"the quotation has {len(claim.quote):,} characters; "
            f"give at most {MAX_QUOTATION_CHARACTERS:,}"
        )
    quotation = prepare_quotation(strip_outer_marks(claim.quote))
    if not len(quotation):
        raise UnusableClaim("the quotation has no words: give what was quoted, without the marks")
    published_at = parse_date(claim.published_at) if claim.published_at else None
    if claim.published_at and published_at is None:
        raise UnusableClaim(
            f"{claim.published_at!r} is no date: give one like 2024-07-13 or 2024-07-13T22:45:24Z"
        )
    return PreparedClaim(claim, quotation, published_at)

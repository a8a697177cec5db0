"""Hold what is claimed of a quotation, what it is held against, and the verdict.

As in `records`, everything here is frozen and nothing acts.
"""

from dataclasses import dataclass

from archiver.models.records import Post, PostVersion, Span
from archiver.models.transcript_records import PlacedTurn, Transcript
from archiver.models.vocabulary import (
    Attribution,
    Cue,
    Evidence,
    Flag,
    LeadShare,
    Op,
    Problem,
    Reason,
    Standing,
    Tie,
    Timing,
    Wording,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One word operation: raw text of the quotation, raw text of the post.

    `insert` is in the quotation only, `delete` in the post only.
    """

    op: Op
    quote: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a quotation's words stand in one version of one post.

    `span` counts in the post's raw text. `coverage` is the share (0 to 1) of the
    post's words that the quotation takes, `words` how many those are. `norms` are these words as
    they are compared, `joined` the indexes of those that go on a name, and `run` is how many of
    them stand in a row, or in declared segments.
    """

    wording: Wording
    span: Span
    coverage: float
    words: int = 0
    flags: tuple[Flag, ...] = ()
    diff: tuple[Difference, ...] = ()
    norms: tuple[str, ...] = ()
    joined: frozenset[int] = frozenset()
    run: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quotation to be judged, as somebody gives it.

    `near` are the keys of posts that its article embeds or links, `shown` of those that it
    embeds, `linked_speech` the archive's rows of events whose transcript or recording it links.
    What else its article tells is only known of a quotation read from one: `cue` is how the words
    were uttered, `paragraph` the text around the quotation, `byline` who wrote the article, `parts`
    are the other parts of an utterance that its attribution interrupts, and `beside` the other
    quotations of the paragraph. `surely_dated` is false where `published_at` is only a guess. An
    article changes, and an entry of a live blog is older than its last: `first_published_at` is the
    earliest that words of it can be from.
    """

    quote: str
    speaker: str | None = None
    published_at: str | None = None
    id: str | None = None
    near: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    linked_speech: frozenset[int] = frozenset()
    cue: Cue = "unknown"
    paragraph: str = ""
    byline: str = ""
    parts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    surely_dated: bool = True
    first_published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenPlace:
    """Where in an event words were spoken: the transcript, who speaks, the turn and its second.

    `version_id` is the row of the transcript's wording, `offset` where the text of the finding
    begins in it, so that a match's span can be placed; `at` counts in seconds, None where the
    transcript does not say. `turn` is where the words begin.
    """

    transcript: Transcript
    speaker: str | None
    at: float | None
    offset: int = 0
    turn: PlacedTurn | None = None
    version_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """That words stand only in a wording of a post first seen after the quotation was published.

    `before` is the text of the wording that was seen before it, last at `before_seen`.
    """

    first_seen: str
    before: str
    before_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One post that answers a claim, and everything needed to check that answer.

    Where the words were spoken, `speech` says where; `post` then stands for the event: its author
    is who speaks, its key the transcript's, its text what that person says around the words.

    `tie` tells how the post is tied to the quotation, `reason` why it cannot settle it.
    `corroborated` is false where only a publisher's page shows the post. `rewording` says that the
    words were first seen after the quotation, when the post had been seen in others. `excused` is
    true where the post is no measure of what the speaker said: it may only report that, or be
    younger.
    `captured_at` and `archived` say when the wording used was seen and where copies of it are
    kept; `version_id` and `sighting_id` are the rows of the archive it rests on.
    """

    match: Match
    post: Post
    version: PostVersion
    attribution: Attribution
    timing: Timing
    standing: Standing
    evidence: Evidence
    tie: Tie | None = None
    reason: Reason | None = None
    corroborated: bool = False
    excused: bool = False
    problem: Problem | None = None
    captured_at: str | None = None
    archived: tuple[str, ...] = ()
    version_id: int | None = None
    sighting_id: int | None = None
    speech: SpokenPlace | None = None
    rewording: Rewording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPost:
    """A post that is only similar to a quotation, with the words they share: no match.

    Of spoken words `speech` says where, and the post stands for the event, as in a finding. `share`
    tells a post that has all of the words, and why it is no match, from one with some.
    """

    post: Post
    version: PostVersion
    words: tuple[str, ...] = ()
    share: LeadShare = "some"
    speech: SpokenPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """How many posts whose words are held, by how many authors, from when to when.

    `authors` is None where the posts are those of one speaker. `transcripts` are those held, or
    those in which the speaker named speaks.
    """

    posts: int = 0
    authors: int | None = 0
    first: str | None = None
    last: str | None = None
    transcripts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The verdict on one claim: that of its best finding, which comes first.

    `leads` are posts and speech that are only similar. `speaker_posts` is what was held of the
    speaker.
    """

    claim: Claim
    wording: Wording
    flags: tuple[Flag, ...] = ()
    attribution: Attribution
    timing: Timing
    tie: Tie | None = None
    problem: Problem | None = None
    reason: Reason | None = None
    corroborated: bool | None = None
    findings: tuple[Finding, ...] = ()
    leads: tuple[SimilarPost, ...] = ()
    searched: Searched | None = None
    speaker_posts: Searched | None = None
    rules: str

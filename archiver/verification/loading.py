"""Load from an archive the evidence about one claim. Reads and writes nothing, judges nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from archiver.archive.index import candidates as search
from archiver.archive.store import aliases, author_lookup, authors, lookup, threads
from archiver.archive.store.held_speech import count_held_speech, holds_speech
from archiver.archive.store.name_marks import verified_names
from archiver.errors import UnusableClaim
from archiver.matching import shingles
from archiver.matching.chance import WordCounts
from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.people.names import name_words
from archiver.matching.rules import FINE_WORDINGS, is_known_author
from archiver.matching.stretch import may_be_near
from archiver.models.records import Author, PostVersion
from archiver.models.stored_posts import CitedPost, StandingSighting, StoredVersion, ThreadNeighbour
from archiver.models.verdict_records import Claim, Rewording, Searched, Verdict
from archiver.verification.evidence import (
    AccountNames,
    ClaimEvidence,
    Comparison,
    PreparedClaim,
    SpeakerEvidence,
    prepare_claim,
)
from archiver.verification.findings import shared_passage
from archiver.verification.gathered import Gathered, load_accounts
from archiver.verification.judge import (
    MOST_FINDINGS,
    RankedPosts,
    is_settled,
    may_run_over_posts,
    rank_posts,
)
from archiver.verification.shown_wordings import describe_rewording, find_later_wording
from archiver.verification.speech_lookup import load_speech
from archiver.verification.thread_lookup import find_continuations
from archiver.verification.unconfirmed import WORDS_NEEDED

_SHORT = 6
_MOST_ACCOUNTS = 50
"""Accounts of one speaker's name whose posts are counted."""
_NOBODY_NAMED = SpeakerEvidence()
_WHOLE = frozenset({"verbatim", "typographic"})


def load_evidence(
    connection: sqlite3.Connection, claim: Claim, *, before_each: Callable[[], None] | None = None
) -> ClaimEvidence:
    """Load what an archive holds about a claim; `before_each` is called before each comparison.

    Raises UnusableClaim where the claim cannot be judged.
    """
    return load_ranked(connection, prepare_claim(claim), before_each=before_each)[0]


def load_ranked(
    connection: sqlite3.Connection,
    prepared: PreparedClaim,
    *,
    before_each: Callable[[], None] | None = None,
) -> tuple[ClaimEvidence, RankedPosts]:
    """Load what an archive holds about a claim, with the posts tied to it, ranked."""
    claim = prepared.claim
    speaker = load_speaker(connection, claim.speaker)
    cited, quoted, neighbours = _load_cited(connection, claim)
    speaker = _with_namesakes(connection, speaker, cited)
    gathered = Gathered(
        connection,
        prepared,
        speaker,
        cited={post.post_id for post in cited},
        accounts=load_accounts(connection, [post.author_id for post in cited]),
        before_each=before_each,
    )
    comparisons = gathered.comparisons
    for batch in _batches(connection, prepared, sorted(speaker.authors), quoted):
        gathered.add(batch)
        gathered.replace_claims()
        if any(_is_whole(prepared, comparison) for comparison in comparisons.values()):
            break
    continuations: list[tuple[StoredVersion, int]] = []
    if may_run_over_posts(prepared, list(comparisons.values())):
        held = [candidate for candidate, _ in comparisons.values()]
        continuations = find_continuations(connection, prepared.quotation, held)
    has_speech = holds_speech(connection)
    speech, cited_speech = load_speech(connection, prepared) if has_speech else ([], frozenset())
    matching = [pair for pair in comparisons.values() if pair[1] is not None]
    norms = prepared.quotation.words.norms if matching or continuations else ()
    evidence = ClaimEvidence(
        speaker=speaker,
        versions=gathered.versions,
        continuations=continuations,
        accounts=gathered.accounts,
        sightings=gathered.sightings,
        cited=cited,
        neighbours=neighbours,
        counts=lookup.count_words(connection, norms) if norms else WordCounts(),
        comparisons=comparisons,
        speech=speech,
        cited_speech=cited_speech,
    )
    return _complete(connection, prepared, evidence, has_speech=has_speech)


def _with_namesakes(
    connection: sqlite3.Connection, speaker: SpeakerEvidence, cited: Sequence[CitedPost]
) -> SpeakerEvidence:
    """Add authors of cited posts whose name another account bears: it proves nothing of them."""
    if not cited:
        return speaker
    found = set(speaker.namesakes)
    for name in {post.post.author.name for post in cited if post.post.author.name}:
        bearing = dict(authors.authors_bearing(connection, name_words(name)))
        found |= authors.namesakes(connection, bearing)
    return replace(speaker, namesakes=found)


def _is_whole(prepared: PreparedClaim, comparison: Comparison) -> bool:
    match = comparison[1]
    return match is not None and match.wording in _WHOLE and is_settled(prepared, comparison)


def _load_cited(
    connection: sqlite3.Connection, claim: Claim
) -> tuple[list[CitedPost], list[StoredVersion], list[ThreadNeighbour]]:
    """Load the posts that an article embeds or links, those that these quote, and their neighbours.

    A neighbour in a thread of which words are held is cited with its post; the third list has
    all neighbours, held or not.
    """
    if not claim.near:
        return [], [], []
    versions = lookup.load_versions_of_posts(connection, claim.near)
    keys = {version.version.quoted for version in versions if version.version.quoted} - claim.near
    cited = lookup.load_cited_posts(connection, claim.near)
    neighbours = threads.load_neighbours(connection, [post.post_id for post in cited])
    keys |= {neighbour.key for neighbour in neighbours if neighbour.has_words} - claim.near
    if keys:
        versions += lookup.load_versions_of_posts(connection, keys)
        cited = lookup.load_cited_posts(connection, claim.near | keys)
    return cited, versions, neighbours


def _complete(
    connection: sqlite3.Connection,
    prepared: PreparedClaim,
    evidence: ClaimEvidence,
    *,
    has_speech: bool,
) -> tuple[ClaimEvidence, RankedPosts]:
    """Rank the matching posts; add whose shared words are, and the posts' sightings.

    How much was searched is counted where nothing answers the claim: nobody is told it else.
    """
    claim = prepared.claim
    matching = [pair for pair in evidence.comparisons.values() if pair[1] is not None]
    if claim.speaker and (matching or evidence.continuations):
        owners = {
            (candidate.wording.post.platform, passage.handle.casefold())
            for candidate, match in matching
            if match is not None and (passage := shared_passage(candidate, match))
        }
        evidence = replace(
            evidence,
            owners=_load_owners(connection, owners),
            speaker=_with_identified(connection, prepared, evidence),
        )
    posts = rank_posts(prepared, evidence)
    if posts.ranked or len(prepared.quotation) < WORDS_NEEDED:
        return _with_sightings(connection, prepared, evidence, posts), posts
    if posts.spoken.findings:
        return evidence, posts
    searched = lookup.count_searched(connection)
    theirs = _count_posts_of(connection, claim.speaker, evidence.speaker) if claim.speaker else None
    if has_speech:
        searched = replace(searched, transcripts=count_held_speech(connection).transcripts)
        if claim.speaker and theirs:
            spoken = count_held_speech(connection, [claim.speaker]).transcripts
            theirs = replace(theirs, transcripts=spoken)
    return replace(evidence, searched=searched, speaker_posts=theirs), posts


def _with_sightings(
    connection: sqlite3.Connection,
    prepared: PreparedClaim,
    evidence: ClaimEvidence,
    posts: RankedPosts,
) -> ClaimEvidence:
    """Add the sightings of ranked posts that are not loaded yet, and what the posts said before."""
    numbers = [candidate.wording.post_id for candidate, _ in posts.ranked[:MOST_FINDINGS]]
    missing = [number for number in numbers if number not in evidence.sightings]
    sightings = evidence.sightings
    if missing:
        sightings = {**sightings, **lookup.load_sightings_of_posts(connection, missing)}
    earlier = _load_earlier_wordings(connection, prepared, posts, sightings)
    if not missing and not earlier:
        return evidence
    return replace(evidence, sightings=sightings, earlier_wordings=earlier)


def _load_earlier_wordings(
    connection: sqlite3.Connection,
    prepared: PreparedClaim,
    posts: RankedPosts,
    sightings: Mapping[int, Sequence[tuple[int, StandingSighting]]],
) -> dict[int, PostVersion]:
    """Load what was seen of matching posts before wordings that are younger than the quotation."""
    found = (
        find_later_wording(
            sightings[candidate.wording.post_id],
            candidate.wording.version_id,
            prepared.published_at,
        )
        for candidate, _ in posts.ranked[:MOST_FINDINGS]
    )
    wanted = {later.before for later in found if later is not None}
    return {
        version.version_id: version.version for version in lookup.load_versions(connection, wanted)
    }


def _with_identified(
    connection: sqlite3.Connection, prepared: PreparedClaim, evidence: ClaimEvidence
) -> SpeakerEvidence:
    """Add which authors of matching posts by the speaker's name more than that name ties to it."""
    bearing = {
        candidate.wording.author_id
        for candidate, match in evidence.comparisons.values()
        if match is not None and candidate.attribution == "confirmed"
    }
    bearing |= {wording.author_id for wording, _ in evidence.continuations}
    found = {number for number in bearing if number}
    joined = aliases.joined_authors(connection, found) if found else set()
    verified = verified_names(connection, found) if found else {}
    known, said = evidence.speaker, prepared.claim.speaker
    identified = {
        number
        for number in found - joined
        if bears_verified_name(said, verified.get(number, ()), known)
        or is_known_author(author_lookup.witnesses_of_author(connection, number))
    }
    return replace(known, verified=verified, identified=joined | identified)


def bears_verified_name(
    speaker: str | None, verified: Iterable[str], known: SpeakerEvidence
) -> bool:
    """Tell whether one of an account's verified names is the speaker's."""
    return any(
        attribute_claim(speaker, Author(name=name), known.bearers, "") == "confirmed"
        for name in verified
    )


def load_rewording(
    connection: sqlite3.Connection, judged: Verdict, post_id: int, version_id: int
) -> Rewording | None:
    """Load whether only a wording that came after the quotation has its words.

    For a verdict that was stored, on a version of that post.
    """
    if judged.wording not in FINE_WORDINGS:
        return None
    try:
        prepared = prepare_claim(judged.claim)
    except UnusableClaim:
        return None  # stored when what is usable was more
    seen = lookup.load_sightings(connection, post_id)
    later = find_later_wording(seen, version_id, prepared.published_at)
    if later is None:
        return None
    before = lookup.load_versions(connection, [later.before])
    return describe_rewording(prepared.quotation, later, before[0].version if before else None)


def count_speaker_posts(connection: sqlite3.Connection, speaker: str) -> Searched:
    """Count what is held of a speaker: posts of accounts that are surely theirs, and speeches."""
    held = _count_posts_of(connection, speaker, load_speaker(connection, speaker))
    return replace(held, transcripts=count_held_speech(connection, [speaker]).transcripts)


def _count_posts_of(
    connection: sqlite3.Connection, name: str, speaker: SpeakerEvidence
) -> Searched:
    authors = list(speaker.authors)[:_MOST_ACCOUNTS]
    accounts = load_accounts(connection, authors)
    keys = author_lookup.keys_of_authors(connection, authors)
    return author_lookup.count_posts_of(
        connection,
        [
            number
            for number in authors
            if attribute_claim(
                name,
                Author(handle=next(iter(accounts[number].handles), None)),
                speaker.bearers
                if number not in speaker.namesakes
                else replace(speaker.bearers, alone=False),
                keys.get(number, ""),
                accounts[number].names,
                accounts[number].handles,
            )
            == "confirmed"
        ],
    )


def load_speaker(connection: sqlite3.Connection, speaker: str | None) -> SpeakerEvidence:
    """Load who the speaker named with a quotation may be."""
    if not speaker:
        return _NOBODY_NAMED
    named = name_words(speaker)
    found = author_lookup.find_speakers(connection, named, speaker.strip())
    accounts = aliases.accounts_named(connection, named)
    joined = aliases.accounts_meant(connection, accounts)
    handled = "" in found.values() and " " not in speaker.strip()
    return SpeakerEvidence(
        bearers=Bearers(
            aliases.people_of_authors(connection, found),
            accounts | set(joined.values()),
            handled=handled,
        ),
        authors=[*joined, *(one for one in found if one not in joined)],
        namesakes=authors.namesakes(connection, found),
        known_as=aliases.names_of_accounts(connection, accounts) if accounts else (),
    )


def _load_owners(
    connection: sqlite3.Connection, shared: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[AccountNames]]:
    """Load who has or had each of these handles on its platform."""
    numbers = {
        (platform, handle): authors.authors_who_had_handle(connection, platform, handle)
        for platform, handle in shared
    }
    accounts = load_accounts(connection, [one for some in numbers.values() for one in some])
    return {key: [accounts[one] for one in some] for key, some in numbers.items()}


def _batches(
    connection: sqlite3.Connection,
    prepared: PreparedClaim,
    meant: Sequence[int],
    near: list[StoredVersion],
) -> Iterator[list[StoredVersion]]:
    """Yield wordings worth comparing, in batches: the likelier to hold the words, the earlier.

    First those `near`, which the article cites, with all that hold the quotation whole, then what
    holds its parts, then what is only similar. A later batch cannot better a match of whole
    words, for those are all in the first.
    """
    quotation = prepared.quotation
    norms = quotation.words.norms
    if len(norms) < WORDS_NEEDED:
        yield near
        return
    whole = search.versions_holding_run(connection, norms, meant)
    if len(norms) < _SHORT and meant:
        whole += search.versions_holding_all_words(connection, norms, meant)
    yield near + lookup.load_versions(
        connection, search.earliest_versions(connection, whole, meant)
    )
    numbers: list[int] = []
    if quotation.declared:
        for start, end in quotation.segments:
            part = norms[start:end]
            found = search.versions_holding_run(connection, part, meant)
            numbers += search.earliest_versions(connection, found, meant)
            if len(part) < shingles.RUN:
                numbers += search.versions_holding_all_words(connection, part, meant)
        yield lookup.load_versions(connection, dict.fromkeys(numbers))
    if len(norms) >= _SHORT or meant:
        similar, clear = search.similar_versions(connection, norms)
        # The likeliest may be one post of a thread, and have few of the words.
        kept = similar[0] if clear else None
        yield lookup.load_versions(connection, similar, partial(may_be_near, quotation), kept)
    if meant:
        compounds = search.versions_with_compounds(connection, norms, meant)
        numbers = search.earliest_versions(connection, compounds, meant)
        yield lookup.load_versions(connection, numbers)

"""One claim in, one verdict out: candidates, comparison, attribution, time, order.

Reads the archive and writes nothing. The verdict never depends on the order in which the
archive was filled.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import get_args

from archiver.archive.index import candidates as search
from archiver.archive.store import aliases, authors, lookup
from archiver.archive.store.lookup import StoredVersion
from archiver.matching import shingles
from archiver.matching.compare import compare_quotation
from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.people.names import name_words
from archiver.matching.quotation import (
    PreparedQuotation,
    prepare_post,
    prepare_quotation,
    strip_outer_marks,
)
from archiver.matching.reposts import reposted_passage
from archiver.matching.rules import (
    FINE_WORDINGS,
    decide_verdict,
    judge_standing,
    judge_timing,
    rank_findings,
)
from archiver.matching.stretch import may_be_near
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
from archiver.text.dates import parse_date
from archiver.verification import match_selection
from archiver.verification.match_selection import CandidatePost
from archiver.verification.thread_lookup import thread_candidates

MAX_QUOTATION_CHARACTERS = 20_000
"""Characters of a quotation that are judged; the longest post of any platform has fewer."""
_SHOWN = 20
_WORDS_NEEDED = 3
_SHORT = 6
"""A quotation of fewer words is held altered only against near posts (VERDICTS 3)."""
_WHOLE = frozenset({"verbatim", "typographic"})
_EVIDENCE = get_args(Evidence)


class UnusableClaim(ValueError):
    """A claim that cannot be judged; the message tells its author why."""


def verify_claim(connection: sqlite3.Connection, claim: Claim) -> Verdict:
    """The verdict on one claim by what the archive holds.

    Raises UnusableClaim for a quotation without a word, one that is too long, or a date
    that is none.
    """
    quotation, published_at = _read(claim)
    named = name_words(claim.speaker) if claim.speaker else ()
    meant = lookup.find_speakers(connection, named, claim.speaker.strip()) if claim.speaker else {}
    accounts = aliases.accounts_named(connection, named)
    joined = aliases.accounts_meant(connection, accounts)
    accounts |= set(joined.values())
    handled = "" in meant.values() and " " not in (claim.speaker or "").strip()
    bearers = Bearers(aliases.people_of_authors(connection, meant), accounts, handled=handled)
    alike = authors.namesakes(connection, meant)
    meant = dict.fromkeys(joined, "") | meant
    few = len(quotation) < _WORDS_NEEDED
    candidates: dict[int, CandidatePost] = {}
    matches: list[tuple[CandidatePost, Match]] = []
    for wordings in _batches(connection, claim, quotation, sorted(meant)):
        numbers = [one.author_id for one in wordings if one.author_id] if claim.speaker else []
        names = lookup.names_of_authors(connection, numbers) if numbers else {}
        handles = lookup.handles_of_authors(connection, numbers) if numbers else {}
        for wording in wordings:
            if wording.version_id in candidates:
                continue
            bearing = replace(bearers, alone=False) if wording.author_id in alike else bearers
            known = names.get(wording.author_id or 0, []), handles.get(wording.author_id or 0, {})
            candidate = _candidate(wording, claim, bearing, *known)
            candidates[wording.version_id] = candidate
            if few and not candidate.near:
                continue
            match = compare_quotation(quotation, candidate.source, near=candidate.near)
            if match is not None:
                matches.append((candidate, match))
        if any(match.wording in _WHOLE for _, match in matches):
            break
    if len(quotation) >= _SHORT and not any(one.wording in FINE_WORDINGS for _, one in matches):
        held = list(candidates.values())
        for candidate in thread_candidates(connection, quotation, held):
            held.append(candidate)
            candidates[candidate.wording.version_id] = candidate
    matches = match_selection.select_matches(quotation, candidates, matches)
    findings = rank_findings(
        [
            _finding(
                connection,
                candidate,
                match,
                _whose(connection, candidate, match, claim, bearers),
                _when(candidate, claim, published_at),
            )
            for candidate, match in match_selection.best_match_of_each_post(matches)
        ]
    )[:_SHOWN]
    searched = None if findings or few else lookup.count_searched(connection)
    return decide_verdict(claim, findings, searched, too_short=few)


def _read(claim: Claim) -> tuple[PreparedQuotation, str | None]:
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
    return quotation, published_at


def _batches(
    connection: sqlite3.Connection, claim: Claim, quotation: PreparedQuotation, meant: Sequence[int]
) -> Iterator[list[StoredVersion]]:
    """Wordings worth comparing, in batches: the likelier a batch holds the words, the earlier.

    First the posts of the same article with all that hold the quotation whole, then what
    holds its parts, then what is only similar. A later batch cannot better a match of whole
    words, for those are all in the first.
    """
    norms = quotation.words.norms
    near = lookup.load_versions_of_posts(connection, claim.near)
    whole = search.versions_holding_run(connection, norms, meant)
    if len(norms) < _WORDS_NEEDED:
        # So few words are in many posts of one author: all of them are compared.
        theirs = search.versions_holding_all_words(connection, norms, meant)
        yield near + lookup.load_versions(connection, theirs)
        return
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


def _candidate(
    wording: StoredVersion,
    claim: Claim,
    bearers: Bearers,
    names: Sequence[str],
    handles: Mapping[str, bool],
) -> CandidatePost:
    by = wording.post.author
    said = attribute_claim(claim.speaker, by, bearers, wording.account, names, handles)
    near = said == "confirmed" or wording.post.key in claim.near
    own = {*handles, *([by.handle.casefold()] if by.handle else ())}
    return CandidatePost(wording, prepare_post(wording.version), said, near, own)


def _whose(
    connection: sqlite3.Connection,
    candidate: CandidatePost,
    match: Match,
    claim: Claim,
    bearers: Bearers,
) -> Attribution:
    """Whose the matched words are: not the author's where the post only shares them.

    Who shares is not who says, so that the sharer is a `mismatch`; where the text may only
    speak to the other, neither is confirmed.
    """
    wording = candidate.wording
    if claim.speaker is None:
        return candidate.attribution
    passed_on = reposted_passage(wording.version.text, match.span)
    if passed_on is None:
        return candidate.attribution
    handle = passed_on.handle.casefold()
    if handle in candidate.handles:
        return candidate.attribution
    owners = authors.authors_who_had_handle(connection, wording.post.platform, handle)
    names: list[str] = []
    handles = {handle: True}
    # Of two who had it one after the other nobody can tell who is meant.
    if len(owners) < 2:
        names = [
            name for found in lookup.names_of_authors(connection, owners).values() for name in found
        ]
        handles = lookup.handles_of_authors(connection, owners).get(
            next(iter(owners), 0), {handle: False}
        )
    account = f"{wording.post.platform}:{handle}"
    owner = attribute_claim(claim.speaker, Author(handle=handle), bearers, account, names, handles)
    if len(owners) == 1 and owner == candidate.attribution == "mismatch":
        return "mismatch"
    if not passed_on.sure:
        return "unresolved"
    if owner == "confirmed":
        return "confirmed"
    return "mismatch" if candidate.attribution == "confirmed" else "unresolved"


def _when(candidate: CandidatePost, claim: Claim, published_at: str | None) -> Timing:
    """Whether the article can have quoted the post.

    An article that embeds the very post was changed after the time it gives: that time then
    tells nothing, and least of all that it invented the quotation.
    """
    found = judge_timing(published_at, candidate.wording.post.posted_at)
    shown = candidate.wording.post.key in claim.shown
    return "unknown" if found == "impossible" and shown else found


def _finding(
    connection: sqlite3.Connection,
    candidate: CandidatePost,
    match: Match,
    said: Attribution,
    when: Timing,
) -> Finding:
    wording = candidate.wording
    looks = lookup.load_sightings(connection, wording.post_id)
    seen = [(number, look) for number, look in looks if look.version == wording.version_id]
    number, look = min(
        seen, key=lambda pair: _EVIDENCE.index(pair[1].evidence), default=(None, None)
    )
    return Finding(
        match=match,
        post=wording.post,
        version=wording.version,
        attribution=said,
        timing=when,
        standing=judge_standing([look for _, look in looks], wording.version_id),
        evidence=look.evidence if look else "import",
        captured_at=look.seen_at if look else None,
        archived=tuple(dict.fromkeys(look.archived for _, look in seen if look.archived)),
        version_id=wording.version_id,
        sighting_id=number,
    )

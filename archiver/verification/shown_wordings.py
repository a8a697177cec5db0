"""Tell which wordings of a post are believed, and which came after a quotation. Pure.

What one page alone claims is not believed where better evidence knows the post otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archiver.matching.compare import compare_quotation
from archiver.matching.quotation import PreparedQuotation, prepare_post
from archiver.matching.rules import FINE_WORDINGS, is_corroborated, judge_timing
from archiver.models.records import PostVersion
from archiver.models.stored_posts import StandingSighting
from archiver.models.verdict_records import Rewording

WordingSightings = dict[int, list[StandingSighting]]
"""The sightings of a post by the whole wording that they show."""
_SEVERAL = 2
"""Wordings of which one may contradict another."""


def sightings_by_version(sightings: Sequence[tuple[int, StandingSighting]]) -> WordingSightings:
    """Sort the sightings of a post by the whole wording that they show."""
    shown: WordingSightings = {}
    for _, sighting in sightings:
        if sighting.version is not None and not sighting.cut:
            shown.setdefault(sighting.version, []).append(sighting)
    return shown


def contradicted_versions(
    sightings: Sequence[tuple[int, StandingSighting]],
) -> tuple[frozenset[int], frozenset[int]]:
    """Find the wordings of a post that one page claims and better evidence knows otherwise.

    The second set are the wordings that the platform, a web archive or an import show, which
    are believed. Where they show only a beginning of the post, a page may know the rest.
    """
    return contradicted_among(sightings_by_version(sightings))


def contradicted_among(shown: WordingSightings) -> tuple[frozenset[int], frozenset[int]]:
    """Find contradicted wordings among sightings that are sorted by what they show."""
    better = frozenset(
        version
        for version, seen in shown.items()
        if any(sighting.evidence != "embed" for sighting in seen)
    )
    if not better or len(shown) < _SEVERAL:
        return frozenset(), better
    claimed = (version for version, seen in shown.items() if not is_corroborated(seen))
    return frozenset(claimed), better


def outnumbered_versions(shown: WordingSightings) -> frozenset[int]:
    """Find the wordings of a post that one page shows while two publishers show another alike.

    One of them is another time's or made up; which, only better evidence could tell.
    """
    if len(shown) < _SEVERAL:
        return frozenset()
    alone = frozenset(version for version, seen in shown.items() if not is_corroborated(seen))
    return alone if len(alone) < len(shown) else frozenset()


def may_be_edited(
    sightings: Sequence[tuple[int, StandingSighting]], shown: WordingSightings
) -> bool:
    """Tell whether a page showed other words of a post before better evidence knew it.

    The post may have been edited between, and then the page is not wrong. Where better words are
    known, the sighting of a page that shows others has no version.
    """
    claims, better = contradicted_among(shown)
    first = min(
        (sighting.seen_at for _, sighting in sightings if sighting.version in better), default=""
    )
    return any(
        sighting.seen_at < first
        for _, sighting in sightings
        if sighting.version in claims
        or (sighting.version is None and sighting.evidence == "embed" and sighting.outcome == "ok")
    )


@dataclass(frozen=True, slots=True)
class LaterWording:
    """A wording first seen after a quotation was published, and the version seen before it."""

    first_seen: str
    before: int
    before_seen: str


def find_later_wording(
    sightings: Sequence[tuple[int, StandingSighting]], version: int | None, published_at: str | None
) -> LaterWording | None:
    """Find what was seen of a post before a wording that is younger than a quotation, if any.

    None where the wording was seen before the quotation was published, where it was the first
    that was ever seen, and where what was seen before is one page's claim that is not believed.
    Seen means by anybody whose copy is archived: when the post was edited is not known. Two
    wordings that one run found say nothing of which came first.
    """
    shown = sightings_by_version(sightings)
    if version not in shown or len(shown) < _SEVERAL:
        return None
    first = shown[version][0]
    if judge_timing(published_at, first.seen_at) != "impossible":
        return None
    doubted = contradicted_among(shown)[0] | outnumbered_versions(shown)
    before = [
        (sighting.seen_at, number)
        for number, seen in shown.items()
        if number != version and number not in doubted
        for sighting in seen
        if sighting.seen_at < first.seen_at and sighting.run != first.run
    ]
    if not before:
        return None
    seen_at, number = max(before)
    return LaterWording(first.seen_at, number, seen_at)


def describe_rewording(
    quotation: PreparedQuotation, later: LaterWording, before: PostVersion | None
) -> Rewording | None:
    """Describe a later wording; None where the one before holds the quotation's words as well."""
    if before is None:
        return None
    match = compare_quotation(quotation, prepare_post(before), near=True, cited=True)
    if match is not None and match.wording in FINE_WORDINGS:
        return None
    return Rewording(first_seen=later.first_seen, before=before.text, before_seen=later.before_seen)

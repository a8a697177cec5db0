"""Select the matches that count.

Drops those that a fuller version of the same post supersedes, and joins those that several posts
of one author make up together.
"""

from collections.abc import Collection, Iterable, Mapping

from archiver.matching.quotation import PreparedQuotation
from archiver.matching.rules import FINE_WORDINGS, wording_rank
from archiver.matching.spliced import first_place, match_across_posts, match_spliced
from archiver.models.verdict_records import Match
from archiver.verification.evidence import CandidatePost

_NEARLY_ALL = 0.85


def _without_outdone(
    candidates: Mapping[int, CandidatePost], matches: list[tuple[CandidatePost, Match]]
) -> list[tuple[CandidatePost, Match]]:
    """Drop matches of a truncated text where a whole wording of the same post matches further."""
    if not any(candidate.source.truncated for candidate, _ in matches):
        return matches
    whole = [one for one in candidates.values() if not one.source.truncated]

    def outdone(cut: CandidatePost) -> bool:
        if not cut.source.truncated:
            return False
        begins = cut.source.words.norms[: cut.source.whole]
        return any(
            one.wording.post_id == cut.wording.post_id
            and one.source.words.norms[: len(begins)] == begins
            for one in whole
        )

    return [(candidate, match) for candidate, match in matches if not outdone(candidate)]


def select_matches(
    quotation: PreparedQuotation,
    candidates: Mapping[int, CandidatePost],
    matches: list[tuple[CandidatePost, Match]],
    *,
    is_found: bool,
) -> list[tuple[CandidatePost, Match]]:
    """Select the matches, those of several posts together included, without superseded ones.

    Parts are only put together where the whole is not found in one post (`is_found`).
    """
    matches = _without_outdone(candidates, matches)
    if not is_found:
        together = _together(quotation, candidates.values())
        parts = {candidate.wording.post_id for candidate, _ in together}
        # What runs over a thread is all there: no post that has less of it comes closer.
        less = "altered" if together and not quotation.declared else None
        matches = [
            pair
            for pair in matches
            if pair[0].wording.post_id not in parts or pair[1].wording in FINE_WORDINGS
        ]
        kept = {pair[0].wording.post_id for pair in matches}
        matches = [pair for pair in matches if pair[1].wording != less]
        matches += [pair for pair in together if pair[0].wording.post_id not in kept]
    whole = max((match.words for _, match in matches if match.wording == "altered"), default=0)
    size = len(quotation)
    return [
        (candidate, match)
        for candidate, match in matches
        if match.wording != "unconfirmed" or _near_cut(match.words, whole, size)
    ]


def _near_cut(words: int, whole: int, size: int) -> bool:
    """Tell whether a cut post is near although a whole one has `whole` of the quotation's words.

    Not if that one has nearly all of them, nor if the cut one has less than half: four stock
    words before some cut must not hide the post that was really changed.
    """
    return words >= whole or (2 * words >= size and whole < _NEARLY_ALL * size)


def _together(
    quotation: PreparedQuotation, candidates: Collection[CandidatePost]
) -> list[tuple[CandidatePost, Match]]:
    """Match a quotation that stands in several posts of one author, part by part."""
    if len(candidates) < 2:
        return []
    posts: dict[int, set[int]] = {}
    for candidate in candidates:
        if candidate.wording.author_id is not None:
            posts.setdefault(candidate.wording.author_id, set()).add(candidate.wording.post_id)
    several = [one for one in candidates if len(posts.get(one.wording.author_id or 0, ())) > 1]
    by_author: dict[int | None, list[CandidatePost]] = {}
    for candidate in sorted(several, key=lambda one: _thread_order(quotation, one)):
        by_author.setdefault(candidate.wording.author_id, []).append(candidate)
    found: list[tuple[CandidatePost, Match]] = []
    for theirs in by_author.values():
        sources = [one.source for one in theirs]
        if quotation.declared:
            parts = match_spliced(quotation, sources, near=any(one.near for one in theirs))
        else:
            parts = match_across_posts(quotation, sources)
        if len({theirs[index].wording.post_id for index, _ in parts}) > 1:
            found += [(theirs[index], match) for index, match in parts]
    return found


def _thread_order(quotation: PreparedQuotation, one: CandidatePost) -> tuple[str, int, str, str]:
    """Sort key of a thread: by time, and within one moment or day as the quotation goes on."""
    post = one.wording.post
    place = first_place(quotation, one.source)
    return post.posted_at or "9999", place, one.source.joined, post.key


def best_match_of_each_post(
    matches: Iterable[tuple[CandidatePost, Match]],
) -> Iterable[tuple[CandidatePost, Match]]:
    """Select one match for each post: that of the wording which the quotation follows best."""
    best: dict[int, tuple[tuple[object, ...], CandidatePost, Match]] = {}
    for candidate, match in matches:
        rank = (
            wording_rank(match.wording),
            -match.coverage,
            candidate.wording.version_id,
        )
        known = best.get(candidate.wording.post_id)
        if known is None or rank < known[0]:
            best[candidate.wording.post_id] = (rank, candidate, match)
    return [(candidate, match) for _, candidate, match in best.values()]

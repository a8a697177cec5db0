"""Judge a picture of a post by the archive: find the post it shows, and say what differs.

The words that were read are never judged as they were read: what readers mistake is put right by
the post's own words first (`archiver.matching.pictured`), and what cannot be told is `unconfirmed`.
"""

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from archiver.archive.index import candidates as search
from archiver.archive.store import authors, lookup
from archiver.errors import UnusablePicture
from archiver.matching.picture_alignment import MOST_CHARACTERS
from archiver.matching.pictured import (
    PictureComparison,
    compare_picture,
    is_same_handle,
    likeness,
    match_cut_picture,
)
from archiver.matching.rules import FINE_WORDINGS, problem_of
from archiver.models.picture_records import PicturedPost, PictureVerdict
from archiver.models.records import Post
from archiver.models.stored_posts import StoredVersion
from archiver.models.verdict_records import Claim, Verdict
from archiver.text.words import split_words
from archiver.verification.verify import verify_claim

_FEWEST_LETTERS = 6
_LIKE = 0.55
"""So much of what a picture shows stands in the post that it shows, in its order."""
_BY_AUTHOR = 0.3
"""What the handle adds: a forged word costs less, another's post with the same words more."""
_BY_DAY = 0.1
_COMPARED = 6
"""Wordings compared word by word: those most alike."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    wording: StoredVersion
    rank: float
    is_author: bool


def verify_picture(
    connection: sqlite3.Connection,
    post: PicturedPost,
    *,
    before_each: Callable[[], None] | None = None,
) -> PictureVerdict:
    """Judge what a picture shows; `before_each` is called before each comparison, as ever.

    Raises UnusablePicture where no text was read in it.
    """
    if sum(map(str.isalnum, post.text)) < _FEWEST_LETTERS:
        raise UnusablePicture(
            "no post could be read in the picture: give a sharper one, cut to the post"
        )
    compared = [
        (candidate, _compared(post, candidate))
        for candidate in _candidates(connection, post, before_each)
    ]
    if not compared:
        return _not_found(connection, post, before_each)
    best, how = max(
        compared,
        key=lambda pair: (round(pair[0].rank - _weight(pair[1]), 3), -pair[0].wording.version_id),
    )
    speaker, notes = _speaker(post, best)
    known = best.wording.post.key
    claim = Claim(
        quote=how.quote,
        speaker=speaker,
        near=frozenset({known} if best.is_author else ()),
        shown=frozenset({known} if best.is_author else ()),
        cue="post",
    )
    verdict = verify_claim(connection, claim, before_each=before_each)
    if how.is_cut:
        verdict = _cut(verdict, best, how)
    unsure = [difference for difference in how.differences if not difference.sure]
    if unsure and verdict.wording != "altered" and verdict.findings:
        verdict = _unconfirmed(verdict)
    return PictureVerdict(
        post=post,
        verdict=verdict,
        differences=how.differences,
        notes=(*post.notes, *notes, *_date_notes(post, best.wording.post), *_cut_notes(post, how)),
    )


def _weight(how: PictureComparison) -> float:
    """Weigh the differences of a wording: of two wordings of one post, that with fewer counts."""
    return 0.02 * len(how.differences) + 0.2 * (1 - how.share)


def _candidates(
    connection: sqlite3.Connection, post: PicturedPost, before_each: Callable[[], None] | None
) -> list[_Candidate]:
    """List the wordings that a picture may show, the likeliest first."""
    handles = authors.authors_with_handle(connection, post.handle) if post.handle else []
    numbers: dict[int, None] = {}
    for text in {body.text[:MOST_CHARACTERS] for body in post.bodies.values()}:
        norms = split_words(text).norms
        numbers |= dict.fromkeys(search.similar_versions(connection, norms)[0])
        numbers |= dict.fromkeys(search.versions_holding_run(connection, norms, handles)[:50])
        if handles:
            numbers |= dict.fromkeys(
                search.versions_holding_all_words(connection, norms[:_COMPARED], handles)[:50]
            )
    ranked = []
    for wording in lookup.load_versions(connection, numbers):
        if before_each is not None:
            before_each()
        like = likeness(post, wording.version.text)
        is_author = _is_author(post, wording, handles)
        if like >= _LIKE:
            rank = like + _BY_AUTHOR * is_author + _BY_DAY * (_days(post, wording.post) in {0, 1})
            ranked.append(_Candidate(wording, rank, is_author))
    ranked.sort(key=lambda one: (-one.rank, one.wording.version_id))
    return ranked[:_COMPARED]


def _is_author(post: PicturedPost, wording: StoredVersion, handles: Collection[int]) -> bool:
    author = wording.post.author
    if wording.author_id in handles:
        return True
    if post.handle and author.handle:
        return is_same_handle(post.handle, author.handle)
    return bool(post.name and author.name and post.name.casefold() == author.name.casefold())


def _speaker(post: PicturedPost, best: _Candidate) -> tuple[str | None, tuple[str, ...]]:
    """Say whom the picture shows as the author: the post's, or another that it surely names."""
    author = best.wording.post.author
    if best.is_author:
        shown, held = (post.handle or "").casefold(), (author.handle or "").casefold()
        own = f"@{author.handle}" if author.handle else author.name
        other = post.sure_handle and shown and held.split("@")[0] != shown.split("@")[0]
        note = f"the picture shows the handle @{post.handle}, the post is by {own}"
        return own, (note,) if other else ()
    held = (author.handle or "").casefold()
    part = bool(post.handle) and held.startswith((post.handle or "").casefold())
    if post.handle and post.sure_handle and not part:
        return f"@{post.handle}", ()
    if post.handle:
        note = f"the handle was read as @{post.handle}, which is not sure, and is not judged"
        return None, (note,)
    return None, ()


def _compared(post: PicturedPost, one: _Candidate) -> PictureComparison:
    version = one.wording.version
    return compare_picture(post, version.text, truncated=version.truncated)


def _cut(verdict: Verdict, best: _Candidate, how: PictureComparison) -> Verdict:
    """Say that words lack at an end of the post, of which a quotation might be any part."""
    if not verdict.findings or verdict.wording not in FINE_WORDINGS:
        return verdict
    first = verdict.findings[0]
    match = match_cut_picture(how.quote, best.wording.version)
    if match is None or first.post.key != best.wording.post.key:
        return verdict
    problem = problem_of(
        match.wording,
        match.flags,
        first.attribution,
        first.timing,
        first.tie,
        corroborated=first.corroborated and first.standing != "unknown",
    )
    found = replace(first, match=match, problem=problem)
    return replace(
        verdict,
        wording=match.wording,
        flags=match.flags,
        problem=problem,
        findings=(found, *verdict.findings[1:]),
    )


def _unconfirmed(verdict: Verdict) -> Verdict:
    """Make the verdict for words that cannot be read surely: `unconfirmed`."""
    first = verdict.findings[0]
    match = replace(first.match, wording="unconfirmed", flags=(), diff=())
    # Nor is it told that another wrote them: the post may be the wrong one.
    attribution = "unresolved" if first.attribution == "mismatch" else first.attribution
    best = replace(first, match=match, attribution=attribution, reason="picture", problem=None)
    return replace(
        verdict,
        wording="unconfirmed",
        attribution=attribution,
        reason="picture",
        flags=(),
        problem=None,
        findings=(best, *verdict.findings[1:]),
    )


def _not_found(
    connection: sqlite3.Connection, post: PicturedPost, before_each: Callable[[], None] | None
) -> PictureVerdict:
    """Say that nothing alike is held, and how much is held of whom the picture names."""
    speaker = f"@{post.handle}" if post.handle else post.name
    claim = Claim(quote=post.text[:MOST_CHARACTERS], speaker=speaker, cue="post")
    verdict = verify_claim(connection, claim, before_each=before_each)
    if verdict.findings:
        # Words that stand elsewhere, but not as this picture shows them.
        verdict = _unconfirmed(verdict)
    return PictureVerdict(post=post, verdict=verdict, notes=post.notes)


def _days(post: PicturedPost, found: Post) -> int | None:
    """Count the days between what a picture shows and when the post was posted."""
    if not post.posted_at or not found.posted_at:
        return None
    shown, held = (date.fromisoformat(day[:10]) for day in (post.posted_at, found.posted_at))
    return abs((shown - held).days)


def _date_notes(post: PicturedPost, found: Post) -> tuple[str, ...]:
    days = _days(post, found)
    if days is None or days <= 1:
        return ()
    shown, held = post.posted_at or "", (found.posted_at or "")[:10]
    return (f"the picture shows the date {shown}, the post was posted on {held}",)


def _cut_notes(post: PicturedPost, how: PictureComparison) -> tuple[str, ...]:
    if how.taken > 0.98 or not post.ends:
        return ()
    return (f"the picture shows {how.taken:.0%} of the post's words: the post says more",)

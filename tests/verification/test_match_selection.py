"""Which matches count: none that a fuller wording outdoes, and parts only where no whole is."""

from collections.abc import Sequence
from typing import Any

import pytest

from archiver.matching.compare import compare_quotation
from archiver.matching.quotation import PreparedQuotation, prepare_post, prepare_quotation
from archiver.models.records import Post, PostVersion
from archiver.models.stored_posts import StoredVersion
from archiver.models.verdict_records import Match
from archiver.verification.evidence import CandidatePost
from archiver.verification.match_selection import best_match_of_each_post, select_matches

LONG = "The kelp has been late for seven long weeks and the harbour council does not answer"


def candidate(
    version: int, text: str, *, post: int | None = None, author: int = 1, truncated: bool = False
) -> CandidatePost:
    post = post or version
    told = Post(key=f"x:{post}", platform="x", posted_at=f"2036-01-0{post}")
    wording = PostVersion(text=text, truncated=truncated)
    stored = StoredVersion(version, post, author, "x:bea", told, wording)
    fields: dict[str, Any] = {
        "wording": stored,
        "source": prepare_post(wording),
        "attribution": "confirmed",
        "near": True,
        "handles": (),
    }
    return CandidatePost(**fields)


def selected(
    quote: str, candidates: Sequence[CandidatePost], *, is_found: bool = False
) -> list[tuple[int, str]]:
    quotation = prepare_quotation(quote)
    found = select_matches(
        quotation,
        {one.wording.version_id: one for one in candidates},
        matches(quotation, candidates),
        is_found=is_found,
    )
    return [(one.wording.version_id, match.wording) for one, match in found]


def matches(
    quotation: PreparedQuotation, candidates: Sequence[CandidatePost]
) -> list[tuple[CandidatePost, Match]]:
    compared = [(one, compare_quotation(quotation, one.source, near=True)) for one in candidates]
    return [(one, match) for one, match in compared if match is not None]


def test_a_cut_text_is_outdone_by_the_whole_of_the_same_post() -> None:
    cut = candidate(1, "The kelp has been late for seven lo…", post=1, truncated=True)
    whole = candidate(2, LONG, post=1)
    assert selected("kelp has been late for seven long weeks", [cut, whole]) == [(2, "verbatim")]


def test_a_cut_text_of_another_post_stays() -> None:
    cut = candidate(1, "The kelp has been late for seven lo…", truncated=True)
    whole = candidate(2, "Gulls signed a petition against the lighthouse")
    quote = "The kelp has been late for seven long weeks"
    assert [number for number, _ in selected(quote, [cut, whole])] == [1]


PARTS = (
    candidate(1, "The kelp has been late for seven long weeks and the council"),
    candidate(2, "does not answer any letter that a gull has signed, said nobody"),
)
ACROSS = "late for seven long weeks and the council does not answer any letter"


def test_parts_are_put_together_where_no_post_has_the_whole() -> None:
    assert selected(ACROSS, PARTS) == [(1, "altered"), (2, "altered")]


def test_parts_are_not_put_together_where_the_whole_was_found() -> None:
    assert len(selected(ACROSS, PARTS, is_found=True)) < 2


def test_posts_of_two_authors_make_no_thread() -> None:
    other = candidate(2, PARTS[1].wording.version.text, author=2)
    assert len(selected(ACROSS, [PARTS[0], other])) < 2


def test_declared_segments_of_several_posts_are_abridged() -> None:
    quote = "late for seven long weeks … answer any letter that a gull"
    assert selected(quote, PARTS) == [(1, "abridged"), (2, "abridged")]


def test_one_match_is_left_of_each_post_the_best_worded() -> None:
    quote = "kelp has been late for seven long weeks"
    changed = candidate(1, LONG.replace("seven", "nine"), post=1)
    exact = candidate(2, LONG, post=1)
    quotation = prepare_quotation(quote)
    for order in ([changed, exact], [exact, changed]):
        found = best_match_of_each_post(matches(quotation, order))
        assert [(one.wording.version_id, match.wording) for one, match in found] == [
            (2, "verbatim")
        ]


@pytest.mark.parametrize("is_found", [True, False])
def test_without_candidates_nothing_is_selected(is_found: bool) -> None:
    assert selected(ACROSS, [], is_found=is_found) == []

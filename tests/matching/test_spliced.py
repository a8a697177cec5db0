"""Quotations that run over several posts of one author."""

import pytest

from archiver.matching.quotation import PreparedPost, prepare_post, prepare_quotation
from archiver.matching.spliced import (
    HeldRun,
    edge_runs,
    first_place,
    held_segments,
    match_across_posts,
    match_spliced,
    may_continue,
    run_at_edge,
    unmatched_words,
)
from archiver.models.records import PostVersion

TEXTS = (
    "The kelp has been late for seven long weeks and the harbour council 1/2",
    "2/2 does not answer any letter that a gull has signed, said nobody.",
)


def prepared(*texts: str) -> list[PreparedPost]:
    return [prepare_post(PostVersion(text=text)) for text in texts]


ACROSS = prepare_quotation(
    "late for seven long weeks and the harbour council does not answer any letter"
)


def test_segments_of_several_posts_are_each_found_in_their_own() -> None:
    quotation = prepare_quotation("late for seven long weeks … answer any letter that a gull")
    found = match_spliced(quotation, prepared(*TEXTS))
    assert [(index, match.wording) for index, match in found] == [(0, "abridged"), (1, "abridged")]


@pytest.mark.parametrize(
    "quote",
    [
        "answer any letter that a gull … late for seven long weeks",
        "late for seven long weeks … and the harbour council",
        "late for seven long weeks … nobody ever wrote this part",
        "late for seven long weeks",
        "seven long … a gull",
    ],
    ids=["backwards", "one post", "a segment of nobody's", "no gap", "short and not near"],
)
def test_what_is_not_spliced_of_them_is_no_match(quote: str) -> None:
    assert match_spliced(prepare_quotation(quote), prepared(*TEXTS)) == []


def test_short_segments_are_matched_where_the_posts_are_near() -> None:
    quotation = prepare_quotation("seven long … a gull")
    assert len(match_spliced(quotation, prepared(*TEXTS), near=True)) == 2


def test_a_quotation_runs_over_the_end_of_a_post_past_its_counter() -> None:
    found = match_across_posts(ACROSS, prepared(*TEXTS))
    assert [(index, match.wording) for index, match in found] == [(0, "altered"), (1, "altered")]
    assert match_across_posts(ACROSS, prepared(*reversed(TEXTS))) == []
    assert match_across_posts(ACROSS, []) == []


def test_the_words_that_another_post_has_to_have_are_those_left_over() -> None:
    first, second = prepared(*TEXTS)
    assert ("does", "not", "answer", "any", "letter") in unmatched_words(ACROSS, first)
    assert unmatched_words(ACROSS, second) == [
        ("long", "weeks", "and", "the", "harbour", "council")
    ]
    (other,) = prepared("A gull signs no letter at all today")
    assert unmatched_words(ACROSS, other) == []


def test_a_text_may_be_a_part_where_its_edge_stands_in_the_quotation() -> None:
    first, second = prepared(*TEXTS)
    (other,) = prepared("A gull signs no letter at all today")
    assert may_continue(ACROSS, first)
    assert may_continue(ACROSS, second)
    assert not may_continue(ACROSS, other)
    assert not may_continue(ACROSS, prepared("")[0])


def test_the_first_place_is_where_a_text_holds_words_in_a_row() -> None:
    first, second = prepared(*TEXTS)
    assert first_place(ACROSS, first) == 0
    assert first_place(ACROSS, second) > first_place(ACROSS, first)
    assert first_place(ACROSS, prepared("kelp")[0]) == len(ACROSS)


def test_the_run_at_an_edge_is_the_texts_end_or_its_beginning() -> None:
    (end, begin, none) = prepared("So it is late for seven", "any letter came", "kelp")
    assert run_at_edge(ACROSS, end) == HeldRun(3, 6, ("late", "for", "seven"), begins_post=False)
    assert run_at_edge(ACROSS, begin) == HeldRun(0, 2, ("any", "letter"), begins_post=True)
    (counted,) = prepared("So it is late for seven 1/2")
    assert run_at_edge(ACROSS, counted) == run_at_edge(ACROSS, end)
    assert run_at_edge(ACROSS, none) is None


def test_segments_that_one_post_of_a_thread_holds_are_the_first_or_the_last() -> None:
    quotation = prepare_quotation("The kelp has been late … for seven long weeks … and we sing")
    (post, none) = prepared(TEXTS[0], "and we sing")
    run = held_segments(quotation, post, first=True, last=False)
    assert run is not None
    assert (run.begins_post, " ".join(run.norms)) == (
        False,
        "the kelp has been late for seven long weeks",
    )
    assert held_segments(quotation, post, first=False, last=True) is None
    sung = held_segments(quotation, none, first=True, last=True)
    assert sung == HeldRun(0, 3, ("and", "we", "sing"), begins_post=True)


def test_edges_of_a_text_are_taken_with_and_without_its_counter() -> None:
    runs = edge_runs(prepared(TEXTS[0])[0].words.norms)
    assert any(run[0] == "the" and "kelp" in run for run in runs)
    assert any(run[-1] == "council" for run in runs)
    assert edge_runs(()) == []

"""Where a quotation's words stand in a post: runs, segments in order, the nearest stretch."""

import pytest

from archiver.matching.quotation import join_norms, prepare_post, prepare_quotation
from archiver.matching.stretch import (
    nearest_stretch,
    occurrences,
    run_up_to_cut,
    segments_in_order,
    steps_between,
)
from archiver.models.records import PostVersion

POST = prepare_post(
    PostVersion(text="The kelp came late today, the ferry left early and nobody asked the seal.")
)


@pytest.mark.parametrize(
    ("part", "places"),
    [
        (["the"], [0, 5, 12]),
        (["the", "ferry"], [5]),
        (["ferry", "the"], []),
        (["th"], []),
        ([], []),
        (["\0"], []),
    ],
)
def test_a_run_of_words_is_found_at_every_place_and_only_whole(
    part: list[str], places: list[int]
) -> None:
    assert list(occurrences(part, POST.joined)) == places


def test_runs_that_overlap_are_each_found() -> None:
    assert list(occurrences(["a", "a"], join_norms(["a", "a", "a"]))) == [0, 1]


def test_segments_have_to_come_in_order() -> None:
    assert segments_in_order(prepare_quotation("kelp came late … nobody asked"), POST) == [
        (1, 4),
        (10, 12),
    ]
    assert segments_in_order(prepare_quotation("nobody asked … kelp came late"), POST) is None
    assert segments_in_order(prepare_quotation("kelp came … kelp came"), POST) is None


def test_segments_are_drawn_together_where_a_word_comes_again() -> None:
    post = prepare_post(PostVersion(text="the kelp and the kelp and then the seal"))
    places = segments_in_order(prepare_quotation("the kelp … the seal"), post)
    assert places == [(3, 5), (7, 9)]


def test_a_bracketed_word_that_the_post_has_there_is_no_difference() -> None:
    quotation = prepare_quotation("[nobody] asked the seal")
    places = segments_in_order(quotation, POST)
    assert places is not None
    assert {one.op for one in steps_between(quotation, POST.words, places)} == {"equal"}
    quotation = prepare_quotation("[everybody] asked the seal")
    places = segments_in_order(quotation, POST)
    assert places is not None
    changed, same = steps_between(quotation, POST.words, places)
    assert (changed.op, same.op) == ("insert", "equal")


def test_a_run_up_to_the_cut_need_not_agree_in_its_last_word() -> None:
    cut = prepare_post(PostVersion(text="The kelp came late today, the fer…", truncated=True))
    found = run_up_to_cut(prepare_quotation("kelp came late today, the ferry left"), cut)
    assert found == (0, 1, 5)
    assert run_up_to_cut(prepare_quotation("late today, the"), cut) is None


@pytest.mark.parametrize(
    ("quote", "near", "is_found"),
    [
        ("the ferry left late and nobody asked", False, True),
        ("the boat sank quickly and somebody cried", False, False),
        ("the ferry left late", True, True),
        ("the and the", True, False),
        ("kelp", True, False),
    ],
)
def test_only_a_stretch_that_shares_enough_is_near(quote: str, near: bool, is_found: bool) -> None:
    found = nearest_stretch(prepare_quotation(quote), POST, near=near)
    assert (found is not None) is is_found

"""Operations over words, the window they are taken in, and the match they amount to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.matching.differences import Step, append_change, steps_over
from archiver.matching.edges import move_edges, widen_window
from archiver.matching.outcome import build_match
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import PostVersion
from archiver.text.words import split_words, word_norms

WORDS = st.lists(st.sampled_from(["kelp", "is", "late", "not", "ferry"]), max_size=8).map(tuple)


@given(WORDS, WORDS)
def test_operations_cover_both_texts_without_a_gap(
    quote: tuple[str, ...], post: tuple[str, ...]
) -> None:
    steps = steps_over(quote, post, 0, len(post))
    assert [word for one in steps for word in quote[one.q0 : one.q1]] == list(quote)
    assert [word for one in steps for word in post[one.p0 : one.p1]] == list(post)
    for one in steps:
        if one.op == "equal":
            assert quote[one.q0 : one.q1] == post[one.p0 : one.p1]


def test_operations_count_in_the_whole_post_not_in_its_window() -> None:
    post = ("so", "the", "kelp", "is", "late")
    assert steps_over(("kelp", "late"), post, 2, 5) == [
        Step("equal", 0, 1, 2, 3),
        Step("delete", 1, 1, 3, 4),
        Step("equal", 1, 2, 4, 5),
    ]


@pytest.mark.parametrize(
    ("change", "op"),
    [((0, 1, 4, 5), "replace"), ((0, 2, 4, 4), "insert"), ((1, 1, 4, 6), "delete")],
)
def test_a_change_is_named_by_what_it_takes(change: tuple[int, int, int, int], op: str) -> None:
    steps: list[Step] = []
    append_change(steps, *change)
    assert [one.op for one in steps] == [op]


def test_no_words_are_no_change() -> None:
    steps: list[Step] = []
    append_change(steps, 3, 3, 4, 4)
    assert steps == []


def test_moved_words_are_found_in_the_stretch_that_has_just_them() -> None:
    post = ("on", "the", "other", "side", "of", "the", "kelp", "other")
    assert move_edges(("on", "the", "side", "other"), post, 0, 8) == (0, 4)
    assert move_edges(("on", "the", "kelp"), post, 0, 8) is None
    assert move_edges(("on", "the"), post, 0, 2) is None


@pytest.mark.parametrize(
    ("quote", "post", "low", "high", "window"),
    [
        ("always late again", "It was never late again. So be it", 3, 5, "never late again"),
        ("kelp is always", "They say kelp is never. Then it stops", 2, 4, "kelp is never"),
        ("kelp is late", "They say kelp is late again", 2, 5, "kelp is late"),
        ("always late", "End. Late again", 1, 2, "Late"),
    ],
    ids=["first word", "last word", "nothing", "not over a sentence's end"],
)
def test_a_window_takes_in_the_words_that_its_edges_replace(
    quote: str, post: str, low: int, high: int, window: str
) -> None:
    words = split_words(post)
    start, end = widen_window(tuple(word_norms(quote)), words, low, high, reach=10)
    assert words.raw[slice(*words.span(start, end))] == window


def test_a_negation_is_not_left_outside_the_window() -> None:
    words = split_words("Honestly I didn't know about the kelp")
    start, end = widen_window(("did", "know"), words, 3, 4, reach=6)
    assert words.raw[slice(*words.span(start, end))] == "didn't know"


def test_a_match_tells_span_share_and_differences_in_raw_text() -> None:
    quotation = prepare_quotation("The kelp was “late” today")
    post = prepare_post(PostVersion(text="Oh, the kelp is “late” today! Bye now."))
    steps = steps_over(quotation.words.norms, post.words.norms, 1, 6)
    match = build_match(quotation, post, "altered", steps, ["name"])
    assert post.words.raw[slice(*match.span)] == "the kelp is “late” today"
    assert "".join(one.quote for one in match.diff) == quotation.raw
    assert "".join(one.post for one in match.diff) == "the kelp is “late” today"
    assert (match.words, match.run, match.flags) == (4, 2, ("name",))
    assert match.coverage == 0.5


def test_a_verbatim_match_lists_no_differences() -> None:
    quotation = prepare_quotation("kelp is late")
    post = prepare_post(PostVersion(text="kelp is late"))
    match = build_match(quotation, post, "verbatim", [Step("equal", 0, 3, 0, 3)], [])
    assert (match.diff, match.coverage, match.norms) == ((), 1.0, ("kelp", "is", "late"))


def test_words_of_one_name_are_joined_and_shouts_are_not() -> None:
    quotation = prepare_quotation("Supreme Court Justice BEA SAID so")
    post = prepare_post(PostVersion(text="Supreme Court Justice BEA SAID so"))
    match = build_match(quotation, post, "verbatim", [Step("equal", 0, 6, 0, 6)], [])
    assert match.joined == {1, 2}


def test_operations_are_a_list_of_ones_own() -> None:
    quote, post = ("kelp", "late"), ("kelp", "is", "late")
    first = steps_over(quote, post, 0, 3)
    first.clear()
    assert len(steps_over(quote, post, 0, 3)) == 3

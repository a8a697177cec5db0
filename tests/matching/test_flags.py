"""What a reader must not miss, read off the differences of two texts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archiver.languages.detect import languages_of_words
from archiver.languages.negations import find_negations
from archiver.matching.compare import compare_text
from archiver.matching.differences import steps_over
from archiver.matching.flags import (
    bridges_over_half,
    flags_of_brackets,
    flags_of_steps,
    has_question_change,
)
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import PostVersion


def flags(quote: str, text: str) -> list[str]:
    quotation, post = prepare_quotation(quote), prepare_post(PostVersion(text=text))
    norms = post.words.norms
    return list(
        flags_of_steps(quotation, post, steps_over(quotation.words.norms, norms, 0, len(norms)))
    )


@pytest.mark.parametrize(
    ("quote", "text", "flag"),
    [
        ("the kelp is late", "the kelp is not late", "negation"),
        ("nobody saw seven gulls", "nobody saw nine gulls", "number"),
        ("we saw the first gull", "we saw the second gull", "number"),
        ("so I asked Bea about kelp", "so I asked Corvin about kelp", "name"),
        ("so I asked @bea about it", "so I asked @corvin about it", "name"),
        ("kelp late the is now", "the kelp is late now", "reordered"),
        ("kelp is late", "kelp is really late", "undisclosed_cut"),
    ],
)
def test_a_difference_raises_its_flag(quote: str, text: str, flag: str) -> None:
    assert flag in flags(quote, text)


@pytest.mark.parametrize(
    ("quote", "text", "flag"),
    [
        ("we saw grey gulls there", "we saw seven grey gulls there", "name"),
        ("the kelp was late", "the kelp is late", "negation"),
        ("the kelp was late", "the kelp is late", "undisclosed_cut"),
        ("we met in May again", "we met in June again", "name"),
        ("kelp … is late", "kelp really is late", "undisclosed_cut"),
    ],
)
def test_a_difference_raises_no_flag_of_another(quote: str, text: str, flag: str) -> None:
    assert flag not in flags(quote, text)


@pytest.mark.parametrize(
    ("quote", "text", "raised"),
    [
        ("the kelp comes [on 9 May] to us", "the kelp comes tomorrow to us", False),
        ("the kelp comes tomorrow [Friday] to us", "the kelp comes tomorrow to us", False),
        ("the kelp comes [on 19 May] to us", "the kelp comes on 9 June to us", True),
        ("the kelp comes in [nine] crates to us", "the kelp comes in three crates to us", True),
        ("the kelp comes in [nine] crates to us", "the kelp comes in wet crates to us", True),
    ],
)
def test_a_date_in_brackets_explains_and_a_number_does_not(
    quote: str, text: str, *, raised: bool
) -> None:
    match = compare_text(quote, text, near=True)
    assert match is not None
    assert (match.wording, "number" in match.flags) == ("abridged", raised)


def test_the_same_words_raise_nothing() -> None:
    assert flags("the kelp is not late", "the kelp is not late") == []


@pytest.mark.parametrize(
    ("quote", "text", "changed"),
    [
        ("is it late?", "is it late? Yes", False),
        ("is it late", "is it late? Yes", True),
        ("is it late?", "is it late. Yes", True),
        ("est-il tard ?", "est-il tard? Oui", False),
        ("is it late", "is it late", False),
    ],
)
def test_a_question_mark_that_came_or_went_is_noticed(quote: str, text: str, changed: bool) -> None:
    quotation, post = prepare_quotation(quote), prepare_post(PostVersion(text=text))
    assert has_question_change(quotation, post, len(quotation)) is changed


def test_words_in_brackets_raise_flags_of_their_own() -> None:
    assert flags_of_brackets(prepare_quotation("the kelp is [not] late")) == ["negation"]
    assert flags_of_brackets(prepare_quotation("the [seven] gulls left")) == ["number"]
    assert flags_of_brackets(prepare_quotation("the [grey] gulls did not leave seven")) == []


def test_one_gap_over_more_than_half_of_a_post_is_noticed() -> None:
    post = prepare_post(PostVersion(text="one two three four five six seven eight nine ten"))
    assert bridges_over_half(post, [(0, 2), (8, 10)])
    assert not bridges_over_half(post, [(0, 2), (5, 6), (9, 10)])
    assert not bridges_over_half(post, [(0, 10)])
    assert not bridges_over_half(post, [])


_SOME = st.lists(
    st.sampled_from(
        [
            "the",
            "seal",
            "is",
            "not",
            "never",
            "nobody",
            "don't",
            "nicht",
            "kein",
            "no-go",
            "nope",
            "нет",
            "mai",
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(_SOME, _SOME)
def test_negations_of_what_differs_tell_as_much_as_those_of_all(quote: str, text: str) -> None:
    ours, theirs = prepare_quotation(quote).words, prepare_post(PostVersion(text=text)).words
    assume(ours.norms != theirs.norms)
    codes = languages_of_words((*ours.norms, *theirs.norms))
    steps = [
        step for step in steps_over(ours.norms, theirs.norms, 0, len(theirs)) if step.op != "equal"
    ]
    mine, post = find_negations(ours, codes), find_negations(theirs, codes)
    changed = any(step.q0 <= at < step.q1 for step in steps for at, _ in mine) or any(
        step.p0 <= at < step.p1 for step in steps for at, _ in post
    )
    assert ("negation" in flags(quote, text)) == (len(mine) != len(post) or changed)

"""Spoken words are tidied where they stand, and what changes their meaning stays."""

from collections.abc import Sequence
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.languages.spoken import spoken_forms
from archiver.matching.amounts import SpokenToken
from archiver.matching.contractions import norms_of_tokens
from archiver.matching.tidied import _without_repeats, clean_quotation, clean_tokens
from archiver.text.words import split_words

ENGLISH = frozenset({"en"})


def tidied(text: str, other: str = "") -> str:
    words = split_words(text)
    forms = spoken_forms(ENGLISH)
    tokens = clean_tokens(words, [(0, len(words))], split_words(other), forms, ENGLISH)
    assert [one.start for one in tokens] == sorted(one.start for one in tokens)
    return " ".join(norms_of_tokens(tokens))


@pytest.mark.parametrize(
    ("spoken", "left"),
    [
        ("The ferry, uh, leaves at noon", "the ferry leaves at noon"),
        ("We we we leave at noon", "we leave at noon"),
        ("It will, you know, leave at noon", "it will leave at noon"),
        ("It will not, uh, leave", "it will not leave"),
        ("Ana Brook said so", "ana brook said so"),
    ],
)
def test_what_says_nothing_is_left_out(spoken: str, left: str) -> None:
    assert tidied(spoken) == left


def test_words_in_no_segment_stay() -> None:
    words = split_words("uh the ferry uh")
    tokens = clean_tokens(words, [(1, 3)], words, spoken_forms(ENGLISH), ENGLISH)
    assert norms_of_tokens(tokens) == ["uh", "the", "ferry", "uh"]


_SAID = [
    "so",
    "they'd",
    "gone",
    "they",
    "had",
    "would",
    "go",
    "and",
    "we",
    "uh",
    "--",
    "not",
    "he's",
]


@given(
    st.lists(st.sampled_from(_SAID), min_size=1, max_size=8),
    st.lists(st.lists(st.sampled_from(_SAID), max_size=8), min_size=2, max_size=6),
)
def test_a_quotation_cleaned_once_is_cleaned_as_beside_each_text(
    quoted: list[str], others: list[list[str]]
) -> None:
    words, forms = split_words(" ".join(quoted)), spoken_forms(ENGLISH)
    segments = ((0, len(words)),)
    for other in map(split_words, map(" ".join, others)):
        once = clean_quotation(words, segments, other, forms, ENGLISH)
        assert list(once) == clean_tokens(words, segments, other, forms, ENGLISH)


def _spoken(words: Sequence[str]) -> list[SpokenToken]:
    return [SpokenToken(word, at, at, at, at + 1) for at, word in enumerate(words)]


@given(st.lists(st.sampled_from("abc"), max_size=24))
def test_what_is_said_twice_is_counted_as_a_search_of_all_before_would(words: list[str]) -> None:
    """No stretch of up to eight words is left out but by the same right behind it."""
    left: list[str] = []
    for word in words:
        left.append(word)
        for size in range(1, min(8, len(left) // 2) + 1):
            if left[-size:] == left[-2 * size : -size]:
                del left[-size:]
                break
    assert norms_of_tokens(_without_repeats(_spoken(words))) == left


def test_time_does_not_grow_with_the_square_of_what_is_said_twice() -> None:
    """Each repetition had all words before it looked through: 20,000 of them took a minute."""
    took = []
    for size in (2_000, 20_000):
        tokens = _spoken([word for at in range(size) for word in (f"a{at}", f"a{at}")])
        begun = process_time()
        assert len(_without_repeats(tokens)) == size
        took.append(process_time() - begun)
    assert took[1] < 40 * max(took[0], 0.005)

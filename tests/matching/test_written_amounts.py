"""An amount of several words is one word in figures in both texts, or stays in both."""

import pytest

from archiver.matching.written_amounts import telling_numbers, write_amounts_alike
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("it cost two million euros", "And it cost 2,000,000 euros again."),
        ("it took twenty-one days", "It took twenty one days, or more."),
        ("some 1,500 gulls came", "Some fifteen hundred gulls came."),
    ],
)
def test_amounts_of_both_texts_are_one_word_each(quote: str, post: str) -> None:
    words = split_words(quote)
    ours, theirs, segments = write_amounts_alike(words, split_words(post), ((0, len(words)),))
    (amount,) = (norm for norm in ours.norms if norm[0].isdigit())
    assert amount in theirs.norms
    assert segments == ((0, len(ours)),)


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("the seal has two boats", "The seal has a million boats."),  # no amount is quoted
        ("the seal has two million boats", "The seal has boats."),  # none stands in the text
        ("the seal has a million boats", "The seal has a million boats!"),  # the very same words
    ],
)
def test_texts_without_an_amount_written_otherwise_stay(quote: str, post: str) -> None:
    words, others = split_words(quote), split_words(post)
    whole = ((0, len(words)),)
    assert write_amounts_alike(words, others, whole) == (words, others, whole)


def test_each_amount_of_several_words_has_a_word_that_tells() -> None:
    assert telling_numbers() >= {"twenty", "hundred", "million", "millones"}
    assert not telling_numbers() & {"two", "the", "boat"}

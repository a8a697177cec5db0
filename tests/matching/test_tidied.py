"""Spoken words are tidied where they stand, and what changes their meaning stays."""

import pytest

from archiver.languages.spoken import spoken_forms
from archiver.matching.tidied import clean_tokens, norms_of_tokens
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

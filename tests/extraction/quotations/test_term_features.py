"""By what a passage in quotation marks is told to be a term or a quotation."""

from dataclasses import replace

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.term_features import is_titled, term_features
from archiver.extraction.quotations.term_weights import WEIGHTS
from archiver.text.words import split_words


def features(text: str) -> frozenset[str]:
    """The features of the last passage of an English text."""
    return term_features(text, find_quotations(text, language="en")[-1], "en")


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("The island has a “safety lamp” feature.", "between determiner and word"),
        ("Then Juan “Puffin” Brook opened the jetty.", "nickname"),
        ("It was shown on Channel Nine’s “Harbour Lights.”", "titled after possessive"),
        ("He is the author of the book “Gulls of the North” and others.", "work before"),
        ("They sold “No More Gulls” newspaper subscriptions.", "work behind"),
        ("Voters pressed “R,” the left button.", "symbol"),
        ("“We will not be late again,” said Ana Brook.", "addresses"),
        ("“We will not be late again,” said Ana Brook.", "verb inside"),
        ("“We will not be late again,” said Ana Brook.", "speaker right near"),
        ("The fare is “a bad joke,” according to a councillor.", "according"),
    ],
)
def test_what_stands_around_a_passage_describes_it(text: str, feature: str) -> None:
    assert feature in features(text)


def test_only_the_passages_own_line_is_looked_at() -> None:
    alone = features("The “safety lamp” feature is new.")
    assert features("A book by\nThe “safety lamp” feature is new.\nNewspapers said so.") == alone


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Gulls of the North", True),
        ("Gulls of the north", False),
        ("of the North", False),
        ("Gulls", False),
    ],
)
def test_a_title_has_capitals_but_for_its_small_words(text: str, titled: bool) -> None:
    assert is_titled(split_words(text)) is titled


def test_a_word_for_a_work_speaks_for_a_term_and_an_address_against() -> None:
    assert WEIGHTS["work before"] > 0 > WEIGHTS["speaker right near"]


def test_a_speaker_far_away_who_is_not_named_is_told() -> None:
    text = "The clerks met.\n\nThe “very late” clerks were given tea."
    quote = find_quotations(text, language="en")[-1]
    unnamed = replace(quote, speaker=None, speaker_span=(0, 10))
    assert "unnamed far" in term_features(text, unnamed, "en")
    assert "unnamed far" not in term_features(text, replace(unnamed, speaker="clerks"), "en")

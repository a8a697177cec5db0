"""A quotation's first words, which German declines as the sentence around them wants."""

import pytest

from archiver.matching.adapted import adapt_beginning
from archiver.matching.compare import compare_text
from archiver.text.words import split_words

POST = "Das bleibt ein teurer Irrtum der Hafenverwaltung, und ich habe davor gewarnt."


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("teuren Irrtum der Hafenverwaltung", POST),
        ("einen teuren Irrtum der Hafenverwaltung", POST),
        ("einem teuren Irrtum der Hafenverwaltung", POST),
        ("schöne Tag am Kai", "Es war ein schöner Tag am Kai."),
        (
            "den ganz großen Wurf für den Fischmarkt",
            "Der ganz große Wurf für den Fischmarkt ist es nicht.",
        ),
    ],
)
def test_the_ending_of_another_case_is_no_other_word(quote: str, post: str) -> None:
    match = compare_text(quote, post, near=True)
    assert match is not None
    assert (match.wording, match.flags) == ("typographic", ())


@pytest.mark.parametrize(
    "quote",
    [
        "keinen teuren Irrtum der Hafenverwaltung",  # another article
        "teuerster Irrtum der Hafenverwaltung seither",  # another degree
        "Teuren Irrtum der Hafenverwaltung",  # begins as a sentence does
        "ein teurer Irrtum des Hafenverwalters",  # not at the beginning
        "teuren Irrwegs der Hafenverwaltung",  # another noun
        "feuren Irrtum der Hafenverwaltung",  # another adjective
    ],
)
def test_everything_else_is_told(quote: str) -> None:
    words, other = split_words(quote), split_words(POST)
    assert adapt_beginning(words, other) is words
    match = compare_text(quote, POST, near=True)
    assert match is None or match.wording == "altered"


def test_only_a_language_that_declines_does_so() -> None:
    words = split_words("greaten Success for the whole quay and the harbour")
    assert (
        adapt_beginning(words, split_words("a greater Success for the whole quay and the harbour"))
        is words
    )

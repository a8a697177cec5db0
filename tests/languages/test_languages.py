"""Every registered language keeps the examples in its own file, and is written as agreed."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.base import Language
from archiver.languages.detect import detect_language
from archiver.languages.registry import all_languages, check_patterns
from tests.languages.records import KINDS

each_language = pytest.mark.parametrize(
    "language", all_languages(), ids=lambda language: language.code
)


def examples(language: Language, side: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind in KINDS for text in getattr(language.examples, f"{kind}_{side}")]


@each_language
def test_examples_that_must_match_do(language: Language) -> None:
    for kind, text in examples(language, "match"):
        assert KINDS[kind](text, language.code), (kind, text)


@each_language
def test_examples_that_must_not_match_do_not(language: Language) -> None:
    for kind, text in examples(language, "differ"):
        assert not KINDS[kind](text, language.code), (kind, text)


@each_language
def test_the_language_of_an_example_sentence_is_detected(language: Language) -> None:
    for text in language.examples.sentences:
        assert detect_language(text) == language.code


@each_language
def test_a_list_that_has_words_has_examples_on_both_sides(language: Language) -> None:
    for kind, known in (
        ("negations", language.negations.words or language.negations.unspaced),
        ("numbers", language.numbers.words or language.numbers.unspaced),
        ("verbs", language.uttering.speech),
        ("titles", language.names.titles),
        ("spoken", language.spoken.hesitations),
        ("pictures", language.uttering.pictured_posts),
    ):
        for side in ("match", "differ") if known else ():
            there = getattr(language.examples, f"{kind}_{side}")
            assert there, f"add {kind}_{side} to the examples of {language.name}"
    assert language.examples.sentences, f"add sentences to the examples of {language.name}"


@each_language
def test_patterns_compile_and_distinct_words_are_among_the_words(language: Language) -> None:
    check_patterns(language)
    assert language.negations.distinct <= language.negations.words
    assert language.numbers.distinct <= language.numbers.words
    assert language.dates.distinct <= language.dates.weekdays | language.dates.months


@each_language
def test_words_between_the_marks_of_a_language_are_a_quotation(language: Language) -> None:
    # Single marks that can be apostrophes are believed only beside who speaks, as other tests hold.
    for pair in language.quotation_marks:
        if pair != "‘’":
            text = f"Ana Brook: {pair[0]}Tamo nel pado, vel tamo.{pair[1]}"
            (quote,) = find_quotations(text, language=language.code)
            assert quote.text == "Tamo nel pado, vel tamo.", pair


def test_every_language_has_marks() -> None:
    assert [one.code for one in all_languages() if not one.quotation_marks] == []

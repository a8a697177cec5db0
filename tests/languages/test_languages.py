"""Every registered language keeps the examples in its own file, and is written as agreed."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.base import Language
from archiver.languages.detect import detect_language
from archiver.languages.registry import all_languages, check_patterns
from tests.languages.records import KINDS


def examples(side: str) -> list[tuple[str, str, str]]:
    return [
        (language.code, kind, text)
        for language in all_languages()
        for kind in KINDS
        for text in getattr(language.examples, f"{kind}_{side}")
    ]


@pytest.mark.parametrize(("code", "kind", "text"), examples("match"))
def test_an_example_that_must_match_does(code: str, kind: str, text: str) -> None:
    assert KINDS[kind](text, code)


@pytest.mark.parametrize(("code", "kind", "text"), examples("differ"))
def test_an_example_that_must_not_match_does_not(code: str, kind: str, text: str) -> None:
    assert not KINDS[kind](text, code)


SENTENCES = [(one.code, text) for one in all_languages() for text in one.examples.sentences]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_the_language_of_an_example_sentence_is_detected(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.code)
def test_a_list_that_has_words_has_examples_on_both_sides(language: Language) -> None:
    for kind, known in (
        ("negations", language.negations.words or language.negations.unspaced),
        ("numbers", language.numbers.words or language.numbers.unspaced),
        ("verbs", language.uttering.speech),
        ("titles", language.names.titles),
        ("spoken", language.spoken.hesitations),
        ("pictures", language.uttering.pictured_posts),
    ):
        if known:
            assert getattr(language.examples, f"{kind}_match"), kind
            assert getattr(language.examples, f"{kind}_differ"), kind
    assert language.examples.sentences


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.code)
def test_patterns_compile_and_distinct_words_are_among_the_words(language: Language) -> None:
    check_patterns(language)
    assert language.negations.distinct <= language.negations.words
    assert language.numbers.distinct <= language.numbers.words
    assert language.dates.distinct <= language.dates.weekdays | language.dates.months


# Single marks that can be apostrophes are believed only beside who speaks, as other tests hold.
MARKS = [
    (one.code, pair) for one in all_languages() for pair in one.quotation_marks if pair != "‘’"
]


@pytest.mark.parametrize(("code", "pair"), MARKS)
def test_words_between_the_marks_of_a_language_are_a_quotation(code: str, pair: str) -> None:
    text = f"Ana Brook: {pair[0]}Tamo nel pado, vel tamo.{pair[1]}"
    (quote,) = find_quotations(text, language=code)
    assert quote.text == "Tamo nel pado, vel tamo."


def test_every_language_has_marks() -> None:
    assert [one.code for one in all_languages() if not one.quotation_marks] == []

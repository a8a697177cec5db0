"""Every registered language keeps the examples in its own file, and is written as agreed."""

from collections.abc import Callable

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.base import Language
from archiver.languages.detect import detect_language
from archiver.languages.negations import find_negations
from archiver.languages.numerals import numbers_in_order
from archiver.languages.registry import all_languages, check_patterns, find_language
from archiver.languages.speech_acts import POSTED, POSTED_IN, verbs_of_language
from archiver.matching.people.names import name_words
from archiver.text.words import split_words


def negates(text: str, code: str) -> bool:
    return bool(find_negations(split_words(text), frozenset({code})))


def counts(text: str, code: str) -> bool:
    words = split_words(text)
    return bool(numbers_in_order(words, 0, len(words), frozenset({code})))


def utters(text: str, code: str) -> bool:
    return text in verbs_of_language(code)


def has_title(text: str, _code: str) -> bool:
    """Whether the comparison of names leaves words out before the name, not after it."""
    known = name_words(text)
    return len(known) < len(text.split()) and text.casefold().endswith(known[-1])


def tells_of_a_post(text: str, _code: str) -> bool:
    return bool(POSTED.search(text) or POSTED_IN.search(text))


def quotes(text: str, code: str) -> bool:
    found = find_quotations(text, language=code)
    return len(found) == 1 and len(found[0].text) < len(text)


KINDS: dict[str, Callable[[str, str], bool]] = {
    "negations": negates,
    "numbers": counts,
    "verbs": utters,
    "titles": has_title,
    "posts": tells_of_a_post,
    "quotations": quotes,
}


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


def test_an_unknown_code_is_a_language_that_knows_nothing() -> None:
    assert find_language("xx") == Language(code="xx", name="xx")
    assert find_language("../en") == Language(code="../en", name="../en")
    assert find_negations(split_words("tamo"), frozenset({"xx"})) == []

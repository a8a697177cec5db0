"""Languages are found by their code, whoever wrote them."""

import pytest

from archiver.languages.base import Language, NegationWords, UtteringWords, wordset
from archiver.languages.negations import find_negations
from archiver.languages.registry import (
    all_languages,
    check_language,
    check_patterns,
    closing_marks,
    find_language,
    join_patterns,
    join_words,
    language_codes,
)
from archiver.text.words import split_words
from tests.languages.records import registered

INVENTED = Language(code="qx", name="Quayside", negations=NegationWords(words=wordset("nav")))


def test_every_language_of_the_package_is_found_under_the_name_of_its_file() -> None:
    assert {"de", "en", "zh"} <= set(language_codes())
    assert [language.code for language in all_languages()] == list(language_codes())


@pytest.mark.parametrize("code", ["xx", "", "../en", "base", "EN"])
def test_an_unknown_code_is_a_language_that_knows_nothing(code: str) -> None:
    assert find_language(code) == Language(code=code, name=code)
    assert find_negations(split_words("tamo"), frozenset({code})) == []


def test_a_registered_language_is_known_until_it_is_gone() -> None:
    with registered(INVENTED):
        assert "qx" in language_codes()
        assert find_negations(split_words("il nav pel"), frozenset({"qx"})) == [(1, 2)]
        assert "nav" in join_words(lambda language: language.negations.words)
    assert "qx" not in language_codes()
    assert find_negations(split_words("il nav pel"), frozenset({"qx"})) == []


def test_joined_patterns_are_alternatives_and_nothing_where_there_are_none() -> None:
    posts = join_patterns(lambda language: language.uttering.statement_nouns)
    assert "(?:news|press) release" in posts
    assert join_patterns(lambda _: ()) == "(?!)"


def test_what_is_no_language_is_refused_in_a_sentence() -> None:
    with pytest.raises(TypeError, match="a str is not a Language"):
        check_language("en")
    with pytest.raises(ValueError, match="not two or three small letters"):
        check_language(Language(code="EN-GB", name="British"))
    broken = Language(code="qx", name="Quayside", uttering=UtteringWords(posted_in="("))
    with pytest.raises(ValueError, match="not a regular expression"):
        check_patterns(broken)
    with pytest.raises(ValueError, match="a pair of two characters"):
        check_patterns(Language(code="qx", name="Quayside", quotation_marks=("<<>>",)))


def test_a_mark_is_closed_by_what_closes_it_in_any_language() -> None:
    assert set(closing_marks()["„"]) == {"“", "”"}

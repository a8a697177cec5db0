"""Languages are found by their code, whoever wrote them."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from archiver.languages.base import (
    Grammar,
    Language,
    NegationWords,
    NumberWords,
    UtteringWords,
    wordset,
)
from archiver.languages.negations import find_negations, is_negation
from archiver.languages.numerals import is_number_word, numbers_in_order
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.registry import (
    all_languages,
    check_language,
    check_patterns,
    closing_marks,
    compile_forms,
    find_language,
    join_patterns,
    join_words,
    language_codes,
)
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.stop_words import STOP_WORDS
from archiver.text.words import split_words
from tests.languages.records import registered

FORMS: tuple[Callable[[Language], str], ...] = (
    lambda one: one.numbers.forms,
    lambda one: one.negations.forms,
)
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


@pytest.mark.parametrize("code", language_codes())
def test_the_faster_patterns_say_of_every_plain_word_what_the_others_say(code: str) -> None:
    """Of each word and part of one in a language's lists, and of the commonest of all others."""
    language = find_language(code)
    listed = repr((language.numbers, language.negations, language.dates)).casefold()
    words = {*re.findall(r"[a-z0-9'-]+", listed), *filter(str.isascii, STOP_WORDS)}
    words |= {part for word in words for part in (word[1:], word[:-1], f"{word}teen", f"no-{word}")}
    for choose in FORMS:
        fast, slow = (compile_forms([code], choose, plain=plain) for plain in (True, False))
        assert len(slow) == bool(choose(language))
        assert len(fast) == (len(slow) if language.script == "Latin" else 0)
        matched = [
            {w for w in words if any(one.fullmatch(w) for one in some)} for some in (fast, slow)
        ]
        assert matched[0] == matched[1]


def test_a_plug_ins_pattern_may_use_what_only_one_library_knows() -> None:
    numbers = NumberWords(forms=r"(?:\p{Greek}|q)+")
    negations = NegationWords(forms=r"n\p{L}v")
    with registered(replace(INVENTED, numbers=numbers, negations=negations)):
        assert is_negation("nav", frozenset({"qx"}))
        assert not is_negation("nav", frozenset({"en"}))
        assert is_number_word("qqq", frozenset({"qx"}))
        assert not is_number_word("qqq", frozenset({"en"}))
        words = split_words("we saw qq seals")
        assert numbers_in_order(words, 0, 4, frozenset({"qx"})) == ["qq"]
        assert numbers_in_order(words, 0, 4, frozenset({"en"})) == []


def test_what_is_no_language_is_refused_in_a_sentence() -> None:
    with pytest.raises(TypeError, match="a str is not a Language"):
        check_language("en")
    with pytest.raises(ValueError, match="not two or three small letters"):
        check_language(Language(code="EN-GB", name="British"))
    broken = wordset("(")
    for uttering in (
        UtteringWords(posted_in="("),
        UtteringWords(set_apart=broken),
        UtteringWords(unshown=broken),
        UtteringWords(other_writing=broken),
        UtteringWords(threads=broken),
        UtteringWords(speech=broken),
        UtteringWords(occasions=OccasionWords(below=broken)),
    ):
        with pytest.raises(ValueError, match="not a regular expression"):
            check_patterns(Language(code="qx", name="Quayside", uttering=uttering))
    grammar = Grammar(reported=ReportedSpeech(persons=wordset("my")))
    with pytest.raises(ValueError, match="what reports it"):
        check_patterns(Language(code="qx", name="Quayside", grammar=grammar))
    with pytest.raises(ValueError, match="a pair of two characters"):
        check_patterns(Language(code="qx", name="Quayside", quotation_marks=("<<>>",)))


def test_a_mark_is_closed_by_what_closes_it_in_any_language() -> None:
    assert set(closing_marks()["„"]) == {"“", "”"}

"""What ties verbs together is a part of a language's record."""

import pytest

from archiver.languages.registry import find_language
from archiver.languages.sentence_bracket import SentenceBracket


@pytest.mark.parametrize(
    ("language", "passive", "other"),
    [("de", "wurde", "hatte"), ("fr", "été", "avait"), ("es", "fue", "ha"), ("it", "viene", "ha")],
)
def test_a_word_that_makes_a_passive_is_told_from_one_that_does_not(
    language: str, passive: str, other: str
) -> None:
    bracket = find_language(language).grammar.bracket
    assert passive in bracket.passives
    assert other not in bracket.passives


def test_a_language_without_brackets_has_none() -> None:
    assert find_language("tr").grammar.bracket == SentenceBracket()

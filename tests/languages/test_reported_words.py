"""The words by which a language tells that what is quoted is somebody else's or nobody's."""

from dataclasses import fields

import pytest

from archiver.languages.registry import find_language
from archiver.languages.reported_words import ReportedSpeech


@pytest.mark.parametrize("code", ["cs", "da", "de", "en", "es", "fr", "it", "nl", "pl", "ru", "sv"])
def test_what_denies_is_not_what_begins_a_clause_or_limits_it(code: str) -> None:
    words = find_language(code).grammar.reported
    assert words.denying
    assert words.denying.isdisjoint(words.denied_clauses | words.nobody | words.merely)


def test_a_language_without_words_reports_nothing() -> None:
    assert not any(getattr(ReportedSpeech(), field.name) for field in fields(ReportedSpeech))

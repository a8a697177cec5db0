"""What a language says of its speech is given in a form in which words can be looked up."""

import pytest

from archiver.languages.base import Language, SpokenWords
from archiver.languages.registry import check_patterns
from archiver.languages.spoken import spoken_forms
from tests.languages.records import registered


def test_a_hesitation_that_is_a_word_of_another_language_meant_is_none() -> None:
    assert "er" in spoken_forms(frozenset({"en"})).hesitations
    assert "er" not in spoken_forms(frozenset({"en", "de"})).hesitations


def test_what_a_contraction_may_be_short_for_is_listed() -> None:
    forms = spoken_forms(frozenset({"en"}))
    assert forms.endings["'d"] == (("would",), ("had",))
    assert forms.contractions["won't"] == (("will", "not"),)


def test_a_language_of_somebody_else_is_cleaned_too() -> None:
    record = Language(code="qfn", name="Filler", spoken=SpokenWords(hesitations=frozenset({"mn"})))
    with registered(record):
        assert spoken_forms(frozenset({"qfn"})).hesitations == {"mn"}


@pytest.mark.parametrize(
    ("pattern", "respelt"),
    [(r"moo(r)?le", {"moole": "mole", "moorle": "mole"}), (r"(m)o\1le", {"momle": "mole"})],
)
def test_every_spelling_of_a_pattern_becomes_one(pattern: str, respelt: dict[str, str]) -> None:
    patterns = frozenset({f"{pattern}=mole", "qu(a+)y=quay"})
    record = Language(code="qfn", name="Filler", spoken=SpokenWords(spellings=patterns))
    with registered(record):
        forms = spoken_forms(frozenset({"qfn"}))
        for norm, written in {**respelt, "quaaay": "quay", "mole": "mole", "pier": "pier"}.items():
            assert forms.spelt[norm] == written
            assert norm == written or forms.may_be_respelt(norm)


@pytest.mark.parametrize(
    "spoken",
    [
        SpokenWords(spellings=frozenset({"gr[ey=gray"})),
        SpokenWords(values=frozenset({"seven=VII"})),
        SpokenWords(scales=frozenset({"million"})),
    ],
)
def test_a_record_that_cannot_be_used_is_refused(spoken: SpokenWords) -> None:
    with pytest.raises(ValueError, match=r"is no"):
        check_patterns(Language(code="qfn", name="Filler", spoken=spoken))

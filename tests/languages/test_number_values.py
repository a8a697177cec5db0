"""Numbers in words and in Roman figures."""

import pytest

from archiver.languages.number_values import may_be_number, may_have_numbers, value_of_number


@pytest.mark.parametrize(
    ("norm", "raw", "value"),
    [
        ("three", "three", "3"),
        ("drei", "drei", "3"),
        ("vingt", "vingt", "20"),
        ("ninety", "Ninety", "90"),
        ("iii", "III", "3"),
        ("xiv", "XIV", "14"),
        ("xxxix", "XXXIX", "39"),
    ],
)
def test_a_number_has_its_figures(norm: str, raw: str, value: str) -> None:
    assert value_of_number(norm, raw) == value
    assert may_be_number(norm)


@pytest.mark.parametrize("raw", ["three", "Ninety seals", "Part III", "drei"])
def test_a_text_with_a_number_may_have_one(raw: str) -> None:
    assert may_have_numbers(raw.lower().split(), raw)


@pytest.mark.parametrize("raw", ["", "seals", "the vi editor mixes", "Harbour"])
def test_a_text_without_a_number_word_and_a_roman_letter_has_none(raw: str) -> None:
    assert not may_have_numbers(raw.lower().split(), raw)
    assert not any(value_of_number(word.lower(), word) for word in raw.split())


@pytest.mark.parametrize(("norm", "raw"), [("i", "I"), ("x", "X"), ("mix", "MIX"), ("sei", "sei")])
def test_what_may_be_a_word_is_none(norm: str, raw: str) -> None:
    assert value_of_number(norm, raw) is None


def test_small_letters_are_no_roman_figures() -> None:
    assert value_of_number("vi", "vi") is None

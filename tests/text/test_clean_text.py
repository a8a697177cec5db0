"""Text without entities and what nobody sees, each character with its place in the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text.clean_text import clean_text
from tests.strategies import CHARACTERS


@pytest.mark.parametrize(
    ("raw", "text", "last"),
    [
        ("the ferry", "the ferry", (8, 9)),
        ("fer\u200bry", "ferry", (5, 6)),
        ("tea &amp;amp;", "tea &", (4, 13)),
        ("it&#8217;", "it\u2019", (2, 9)),
        ("R&D;", "R&D;", (3, 4)),
        ("9 or 1\ufe0f\u20e3", "9 or \u20e3", (5, 8)),
    ],
)
def test_what_is_decoded_or_dropped_leaves_its_place(
    raw: str, text: str, last: tuple[int, int]
) -> None:
    cleaned = clean_text(raw)
    assert cleaned.text == text
    assert cleaned.raw(len(text) - 1, len(text)) == last


@given(st.text(CHARACTERS))
def test_cleaning_maps_every_character_back(text: str) -> None:
    cleaned = clean_text(text)
    for index in range(len(cleaned.text)):
        start, end = cleaned.raw(index, index + 1)
        assert 0 <= start < end <= len(text)

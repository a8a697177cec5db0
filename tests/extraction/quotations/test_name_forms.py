"""What belongs to a name, and what only stands before one."""

import pytest

from archiver.extraction.quotations.name_forms import (
    behind_dateline,
    capital,
    office_goes_on,
    possessive,
)
from archiver.extraction.quotations.tokens import Token, tokenize


def tokens(text: str) -> list[Token]:
    return tokenize(text, [(0, len(text))], [])


def test_a_capital_and_an_at_sign_begin_names() -> None:
    assert [capital(token) for token in tokens("Finch met @pier , 7")] == [
        True,
        False,
        True,
        False,
        False,
    ]
    assert possessive(tokens("Finch's pier")[0])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("RIVERTON (QX) — Finch left", "Finch"),
        ("OLD HARBOUR, Isle – Finch left", "Finch"),
        ("FINCH: we left — all", "FINCH"),
        ("NASA has left — again", "NASA"),
    ],
)
def test_a_dateline_ends_with_its_dash(text: str, word: str) -> None:
    found = tokens(text)
    assert found[behind_dateline(found, 0)].text == word


def test_an_office_goes_on_up_to_a_name() -> None:
    titles = {"secretary", "president"}
    found = tokens("Secretary of State Ada Finch")
    assert office_goes_on(found, titles, 1, len(found))
    found = tokens("President of Peru left the pier")
    assert not office_goes_on(found, titles, 1, len(found))

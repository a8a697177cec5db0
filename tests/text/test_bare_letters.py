"""Names and headlines are compared by their letters."""

import pytest

from archiver.text.bare_letters import bare_letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Quay Herald", "the-quay-herald"),
        ("STRASSE", "Straße"),
        ("Чайки — не люди!", "чайки не люди"),
    ],
)
def test_signs_spaces_and_case_tell_nothing(one: str, other: str) -> None:
    assert bare_letters(one) == bare_letters(other) != ""


def test_what_has_no_letters_has_none() -> None:
    assert bare_letters(" — «» … ") == ""

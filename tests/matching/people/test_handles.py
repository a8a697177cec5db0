"""Speakers that are named by a handle, or by the address of a profile."""

import pytest

from archiver.matching.people.handles import attribute_by_handle, is_another_handle, is_handle

HELD = {"beatide": False, "shared": True, "bea.sky.example": False, "bea@social.example": False}
"""Handles of an author; of "shared" it is known that others had it too."""


@pytest.mark.parametrize(
    ("said", "attribution"),
    [
        ("@beatide", "confirmed"),
        ("＠BeaTide", "confirmed"),
        ("Bea Tidewell (@beatide)", "confirmed"),
        ("https://x.com/beatide", "confirmed"),
        ("https://sky.example/profile/bea.sky.example/", "confirmed"),
        ("@shared", "unresolved"),
        ("@beatide's spokesman", "unresolved"),
        ("@corvinash", "mismatch"),
        ("https://x.com/corvinash", "mismatch"),
        ("Bea Tidewell (@bea_two)", "unresolved"),
        ("@bea", "unresolved"),
        ("Bea Tidewell", None),
        ("https://x.com/beatide/status/1", None),
        ("", None),
    ],
)
def test_a_handle_confirms_or_accuses_only_where_it_stands_alone(
    said: str, attribution: str | None
) -> None:
    assert attribute_by_handle(said, HELD) == attribution


def test_an_author_without_handle_is_never_told_by_one() -> None:
    assert attribute_by_handle("@beatide", {}) == "unresolved"


@pytest.mark.parametrize(
    ("said", "shown", "handle", "expected"),
    [
        ("bea_tide", ["Kelp Desk"], "bea_tide", True),
        ("BeaTide", ["Kelp Desk"], "beatide", True),
        ("beatidewell", ["Bea Tidewell"], "beatidewell", True),
        ("Brook", ["Kelp Desk"], "brook", False),
        ("BROOK", ["Kelp Desk"], "BROOK", True),
        ("BROOK", ["Kelp Desk"], "brook", False),
        ("brook", [], "brook", True),
    ],
)
def test_a_word_is_said_as_a_handle_where_no_name_looks_so(
    said: str, shown: list[str], handle: str, expected: bool
) -> None:
    assert is_handle(said, shown, handle) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [("corvinash", True), ("beatide_press", False), ("beat", False), ("tidewellfan", False)],
)
def test_another_accounts_handle_shares_nothing_with_this_one(said: str, expected: bool) -> None:
    assert is_another_handle(said, ["Bea Tidewell"], ["beatide"]) is expected


def test_what_may_be_a_last_name_is_not_another_handle() -> None:
    assert not is_another_handle("Brook", ["Bea Tidewell"], ["beatide"])

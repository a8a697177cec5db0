"""An account that is called like somebody is not theirs for that alone."""

import pytest

from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.people.identity import (
    doubt_identity,
    explain_doubt,
    is_disguised,
    looks_alike,
)
from archiver.models.records import Author


@pytest.mark.parametrize(
    ("name", "disguised"),
    [
        ("Аna Brook", True),  # a Cyrillic A
        ("Ana Brοοk", True),  # Greek omicrons
        ("Ana\u200bBrook", True),
        ("Ana \u202eBrook", True),
        ("Ana Brook", False),
        ("Ана Брук", False),
        ("Ana Brook - Ана Брук", False),
        ("Ana Brook 👩\u200d🚀", False),
        ("Áña Brøok", False),
    ],
)
def test_hidden_characters_and_mixed_scripts_are_told(name: str, *, disguised: bool) -> None:
    assert is_disguised(name) is disguised


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Alex Brook", "AIex Brook", True),
        ("realanabrook", "rea1anabr00k", True),
        ("Burnell", "Bumell", True),
        ("Ana Brook", "ana brook", False),
        ("Ana Brook", "AnaBrook", False),
        ("Ana Brook", "Ida Brook", False),
        ("Ana", "Ana" * 100, False),
    ],
)
def test_names_that_only_look_alike_are_told(one: str, other: str, *, alike: bool) -> None:
    assert looks_alike(one, other) is alike


@pytest.mark.parametrize(
    ("author", "doubt"),
    [
        (Author(handle="anabrook_mp", name="Ana Brook"), "name_only"),
        (Author(handle="ab7", name="Ana Brook (parody)"), "parody"),
        (Author(handle="AnaBrookParody", name="Ana Brook"), "parody"),
        (Author(handle="ab7", name="Аna Brook"), "disguised"),
        (Author(handle="anabr00k", name="Kelp"), "disguised"),
        (Author(handle="idatamm", name="Ida Tamm"), None),
        (Author(handle="ab7", name=None), None),
    ],
)
def test_a_doubt_has_a_reason(author: Author, doubt: str | None) -> None:
    assert explain_doubt("Ana Brook", author) == doubt


def test_a_speaker_named_by_a_handle_is_doubted_for_look_alikes_only() -> None:
    assert explain_doubt("@anabrook", Author(handle="anabrook", name="Ana Brook")) is None
    assert explain_doubt("@anabrook", Author(handle="anabr00k", name="Kelp")) == "disguised"


def test_what_an_account_was_called_before_counts_too() -> None:
    assert doubt_identity("Ana Brook", "Ana Brook", names=["Not Ana Brook"]) == "parody"


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Ana Brook", Author(handle="AnaBrookParody", name="Ana Brook")),
        ("Ana Brook", Author(handle="ab7", name="Ana\u200bBrook")),
        ("Alex Brook", Author(handle="ab7", name="AIex Brook")),
        ("@anabrook", Author(handle="anabr00k", name="Kelp")),
    ],
)
def test_such_an_account_is_neither_the_speakers_nor_surely_anothers(
    said: str, author: Author
) -> None:
    account = f"x:{author.handle}"
    assert attribute_claim(said, author, Bearers(), account) == "unresolved"
    assert attribute_claim(said, author, Bearers(accounts={account}), account) == "confirmed"

"""A name of somebody else's stays a name in the sentence that it stands in."""

import pytest

from archiver.messages.plain_names import plain_name
from archiver.messages.verdicts import author_name
from archiver.models.records import Author


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Brook", "Ana Brook"),
        ("Ana Brook \u202e", "Ana Brook"),
        ("Ana\u2066 Brook\u2069\n\nConfirmed", "Ana Brook Confirmed"),
        ("A\x1b[2Jna", "A[2Jna"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒 Ana", "👩\u200d🚒 Ana"),
        ("Ana. " * 40, "Ana. " * 15 + "Ana.…"),
    ],
)
def test_nothing_in_a_name_turns_or_ends_a_sentence(name: str, shown: str) -> None:
    assert plain_name(name) == shown


def test_no_name_passes_for_a_handle() -> None:
    """Neither written as one nor turned round, so that the handle behind it reads as another."""
    turned = Author(name="Ana Brook \u202e", handle="koorbana")
    assert author_name(turned) == "Ana Brook (@koorbana)"
    written = Author(name="Ana Brook (@anabrook)", handle="koorbana")
    assert author_name(written) == "“Ana Brook (@anabrook)” (@koorbana)"
    assert author_name(Author(name="\u202e")) == "an unknown author"

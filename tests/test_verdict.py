"""Sections 5 and 6 of VERDICTS: attribution, timing, standing, order."""

import pytest

from archiver.records import Attribution, Author, Evidence, Outcome, Standing, Timing
from archiver.verdict import Bearers, Look, attribution, name_words, standing, timing

ANA = Author(handle="anabrook", name="Ana Brook")
ONE = Bearers(full_names={"ana brook"})
TWO = Bearers(full_names={"ana brook", "ida brook"})


@pytest.mark.parametrize(
    ("speaker", "author", "bearers", "expected"),
    [
        ("@anabrook", ANA, ONE, "confirmed"),
        ("@AnaBrook", ANA, ONE, "confirmed"),
        ("anabrook", ANA, ONE, "confirmed"),
        ("Ana Brook", ANA, TWO, "confirmed"),
        ("ANA BROOK", ANA, TWO, "confirmed"),
        ("Brook", ANA, ONE, "confirmed"),
        ("Mayor Brook", ANA, ONE, "confirmed"),
        ("Mayor Ana Brook", ANA, ONE, "confirmed"),
        ("Conductor Ana Brook", ANA, ONE, "confirmed"),
        ("A. Brook", ANA, ONE, "confirmed"),
        ("Ana Brook", Author(name="Ana M. Brook 🌊"), ONE, "confirmed"),
        ("Ana Brook", Author(name="Mayor Ana Brook (she/her)"), ONE, "confirmed"),
        ("von der Tamm", Author(name="Ida von der Tamm"), ONE, "confirmed"),
        ("Ana Brook", Author(handle="anabrook"), ONE, "confirmed"),
        ("Norrline Ferries", Author(name="Norrline Ferries"), ONE, "confirmed"),
        ("Brook", ANA, TWO, "unresolved"),
        ("Ana", ANA, ONE, "unresolved"),
        ("a spokesman", ANA, ONE, "unresolved"),
        ("Brook’s team", ANA, ONE, "unresolved"),
        ("the Brook campaign", ANA, ONE, "unresolved"),
        ("Ana Brook", Author(handle="harbour_girl"), ONE, "unresolved"),
        ("Ida Brook", ANA, ONE, "mismatch"),
        ("Ida Tamm", ANA, ONE, "mismatch"),
        ("Tamm", ANA, ONE, "mismatch"),
        ("@idatamm", ANA, ONE, "mismatch"),
        (None, ANA, ONE, "unstated"),
        (" ", ANA, ONE, "unstated"),
    ],
)
def test_attribution(
    speaker: str | None, author: Author, bearers: Bearers, expected: Attribution
) -> None:
    assert attribution(speaker, author, bearers, "x:anabrook") == expected


def test_an_account_joined_to_the_speaker_is_the_speaker() -> None:
    joined = Bearers(accounts={"x:anabrook"})
    assert attribution("the harbour office", ANA, joined, "x:anabrook") == "confirmed"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Ana Brook", ("ana", "brook")),
        ("Ana Brook | Harbour Times", ("ana", "brook")),
        ("Brook", ("brook",)),
        ("Mayor", ("mayor",)),
        ("🌊", ()),
    ],
)
def test_the_words_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert name_words(name) == expected


@pytest.mark.parametrize(
    ("published", "posted", "expected"),
    [
        ("2031-05-04T12:00:00Z", "2031-05-04T11:00:00Z", "consistent"),
        ("2031-05-04T12:00:00Z", "2031-05-04T13:00:00Z", "impossible"),
        ("2031-05-04", "2031-05-05T23:00:00Z", "consistent"),
        ("2031-05-04", "2031-05-06T00:00:00Z", "impossible"),
        ("2031-05-04", "2031-05-06", "impossible"),
        ("2031-05-04", "2031-05-05", "consistent"),
        (None, "2031-05-05", "unknown"),
        ("2031-05-04", None, "unknown"),
    ],
)
def test_timing(published: str | None, posted: str | None, expected: Timing) -> None:
    assert timing(published, posted) == expected


def look(
    hour: str, outcome: Outcome, *, run: int = 1, version: int | None = None, by: Evidence = "api"
) -> Look:
    return Look(f"2031-05-{hour}:00:00Z", run, outcome, by, version)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([look("04T10", "ok", by="embed", version=1)], "unchecked"),
        ([look("04T10", "ok", version=1)], "live"),
        ([look("04T10", "ok", version=1), look("05T10", "ok", version=2)], "edited"),
        ([look("04T10", "deleted")], "unavailable"),
        ([look("04T10", "deleted"), look("04T20", "deleted", run=2)], "unavailable"),
        ([look("04T10", "deleted"), look("05T10", "deleted", run=2)], "deleted"),
        ([look("04T10", "deleted"), look("05T10", "deleted")], "unavailable"),
        (
            [
                look("04T10", "deleted"),
                look("05T10", "ok", run=2, version=1),
                look("05T11", "deleted", run=3),
            ],
            "unavailable",
        ),
        ([look("04T10", "suspended")], "suspended"),
        ([look("04T10", "protected")], "protected"),
        ([look("04T10", "unreachable")], "unavailable"),
    ],
)
def test_standing(looks: list[Look], expected: Standing) -> None:
    """Deleted needs two looks in different runs twelve hours apart with nothing between."""
    assert standing(looks, 1) == expected

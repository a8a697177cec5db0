"""Section 5 of VERDICTS: timing and standing."""

import pytest

from archiver.matching.rules import judge_standing, judge_timing
from archiver.models.records import (
    Evidence,
    Outcome,
    Standing,
    Timing,
)
from archiver.models.stored_posts import StandingSighting


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
    assert judge_timing(published, posted) == expected


def look(
    hour: str,
    outcome: Outcome,
    *,
    run: int = 1,
    version: int | None = None,
    by: Evidence = "api",
    cut: bool = False,
) -> StandingSighting:
    return StandingSighting(f"2031-05-{hour}:00:00Z", run, outcome, by, version, cut=cut)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([look("04T10", "ok", by="embed", version=1)], "unchecked"),
        ([look("04T10", "ok", version=1)], "live"),
        ([look("04T10", "ok", version=1), look("05T10", "ok", version=2)], "edited"),
        (
            [look("04T10", "ok", version=1), look("05T10", "ok", by="oembed", version=2, cut=True)],
            "live",
        ),
        ([look("05T10", "ok", by="oembed", version=2, cut=True)], "live"),
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
        # What nobody but pages ever saw is not called deleted, however often it is not there.
        ([look("03T10", "ok", by="embed", version=1), look("04T10", "unknown")], "unknown"),
        ([look("04T10", "unknown"), look("05T10", "unknown", run=2)], "unknown"),
        ([look("04T10", "unknown"), look("05T10", "rate-limited", run=2)], "unknown"),
        ([look("04T10", "unknown"), look("05T10", "ok", run=2, version=1)], "live"),
        # A platform that says the same of what it hides proves nothing gone.
        ([look("04T10", "denied"), look("05T10", "denied", run=2)], "unknown"),
        (
            [
                look("03T10", "ok", version=1),
                look("04T10", "denied"),
                look("05T10", "denied", run=2),
            ],
            "unavailable",
        ),
        ([look("03T10", "ok", version=1), look("04T10", "unknown")], "unavailable"),
        (
            [
                look("03T10", "ok", by="import", version=1),
                look("04T10", "unknown"),
                look("05T10", "unknown", run=2),
            ],
            "deleted",
        ),
        ([look("04T10", "deleted"), look("05T10", "unknown", run=2)], "deleted"),
        ([look("04T10", "protected")], "protected"),
        ([look("04T10", "unreachable")], "unavailable"),
    ],
)
def test_standing(looks: list[StandingSighting], expected: Standing) -> None:
    """Deleted needs two looks in different runs twelve hours apart with nothing between."""
    assert judge_standing(looks, 1) == expected

"""Timing and standing, and what a script is told by the exit code."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from archiver.matching.rules import judge_standing, judge_timing, needs_second_look
from archiver.models.records import (
    Attribution,
    Evidence,
    Flag,
    Outcome,
    Post,
    PostVersion,
    Standing,
    Tie,
    Timing,
    Wording,
)
from archiver.models.stored_posts import StandingSighting
from archiver.models.verdict_records import Claim, Finding, Match, Verdict


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


FOUND = Finding(
    match=Match(wording="verbatim", span=(0, 8), coverage=0.2),
    post=Post(key="x:7", platform="x", id="7"),
    version=PostVersion(text="The seal"),
    attribution="unresolved",
    timing="unknown",
    standing="unchecked",
    evidence="embed",
)


def verdict(
    wording: Wording, flags: tuple[Flag, ...], attribution: Attribution, timing: Timing
) -> Verdict:
    found = () if wording in {"not_found", "too_short"} else (FOUND,)
    return Verdict(
        claim=Claim(quote="The seal"),
        wording=wording,
        flags=flags,
        attribution=attribution,
        timing=timing,
        tie="likely" if found else None,
        findings=found,
        rules="4",
    )


def test_the_exit_code_is_what_the_surface_says_letter_by_letter() -> None:
    """Fine: the post's words, no grave flag where shortened, no mismatch, not impossible."""
    flags: list[tuple[Flag, ...]] = [(), ("question",), *((flag,) for flag in get_args(Flag))]
    axes = product(get_args(Wording), flags, get_args(Attribution), get_args(Timing))
    for wording, some, attribution, timing in axes:
        grave = wording == "abridged" and {"negation", "number", "spliced"} & set(some)
        words = wording in {"verbatim", "typographic", "cleaned"}
        fine = words or (wording == "abridged" and not grave)
        fine = fine and attribution != "mismatch" and timing != "impossible"
        judged = verdict(wording, some, attribution, timing)
        assert needs_second_look(judged) is not fine, (wording, some, attribution, timing)


@pytest.mark.parametrize("tie", [*get_args(Tie), None])
@pytest.mark.parametrize("corroborated", [True, False, None])
def test_how_sure_a_source_is_is_no_matter_of_the_exit_code(
    tie: Tie | None, corroborated: bool | None
) -> None:
    for wording, looks in (("verbatim", False), ("altered", True), ("unconfirmed", True)):
        judged = verdict(wording, (), "unresolved", "unknown")  # type: ignore[arg-type]
        assert needs_second_look(replace(judged, tie=tie, corroborated=corroborated)) is looks


def test_a_post_that_its_platform_does_not_know_stands_for_nothing() -> None:
    forged = replace(
        verdict("verbatim", (), "unresolved", "consistent"),
        findings=(replace(FOUND, standing="unknown"),),
    )
    assert needs_second_look(forged)

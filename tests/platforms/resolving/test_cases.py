"""Each folder under cases/<platform>/ is a post asked for, what came, and what is told of it."""

import json
from pathlib import Path

import pytest

from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import platform_names
from archiver.platforms.replay import drive
from tests.platforms.resolving.saved import CASES, Case, folders_of, replay_captures, shown

FOLDERS = sorted(CASES.glob("*/*"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]))
def test_a_post_asked_for_is_told_of_as_its_case_says(folder: Path) -> None:
    case = Case(folder)
    sightings = drive(resolve_post(case.ref, case.asked), case.answer)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert [request.url for request in case.requests] == expected["requests"]
    assert shown(sightings) == expected["sightings"]
    # Saved captures give the same again without a network; what was not captured cannot.
    if not any("unfetched" in answer for answer in case.answers):
        assert replay_captures(case.ref, case.asked, case.captures()) == sightings


def test_most_cases_are_read_again_from_captures() -> None:
    captured = [one for one in FOLDERS if "unfetched" not in (one / "case.json").read_text()]
    assert len(captured) > 0.9 * len(FOLDERS)


def test_every_platform_has_cases() -> None:
    for platform in platform_names():
        assert folders_of(platform)
    unknown = sorted({folder.parent.name for folder in FOLDERS} - set(platform_names()))
    assert not unknown, f"{CASES} has cases of what is no platform: {unknown}"

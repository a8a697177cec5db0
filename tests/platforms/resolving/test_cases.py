"""Each folder under cases/<platform>/ is a post asked for, what came, and what is told of it."""

import json
from pathlib import Path

import pytest

from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import platform_names
from archiver.platforms.replay import drive
from tests.platforms.resolving.saved import CASES, Case, folders_of, replay_captures, shown

FOLDERS = sorted(CASES.glob("*/*"))
# What was not captured cannot be read again.
CAPTURED = [one for one in FOLDERS if "unfetched" not in (one / "case.json").read_text()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]))
def test_a_post_asked_for_is_told_of_as_its_case_says(folder: Path) -> None:
    case = Case(folder)
    sightings = drive(resolve_post(case.ref, case.asked), case.answer)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert [request.url for request in case.requests] == expected["requests"]
    assert shown(sightings) == expected["sightings"]


@pytest.mark.parametrize("folder", CAPTURED, ids=lambda folder: "/".join(folder.parts[-2:]))
def test_saved_captures_give_the_same_again_without_a_network(folder: Path) -> None:
    case = Case(folder)
    first = drive(resolve_post(case.ref, case.asked), case.answer)
    assert replay_captures(case.ref, case.asked, case.captures()) == first


def test_every_platform_has_cases() -> None:
    for platform in platform_names():
        assert folders_of(platform)
    unknown = sorted({folder.parent.name for folder in FOLDERS} - set(platform_names()))
    assert not unknown, f"{CASES} has cases of what is no platform: {unknown}"

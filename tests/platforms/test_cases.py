"""Each folder under cases/<platform>/ is one page's markup and what that platform finds in it."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest

from archiver.page import parsed
from archiver.platforms import MEMBERS
from archiver.records import Embed

CASES = Path(__file__).parent / "cases"
DEFAULTS = {field.name: field.default for field in fields(Embed)}


def found(folder: Path) -> list[dict[str, Any]]:
    """The embeds of a case, without the fields that say nothing."""
    platform = next(member for member in MEMBERS if folder.parent.name == member.NAME)
    tree, _ = parsed((folder / "input.html").read_text(encoding="utf-8"))
    embeds = (asdict(place.embed) for place in platform.embeds(tree, "https://news.example/a"))
    return [{k: v for k, v in embed.items() if v != DEFAULTS[k]} for embed in embeds]


@pytest.mark.parametrize(
    "folder", sorted(CASES.glob("*/*")), ids=lambda folder: f"{folder.parent.name}/{folder.name}"
)
def test_a_platform_finds_in_a_saved_page_what_its_case_says(folder: Path) -> None:
    assert found(folder) == json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def test_every_platform_has_a_case() -> None:
    assert {folder.name for folder in CASES.iterdir()} == {member.NAME for member in MEMBERS}

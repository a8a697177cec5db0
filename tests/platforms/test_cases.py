"""Each folder under cases/<platform>/ is one page's markup and what that platform finds in it."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest

from archiver.extraction.embeds.addresses import (
    address_hints,
    may_hold_address,
    texts_with_addresses,
)
from archiver.extraction.embeds.page_data import posts_in_markup
from archiver.extraction.embeds.strings import gather_strings
from archiver.html.page import parse_markup
from archiver.models.records import Embed
from archiver.platforms.base import AddressHint
from archiver.platforms.registry import get_platform, platform_names

CASES = Path(__file__).parent / "cases"
DEFAULTS = {field.name: field.default for field in fields(Embed)}


def found(folder: Path) -> list[dict[str, Any]]:
    """The embeds of a case, without the fields that say nothing."""
    platform = get_platform(folder.parent.name)
    tree, _ = parse_markup((folder / "input.html").read_text(encoding="utf-8"))
    embeds = (asdict(place.embed) for place in platform.find_embeds(tree))
    return [{k: v for k, v in embed.items() if v != DEFAULTS[k]} for embed in embeds]


@pytest.mark.parametrize(
    "folder", sorted(CASES.glob("*/*")), ids=lambda folder: f"{folder.parent.name}/{folder.name}"
)
def test_a_platform_finds_in_a_saved_page_what_its_case_says(folder: Path) -> None:
    assert found(folder) == json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def test_every_platform_has_a_case() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(platform_names())


@pytest.mark.parametrize(
    "folder", sorted(CASES.glob("*/*")), ids=lambda folder: f"{folder.parent.name}/{folder.name}"
)
def test_no_platform_is_passed_over_whose_posts_a_page_shows(folder: Path) -> None:
    """Asking only the platforms that a tree's marks name finds what asking all of them finds."""
    tree, _ = parse_markup((folder / "input.html").read_text(encoding="utf-8"))
    assert list(posts_in_markup(tree, gather_strings(tree).marks)) == list(posts_in_markup(tree))


@pytest.mark.parametrize("sign", address_hints(), ids=" ".join)
def test_every_sign_of_a_post_is_found_among_other_strings(sign: AddressHint) -> None:
    """Strings are sought by parts of the signs; none of the signs is without a part."""
    named = f"“{sign[0].title()} and {sign[1].upper()}”"
    assert texts_with_addresses(["nothing here", named, "", "nor here"]) == [1]
    assert may_hold_address(f"/ {named}")

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
from archiver.platforms.base import Platform
from archiver.platforms.registry import all_platforms, get_platform, platform_names

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


def test_every_platform_with_markup_of_its_own_has_a_case() -> None:
    """A platform that is only linked to has no markup, and its addresses are tested elsewhere."""
    there = {folder.parent.name for folder in CASES.glob("*/*")}
    missing = [
        f"add tests/platforms/cases/{one.name}/A_CASE/input.html and expected.json"
        for one in all_platforms()
        if one.markup_hints and one.name not in there
    ]
    assert not missing, "\n".join(missing)
    unknown = sorted(there - set(platform_names()))
    assert not unknown, f"tests/platforms/cases/ has cases of what is no platform: {unknown}"


def test_a_platform_that_finds_embeds_says_by_what_they_are_noticed() -> None:
    """Without `markup_hints` its `find_embeds` is never asked about a page."""
    nothing = Platform(name="nothing", label="-", parse_address=lambda *_: None, address_hints=())
    silent = [
        one.name
        for one in all_platforms()
        if one.find_embeds is not nothing.find_embeds and not one.markup_hints
    ]
    assert not silent, f"set markup_hints in archiver/platforms/NAME/platform.py of {silent}"


def test_no_platform_is_passed_over_whose_posts_a_page_shows() -> None:
    """Asking only the platforms that a tree's marks name finds what asking all of them finds."""
    for page in sorted(CASES.glob("*/*/input.html")):
        tree, _ = parse_markup(page.read_text(encoding="utf-8"))
        some = list(posts_in_markup(tree, gather_strings(tree).marks))
        assert some == list(posts_in_markup(tree)), page


def test_every_sign_of_a_post_is_found_among_other_strings() -> None:
    """Strings are sought by parts of the signs; none of the signs is without a part."""
    assert address_hints()
    for sign in address_hints():
        named = f"“{sign[0].title()} and {sign[1].upper()}”"
        assert texts_with_addresses(["nothing here", named, "", "nor here"]) == [1], sign
        assert may_hold_address(f"/ {named}"), sign

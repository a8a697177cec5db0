"""A platform is known by one name in every room, and no room can forget one."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

from datasette.utils import parse_metadata  # type: ignore[import-untyped]

import archiver.platforms
from archiver.messages import verdicts
from archiver.models.records import PlatformName
from archiver.platforms.chain import RESOLVERS
from archiver.platforms.registry import MEMBERS

NAMES = set(get_args(PlatformName))
DB = Path(__file__).parents[2] / "db"


def modules(name: str, sign: str) -> dict[str, ModuleType]:
    """The modules of a name that have such a thing, by the platform that they say they are."""
    found = (
        import_module(f"archiver.platforms.{one.name}.{name}")
        for one in iter_modules(archiver.platforms.__path__)
        if one.ispkg
    )
    return {module.NAME: module for module in found if hasattr(module, sign)}


def test_every_platform_is_a_module_that_names_posts_and_one_that_resolves_them() -> None:
    """A module that is written and not listed fails here, and so does a name without a module."""
    assert len(MEMBERS) == len(NAMES)
    assert {one.NAME: one for one in MEMBERS} == modules("embeds", "mention")
    assert modules("strategies", "WAYS") == RESOLVERS
    assert {one.NAME for one in MEMBERS} == set(RESOLVERS) == NAMES


def test_every_platform_has_a_name_for_people() -> None:
    assert set(verdicts.PLATFORMS) == NAMES


def test_the_data_dictionary_lists_every_platform() -> None:
    described = parse_metadata((DB / "metadata.yaml").read_text(encoding="utf-8"))
    columns = described["databases"]["archive"]["tables"]["post_queue"]["columns"]
    assert {
        name.strip(" .") for name in columns["platform"].replace(" or ", ", ").split(",")
    } == NAMES

"""What the room's README tells a stranger to do works as it stands there."""

import re
import textwrap
import tomllib
from dataclasses import fields
from typing import Any

import pytest

from archiver.models.records import PostRef
from archiver.platforms.base import Platform
from archiver.platforms.id_times import parse_decimal
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import ResolveError
from archiver.plugins import ENTRY_POINT_GROUP
from tests.platforms.invented import README, blocks, module_of, registered


def test_the_worked_example_is_a_platform_that_its_own_trial_accepts() -> None:
    module, *trials = blocks("python")
    assert len(trials) == 1
    with registered(module_of(module)):
        for trial in trials:
            module_of(trial)
    assert find_platform("tidepool") is None


def test_the_entry_point_names_the_group_that_is_searched() -> None:
    (told,) = blocks("toml")
    assert tomllib.loads(told)["project"]["entry-points"][ENTRY_POINT_GROUP] == {
        "tidepool": "archiver_tidepool"
    }


def test_every_field_of_a_platform_is_explained_and_no_other() -> None:
    table = (
        README.read_text(encoding="utf-8").partition("## The object")[2].partition("## Rules")[0]
    )
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    told = [name.strip(" `") for row in rows for name in row.split(",")]
    assert sorted(told) == sorted(field.name for field in fields(Platform))


def test_every_module_that_the_readme_names_is_there() -> None:
    table = README.read_text(encoding="utf-8").partition("## Add a platform")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    for name in (name.strip(" `…") for row in rows for name in row.split(",")):
        assert not name or (README.parent / name).exists(), name


@pytest.mark.parametrize(
    ("post", "place"),
    [
        ("social.example/4096", ("social.example", "4096")),
        ("localhost/4096", None),
        ("10.0.0.7:80/4096", None),
        ("social.example@evil.example/4096", None),
        ("social.example/../admin", None),
        ("social.example", None),
    ],
)
def test_an_id_of_a_federated_platform_is_split_as_the_readme_shows(
    post: str, place: tuple[str, str] | None
) -> None:
    section = README.read_text(encoding="utf-8").partition("## A federated platform\n")[2]
    code = textwrap.dedent(section.partition("  ```python\n")[2].partition("  ```\n")[0])
    known: dict[str, Any] = {"re": re, "parse_decimal": parse_decimal, "ResolveError": ResolveError}
    exec(compile(code, str(README), "exec"), known)  # noqa: S102 - our own document
    split = known["split_id"]
    ref = PostRef(platform="tidepool", id=post)
    if place is not None:
        assert split(ref) == place
        return
    with pytest.raises(ResolveError) as missed:
        split(ref)
    assert missed.value.outcome == "unsupported"

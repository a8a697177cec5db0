"""A platform is one object of one package; nothing outside the room knows one by name."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from datasette.utils import parse_metadata  # type: ignore[import-untyped]

import archiver
import archiver.platforms
from archiver.errors import UnknownPlatform
from archiver.platforms.base import Platform
from archiver.platforms.registry import (
    account_at,
    all_platforms,
    canonical_name,
    find_platform,
    get_platform,
    owner_of,
    platform_label,
    platform_names,
    unwrap_address,
)
from tests.source_tree import syntax_nodes

SOURCE = Path(archiver.__file__).parent
DB = Path(__file__).parents[2] / "db"
NOT_PLATFORMS = {
    ("cluster/table_queries.py", "threads"),  # a setting of DuckDB
    ("crawl/settings.py", "threads"),  # the setting by which replies of one author are followed
}


def packages() -> dict[str, Platform]:
    """The objects of all packages in the room, by the packages' names."""
    found = (one.name for one in iter_modules(archiver.platforms.__path__) if one.ispkg)
    return {name: import_module(f"archiver.platforms.{name}.platform").PLATFORM for name in found}


def test_every_package_of_the_room_is_a_registered_platform() -> None:
    """A package that is written and not listed fails here, and so does a name without one."""
    unlisted = sorted(set(packages()) - set(platform_names()))
    assert not unlisted, f"add to _BUILT_IN in archiver/platforms/registry.py: {unlisted}"
    missing = sorted(set(platform_names()) - set(packages()))
    assert not missing, f"add archiver/platforms/NAME/platform.py with PLATFORM for: {missing}"
    assert {name: one.name for name, one in packages().items()} == {
        name: name for name in platform_names()
    }
    assert sorted(one.name for one in all_platforms()) == list(platform_names())


def test_platforms_that_are_known_by_paths_on_any_host_are_asked_last() -> None:
    federated = [one.federated for one in all_platforms()]
    assert federated == sorted(federated)
    assert any(federated)


def test_every_platform_can_be_asked_for_a_post_and_has_a_label() -> None:
    for one in all_platforms():
        where = f"archiver/platforms/{one.name}/platform.py"
        assert one.strategies, f"{where} has no strategies"
        assert one.label, f"{where} has no label"
        assert one.address_hints, f"{where} has no address_hints"


def test_a_name_that_nobody_registers_is_told_with_those_that_are_there() -> None:
    assert find_platform("nowhere") is None
    with pytest.raises(UnknownPlatform, match="'nowhere' is none of bluesky, facebook"):
        get_platform("nowhere")
    assert platform_label("nowhere") == "nowhere"
    assert owner_of("nowhere", "did:plc:abc/1") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Twitter", "x"),
        ("X (Twitter)", "x"),
        ("Truth Social", "truthsocial"),
        ("LinkedIn", "linkedin"),
        ("My Space", "myspace"),
    ],
)
def test_platforms_are_known_as_people_write_them(written: str, name: str) -> None:
    assert canonical_name(written) == name


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("https://x.com/AnaBrook", "x:anabrook"),
        ("https://mobile.twitter.com/anabrook/", "x:anabrook"),
        ("https://bsky.app/profile/ana.example", "bluesky:ana.example"),
        ("https://www.threads.com/@ana", "threads:ana"),
        ("https://www.reddit.com/user/ana", "reddit:ana"),
        ("https://social.example/@ana", "mastodon:ana@social.example"),
        ("https://social.example/users/ana", "mastodon:ana@social.example"),
        ("https://x.com/ana/status/20", "x:ana"),
        ("https://x.com/anabrook/lists", None),
        ("https://news.example/user/ana", None),
    ],
)
def test_an_address_of_a_person_gives_the_account(address: str, account: str | None) -> None:
    assert account_at(address) == account


@pytest.mark.parametrize("name", ["X", "my platform", "a:b", "", "9gag"])
def test_a_name_that_cannot_stand_in_a_key_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="lower-case word"):
        Platform(name=name, label="One", parse_address=lambda _, __: None, address_hints=())


def constants() -> Iterator[tuple[str, int, str]]:
    """Every string of the source outside the room that is a platform's name and nothing else."""
    every = set(platform_names())
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        # A migration holds what was so when it was written.
        if where.startswith(("platforms/", "archive/migrations/")):
            continue
        # In the room of languages "x" is the letter that words end in.
        names = every - {"x"} if where.startswith("languages/") else every
        text = path.read_text(encoding="utf-8")
        if not any(f'"{name}"' in text for name in names):
            continue
        for node in syntax_nodes(path):
            if isinstance(node, ast.Constant) and node.value in names:
                yield where, node.lineno, str(node.value)


def test_nothing_outside_the_room_knows_a_platform_by_name() -> None:
    found = list(constants())
    assert [one for one in found if (one[0], one[2]) not in NOT_PLATFORMS] == []
    assert {(where, name) for where, _, name in found} == NOT_PLATFORMS


def test_shared_modules_of_the_room_know_no_platform_by_name() -> None:
    names = set(platform_names())
    room = SOURCE / "platforms"
    for path in sorted(room.glob("*.py")):
        if path.name == "registry.py":
            continue
        found = {node.value for node in syntax_nodes(path) if isinstance(node, ast.Constant)}
        assert not found & names, path.name


def test_the_data_dictionary_lists_every_platform_wherever_it_lists_them() -> None:
    described = parse_metadata((DB / "metadata.yaml").read_text(encoding="utf-8"))
    tables = described["databases"]["archive"]["tables"]
    texts = [
        text
        for table in tables.values()
        if (text := table.get("columns", {}).get("platform", "")).startswith("x,")
    ]
    assert len(texts) >= 3
    for text in texts:
        names, others, _ = text.partition(", or the name of a plug-in's.")
        assert others
        named = {name.strip() for name in names.replace(" or ", ", ").split(",")}
        assert named == set(platform_names()), (
            "each `platform` column in db/metadata.yaml that lists the platforms is to list "
            f"{', '.join(platform_names())}; different is {sorted(named ^ set(platform_names()))}"
        )


def loaded(code: str) -> list[str]:
    """The packages of platforms that a fresh process has imported after running some code."""
    shown = (
        f"import json, sys\n{code}\n"
        "print(json.dumps(sorted(name.split('.')[2] for name in sys.modules"
        " if name.startswith('archiver.platforms.') and name.endswith('.platform'))))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", shown], capture_output=True, text=True, check=True
    )
    names: list[str] = json.loads(done.stdout)
    return names


@pytest.mark.slow
def test_packages_are_imported_when_they_are_first_needed() -> None:
    assert loaded("import archiver.cli.main") == []
    code = "from archiver.platforms.registry import *; platform_names(); get_platform('x')"
    assert loaded(code) == ["x"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa&h=1",
            "https://news.example/a",
        ),
        (
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F12345",
            "https://www.facebook.com/a/posts/12345",
        ),
        ("https://out.reddit.com/t3_a?url=https://news.example/a", "https://news.example/a"),
        (
            "https://www.google.com/url?q=https://publish.x.com/?query=https://x.com/a/status/12",
            "https://x.com/a/status/12",
        ),
        (
            "https://www.youtube.com/redirect?q=nothing",
            "https://www.youtube.com/redirect?q=nothing",
        ),
    ],
)
def test_platforms_know_their_pages_that_lead_elsewhere(address: str, target: str) -> None:
    assert unwrap_address(address) == target

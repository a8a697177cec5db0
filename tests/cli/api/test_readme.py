"""The map says what is there, and its examples run as they stand."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

import archiver
from archiver import plugins
from archiver.cli.api.archive import Archive
from archiver.plugins import ENTRY_POINT_GROUP, HookSpecifications
from tests.conftest import WritePage
from tests.documents import broken_links, code_blocks, code_words, run_block, table_rows
from tests.sites import close_site

ROOT = Path(archiver.__path__[0])
MAP = ROOT / "README.md"
POSTS = [
    {"platform": "x", "id": "7", "author": {"name": "Ana Brook"}, "text": text}
    for text in ("The seal has a season ticket for the ferry.",)
]
OLD = "import archiver\n"
in_the_checkout = pytest.mark.skipif(
    not (ROOT.parent / "pyproject.toml").is_file(), reason="reads what is beside the package"
)


@pytest.fixture
def desk(tmp_path: Path, write_page: WritePage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples name."""
    (tmp_path / "posts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in POSTS))
    write_page("article.html")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("read_in_process")
def test_the_examples_run_and_print_what_they_say(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = code_blocks(MAP, "python")
    assert [block.startswith(OLD) for block in blocks] == [True] * 3
    shown = []
    for block in blocks:
        run_block(block, MAP)
        shown.append(capsys.readouterr().out)
    assert shown[0].startswith("1 new posts, 0 lines not used\nverbatim confirmed\n")
    assert "'wording': 'altered', 'flags': ['negation'" in shown[0]
    assert "the quotation has no words" in shown[0]
    assert "x:7 The seal has a season ticket for the ferry." in shown[0]
    assert "altered ('negation'," in shown[1]
    assert shown[2] == (
        "there is no archive at no-such.db: 'archiver crawl' or 'archiver import' makes one\n"
    )
    assert (desk / "desk.db").exists()


def test_every_name_of_the_api_is_in_the_table() -> None:
    told = {word for row in table_rows(MAP, "From Python") for word in code_words(row[0])}
    names = {re.split(r"[(.]", word)[0] for word in told}
    assert names | {"InspectedPage", "RefusedClaim", "Verdict"} == set(archiver.__all__)
    methods = {word.split(".")[1].split("(")[0] for word in told if word.startswith("Archive.")}
    public = {name for name in vars(Archive) if not name.startswith("_")}
    assert methods == public - {"close"}


@in_the_checkout
def test_the_rooms_stand_in_the_order_that_the_linter_holds() -> None:
    settings = tomllib.loads((ROOT.parent / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    told = [set(code_words(row[0])) for row in table_rows(MAP, "The rooms")]
    assert told == [set(layer.split(" | ")) for layer in layers]


def test_every_hook_is_in_the_table() -> None:
    told = [code_words(row[0])[0] for row in table_rows(MAP, "Adding something")]
    hooks = [name for name in vars(HookSpecifications) if name.startswith("register_")]
    assert sorted(told) == sorted(hooks)
    (entry,) = code_blocks(MAP, "toml")
    assert list(tomllib.loads(entry)["project"]["entry-points"]) == [ENTRY_POINT_GROUP]


@pytest.mark.usefixtures("read_in_process")
@pytest.mark.asyncio
async def test_the_page_that_it_adds_is_answered(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archiver.import_posts("desk.db", ["posts.jsonl"])
    (block,) = code_blocks(MAP, "python", "page")
    manager = plugins.load_plugins([])
    manager.register(run_block(block, MAP), name="documented")
    monkeypatch.setattr(plugins, "_built", [manager])
    site: Any = Datasette([str(desk / "desk.db")])
    answer = await site.client.get("/-/post-count.json")
    close_site(site)
    assert (answer.status_code, answer.json()) == (200, {"posts": 1})


@in_the_checkout
@pytest.mark.parametrize(
    "document",
    [MAP, ROOT / "importers" / "README.md", ROOT / "models" / "README.md",
     ROOT.parent / ".github" / "CONTRIBUTING.md"],
    ids=lambda one: one.parent.name,
)  # fmt: skip
def test_links_lead_somewhere(document: Path) -> None:
    assert broken_links(document) == []

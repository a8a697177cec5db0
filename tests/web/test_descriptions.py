"""The configuration and the data dictionary say all that the schema has, and nothing else."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import parse_metadata  # type: ignore[import-untyped]

from archiver.archive.connection import connect

DB = Path(__file__).parents[2] / "db"
MACHINERY = {
    f"{index}_{part}"
    for index in (
        *("post_index", "quote_index", "quote_search", "article_search"),
        *("unspaced_quote_search", "unspaced_article_search", "speech_index"),
    )
    for part in ("config", "data", "docsize", "idx")
} | {
    *("_sqlite_migrations", "sqlite_sequence"),
}


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The columns of every table and view of a new archive."""
    connection = connect(tmp_path_factory.mktemp("schema") / "archive.db", write=True)
    names = connection.execute("select name from sqlite_master where type in ('table', 'view')")
    found = {
        name: [row["name"] for row in connection.execute(f"pragma table_info([{name}])")]
        for (name,) in names.fetchall()
    }
    connection.close()
    return found


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    document = parse_metadata((DB / "metadata.yaml").read_text(encoding="utf-8"))
    described: dict[str, Any] = document["databases"]["archive"]["tables"]
    return described


def test_every_table_and_column_is_described(
    columns: dict[str, list[str]], tables: dict[str, Any]
) -> None:
    assert set(tables) == set(columns)
    for name in set(columns) - MACHINERY:
        assert tables[name]["title"], name
        assert tables[name]["description"].endswith("."), name
        assert list(tables[name]["columns"]) == columns[name], name


def test_options_name_columns_that_exist(
    columns: dict[str, list[str]], tables: dict[str, Any]
) -> None:
    for name, options in tables.items():
        named = [*options.get("facets", []), *options.get("units", {})]
        named += [options[key] for key in ("sort_desc", "label_column") if key in options]
        assert set(named) <= set(columns[name]), name


def test_machinery_is_hidden(tables: dict[str, Any]) -> None:
    for name in MACHINERY | {
        "post_index",
        "quote_index",
        "unspaced_quote_search",
        "unspaced_article_search",
        "unjudged",
        "listed_quotes",
        "post_keys",
        "handle_posts",
        "tallies",
        "rewordings",
        "quote_search",
        "passages",
        "speech_index",
        "speech_word_counts",
    }:
        assert tables[name]["hidden"] is True


def test_the_data_dictionary_says_the_same(tables: dict[str, Any]) -> None:
    readme = (DB / "README.md").read_text(encoding="utf-8")
    sections = re.split(r"^### (\w+)\n", readme, flags=re.MULTILINE)[1:]
    written = dict(zip(sections[::2], sections[1::2], strict=True))
    assert list(written) == [name for name in tables if name not in MACHINERY]
    for name, text in written.items():
        assert text.split("\n\n")[0].strip() == tables[name]["description"], name
        rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", text, flags=re.MULTILINE)
        assert dict(rows) == tables[name]["columns"], name


def test_both_lines_of_datasette_get_the_same_settings() -> None:
    settings = json.loads((DB / "settings.json").read_text(encoding="utf-8"))
    config = parse_metadata((DB / "datasette.yaml").read_text(encoding="utf-8"))
    assert config["settings"] == settings

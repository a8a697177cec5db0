"""Serving an archive: configuration for a file of any name, and what is refused beforehand."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.cli import browse, serve
from archiver.errors import CannotServe
from tests.cli.conftest import Archiver


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kelp desk.db"
    connect(path, write=True).close()
    return path


def test_the_configuration_is_keyed_by_the_name_of_the_file(database: Path) -> None:
    metadata, config, settings = serve.find_configuration(database)
    assert list(metadata["databases"]) == ["kelp desk"]
    assert "archive" not in config.get("databases", {})
    assert settings
    assert 'href="archive/' not in metadata["databases"]["kelp desk"].get("description_html", "")


def test_a_folders_own_configuration_goes_before_the_packaged_one(database: Path) -> None:
    text = "title: Kelp\ndatabases:\n  archive:\n    source: the desk\n"
    (database.parent / "metadata.yaml").write_text(text, encoding="utf-8")
    metadata, config, _ = serve.find_configuration(database)
    assert metadata == {"title": "Kelp", "databases": {"kelp desk": {"source": "the desk"}}}
    assert config == {}


@pytest.mark.parametrize("text", ["- a list", "{", "a: b: c"])
def test_a_configuration_that_nobody_can_read_is_named(database: Path, text: str) -> None:
    (database.parent / "metadata.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CannotServe, match=r"metadata\.yaml"):
        serve.find_configuration(database)


def test_a_document_that_knows_the_name_or_not_ours_stays_as_it_is() -> None:
    both: dict[str, Any] = {"databases": {"kelp": {}, "archive": {}}}
    assert serve.rename_database_key(both, "kelp") is both
    none: dict[str, Any] = {"databases": None}
    assert serve.rename_database_key(none, "kelp") is none
    html: dict[str, Any] = {
        "databases": {"archive": {"description_html": '<a href="archive/quotes">'}}
    }
    renamed = serve.rename_database_key(html, "kelp desk")
    assert "kelp~20desk/quotes" in renamed["databases"]["kelp desk"]["description_html"] or (
        "kelp+desk/quotes" in renamed["databases"]["kelp desk"]["description_html"]
    )


def test_strangers_may_run_no_sql_and_the_owner_of_the_machine_may(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "written"
    folder.mkdir()
    shared = " ".join(serve.datasette_arguments(database, folder))
    shared += "".join(one.read_text(encoding="utf-8") for one in folder.glob("datasette.json"))
    alone = " ".join(serve.datasette_arguments(database, folder, alone=True))
    alone += "".join(one.read_text(encoding="utf-8") for one in folder.glob("datasette.json"))
    assert "default_allow_sql" in shared
    assert any(one in alone for one in ("default_allow_sql true", '"default_allow_sql": true'))
    assert not any(one in shared for one in ("default_allow_sql true", '"default_allow_sql": true'))
    assert json.loads((folder / "metadata.json").read_text(encoding="utf-8"))


def test_a_taken_port_is_told_before_anything_starts(archiver: Archiver, database: Path) -> None:
    assert browse.serve_command.name == "serve"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = archiver("serve", "-d", database, "-p", port)
    assert result.exit_code == 2
    assert f"cannot listen on 127.0.0.1:{port}" in result.stderr


def test_a_missing_archive_and_a_port_that_is_none_are_refused(database: Path) -> None:
    with pytest.raises(CannotServe):
        serve.run_datasette(database.parent / "none.db")
    with pytest.raises(CannotServe, match="99999 is no port"):
        serve.run_datasette(database, port=99999)

"""`archiver serve`: Datasette on an archive of any name, configured; errors in one line."""

import json
import shutil
import socket
import sys
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from datasette.cli import cli  # type: ignore[import-untyped]

from archiver.cli import main, serve
from archiver.errors import CannotServe

Ask = Callable[..., Awaitable[Any]]


def test_another_name_is_configured_too(tmp_path: Path) -> None:
    metadata, _, settings = serve.find_configuration(tmp_path / "my desk.v2.db")
    described = metadata["databases"]
    assert set(described) == {"my desk.v2"}
    assert "quotes_overview" in described["my desk.v2"]["tables"]
    assert 'href="my+desk~2Ev2/quotes_overview"' in described["my desk.v2"]["description_html"]
    assert settings["suggest_facets"] is False


def test_the_folders_own_configuration_goes_first(tmp_path: Path) -> None:
    (tmp_path / "metadata.yaml").write_text("title: Ours\ndatabases: {desk: {title: Desk}}\n")
    metadata, config, settings = serve.find_configuration(tmp_path / "desk.db")
    assert metadata == {"title": "Ours", "databases": {"desk": {"title": "Desk"}}}
    assert config == {}
    assert settings == {}


@pytest.mark.parametrize("text", ["title: [", "- a\n- b\n"])
def test_a_broken_configuration_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "metadata.yaml").write_text(text)
    with pytest.raises(CannotServe, match=r"metadata\.yaml") as raised:
        serve.find_configuration(tmp_path / "archive.db")
    assert "\n" not in str(raised.value)


def test_datasette_is_given_files_it_reads(tmp_path: Path) -> None:
    options = serve.datasette_arguments(tmp_path / "desk.db", tmp_path)
    assert options[0] == str(tmp_path / "desk.db")
    written = Path(options[options.index("--metadata") + 1])
    assert "desk" in json.loads(written.read_text())["databases"]
    if version("datasette").startswith("0."):
        assert "suggest_facets" in options
        assert "--config" not in options
    else:
        config = Path(options[options.index("--config") + 1])
        assert json.loads(config.read_text())["settings"]["default_page_size"] == 25


def test_an_archive_where_nothing_can_be_written_is_served_as_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot make the two files there that it wants beside an archive that changes."""
    monkeypatch.setattr("os.access", lambda *_: False)
    file = tmp_path / "desk.db"
    assert serve.datasette_arguments(file, tmp_path)[:2] == ["--immutable", str(file)]
    file.with_name("desk.db-wal").touch()
    assert serve.datasette_arguments(file, tmp_path)[0] == str(file)


@pytest.mark.parametrize("alone", [True, False])
def test_sql_is_for_ones_own_machine(tmp_path: Path, *, alone: bool) -> None:
    options = serve.datasette_arguments(tmp_path / "desk.db", tmp_path, alone=alone)
    if version("datasette").startswith("0."):
        assert options[options.index("default_allow_sql") + 1] == str(alone).lower()
    else:
        config = json.loads(Path(options[options.index("--config") + 1]).read_text())
        assert config["settings"]["default_allow_sql"] is alone


@pytest.mark.slow
@pytest.mark.asyncio
async def test_a_site_of_another_name_shows_titles(ask: Ask, archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "desk.db"
    shutil.copy(archive, other)
    metadata, _, settings = serve.find_configuration(other)
    page = await ask("/desk", files=[other], metadata=metadata, settings=settings)
    assert 'href="desk/quotes_overview"' in page.text
    overview = await ask("/desk/quotes_overview", files=[other], metadata=metadata)
    assert "<h1>Quotations and their verdicts" in overview.text


def test_it_runs_datasettes_own_server_with_options_it_knows(
    archive: Path, monkeypatch: pytest.MonkeyPatch, unused: int
) -> None:
    given: list[dict[str, Any]] = []

    def served(*, args: list[str], **_options: Any) -> None:
        command = cli.commands[args[0]]
        with command.make_context(args[0], args[1:]) as context:
            given.append(dict(context.params))

    monkeypatch.setattr(cli, "main", served)
    serve.run_datasette(archive, port=unused, open_browser=True)
    assert given[0]["files"] == (str(archive),)
    assert given[0]["host"] == "127.0.0.1"
    assert given[0]["port"] == unused
    assert given[0]["open_browser"] is True


@pytest.fixture
def unused() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def test_a_missing_archive_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CannotServe, match="there is no archive at"):
        serve.run_datasette(tmp_path / "none.db")
    monkeypatch.setattr(sys, "argv", ["archiver", "serve", "-d", str(tmp_path / "none.db")])
    assert main.exit_code() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Error: there is no archive at")


def test_a_file_that_is_no_archive_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, just some notes about ferries\n" * 40)
    with pytest.raises(CannotServe, match="cannot be used as an archive"):
        serve.run_datasette(path)


@pytest.mark.parametrize("port", [70000, -1])
def test_a_port_that_is_none_is_one_clear_line(archive: Path, port: int) -> None:
    with pytest.raises(CannotServe, match="--port"):
        serve.run_datasette(archive, port=port)


def test_a_port_in_use_is_one_clear_line(archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"cannot listen on 127.0.0.1:{port}"):
            serve.run_datasette(archive, port=port)

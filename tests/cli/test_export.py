"""`archiver export`: the copy is whole, small, tells nothing of its owner's machine, and serves."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.archive import export as publishing
from archiver.archive.connection import connect
from archiver.archive.export import _PRIVATE, publish
from archiver.cli.export import export_command
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.errors import UnusableArchive
from tests.sites import close_site

WritePage = Callable[..., Path]


@pytest.fixture
def held(tmp_path: Path, write_page: WritePage) -> Path:
    """An archive of two articles, still in WAL mode, with a page that could not be read."""
    for number in (1, 2):
        write_page(f"pages/p{number}.html", number=number)
    (tmp_path / "pages" / "broken.html").write_bytes(b"")
    path = tmp_path / "db" / "archive.db"
    connection = connect(path, write=True)
    crawl(connection, [str(tmp_path / "pages")], CrawlOptions(warc_folder=tmp_path / "captures"))
    connection.close()
    return path


def rows(path: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


@pytest.mark.slow
def test_the_copy_is_whole_and_in_one_file(held: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "copy.db"
    inspected = publish(held, target)
    assert rows(target, "pragma journal_mode") == [("delete",)]
    assert rows(target, "pragma integrity_check") == [("ok",)]
    assert sorted(one.name for one in target.parent.iterdir()) == ["copy.db", "inspect-data.json"]
    # Nobody judges by a copy.
    assert rows(held, "select count(*) from quote_index") != [(0,)]
    assert rows(target, "select count(*) from quote_index") == [(0,)]
    # Nor does anybody learn from it what its owner is about to ask for, or what was forgotten.
    left_out = ("quote_index", "sqlite_stat1", "sqlite_stat4", *_PRIVATE)
    for table, counted in inspected["copy"]["tables"].items():
        query = f'select count(*) from "{table}"'  # noqa: S608
        assert rows(target, query) == [(counted["count"],)], table
        if not table.startswith(left_out) and not table.endswith(("_data", "_idx")):
            assert rows(held, query) == rows(target, query), table
    keys = "select key from quotes order by key"
    assert rows(held, keys) == rows(target, keys)
    assert inspected["copy"]["size"] == target.stat().st_size


def test_nothing_of_the_owners_machine_is_in_it(held: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    publish(held, target)
    assert str(tmp_path).encode() not in target.read_bytes()
    assert rows(target, "select count(*) from captures where warc_file is not null") == [(0,)]
    assert rows(target, "select source from captures order by id limit 1") == [("p1.html",)]


@pytest.mark.slow
def test_a_copy_is_replaced_as_a_whole_or_not_at_all(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    publish(held, target)
    before = target.read_bytes()

    def fails(_copy: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(publishing, "_compact", fails)
    with pytest.raises(sqlite3.OperationalError):
        publish(held, target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
    monkeypatch.undo()
    publish(held, target)


@pytest.mark.parametrize("kind", ["itself", "notes", "folder", "theirs"])
def test_what_must_not_be_overwritten_is_not(held: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "there.db"
    if kind == "itself":
        target.symlink_to(held)
    elif kind == "folder":
        target.mkdir()
    elif kind == "notes":
        target.write_text("Dear diary, " * 500)
    else:
        connection = sqlite3.connect(target)
        connection.execute("create table ferries (name text)")
        connection.close()
    with pytest.raises(UnusableArchive, match="name a"):
        publish(held, target)
    assert target.is_symlink() or target.is_dir() or target.stat().st_size


def test_counts_of_other_databases_stay(held: Path, tmp_path: Path) -> None:
    (tmp_path / "inspect-data.json").write_text('{"other": {"file": "other.db"}}')
    publish(held, tmp_path / "copy.db")
    known = json.loads((tmp_path / "inspect-data.json").read_text())
    assert set(known) == {"other", "copy"}


def test_a_folder_becomes_a_whole_site(held: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = CliRunner().invoke(export_command, [str(site), "-d", str(held), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["file"] == str(site / "archive.db")
    names = {"archive.db", "inspect-data.json", "metadata.yaml", "datasette.yaml", "settings.json"}
    assert {one.name for one in site.iterdir()} == names
    (site / "metadata.yaml").write_text("title: Ours\n")
    again = CliRunner().invoke(export_command, [str(site), "-d", str(held)])
    assert again.exit_code == 0
    assert f"Serve it: datasette {site}" in " ".join(again.output.split())
    assert (site / "metadata.yaml").read_text() == "title: Ours\n"


@pytest.mark.slow
@pytest.mark.asyncio
async def test_the_site_is_served_with_its_counts(held: Path, tmp_path: Path) -> None:
    CliRunner().invoke(export_command, [str(tmp_path / "site"), "-d", str(held)])
    site = Datasette(config_dir=tmp_path / "site")
    await site.invoke_startup()
    database = site.databases["archive"]
    assert database.is_mutable is False
    assert (await site.client.get("/")).status_code == 200
    assert (await site.client.get("/archive/quotes_overview")).status_code == 200
    assert (await site.client.get("/archive.json?sql=select+1")).status_code in {302, 403}
    close_site(site)


def test_a_missing_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableArchive, match="there is no archive"):
        publish(tmp_path / "none.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()

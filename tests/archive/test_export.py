"""The copy for publishing: it keeps what was said, not where it lies on its owner's machine."""

import json
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import transaction
from archiver.archive.export import COUNTS, publish, shorten_path
from archiver.errors import DiskFailed, UnusableArchive
from tests.archive.stored import AT, Desk

FOLDER = "/home/beatide/private"


@pytest.fixture
def source(desk: Desk, tmp_path: Path) -> Path:
    """An archive on disk with a post, an article of a local file, and a report."""
    desk.add_post(7, "The kelp is late today and so is the ferry")
    desk.add_article("“The kelp is late,” she said.", "The kelp is late")
    run = desk.begin_run()
    capture = desk.add_capture(run, url=f"file://{FOLDER}/c.html")
    desk.add_post(7, "The kelp is mine", run=run, capture=capture, evidence="embed")
    with transaction(desk.connection):
        desk.connection.execute(
            "update captures set source = ? || '/a.html', url = 'file://' || ? || '/a%20b.html' "
            "where id = 2",
            (FOLDER, FOLDER),
        )
        desk.connection.execute(
            "update runs set report = ? where id = 1",
            (json.dumps({"files": [f"{FOLDER}/b.html", "https://gazette.example/b"]}),),
        )
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as file:
        desk.connection.backup(file)
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_a_copy_keeps_posts_and_quotations_and_says_where_nothing_lies(
    source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "site" / "archive.db"
    inspected = publish(source, target)
    assert (
        rows(target, "select text from post_versions")[0][0]
        == rows(source, "select text from post_versions")[0][0]
    )
    assert rows(target, "select text from quotes") == [("The kelp is late",)]
    assert rows(target, "select count(*) from captures where warc_file is not null") == [(0,)]
    assert rows(target, "select source, url from captures where id = 2") == [
        ("a.html", "file:///a b.html")
    ]
    assert FOLDER.encode() not in target.read_bytes()
    report = json.loads(str(rows(target, "select report from runs where id = 1")[0][0]))
    assert report == {"files": ["b.html", "https://gazette.example/b"]}
    assert rows(target, "select claimant, text from claims") == [
        ("file:///c.html", "The kelp is mine")
    ]
    assert inspected["archive"]["tables"]["posts"] == {"count": 1}
    assert inspected["archive"]["size"] == target.stat().st_size


def test_the_archive_itself_is_only_read(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    publish(source, tmp_path / "copy.db")
    assert source.read_bytes() == before
    assert not list(tmp_path.glob(".*unfinished*"))


def test_counts_of_other_databases_beside_it_stay(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / COUNTS).write_text('{"fish": {"size": 3}, "archive": {"size": 1}}', encoding="utf-8")
    inspected = publish(source, folder / "archive.db")
    counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
    assert counts == {"fish": {"size": 3}, **inspected}


@pytest.mark.parametrize("counts", ["", "no json", "[1]", "\0"])
def test_counts_that_nobody_can_read_are_written_anew(
    source: Path, tmp_path: Path, counts: str
) -> None:
    (tmp_path / COUNTS).write_text(counts, encoding="utf-8")
    inspected = publish(source, tmp_path / "archive.db")
    assert json.loads((tmp_path / COUNTS).read_text(encoding="utf-8")) == inspected


def test_what_is_no_archive_is_never_written_over(source: Path, tmp_path: Path) -> None:
    folder, letter, foreign = tmp_path / "folder", tmp_path / "letter.txt", tmp_path / "fish.db"
    folder.mkdir()
    letter.write_text("Dear kelp,", encoding="utf-8")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("create table fish(name)")
    for target, reason in (
        (folder, "is a folder"),
        (letter, "is no archive"),
        (foreign, "is no archive"),
        (source, "is the archive itself"),
    ):
        with pytest.raises(UnusableArchive, match=reason):
            publish(source, target)
    assert letter.read_text(encoding="utf-8") == "Dear kelp,"
    assert not list(tmp_path.glob(".*unfinished*"))


def test_a_copy_that_is_in_use_is_not_replaced(source: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db-wal").touch()
    with pytest.raises(UnusableArchive, match="in use"):
        publish(source, tmp_path / "copy.db")


def test_a_missing_archive_leaves_an_earlier_copy(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    publish(source, target)
    before = target.read_bytes()
    with pytest.raises(UnusableArchive):
        publish(tmp_path / "none.db", target)
    assert target.read_bytes() == before


def test_a_full_disk_of_the_copy_is_blamed_and_an_earlier_copy_stays(
    source: Path, tmp_path: Path
) -> None:
    """The limit on a file's size stands for the disk."""
    target = tmp_path / "copy.db"
    publish(source, target)
    before, archive = target.read_bytes(), source.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 4, hard))
    try:
        with pytest.raises(DiskFailed, match=r"copy\.db cannot be written \(.*make room there"):
            publish(source, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (target.read_bytes(), source.read_bytes()) == (before, archive)
    assert not list(tmp_path.glob(".*unfinished*"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/bea/pages/", "pages"),
        ("/", "/"),
        ("pages/a.html", "pages/a.html"),
        ("https://gazette.example/home/bea", "https://gazette.example/home/bea"),
        ("file:///home/bea/a.html#top", "file:///a.html"),
        ("", ""),
        (AT, AT),
    ],
)
def test_only_folders_of_a_machine_are_left_out(path: str, name: str) -> None:
    assert shorten_path(path) == name

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.store import author_lookup
from archiver.importers.pipeline import import_files


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive with two posts of one author, out of a file."""
    posts = [
        {"platform": "x", "id": str(n), "text": f"Ebb {n}.", "author": {"handle": "ana"}}
        for n in (7, 8)
    ]
    file = tmp_path / "posts.jsonl"
    file.write_text("\n".join(map(json.dumps, posts)))
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        import_files(connection, [file])
        yield connection


def test_a_file_of_the_owner_is_witness_enough(archive: sqlite3.Connection) -> None:
    (number,) = archive.execute("select id from authors").fetchone()
    assert author_lookup.witnesses_of_author(archive, number) == {("import", "")}
    assert author_lookup.witnesses_of_author(archive, number, until=0) == set()


def test_the_posts_of_authors_are_counted(archive: sqlite3.Connection) -> None:
    (number,) = archive.execute("select id from authors").fetchone()
    assert author_lookup.count_posts_of(archive, [number]).posts == 2
    assert author_lookup.count_posts_of(archive, []).posts == 0

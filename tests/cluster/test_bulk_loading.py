"""What is loaded into an archive is judged there as it was, and leads to the WARC files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.archive.connection import connect
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.bulk_loading import LoadResult, load_selection
from archiver.cluster.table_queries import Selection
from archiver.crawl.options import show_no_progress
from archiver.errors import UnusableInput
from archiver.provenance.audit import Audit
from tests.cluster.shards import rows_of

# What is read in a process of its own is tried by tests/cluster/test_folder_reading.py.
pytestmark = pytest.mark.usefixtures("read_in_process")

_COUNTS = """select (select count(*) from articles), (select count(*) from quotes),
  (select count(*) from post_versions), (select count(*) from verdicts)"""


@pytest.fixture
def loaded(
    small_folder: BulkFolder, tmp_path: Path
) -> Iterator[tuple[sqlite3.Connection, LoadResult]]:
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        done = load_selection(
            small_folder, connection, tmp_path / "captures", Selection(), show_no_progress
        )
        yield connection, done


def test_all_that_was_read_stands_in_the_archive_as_it_was_judged(
    loaded: tuple[sqlite3.Connection, LoadResult], small_folder: BulkFolder, tmp_path: Path
) -> None:
    connection, done = loaded
    judged = {row["key"]: row for row in rows_of(small_folder, "verdicts")}
    rows = connection.execute(
        "select q.key, d.* from quotes q join verdicts d on d.id = q.verdict_id"
    ).fetchall()
    assert len(rows) == len(judged) == done.quotations
    for row in rows:
        names = ("wording", "flags", "attribution", "timing", "tie", "problem", "reason", "diff")
        assert [row[name] for name in names] == [judged[row["key"]][name] for name in names]
    assert (done.articles, done.different, done.spoken) == (2, 0, 0)
    assert not list(tmp_path.glob("captures/*"))
    assert list(Audit(connection=connection, folder=tmp_path / "captures").problems()) == []


def test_captures_lead_to_their_records_by_address_offset_and_digest(
    loaded: tuple[sqlite3.Connection, LoadResult], small_shards: list[Path], tmp_path: Path
) -> None:
    connection, _ = loaded
    rows = connection.execute("select warc_file, warc_offset, size from captures").fetchall()
    assert {row["warc_file"] for row in rows} == {str(path) for path in small_shards}
    audit = Audit(connection=connection, folder=tmp_path / "captures")
    assert list(audit.problems()) == []
    assert audit.captures == 2
    connection.execute("update captures set sha256 = 'other' where id = 1")
    wrong = [one.reason for one in audit.problems() if one.kind == "record"]
    assert wrong
    assert wrong[0].startswith("the bytes are others")


def test_a_second_loading_adds_nothing(
    loaded: tuple[sqlite3.Connection, LoadResult], small_folder: BulkFolder, tmp_path: Path
) -> None:
    connection, _ = loaded
    before = tuple(connection.execute(_COUNTS).fetchone())
    done = load_selection(
        small_folder, connection, tmp_path / "captures", Selection(), show_no_progress
    )
    assert (done.articles, done.posts_new) == (0, 0)
    assert tuple(connection.execute(_COUNTS).fetchone()) == before


def test_a_selection_is_loaded_alone(small_folder: BulkFolder, tmp_path: Path) -> None:
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        site = rows_of(small_folder, "articles")[0]["site"]
        selection = Selection(site=site)
        load_selection(small_folder, connection, tmp_path, selection, show_no_progress)
        assert connection.execute("select count(*) from articles").fetchone()[0] == 1


def test_what_was_not_judged_is_not_loaded(tmp_path: Path, archive: sqlite3.Connection) -> None:
    with pytest.raises(UnusableInput, match="archiver bulk match"):
        load_selection(BulkFolder(tmp_path), archive, tmp_path, Selection(), show_no_progress)

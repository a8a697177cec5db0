"""The archive of evidence holds posts of every kind of file, and grows by what is new."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

import pyarrow as pa
import pyarrow.parquet as pq

from archiver.archive.connection import connect
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import prepare_evidence, refuse_unusable_posts
from archiver.cluster.seen_posts import PostCounts, keep_page_embeds
from archiver.crawl.options import show_no_progress
from archiver.errors import UnusableFile
from archiver.importers.pipeline import import_files
from tests.cluster.shards import rows_of, write_posts


def post(number: int, text: str) -> dict[str, object]:
    return {
        "platform": "x",
        "id": str(1812256998588662068 + number),
        "author": {"handle": "anabrook_test", "name": "Ana Brook"},
        "text": text,
    }


def texts_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("select text from post_versions")}


@pytest.fixture
def empty_folder(tmp_path: Path) -> BulkFolder:
    folder = BulkFolder(tmp_path / "out")
    (folder.path / "shards").mkdir(parents=True)
    return folder


@pytest.mark.usefixtures("read_in_process")
def test_archives_import_files_and_parquet_are_put_together(
    empty_folder: BulkFolder, tmp_path: Path
) -> None:
    archives = []
    for number in range(2):
        file = write_posts(tmp_path / f"{number}.jsonl", [post(number, f"seal {number}")])
        archives.append(tmp_path / f"{number}.db")
        with closing(connect(archives[-1], write=True)) as connection:
            import_files(connection, [file])
    lines = write_posts(tmp_path / "more.jsonl", [post(2, "seal 2")])
    table = tmp_path / "posts.parquet"
    columns = {"platform": ["x"], "id": ["1812256998588662071"], "handle": ["ana"]}
    pq.write_table(pa.table({**columns, "text": ["seal 3"]}), table)
    given = [*archives, lines, table]
    refuse_unusable_posts(given)
    evidence = prepare_evidence(empty_folder, given, show_no_progress)
    assert texts_in(evidence.path) == {"seal 0", "seal 1", "seal 2", "seal 3"}
    assert texts_in(archives[0]) == {"seal 0"}
    assert [path.name for path in evidence.path.parent.iterdir()] == ["state.json", "posts.db"] or {
        path.name for path in evidence.path.parent.iterdir()
    } == {"state.json", "posts.db"}
    before = evidence.path.stat().st_ino
    again = prepare_evidence(empty_folder, given, show_no_progress)
    assert (again.digest, evidence.path.stat().st_ino) == (evidence.digest, before)


@pytest.mark.usefixtures("read_in_process")
def test_a_file_more_is_added_to_what_is_there(empty_folder: BulkFolder, tmp_path: Path) -> None:
    first = write_posts(tmp_path / "a.jsonl", [post(0, "seal 0")])
    second = write_posts(tmp_path / "b.jsonl", [post(1, "seal 1")])
    one = prepare_evidence(empty_folder, [first], show_no_progress)
    two = prepare_evidence(empty_folder, [first, second], show_no_progress)
    assert one.digest != two.digest
    assert two.posts == 1
    assert texts_in(two.path) == {"seal 0", "seal 1"}
    three = prepare_evidence(empty_folder, [second], show_no_progress)
    assert texts_in(three.path) == {"seal 1"}


@pytest.mark.usefixtures("read_in_process")
def test_what_holds_no_posts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and no more")
    for name in ("none.db", "bad.parquet"):
        with pytest.raises(UnusableFile):
            refuse_unusable_posts([tmp_path / name])


def test_embeds_are_kept_as_claims_of_their_page(
    small_folder: BulkFolder, archive: sqlite3.Connection
) -> None:
    rows = [row for row in rows_of(small_folder, "embeds") if row["text"]]
    page = [row for row in rows if row["record"] == rows[0]["record"]]
    page = [row for row in page if row["version"] == page[0]["version"]]
    run = archive.execute(
        "insert into runs(started_at, command) values ('2024-05-04T00:00:00Z', 'test') returning id"
    ).fetchone()[0]
    counts = PostCounts()
    keep_page_embeds(archive, run, [page], counts)
    assert counts.posts
    claimants = archive.execute("select distinct claimant from claims").fetchall()
    assert [row[0] for row in claimants] == [page[0]["article_url"]]
    assert archive.execute("select warc_offset from captures").fetchone()[0] > 0

"""A folder of tables that somebody else made is read in a bounded process, and never believed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

import pyarrow as pa
import pyarrow.parquet as pq

from archiver.archive.connection import connect
from archiver.cluster import folder_reading
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.bulk_loading import LoadResult, load_selection
from archiver.cluster.folder_reading import FolderReader
from archiver.cluster.table_queries import Selection
from archiver.crawl.options import show_no_progress
from archiver.errors import UnusableFile
from archiver.importers import bounded_process

pytestmark = pytest.mark.slow  # processes

_LOAD = "import sys; from archiver.cli.main import main; sys.argv[0] = 'archiver'; main()"
_read_pages = folder_reading._pages


@pytest.fixture
def folder(small_folder: BulkFolder, tmp_path: Path) -> BulkFolder:
    """A copy of the small folder, to be damaged."""
    shutil.copytree(small_folder.path, tmp_path / "tables")
    return BulkFolder(tmp_path / "tables")


def load(folder: BulkFolder) -> LoadResult:
    archive = folder.path.parent / "archive.db"
    with closing(connect(archive, write=True)) as connection:
        return load_selection(
            folder, connection, archive.parent / "captures", Selection(), show_no_progress
        )


def end_reader(folder: BulkFolder, shard: dict[str, Any], chosen: Any) -> Iterator[Any]:
    """As a parser of ours might that runs into a wall, for one of the shards."""
    if shard["shard"] == folder.shards()[0]["shard"]:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from _read_pages(folder, shard, chosen)


def test_a_shard_that_ends_its_reader_is_named_and_the_others_are_loaded(
    folder: BulkFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_reading, "_pages", end_reader)
    done = load(folder)
    assert done.articles == 1
    ((shard, reason),) = done.failures
    assert shard == folder.shards()[0]["shard"]
    assert "ended the process" in reason
    assert done.as_json()["failures"] == [{"shard": shard, "reason": reason}]


def test_tables_that_are_none_are_told_of_in_a_sentence(folder: BulkFolder) -> None:
    first, second = folder.shards()
    (articles,) = folder.files_of(first, "articles")
    articles.write_bytes(b"PAR1 and nothing else")
    (quotations,) = folder.files_of(second, "quotations")
    pq.write_table(pa.table({"record": [["a list"]]}), quotations)
    done = load(folder)
    assert done.articles == 0
    assert [shard for shard, _ in done.failures] == [first["shard"], second["shard"]]
    reasons = [reason for _, reason in done.failures]
    assert "cannot be read (Arrow" in reasons[0]
    assert "columns are not those" in reasons[1]


def test_a_page_without_what_every_page_has_is_not_loaded(folder: BulkFolder) -> None:
    first = folder.shards()[0]
    (articles,) = folder.files_of(first, "articles")
    table = pq.read_table(articles, partitioning=None)
    place = table.schema.get_field_index("text")
    emptied = pa.array([None] * len(table), type=pa.string())
    pq.write_table(table.set_column(place, table.schema.field(place), emptied), articles)
    ((shard, reason),) = load(folder).failures
    assert (shard, reason.rpartition(": ")[2]) == (first["shard"], "its article has no text")


def test_verdicts_that_cannot_be_read_end_the_load_with_a_sentence(folder: BulkFolder) -> None:
    for path in folder.table_files("verdicts"):
        path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(UnusableFile, match="cannot be read"):
        load(folder)


def test_what_is_never_read_to_its_end_is_an_error(
    folder: BulkFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_process, "SECONDS", 3.0)
    os.mkfifo(folder.path / "shards" / "zz.json")
    with FolderReader(folder) as reader, pytest.raises(UnusableFile, match="not done after"):
        reader.shards()


def test_a_load_obeys_a_signal_whatever_is_being_read(folder: BulkFolder) -> None:
    endless = folder.path / "shards" / "zz.json"
    os.mkfifo(endless)
    log = folder.path.parent / "out.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _LOAD, "bulk", "load", str(folder.path), "-d", "a.db"],
            cwd=folder.path.parent,
            stdout=out,
            stderr=out,
        )
    number = -1
    try:
        while number < 0:
            assert process.poll() is None, log.read_text()
            try:
                number = os.open(endless, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                time.sleep(0.1)  # nobody reads it yet
        process.send_signal(signal.SIGTERM)
        # Two seconds where the machine has nothing else to do.
        assert process.wait(20) == 128 + signal.SIGTERM
    finally:
        process.kill()
        process.wait()
        if number >= 0:
            os.close(number)

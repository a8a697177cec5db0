"""A folder knows what is done in it, by what, and who works on it."""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.cluster.bulk_folder import BulkFolder
from archiver.errors import ArchiveLocked, UnusableInput


def test_only_one_driver_works_on_a_folder_and_what_a_killed_one_left_goes(tmp_path: Path) -> None:
    folder = BulkFolder(tmp_path / "out")
    left = folder.path / "articles" / "date=2024-05-04" / ".one.parquet.1-ab.unfinished"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    with folder.locked("bulk read"):
        assert not left.exists()
        with pytest.raises(ArchiveLocked, match="bulk read"), folder.locked("bulk match"):
            pass


def test_a_folder_without_shards_is_refused_with_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="archiver bulk read"):
        BulkFolder.of_tables(tmp_path)


def test_files_count_by_their_manifest_alone(small_folder: BulkFolder) -> None:
    stray = small_folder.path / "articles" / "date=2024-05-04" / "stray.parquet"
    stray.write_bytes(b"of nobody")
    try:
        assert stray not in small_folder.table_files("articles")
        assert len(small_folder.table_files("articles")) == 2
    finally:
        stray.unlink()


def test_a_manifest_that_is_broken_is_none(tmp_path: Path) -> None:
    folder = BulkFolder(tmp_path)
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / "one.json").write_text('{"files": 3')
    assert folder.shard_manifest("one") is None
    assert folder.shards() == []
    facts = folder.judging_facts("one", "digest")
    assert not folder.is_judged("one", facts)


def test_verdicts_are_of_one_archive_of_evidence(small_folder: BulkFolder) -> None:
    name = small_folder.shards()[0]["shard"]
    known = small_folder.verdict_manifest(name)
    assert known is not None
    facts = small_folder.judging_facts(name, known["evidence"])
    assert small_folder.is_judged(name, facts)
    assert not small_folder.is_judged(name, small_folder.judging_facts(name, "other"))

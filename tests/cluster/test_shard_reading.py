"""One shard becomes tables: keys as in an archive, places of records, faults named, no more."""

import json
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.cluster.bulk_folder import BulkFolder, without_times
from archiver.cluster.shard_list import list_shards
from archiver.cluster.shard_reading import read_shard
from archiver.cluster.table_schemas import (
    SCHEMAS,
    article_key_of,
    quotation_key_of,
    version_key_of,
)
from archiver.provenance.warc import read_record_at
from tests.cluster.shards import read_all, rows_of, write_shards

PAGE = (
    "<!doctype html><html lang='en'><title>The ferry</title><article><h1>The ferry</h1>"
    "<p>“The seal has a season ticket for the ferry,” Ana Brook said.</p>"
    "<p>Nobody in Marrowby would say when the next boat is to leave on Tuesday, and the harbour "
    "master asked for patience until the tide tables have been printed.</p></article></html>"
)


def test_rows_have_the_keys_of_an_archive_and_lead_to_their_records(
    small_folder: BulkFolder,
) -> None:
    articles = rows_of(small_folder, "articles")
    assert len(articles) == 2
    for one in articles:
        assert one["article_key"] == article_key_of(one["url"])
        assert one["version"] == version_key_of(one["title"], one["text"])
    texts = {one["version"]: one for one in articles}
    for quote in rows_of(small_folder, "quotations"):
        article = texts[quote["version"]]
        assert article["text"][quote["start"] : quote["end"]] == quote["text"]
        place = (quote["start"], quote["end"])
        assert quote["key"] == quotation_key_of(article["url"], article["version"], *place)
    for row in rows_of(small_folder, "captures"):
        capture = read_record_at(Path(row["warc"]), row["warc_offset"])
        assert (capture.sha256, len(capture.body)) == (row["sha256"], row["size"])
        assert set(row) == set(SCHEMAS["captures"].names)
    assert any(row["text"] for row in rows_of(small_folder, "embeds"))


def test_a_shard_is_done_by_this_version_alone_and_for_this_file_alone(
    small_folder: BulkFolder, small_shards: list[Path]
) -> None:
    one = list_shards([str(small_shards[0])])[0]
    assert small_folder.is_read(one.name, one.address)
    assert not small_folder.is_read(one.name, one.address + ".other")
    assert not small_folder.is_read("other", one.address)


@pytest.mark.slow
def test_a_damaged_shard_is_named_and_what_came_before_is_kept(tmp_path: Path) -> None:
    pages = []
    for number in range(4):
        pages.append(tmp_path / f"p-{number}.html")
        pages[-1].write_text(PAGE.replace("ferry", f"ferry {number}"))
    (shard,) = write_shards(pages, tmp_path / "warc", shards=1)
    whole = shard.read_bytes()
    shard.write_bytes(whole[:-300])
    folder = read_all([shard], tmp_path / "out")
    (manifest,) = folder.shards()
    assert manifest["damage"]
    assert 0 < manifest["counts"]["articles"] < 4
    one = list_shards([str(shard)])[0]
    assert not folder.is_read(one.name, one.address)
    shard.write_bytes(whole)
    read_all([shard], tmp_path / "out")
    assert folder.is_read(one.name, one.address)
    assert len(rows_of(folder, "articles")) == 4


@pytest.mark.slow
def test_a_page_that_cannot_be_read_is_a_row_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a-bad.html").write_bytes(b"\x00" * 50)
    (tmp_path / "b-good.html").write_text(PAGE)
    pages = [tmp_path / "a-bad.html", tmp_path / "b-good.html"]
    folder = read_all(write_shards(pages, tmp_path / "warc", shards=1), tmp_path / "out")
    bad, good = rows_of(folder, "captures")
    assert (bad["outcome"], good["outcome"]) == ("failed", "read")
    assert bad["reason"]
    (manifest,) = folder.shards()
    assert manifest["counts"] == {
        "pages": 2,
        "articles": 1,
        "embeds": 0,
        "quotations": 1,
        "failed": 1,
    }


@pytest.mark.slow
def test_a_second_reading_writes_the_same_files_but_for_the_time(
    small_shards: list[Path], small_folder: BulkFolder, tmp_path: Path
) -> None:
    again = read_all(small_shards, tmp_path / "out")
    for one, other in zip(again.shards(), small_folder.shards(), strict=True):
        assert json.dumps(without_times(one)) == json.dumps(without_times(other))
        for file in one["files"]:
            assert (again.path / file).read_bytes() == (small_folder.path / file).read_bytes()


def test_whoever_is_not_wanted_any_more_writes_nothing(
    small_shards: list[Path], tmp_path: Path
) -> None:
    one = list_shards([str(small_shards[0])])[0]

    def end() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_shard(BulkFolder(tmp_path), one.name, one.address, end)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]

"""`archiver bulk read` of a store that speaks S3: moto's, on loopback."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")
pytest.importorskip("distributed", reason="pip install 'archiver[cluster]'")
pytest.importorskip("s3fs", reason="pip install 'archiver[s3]'")

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.shard_list import list_shards
from archiver.errors import UnreadableSource
from tests.cluster.shards import NEWSROOM, read_all, rows_of, write_shards
from tests.servers.object_store import ObjectStore

PROGRAM = "from archiver.cli.start import main; main()"
PAGES = ("tidewire-ferry-renamed.html", "courier-seal-boards-ferry.html")
PLACE = {"warc", "warc_offset"}


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory, object_store: ObjectStore) -> list[Path]:
    """Two WARC files, which the store has too, with a list of them as Common Crawl publishes it."""
    files = write_shards([NEWSROOM / name for name in PAGES], tmp_path_factory.mktemp("warc"))
    listed = "".join(f"crawl/2024/{path.name}\n" for path in files)
    object_store.put(
        {f"seal-news/crawl/2024/{path.name}": path.read_bytes() for path in files}
        | {"seal-news/warc.paths.gz": gzip.compress(listed.encode())}
    )
    return files


def rows(folder: BulkFolder, table: str) -> list[dict[str, Any]]:
    found = rows_of(folder, table)
    kept = [{name: row[name] for name in row if name not in PLACE} for row in found]
    return sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))


def test_shards_of_a_store_give_the_rows_of_those_on_this_machine(
    shards: list[Path], object_store: ObjectStore, tmp_path: Path
) -> None:
    """But for where a page lies; and what the store has not is named, and the rest is read."""
    out, gone = tmp_path / "far", "s3://seal-news/crawl/2024/gone.warc.gz"
    listed = ["s3://seal-news/warc.paths.gz", "--prefix", "s3://seal-news/"]
    done = subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-c", PROGRAM, "bulk", "read", "s3://seal-news/crawl/**/*.warc.gz"),
            *(gone, *listed, "--out", str(out), "--workers", "1", "--json"),
        ],
        env={**os.environ, **object_store.environment},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert (done.returncode, report["shards"], report["articles"]) == (3, 3, 2), done.stderr
    reason = "it cannot be fetched: there is no such file"
    assert report["failures"] == [{"source": gone, "reason": reason}]
    near, far = read_all(shards, tmp_path / "near"), BulkFolder(out)
    for table in ("captures", "articles", "embeds", "quotations"):
        assert rows(far, table) == rows(near, table)
    assert rows(far, "quotations")
    places = {(row["warc"].partition("seal-news/")[2]) for row in rows_of(far, "captures")}
    assert places == {f"crawl/2024/{path.name}" for path in shards}


@pytest.mark.usefixtures("shards")
@pytest.mark.parametrize("name", ["*.warc.gz", "warc.paths.gz"])
def test_without_an_account_the_store_is_refused_in_a_sentence(
    name: str, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in object_store.environment.items():
        monkeypatch.setenv(variable, "" if "KEY" in variable else value)
    with pytest.raises(UnreadableSource, match=r"seal-news.*redentials"):
        list_shards([f"s3://seal-news/{name}"])

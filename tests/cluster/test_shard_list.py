"""Files, patterns, folders, addresses and published lists name shards; what names none is told."""

import gzip
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

import fsspec

from archiver.cluster import shard_list
from archiver.cluster.shard_list import list_shards
from archiver.cluster.shard_source import local_shard
from archiver.errors import UnreadablePage, UnreadableSource


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    for name in ("a.warc.gz", "b.warc.gz", "c.wacz", "notes.md"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_a_pattern_a_folder_and_a_file_name_each_shard_once(crawl: Path) -> None:
    found = list_shards([f"{crawl}/*.warc.gz", str(crawl), str(crawl / "c.wacz")])
    assert [Path(one.address).name for one in found] == ["a.warc.gz", "b.warc.gz", "c.wacz"]
    assert found[0].name.startswith("a-")
    assert len({one.name for one in found}) == 3


def test_paths_of_a_published_list_lead_to_where_it_was_published(crawl: Path) -> None:
    listed = crawl / "warc.paths.gz"
    listed.write_bytes(gzip.compress(b"crawl-data/CC-NEWS/2024/05/x.warc.gz\na.warc.gz\n"))
    addresses = [one.address for one in list_shards([str(listed)])]
    assert addresses == sorted(
        [
            "https://data.commoncrawl.org/crawl-data/CC-NEWS/2024/05/x.warc.gz",
            str(crawl.resolve() / "a.warc.gz"),
        ]
    )
    (first, *_) = list_shards([str(listed)], prefix="s3://commoncrawl/")
    assert first.address == str(crawl.resolve() / "a.warc.gz")


@pytest.mark.parametrize("given", ["no-such.warc.gz", "nowhere-*.warc.gz", "no-such.paths.gz"])
def test_what_names_no_shard_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(UnreadableSource, match=r"there is no such file|is there"):
        list_shards([given])


def test_a_list_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.paths.gz").write_bytes(b"\x1f\x8bno gzip")
    with pytest.raises(UnreadableSource):
        list_shards([str(tmp_path / "bad.paths.gz")])


@pytest.mark.parametrize("given", ["s3://crawl/*.warc.gz", "s3://crawl/warc.paths.gz"])
def test_a_store_that_refuses_is_told_in_a_sentence(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clients of stores raise errors of their own, such as for want of credentials."""

    class CredentialsError(Exception):
        pass

    def refuse(*_: object, **__: object) -> None:
        raise CredentialsError("Unable to locate credentials")

    monkeypatch.setattr(fsspec, "get_fs_token_paths", refuse)
    monkeypatch.setattr(fsspec, "open", refuse)
    with pytest.raises(UnreadableSource, match="Unable to locate credentials"):
        list_shards([given])


def test_what_lies_elsewhere_is_copied_for_as_long_as_it_is_read() -> None:
    with fsspec.open("memory://crawl/far.warc.gz", "wb") as stream:
        stream.write(b"WARC/1.1")
    with local_shard("memory://crawl/far.warc.gz") as path:
        assert path.read_bytes() == b"WARC/1.1"
        assert path.name == "far.warc.gz"
    assert not path.exists()
    with pytest.raises(UnreadablePage, match="no such file"), local_shard("memory://crawl/none"):
        pass


@pytest.mark.parametrize(
    "line",
    [
        "file:///etc/passwd",
        "ssh://host/x.warc.gz",
        "zip://*::http://127.0.0.1/x.warc.gz",
        "https://crawl.example/x.warc.gz::simplecache://",
        "local:///etc/x.warc.gz",
        "../secret.warc.gz",
        "linked.warc.gz",
        "notes.md",
        "SECRET",
    ],
)
def test_a_list_leads_nowhere_but_beside_it_and_to_the_web(crawl: Path, line: str) -> None:
    secret = crawl.parent / "secret.warc.gz"
    secret.write_bytes(b"")
    (crawl / "linked.warc.gz").symlink_to(secret)
    listed = crawl / "warc.paths"
    listed.write_text(f"a.warc.gz\n{line.replace('SECRET', str(secret))}\n")
    with pytest.raises(UnreadableSource, match=r"by itself|by themselves"):
        list_shards([str(listed)])


def test_a_list_that_unpacks_without_end_is_refused(
    crawl: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_list, "_MOST_BYTES", 1_000_000)
    (crawl / "warc.paths.gz").write_bytes(gzip.compress(b"a.warc.gz\n" * 1_000_000))
    with pytest.raises(UnreadableSource, match="a list of more than"):
        list_shards([str(crawl / "warc.paths.gz")])


@pytest.mark.parametrize(
    "host", ["127.0.0.1:4000", "localhost:4000", "[::1]:4000", "169.254.169.254"]
)
def test_shards_and_lists_are_not_fetched_from_ones_own_network(host: str) -> None:
    """Whoever publishes a list, or redirects, would have its hosts asked."""
    with pytest.raises(UnreadableSource, match="never asked"):
        list_shards([f"http://{host}/warc.paths.gz"])
    with (
        pytest.raises(UnreadablePage, match="never asked"),
        local_shard(f"http://{host}/x.warc.gz"),
    ):
        pass

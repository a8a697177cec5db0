"""The folder of a few pages that tests of this room read, made once."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from archiver.cluster.bulk_folder import BulkFolder


@pytest.fixture(scope="session")
def small_shards(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two WARC files of one page each."""
    from tests.cluster.shards import NEWSROOM, write_shards  # noqa: PLC0415 - an extra

    names = ("tidewire-ferry-renamed.html", "courier-seal-boards-ferry.html")
    folder = tmp_path_factory.mktemp("warc")
    return write_shards([NEWSROOM / name for name in names], folder)


@pytest.fixture(scope="session")
def small_folder(
    small_shards: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> "BulkFolder":
    """The tables of these, judged; not to be changed."""
    from tests.cluster.shards import judge_all, read_all  # noqa: PLC0415 - an extra

    folder = read_all(small_shards, tmp_path_factory.mktemp("bulk") / "out")
    judge_all(folder)
    return folder

"""Give a shard as a file on this machine: itself, or a copy that is gone when it was read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import fsspec

from archiver.cluster.shard_list import explain_failure
from archiver.errors import UnreadablePage

_PIECE = 1 << 20


@contextmanager
def local_shard(address: str) -> Iterator[Path]:
    """Yield the path of a shard; raises UnreadablePage where it cannot be had.

    What lies elsewhere is copied into the folder for temporary files (``$TMPDIR``), which needs
    room for one shard for each process.
    """
    if "://" not in address:
        yield Path(address)
        return
    with TemporaryDirectory(prefix="archiver-shard-") as folder:
        path = Path(folder) / (address.partition("?")[0].rpartition("/")[2] or "shard.warc.gz")
        try:
            with fsspec.open(address, "rb") as there, path.open("wb") as here:
                shutil.copyfileobj(there, here, _PIECE)
        except Exception as error:  # each file system of fsspec's raises its own
            raise UnreadablePage(f"it cannot be fetched: {explain_failure(error)}") from error
        yield path

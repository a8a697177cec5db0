"""Give a shard as a file on this machine: itself, or a copy that is gone when it was read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import fsspec

from archiver.cluster.shard_list import explain_failure
from archiver.errors import FetchError, UnreadablePage
from archiver.fetch.downloads import download_file

_PIECE = 1 << 20
_WEB = ("http://", "https://")


def copy_shard(address: str, target: BinaryIO, *, allow_private: bool = False) -> None:
    """Copy a file that lies elsewhere; raises UnreadablePage where it cannot be had.

    What is on the web is asked as pages are: whoever writes a list of addresses, or redirects one
    of them, chooses no host of one's own network.
    """
    try:
        if address.lower().startswith(_WEB):
            download_file(address, target, allow_private=allow_private)
        else:
            with fsspec.open(address, "rb") as there:
                shutil.copyfileobj(there, target, _PIECE)
    except FetchError as error:
        raise UnreadablePage(f"it cannot be fetched: {error.reason}") from error
    except Exception as error:  # each file system of fsspec's raises its own
        raise UnreadablePage(f"it cannot be fetched: {explain_failure(error)}") from error


@contextmanager
def local_shard(address: str, *, allow_private: bool = False) -> Iterator[Path]:
    """Yield the path of a shard; raises UnreadablePage where it cannot be had.

    What lies elsewhere is copied into the folder for temporary files (``$TMPDIR``), which needs
    room for one shard for each process.
    """
    if "://" not in address:
        yield Path(address)
        return
    with TemporaryDirectory(prefix="archiver-shard-") as folder:
        path = Path(folder) / (address.partition("?")[0].rpartition("/")[2] or "shard.warc.gz")
        with path.open("wb") as here:
            copy_shard(address, here, allow_private=allow_private)
        yield path

"""Packed files in, their bytes out: never more of them than posts could be packed to."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from archiver.errors import UnusableLine
from archiver.text.zstd import load_zstd, zstd_errors

ZIP_MARK = b"PK\x03\x04"
"""How a zip begins."""
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
"""How gzip, bzip2, xz and Zstandard files begin."""
_ZSTD_WINDOW = 31
"""Log of the bytes that Zstandard may look back: dumps of Reddit are packed with ``--long=31``."""
_INFLATED_TIMES = 200
_INFLATED_FREE = 64 * 1024 * 1024
"""Packed posts take a fifth to a twentieth of their size; what is packed to a two-hundredth
is no post, and read no further than that."""
THE_REST = "what follows is not read"


class InflatedFile(io.RawIOBase):
    """Unpacked bytes that end with an error where they are far more than what was packed."""

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._left = packed * _INFLATED_TIMES + _INFLATED_FREE

    def readable(self) -> bool:
        """Tell that it is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raises UnusableLine where the packed data is broken or a bomb."""
        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._stream.read(len(view))
        except _broken_errors() as error:
            raise UnusableLine(f"the packed data is broken ({error}); {THE_REST}") from error
        self._left -= len(data)
        if self._left < 0:
            raise UnusableLine(
                f"it unpacks to more than {_INFLATED_TIMES} times its size; {THE_REST}"
            )
        view[: len(data)] = data
        return len(data)


@contextmanager
def open_unpacked(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read; one that gzip, bzip2, xz or Zstandard packed is unpacked on the way."""
    with ExitStack() as stack:
        plain = stack.enter_context(path.open("rb"))
        head = plain.read(8)
        plain.seek(0)
        if not head.startswith(_PACKED):
            yield plain
            return
        unpacked = stack.enter_context(_unpacked(plain, head))
        yield _bounded(cast("BinaryIO", unpacked), path.stat().st_size)


def _unpacked(plain: BinaryIO, head: bytes) -> Any:
    if head.startswith(_PACKED[0]):
        return gzip.GzipFile(fileobj=plain, mode="rb")
    if head.startswith(_PACKED[1]):
        return bz2.BZ2File(plain)
    if head.startswith(_PACKED[2]):
        return lzma.LZMAFile(plain)
    zstd = load_zstd()
    options = {int(zstd.DecompressionParameter.window_log_max): _ZSTD_WINDOW}
    return zstd.ZstdFile(plain, options=options)


def _broken_errors() -> tuple[type[Exception], ...]:
    return (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, *zstd_errors())


@contextmanager
def open_member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """Open one file of a zip; raises UnusableLine for one that is locked."""
    if info.flag_bits & 1:
        raise UnusableLine(f"{info.filename} is locked with a password")
    with packed.open(info) as stream:
        yield _bounded(cast("BinaryIO", stream), info.compress_size)


def _bounded(stream: BinaryIO, packed: int) -> BinaryIO:
    return io.BufferedReader(InflatedFile(stream, packed), 1 << 16)

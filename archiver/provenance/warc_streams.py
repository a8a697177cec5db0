"""Open WARC files however they are packed, as one stream of plain records.

Plain, gzip with a member a record or one for the whole file, Zstandard with or without a
dictionary (https://iipc.github.io/warc-specifications/specifications/warc-zstd/), and the WARC
files in a WACZ (https://specs.webrecorder.net/wacz/). Raises BrokenPacking for data that is not
what it says, and for bombs.
"""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO, RawIOBase
from itertools import chain
from pathlib import Path
from typing import IO, Any

from archiver.errors import BrokenPacking
from archiver.fetch.unpacking import (
    GZIP_MAGIC,
    PIECE,
    ZSTD_MAGIC,
    GzipUnpacker,
    Unpacker,
    ZstdUnpacker,
    unpack_beginning,
)

# A skippable frame of this number at the beginning holds the dictionary of all others.
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LARGEST_DICTIONARY = 10_000_000
_RATIO = 300
"""Bytes that may come out of one, once `_RATIO_FROM` came: of pages it is 3 to 10."""
_RATIO_FROM = 1 << 30
_WARCS = (".warc", ".warc.gz", ".warc.zst")
CAPTURE_FILES = (*_WARCS, ".wacz", ".wacz.zip")
"""Endings of the names of files that hold the captures of a crawl, in lower case."""
_BEGINS = 1_000
"""Beginnings of members that are remembered; a reader of records is some dozens behind at most."""
_MOST_FILES = 10_000
"""Files in a WACZ; a crawl of a whole site has some hundreds."""


class _Unpacked(RawIOBase):
    """What a packed stream holds, at most `_RATIO` times its size.

    Not to be read ahead of: the records before a damaged one would be lost with it.
    """

    def __init__(self, stream: IO[bytes], unpacker: Unpacker) -> None:
        self._stream = stream
        self._unpacker = unpacker
        self._in = self._out = 0
        self._held = b""
        self._begins: dict[int, int] = {}

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._out - len(self._held)

    def packed_place(self, offset: int) -> int | None:
        """Give where the member begins whose first byte, unpacked, is at this offset."""
        return self._begins.get(offset)

    def readinto(self, buffer: Any) -> int:
        # warcio tells from the first two bytes whether they are packed.
        while len(self._held) < (1 if self._out > 1 else 2):
            packed = b"" if self._unpacker.pending else self._stream.read(PIECE)
            if not packed and not self._unpacker.pending:
                if not self._unpacker.whole:
                    raise BrokenPacking("its end is missing")
                break
            self._in += len(packed)
            piece = self._unpacker.step(packed)
            if self._unpacker.began_at is not None:
                self._begins[self._out] = self._unpacker.began_at
                if len(self._begins) > _BEGINS:
                    del self._begins[next(iter(self._begins))]
            self._held += piece
            self._out += len(piece)
            if self._out > _RATIO_FROM and self._out > self._in * _RATIO:
                raise BrokenPacking(f"it unpacks to more than {_RATIO} times its size")
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def warc_stream(stream: BufferedReader) -> RawIOBase | BufferedReader:
    """Give the plain records of an open file, whatever it is packed with."""
    head = stream.peek(4)[:4]
    if head.startswith(GZIP_MAGIC):
        return _Unpacked(stream, GzipUnpacker())
    if head == _DICTIONARY:
        unpacker = ZstdUnpacker(dictionary=_read_dictionary(stream), of_file=True)
        return _Unpacked(stream, unpacker)
    if head == ZSTD_MAGIC:
        return _Unpacked(stream, ZstdUnpacker(of_file=True))
    return stream


def record_place(
    stream: BufferedReader, plain: RawIOBase | BufferedReader, offset: int
) -> int | None:
    """Give where in an open file the record begins that lies at this offset of its plain records.

    None where no reader can begin there: a record within a member, or within a file in a WACZ.
    """
    if not isinstance(stream.raw, FileIO):
        return None
    return plain.packed_place(offset) if isinstance(plain, _Unpacked) else offset


def _read_dictionary(stream: BufferedReader) -> bytes:
    """Read the frame that holds the dictionary, itself packed or not."""
    stream.read(4)
    size = int.from_bytes(stream.read(4), "little")
    if size > _LARGEST_DICTIONARY:
        raise BrokenPacking(f"its dictionary has {size:,} bytes, which is too much")
    data = stream.read(size)
    if data.startswith(ZSTD_MAGIC):
        data = unpack_beginning(data, ZstdUnpacker(of_file=True), _LARGEST_DICTIONARY)
    return data


@contextmanager
def open_wacz(path: Path) -> Iterator[Iterator[BufferedReader]]:
    """Open the WARC files in a WACZ one after the other; raises BrokenPacking where there are none.

    One of several crawls holds whole WACZ files (https://specs.webrecorder.net/multi-wacz/).
    What the operating system refuses is an OSError.
    """
    try:
        with zipfile.ZipFile(path) as held:
            files = _files_in(held, _is_warc)
            parts = _files_in(held, _is_wacz)
            if not files and not parts:
                raise BrokenPacking("there is no WARC file in it")
            yield chain(_opened(held, files), _opened_parts(held, parts))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise BrokenPacking("it is no whole ZIP file, or one with a password") from error


def _opened(held: zipfile.ZipFile, files: list[zipfile.ZipInfo]) -> Iterator[BufferedReader]:
    for file in files:
        with held.open(file) as stream:
            # Deflated bytes are counted as well: a member may be packed twice.
            yield BufferedReader(_Counted(stream, file.compress_size), PIECE)


def _opened_parts(held: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[BufferedReader]:
    """Open the WARC files of each WACZ in another, none of which holds one itself."""
    for part in parts:
        if part.compress_type != zipfile.ZIP_STORED:
            # Its directory stands at its end, and all before it would be unpacked to find it.
            raise BrokenPacking("a WACZ in it is packed a second time")
        with held.open(part) as stream, zipfile.ZipFile(stream) as inner:
            yield from _opened(inner, _files_in(inner, _is_warc))


def _files_in(held: zipfile.ZipFile, is_wanted: Callable[[str], bool]) -> list[zipfile.ZipInfo]:
    return [member for member in held.infolist()[:_MOST_FILES] if is_wanted(member.filename)]


def _is_wacz(name: str) -> bool:
    return name.lower().endswith(".wacz") and not name.rpartition("/")[2].startswith(".")


def _is_warc(name: str) -> bool:
    return name.lower().endswith(_WARCS) and not name.rpartition("/")[2].startswith(".")


class _Counted(RawIOBase):
    """A file in a ZIP file, at most `_RATIO` times its size there."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream = stream
        self._most = max(_RATIO_FROM, size * _RATIO)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._most -= len(data)
        if self._most < 0:
            raise BrokenPacking(f"it unpacks to more than {_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)

"""Hash or overwrite one record of our own WARC files by its offset, and never the others.

Each record is a gzip member of its own. One that is overwritten keeps its length, so that no
other moves, and what is left of it is a record that says so.
"""

import os
import zlib
from hashlib import sha256
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from archiver.errors import UnreadableRecord

_PIECE = 1 << 16
_LINE = 1 << 20
_GZIP = 31
_HEAD = b"\x1f\x8b\x08\x10" + bytes(5) + b"\xff"
"""The head of a gzip member with a comment, whose length makes up for what is gone (RFC 1952)."""


class _Member(RawIOBase):
    """One gzip member unpacked, to its end, which has to be whole; `end` is where that lies."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream = stream
        self._stream.seek(offset)
        self._unpack = zlib.decompressobj(_GZIP)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._unpack.eof:
            packed = self._unpack.unconsumed_tail or self._stream.read(_PIECE)
            data = self._unpack.decompress(packed, len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            if not packed:
                raise EOFError("its end is missing")
        return 0

    @property
    def end(self) -> int:
        return self._stream.tell() - len(self._unpack.unused_data)


_DAMAGED = "there is no whole record: damaged, cut short or moved"
_WRONG = (zlib.error, EOFError, ValueError, KeyError)


def digest_at(stream: BinaryIO, offset: int) -> tuple[str, int]:
    """Give SHA-256 and size of the captured bytes whose record begins there; of any size.

    The whole record is read, so that damage anywhere in it is found. Raises UnreadableRecord.
    """
    whole = sha256()
    try:
        record = BufferedReader(_Member(stream, offset), _PIECE)
        # The line that names the version is no field, and is passed over with the others.
        head = _fields(record)[0]
        left = int(head[b"content-length"])
        if head[b"content-type"].startswith(b"application/http"):
            left -= _fields(record)[1]
        size = left
        while left:
            piece = record.read(min(left, _PIECE))
            if not piece:
                raise EOFError("its end is missing")
            whole.update(piece)
            left -= len(piece)
        if record.read(5) != b"\r\n\r\n":
            raise EOFError("it does not end where it says")
    except _WRONG as error:
        raise UnreadableRecord(_DAMAGED) from error
    return whole.hexdigest(), size


def _fields(record: BinaryIO) -> tuple[dict[bytes, bytes], int]:
    """Read lines up to an empty one as names in lower case and values; count their bytes."""
    found: dict[bytes, bytes] = {}
    size = 0
    while True:
        line = record.readline(_LINE)
        if not line.endswith(b"\n"):
            raise EOFError("a head is not whole")
        size += len(line)
        if not line.strip():
            return found, size
        name, _, value = line.partition(b":")
        found[name.strip().lower()] = value.strip()


def length_at(path: Path, offset: int) -> int:
    """Count the bytes of the record that begins there; 0 where the file is gone.

    Raises UnreadableRecord where there is no whole one, OSError where it cannot be read.
    """
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return 0
    with stream:
        member = _Member(stream, offset)
        try:
            while member.read(_PIECE):
                pass
        except _WRONG as error:
            raise UnreadableRecord(_DAMAGED) from error
        return member.end - offset


def record_at(path: Path, offset: int, digest: tuple[str, int]) -> bytes | None:
    """Give a whole record as it lies in its file, packed, where its captured bytes are those.

    `digest` is their SHA-256 and size; None where they are others. Raises as `length_at` does.
    """
    length = length_at(path, offset)
    with path.open("rb") as stream:
        if digest_at(stream, offset) != digest:
            return None
        stream.seek(offset)
        return stream.read(length)


def erase_at(path: Path, offset: int, length: int, *, at: str) -> None:
    """Overwrite a record of this length with one that says that it is gone since `at`.

    On disk when this returns; where it was cut short it is done again. A file that is gone
    holds nothing to erase. Raises UnreadableRecord where the length is none of a record of
    ours, OSError where the file cannot be written.
    """
    try:
        stream = path.open("r+b", buffering=0)
    except FileNotFoundError:
        return
    with stream:
        stream.seek(offset)
        left = memoryview(_gone(length, at))
        while left:
            left = left[stream.write(left) :]
        os.fsync(stream.fileno())


def _gone(length: int, at: str) -> bytes:
    """Make a gzip member of this length, with a record that tells of the one that was there."""
    said = f"forgotten: {at}\r\n".encode()
    record = (
        (
            f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
            f"WARC-Date: {at}\r\nContent-Type: application/warc-fields\r\n"
            f"Content-Length: {len(said)}\r\n\r\n"
        ).encode()
        + said
        + b"\r\n\r\n"
    )
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(record) + packer.flush()
    ends = zlib.crc32(record).to_bytes(4, "little") + len(record).to_bytes(4, "little")
    rest = length - len(_HEAD) - 1 - len(packed) - len(ends)
    if rest < 0:
        raise UnreadableRecord(f"a record of {length} bytes is too short to be one of ours")
    return _HEAD + b" " * rest + b"\0" + packed + ends

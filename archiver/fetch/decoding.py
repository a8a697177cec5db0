"""Unpack compressed bodies a piece at a time, and never to more than is allowed.

httpx's own decoders give out whatever a piece holds, so that 64 KB may become 64 MB before
anybody can object; these are told how much may come out.
"""

import zlib
from typing import Protocol

from archiver.errors import BrokenPacking, FetchFailed, FetchRefused
from archiver.fetch.limits import Limits
from archiver.fetch.unpacking import (
    GZIP_MAGIC,
    PIECE,
    BrotliUnpacker,
    Unpacker,
    ZstdUnpacker,
)

ACCEPTED = "gzip, deflate, br, zstd"
"""What is asked for."""


class Decoder(Protocol):
    """What undoes one content coding."""

    def feed(self, data: bytes) -> bytes:
        """Unpack this piece; raises FetchRefused where it is too much or broken."""
        ...

    def close(self) -> None:
        """End the body; raises FetchFailed where its end is missing."""
        ...


class _Plain:
    """No coding: bytes are counted."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._out = 0

    def feed(self, data: bytes) -> bytes:
        self._out += len(data)
        if self._out > self._limits.body:
            raise FetchRefused(f"it is larger than the {self._limits.body:,} bytes that are read")
        return data

    def close(self) -> None:
        """Do nothing: HTTP itself misses the end of a plain body."""


class _Counted:
    """What is packed: bytes are counted on both sides."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._in = self._out = 0

    def _count(self, size: int) -> None:
        self._out += size
        if self._out > self._limits.body:
            raise FetchRefused(
                f"it unpacks to more than the {self._limits.body:,} bytes that are read"
            )
        if self._out > self._limits.ratio_from and self._out > self._in * self._limits.ratio:
            raise FetchRefused(
                f"it unpacks to more than {self._limits.ratio} times its size, as bombs do"
            )


class _Zlib(_Counted):
    """gzip or deflate; of deflate both forms that servers send (RFC 9110, 8.4.1.2)."""

    def __init__(self, coding: str, limits: Limits) -> None:
        super().__init__(limits)
        self._coding = coding
        self._held = b""
        self._inflate = None if coding == "deflate" else zlib.decompressobj(wbits=31)

    def feed(self, data: bytes) -> bytes:
        self._in += len(data)
        data, self._held = self._held + data, b""
        found = bytearray()
        try:
            more = bool(data)
            while more:
                if self._inflate is None:
                    # The first byte of a zlib stream names the method 8 in its low half.
                    wbits = 15 if data[0] & 0x0F == 8 else -15
                    self._inflate = zlib.decompressobj(wbits=wbits)
                if self._inflate.eof and data:
                    if data == GZIP_MAGIC[:1]:
                        self._held = data  # half of the mark of another gzip member
                        break
                    # Bytes after the end: another gzip member, or padding that nobody reads.
                    if self._coding == "deflate" or not data.startswith(GZIP_MAGIC):
                        break
                    self._inflate = zlib.decompressobj(wbits=31)
                piece = self._inflate.decompress(data, PIECE)
                self._count(len(piece))
                found += piece
                data = self._inflate.unconsumed_tail or self._inflate.unused_data
                # zlib may have taken all bytes and still owe some of what they stand for.
                more = bool(data) or len(piece) == PIECE
        except zlib.error as error:
            raise FetchRefused(f"its {self._coding} data is broken") from error
        return bytes(found)

    def close(self) -> None:
        # Nothing at all is how an empty answer is packed by many servers.
        if self._in and self._inflate is not None and not self._inflate.eof:
            raise FetchFailed(f"its {self._coding} data was cut short")


class _Stepwise(_Counted):
    """Brotli or Zstandard."""

    def __init__(self, unpacker: Unpacker, limits: Limits) -> None:
        super().__init__(limits)
        self._unpacker = unpacker

    def feed(self, data: bytes) -> bytes:
        self._in += len(data)
        found = bytearray()
        try:
            more = bool(data)
            while more:
                piece = self._unpacker.step(data)
                self._count(len(piece))
                found += piece
                data, more = b"", self._unpacker.pending
        except BrokenPacking as error:
            raise FetchRefused(str(error)) from error
        return bytes(found)

    def close(self) -> None:
        if self._in and not self._unpacker.whole:
            raise FetchFailed("its packed data was cut short")


def decoder(coding: str, limits: Limits) -> Decoder:
    """Choose by a Content-Encoding header; raises FetchRefused for one that was not asked for."""
    named = [name for part in coding.lower().split(",") if (name := part.strip())]
    named = [name.removeprefix("x-") for name in named if name != "identity"]
    if not named:
        return _Plain(limits)
    if len(named) > 1:
        raise FetchRefused(f"it is packed {len(named)} times over, as bombs are")
    if named[0] == "br":
        return _Stepwise(BrotliUnpacker(), limits)
    if named[0] == "zstd":
        return _Stepwise(ZstdUnpacker(), limits)
    if named[0] not in {"gzip", "deflate"}:
        raise FetchRefused(f"it is packed as {named[0][:20]!r}, which we did not ask for")
    return _Zlib(named[0], limits)

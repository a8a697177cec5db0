"""Undo gzip, Brotli and Zstandard a piece at a time, so that no piece becomes megabytes unseen.

The libraries' own one-step functions give out whatever a piece holds; 64 KB of Brotli may be
gigabytes. Whoever calls decides after each piece whether to go on.
"""

import zlib
from typing import Any, Protocol

from archiver.errors import BrokenPacking
from archiver.text.zstd import load_zstd

PIECE = 65_536
"""Bytes that one step gives at most."""
GZIP_MAGIC = b"\x1f\x8b"
"""How each member of a gzip stream begins (RFC 1952, 2.3.1)."""
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
"""How each frame of a Zstandard stream begins (RFC 8878, 3.1.1)."""
_FIRST = PIECE // 4
"""Less than Brotli's first buffer: its library fills the one it has, also past what is allowed."""
_WINDOW_OF_BODIES = 23
"""Log of the bytes that a decoder of HTTP bodies has to look back (RFC 9659, 3)."""
_WINDOW_OF_FILES = 27
"""The same of files: what the `zstd` program takes without being told."""


class Unpacker(Protocol):
    """What undoes one way of packing.

    `pending` says that there is more to give out before any more comes in, `whole` that the data
    ends where it should. `began_at` is where the member begins, among all packed bytes, whose
    first bytes the last step gave; None where it gave none of a beginning.
    """

    pending: bool
    began_at: int | None

    @property
    def whole(self) -> bool:
        """Tell whether the data ended where it should, so far."""
        ...

    def step(self, data: bytes) -> bytes:
        """Take packed bytes, none while `pending`, and give at most `PIECE`.

        Raises BrokenPacking.
        """
        ...


class BrotliUnpacker:
    """Brotli (RFC 7932), as HTTP has it: one stream and nothing behind it."""

    def __init__(self) -> None:
        import brotli  # noqa: PLC0415 - most runs meet none

        self.pending = False
        self.began_at: int | None = None
        self._stream = brotli.Decompressor()
        self._wrong: type[Exception] = brotli.error

    @property
    def whole(self) -> bool:
        """Tell whether the end was read."""
        return bool(self._stream.is_finished())

    def step(self, data: bytes) -> bytes:
        """Take packed bytes and give at most `PIECE`."""
        if self.whole:  # padding behind the end, which nobody reads
            return b""
        try:
            piece = bytes(self._stream.process(data, output_buffer_limit=_FIRST))
        except self._wrong as error:
            raise BrokenPacking("its Brotli data is broken") from error
        # It may have taken all bytes and still owe some of what they stand for.
        owes = len(piece) >= _FIRST or not self._stream.can_accept_more_data()
        self.pending = owes and not self._stream.is_finished()
        return piece


class _MemberUnpacker:
    """What comes in members, or frames, one after the other."""

    def __init__(self) -> None:
        self.pending = False
        self.began_at: int | None = None
        self._rest = b""
        self._begun = False
        self._ended = False
        self._taken = 0

    @property
    def whole(self) -> bool:
        """Tell whether the last member that began has ended."""
        return not self._begun or self._ended

    def _take(self, data: bytes) -> bytes:
        self._taken += len(data)
        self.began_at = None
        data, self._rest = self._rest + data, b""
        return data

    def _note_beginning(self, data: bytes) -> None:
        """Note that a member begins with these bytes, the last of those that were taken."""
        self.began_at = self._taken - len(data)


class GzipUnpacker(_MemberUnpacker):
    """gzip of any number of members (RFC 1952); zeros behind them are padding."""

    def __init__(self) -> None:
        super().__init__()
        self._member = zlib.decompressobj(wbits=31)

    def step(self, data: bytes) -> bytes:
        """Take packed bytes and give at most `PIECE`."""
        data = self._take(data)
        if self._ended:
            data = data.lstrip(b"\0")
            if not data:
                self.pending = False
                return b""
            self._member, self._ended = zlib.decompressobj(wbits=31), False
            self._note_beginning(data)
        elif data and not self._begun:
            self._note_beginning(data)
        self._begun = self._begun or bool(data)
        try:
            piece = self._member.decompress(data, PIECE)
        except zlib.error as error:
            raise BrokenPacking("its gzip data is broken") from error
        self._ended = self._member.eof
        self._rest = self._member.unconsumed_tail or self._member.unused_data
        self.pending = bool(self._rest) or len(piece) == PIECE
        return piece


class ZstdUnpacker(_MemberUnpacker):
    """Zstandard of any number of frames (RFC 8878), all with `dictionary` where there is one."""

    def __init__(self, *, dictionary: bytes | None = None, of_file: bool = False) -> None:
        super().__init__()
        self._zstd = load_zstd()
        log = _WINDOW_OF_FILES if of_file else _WINDOW_OF_BODIES
        self._options = {int(self._zstd.DecompressionParameter.window_log_max): log}
        try:
            self._dictionary = self._zstd.ZstdDict(dictionary) if dictionary else None
        except (self._zstd.ZstdError, ValueError) as error:
            raise BrokenPacking("its Zstandard dictionary is broken") from error
        self._frame = self._new_frame()

    def _new_frame(self) -> Any:
        return self._zstd.ZstdDecompressor(zstd_dict=self._dictionary, options=self._options)

    def step(self, data: bytes) -> bytes:
        """Take packed bytes and give at most `PIECE`."""
        data = self._take(data)
        if self._ended:
            if not data:
                self.pending = False
                return b""
            self._frame, self._ended = self._new_frame(), False
        self._begun = self._begun or bool(data)
        try:
            piece = bytes(self._frame.decompress(data, PIECE))
        except (self._zstd.ZstdError, EOFError) as error:
            raise BrokenPacking("its Zstandard data is broken") from error
        self._ended = self._frame.eof
        self._rest = self._frame.unused_data if self._ended else b""
        self.pending = bool(self._rest) or (not self._ended and not self._frame.needs_input)
        return piece


def unpack_beginning(packed: bytes, unpacker: Unpacker, most: int) -> bytes:
    """Unpack up to `most` bytes of what is all there; raises BrokenPacking.

    >>> import zlib
    >>> unpack_beginning(zlib.compress(b"seal" * 9, wbits=31), GzipUnpacker(), 6)
    b'sealse'
    """
    found = bytearray()
    for at in range(0, len(packed), PIECE):
        found += unpacker.step(packed[at : at + PIECE])
        while unpacker.pending and len(found) < most:
            found += unpacker.step(b"")
        if len(found) >= most:
            return bytes(found[:most])
    if not unpacker.whole:
        raise BrokenPacking("its packed data was cut short")
    return bytes(found)

"""Each way of packing gives a piece at a time, whatever the pieces that come in."""

import gzip
import sys
from collections.abc import Callable
from random import Random

import brotli
import pytest

from archiver.errors import BrokenPacking
from archiver.fetch.unpacking import (
    PIECE,
    BrotliUnpacker,
    GzipUnpacker,
    Unpacker,
    ZstdUnpacker,
    unpack_beginning,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = Random(3).randbytes(300_000).translate((b"ferry seal\n" * 24)[:256])
WAYS: list[tuple[Callable[[], Unpacker], bytes]] = [
    (BrotliUnpacker, brotli.compress(TEXT, quality=1)),
    (GzipUnpacker, gzip.compress(TEXT)),
    (GzipUnpacker, gzip.compress(TEXT[:9]) + gzip.compress(b"") + gzip.compress(TEXT[9:])),
    (ZstdUnpacker, zstd.compress(TEXT)),
    (ZstdUnpacker, zstd.compress(TEXT[:9]) + zstd.compress(b"") + zstd.compress(TEXT[9:])),
]


@pytest.mark.parametrize(("new", "packed"), WAYS)
@pytest.mark.parametrize("size", [30, 4_096, 1_000_000])
def test_no_step_gives_more_than_a_piece(
    new: Callable[[], Unpacker], packed: bytes, size: int
) -> None:
    unpacker = new()
    found = b""
    for at in range(0, len(packed), size):
        data = packed[at : at + size]
        while True:
            piece = unpacker.step(data)
            assert len(piece) <= PIECE
            found += piece
            data = b""
            if not unpacker.pending:
                break
    assert found == TEXT
    assert unpacker.whole


@pytest.mark.parametrize(("new", "packed"), WAYS)
def test_a_beginning_is_unpacked_and_no_more(new: Callable[[], Unpacker], packed: bytes) -> None:
    assert unpack_beginning(packed, new(), 70_000) == TEXT[:70_000]
    assert unpack_beginning(packed, new(), 1_000_000) == TEXT
    with pytest.raises(BrokenPacking, match="cut short"):
        unpack_beginning(packed[:-5], new(), 1_000_000)
    with pytest.raises(BrokenPacking):
        unpack_beginning(b"<!doctype html>" * 9, new(), 1_000_000)


def test_padding_behind_a_gzip_file_is_passed_over() -> None:
    assert unpack_beginning(gzip.compress(b"seal") + bytes(512), GzipUnpacker(), 99) == b"seal"


def test_frames_with_a_dictionary_need_it() -> None:
    samples = [
        b"WARC/1.1 response %d https://news.example/ferry/%d" % (n, n * 7) for n in range(999)
    ]
    told = zstd.train_dict(samples, 2_000)
    packed = zstd.compress(samples[5], zstd_dict=told)
    unpacker = ZstdUnpacker(dictionary=told.dict_content)
    assert unpack_beginning(packed, unpacker, 999) == samples[5]
    with pytest.raises(BrokenPacking, match="Zstandard data is broken"):
        unpack_beginning(packed, ZstdUnpacker(), 999)
    with pytest.raises(BrokenPacking, match="dictionary is broken"):
        ZstdUnpacker(dictionary=b"no")

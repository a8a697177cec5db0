"""Packed bodies are unpacked a piece at a time, and never to more than is allowed."""

import gzip
import sys
import zlib

import brotli
import pytest

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.decoding import ACCEPTED, decoder
from archiver.fetch.limits import Limits

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"The ferry left the harbour. " * 100


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
        ("zstd", zstd.compress(TEXT[:9]) + zstd.compress(TEXT[9:])),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_what_was_packed_comes_out_whatever_the_pieces(
    coding: str, packed: bytes, size: int
) -> None:
    decode = decoder(coding, Limits())
    pieces = [decode.feed(packed[at : at + size]) for at in range(0, len(packed), size)]
    decode.close()
    assert b"".join(pieces) == TEXT


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
    ],
)
def test_a_body_without_its_end_is_cut_short(coding: str, packed: bytes) -> None:
    decode = decoder(coding, Limits())
    decode.feed(packed[:-9])
    with pytest.raises(FetchFailed, match="cut short"):
        decode.close()


@pytest.mark.parametrize("coding", ["compress", "gzip, gzip", "br, gzip", "seal"])
def test_what_was_not_asked_for_is_refused(coding: str) -> None:
    assert coding not in ACCEPTED.split(", ")
    with pytest.raises(FetchRefused, match="packed"):
        decoder(coding, Limits())


def test_too_much_is_refused_packed_or_not() -> None:
    with pytest.raises(FetchRefused, match="larger than the 100 bytes"):
        decoder("", Limits(body=100)).feed(TEXT)
    with pytest.raises(FetchRefused, match="unpacks to more than the 100 bytes"):
        decoder("gzip", Limits(body=100)).feed(gzip.compress(TEXT))
    with pytest.raises(FetchRefused, match="as bombs do"):
        decoder("gzip", Limits()).feed(gzip.compress(b"\0" * 5_000_000))


def test_broken_data_is_refused() -> None:
    with pytest.raises(FetchRefused, match="gzip data is broken"):
        decoder("gzip", Limits()).feed(b"no gzip at all")
    with pytest.raises(FetchRefused, match="Brotli data is broken"):
        decoder("br", Limits()).feed(b"no Brotli at all" * 9)
    with pytest.raises(FetchRefused, match="Zstandard data is broken"):
        decoder("zstd", Limits()).feed(b"no Zstandard at all")


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("br", brotli.compress(bytes(8_000_000), quality=2)),
        ("zstd", zstd.compress(bytes(8_000_000))),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(coding: str, bomb: bytes) -> None:
    with pytest.raises(FetchRefused, match="as bombs do"):
        decoder(coding, Limits()).feed(bomb)
    with pytest.raises(FetchRefused, match="more than the 1,000 bytes"):
        decoder(coding, Limits(body=1_000)).feed(bomb)


def test_a_window_larger_than_bodies_may_have_is_refused() -> None:
    far = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    wide = far.compress(bytes(100)) + far.flush()
    with pytest.raises(FetchRefused, match="Zstandard data is broken"):
        decoder("zstd", Limits()).feed(wide)

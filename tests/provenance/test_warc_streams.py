"""WARC files are read whatever they are packed with, and bombs end in a sentence."""

import gzip
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archiver.errors import UnreadableWarc
from archiver.provenance import warc_streams
from archiver.provenance.warc import read_warc

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BODIES = [
    f"<!doctype html><title>Ferry {n}</title><p>Late by {n} hours.".encode() for n in range(30)
]


def record(number: int, *, body: bytes | None = None, coding: str = "") -> bytes:
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=False)
    headers = [("Content-Type", "text/html")]
    if coding:
        headers.append(("Content-Encoding", coding))
    payload = BODIES[number] if body is None else body
    made = writer.create_warc_record(
        f"https://news.example/{number}",
        "response",
        payload=BytesIO(payload),
        length=len(payload),
        http_headers=StatusAndHeaders("200 OK", headers, "HTTP/1.1"),
    )
    writer.write_record(made)
    made.raw_stream.close()
    return stream.getvalue()


RECORDS = [record(n) for n in range(len(BODIES))]


def with_dictionary(records: list[bytes], *, packed: bool) -> bytes:
    """A file as the specification has it: the dictionary in a frame that others skip."""
    known = zstd.train_dict(records, 4_000)
    content = bytes(known.dict_content)
    stored = zstd.compress(content) if packed else content
    head = b"\x5d\x2a\x4d\x18" + len(stored).to_bytes(4, "little") + stored
    return head + b"".join(zstd.compress(one, zstd_dict=known) for one in records)


PACKED: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain.warc": b"".join,
    "each.warc.gz": lambda records: b"".join(map(gzip.compress, records)),
    "one.warc.gz": lambda records: gzip.compress(b"".join(records)),
    "some.warc.gz": lambda records: (
        gzip.compress(b"".join(records[:7])) + gzip.compress(b"".join(records[7:]))
    ),
    "each.warc.zst": lambda records: b"".join(map(zstd.compress, records)),
    "one.warc.zst": lambda records: zstd.compress(b"".join(records)),
    "known.warc.zst": lambda records: with_dictionary(records, packed=False),
    "packed.warc.zst": lambda records: with_dictionary(records, packed=True),
}


@pytest.mark.parametrize("name", PACKED)
def test_all_records_are_read_whatever_they_are_packed_with(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[name](RECORDS))
    assert [one.body for one in read_warc(path)] == BODIES


@pytest.mark.parametrize("name", ["one.warc.gz", "each.warc.zst", "packed.warc.zst"])
def test_a_file_cut_short_gives_what_came_before_and_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    whole = PACKED[name](RECORDS)
    path.write_bytes(whole[:-5])
    found: list[bytes] = []
    with pytest.raises(UnreadableWarc, match="no WARC record after"):
        found.extend(one.body for one in read_warc(path))
    assert found
    assert found == BODIES[: len(found)]


@pytest.mark.parametrize(
    ("coding", "pack"), [("br", brotli.compress), ("zstd", zstd.compress), ("BR", brotli.compress)]
)
def test_bodies_are_unpacked(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(record(0, body=pack(BODIES[0]), coding=coding)))
    assert [one.body for one in read_warc(path)] == [BODIES[0]]


def test_a_packed_body_in_chunks_is_unpacked_however_its_field_is_spelled(tmp_path: Path) -> None:
    packed = brotli.compress(BODIES[0])
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    field = b"Content-Type: text/html\r\n"
    made = record(0, body=chunks, coding="br")
    chunked = b"Transfer-Encoding: Chunked\r\n"
    head = made.replace(field, field + chunked)
    length = next(line for line in made.split(b"\r\n") if line.startswith(b"Content-Length"))
    longer = b"Content-Length: %d" % (int(length.split()[1]) + len(chunked))
    path = tmp_path / "crawl.warc"
    path.write_bytes(head.replace(length, longer))
    assert [one.body for one in read_warc(path)] == [BODIES[0]]


def test_a_body_that_is_kept_unpacked_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(record(0, coding="br") + record(1, coding="zstd"))
    assert [one.body for one in read_warc(path)] == BODIES[:2]


def test_no_more_of_a_packed_body_comes_out_than_a_page_may_have(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc"
    bomb = brotli.compress(bytes(60_000_000), quality=1)
    path.write_bytes(record(0, body=bomb, coding="br") + RECORDS[1])
    bomb_body, after = read_warc(path)
    assert len(bomb_body.body) == 20 * 1024 * 1024 + 1
    assert after.body == BODIES[1]


def wacz(path: Path, files: dict[str, bytes], way: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", way) as held:
        for name, data in files.items():
            held.writestr(name, data)
    return path


def test_the_warc_files_of_a_wacz_are_read_and_nothing_else(tmp_path: Path) -> None:
    path = wacz(
        tmp_path / "crawl.wacz",
        {
            "datapackage.json": b"{}",
            "archive/a.warc.gz": PACKED["each.warc.gz"](RECORDS[:3]),
            "archive/b.warc": b"".join(RECORDS[3:5]),
            "archive/c.WARC.zst": PACKED["each.warc.zst"](RECORDS[5:7]),
            "archive/.d.warc": b"nothing",
            "pages/pages.jsonl": b"{}",
        },
        zipfile.ZIP_DEFLATED,
    )
    assert [one.body for one in read_warc(path)] == BODIES[:7]


def test_a_wacz_of_several_crawls_is_read_whole(tmp_path: Path) -> None:
    def packed(name: str, records: list[bytes]) -> bytes:
        return wacz(tmp_path / name, {"archive/a.warc": b"".join(records)}).read_bytes()

    parts = {
        "datapackage.json": b'{"profile": "multi-wacz-package"}',
        "first.wacz": packed("1.wacz", RECORDS[:2]),
        "second.wacz": packed("2.wacz", RECORDS[2:5]),
        "sub/.third.wacz": b"nothing",
    }
    whole = wacz(tmp_path / "crawls.wacz", parts)
    assert [one.body for one in read_warc(whole)] == BODIES[:5]
    assert [one.record_at for one in read_warc(whole)] == [None] * 5
    again = wacz(tmp_path / "packed.wacz", parts, zipfile.ZIP_DEFLATED)
    with pytest.raises(UnreadableWarc, match="packed a second time"):
        list(read_warc(again))
    broken = wacz(tmp_path / "broken.wacz", parts | {"second.wacz": b"PK no zip"})
    with pytest.raises(UnreadableWarc, match="no WARC record after 2 can be read"):
        list(read_warc(broken))


def test_what_is_no_wacz_ends_in_a_sentence(tmp_path: Path) -> None:
    without = wacz(tmp_path / "a.wacz", {"datapackage.json": b"{}"})
    with pytest.raises(UnreadableWarc, match="there is no WARC file in it"):
        list(read_warc(without))
    broken = tmp_path / "b.wacz"
    broken.write_bytes(without.read_bytes()[:-30])
    with pytest.raises(UnreadableWarc, match="no whole ZIP file"):
        list(read_warc(broken))


@pytest.mark.slow
def test_a_bomb_is_left_when_it_has_grown_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_streams, "_RATIO_FROM", 1_000_000)
    long = record(0, body=bytes(30_000_000))
    deep = {
        "one.warc.gz": gzip.compress(long),
        "one.warc.zst": zstd.compress(long),
    }
    for name, data in deep.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(UnreadableWarc, match="more than 300 times its size"):
            list(read_warc(path))
    path = wacz(tmp_path / "crawl.wacz", {"archive/a.warc": long}, zipfile.ZIP_DEFLATED)
    with pytest.raises(UnreadableWarc, match="more than 300 times its size"):
        list(read_warc(path))
    path = tmp_path / "huge.warc.zst"
    path.write_bytes(b"\x5d\x2a\x4d\x18\xff\xff\xff\xff" + bytes(99))
    with pytest.raises(UnreadableWarc, match=r"dictionary has 4,294,967,295 bytes"):
        list(read_warc(path))

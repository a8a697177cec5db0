"""Captures written to WARC files come back as they were, and half a record never counts."""

import errno
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from archiver.errors import UnreadableWarc
from archiver.models.records import Capture
from archiver.provenance import warc
from archiver.provenance.warc import WarcFile, read_warc

PAGE = Capture(
    url="https://news.example/ferry?a=1&b=2",
    source="pages/ferry.html",
    fetched_at="2031-05-04T10:00:00Z",
    body="<!doctype html><title>Fähre</title><p>Late.".encode(),
    headers=(("Content-Type", "text/html; charset=utf-8"),),
)
ANSWER = Capture(
    url="https://news.example/seal",
    source="https://news.example/seal",
    fetched_at="2031-05-04T10:00:01Z",
    status=200,
    body=b"<!doctype html><title>Seal</title><p>Loud.",
    headers=(("Content-Type", "text/html"), ("X-Tide", "low")),
)

FILE = replace(PAGE, url="file:///pages/ferry.html")


def written(folder: Path, *captures: Capture) -> tuple[Path, list[int]]:
    with WarcFile(folder, "run-000001") as file:
        offsets = [file.write(capture) for capture in captures]
    return file.path, offsets


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path, _ = written(tmp_path, PAGE, ANSWER)
    page, answer = read_warc(path)
    assert (page.url, page.body, page.status) == (PAGE.url, PAGE.body, None)
    assert (page.fetched_at, page.content_type) == (PAGE.fetched_at, PAGE.content_type)
    assert (answer.url, answer.body, answer.status) == (ANSWER.url, ANSWER.body, 200)
    assert dict(answer.headers)["X-Tide"] == "low"


def test_the_offset_of_a_capture_is_where_its_record_begins(tmp_path: Path) -> None:
    path, offsets = written(tmp_path, PAGE, ANSWER)
    for offset, capture in zip(offsets, (PAGE, ANSWER), strict=True):
        with path.open("rb") as stream:
            stream.seek(offset)
            record = next(iter(ArchiveIterator(stream)))
            assert record.rec_headers.get_header("WARC-Target-URI") == capture.url
            assert record.content_stream().read() == capture.body


def test_every_record_names_its_digest_and_the_first_one_the_program(tmp_path: Path) -> None:
    path, _ = written(tmp_path, PAGE)
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            if record.rec_type == "warcinfo":
                assert b"software: archiver/" in record.content_stream().read()
            else:
                assert record.rec_headers.get_header("WARC-Block-Digest").startswith("sha1:")
                record.content_stream().read()
                assert record.digest_checker.passed is True


@pytest.mark.parametrize(
    "odd", ["a\nWARC-Type: forged", "a\r\n\r\n", "ä b", "\ud800", "日本", "\x00"]
)
def test_no_name_or_address_ends_the_head_of_its_record(tmp_path: Path, odd: str) -> None:
    capture = Capture(
        url=f"https://news.example/{odd}",
        source=f"pages/{odd}.html",
        fetched_at="2031-05-04T10:00:00Z",
        body=b"<p>Late.",
        headers=(("Content-Type", "text/html\r\nX: y"),),
    )
    (found,) = read_warc(written(tmp_path, capture)[0])
    assert found.body == b"<p>Late."
    assert "\n" not in found.url


def test_a_file_of_an_earlier_archive_is_never_written_to(tmp_path: Path) -> None:
    first, _ = written(tmp_path, PAGE)
    before = first.read_bytes()
    second, _ = written(tmp_path, ANSWER)
    third, _ = written(tmp_path, ANSWER)
    assert len({first, second, third}) == 3
    assert first.read_bytes() == before


def test_no_file_is_made_where_nothing_is_written(tmp_path: Path) -> None:
    with WarcFile(tmp_path / "captures", "run-000001"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_a_record_that_cannot_be_written_whole_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    with WarcFile(tmp_path, "run-000001") as file:
        file.write(PAGE)
        size = file.path.stat().st_size
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", raising(error))
            with pytest.raises(type(error)) as caught:
                file.write(ANSWER)
        assert file.path.stat().st_size == size
        if isinstance(caught.value, OSError):
            assert caught.value.filename == str(file.path)
        file.write(ANSWER)
    assert [capture.url for capture in read_warc(file.path)] == [PAGE.url, ANSWER.url]


def raising(error: BaseException) -> Any:
    def fail(_number: int) -> None:
        raise error

    return fail


def test_records_that_are_written_together_are_taken_back_together(tmp_path: Path) -> None:
    def undone(file: WarcFile) -> None:
        with file.together():
            file.write(PAGE)
            raise ValueError("undone")

    with WarcFile(tmp_path, "run") as file:
        with pytest.raises(ValueError, match="undone"):
            undone(file)
        with file.together():
            first = file.write(ANSWER)
        with pytest.raises(ValueError, match="undone"):
            undone(file)
        second = file.write(FILE)
    assert [one.body for one in read_warc(file.path)] == [ANSWER.body, FILE.body]
    assert [warc.read_record_at(file.path, place).body for place in (first, second)] == [
        ANSWER.body,
        FILE.body,
    ]


@pytest.mark.slow
def test_a_file_cut_anywhere_gives_its_whole_records_and_no_part_of_one(tmp_path: Path) -> None:
    path, offsets = written(tmp_path, PAGE, ANSWER)
    whole = path.read_bytes()
    told = 0
    for end in range(offsets[1] + 1, len(whole) - 1):
        path.write_bytes(whole[:end])
        found: list[bytes] = []
        try:
            for capture in read_warc(path):
                found.append(capture.body)  # noqa: PERF401 - an error keeps what came before
        except UnreadableWarc:
            told += 1
        assert found in ([PAGE.body], [PAGE.body, ANSWER.body])
    assert told


def test_damaged_files_end_in_one_kind_of_error(tmp_path: Path) -> None:
    path, _ = written(tmp_path, PAGE, ANSWER)
    whole = path.read_bytes()
    messages: set[str] = set()
    dice = Random(4)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        path.write_bytes(damaged)
        try:
            list(read_warc(path))
        except UnreadableWarc as error:
            messages.add(str(error).partition(":")[0])
    assert messages <= {f"no WARC record after {done} can be read" for done in range(4)}


@pytest.mark.parametrize("body", [b"", b"no WARC\n", b"\x1f\x8b\x08"])
def test_what_is_no_warc_is_refused(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "odd.warc"
    path.write_bytes(body)
    with pytest.raises(UnreadableWarc, match="no WARC record after 0 can be read"):
        list(read_warc(path))


def test_no_more_of_a_body_is_read_than_a_page_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = written(tmp_path, PAGE)
    monkeypatch.setattr(warc, "MAX_PAGE_BYTES", 10)
    (found,) = read_warc(path)
    assert len(found.body) == 11


@pytest.fixture
def replay(tmp_path: Path) -> Iterator[str]:
    """A pywb that replays what an archive of two captures holds."""
    wayback, manager = shutil.which("wayback"), shutil.which("wb-manager")
    assert wayback
    assert manager
    path, _ = written(tmp_path, PAGE, ANSWER, FILE)
    config = "framed_replay: false\nredirect_to_exact: true\nenable_memento: true\n"
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    for order in (["init", "web"], ["add", "web", str(path)]):
        subprocess.run([manager, *order], cwd=tmp_path, check=True, capture_output=True)  # noqa: S603
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603
        [wayback, "-b", "127.0.0.1", "-p", str(port)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/web"
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.skipif(
    not shutil.which("wayback"),
    reason="pywb is not installed: that it replays our records is not tried",
)
@pytest.mark.parametrize("capture", [PAGE, ANSWER, FILE], ids=["resource", "response", "file"])
def test_pywb_replays_a_capture_byte_for_byte(replay: str, capture: Capture) -> None:
    stamp = "".join(filter(str.isdigit, capture.fetched_at))
    with urllib.request.urlopen(f"{replay}/{stamp}id_/{capture.url}", timeout=20) as answer:  # noqa: S310
        assert answer.read() == capture.body
        assert answer.headers["Content-Type"] == capture.content_type

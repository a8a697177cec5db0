"""What a person names: files, folders, links that go round, and things that are no pages."""

import gzip
import os
import plistlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from archiver.crawl import local_files
from archiver.crawl.local_files import files, is_address, local_captures, read_capture
from archiver.errors import UnreadablePage, UnreadableSource
from archiver.extraction import pipeline
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from archiver.text.paths import displayed_path
from tests.conftest import WritePage


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in files([str(folder)])]


def unreadable(path: Path) -> str:
    with pytest.raises(UnreadablePage) as caught:
        [read_capture(capture) for capture in local_captures(path)]
    assert "\n" not in str(caught.value)
    assert displayed_path(path) not in str(caught.value)
    return str(caught.value)


def test_a_folder_gives_its_pages_and_warcs_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "b.HTML",
        "a.htm.gz",
        "c/d.txt",
        "c/e.warc.gz",
        "c/f.wacz.zip",
        "f.jpg",
        ".hidden.html",
        "g.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert names(tmp_path) == ["a.htm.gz", "b.HTML", "c/d.txt", "c/e.warc.gz", "c/f.wacz.zip"]


def test_links_that_go_round_are_followed_once(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.html").touch()
    (inside / "round").symlink_to(tmp_path)
    (inside / "b.html").symlink_to("b.html")
    assert names(tmp_path) == ["inside/a.html", "inside/b.html"]
    assert "symbolic links" in unreadable(inside / "b.html")


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    assert len(files([str(tmp_path / "a.html"), str(tmp_path)])) == 1


def test_what_cannot_be_a_source_is_refused_in_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "empty").mkdir()
    for name, reason in {
        "none.html": "there is no such file or folder",
        "pipe.html": "neither a file nor a folder",
        "empty": "no .html, .htm, .xhtml, .txt or .warc file in it",
        "x" * 300: "File name too long",
        "nul\0": "embedded null",
    }.items():
        with pytest.raises(UnreadableSource, match=reason):
            files([str(tmp_path / name)])
    assert is_address("HTTPS://news.example/ferry")
    assert not is_address("https")


def test_a_pipe_in_a_folder_is_named_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (path,) = files([str(tmp_path)])
    assert unreadable(path) == "neither a file nor a folder"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names are text elsewhere")
def test_names_of_any_bytes_are_read_and_can_be_shown(
    write_page: WritePage, tmp_path: Path
) -> None:
    odd = [
        b"new\nline.html",
        b"not-utf8-\xff.html",
        "ü \u202e😀.html".encode(),
        b"-d.html",
        b"%00?#.html",
    ]
    page = write_page("page.html").read_bytes()
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in odd:
        (folder / os.fsdecode(name)).write_bytes(page)
    for path in files([str(folder)]):
        (capture,) = local_captures(path)
        capture.source.encode("utf-8")
        assert capture.url.startswith("file:///")
        assert read_capture(capture).quotes
    assert displayed_path(folder / os.fsdecode(odd[1])).endswith("not-utf8-\\xff.html")


def test_a_gzipped_page_is_the_page(write_page: WritePage) -> None:
    page = write_page("page.html")
    packed = page.with_name("page.html.gz")
    packed.write_bytes(gzip.compress(page.read_bytes()))
    (one,), (other,) = local_captures(page), local_captures(packed)
    assert one.body == other.body
    assert one.headers == other.headers


@pytest.mark.parametrize("cut", [12, 40, -4])
def test_broken_gzip_data_is_an_error_of_that_page(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(os.urandom(200))[:cut])
    assert unreadable(path).startswith("the gzip data is broken")


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_is_too_large_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    path = tmp_path / "page.html"
    body = b"<p>ferry " * 1000
    path.write_bytes(gzip.compress(body) if packed else body)
    monkeypatch.setattr(local_files, "MAX_PAGE_BYTES", 100)
    (capture,) = local_captures(path)
    assert len(capture.body) == 101


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"\x7fELF" + bytes(100), "binary data"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_a_file_that_is_no_page_says_so(tmp_path: Path, body: bytes, reason: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(body)
    assert reason in unreadable(path)


def test_a_mistake_of_ours_in_reading_is_an_error_of_that_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_capture: Capture) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "extract_page", fails)
    capture = Capture(url="file:///a", source="a", fetched_at="2031-05-04T10:00:00Z", body=b"a")
    with pytest.raises(UnreadablePage, match=r"failed \(ZeroDivisionError\), which is our mistake"):
        read_capture(capture)


def test_of_a_warc_only_pages_are_read(tmp_path: Path) -> None:
    from archiver.provenance.warc import WarcFile  # noqa: PLC0415

    given = [
        ("page", 200, "text/html; charset=utf-8"),
        ("photo", 200, "image/png"),
        ("gone", 404, "text/html"),
        ("moved", 301, "text/html"),
        ("notes", None, "text/plain"),
        ("film", None, "video/mp4"),
    ]
    with WarcFile(tmp_path, "run") as file:
        for name, status, kind in given:
            file.write(
                Capture(
                    url=f"https://news.example/{name}",
                    source=name,
                    fetched_at="2031-05-04T10:00:00Z",
                    status=status,
                    headers=(("Content-Type", kind),),
                    body=b"<p>ferry",
                )
            )
    found = list(local_captures(file.path))
    assert [capture.url.rpartition("/")[2] for capture in found] == ["page", "notes"]
    assert {capture.source for capture in found} == {str(file.path)}


def captured(path: Path) -> Capture:
    (capture,) = local_captures(path)
    return capture


def test_a_saved_page_stands_for_where_and_when_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(
        "<!doctype html><!--\n Page saved with SingleFile \n url: https://News.example/ferry#a \n"
        " saved date: Sat May 04 2024 12:00:00 GMT+0200\n--><p>Late."
    )
    capture = captured(path)
    assert (capture.url, capture.fetched_at) == (
        "https://news.example/ferry",
        "2024-05-04T10:00:00Z",
    )
    assert capture.source == displayed_path(path)


@pytest.mark.parametrize("year", ["1970", "2997"])
def test_nobody_saves_a_page_in_the_future_or_before_the_web(tmp_path: Path, year: str) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(f"<!-- Saved from https://a.example/b at {year}-05-04T10:00:00Z using monolith")
    capture = captured(path)
    assert capture.url == "https://a.example/b"
    assert capture.fetched_at.startswith("20")


def test_a_web_archive_of_safari_s_is_read(tmp_path: Path) -> None:
    main = {
        "WebResourceData": b"<p>The seal sleeps.</p>",
        "WebResourceMIMEType": "text/html",
        "WebResourceURL": "https://news.example/seal",
    }
    path = tmp_path / "seal.webarchive"
    path.write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    assert names(tmp_path) == ["seal.webarchive"]
    (capture,) = local_captures(path)
    assert (capture.url, capture.body) == ("https://news.example/seal", b"<p>The seal sleeps.</p>")
    path.write_bytes(plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY))
    assert unreadable(path) == "there is no page in this web archive of Safari's"


def test_an_mhtml_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example/ferry\n"
        "Date: Sat, 4 May 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="seal"\n\n--seal\n'
        "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: https://news.example/ferry\n\n"
        "<!doctype html><p>=E2=80=9CLate,=E2=80=9D she s=\naid.\n--seal--\n"
    )
    for name in ("a.mhtml", "b.mht", "c.html", "d"):
        (tmp_path / name).write_text(data)
        capture = captured(tmp_path / name)
        assert capture.body.decode() == "<!doctype html><p>“Late,” she said."
        assert capture.url == "https://news.example/ferry"
        assert capture.fetched_at == "2024-05-04T10:00:00Z"
    assert names(tmp_path) == ["a.mhtml", "b.mht", "c.html"]
    (tmp_path / "none.mhtml").write_text(data.replace("text/html", "image/png"))
    assert unreadable(tmp_path / "none.mhtml") == "there is no page in this MHTML file"


def test_what_crawlers_note_of_pages_is_no_page(tmp_path: Path) -> None:
    """Browsertrix keeps the words of each page as a record of its own."""
    page = Capture(
        url="https://news.example/ferry",
        source="",
        fetched_at="2024-05-04T10:00:00Z",
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=b"<!doctype html><p>Late.",
    )
    words = replace(
        page,
        url="urn:text:https://news.example/ferry",
        status=None,
        headers=(("Content-Type", "text/plain"),),
        body=b"Late.",
    )
    with WarcFile(tmp_path, "crawl") as file:
        file.write(page)
        file.write(words)
    assert [one.url for one in local_captures(file.path)] == ["https://news.example/ferry"]
    renamed = file.path.rename(tmp_path / "crawl.wacz.gz")
    plain = tmp_path / "plain"
    plain.write_bytes(gzip.decompress(renamed.read_bytes()))
    assert captured(plain).url == "https://news.example/ferry"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("passwd", b"root:x:0:0:root:/root:/bin/sh\nseal:x:1:1:seal:/:/bin/no\n", "neither HTML"),
        ("posts.csv", b"id,text\n1,The ferry is late today.\n", "neither HTML"),
        ("seal.html", b"\x89PNG\r\n\x1a\n" + bytes(99), "binary data"),
        ("seal.mhtml", b"%PDF-1.7\n", "binary data"),
        ("seal.wacz", b"PK no zip", "no WARC record after 0 can be read"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reason in unreadable(tmp_path / name)


def test_a_packed_warc_is_told_by_its_beginning_whatever_its_name(tmp_path: Path) -> None:
    page = Capture(
        url="https://news.example/ferry",
        source="",
        fetched_at="2031-05-04T10:00:00Z",
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=b"<!doctype html><p>Late.",
    )
    with WarcFile(tmp_path, "crawl") as file:
        file.write(page)
    renamed = file.path.rename(tmp_path / "download.gz")
    assert [one.url for one in local_captures(renamed)] == ["https://news.example/ferry"]
    renamed.write_bytes(renamed.read_bytes()[:12])
    with pytest.raises(UnreadablePage, match="gzip"):
        list(local_captures(renamed))


@pytest.mark.parametrize("disk", ["/", "/..", "//"])
def test_the_whole_disk_is_refused_before_it_is_walked(
    disk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "walk", None)
    with pytest.raises(UnreadableSource, match="the whole disk; name the folder in it"):
        files([disk])


def test_a_folder_of_more_files_that_are_no_pages_than_anybody_means_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many pages it holds as well; pages alone may be as many as they like."""
    monkeypatch.setattr(local_files, "_MOST_OTHERS", 5)
    for number in range(9):
        (tmp_path / f"{number}.html").touch()
    assert len(files([str(tmp_path)])) == 9
    for number in range(5):
        (tmp_path / f"{number}.jpg").touch()
    assert len(files([str(tmp_path)])) == 9
    (tmp_path / "6.jpg").touch()
    with pytest.raises(UnreadableSource, match="more than 5 files in it are no pages; name the"):
        files([str(tmp_path)])

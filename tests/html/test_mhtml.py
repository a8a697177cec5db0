"""The page of an MHTML file is found and decoded, however browsers wrote it."""

import base64
import quopri
import time

import pytest

from archiver.html.mhtml import is_mhtml, read_mhtml

PAGE = "<!doctype html><title>Fähre</title><p>“Late = late,” she said.".encode()


def chrome(page: bytes = PAGE, *, way: str = "quoted-printable", ends: str = "\n") -> bytes:
    packed = {
        "quoted-printable": quopri.encodestring(page),
        "base64": base64.encodebytes(page),
        "binary": page,
    }
    body = packed[way]
    head = (
        "From: <Saved by Blink>\n"
        "Snapshot-Content-Location: https://news.example/ferry\n"
        "Subject: =?utf-8?Q?F=C3=A4hre?=\n"
        "Date: Sun, 4 May 2031 10:00:00 -0000\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----Seal--1----"\n\n\n'
        "------Seal--1----\n"
        "Content-Type: text/html\n"
        "Content-ID: <frame-1@mhtml.blink>\n"
        f"Content-Transfer-Encoding: {way}\n"
        "Content-Location: https://news.example/ferry\n\n"
    )
    rest = (
        "\n------Seal--1----\n"
        "Content-Type: text/html\n"
        "Content-Location: cid:frame-2@mhtml.blink\n\n<p>A frame.\n"
        "------Seal--1----\n"
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
        "------Seal--1------\n"
    )
    return head.replace("\n", ends).encode() + body + rest.replace("\n", ends).encode()


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "binary"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_page_of_chrome_is_read_with_its_address_and_time(way: str, ends: str) -> None:
    data = chrome(way=way, ends=ends)
    assert is_mhtml(data)
    page = read_mhtml(data)
    assert page is not None
    assert page.body.rstrip() == PAGE
    assert (page.url, page.saved_at) == ("https://news.example/ferry", "2031-05-04T10:00:00Z")


def test_the_page_is_the_part_that_is_named_not_the_first_frame() -> None:
    data = (
        b"From: <Saved by UnMHT>\nMIME-Version: 1.0\nDate: Sun, 4 May 2031 12:00:00 +0200\n"
        b'Content-Type: multipart/related; boundary=seal; start="<page@seal>"\n\n'
        b"--seal\nContent-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Buy.\n"
        b"--seal\nContent-Type: text/html; charset=iso-8859-1\nContent-ID: <page@seal>\n"
        b"Content-Location: https://news.example/\n ferry\n\n<p>F\xe4hre.\n--seal--\n"
    )
    page = read_mhtml(data)
    assert page is not None
    assert page.body == b"<p>F\xe4hre."
    assert page.content_type == "text/html; charset=iso-8859-1"
    assert page.url == "https://news.example/ferry"
    assert page.saved_at == "2031-05-04T10:00:00Z"


def test_a_page_without_parts_and_one_in_parts_of_parts_are_read() -> None:
    alone = (
        b"From: <Saved by Windows Internet Explorer 11>\nSubject: Ferry\nMIME-Version: 1.0\n"
        b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n'
        b"Content-Location: https://news.example/seal\n\n<p>F=C3=A4hre.\n"
    )
    inner = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
        b"Content-Type: multipart/alternative; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nFerry\n"
        b"--b\nContent-Type: text/html\n\n<p>Ferry.\n--b--\n--a--\n"
    )
    assert is_mhtml(alone)
    found, deeper = read_mhtml(alone), read_mhtml(inner)
    assert found is not None
    assert deeper is not None
    assert (found.body.strip(), found.url) == ("<p>Fähre.".encode(), "https://news.example/seal")
    assert (deeper.body, deeper.url, deeper.saved_at) == (b"<p>Ferry.", None, None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><p>MIME-Version: 1.0",
        b"MIME-Version: 1.0\n\nContent-Type: multipart/related",
        b"Subject: ferry\nFrom: a@b.example\n\nHello.",
    ],
)
def test_other_files_are_no_mhtml(data: bytes) -> None:
    assert not is_mhtml(data)


@pytest.mark.parametrize("boundary", ["", "boundary=", "boundary=seal", 'boundary="(a+)+$"'])
def test_files_without_a_page_in_them_have_none(boundary: str) -> None:
    head = f"MIME-Version: 1.0\nContent-Type: multipart/related; {boundary}\n\n"
    assert read_mhtml(head.encode() + b"--seal\nContent-Type: image/png\n\nx\n--seal--") is None


@pytest.mark.slow
def test_parts_in_parts_and_parts_without_end_take_time_by_their_size() -> None:
    deep = b"MIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)
    )
    many = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 400_000
    )
    begun = time.process_time()
    assert read_mhtml(deep) is None
    assert read_mhtml(many) is None
    assert time.process_time() - begun < 2


def test_a_mark_of_utf_8_may_stand_before_it() -> None:
    data = b"\xef\xbb\xbf" + chrome()
    found = read_mhtml(data)
    assert is_mhtml(data)
    assert found is not None
    assert found.url == "https://news.example/ferry"


def test_a_frame_has_the_address_that_its_part_was_loaded_from() -> None:
    body = b'<p>Ferry</p><iframe src="cid:frame-2@mhtml.blink"></iframe><p>"cid:frame-3@x"</p>'
    frame = (
        b"\nContent-Type: text/html\nContent-ID: <frame-2@mhtml.blink>\n"
        b"Content-Transfer-Encoding: binary\nContent-Location: https://p.example/e?id=20&x=1\n\n<p>"
    )
    data = chrome(body, way="binary").replace(
        b"\n------Seal--1------", b"\n------Seal--1----" + frame + b"\n------Seal--1------"
    )
    page = read_mhtml(data)
    assert page is not None
    assert b'<iframe src="https://p.example/e?id=20&amp;x=1">' in page.body
    assert b'"cid:frame-3@x"' in page.body

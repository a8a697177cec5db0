"""Large files are copied through the judged network alone, wherever a redirect leads."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.downloads import download_file

BODY = b"WARC/1.1\r\n" * 1_000


class Shelf(BaseHTTPRequestHandler):
    """Files by their paths, and redirects."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/none":
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(BODY) + 7 * (self.path == "/cut")))
            self.end_headers()
            self.wfile.write(BODY)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def shelf() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        Shelf.asked.clear()
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_file_is_written_as_it_lies_there_after_redirects() -> None:
    with shelf() as there:
        target = io.BytesIO()
        download_file(f"{there}/to//a.warc.gz", target, allow_private=True)
    assert target.getvalue() == BODY


def test_hosts_of_ones_own_network_are_not_asked() -> None:
    with shelf() as there:
        for address in (f"{there}/a", there.replace("127.0.0.1", "localhost") + "/a"):
            with pytest.raises(FetchRefused, match="loopback"):
                download_file(address, io.BytesIO())
    assert Shelf.asked == []


@pytest.mark.parametrize(
    ("path", "most", "wrong", "told"),
    [
        ("to/http://169.254.169.254/latest/", 1 << 20, FetchRefused, "metadata"),
        ("to/http://[::ffff:a9fe:a9fe]/", 1 << 20, FetchRefused, "metadata"),
        ("to/file:///etc/passwd", 1 << 20, FetchRefused, "redirects to where we do not go"),
        ("to/http://127.0.0.1:22/", 1 << 20, FetchRefused, "port 22"),
        ("to//to//to//to//to//to//to//to//to//to//to//to//a", 1 << 20, FetchRefused, "10 times"),
        ("none", 1 << 20, FetchRefused, "404"),
        ("a", 5_000, FetchRefused, "larger than the 5,000 bytes"),
        ("cut", 1 << 20, FetchFailed, "cut short|connection failed"),
    ],
)
def test_what_leads_astray_or_has_no_end_is_refused(
    path: str, most: int, wrong: type[Exception], told: str
) -> None:
    with shelf() as there, pytest.raises(wrong, match=told):
        download_file(f"{there}/{path}", io.BytesIO(), allow_private=True, most_bytes=most)

"""Messages leave by SMTP and HTTP on loopback, signed, and no failure names a secret."""

import hmac
import json
import socketserver
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import ModuleType
from typing import Any

import pytest

from archiver.errors import FetchFailed
from archiver.fetch.senders import (
    DELIVERY,
    SIGNATURE,
    post_webhook,
    send_apprise,
    send_mail,
    sign_body,
)

KEY = "open"


@contextmanager
def running(server: Any) -> Iterator[Any]:
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Mail(socketserver.StreamRequestHandler):
    """As much of an SMTP server as takes a message, or refuses with a code."""

    def handle(self) -> None:
        def say(line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        server: Any = self.server
        say("220 here")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                say("354 go on")
                text = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    text += line
                server.taken.append(text)
                say("250 taken")
            elif word == b"QUIT":
                say("221 bye")
                return
            elif word in {b"EHLO", b"HELO"}:
                self.wfile.write(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n")
            elif word == b"AUTH":
                say("535 no such password as sesame")
            else:
                say(f"{server.code} {'ok' if server.code == 250 else 'sesame'}")


@pytest.fixture
def mail() -> Iterator[Any]:
    server: Any = socketserver.TCPServer(("127.0.0.1", 0), Mail)
    server.taken, server.code = [], 250
    with running(server):
        yield server


def send(there: Any, **more: Any) -> None:
    options: dict[str, Any] = {
        "to": ("desk@news.example", "editor@news.example"),
        "sender": "archiver@news.example",
        "subject": "1 wording\r\nBcc: x@y.example\r\nchanged “so”",
        "text": "Ein Zitat: „heute“\n.\nEnde",
        "message_id": "abc",
        "server": there.server_address,
        "security": "none",
    }
    send_mail(**(options | more))


def test_a_mail_is_whole_and_nothing_in_it_is_a_header(mail: Any) -> None:
    send(mail)
    (text,) = mail.taken
    head, _, body = text.partition(b"\r\n\r\n")
    assert b"To: desk@news.example, editor@news.example" in head
    assert b"Message-ID: <abc@news.example>" in head
    assert b"\r\nBcc:" not in head
    assert b"Auto-Submitted: auto-generated" in head
    assert body


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": 550}, "it answers with 550|refuses"),
        ({"login": ("archiver", "sesame")}, "does not take this user and password"),
        ({"server": ("127.0.0.1", 1)}, "refused"),
        ({"security": "starttls"}, "NotSupported"),
    ],
)
def test_why_a_mail_was_not_taken_is_a_sentence_without_secrets(
    mail: Any, change: dict[str, Any], message: str
) -> None:
    mail.code = change.pop("code", 250)
    with pytest.raises(FetchFailed, match=message) as failed:
        send(mail, **change)
    assert "sesame" not in str(failed.value)


class Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.taken.append((dict(self.headers), body))
        self.send_response(server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def hook() -> Iterator[Any]:
    server: Any = HTTPServer(("127.0.0.1", 0), Hook)
    server.taken, server.status = [], 204
    with running(server):
        yield server


def test_a_webhook_is_signed_so_that_its_receiver_can_tell(hook: Any) -> None:
    body = json.dumps({"subject": "ü"}).encode()
    url = f"http://127.0.0.1:{hook.server_address[1]}/T0/secret"
    post_webhook(url, body, delivery="abc", secret=KEY, moment="1900000000")
    ((headers, taken),) = hook.taken
    assert taken == body
    assert headers[DELIVERY] == "abc"
    wanted = hmac.new(KEY.encode(), b"1900000000." + body, sha256).hexdigest()
    assert headers[SIGNATURE] == f"t=1900000000,v1={wanted}" == sign_body(KEY, "1900000000", body)
    post_webhook(url, body, delivery="abc", secret="", moment="1")
    assert SIGNATURE not in hook.taken[1][0]


def test_an_answer_without_end_holds_nobody_up() -> None:
    """Its status alone is read."""

    class Endless(Hook):
        def do_POST(self) -> None:
            self.send_response(204 if self.path == "/" else 200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"a" * 65_536)

    with running(HTTPServer(("127.0.0.1", 0), Endless)) as server:
        for path in ("/", "/more"):
            url = f"http://127.0.0.1:{server.server_address[1]}{path}"
            post_webhook(url, b"{}", delivery="a", secret="", moment="1")


def test_half_a_character_is_sent_as_a_question() -> None:
    with pytest.raises(FetchFailed, match="localhost"):
        send_mail(
            to=["a@desk.example"],
            sender="b@desk.example",
            subject="a",
            text="half \ud800",
            message_id="a",
            server=("localhost", 1),
            security="none",
        )


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_not_taken_is_a_failure_that_names_no_address(hook: Any, status: int) -> None:
    hook.status = status
    url = f"http://127.0.0.1:{hook.server_address[1]}/T0/secret"
    with pytest.raises(FetchFailed, match=f"HTTP {status}"):
        post_webhook(url, b"{}", delivery="a", secret="", moment="1")
    with pytest.raises(FetchFailed, match="cannot be reached") as failed:
        post_webhook("http://127.0.0.1:1/T0/secret", b"{}", delivery="a", secret="", moment="1")
    assert "secret" not in str(failed.value)
    assert failed.value.__cause__ is None


def test_apprise_is_asked_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(FetchFailed, match="is not installed"):
        send_apprise("slack://secret", title="a", text="b")
    sent: list[tuple[str, str]] = []

    class Apprise:
        def add(self, url: str) -> bool:
            return url.startswith("slack://")

        def notify(self, *, title: str, body: str, body_format: str) -> bool:
            assert body_format == "text"
            sent.append((title, body))
            return title != "no"

    made = ModuleType("apprise")
    made.Apprise = Apprise  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "apprise", made)
    send_apprise("slack://secret", title="a", text="b")
    assert sent == [("a", "b")]
    for url, title, message in (("x", "a", "knows no such"), ("slack://a", "no", "not taken")):
        with pytest.raises(FetchFailed, match=message):
            send_apprise(url, title=title, text="b")

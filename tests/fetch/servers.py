"""Servers on loopback that misbehave, and how one of them is asked."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Limits, Manners
from archiver.models.records import Capture, Request, Unfetched

_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""To read the public certificates takes longer than most of these tests."""

Say = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

SMALL = Limits(
    seconds=60, connect=30, read=30, head=8192, body=200_000, ratio_from=10_000, redirects=4
)
"""Sizes that a test reaches in no time, and times that it never does."""
IMPATIENT = replace(SMALL, seconds=0.5, connect=0.4, read=0.3)


@asynccontextmanager
async def server(say: Say, **options: Any) -> AsyncIterator[str]:
    """A raw server on loopback that says what it is told to; its address without a slash."""
    busy: set[asyncio.Task[None]] = set()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        try:
            await reader.readuntil(b"\r\n\r\n")
            await say(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            busy.discard(task)
            writer.transport.abort()

    listening = await asyncio.start_server(met, "127.0.0.1", 0, **options)
    scheme = "https" if "ssl" in options else "http"
    try:
        yield f"{scheme}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)


async def asked(url: str, *, limits: Limits = SMALL, **options: Any) -> Capture | Unfetched:
    """One address of a server on loopback, asked once, without its robots.txt."""
    kinds = options.pop("kinds", ())
    if url.startswith("http:"):
        options.setdefault("trust", _NOBODY)
    manners = Manners(delay=0, attempts=1)
    async with Fetcher(
        manners=manners, limits=limits, **{"allow_private": True, **options}
    ) as fetcher:
        return await fetcher.fetch(Request(url=url), kinds=kinds, ask_robots=False)


async def refused(say: Say, *, path: str = "/page", **options: Any) -> str:
    """Why what this server says is not taken."""
    async with server(say) as origin:
        found = await asked(origin + path, **options)
    assert isinstance(found, Unfetched), found
    assert found.url == origin + path
    assert "mistake" not in found.reason
    return found.reason


async def taken(say: Say, **options: Any) -> Capture:
    """What is captured of what this server says."""
    async with server(say) as origin:
        found = await asked(f"{origin}/page", **options)
    assert isinstance(found, Capture), found
    return found


def saying(*pieces: bytes) -> Say:
    """Says these bytes and hangs up."""

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
        await asyncio.sleep(0.05)

    return say


def endless(piece: bytes, *, first: bytes = b"", pause: float = 0) -> Say:
    """Says the first bytes, then a piece for ever."""

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return say


def ok(body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """A whole good answer."""
    named = {"Content-Type": "text/html", "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return b"HTTP/1.1 200 OK\r\n" + head.encode("latin-1") + b"\r\n" + body

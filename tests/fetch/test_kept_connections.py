"""Connections that are kept, and ended by the server just as they are used again."""

import asyncio
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable

import pytest
import trustme

from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.models.records import Capture, Request, Unfetched
from tests.fetch.servers import _NOBODY, SMALL, ok, server

pytestmark = pytest.mark.asyncio

KEPT = ok(b"<p>The first.</p>")
End = Callable[[asyncio.StreamWriter], Awaitable[None]]


class Ending:
    """A server that answers the first request of a connection, and at the second ends it.

    Every connection after the first answers, unless `always`. `met` are the requests that each
    connection brought.
    """

    def __init__(self, end: End, *, always: bool = False) -> None:
        self.end, self.always = end, always
        self.met: list[list[str]] = []

    async def say(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        mine = [f"{len(self.met)}"]
        self.met.append(mine)
        while True:
            writer.write(KEPT)
            await writer.drain()
            head = await reader.readuntil(b"\r\n\r\n")
            mine.append(head.split(b" ", 1)[0].decode())
            if self.always or len(self.met) == 1:
                await self.end(writer)
                return


async def close(writer: asyncio.StreamWriter) -> None:
    """The polite end."""
    writer.close()
    await writer.wait_closed()


async def reset(writer: asyncio.StreamWriter) -> None:
    """The end of a server that is restarted."""
    socket_of = writer.get_extra_info("socket")
    socket_of.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def begin(writer: asyncio.StreamWriter) -> None:
    """An answer of which only a few bytes come."""
    writer.write(b"HTTP/1.1 200 O")
    await writer.drain()
    await close(writer)


async def twice(
    ending: Ending,
    second: Request | None = None,
    *,
    trust: ssl.SSLContext = _NOBODY,
    **options: object,
) -> tuple[Capture | Unfetched, Capture | Unfetched]:
    """What comes of asking that server for two pages one after the other, each tried once."""
    async with (
        server(ending.say, **options) as origin,
        Fetcher(
            manners=Manners(delay=0, attempts=1), limits=SMALL, allow_private=True, trust=trust
        ) as fetcher,
    ):
        first = await fetcher.fetch(Request(url=f"{origin}/a"), ask_robots=False)
        wanted = second or Request(url="/b")
        wanted = Request(url=f"{origin}{wanted.url}", body=wanted.body)
        return first, await fetcher.fetch(wanted, ask_robots=False)


@pytest.mark.parametrize("end", [close, reset])
async def test_a_page_is_asked_for_again_at_once_where_a_kept_connection_ended(end: End) -> None:
    ending = Ending(end)
    first, second = await twice(ending)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture), second
    assert ending.met == [["0", "GET"], ["1"]]


async def test_under_tls_too(authority: trustme.CA) -> None:
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(ours)
    ending = Ending(close)
    _, second = await twice(ending, trust=ours, ssl=theirs)
    assert isinstance(second, Capture), second


async def test_where_a_byte_of_the_answer_came_it_is_a_failure() -> None:
    ending = Ending(begin)
    _, second = await twice(ending)
    assert isinstance(second, Unfetched)
    assert len(ending.met) == 1


async def test_what_is_posted_is_never_sent_twice() -> None:
    ending = Ending(close)
    _, second = await twice(ending, Request(url="/b", body=b"a time stamp, please"))
    assert isinstance(second, Unfetched)
    assert second.reason == "the connection was closed without an answer"
    assert ending.met == [["0", "POST"]]


async def test_a_new_connection_that_ends_without_an_answer_is_a_failure() -> None:
    met = 0

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal met
        met += 1
        await close(writer)

    async with (
        server(say) as origin,
        Fetcher(
            manners=Manners(delay=0, attempts=1), limits=SMALL, allow_private=True, trust=_NOBODY
        ) as fetcher,
    ):
        found = await fetcher.fetch(Request(url=f"{origin}/a"), ask_robots=False)
    assert isinstance(found, Unfetched)
    assert met == 1


async def test_it_is_asked_again_once_and_no_more() -> None:
    first = True
    met = 0

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal first, met
        met += 1
        if first:
            first = False
            writer.write(KEPT)
            await writer.drain()
            await reader.readuntil(b"\r\n\r\n")
        await close(writer)

    async with (
        server(say) as origin,
        Fetcher(
            manners=Manners(delay=0, attempts=1), limits=SMALL, allow_private=True, trust=_NOBODY
        ) as fetcher,
    ):
        assert isinstance(
            await fetcher.fetch(Request(url=f"{origin}/a"), ask_robots=False), Capture
        )
        found = await fetcher.fetch(Request(url=f"{origin}/b"), ask_robots=False)
    assert isinstance(found, Unfetched)
    assert found.reason == "the connection was closed without an answer"
    assert met == 2

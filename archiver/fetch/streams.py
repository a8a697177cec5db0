"""Read a web socket's messages from a moment on, until it is silent; nothing else is sent there.

Its library is an extra, imported when a stream is read. The address that a connection is made to
is judged as any other.
"""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import urlsplit

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.addresses import address_refusal
from archiver.fetch.connections import Names, Resolve

_LARGEST = 1_000_000
"""Bytes of one message; a post's has some two thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSettings:
    """How a stream is read: what it is told of us, and when it counts as read to its end.

    `silence` is the seconds without a message after which nothing more is expected.
    """

    user_agent: str
    allow_private: bool = False
    silence: float = 60.0


def is_stream_readable() -> bool:
    """Tell whether the library that reads web sockets is installed."""
    try:
        import websockets  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return False
    return True


async def read_stream(
    address: str, greeting: str, settings: StreamSettings, *, resolve: Resolve | None = None
) -> AsyncGenerator[str, None]:
    """Yield the messages of a web socket, until it is silent for long enough.

    Raises FetchError where it cannot be read, or is cut short.
    """
    # An extra, which takes a tenth of a second to import.
    from websockets.asyncio.client import connect  # noqa: PLC0415
    from websockets.exceptions import WebSocketException  # noqa: PLC0415

    parts = urlsplit(address)
    if parts.scheme not in {"ws", "wss"} or not parts.hostname:
        raise FetchRefused("its address does not begin with wss://")
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    host = await _judged_host(parts.hostname, port, settings, resolve)
    try:
        async with connect(
            address,
            host=host,
            port=port,
            proxy=None,
            user_agent_header=settings.user_agent,
            max_size=_LARGEST,
        ) as socket:
            await socket.send(greeting)
            while True:
                try:
                    message = await asyncio.wait_for(socket.recv(), settings.silence)
                except TimeoutError:
                    return
                if isinstance(message, str):
                    yield message
    except (WebSocketException, OSError, ValueError) as error:
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise FetchFailed(f"the stream broke off: {told}") from error


async def _judged_host(
    host: str, port: int, settings: StreamSettings, resolve: Resolve | None
) -> str:
    """Give the IP address that a host is connected to; raises FetchRefused where none may be."""
    names = None if resolve else Names()
    try:
        found = await (resolve or names or Names())(host, port)
    finally:
        if names is not None:
            names.close()
    refused = ""
    for address in found:
        reason = address_refusal(address, allow_private=settings.allow_private)
        if reason is None:
            return address
        refused = refused or reason
    raise FetchRefused(f"{host} leads to {refused or 'no address'}, which is never asked")

"""Connect to hosts: judge each address before anybody connects, and measure what comes."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

import httpcore
from httpcore import SOCKET_OPTION

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.addresses import address_refusal
from archiver.fetch.limits import Limits

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Gives the IP addresses of a name, best first; raises FetchFailed or FetchRefused for none."""
_RESOLVERS = 32
"""Names looked up at once: each takes a thread, since getaddrinfo waits."""
_ADDRESSES = 4
"""Addresses of one name that are tried."""


class Names:
    """Asks the system for addresses, many at once."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="names")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Look a host up; raises FetchRefused for no such name, FetchFailed for no answer."""
        try:
            found = await asyncio.get_running_loop().run_in_executor(
                self._threads, _look_up, host, port
            )
        except socket.gaierror as error:
            if error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", -5)}:
                raise FetchRefused("there is no host of that name", strains=True) from error
            raise FetchFailed("its name could not be looked up") from error
        except (UnicodeError, OSError) as error:
            raise FetchRefused("there is no host of that name", strains=True) from error
        return list(dict.fromkeys(str(place[4][0]) for place in found))

    def close(self) -> None:
        """Let go of the threads; a lookup that still waits ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[tuple[Any, ...]]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


class Judged(httpcore.AsyncNetworkBackend):
    """Connects by IP address, and to no address that `refusal` names."""

    def __init__(self, resolve: Resolve, limits: Limits, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._limits = limits
        self._allow_private = allow_private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers; raises FetchRefused where none is allowed."""
        fine, refused = [], ""
        for address in await self._resolve(host, port):
            reason = address_refusal(address, allow_private=self._allow_private)
            if reason is None:
                fine.append(address)
            refused = refused or reason or ""
        if not fine:
            if not refused:
                raise FetchRefused("there is no host of that name", strains=True)
            raise FetchRefused(f"{host} leads to {refused}, which is never asked", "blocked")
        last: Exception | None = None
        for address in fine[:_ADDRESSES]:
            try:
                stream = await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return Measured(stream, self._limits.head)
        raise last or httpcore.ConnectError("no address")

    async def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> NoReturn:
        """Refuse: no web address names one."""
        raise FetchRefused(f"{path} is no web address", "blocked")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks between its own tries; we let it have none."""
        await asyncio.sleep(seconds)


NO_ANSWER = "the connection was closed without an answer"


class Stale(httpcore.ReadError):
    """A connection that was kept after an answer and ended before the next one began."""


class Measured(httpcore.AsyncNetworkStream):
    """A connection that reads no more than an answer's head may have, until told it is over.

    What goes out begins another exchange, and the count anew.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream, most: int) -> None:
        self._stream = stream
        self._most = most
        self._left: int | None = most
        self._has_answered = False
        self._was_kept = False
        self.has_ended = False

    def head_is_over(self) -> None:
        """Note that the body follows, which is counted elsewhere."""
        self._left = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Read bytes of the answer.

        Raises FetchRefused for a head without an end, FetchFailed for one that was cut short, and
        Stale where a kept connection was closed before it answered.
        """
        if self._left is not None and self._left <= 0:
            raise FetchRefused(
                f"its headers are larger than the {self._most:,} bytes that are read"
            )
        stale = self._was_kept and not self._has_answered
        try:
            data = await self._stream.read(max_bytes, timeout)
        except httpcore.ReadError as error:
            if stale:
                raise Stale(str(error)) from error
            raise
        if stale and not data:
            raise Stale("closed")
        self.has_ended = not data
        if self._left is not None and not data:
            raise FetchFailed(NO_ANSWER)
        self._has_answered = True
        if self._left is not None:
            self._left -= len(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send bytes of a request."""
        self._left = self._most
        if self._has_answered:
            self._was_kept, self._has_answered = True, False
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
    ) -> httpcore.AsyncNetworkStream:
        """Put the same connection under TLS, for the name that was asked for."""
        inner = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return Measured(inner, self._most)

    def get_extra_info(self, info: str) -> Any:
        """Give what httpcore wants to know of the socket."""
        return self._stream.get_extra_info(info)

"""Connect only to IP addresses that were judged harmless: an httpx transport.

A name is resolved here and the connection is made to the very IP address that was found
harmless, while Host and TLS keep the name: a name that resolves to something else a moment
later gains nothing by it. No proxy is taken from the environment.
"""

import resource
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from types import TracebackType

import h11
import httpcore
import httpx

from archiver.errors import FetchError, FetchFailed, FetchRefused
from archiver.fetch.connections import NO_ANSWER, Judged, Measured, Names, Resolve, Stale
from archiver.fetch.limits import Limits

_KEPT = 1_000
"""Origins whose connections are kept, where so many files may be open: as many as the hosts of
one night that are asked in turn, or each request makes a connection of its own."""

_KEPT_SECONDS = 15.0
"""How long an idle connection is kept: longer than the pause between two requests to a host."""


def _most_kept() -> int:
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _KEPT if files == resource.RLIM_INFINITY else min(_KEPT, files // 2)


@cache
def _trusted() -> ssl.SSLContext:
    """Load the authorities that are trusted everywhere: thousands of certificates, once."""
    return httpx.create_ssl_context(trust_env=False)


class Network(httpx.AsyncBaseTransport):
    """httpx's seam to the network, over judged connections; HTTP/1.1 alone.

    Each origin has a pool of its own: one pool for all looks at every connection for every
    request, which took more time than the requests with 500 hosts. `idle` is how many
    origins' connections are kept, by default up to half of the files that may be open.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        allow_private: bool = False,
        resolve: Resolve | None = None,
        trust: ssl.SSLContext | None = None,
        idle: int | None = None,
    ) -> None:
        self._names = Names()
        self._trust = trust or _trusted()
        self._backend = Judged(resolve or self._names, limits, allow_private=allow_private)
        self._idle = idle or _most_kept()
        self._pools: OrderedDict[tuple[bytes, bytes, int | None], _Pool] = OrderedDict()

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        self._names.close()
        for pool in self._pools.values():
            await pool.connections.aclose()
        self._pools.clear()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request, and give the answer with its body not yet read.

        A server may end a kept connection just as it is asked again, which says nothing of the
        page: what only reads is then asked once more at once, on a new one.
        """
        content = await request.aread()
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=content,
            extensions=request.extensions,
        )
        pool = await self._take_pool(request.url)
        try:
            try:
                answer = await pool.connections.handle_async_request(asked)
            except Stale:
                if request.method != "GET":
                    raise
                await pool.end_idle()
                answer = await pool.connections.handle_async_request(asked)
        except BaseException as error:
            pool.in_use -= 1
            if isinstance(error, _HTTPCORE):
                raise _translate(error) from error
            raise
        stream = answer.extensions.get("network_stream")
        if isinstance(stream, Measured):
            stream.head_is_over()
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer, pool),
            extensions=answer.extensions,
        )

    async def _take_pool(self, url: httpx.URL) -> "_Pool":
        """Take the connections to an origin; those unused for longest are closed for it."""
        origin = (url.raw_scheme, url.raw_host, url.port)
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools[origin] = _Pool(
                httpcore.AsyncConnectionPool(
                    ssl_context=self._trust,
                    max_connections=None,
                    keepalive_expiry=_KEPT_SECONDS,
                    http1=True,
                    http2=False,
                    network_backend=self._backend,
                )
            )
        self._pools.move_to_end(origin)
        # Taken before anything is waited for: another request must not close it meanwhile.
        pool.in_use += 1
        if len(self._pools) > self._idle:
            unused = (key for key, one in self._pools.items() if not one.in_use)
            longest = next(unused, None)
            if longest is not None:
                await self._pools.pop(longest).connections.aclose()
        return pool


@dataclass(slots=True)
class _Pool:
    """The connections to one origin, and how many answers of theirs are being read."""

    connections: httpcore.AsyncConnectionPool
    in_use: int = 0

    async def end_idle(self) -> None:
        """Close the connections that wait for a request: the next one goes out on a new one."""
        for connection in self.connections.connections:
            if isinstance(connection, httpcore.AsyncHTTPConnection) and connection.is_idle():
                await connection.aclose()


class _Body(httpx.AsyncByteStream):
    """An answer's body as it comes in; its errors are httpx's."""

    def __init__(self, answer: httpcore.Response, pool: _Pool) -> None:
        self._answer = answer
        self._pool: _Pool | None = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.aiter_stream():
                yield piece
        except _HTTPCORE as error:
            stream = self._answer.extensions.get("network_stream")
            is_cut = isinstance(error, httpcore.RemoteProtocolError) and (
                isinstance(stream, Measured) and stream.has_ended
            )
            if is_cut:
                raise FetchFailed("the answer was cut short") from error
            raise _translate(error) from error

    async def aclose(self) -> None:
        if self._pool is not None:
            self._pool.in_use -= 1
            self._pool = None
        await self._answer.aclose()


_HTTPCORE = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)


def _translate(error: Exception) -> httpx.TransportError | FetchError:
    """Give the error of the same name in httpx's tree, which its mock networks raise as well.

    What httpx has no type for becomes an error of our own.
    """
    if isinstance(error, Stale):
        return FetchFailed(NO_ANSWER)
    # httpcore's pool raises it again "from None", which leaves the context alone.
    cause = error.__cause__ or error.__context__
    # h11 hints at the status 431 where it holds more bytes than one event may have.
    if isinstance(cause, h11.RemoteProtocolError) and cause.error_status_hint == 431:
        return FetchRefused("its headers are larger than the bytes that are read")
    kind = getattr(httpx, type(error).__name__, httpx.TransportError)
    made = kind(str(error))
    return made if isinstance(made, httpx.TransportError) else httpx.TransportError(str(error))

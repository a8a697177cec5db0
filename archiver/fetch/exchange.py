"""Send one request and read its answer within limits, or say why there is none.

Follows no redirect, tries nothing twice, and gives out no cookie that a server sets.
"""

import asyncio
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import httpx

from archiver.errors import FetchError, FetchFailed, FetchRefused
from archiver.fetch.decoding import decoder
from archiver.fetch.limits import Limits

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})

_DROPPED = frozenset({"set-cookie", "set-cookie2", "transfer-encoding", "connection", "keep-alive"})
"""Headers that are not kept: cookies say who we are, the others how the bytes travelled."""

_ORIGINAL = frozenset({"content-encoding", "content-length"})
"""Headers that would be untrue of the unpacked body; kept as ``x-orig-…``, as replay tools do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """What a server said. `body` is unpacked, its characters as they came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    location: str | None = None
    retry_after: str | None = None


async def exchange(
    transport: httpx.AsyncBaseTransport,
    url: httpx.URL,
    headers: Mapping[str, str],
    *,
    limits: Limits,
    kinds: Collection[str] = (),
    body: bytes | None = None,
) -> HttpAnswer:
    """Ask once. Raises FetchRefused or FetchFailed with a sentence; `kinds` as in `is_of`.

    A `body` is posted.

    The whole of it, drips included, ends after `limits.seconds`.
    """
    waits = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": None}
    try:
        async with asyncio.timeout(limits.seconds):
            method = "GET" if body is None else "POST"
            request = httpx.Request(
                method, url, headers=headers, content=body, extensions={"timeout": waits}
            )
            response = await transport.handle_async_request(request)
            try:
                return await _read(response, limits, kinds)
            finally:
                await response.aclose()
    except TimeoutError as error:
        raise FetchRefused(
            f"it was not done after {limits.seconds:g} seconds", strains=True
        ) from error
    except (httpx.TransportError, OSError) as error:
        raise _error_of(error) from error


async def _read(response: httpx.Response, limits: Limits, kinds: Collection[str]) -> HttpAnswer:
    status = response.status_code
    if not 200 <= status <= 599:
        raise FetchRefused(f"it answered with {status}, which is no end of an answer")
    size = sum(len(name) + len(value) + 4 for name, value in response.headers.raw)
    if size > limits.head:
        raise FetchRefused(f"its headers are larger than the {limits.head:,} bytes that are read")
    sent = response.headers
    if 200 <= status < 300:
        _refuse_other_kind(sent.get("content-type", ""), kinds)
    has_body = status not in REDIRECT_STATUSES | {204, 304}
    body = await (_read_body if has_body else _skip_body)(response, limits)
    return HttpAnswer(
        status=status,
        headers=_stored_headers(sent, unpacked="content-encoding" in sent),
        body=body,
        location=sent.get("location") if status in REDIRECT_STATUSES else None,
        retry_after=sent.get("retry-after"),
    )


def _stream(response: httpx.Response) -> httpx.AsyncByteStream:
    if not isinstance(response.stream, httpx.AsyncByteStream):
        raise TypeError("a network gives its bodies asynchronously")
    return response.stream


async def _skip_body(response: httpx.Response, limits: Limits) -> bytes:
    """Read no body; a short one is passed over, which keeps the connection."""
    came = 0
    async for piece in _stream(response):
        came += len(piece)
        if came > limits.head:
            break
    return b""


async def _read_body(response: httpx.Response, limits: Limits) -> bytes:
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > limits.body:
        raise FetchRefused(f"it is larger than the {limits.body:,} bytes that are read")
    decode = decoder(response.headers.get("content-encoding", ""), limits)
    body = bytearray()
    came = 0
    async for piece in _stream(response):
        came += len(piece)
        if came > limits.body:
            raise FetchRefused(f"it is larger than the {limits.body:,} bytes that are read")
        body += decode.feed(piece)
    decode.close()
    return bytes(body)


def is_of(content_type: str, kinds: Collection[str]) -> bool:
    """Tell whether a Content-Type is one of these kinds; all are, where none is named or given.

    A kind is a media type (``text/html``), a family (``text/*``) or a suffix (``+xml``).

    >>> is_of("application/rss+xml; charset=utf-8", ("text/*", "+xml"))
    True
    """
    named = content_type.partition(";")[0].strip().lower()
    if not named or not kinds:
        return True
    return any(
        named == kind
        or (kind.endswith("/*") and named.startswith(kind[:-1]))
        or (kind.startswith("+") and named.endswith(kind))
        for kind in kinds
    )


def _refuse_other_kind(content_type: str, kinds: Collection[str]) -> None:
    if not is_of(content_type, kinds):
        named = content_type.partition(";")[0].strip()[:60]
        raise FetchRefused(f"it is {named}, which is not what was asked for")


def _stored_headers(headers: httpx.Headers, *, unpacked: bool) -> tuple[tuple[str, str], ...]:
    """Choose the headers that are stored, in the order they came."""
    kept = []
    for raw_name, raw_value in headers.raw:
        name = raw_name.decode("latin-1")
        if name.lower() in _DROPPED:
            continue
        if unpacked and name.lower() in _ORIGINAL:
            name = f"x-orig-{name}"
        kept.append((name, raw_value.decode("latin-1")))
    return tuple(kept)


def _error_of(error: Exception) -> FetchError:
    """Say what went wrong on the way; certificates do not mend by asking again."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, FetchError):
            return seen
        if isinstance(seen, ssl.SSLCertVerificationError):
            why = seen.verify_message or "not trusted"
            return FetchRefused(f"its TLS certificate is refused: {why}", strains=True)
        if isinstance(seen, ssl.SSLError):
            return FetchFailed("no secure connection could be made")
        seen = seen.__cause__ or seen.__context__
    if isinstance(error, httpx.ConnectTimeout):
        return FetchFailed("no connection came about in time")
    if isinstance(error, httpx.TimeoutException):
        return FetchFailed("it stopped answering")
    if isinstance(error, httpx.ConnectError):
        return FetchFailed("no connection could be made")
    if isinstance(error, httpx.LocalProtocolError):
        return FetchRefused("the request could not be written as HTTP")
    if isinstance(error, httpx.RemoteProtocolError):
        return FetchRefused("the answer is no HTTP")
    return FetchFailed("the connection broke")

"""Copy a large file of the web to disk: connections are judged as those for pages are.

What comes is written as it comes and never held whole. Redirects are followed, each of them judged.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import BinaryIO

import httpx

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.addresses import checked_address, checked_redirect
from archiver.fetch.exchange import REDIRECT_STATUSES
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.network import Network

MOST_BYTES = 64 << 30
"""Of one file; the WARC files of large crawls have one to five gigabytes."""
_READ = 120.0
"""Seconds without a byte after which a server is left."""


def download_file(
    url: str, target: BinaryIO, *, allow_private: bool = False, most_bytes: int = MOST_BYTES
) -> None:
    """Write what an address answers into a file; raises FetchRefused or FetchFailed.

    Addresses of one's own network are asked with `allow_private` alone, and of cloud metadata
    never, whatever name, redirect or list leads there.
    """
    asyncio.run(_download(url, target, allow_private=allow_private, most_bytes=most_bytes))


async def _download(url: str, target: BinaryIO, *, allow_private: bool, most_bytes: int) -> None:
    limits = Limits(read=_READ)
    async with Network(limits, allow_private=allow_private) as network:
        there = checked_address(url)
        for _ in range(limits.redirects + 1):
            async with _answer(network, there, limits) as response:
                if response.status_code in REDIRECT_STATUSES:
                    there = checked_redirect(there, response.headers.get("location"))
                    continue
                if response.status_code != httpx.codes.OK:
                    raise FetchRefused(f"it answered with {response.status_code}")
                await _write(response, target, most_bytes)
                return
    raise FetchRefused(f"it redirects more than {limits.redirects} times")


@asynccontextmanager
async def _answer(
    network: Network, url: httpx.URL, limits: Limits
) -> AsyncIterator[httpx.Response]:
    waits = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": None}
    # Packed files are wanted as they lie there.
    headers = {"User-Agent": Manners().user_agent, "Accept-Encoding": "identity"}
    request = httpx.Request("GET", url, headers=headers, extensions={"timeout": waits})
    try:
        response = await network.handle_async_request(request)
        try:
            yield response
        finally:
            await response.aclose()
    except (httpx.TransportError, OSError) as error:
        raise FetchFailed(
            f"the connection failed ({str(error) or type(error).__name__})"
        ) from error


async def _write(response: httpx.Response, target: BinaryIO, most_bytes: int) -> None:
    came = 0
    async for piece in response.aiter_raw():
        came += len(piece)
        if came > most_bytes:
            raise FetchRefused(f"it is larger than the {most_bytes:,} bytes that are read")
        target.write(piece)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) != came:
        raise FetchFailed("the answer was cut short")

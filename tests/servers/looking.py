"""Posts asked for over a real connection: a chain's requests go to servers on loopback."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from archiver.errors import FetchRefused
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.models.records import (
    Capture,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import post_ref_at
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import format_stamp

_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""To read the public certificates takes longer than most of these tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of asking for a post, and what was asked and captured for it."""

    sightings: tuple[Sighting, ...]
    requests: tuple[Request, ...]
    captures: tuple[Capture, ...]

    @property
    def first(self) -> Sighting:
        """The one outcome of the post asked for."""
        return self.sightings[0]

    @property
    def text(self) -> str | None:
        """Its words, if it was shown."""
        return self.first.version.text if self.first.version else None


async def names_here(host: str, _port: int) -> list[str]:
    """A name service that knows this machine alone, under every name that ends in ``.test``."""
    if host in {"127.0.0.1", "localhost"} or host.endswith(".test"):
        return ["127.0.0.1"]
    raise FetchRefused("there is no host of that name")


async def look(key: str, **known: Any) -> Looked:
    """Ask for a post by its key (``bluesky:did:plc:…/3k…``) or an address of it.

    `known` is what Asked takes; neither a web archive nor an AppView is asked unless it names
    one.
    """
    ref = named(key)
    asked = ResolveContext(
        **{
            "now": format_stamp(datetime.now(UTC)),
            "archives": (),
            "appviews": (),
            "url": key if "://" in key else None,
            **known,
        }
    )
    requests: list[Request] = []
    captures: list[Capture] = []
    async with Fetcher(
        # Without a pause between requests snac's connections break now and then: it closes them
        # without a word.
        manners=Manners(delay=0, attempts=4, backoff=0.01),
        allow_private=True,
        resolve=names_here,
        trust=_NOBODY,
    ) as fetcher:
        looking = resolve_post(ref, asked)
        try:
            request = next(looking)
            while True:
                requests.append(request)
                came = await fetcher.fetch(request, ask_robots=False)
                if isinstance(came, Capture):
                    captures.append(came)
                request = looking.send(came)
        except StopIteration as done:
            return Looked(sightings=done.value, requests=tuple(requests), captures=tuple(captures))


def named(key: str) -> PostRef:
    """The post that a key or an address names."""
    ref = post_ref_at(key)
    if ref is None:
        platform, _, number = key.partition(":")
        ref = PostRef(platform=platform, id=number)
    return ref

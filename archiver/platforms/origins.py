"""Say whose answer an answer is: the origin that gave it, after every redirect.

An answer is evidence only for what its origin may speak for, which each platform says of itself
(`base.Platform.speaks_for`). Nothing that an answer says of itself counts here, only where it
was asked for and where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from archiver.models.records import Capture
from archiver.platforms.resolving import FetchResult, ResolveContext

# "https://evil.example\\@x.com/", which browsers take for evil.example's
_AMBIGUOUS = re.compile(r"[\\\s\x00-\x1f]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """Who gave an answer: a host in lower case, with its port where that is not the usual one."""

    host: str

    def is_one_of(self, hosts: Iterable[str]) -> bool:
        """Tell whether it is one of some hosts; ``*.social.example`` are all below one.

        >>> Origin("www.social.example").is_one_of(["*.social.example"])
        True
        >>> Origin("social.example.evil.example").is_one_of(["social.example", "*.social.example"])
        False
        """
        return any(
            self.host.endswith(host[1:]) if host.startswith("*.") else self.host == host
            for host in hosts
        )


def origin_of(address: str | None) -> Origin | None:
    """Give the origin of an address, or None for what is no address of the web.

    Programs differ about the host of one that holds a backslash or white space: it has none.

    >>> origin_of("https://Social.example:443/@ana"), origin_of("https://social.example:8443/")
    (Origin(host='social.example'), Origin(host='social.example:8443'))
    """
    if address is None or _AMBIGUOUS.search(address):
        return None
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    return Origin(host if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}")


def is_from(capture: Capture, address: str, context: ResolveContext) -> bool:
    """Tell whether an answer came from the origin of an address, and was not led elsewhere."""
    return origin_of(address) in _origins(capture, context)


def _origins(capture: Capture, context: ResolveContext) -> frozenset[Origin]:
    came_from = capture.final_url or capture.url
    found = map(origin_of, (came_from, *context.asked_as(came_from)))
    return frozenset(origin for origin in found if origin)


class AnswerLog:
    """What was asked for one post and what came of it, by which answers' origins are told.

    An owner who has one address asked instead of another (`ResolveContext.elsewhere`) says that it
    speaks for the other, so that an answer may have several origins.
    """

    def __init__(self, context: ResolveContext) -> None:
        self.context = context
        self._captures: dict[str, list[Capture]] = {}

    def add(self, result: FetchResult) -> None:
        """Note what came of a request."""
        if isinstance(result, Capture):
            self._captures.setdefault(result.url, []).append(result)

    def origins_of_answers(self, asked: str | None) -> tuple[frozenset[Origin], ...]:
        """Give the origins of each answer to the requests of an address; () where none came."""
        return tuple(
            _origins(capture, self.context) for capture in self._captures.get(asked or "", ())
        )

    def answers(self) -> Iterator[Capture]:
        """Give all answers, in the order of their addresses' first requests."""
        return (capture for answers in self._captures.values() for capture in answers)

    def answers_to(self, address: str) -> Iterator[Capture]:
        """Give the answers to requests of an address that came from its own origin."""
        there = self.context.at(address)
        return (
            capture
            for capture in self._captures.get(there, ())
            if is_from(capture, address, self.context)
        )

    @property
    def latest(self) -> str:
        """When the last answer came, in RFC 3339; nothing was seen later than then."""
        return max((self.context.now, *(capture.fetched_at for capture in self.answers())))

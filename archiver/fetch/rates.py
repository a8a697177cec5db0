"""Keep to so many requests a minute at hosts that count them, over runs: what was asked is kept.

Knows hosts by name and the time of day, which goes on between runs; who keeps what is remembered
is told by the caller. A pause between two requests is no business of this module.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from archiver.errors import FetchRefused
from archiver.text.dates import format_stamp

_MINUTE = 60.0
_NIGHT = 12 * 3600.0
"""Seconds for which a host that counts requests, and says that these were too many, is left alone:
the Internet Archive shuts out for an hour whoever goes on, and twice as long each time after."""


class HostPast(NamedTuple):
    """What is remembered of a host, or of those of its addresses that have a rate of their own.

    `asked` are the moments of the last minute's requests, `closed_until` until when it is not to
    be asked at all, or 0; in seconds since 1970.
    """

    name: str
    asked: tuple[float, ...] = ()
    closed_until: float = 0.0
    reason: str = ""


Remember = Callable[[HostPast], Awaitable[HostPast]]


async def _remember_nothing(past: HostPast) -> HostPast:
    return past


class HostRates:
    """The rates of one run. `most` are requests a minute by the beginning of an address.

    A beginning has no scheme: ``web.archive.org/cdx``. `past` is what was remembered of runs
    before, and `remember` keeps what is to be known by the next one, before a request goes out;
    it gives back what is known then, with what a run beside this one asked.
    """

    def __init__(
        self,
        most: Mapping[str, int],
        *,
        past: Iterable[HostPast] = (),
        remember: Remember = _remember_nothing,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._most = dict(most)
        self._remember, self._now, self._sleep = remember, now, sleep
        known = {host_past.name: host_past for host_past in past}
        self._closed = {
            host_past.name: host_past
            for host_past in known.values()
            if host_past.closed_until > now()
        }
        self._asked = {
            name: deque(known[name].asked if name in known else ()) for name in self._most
        }

    def closing(self, host: str) -> FetchRefused | None:
        """Say why a host is not to be asked yet, None where it may be."""
        closed = self._closed.get(host)
        if closed is None or closed.closed_until <= self._now():
            return None
        return _refusal(closed)

    async def take(self, address: str) -> None:
        """Wait until one more request fits into the rates of an address, and remember it.

        `address` is without its scheme. The requests of one host are to be taken one by one.
        """
        for name, most in self._most.items():
            if not _is_below(address, name):
                continue
            while len(asked := self._recent(name)) >= most:
                await self._sleep(max(asked[-most] + _MINUTE - self._now(), 0.001))
            asked.append(self._now())
            known = await self._remember(HostPast(name, tuple(asked)))
            self._asked[name] = deque(known.asked)

    def _recent(self, name: str) -> deque[float]:
        """Drop what was longer ago than a minute, or is later than now: clocks are set back."""
        now = self._now()
        kept = (one for one in self._asked[name] if now - _MINUTE < one <= now)
        self._asked[name] = deque(kept)
        return self._asked[name]

    async def close(self, host: str, wait: float, *, patience: float) -> FetchRefused | None:
        """Leave a host alone that answered that there were too many requests, in later runs too.

        `wait` are the seconds that it asked for, or 0. A host without a rate is only left alone
        if that is longer than a run waits; then, and for a host that was left alone before, the
        answer is None.
        """
        counts = any(_is_below(name, host) for name in self._most)
        if not counts and wait <= patience:
            return None
        until = self._now() + max(wait, _NIGHT if counts else 0.0)
        closed = HostPast(host, (), until, f"{host} answered that it was asked too often")
        self._closed[host] = closed
        await self._remember(closed)
        return _refusal(closed) if counts else None


def _refusal(closed: HostPast) -> FetchRefused:
    until = format_stamp(datetime.fromtimestamp(closed.closed_until, UTC))
    return FetchRefused(f"{closed.reason} and is left alone until {until}", "rate-limited")


def _is_below(address: str, beginning: str) -> bool:
    """Tell whether an address is a beginning or below it.

    >>> _is_below("a.example/cdx?url=b", "a.example/cdx"), _is_below("a.example", "a.ex")
    (True, False)
    """
    rest = address.removeprefix(beginning)
    return address.startswith(beginning) and (not rest or rest[0] in "/?:")

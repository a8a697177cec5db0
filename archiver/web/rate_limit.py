"""Bound how often one address may ask, where the owner of a published site says so.

The configuration of the plugin has ``requests_per_minute``, and ``proxies`` where others stand
before the site and name the visitor in ``X-Forwarded-For``: only as many names from the end are
believed as there are proxies.
"""

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

_MOST_ADDRESSES = 20_000
"""Visitors that are remembered; those who have not asked for longest are forgotten first."""
_COSTS = {"POST": 10.0}
"""What a request counts for that is no plain question."""
_FREE = (".css", ".js", ".woff2", ".png", ".ico")
App = Callable[..., Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests a minute one address has, and how many proxies name it."""

    per_minute: float
    proxies: int = 0


def rate_limit_of(config: Mapping[str, Any]) -> RateLimit | None:
    """Read the limit out of the plugin's configuration; None where there is none.

    Raises ValueError with a sentence for what is no number.
    """
    given, proxies = config.get("requests_per_minute"), config.get("proxies", 0)
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or given <= 0:
        raise ValueError("requests_per_minute of the plugin archiver is a number above 0")
    if isinstance(proxies, bool) or not isinstance(proxies, int) or proxies < 0:
        raise ValueError("proxies of the plugin archiver is a whole number")
    return RateLimit(per_minute=float(given), proxies=proxies)


class RateCounter:
    """Buckets that fill with time: each address has a minute's worth to begin with."""

    def __init__(self, limit: RateLimit, clock: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, address: str, cost: float = 1.0) -> float:
        """Count a request; give 0 where it may be answered, else the seconds until it may."""
        now, most = self._clock(), self._limit.per_minute
        left, at = self._left.pop(address, (most, now))
        left = min(most, left + (now - at) * most / 60)
        # One that costs more than a whole minute's worth may be asked with a full bucket.
        wanted = min(cost, most)
        wait = 0.0 if left >= wanted else (wanted - left) * 60 / most
        self._left[address] = (left if wait else left - wanted, now)
        while len(self._left) > _MOST_ADDRESSES:
            self._left.popitem(last=False)
        return wait


def visitor_address(scope: Mapping[str, Any], proxies: int = 0) -> str:
    """Name who asks: an address, of IPv6 the network of one customer (/64).

    >>> visitor_address({"client": ("192.0.2.7", 1), "headers": []})
    '192.0.2.7'
    """
    client = scope.get("client")
    named = str(client[0]) if client else ""
    if proxies:
        told = b",".join(
            value for name, value in scope.get("headers", ()) if name.lower() == b"x-forwarded-for"
        )
        names = [one.strip() for one in told.decode("latin-1").split(",") if one.strip()]
        if len(names) >= proxies:
            named = names[-proxies]
    try:
        address = ip_address(named)
    except ValueError:
        return named[:100]
    if address.version == 6:
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return address.exploded[:19]
    return str(address)


_counters: WeakKeyDictionary[Any, RateCounter] = WeakKeyDictionary()
"""One counter a site, which may be wrapped anew for each of its own requests."""


def with_rate_limit(app: App, limit: RateLimit, site: object) -> App:
    """Wrap a site so that who asks too often is told so, and when to ask again."""
    counter = _counters.setdefault(site, RateCounter(limit))

    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or path.endswith(_FREE):
            await app(scope, receive, send)
            return
        cost = _COSTS.get(str(scope.get("method")), 1.0)
        wait = counter.seconds_to_wait(visitor_address(scope, limit.proxies), cost)
        if wait:
            await _refuse(send, int(wait) + 1, as_data=".json" in path)
            return
        await app(scope, receive, send)

    return wrapped


async def _refuse(send: Any, seconds: int, *, as_data: bool) -> None:
    sentence = f"too many requests from this address: try again in {seconds} seconds"
    kind = "application/json" if as_data else "text/plain"
    body = json.dumps({"ok": False, "error": sentence, "status": 429}) if as_data else sentence
    headers = [
        [b"content-type", f"{kind}; charset=utf-8".encode()],
        [b"retry-after", str(seconds).encode()],
    ]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode() + b"\n"})

"""Read what a site's robots.txt allows us (RFC 9309).

Nothing is fetched here. Where a site cannot say what it allows, nothing is allowed.
"""

from dataclasses import dataclass, field
from functools import lru_cache

import httpx
from protego import Protego

from archiver.errors import FetchRefused
from archiver.fetch.exchange import HttpAnswer
from archiver.fetch.limits import PRODUCT
from archiver.models.records import Outcome

_READ = 524_288
"""Bytes of a robots.txt that are read: RFC 9309, section 2.5, asks for 500 KiB at least."""

MAX_ROBOTS_REDIRECTS = 5
"""Redirects followed for a robots.txt (RFC 9309, section 2.3.1.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """A site's rules. `closed` says why nothing may be asked of the whole site."""

    rules: Protego | None = field(default=None, repr=False)
    closed: str | None = None
    outcome: Outcome = "blocked"

    def forbids(self, url: str) -> FetchRefused | None:
        """Say why this address may not be asked, or None where it may."""
        if self.closed is not None:
            return FetchRefused(self.closed, self.outcome)
        if self.rules is None or self.rules.can_fetch(url, PRODUCT):
            return None
        return FetchRefused("its robots.txt forbids it", self.outcome)

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 where it says nothing."""
        if self.rules is None:
            return 0.0
        delay = self.rules.crawl_delay(PRODUCT) or 0.0
        rate = self.rules.request_rate(PRODUCT)
        if rate is not None and rate.requests > 0:
            delay = max(delay, rate.seconds / rate.requests)
        return float(delay)


def rules_of_answer(answer: HttpAnswer) -> Robots:
    """Read the rules that an answer to ``/robots.txt`` means.

    A client error means that there are none (2.3.1.3), a server error that all is forbidden
    for now (2.3.1.4). 429 is held to be the second, since it asks us to stay away.
    """
    if answer.status == 429 or answer.status >= 500:
        return rules_when_unreachable(f"it answered with {answer.status}")
    if answer.status != 200:
        return Robots()
    text = answer.body[:_READ].decode("utf-8", "replace").removeprefix("\ufeff")
    return Robots(rules=Protego.parse(text))


def rules_when_unreachable(reason: str, outcome: Outcome = "unreachable") -> Robots:
    """Forbid everything, for no rules could be had (RFC 9309, section 2.3.1.4)."""
    closed = f"its robots.txt could not be read ({reason}), so nothing is asked"
    return Robots(closed=closed, outcome=outcome)


def robots_address(url: httpx.URL) -> httpx.URL:
    """Give the address of the rules of an address's site."""
    return _place_on(url.scheme, url.host, url.port)


@lru_cache(maxsize=4_096)
def _place_on(scheme: str, host: str, port: int | None) -> httpx.URL:
    """Build the address once: taking one apart and putting it together is a tenth of a request."""
    return httpx.URL(scheme=scheme, host=host, port=port, path="/robots.txt")

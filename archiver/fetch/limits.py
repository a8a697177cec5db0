"""Set how much one exchange may take, and how politely hosts are asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from archiver.html.page import MAX_PAGE_BYTES

PRODUCT = "archiver"
"""The name by which robots.txt may address us (RFC 9309, section 2.2.1)."""

_NAME = f"{PRODUCT}/{version('archiver')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one exchange may take at most: seconds, bytes, redirects.

    `seconds` is the whole exchange from connecting to the last byte, so that a server that
    drips is left in time; `connect` and `read` are waits within it. `body` counts after
    decompression. `ratio` is how many bytes may come out of one compressed byte once
    `ratio_from` bytes came out: the most of 172 news pages and JSON answers was 15, and gzip
    can do 1,032.
    """

    seconds: float = 60.0
    connect: float = 10.0
    read: float = 20.0
    head: int = 65_536
    body: int = MAX_PAGE_BYTES
    ratio: int = 100
    ratio_from: int = 1_048_576
    redirects: int = 10


COUNTED_HOSTS: Mapping[str, int] = {"web.archive.org/cdx": 24}
"""Hosts that count requests, and how many a minute they take. For more questions to its index than
these the Internet Archive shuts a client out
(https://github.com/edgi-govdata-archiving/wayback)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How hosts are treated. Times are in seconds.

    `contact` is where the owner of the crawl can be reached, an address of a page or mail.
    `delay` is the pause between two requests to one host, robots.txt may ask for a longer
    one. `patience` is the longest such pause, or Retry-After, that is waited for in a run.
    `failures` in a row make a host be left alone for the rest of the run. `budgets` are the
    most requests to a host (``api.example.org``) in one run, `budget` that of every host not
    named there; None is no limit. `at_once` is how many hosts are asked at the same time.
    `rates` are requests a minute by the beginning of an address without its scheme
    (``api.example.org/search``); they hold over runs.
    """

    contact: str | None = None
    delay: float = 1.0
    patience: float = 300.0
    attempts: int = 3
    backoff: float = 2.0
    failures: int = 5
    budgets: Mapping[str, int] = field(default_factory=dict)
    budget: int | None = None
    at_once: int = 200
    rates: Mapping[str, int] = field(default_factory=lambda: dict(COUNTED_HOSTS))

    def __post_init__(self) -> None:
        """Refuse a contact that would not fit into one line of a request."""
        contact = self.contact
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise ValueError("the contact has to be an address in plain ASCII: a page or mail")
        for name, most in self.rates.items():
            if type(most) is not int or most < 1:
                raise ValueError(f"the rate of {name!r} has to be requests a minute: 1 or more")

    @property
    def user_agent(self) -> str:
        """``archiver/0.1.0 (+https://news.example/crawler)``."""
        return f"{_NAME} (+{self.contact})" if self.contact else _NAME

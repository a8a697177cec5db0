"""Take turns at hosts: one request at a time, with pauses, budgets and an end to patience.

Nothing is fetched here; whoever wants to ask a host takes a turn at it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from archiver.errors import FetchError, FetchRefused
from archiver.fetch.limits import Manners
from archiver.models.records import Outcome

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


class HostTurns:
    """One host in one run: when it may be asked next, how often it was, and how often it failed."""

    def __init__(self, name: str, manners: Manners, clock: Clock, sleep: Sleep) -> None:
        self.name = name
        self.asked = 0
        self.delay = manners.delay
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._free_at = clock()
        self._failures = 0
        self._closed: FetchRefused | None = None
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, at_once: asyncio.Semaphore) -> AsyncIterator[None]:
        """Wait until this host may be asked, and keep others from it meanwhile.

        Raises FetchRefused where it is not to be asked in this run any more, or not for longer
        than is waited for.
        """
        async with self._lock:
            refused = self.refusal()
            if refused is not None:
                raise refused
            wait = self.wait()
            if wait > 0:
                await self._sleep(wait)
            async with at_once:
                self.asked += 1
                try:
                    yield
                finally:
                    self.rest(self.delay)

    def refusal(self) -> FetchRefused | None:
        """Say why this host is not asked now, nor soon enough to wait for; None where it may be."""
        if self._closed is not None:
            return FetchRefused(self._closed.reason, self._closed.outcome)
        most = self._manners.budgets.get(self.name, self._manners.budget)
        if most is not None and self.asked >= most:
            return FetchRefused(
                f"the {most:,} requests that {self.name} may get in one run are used up",
                "rate-limited",
            )
        wait = self.wait()
        if wait > self._manners.patience:
            return FetchRefused(
                f"{self.name} wants a pause of {wait:,.0f} seconds, longer than a run waits",
                "rate-limited",
            )
        return None

    async def back_off(self, seconds: float) -> None:
        """Let nobody ask for that long; the wait itself is part of the next turn."""
        self.rest(min(seconds, self._manners.patience))

    def rest(self, seconds: float) -> None:
        """Let nobody ask for at least that long from now."""
        self._free_at = max(self._free_at, self._clock() + seconds)

    def wait(self) -> float:
        """Give the seconds until it may be asked: 0 for now."""
        return max(0.0, self._free_at - self._clock())

    @property
    def is_closed(self) -> bool:
        """Whether it is left alone for the rest of the run."""
        return self._closed is not None

    def went_well(self) -> None:
        """Note that an answer came, and forget the failures before it."""
        self._failures = 0

    def close(self, why: FetchRefused | None) -> None:
        """Leave it alone for the rest of the run, where there is a reason to."""
        self._closed = self._closed or why

    def went_wrong(self, reason: str, outcome: Outcome) -> None:
        """Note a failure; too many in a row and the host is left alone."""
        self._failures += 1
        if self._failures >= self._manners.failures and self._closed is None:
            self._closed = FetchRefused(
                f"{self.name} failed {self._failures} times in a row (last: {reason}) and is left "
                "alone for the rest of this run",
                outcome,
            )


def note_answer(host: HostTurns, error: FetchError) -> None:
    """Count an error for its host where it is the host's."""
    if not isinstance(error, FetchRefused) or error.strains:
        host.went_wrong(error.reason, error.outcome)


def retry_after_seconds(retry_after: str | None, now: datetime | None = None) -> float | None:
    """Read how long a Retry-After header asks to wait: seconds or a date (RFC 9110, 10.2.3).

    >>> retry_after_seconds("120"), retry_after_seconds("soon"), retry_after_seconds(None)
    (120.0, None, None)
    """
    if retry_after is None:
        return None
    said = retry_after.strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())

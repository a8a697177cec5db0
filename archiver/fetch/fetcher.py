"""Fetch addresses safely and politely, and say in a sentence where nothing came.

May be asked by many tasks at once: each host is asked by one at a time, and the waiting is
done in here. Knows nothing of the archive, and reads no page.
"""

import asyncio
import logging
import random
import ssl
import time
import traceback
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

import httpx

from archiver.errors import FetchError, FetchFailed, FetchRefused
from archiver.fetch import robots
from archiver.fetch.addresses import checked_address, checked_redirect, without_credentials
from archiver.fetch.connections import Resolve
from archiver.fetch.decoding import ACCEPTED
from archiver.fetch.exchange import REDIRECT_STATUSES, HttpAnswer, exchange
from archiver.fetch.hosts import Clock, HostTurns, Sleep, note_answer, retry_after_seconds
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.network import Network
from archiver.fetch.rates import HostRates
from archiver.fetch.robots import Robots, robots_address
from archiver.fetch.tokens import Tokens
from archiver.models.records import Capture, Request, Unfetched
from archiver.text.dates import current_time

log = logging.getLogger("archiver")

_BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers that may be another one later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """One call of `fetch`, as every hop of it needs it; `exempt` is a host without robots."""

    headers: Mapping[str, str]
    limits: Limits
    token: str | None = None
    kinds: Collection[str] = ()
    robots: bool = True
    exempt: str | None = None
    body: bytes | None = None


@dataclass(slots=True)
class _Site:
    """The robots.txt of one origin, read once in a run."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    robots: Robots | None = None


ReadRules = Callable[[HttpAnswer], Awaitable[Robots]]


async def _read_rules(answer: HttpAnswer) -> Robots:
    # A large one takes a quarter of a second to read.
    return await asyncio.to_thread(robots.rules_of_answer, answer)


class Fetcher:
    """The network edge of one run. An asynchronous context manager.

    `transport` stands in for the network, `resolve` for the name service, `clock` and `sleep`
    for time; tests give them. `trust` is the TLS context where the public one will not do.
    `read_rules` reads a robots.txt; a run has that done where nothing can hold it up. `rates` are
    kept over runs; `asked` counts what hosts got in this run already, from another fetcher.
    """

    def __init__(
        self,
        *,
        manners: Manners | None = None,
        limits: Limits | None = None,
        tokens: Tokens | None = None,
        allow_private: bool = False,
        transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve | None = None,
        trust: ssl.SSLContext | None = None,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        rates: HostRates | None = None,
        asked: Mapping[str, int] | None = None,
    ) -> None:
        self.manners = manners or Manners()
        self.limits = limits or Limits()
        self.tokens = tokens or Tokens()
        self._allow_private = allow_private
        self._transport = transport or Network(
            self.limits, allow_private=allow_private, resolve=resolve, trust=trust
        )
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, HostTurns] = {}
        self._sites: dict[str, _Site] = {}
        self._at_once = asyncio.Semaphore(self.manners.at_once)
        self._rates = rates or HostRates(self.manners.rates, sleep=sleep)
        self._asked = asked or {}
        self.read_rules: ReadRules = _read_rules
        self.answered = 0
        """How many questions had an answer, an error's page too."""

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    async def fetch(
        self,
        request: Request,
        *,
        kinds: Collection[str] = (),
        etag: str | None = None,
        last_modified: str | None = None,
        ask_robots: bool = True,
        source: str | None = None,
        limits: Limits | None = None,
    ) -> Capture | Unfetched:
        """Ask for one address. An HTTP error is a capture, 304 too; never raises for the network.

        `kinds` are the media types that are taken (``text/html``, ``text/*``, ``+xml``; all
        where empty), judged on good answers only. `etag` and `last_modified` are what an
        earlier capture's headers said. `ask_robots` is False only for a platform's API, which
        is made for programs and whose terms stand in place of robots.txt; other hosts that it
        redirects to are asked for theirs. `source` is what a person named, by default the
        address itself.
        """
        ask = _Ask(
            headers=self._headers(request, etag, last_modified),
            limits=limits or self.limits,
            token=request.token,
            kinds=kinds,
            body=request.body,
        )
        try:
            first = checked_address(request.url)
            if not ask_robots:
                ask = replace(ask, exempt=first.host)
            url, answer = await self._follow(first, ask)
        except FetchError as error:
            return self._unfetched(request, error)
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the night
            return self._log_mistake(request, error)
        self.answered += 1
        return Capture(
            url=request.url,
            final_url=str(url),
            source=source or request.url,
            fetched_at=current_time(),
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
        )

    def wait(self, url: str) -> float:
        """Give the seconds until the host of an address may be asked; 0 for now, or if unknown.

        For whoever chooses what to ask next: what stands in a queue in here costs memory.
        """
        host = self._known(url)
        return host.wait() if host else 0.0

    def is_left_alone(self, url: str) -> bool:
        """Tell whether the host of an address gets no more requests in this run, or none soon.

        It failed too often, its budget is used up, it asked for a longer pause than a run
        waits, or its robots.txt could not be had. Then an `Unfetched` says nothing of the
        address itself: it is to be put off.
        """
        host = self._known(url)
        if host is not None and host.refusal() is not None:
            return True
        site = (
            self._sites.get(str(robots_address(checked_address(url)))) if host is not None else None
        )
        return site is not None and site.robots is not None and site.robots.closed is not None

    def _known(self, url: str) -> HostTurns | None:
        try:
            return self._hosts.get(_name(checked_address(url)))
        except FetchRefused:
            return None

    def requests(self) -> dict[str, int]:
        """Count the requests that each host got, robots.txt and further tries included."""
        return {name: host.asked for name, host in self._hosts.items()}

    def _unfetched(self, request: Request, error: FetchError) -> Unfetched:
        return Unfetched(
            url=self.tokens.redacted(without_credentials(request.url)),
            outcome=error.outcome,
            reason=self.tokens.redacted(error.reason),
        )

    def _log_mistake(self, request: Request, error: Exception) -> Unfetched:
        """Log a mistake of ours with its traceback, from which tokens are redacted."""
        trace = "".join(traceback.format_exception(error))
        log.error("%s", self.tokens.redacted(f"{without_credentials(request.url)}\n{trace}"))
        reason = f"asking failed ({type(error).__name__}), which is our mistake"
        return self._unfetched(request, FetchFailed(reason))

    def _headers(
        self, request: Request, etag: str | None, last_modified: str | None
    ) -> dict[str, str]:
        given = {
            "User-Agent": self.manners.user_agent,
            "Accept": request.accept,
            "Accept-Encoding": ACCEPTED,
            "If-None-Match": etag or "",
            "If-Modified-Since": last_modified or "",
            "Content-Type": request.content_type if request.body is not None else "",
        }
        # What a server once called its version may hold what no header can.
        return {
            name: value
            for name, value in given.items()
            if value and value.isascii() and value.isprintable()
        }

    async def _follow(self, url: httpx.URL, ask: _Ask) -> tuple[httpx.URL, HttpAnswer]:
        """Follow redirects to the answer; each hop is judged as if it were the first."""
        seen: set[httpx.URL] = set()
        while True:
            seen.add(url)
            if ask.robots and url.host != ask.exempt:
                await self._obey(url)
            answer = await self._try_until_answered(url, ask)
            if answer.status not in REDIRECT_STATUSES:
                return url, answer
            if ask.body is not None:
                raise FetchRefused(
                    "it redirects, and what is posted to one address goes to no other"
                )
            url = checked_redirect(url, answer.location)
            if url in seen:
                raise FetchRefused("it redirects in a circle")
            if len(seen) > ask.limits.redirects:
                raise FetchRefused(f"it redirects more than {ask.limits.redirects} times")

    async def _obey(self, url: httpx.URL) -> None:
        """Raise FetchRefused where the robots.txt of an address's site forbids it."""
        origin = robots_address(url)
        site = self._sites.setdefault(str(origin), _Site())
        async with site.lock:
            if site.robots is None:
                site.robots = await self._robots(origin)
                host = self._host(url)
                host.delay = max(host.delay, site.robots.delay)
        refused = site.robots.forbids(str(url))
        if refused is not None:
            raise refused

    async def _robots(self, origin: httpx.URL) -> Robots:
        limits = replace(self.limits, redirects=robots.MAX_ROBOTS_REDIRECTS)
        headers = self._headers(Request(url=str(origin), accept="text/plain, */*"), None, None)
        try:
            _, answer = await self._follow(
                origin, _Ask(headers=headers, limits=limits, robots=False)
            )
        except FetchError as error:
            return robots.rules_when_unreachable(error.reason, error.outcome)
        return await self.read_rules(answer)

    async def _try_until_answered(self, url: httpx.URL, ask: _Ask) -> HttpAnswer:
        """Get the answer of one address, asking again while that may help."""
        host = self._host(url)
        for attempt in range(1, self.manners.attempts + 1):
            is_last = attempt == self.manners.attempts
            try:
                answer = await self._ask_once(host, url, ask)
            except FetchFailed:
                if is_last or host.is_closed:
                    raise
            else:
                if is_last or host.is_closed or not self._may_improve(answer):
                    return answer
            await host.back_off(self._pause(attempt))
        raise FetchFailed("it was never asked")

    def _may_improve(self, answer: HttpAnswer) -> bool:
        """Tell whether to ask again: not where the server wants a longer pause than a run waits."""
        wait = retry_after_seconds(answer.retry_after) or 0.0
        return answer.status in _BUSY and wait <= self.manners.patience

    def _pause(self, attempt: int) -> float:
        """Choose the seconds before the next try: any number up to twice as many after each.

        Many crawlers that failed together would else come back together.
        """
        most = min(self.manners.patience, self.manners.backoff * 2.0 ** min(attempt - 1, 32))
        return random.uniform(0.0, most)  # noqa: S311 - nothing is kept secret by it

    async def _ask_once(self, host: HostTurns, url: httpx.URL, ask: _Ask) -> HttpAnswer:
        """Send one request, in this host's turn."""
        sent = self.tokens.header(ask.token, url, plain_http=self._allow_private)
        async with host.turn(self._at_once):
            await self._rates.take(f"{host.name}{url.raw_path.decode('ascii', 'replace')}")
            try:
                answer = await exchange(
                    self._transport,
                    url,
                    {**ask.headers, **sent},
                    limits=ask.limits,
                    kinds=ask.kinds,
                    body=ask.body,
                )
            except FetchError as error:
                note_answer(host, error)
                raise
            if answer.status in _BUSY:
                host.went_wrong(
                    f"it answered with {answer.status}",
                    "rate-limited" if answer.status == 429 else "unreachable",
                )
                wait = retry_after_seconds(answer.retry_after) or 0.0
                host.rest(wait)
                if answer.status == 429:
                    patience = self.manners.patience
                    host.close(await self._rates.close(host.name, wait, patience=patience))
            else:
                host.went_well()
        if ask.token is not None:
            self._refuse_echo(answer)
        return answer

    def _refuse_echo(self, answer: HttpAnswer) -> None:
        """Refuse an answer that repeats a token: it would carry it into the archive."""
        said = [value.encode("latin-1", "replace") for _, value in answer.headers]
        if any(self.tokens.are_in(data) for data in (answer.body, *said)):
            raise FetchRefused("the answer repeats the token that was sent, so it is not kept")

    def _host(self, url: httpx.URL) -> HostTurns:
        name = _name(url)
        if name not in self._hosts:
            turns = HostTurns(name, self.manners, self._clock, self._sleep)
            turns.asked = self._asked.get(name, 0)
            turns.close(self._rates.closing(name))
            self._hosts[name] = turns
        return self._hosts[name]


def validators(capture: Capture) -> tuple[str | None, str | None]:
    """Give what a server said of its version, to be sent the next time: ETag, Last-Modified."""
    said = {name.lower(): value.strip() for name, value in capture.headers}
    return said.get("etag") or None, said.get("last-modified") or None


def _name(url: httpx.URL) -> str:
    """Name the host as it is counted: with a port that is not the scheme's own."""
    return url.netloc.decode("ascii", "replace").lower()

"""A network that is a function, time that only sleeping moves, and an authority for TLS."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import trustme

from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners


@dataclass(slots=True)
class Time:
    """A clock that goes on only while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)


@dataclass(slots=True)
class Web:
    """What answers at each address, and what was asked in which order; else 404."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)
    time: Time = field(default_factory=Time)

    def fetcher(self, *, manners: Manners | None = None, **options: Any) -> Fetcher:
        return Fetcher(
            manners=manners or Manners(),
            transport=httpx.MockTransport(self._answer),
            clock=self.time.clock,
            sleep=self.time.sleep,
            **options,
        )

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        self.asked.append(url)
        self.requests.append(request)
        await asyncio.sleep(0)
        answer = self.answers.get(url, 404)
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            return httpx.Response(200, html=answer)
        return httpx.Response(answer) if isinstance(answer, int) else answer


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Somebody whose certificates are trusted where a test says so."""
    return trustme.CA()

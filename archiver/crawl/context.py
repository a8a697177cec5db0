"""What every part of a run on the network works with, and how it may use the network."""

import asyncio
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from typing import Any

from archiver.crawl.events import Progress
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.writer_operations import WriterOperations
from archiver.crawl.writing import Writer
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.tokens import Tokens
from archiver.models.records import Capture
from archiver.platforms.resolving import ResolveContext
from archiver.provenance.stamping import Authority

GONE_STATUSES = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSettings:
    """How a run may use the network; `asked` is the pattern of every question for a post.

    `authority` is asked to stamp the seal of the run.
    """

    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    tokens: Tokens = field(default_factory=Tokens)
    asked: ResolveContext = field(default_factory=lambda: ResolveContext(now=""))
    authority: Authority = field(default_factory=Authority)
    allow_private: bool = False
    processes: int | None = None

    def fetcher(self) -> Fetcher:
        """The network edge for one run."""
        return Fetcher(
            manners=self.manners,
            limits=self.limits,
            tokens=self.tokens,
            allow_private=self.allow_private,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """One run's tools: rows are kept by `write` alone, `at` is when the run began."""

    web: NetworkSettings
    keeper: WriterOperations
    write: Writer
    fetcher: Fetcher
    pool: ReadingPool
    tell: Progress
    at: str


async def for_each(work: Iterable[Awaitable[Any]]) -> None:
    """Do all of it at once; the first error ends the rest."""
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(_awaited(one))


async def _awaited(one: Awaitable[Any]) -> None:
    await one


def is_good(came: Capture) -> bool:
    """Whether an answer is what was asked for."""
    return came.status is not None and 200 <= came.status < 300


def refusal_reason(came: Capture) -> str:
    """What an answer says that is none, for a person."""
    return f"HTTP {came.status}" + (": it is gone" if came.status in GONE_STATUSES else "")

"""Hold what the parts of a run share: its archive, its limits, and the network."""

import asyncio
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass
from typing import Any

from archiver.crawl.events import Progress
from archiver.crawl.options import NetworkSettings
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.writer_thread import WriterThread
from archiver.fetch.browser import Browser
from archiver.fetch.fetcher import Fetcher
from archiver.models.records import Capture

GONE_STATUSES = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """One run that is going on, with or without the network.

    `browser` draws the pages whose posts only scripts show, `tell` shows how far the run is.
    """

    archive: RunArchive
    keeper: PageKeeper
    budget: ReadingBudget
    tell: Progress
    browser: Browser | None = None

    @property
    def at(self) -> str:
        """When the run began."""
        return self.archive.report.started_at


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineContext(RunContext):
    """One run on the network: `write` is the one thread that works on its archive."""

    web: NetworkSettings
    write: WriterThread
    fetcher: Fetcher
    pool: ReadingPool


async def for_each(work: Iterable[Awaitable[Any]]) -> None:
    """Do all of it at once; the first error ends the rest."""
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(_await(one))


async def _await(one: Awaitable[Any]) -> None:
    await one


def is_good(came: Capture) -> bool:
    """Tell whether an answer is what was asked for."""
    return came.status is not None and 200 <= came.status < 300


def refusal_reason(came: Capture) -> str:
    """Say for a person why an answer is not what was asked for."""
    return f"HTTP {came.status}" + (": it is gone" if came.status in GONE_STATUSES else "")

"""Ask for the articles that are due, host by host, and read and keep them.

No host is asked by two tasks, and no more bodies wait to be read than memory has room for.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from archiver.archive.store import article_queue
from archiver.crawl.events import EventTimer, log_event
from archiver.crawl.file_source import read_here
from archiver.crawl.local_files import is_address
from archiver.crawl.run_context import (
    GONE_STATUSES,
    OnlineContext,
    for_each,
    is_good,
    refusal_reason,
)
from archiver.crawl.single_page import PAGE_ACCEPT, PAGE_KINDS
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.fetch.addresses import address_refusal
from archiver.fetch.browser import Fetch, complete_capture
from archiver.models.records import Capture, Request, Unfetched
from archiver.text.sites import is_same_site
from archiver.text.urls import canonical_url, host_of

_HOSTS = 1_000
"""Hosts whose articles are asked for at once; more than are in an exchange at any moment."""
_BATCH = 50
"""Articles of a host that are taken from the queue at once."""
_WAITING = 128 * 1024 * 1024
"""Bytes of pages that wait to be read, before no more are asked for."""

More = Callable[[], Awaitable[list[article_queue.DueArticle]]]


class PageWorker:
    """The articles of one run."""

    def __init__(self, run: OnlineContext) -> None:
        self._run = run
        self._hosts = asyncio.Semaphore(_HOSTS)
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()
        self._done = self._total = 0
        self._led_to: set[str] = set()

    async def read_due(self) -> None:
        """Read every article that is due, those of the hosts that have most of them first."""
        run = self._run
        hosts = await run.write(article_queue.article_hosts_due, run.archive.connection, run.at)
        self._total = sum(hosts.values())
        if run.budget.pages_left is not None:
            self._total = min(self._total, run.budget.pages_left)
        run.tell("Articles", 0, self._total)
        await for_each(self._host(self._next_of(host)) for host in hosts)

    async def read_articles(self, articles: Iterable[article_queue.DueArticle]) -> None:
        """Read these articles, due or not."""
        by_host: dict[str, list[article_queue.DueArticle]] = defaultdict(list)
        for article in articles:
            by_host[host_of(article.url)].append(article)
            self._total += 1

        def once(batch: list[article_queue.DueArticle]) -> More:
            async def more() -> list[article_queue.DueArticle]:
                return batch

            return more

        await for_each(self._host(once(of)) for of in by_host.values())

    def _next_of(self, host: str) -> More:
        run = self._run
        return lambda: run.write(
            article_queue.articles_due, run.archive.connection, run.at, host, limit=_BATCH
        )

    async def _host(self, more: More) -> None:
        """Read the articles of one host, one after another, until there are no more."""
        asked: set[int] = set()
        async with self._hosts:
            # None is asked for twice in a run, whatever has become of its row.
            while batch := [one for one in await more() if one.id not in asked]:
                for article in batch:
                    asked.add(article.id)
                    await self._room.wait()
                    if article.url in self._led_to:
                        continue
                    if not self._run.budget.take():
                        return
                    if not await self._article(article):
                        return

    async def _article(self, article: article_queue.DueArticle) -> bool:
        """Ask for one article; give False where its host is to be left alone, and it stays due."""
        run, keeper = self._run, self._run.keeper
        timer = EventTimer()
        answer = await run.fetcher.fetch(
            Request(url=article.url, accept=PAGE_ACCEPT),
            kinds=PAGE_KINDS,
            etag=article.etag,
            last_modified=article.last_modified,
        )
        if isinstance(answer, Unfetched):
            if run.fetcher.is_left_alone(article.url):
                run.budget.give_back()
                await self._left_alone(article, answer.reason, timer)
                return False
            await run.write(
                keeper.record_article_failure, article, answer.reason, seconds=timer.seconds
            )
        elif answer.status == 304:
            await run.write(keeper.record_unchanged, article)
            log_event("page", article.url, "unchanged", timer.seconds)
        elif not is_good(answer):
            await run.write(
                keeper.record_article_failure,
                article,
                refusal_reason(answer),
                final=answer.status in GONE_STATUSES,
                seconds=timer.seconds,
            )
        else:
            await self.read_page(answer, article, timer)
        self._done += 1
        run.tell("Articles", self._done, max(self._done, self._total))
        return True

    async def _left_alone(
        self, article: article_queue.DueArticle, reason: str, timer: EventTimer
    ) -> None:
        """Leave the articles of a host due, from the time on at which it may be asked again."""
        run, message = self._run, "its pages stay due"
        wait = run.fetcher.wait(article.url)
        if wait > run.web.manners.patience:
            until = await run.write(
                run.keeper.postpone_host, host_of(article.url), seconds=wait, reason=reason
            )
            message = f"its pages are asked for after {until}"
        log_event("failure", article.url, f"{reason}; {message}", timer.seconds)
        await run.write(run.archive.report_failure, article.url, f"{reason}; {message}")

    async def read_page(
        self, came: Capture, due: article_queue.DueArticle | None, timer: EventTimer | None = None
    ) -> None:
        """Read a page and keep it; `due` is its row where it was queued."""
        run, keeper = self._run, self._run.keeper
        timer = timer or EventTimer()
        self._wait(len(came.body))
        try:
            reading = await run.pool.read(came)
            if run.browser is not None:
                reading = await self.add_rendered(came, reading)
        except UnreadablePage as error:
            if due is None:
                await run.write(
                    keeper.record_failure, came.source, str(error), seconds=timer.seconds
                )
            else:
                await run.write(
                    keeper.record_article_failure, due, str(error), seconds=timer.seconds
                )
            return
        finally:
            self._wait(-len(came.body))
        outcome = await run.write(
            keeper.keep_page, came, _put_under_own_site(came, reading), due=due
        )
        if came.final_url not in {None, came.url}:
            self._led_to.add(canonical_url(came.final_url or came.url))
        if outcome != "failed":
            log_event("page", came.source, outcome or "too old", timer.seconds)

    async def add_rendered(self, came: Capture, read: PageReading) -> PageReading:
        """Add the posts that only scripts show to a reading, where there is a browser."""
        browser = self._run.browser
        if browser is not None:
            browser = replace(browser, fetch=self._fetch_here(), read=read_here(self._run.pool))
        return await asyncio.to_thread(complete_capture, came, read, browser)

    def _fetch_here(self) -> Fetch:
        """Make a function by which a browser in another thread fetches as politely as we do."""
        loop, fetcher = asyncio.get_running_loop(), self._run.fetcher

        def fetch(request: Request) -> Capture | Unfetched:
            return asyncio.run_coroutine_threadsafe(fetcher.fetch(request), loop).result()

        return fetch

    def _wait(self, size: int) -> None:
        self._waiting += size
        if self._waiting > _WAITING:
            self._room.clear()
        else:
            self._room.set()


def _put_under_own_site(came: Capture, read: PageReading) -> PageReading:
    """Put an article under its own site, whatever its page claims to be.

    Who reads a page holds to that as well (`extraction.articles.metadata`); this is for what was
    read elsewhere. What lies on one's own network or disk is a copy there.
    """
    if came.status is None or not is_address(came.source):
        return read
    there = came.final_url or came.url
    if is_same_site(read.article.url, there) or address_refusal(host_of(there).strip("[]")) in _OWN:
        return read
    return replace(read, article=replace(read.article, url=canonical_url(there)))


_OWN = frozenset({"a loopback address", "a private address", "a link-local address"})

"""The run on the network: sources in, articles and posts kept; what is due is asked of the queue.

Whatever ends this leaves due what was not kept.
"""

import asyncio
from collections.abc import Collection

from archiver.archive.store import article_queue, post_queue, runs
from archiver.crawl.context import NetworkSettings, RunContext, for_each
from archiver.crawl.events import Progress
from archiver.crawl.listings import ListingReader
from archiver.crawl.pages import PageWorker
from archiver.crawl.post_worker import PostWorker
from archiver.crawl.reading_pool import ALONE, ReadingPool
from archiver.crawl.signals import until_signal
from archiver.crawl.writer_operations import WriterOperations
from archiver.crawl.writing import Writer

__all__ = ["NetworkSettings", "crawl_online"]


def crawl_online(
    keeper: WriterOperations,
    web: NetworkSettings,
    tell: Progress,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    """Ask for what is `named`, else for all that is due, and for the posts that is about.

    `posts_of_pages` also asks for the posts of pages that were read before from files.
    """
    asyncio.run(until_signal(_run(keeper, web, tell, named, posts_of_pages=posts_of_pages)))


async def _run(
    keeper: WriterOperations,
    web: NetworkSettings,
    tell: Progress,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    # A night has pages enough for processes, and none of them may end the run.
    pool = ReadingPool(web.processes, alone=0 if named is None else ALONE)
    write = Writer(keeper, more=lambda: pool.is_reading)
    try:
        async with web.fetcher() as fetcher:
            night = RunContext(
                web=web,
                keeper=keeper,
                write=write,
                fetcher=fetcher,
                pool=pool,
                tell=tell,
                at=keeper.report.started_at,
            )
            looks = PostWorker(night, named=named is not None)
            try:
                if named is None:
                    read = asyncio.Event()
                    await for_each([_until_read(night, read), looks.due(read)])
                else:
                    with pool:
                        await _pages(night, named)
                    if named or posts_of_pages:
                        await looks.these(keeper.touched)
            finally:
                keeper.report.hosts = fetcher.requests()
                looks.report()
    finally:
        write.end()


async def _until_read(night: RunContext, read: asyncio.Event) -> None:
    """All pages that are due; then `read` is set, and no process is kept that read them."""
    with night.pool:
        await _pages(night, None)
    read.set()


async def _pages(night: RunContext, named: Collection[str] | None) -> None:
    pages = PageWorker(night)
    listings = ListingReader(night, pages)
    if named is None:
        await listings.due()
        await pages.due()
        return
    found: set[str] = set()
    await for_each(listings.named(url, found) for url in named)
    # What was ended goes on where it stopped, and asks for nothing again that it had.
    connection, keeper = night.keeper.connection, night.keeper
    since = await night.write(runs.stopped_since, connection, keeper.report.run)
    await pages.these(
        await night.write(article_queue.queued_article, connection, found, unless_since=since)
    )
    if since is not None and found:
        keeper.touched.update(await night.write(post_queue.posts_left, connection, since))

"""The run on the network: sources in, articles and posts kept; what is due is asked of the queue.

Whatever ends this leaves due what was not kept.
"""

import asyncio
import signal
import threading
from collections.abc import Collection
from types import FrameType

from archiver.crawl.events import Progress
from archiver.crawl.keeping import Keeper
from archiver.crawl.listings import Listings
from archiver.crawl.looking import Looks
from archiver.crawl.night import Night, Web, each
from archiver.crawl.pages import Pages
from archiver.crawl.reading_pool import ALONE, ReadingPool
from archiver.crawl.writing import Writer
from archiver.store import queue, runs

__all__ = ["Web", "online"]


def online(
    keeper: Keeper,
    web: Web,
    tell: Progress,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    """Ask for what is `named`, else for all that is due; then for the posts that is about.

    `posts_of_pages` also asks for the posts of pages that were read before from files.
    """
    asyncio.run(_until_told(keeper, web, tell, named, posts_of_pages=posts_of_pages))


async def _until_told(
    keeper: Keeper,
    web: Web,
    tell: Progress,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    """All of it, or as much as is done when SIGTERM comes; then what that means elsewhere.

    A handler that raises would raise anywhere, and the event loop swallows some of it.
    """
    told = signal.getsignal(signal.SIGTERM)
    listens = callable(told) and threading.current_thread() is threading.main_thread()
    work = asyncio.current_task()
    came = False

    def end() -> None:
        nonlocal came
        came = True
        if work is not None:
            work.cancel()

    loop = asyncio.get_running_loop()
    if listens:
        loop.add_signal_handler(signal.SIGTERM, end)
    try:
        await _run(keeper, web, tell, named, posts_of_pages=posts_of_pages)
    except asyncio.CancelledError:
        if not came:
            raise
    finally:
        if listens:
            loop.remove_signal_handler(signal.SIGTERM)
            signal.signal(signal.SIGTERM, told)
    if came and callable(told):
        frame: FrameType | None = None
        told(signal.SIGTERM, frame)


async def _run(
    keeper: Keeper,
    web: Web,
    tell: Progress,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    write = Writer(keeper)
    try:
        # A night has pages enough for processes, and none of them may end the run.
        pool = ReadingPool(web.processes, alone=0 if named is None else ALONE)
        async with web.fetcher() as fetcher:
            night = Night(
                web=web,
                keeper=keeper,
                write=write,
                fetcher=fetcher,
                pool=pool,
                tell=tell,
                at=keeper.report.started_at,
            )
            looks = Looks(night, named=named is not None)
            try:
                with pool:
                    await _pages(night, named)
                if named is None:
                    await looks.due()
                elif named or posts_of_pages:
                    await looks.these(keeper.touched)
            finally:
                keeper.report.hosts = fetcher.requests()
                looks.report()
    finally:
        write.end()


async def _pages(night: Night, named: Collection[str] | None) -> None:
    pages = Pages(night)
    listings = Listings(night, pages)
    if named is None:
        await listings.due()
        await pages.due()
        return
    found: set[str] = set()
    await each(listings.named(url, found) for url in named)
    # What was ended goes on where it stopped, and asks for nothing again that it had.
    connection, keeper = night.keeper.connection, night.keeper
    since = await night.write(runs.stopped_since, connection, keeper.report.run)
    await pages.these(
        await night.write(queue.articles_named, connection, found, unless_since=since)
    )
    if since is not None and found:
        keeper.touched.update(await night.write(queue.posts_left, connection, since))

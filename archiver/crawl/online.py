"""Crawl on the network: ask for the articles and posts that are named or due, and keep them.

Whatever ends this leaves due what was not kept.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from archiver.archive.store import article_queue, post_queue, runs
from archiver.crawl.change_streams import StreamReader
from archiver.crawl.finding import PostFinder
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.following import FollowWorker
from archiver.crawl.host_memory import remembering_fetcher
from archiver.crawl.listings import ListingReader
from archiver.crawl.options import NetworkSettings
from archiver.crawl.pages import PageWorker
from archiver.crawl.pictures import PictureWorker
from archiver.crawl.post_worker import PostWorker
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.run_context import OnlineContext, RunContext, for_each
from archiver.crawl.signals import until_signal
from archiver.crawl.writer_thread import WriterThread


def crawl_online(
    context: RunContext,
    web: NetworkSettings,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
    with_pictures: bool = False,
) -> None:
    """Ask for what is `named`, else for all that is due, and for the posts that is about.

    `posts_of_pages` also asks for the posts of pages that were read before from files,
    `with_pictures` for the pictures that articles call pictures of posts.
    """

    def begin(run: OnlineContext) -> _Part:
        posts, people = PostWorker(run, named=named is not None), FollowWorker(run)

        async def ask() -> None:
            if named is None:
                pages_read = asyncio.Event()
                await for_each([_read_due(run, people, pages_read), posts.ask_due(pages_read)])
            else:
                await _read_pages(run, named)
                if named or posts_of_pages:
                    await posts.ask_posts(run.archive.cited_posts)
            if with_pictures:
                await PictureWorker(run, named=named is not None).ask_due()

        def report() -> None:
            run.archive.report.answered = run.fetcher.answered
            posts.report_missed()
            people.report_missed()

        return _Part(ask, report)

    pool = ReadingPool(web.processes)
    write = WriterThread(context.archive, more=lambda: pool.is_reading)
    _go_online(context, web, begin, pool, write)


async def _read_due(run: OnlineContext, people: FollowWorker, read: asyncio.Event) -> None:
    """Read all pages and people that are due; then set `read`."""
    await for_each([_read_pages(run, None), people.read_due()])
    await StreamReader(run).replay_all()
    read.set()


async def _read_pages(run: OnlineContext, named: Collection[str] | None) -> None:
    pages = PageWorker(run)
    listings = ListingReader(run, pages)
    if named is None:
        await listings.read_due()
        await pages.read_due()
        return
    found: set[str] = set()
    await for_each(listings.read_named(url, found) for url in named)
    # What was ended goes on where it stopped, and asks for nothing again that it had.
    archive = run.archive
    since = await run.write(runs.stopped_since, archive.connection, archive.run)
    await pages.read_articles(
        await run.write(
            article_queue.queued_articles, archive.connection, found, unless_since=since
        )
    )
    if since is not None and found:
        left = await run.write(post_queue.posts_left, archive.connection, since)
        archive.cited_posts.update(left)


def find_online(context: RunContext, web: NetworkSettings, options: FindingOptions) -> None:
    """Look for the posts of the quotations that are named or due; the report has what came.

    A part of the run of its own, for what is due is known once what was read is judged.
    """

    def begin(run: OnlineContext) -> _Part:
        finder = PostFinder(run, options)

        def report() -> None:
            run.archive.report.searches += finder.found

        return _Part(finder.find, report)

    _go_online(context, web, begin, ReadingPool(web.processes), WriterThread(context.archive))


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a run: what it does, and what it tells the report when that is over."""

    work: Callable[[], Awaitable[None]]
    report: Callable[[], None]


def _go_online(
    context: RunContext,
    web: NetworkSettings,
    begin: Callable[[OnlineContext], _Part],
    pool: ReadingPool,
    write: WriterThread,
) -> None:
    """Do one part of a run on the network until it is done or a signal ends it."""

    async def go() -> None:
        fetcher = await remembering_fetcher(web, context.archive, write)
        fetcher.read_rules = pool.read_rules
        run = OnlineContext(
            archive=context.archive,
            keeper=context.keeper,
            budget=context.budget,
            tell=context.tell,
            browser=context.browser,
            web=web,
            write=write,
            fetcher=fetcher,
            pool=pool,
        )
        part = begin(run)
        try:
            with pool:
                async with fetcher:
                    await part.work()
        finally:
            write.end()
            # From here on no other thread changes the report.
            run.archive.report.hosts |= fetcher.requests()
            part.report()

    try:
        asyncio.run(until_signal(go()))
    finally:
        # An interruption inside a task may leave the event loop before the part has ended.
        write.end()

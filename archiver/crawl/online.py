"""Crawl on the network: ask for the articles and posts that are named or due, and keep them.

Whatever ends this leaves due what was not kept.
"""

import asyncio
from collections.abc import Collection

from archiver.archive.store import article_queue, post_queue, runs
from archiver.crawl.change_streams import StreamReader
from archiver.crawl.finding import PostFinder
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.following import FollowWorker
from archiver.crawl.host_memory import remembering_fetcher
from archiver.crawl.listings import ListingReader
from archiver.crawl.options import NetworkSettings
from archiver.crawl.pages import PageWorker
from archiver.crawl.post_worker import PostWorker
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.run_context import OnlineContext, RunContext, for_each
from archiver.crawl.signals import until_signal
from archiver.crawl.writer_thread import WriterThread
from archiver.fetch.fetcher import Fetcher


def crawl_online(
    context: RunContext,
    web: NetworkSettings,
    named: Collection[str] | None,
    *,
    posts_of_pages: bool,
) -> None:
    """Ask for what is `named`, else for all that is due, and for the posts that is about.

    `posts_of_pages` also asks for the posts of pages that were read before from files.
    """
    pool = ReadingPool(web.processes)
    write = WriterThread(context.archive, more=lambda: pool.is_reading)
    try:
        asyncio.run(
            until_signal(_crawl(context, web, named, pool, write, posts_of_pages=posts_of_pages))
        )
    finally:
        # An interruption inside a task may leave the event loop before `_crawl` has ended.
        write.end()


async def _crawl(
    context: RunContext,
    web: NetworkSettings,
    named: Collection[str] | None,
    pool: ReadingPool,
    write: WriterThread,
    *,
    posts_of_pages: bool,
) -> None:
    fetcher = await remembering_fetcher(web, context.archive, write)
    fetcher.read_rules = pool.read_rules
    run = _online(context, web, write, fetcher, pool)
    posts = PostWorker(run, named=named is not None)
    people = FollowWorker(run)
    try:
        with pool:
            async with fetcher:
                if named is None:
                    read = asyncio.Event()
                    await for_each([_read_due(run, people, read), posts.ask_due(read)])
                else:
                    await _read_pages(run, named)
                    if named or posts_of_pages:
                        await posts.ask_posts(run.archive.cited_posts)
    finally:
        write.end()
        # From here on no other thread changes the report.
        run.archive.report.hosts |= fetcher.requests()
        run.archive.report.answered = fetcher.answered
        posts.report_missed()
        people.report_missed()


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
    pool = ReadingPool(web.processes)
    write = WriterThread(context.archive)
    try:
        asyncio.run(until_signal(_find(context, web, options, pool, write)))
    finally:
        write.end()


async def _find(
    context: RunContext,
    web: NetworkSettings,
    options: FindingOptions,
    pool: ReadingPool,
    write: WriterThread,
) -> None:
    fetcher = await remembering_fetcher(web, context.archive, write)
    fetcher.read_rules = pool.read_rules
    run = _online(context, web, write, fetcher, pool)
    finder = PostFinder(run, options)
    try:
        with pool:
            async with fetcher:
                await finder.find()
    finally:
        write.end()
        run.archive.report.searches += finder.found
        run.archive.report.hosts |= fetcher.requests()


def _online(
    context: RunContext,
    web: NetworkSettings,
    write: WriterThread,
    fetcher: Fetcher,
    pool: ReadingPool,
) -> OnlineContext:
    return OnlineContext(
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

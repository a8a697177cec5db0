"""The run on the network: sources in, articles and posts kept; what is due is asked of the queue.

All rows are written by one thread, a transaction at a time. Whatever ends this leaves due what
was not kept.
"""

import asyncio
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from archiver import sources as files_of
from archiver.answers.post import named_by
from archiver.crawl.keeping import FAILURES, MOST_DEPTH, Keeper, Progress
from archiver.crawl.reading_pool import ReadingPool
from archiver.evidence.stamping import Authority
from archiver.feeds import document
from archiver.feeds.listing import LIMIT as LISTING_LIMIT
from archiver.feeds.listing import Listing, UnreadableListing
from archiver.feeds.listing import named as canonical
from archiver.fetch.fetcher import Fetcher, validators
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.tokens import Tokens
from archiver.page import UnreadablePage
from archiver.records import Capture, PostRef, Request, Unfetched
from archiver.resolvers.asked import Asked
from archiver.resolvers.chain import chain
from archiver.schema.archive import transaction
from archiver.sources import now
from archiver.store import queue, runs
from archiver.store import sources as store

Result = TypeVar("Result")

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_ACCEPT = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5"
_LISTINGS = "application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.5"
_GONE = frozenset({404, 410})
_LOOKING = 32
"""Posts asked for at once; hosts are still asked one request at a time."""
_NESTED = 3
"""Listings in listings: an OPML of sitemap indexes of sitemaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How a run may use the network; `asked` is the pattern of every question for a post.

    `authority` is asked to stamp the seal of the run.
    """

    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    tokens: Tokens = field(default_factory=Tokens)
    asked: Asked = field(default_factory=lambda: Asked(now=""))
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


class Online:
    """One run's work on the network. `named` are the addresses a person gave, None for all due."""

    def __init__(self, keeper: Keeper, web: Web, tell: Progress) -> None:
        self.keeper = keeper
        self.web = web
        self.tell = tell
        self.connection: sqlite3.Connection = keeper.connection
        self.at = keeper.report.started_at
        self._writer = ThreadPoolExecutor(1)
        self._missed: dict[str, Counter[str]] = defaultdict(Counter)

    async def run(self, named: Collection[str] | None, *, posts_of_pages: bool) -> None:
        """Ask for what is named, else for all that is due; then for the posts that is about."""
        try:
            async with self.web.fetcher() as self.fetcher:
                with ReadingPool(self.web.processes) as self.pool:
                    await self._articles_of(named)
                if named is None:
                    await self._due_posts()
                elif named or posts_of_pages:
                    await self.posts(self.keeper.touched)
                self.keeper.report.hosts = self.fetcher.requests()
        finally:
            self._writer.shutdown(wait=True)
        for what, reasons in sorted(self._missed.items()):
            reason = _short(reasons.most_common(1)[0][0])
            count = sum(reasons.values())
            self.keeper.report.failed(what, reason if count == 1 else f"{count} times, {reason}")

    async def write(self, work: Callable[..., Result], *given: Any, **named: Any) -> Result:
        """Do something with the archive, after whatever else is being done with it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, lambda: work(*given, **named))

    # Sources

    async def _articles_of(self, named: Collection[str] | None) -> None:
        if named is not None:
            found: set[str] = set()
            await _all(self._named(url, found) for url in named)
            await self._articles(await self.write(queue.articles_named, self.connection, found))
            return
        for _ in range(_NESTED):
            due = await self.write(store.due, self.connection, self.at)
            self.tell("Sources", 0, len(due))
            await _all(self._source(source) for source in due)
            self.tell("Sources", len(due), len(due))
        hosts = await self.write(queue.due_hosts, self.connection, self.at)
        await _all(self._host(host, self._next_of(host)) for host in hosts)

    async def _named(self, url: str, found: set[str]) -> None:
        """An address that a person gave: a post, an article, or what lists articles."""
        ref = named_by(url)
        if ref is not None:
            await self.write(self._want_post, ref, url)
            return
        came = await self.fetcher.fetch(
            Request(url=url, accept=_LISTINGS), limits=self._of_listing(), source=url
        )
        if isinstance(came, Unfetched):
            await self.write(self.keeper.failed, url, came.reason)
        elif not _is_good(came):
            await self.write(self.keeper.failed, url, _refused(came))
        else:
            await self._listed(url, came, found)

    async def _listed(self, url: str, came: Capture, found: set[str]) -> None:
        try:
            listing = await asyncio.to_thread(document.read, came)
        except UnreadableListing as error:
            await self.write(self.keeper.failed, url, str(error))
            return
        self.keeper.report.listings[listing.kind] += 1
        if listing.kind == "article" or (listing.kind == "section" and not listing.entries):
            await self._page(came, None)
            return
        if not listing.entries and not listing.sources:
            await self.write(self.keeper.failed, url, f"this {listing.kind} names no article")
        await self.write(self._queue_entries, listing, None)
        found.update(entry.url for entry in self._wanted(listing))
        for nested in listing.sources:
            # A sitemap of sitemaps; deeper ones are for a source that is kept.
            if canonical(nested.url) != canonical(url):
                await self._nested(nested.url, found)

    async def _nested(self, url: str, found: set[str]) -> None:
        came = await self.fetcher.fetch(
            Request(url=url, accept=_LISTINGS), limits=self._of_listing()
        )
        if isinstance(came, Unfetched) or not _is_good(came):
            reason = came.reason if isinstance(came, Unfetched) else _refused(came)
            await self.write(self.keeper.failed, url, reason)
            return
        try:
            listing = await asyncio.to_thread(document.read, came)
        except UnreadableListing as error:
            await self.write(self.keeper.failed, url, str(error))
            return
        await self.write(self._queue_entries, listing, None)
        found.update(entry.url for entry in self._wanted(listing))

    async def _source(self, source: store.Source) -> None:
        """One kept source: its listing, from where it was left."""
        if source.kind == "files":
            await self.write(self._files_of, source)
            return
        came = await self.fetcher.fetch(
            Request(url=source.url, accept=_LISTINGS),
            etag=source.etag,
            last_modified=source.last_modified,
            limits=self._of_listing(),
        )
        reason = None
        if isinstance(came, Unfetched):
            reason = came.reason
        elif came.status == 304:
            await self.write(self._looked, source, None, source.etag, source.last_modified)
        elif not _is_good(came):
            reason = _refused(came)
        else:
            try:
                listing = await asyncio.to_thread(document.read, came)
            except UnreadableListing as error:
                reason = str(error)
            else:
                await self.write(self._looked, source, listing, *validators(came))
        if reason is not None:
            await self.write(self._source_failed, source, reason)

    def _of_listing(self) -> Limits:
        return replace(self.web.limits, body=LISTING_LIMIT)

    def _wanted(self, listing: Listing) -> list[Any]:
        since = self.keeper.since
        return [
            entry
            for entry in listing.entries
            if not (since and entry.published_at and entry.published_at[:10] < since)
        ]

    def _queue_entries(self, listing: Listing, source: store.Source | None) -> None:
        with transaction(self.connection):
            for entry in self._wanted(listing):
                queue.add_article(
                    self.connection, entry.url, at=self.at, source_id=source.id if source else None
                )

    def _looked(
        self,
        source: store.Source,
        listing: Listing | None,
        etag: str | None,
        last_modified: str | None,
    ) -> None:
        if listing is not None:
            self._queue_entries(listing, source)
        with transaction(self.connection):
            for nested in listing.sources if listing else ():
                store.add(
                    self.connection, nested.url, at=self.at, title=nested.title, parent_id=source.id
                )
            store.looked(
                self.connection,
                source,
                at=self.at,
                kind=listing.kind if listing else None,
                title=listing.title if listing else None,
                etag=etag,
                last_modified=last_modified,
            )
        self.keeper.report.listings[(listing.kind if listing else source.kind) or "unknown"] += 1

    def _source_failed(self, source: store.Source, reason: str) -> None:
        self.keeper.report.failed(source.url, reason)
        with transaction(self.connection):
            store.failed(self.connection, source, at=self.at, reason=reason)

    def _files_of(self, source: store.Source) -> None:
        try:
            paths = files_of.files_at(source.url)
        except files_of.UnusableSource as error:
            self._source_failed(source, str(error))
            return
        for path in paths:
            self.keeper.read_file(path)
        with transaction(self.connection):
            store.looked(self.connection, source, at=self.at)

    # Articles

    async def _articles(self, articles: Iterable[queue.DueArticle]) -> None:
        by_host: dict[str, list[queue.DueArticle]] = defaultdict(list)
        for article in articles:
            by_host[article.url.split("/")[2]].append(article)

        async def once(batches: list[list[queue.DueArticle]]) -> list[queue.DueArticle]:
            return batches.pop() if batches else []

        def next_of(batches: list[list[queue.DueArticle]]) -> Callable[[], Any]:
            return lambda: once(batches)

        await _all(self._host(host, next_of([of])) for host, of in by_host.items())

    def _next_of(self, host: str) -> Callable[[], Awaitable[list[queue.DueArticle]]]:
        return lambda: self.write(queue.due_articles, self.connection, self.at, host)

    async def _host(self, host: str, more: Callable[[], Awaitable[list[queue.DueArticle]]]) -> None:
        """The articles of one host, one after another, until there are no more."""
        while batch := await more():
            for article in batch:
                if self.keeper.is_full():
                    return
                if not await self._article(article):
                    await self.write(
                        self.keeper.failed, host, "left alone for this run; its pages stay due"
                    )
                    return

    async def _article(self, article: queue.DueArticle) -> bool:
        """Ask for one article; False where its host is to be left alone."""
        came = await self.fetcher.fetch(
            Request(url=article.url, accept=_ACCEPT),
            kinds=_PAGES,
            etag=article.etag,
            last_modified=article.last_modified,
        )
        self.keeper.count_page()
        if isinstance(came, Unfetched):
            await self.write(self._article_failed, article, came.reason, final=False)
            return not self.fetcher.is_left_alone(article.url)
        if came.status == 304:
            await self.write(self._unchanged, article)
        elif not _is_good(came):
            final = came.status in _GONE
            await self.write(self._article_failed, article, _refused(came), final=final)
        else:
            await self._page(came, article)
        done = sum(self.keeper.report.sources.values())
        self.tell("Articles", done, done)
        return True

    async def _page(self, came: Capture, due: queue.DueArticle | None) -> None:
        try:
            read = await self.pool.read(came)
        except UnreadablePage as error:
            if due is None:
                await self.write(self.keeper.failed, came.source, str(error))
            else:
                await self.write(self._article_failed, due, str(error), final=False)
            return
        await self.write(self.keeper.keep, came, read, due=due)

    def _article_failed(self, article: queue.DueArticle, reason: str, *, final: bool) -> None:
        self.keeper.failed(article.url, reason)
        with transaction(self.connection):
            queue.article_failed(self.connection, article, at=self.at, reason=reason, final=final)

    def _unchanged(self, article: queue.DueArticle) -> None:
        with transaction(self.connection):
            queue.article_kept(
                self.connection,
                article,
                at=self.at,
                etag=article.etag,
                last_modified=article.last_modified,
            )
            runs.add_reading(self.connection, self.keeper.report.run, article.url, "unchanged")
        self.keeper.report.sources["unchanged"] += 1

    # Posts

    def _want_post(self, ref: PostRef, url: str) -> None:
        with transaction(self.connection):
            queue.add_post(self.connection, ref.key, ref.platform, at=self.at, why="asked", url=url)
        self.keeper.touched.add(ref.key)

    async def _due_posts(self) -> None:
        done: set[str] = set()
        while True:
            due = await self.write(
                queue.due_posts, self.connection, self.at, depth=MOST_DEPTH, limit=200 + len(done)
            )
            due = [post for post in due if post.key not in done]
            if not due:
                return
            done.update(post.key for post in due)
            await self._look_at(due, len(done))

    async def posts(self, keys: set[str]) -> None:
        """The posts of these keys, and whatever is added to them meanwhile, due or not."""
        done: set[str] = set()
        while left := keys - done:
            due = await self.write(queue.posts_named, self.connection, left, depth=MOST_DEPTH)
            done |= left
            await self._look_at(due, len(done))

    async def _look_at(self, due: Collection[queue.DuePost], total: int) -> None:
        turns = asyncio.Semaphore(_LOOKING)

        async def one(post: queue.DuePost) -> None:
            async with turns:
                await self._look(post)
                self.tell("Posts", sum(self.keeper.report.looks.values()), total)

        await _all(one(post) for post in due)

    async def _look(self, due: queue.DuePost) -> None:
        """Ask for one post in every way there is, and keep what came."""
        _, _, number = due.key.partition(":")
        ref = PostRef(platform=due.platform, id=number)
        asked = replace(
            self.web.asked,
            now=now(),
            url=due.url,
            tokens=frozenset(name for name in ("x", "reddit") if name in self.web.tokens),
        )
        looking = chain(ref, asked)
        captures: list[Capture] = []
        was_asked = False
        try:
            request = next(looking)
            while True:
                # What answers with data is made for programs; pages are asked as any other.
                came = await self.fetcher.fetch(request, ask_robots="json" not in request.accept)
                if isinstance(came, Capture):
                    captures.append(came)
                was_asked |= isinstance(came, Capture) or not self.fetcher.is_left_alone(
                    request.url
                )
                request = looking.send(came)
        except StopIteration as done:
            seen = done.value
        first = seen[0]
        if first.outcome in FAILURES:
            self._missed[f"posts of {due.platform}"][f"{first.outcome}: {first.reason}"] += 1
        await self.write(self.keeper.keep_look, due, captures, seen, was_asked=was_asked)


def _short(reason: str, length: int = 240) -> str:
    return reason if len(reason) <= length else f"{reason[: length - 1]}…"


async def _all(work: Iterable[Awaitable[None]]) -> None:
    """Do all of it at once; the first error ends the rest."""
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(_awaited(one))


async def _awaited(one: Awaitable[None]) -> None:
    await one


def _is_good(came: Capture) -> bool:
    return came.status is not None and 200 <= came.status < 300


def _refused(came: Capture) -> str:
    return f"HTTP {came.status}" + (": it is gone" if came.status in _GONE else "")

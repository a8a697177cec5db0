"""Read feeds, sitemaps and sections, and queue the articles that they list.

No article is read here, but one that a person named itself.
"""

import asyncio
from dataclasses import replace

from archiver.archive.connection import transaction
from archiver.archive.store import article_queue, post_queue
from archiver.archive.store import sources as store
from archiver.crawl import local_files as files_of
from archiver.crawl.events import EventTimer, log_event
from archiver.crawl.file_source import FileSource
from archiver.crawl.options import show_no_progress
from archiver.crawl.pages import PageWorker
from archiver.crawl.run_context import (
    OnlineContext,
    for_each,
    is_good,
    refusal_reason,
)
from archiver.crawl.spoken import (
    facts_of_episode,
    is_speech_wanted,
    keep_speech,
    limit_to_site,
    written_speech,
)
from archiver.discovery.listing import MAX_LISTING_BYTES, ListedEntry, Listing
from archiver.discovery.listing import normalize_listed_address as canonical
from archiver.errors import UnreadableListing, UnreadableSource
from archiver.fetch.fetcher import validators
from archiver.fetch.limits import Limits
from archiver.models.records import (
    Capture,
    PostRef,
    Request,
    Unfetched,
)
from archiver.platforms.registry import post_ref_at

_ACCEPT = "application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.5"
_NESTED = 3
"""Listings in listings: an OPML of sitemap indexes of sitemaps."""
_SPOKEN_AT_ONCE = 20
"""Episodes of a podcast, the latest in its feed, whose transcripts a night asks for."""
_AT_ONCE = 32
"""Listings in memory at once: a sitemap may have 50 MB."""


class ListingReader:
    """What names articles, in one run."""

    def __init__(self, run: OnlineContext, pages: PageWorker) -> None:
        self._run = run
        self._pages = pages
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._done = 0

    # Sources that are kept

    async def read_due(self) -> None:
        """Read every source that is due, and those that these name."""
        run = self._run
        looked: set[int] = set()
        for _ in range(_NESTED):
            due = await run.write(store.sources_due, run.archive.connection, run.at)
            due = [source for source in due if source.id not in looked]
            looked |= {source.id for source in due}
            run.tell("Sources", self._done, len(looked))
            await for_each(self._source(source, looked) for source in due)

    async def _source(self, source: store.StoredSource, all_of_them: set[int]) -> None:
        """Read the listing of one source, from where it was left."""
        timer = EventTimer()
        if source.kind == "files":
            reason = await self._files(source)
        else:
            async with self._turns:
                reason = await self._listing(source)
        if reason is not None:
            await self._run.write(self._mark_failed, source, reason, timer.seconds)
        else:
            log_event("source", source.url, "read", timer.seconds)
        self._done += 1
        self._run.tell("Sources", self._done, len(all_of_them))

    async def _listing(self, source: store.StoredSource) -> str | None:
        """Queue what a source lists; give why it could not be read, or None."""
        run = self._run
        answer = await run.fetcher.fetch(
            Request(url=source.url, accept=_ACCEPT),
            etag=source.etag,
            last_modified=source.last_modified,
            limits=self._limits(),
        )
        if isinstance(answer, Unfetched):
            return answer.reason
        if answer.status == 304:
            await run.write(self._mark_read, source, None, source.etag, source.last_modified)
            return None
        if not is_good(answer):
            return refusal_reason(answer)
        try:
            listing = await run.pool.read_listing(answer)
        except UnreadableListing as error:
            return str(error)
        await run.write(self._mark_read, source, listing, *validators(answer))
        await self._speech(listing)
        return None

    async def _speech(self, listing: Listing) -> None:
        """Fetch the transcripts of a podcast that are not held, the latest first."""
        run = self._run
        for speech in listing.speech[:_SPOKEN_AT_ONCE]:
            if not await run.write(is_speech_wanted, run.archive, speech):
                continue
            answer = await run.fetcher.fetch(Request(url=speech.url), limits=self._limits())
            if isinstance(answer, Unfetched) or not is_good(answer):
                message = answer.reason if isinstance(answer, Unfetched) else refusal_reason(answer)
                await run.write(run.archive.report_failure, speech.url, message)
                continue
            with written_speech(speech, answer) as path:
                found = await run.pool.read_speech(path, facts_of_episode(speech), speech.url)
            own = [limit_to_site(transcript, speech) for transcript in found]
            await run.write(keep_speech, run.archive, answer, own, speech.url)

    async def _files(self, source: store.StoredSource) -> str | None:
        """Read the files of a source; give why there are none, or None."""
        try:
            paths = await asyncio.to_thread(files_of.files_at, source.url)
        except UnreadableSource as error:
            return str(error)
        run = self._run
        files = FileSource(run, run.write, run.pool, self._pages.add_rendered)
        await files.read(paths, show_no_progress)
        await self._run.write(self._mark_read, source, None, None, None)
        return None

    def _mark_read(
        self,
        source: store.StoredSource,
        listing: Listing | None,
        etag: str | None,
        last_modified: str | None,
    ) -> None:
        """Mark a source as read and queue what it lists, in one transaction."""
        run = self._run
        connection = run.archive.connection
        with transaction(connection):
            if listing is not None:
                self._queue(listing, source)
            for nested in listing.sources if listing else ():
                store.add_source(
                    connection, nested.url, at=run.at, title=nested.title, parent_id=source.id
                )
            store.mark_source_read(
                connection,
                source,
                at=run.at,
                kind=listing.kind if listing else None,
                title=listing.title if listing else None,
                etag=etag,
                last_modified=last_modified,
            )
        kind = (listing.kind if listing else source.kind) or "unknown"
        run.archive.count_later(lambda: run.archive.report.listings.update({kind: 1}))

    def _mark_failed(self, source: store.StoredSource, reason: str, seconds: float) -> None:
        archive = self._run.archive
        with transaction(archive.connection):
            store.mark_source_failed(archive.connection, source, at=self._run.at, reason=reason)

        def count() -> None:
            log_event("failure", source.url, reason, seconds)
            archive.report.failed(source.url, reason)

        archive.count_later(count)

    # What a person named

    async def read_named(self, url: str, found: set[str]) -> None:
        """Read an address that a person gave: of a post, an article, or what lists articles.

        What it lists is added to `found`.
        """
        ref = post_ref_at(url)
        if ref is not None:
            await self._run.write(self._queue_post, ref, url)
            return
        async with self._turns:
            nested = await self._named(url, found, is_first=True)
        # A sitemap of sitemaps; deeper ones are for a source that is kept.
        await for_each(self._nested(entry.url, found) for entry in nested)

    async def _nested(self, url: str, found: set[str]) -> None:
        async with self._turns:
            await self._named(url, found, is_first=False)

    async def _named(self, url: str, found: set[str], *, is_first: bool) -> tuple[ListedEntry, ...]:
        run, keeper = self._run, self._run.keeper
        timer = EventTimer()
        answer = await run.fetcher.fetch(
            Request(url=url, accept=_ACCEPT), limits=self._limits(), source=url
        )
        reason = None
        listing = Listing(kind="list")
        if isinstance(answer, Unfetched):
            reason = answer.reason
        elif not is_good(answer):
            reason = refusal_reason(answer)
        else:
            try:
                listing = await run.pool.read_listing(answer)
            except UnreadableListing as error:
                reason = str(error)
        if reason is not None or isinstance(answer, Unfetched):
            await run.write(keeper.record_failure, url, reason or "", seconds=timer.seconds)
            return ()
        await run.write(self._count_listing, listing.kind)
        if is_first and (
            listing.kind == "article" or (listing.kind == "section" and not listing.entries)
        ):
            if run.budget.take():
                await self._article(url, answer)
            return ()
        if not listing.entries and not listing.sources and not listing.speech:
            await run.write(keeper.record_failure, url, f"this {listing.kind} names no article")
        await run.write(self._queue, listing, None)
        found.update(entry.url for entry in self._wanted(listing))
        await self._speech(listing)
        here = canonical(url)
        return tuple(source for source in listing.sources if canonical(source.url) != here)

    async def _article(self, url: str, came: Capture) -> None:
        """Queue an article that a person named like any other, so that later runs read it again."""
        run = self._run
        due = await run.write(self._queue_named, canonical(url) or url)
        await self._pages.read_page(came, due)

    def _count_listing(self, kind: str) -> None:
        archive = self._run.archive
        archive.count_later(lambda: archive.report.listings.update({kind: 1}))

    def _queue_named(self, url: str) -> article_queue.DueArticle | None:
        connection = self._run.archive.connection
        with transaction(connection):
            article_queue.queue_article(connection, url, at=self._run.at)
        return next(iter(article_queue.queued_articles(connection, [url])), None)

    def _limits(self) -> Limits:
        return replace(self._run.web.limits, body=MAX_LISTING_BYTES)

    def _wanted(self, listing: Listing) -> list[ListedEntry]:
        since = self._run.keeper.since
        return [
            entry
            for entry in listing.entries
            if not (since and entry.published_at and entry.published_at[:10] < since)
        ]

    def _queue(self, listing: Listing, source: store.StoredSource | None) -> None:
        connection = self._run.archive.connection
        with transaction(connection):
            for entry in self._wanted(listing):
                article_queue.queue_article(
                    connection,
                    entry.url,
                    at=self._run.at,
                    source_id=source.id if source else None,
                )

    def _queue_post(self, ref: PostRef, url: str) -> None:
        archive = self._run.archive
        with transaction(archive.connection):
            post_queue.queue_post(
                archive.connection, ref.key, ref.platform, at=self._run.at, why="asked", url=url
            )
        archive.cited_posts.add(ref.key)

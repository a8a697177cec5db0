"""Keep what was read of pages as rows of the archive: each page is kept whole or not at all.

What is to be asked for next is queued together with what named it, so that a run that is killed
leaves it due.
"""

import logging
from dataclasses import dataclass, replace

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import (
    article_queue,
    articles,
    claims,
    links,
    pictures,
    post_queue,
    posts,
    runs,
    threads,
    tombstones,
    versions,
)
from archiver.crawl.events import log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.page_sightings import sighting_of_embed, with_capture_address
from archiver.crawl.run_archive import RunArchive
from archiver.extraction.pipeline import PageReading
from archiver.fetch.fetcher import validators
from archiver.models.records import Capture, Embed, PostRef
from archiver.text.dates import current_time
from archiver.text.urls import canonical_url

log = logging.getLogger("archiver")


@dataclass(slots=True)
class PageKeeper:
    """Writes one run's pages into its archive.

    `since`, a date such as ``2031-05-04``, leaves out articles published before it.
    """

    archive: RunArchive
    since: str | None = None

    def record_failure(self, source: str, reason: str, *, seconds: float | None = None) -> None:
        """Record a page that could not be had, read or kept."""
        with transaction(self.archive.connection):
            runs.add_reading(
                self.archive.connection, self.archive.run, source, "failed", reason=reason
            )

        def count() -> None:
            log_event("failure", source, reason, seconds)
            self.archive.report.failed(source, reason)
            self.archive.report.sources["failed"] += 1

        self.archive.count_later(count)

    def record_article_failure(
        self,
        article: article_queue.DueArticle,
        reason: str,
        *,
        final: bool = False,
        seconds: float | None = None,
    ) -> None:
        """Record an article that could not be had, read or kept; it is due again unless `final`."""
        with transaction(self.archive.connection):
            self.record_failure(article.url, reason, seconds=seconds)
            article_queue.mark_article_failed(
                self.archive.connection,
                article,
                at=self.archive.started_at,
                reason=reason,
                final=final,
            )

    def postpone_host(self, host: str, *, seconds: float, reason: str) -> str:
        """Put off the articles of a host that wants a pause of so many seconds; give until when."""
        with transaction(self.archive.connection):
            return article_queue.postpone_host(
                self.archive.connection, host, at=current_time(), seconds=seconds, reason=reason
            )

    def record_unchanged(self, article: article_queue.DueArticle) -> None:
        """Record an article that its server says is the one we have."""
        with transaction(self.archive.connection):
            article_queue.mark_article_kept(
                self.archive.connection,
                article,
                at=self.archive.started_at,
                etag=article.etag,
                last_modified=article.last_modified,
            )
            runs.add_reading(self.archive.connection, self.archive.run, article.url, "unchanged")
        self.archive.count_later(lambda: self.archive.report.sources.update(unchanged=1))

    def keep_page(
        self, capture: Capture, read: PageReading, *, due: article_queue.DueArticle | None = None
    ) -> str | None:
        """Keep a page with all that it says; `due` is its row where it was queued.

        Gives what became of the article: "new", "changed", "unchanged" or "failed"; None where it
        is older than `since`.
        """
        try:
            published = read.article.published_at
            if self.since and published and published[:10] < self.since:
                if due is not None:
                    with transaction(self.archive.connection):
                        article_queue.mark_article_kept(
                            self.archive.connection, due, at=self.archive.started_at
                        )
                return None
            return self._keep(with_capture_address(capture, read), read, due)
        except Exception as error:
            if is_fatal(error):
                raise
            log.exception("%s", capture.source)
            reason = f"keeping it failed ({type(error).__name__}), which is our mistake"
            if due is None:
                self.record_failure(capture.source, reason)
            else:
                self.record_article_failure(due, reason)
            return "failed"

    def _keep(
        self, capture: Capture, read: PageReading, due: article_queue.DueArticle | None
    ) -> str:
        connection, report = self.archive.connection, self.archive.report
        wordings: list[tuple[int, str]] = []
        new_posts = quotes = 0
        with transaction(connection):
            read = tombstones.reading_without_forgotten(
                connection, read, lambda embed: sighting_of_embed(embed, capture)
            )
            capture_id = self.archive.add_capture(capture)
            drawn_id = self._keep_rendered(capture, read) or capture_id
            kept = articles.add_article(connection, report.run, capture_id, read.article)
            links.add_article_links(connection, kept.version_id, read.links)
            pictures.note_pictures(
                connection, kept.version_id, read.pictures, at=self.archive.started_at
            )
            claimant = claims.Claimant(name=read.article.url)
            for embed in read.embeds:
                seen_in = drawn_id if embed.rendered else capture_id
                seen = posts.add_sighting(
                    connection, report.run, seen_in, sighting_of_embed(embed, capture), claimant
                )
                articles.add_embed(connection, kept.version_id, seen.post_id, embed)
                self._queue(embed, newly_quoted=kept.new_article)
                new_posts += seen.new_post
                if seen.new_version and seen.version_id is not None and embed.text:
                    wordings.append((seen.version_id, embed.text))
            wordings = versions.held_texts(connection, wordings)
            writer.index_versions(connection, wordings)
            if kept.new_version:
                quotes = articles.add_quotes(connection, kept, read.article, read.quotes)
            outcome = "new" if kept.new_article else "changed" if kept.new_version else "unchanged"
            runs.add_reading(
                connection,
                report.run,
                capture.source,
                outcome,
                reason="; ".join(read.notes) or None,
                capture_id=capture_id,
                article_version_id=kept.version_id,
            )
            if due is not None:
                self._mark_read(due, capture)

        def count() -> None:
            report.sources[outcome] += 1
            report.posts_new += new_posts
            report.versions_new += len(wordings)
            report.quotes_new += quotes

        self.archive.count_later(count)
        return outcome

    def _mark_read(self, due: article_queue.DueArticle, capture: Capture) -> None:
        """Mark as read the address that was asked, and the one that it led to if that is queued.

        Where it led to is asked for by its own name from then on, not twice in one night.
        """
        etag, modified = validators(capture)
        rows = [due]
        there = canonical_url(capture.final_url or due.url)
        if there != due.url:
            rows += article_queue.queued_articles(self.archive.connection, [there])
        for row in rows:
            article_queue.mark_article_kept(
                self.archive.connection,
                row,
                at=capture.fetched_at,
                etag=etag,
                last_modified=modified,
            )

    def _keep_rendered(self, capture: Capture, read: PageReading) -> int | None:
        """Give the row of the page as a browser drew it, under the address of the page itself."""
        return (
            self.archive.add_capture(replace(read.rendered, url=capture.url))
            if read.rendered
            else None
        )

    def _queue(self, embed: Embed, *, newly_quoted: bool) -> None:
        """Have a post asked for, and soon where a new article cites it."""
        if embed.id is None:
            return
        key = PostRef(platform=embed.platform, id=embed.id).key
        self.archive.cited_posts.add(key)
        at = self.archive.started_at
        new = post_queue.queue_post(
            self.archive.connection, key, embed.platform, at=at, why="cited", url=embed.url
        )
        if newly_quoted and not new:
            post_queue.hasten_post(self.archive.connection, key, at=at)
        parent = threads.unheld_parent(self.archive.connection, key)
        if parent is not None:
            self.archive.cited_posts.add(parent)
            post_queue.queue_post(
                self.archive.connection, parent, embed.platform, at=at, why="parent", depth=1
            )

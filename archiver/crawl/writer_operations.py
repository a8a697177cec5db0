"""What was read into rows: each page and each look at a post is kept whole or not at all.

A capture is on disk before the rows that name it. What is to be asked for next is queued with
what named it, so that a run that is killed leaves it due.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from time import monotonic

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import (
    article_queue,
    articles,
    post_queue,
    posts,
    runs,
    tombstones,
)
from archiver.crawl.events import log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.page_sightings import sighting_of_embed, with_capture_address
from archiver.crawl.report import RunReport
from archiver.extraction.pipeline import PageReading
from archiver.fetch.browser import Browser
from archiver.fetch.fetcher import validators
from archiver.models.records import Capture, Embed, PostRef
from archiver.provenance.warc import WarcFile
from archiver.text.dates import current_time
from archiver.text.urls import canonical_url

log = logging.getLogger("archiver")


@dataclass(slots=True)
class WriterOperations:
    """One run's rows, and the report that counts them once they are committed.

    `since` leaves out articles published before it, `left` is how many more pages may be read,
    `until` when the run is to begin nothing more, by `time.monotonic`; `browser` draws the pages
    whose posts only scripts show; `touched` are the keys of the posts that its pages cite.
    """

    connection: sqlite3.Connection
    report: RunReport
    warc: WarcFile
    since: str | None = None
    left: int | None = None
    until: float | None = None
    browser: Browser | None = None
    touched: set[str] = field(default_factory=set)
    _turn: Lock = field(default_factory=Lock)
    _counts: list[Callable[[], None]] | None = None

    @property
    def is_late(self) -> bool:
        """Whether the run is to begin nothing more."""
        return self.until is not None and monotonic() >= self.until

    def take(self) -> bool:
        """Take one of the pages that the run may still read; False where there is none left."""
        with self._turn:
            if self.is_late:
                return False
            if self.left is None:
                return True
            if self.left <= 0:
                return False
            self.left -= 1
            return True

    def give_back(self) -> None:
        """A page that was taken was not asked for after all."""
        with self._turn:
            if self.left is not None:
                self.left += 1

    @contextmanager
    def together(self, *, whole: bool = False) -> Iterator[None]:
        """Keep all that is kept meanwhile in one transaction, with one wait for the disk.

        What cannot be kept is undone alone, or with `whole` all of it is: then UndoneWhole is
        raised. The report counts nothing before it is committed.
        """
        counts: list[Callable[[], None]] = []
        self._counts = counts
        try:
            with transaction(self.connection, whole=whole), self.warc.together():
                yield
        finally:
            self._counts = None
        for count in counts:
            count()

    def counted(self, count: Callable[[], None]) -> None:
        """Count something in the report, as soon as it is committed."""
        if self._counts is None:
            count()
        else:
            self._counts.append(count)

    def failed(self, source: str, reason: str, *, seconds: float | None = None) -> None:
        """A page that could not be had, read or kept."""
        with transaction(self.connection):
            runs.add_reading(self.connection, self.report.run, source, "failed", reason=reason)

        def count() -> None:
            log_event("failure", source, reason, seconds)
            self.report.failed(source, reason)
            self.report.sources["failed"] += 1

        self.counted(count)

    def article_failed(
        self,
        article: article_queue.DueArticle,
        reason: str,
        *,
        final: bool = False,
        seconds: float | None = None,
    ) -> None:
        """An article that could not be had, read or kept: named, and due again later."""
        with transaction(self.connection):
            self.failed(article.url, reason, seconds=seconds)
            article_queue.mark_article_failed(
                self.connection, article, at=self.report.started_at, reason=reason, final=final
            )

    def host_put_off(self, host: str, *, seconds: float, reason: str) -> str:
        """A host that wants no request for so long: until when its articles are not due."""
        with transaction(self.connection):
            return article_queue.postpone_host(
                self.connection, host, at=current_time(), seconds=seconds, reason=reason
            )

    def article_unchanged(self, article: article_queue.DueArticle) -> None:
        """An article that its server says is the one we have."""
        with transaction(self.connection):
            article_queue.mark_article_kept(
                self.connection,
                article,
                at=self.report.started_at,
                etag=article.etag,
                last_modified=article.last_modified,
            )
            runs.add_reading(self.connection, self.report.run, article.url, "unchanged")
        self.counted(lambda: self.report.sources.update(unchanged=1))

    def keep(
        self, capture: Capture, read: PageReading, *, due: article_queue.DueArticle | None = None
    ) -> str | None:
        """Keep a page with all that it says; `due` is its row where it was queued.

        What became of the article: new, changed, unchanged or failed; None where it is too old.
        """
        try:
            published = read.article.published_at
            if self.since and published and published[:10] < self.since:
                if due is not None:
                    with transaction(self.connection):
                        article_queue.mark_article_kept(
                            self.connection, due, at=self.report.started_at
                        )
                return None
            return self._keep(with_capture_address(capture, read), read, due)
        except Exception as error:
            if is_fatal(error):
                raise
            log.exception("%s", capture.source)
            reason = f"keeping it failed ({type(error).__name__}), which is our mistake"
            if due is None:
                self.failed(capture.source, reason)
            else:
                self.article_failed(due, reason)
            return "failed"

    def _keep(
        self, capture: Capture, read: PageReading, due: article_queue.DueArticle | None
    ) -> str:
        connection, report = self.connection, self.report
        wordings: list[tuple[int, str]] = []
        new_posts = quotes = 0
        with transaction(connection):
            read = tombstones.reading_without_forgotten(
                connection, read, lambda embed: sighting_of_embed(embed, capture)
            )
            capture_id = self.capture(capture)
            drawn_id = self._drawn(capture, read) or capture_id
            kept = articles.add_article(connection, report.run, capture_id, read.article)
            for embed in read.embeds:
                seen_in = drawn_id if embed.rendered else capture_id
                seen = posts.add_sighting(
                    connection, report.run, seen_in, sighting_of_embed(embed, capture)
                )
                articles.add_embed(connection, kept.version_id, seen.post_id, embed)
                self._queue(embed, newly_quoted=kept.new_article)
                new_posts += seen.new_post
                if seen.new_version and seen.version_id is not None and embed.text:
                    wordings.append((seen.version_id, embed.text))
            writer.index_version(connection, wordings)
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
                self._was_read(due, capture)

        def count() -> None:
            report.sources[outcome] += 1
            report.posts_new += new_posts
            report.versions_new += len(wordings)
            report.quotes_new += quotes

        self.counted(count)
        return outcome

    def _was_read(self, due: article_queue.DueArticle, capture: Capture) -> None:
        """Note it for the address that was asked, and for the one that it led to if it is queued.

        Where it led to is asked for by its own name from then on, not twice in one night.
        """
        etag, modified = validators(capture)
        rows = [due]
        there = canonical_url(capture.final_url or due.url)
        if there != due.url:
            rows += article_queue.queued_article(self.connection, [there])
        for row in rows:
            article_queue.mark_article_kept(
                self.connection, row, at=capture.fetched_at, etag=etag, last_modified=modified
            )

    def _drawn(self, capture: Capture, read: PageReading) -> int | None:
        """The row of the page as a browser drew it, under the address of the page itself."""
        return self.capture(replace(read.rendered, url=capture.url)) if read.rendered else None

    def _queue(self, embed: Embed, *, newly_quoted: bool) -> None:
        """Have the post looked at, soon if an article that is new cites it."""
        if embed.id is None:
            return
        key = PostRef(platform=embed.platform, id=embed.id).key
        self.touched.add(key)
        at = self.report.started_at
        new = post_queue.queue_post(
            self.connection, key, embed.platform, at=at, why="cited", url=embed.url
        )
        if newly_quoted and not new:
            post_queue.hasten_post(self.connection, key, at=at)

    def capture(self, capture: Capture) -> int:
        """The row of a capture; bytes that are held already are not written again."""
        sha256 = capture.sha256
        known = runs.known_capture(self.connection, capture.url, sha256)
        if known is not None:
            return known
        place = runs.place_of(self.connection, sha256)
        if place is None:
            offset = self.warc.write(capture)
            place = (self.warc.path.name, offset)
        return runs.add_capture(
            self.connection, self.report.run, capture, place=place, sha256=sha256
        )

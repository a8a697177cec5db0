"""What was read into rows: each page and each look at a post is one transaction.

A capture is on disk before the rows that name it. What is to be asked for next is queued with
what named it, so that a run that is killed leaves it due.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from archiver import search, sources
from archiver.crawl.report import Report
from archiver.fetch.fetcher import validators
from archiver.identity import nameless_key
from archiver.page import UnreadablePage
from archiver.reading import Reading
from archiver.records import Author, Capture, Embed, Post, PostRef, PostVersion, Sighting
from archiver.schema.archive import UnusableArchive, transaction
from archiver.snowflakes import moment
from archiver.store import articles, lookup, posts, queue, runs, tombstones
from archiver.verdict import standing
from archiver.warc import WarcFile

log = logging.getLogger("archiver")

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""

MOST_DEPTH = 3
"""Posts between an article and one that is still asked for: quoted by quoted by embedded."""


@dataclass(slots=True)
class Keeper:
    """One run's rows.

    `since` leaves out articles published before it, `left` is how many more pages may be read;
    `touched` are the keys of the posts that its pages cite.
    """

    connection: sqlite3.Connection
    report: Report
    warc: WarcFile
    since: str | None = None
    left: int | None = None
    touched: set[str] = field(default_factory=set)

    def is_full(self) -> bool:
        """Whether as many pages were read as the run may."""
        return self.left is not None and self.left <= 0

    def count_page(self) -> None:
        """One page more was read."""
        if self.left is not None:
            self.left -= 1

    def failed(self, source: str, reason: str) -> None:
        """A page that could not be had, read or kept."""
        log.warning("%s: %s", source, reason)
        self.report.failed(source, reason)
        self.report.sources["failed"] += 1
        with transaction(self.connection):
            runs.add_reading(self.connection, self.report.run, source, "failed", reason=reason)

    def read_file(self, path: Path) -> None:
        """Read one file's pages, as many as the run may still read."""
        if self.is_full():
            return
        try:
            for capture in sources.captures(path):
                self.read_and_keep(capture)
                self.count_page()
                if self.is_full():
                    return
        except UnreadablePage as error:
            self.failed(sources.shown(path), str(error))

    def read_and_keep(self, capture: Capture) -> None:
        """Read a page here and now, and keep it; whatever is wrong with it is noted."""
        try:
            self.keep(capture, sources.read(capture))
        except UnreadablePage as error:
            self.failed(capture.source, str(error))

    def keep(self, capture: Capture, read: Reading, *, due: queue.DueArticle | None = None) -> None:
        """Keep a page with all that it says; `due` is its row where it was queued."""
        try:
            published = read.article.published_at
            if self.since and published and published[:10] < self.since:
                if due is not None:
                    with transaction(self.connection):
                        queue.article_kept(self.connection, due, at=self.report.started_at)
                return
            self._keep(_addressed(capture, read), read, due)
        except Exception as error:
            if ends_the_run(error):
                raise
            log.exception("%s", capture.source)
            self.failed(
                capture.source, f"keeping it failed ({type(error).__name__}), which is our mistake"
            )

    def _keep(self, capture: Capture, read: Reading, due: queue.DueArticle | None) -> None:
        connection, report = self.connection, self.report
        wordings: list[tuple[int, str]] = []
        new_posts = quotes = 0
        with transaction(connection):
            read = tombstones.cleared(connection, read, lambda embed: sighting(embed, capture))
            capture_id = self.capture(capture)
            kept = articles.add_article(connection, report.run, capture_id, read.article)
            for embed in read.embeds:
                seen = posts.add(connection, report.run, capture_id, sighting(embed, capture))
                articles.add_embed(connection, kept.version_id, seen.post_id, embed)
                self._queue(embed, newly_quoted=kept.new_article)
                new_posts += seen.new_post
                if seen.new_version and seen.version_id is not None and embed.text:
                    wordings.append((seen.version_id, embed.text))
            search.add(connection, wordings)
            if kept.new_version:
                quotes = articles.add_quotes(connection, kept, read.article, read.quotes)
            outcome = "new" if kept.new_article else "changed" if kept.new_version else "unchanged"
            runs.add_reading(
                connection,
                report.run,
                capture.source,
                outcome,
                capture_id=capture_id,
                article_version_id=kept.version_id,
            )
            if due is not None:
                etag, modified = validators(capture)
                queue.article_kept(
                    connection, due, at=capture.fetched_at, etag=etag, last_modified=modified
                )
        report.sources[outcome] += 1
        report.posts_new += new_posts
        report.versions_new += len(wordings)
        report.quotes_new += quotes

    def _queue(self, embed: Embed, *, newly_quoted: bool) -> None:
        """Have the post looked at, soon if an article that is new cites it."""
        if embed.id is None:
            return
        key = PostRef(platform=embed.platform, id=embed.id).key
        self.touched.add(key)
        at = self.report.started_at
        new = queue.add_post(
            self.connection, key, embed.platform, at=at, why="cited", url=embed.url
        )
        if newly_quoted and not new:
            queue.hasten_post(self.connection, key, at=at)

    def keep_look(
        self,
        due: queue.DuePost,
        captures: Iterable[Capture],
        seen: Sequence[Sighting],
        *,
        was_asked: bool,
    ) -> None:
        """Keep what came of asking for a post; the first sighting is its outcome.

        `was_asked` is False where every host that could tell is left alone in this run.
        """
        connection, report = self.connection, self.report
        first = seen[0]
        if tombstones.holds(connection, first):
            with transaction(connection):
                reason = "it was forgotten at somebody's request"
                queue.post_failed(connection, due, at=first.seen_at, reason=reason, final=True)
            return
        seen = tombstones.left(connection, seen)
        wordings: list[tuple[int, str]] = []
        new_posts = 0
        with transaction(connection):
            rows = {capture.url: self.capture(capture) for capture in captures}
            was_there = posts.was_shown(connection, due.key)
            for index, one in enumerate(seen):
                rests_on = rows.get(one.rests_on or "")
                if rests_on is None and one.version is not None:
                    # A wording rests on something that came, if a way does not say on what.
                    rests_on = next(reversed(rows.values()), None)
                place = posts.add(connection, report.run, rests_on, one)
                if not index and one.post.key != due.key:
                    posts.also_known(connection, due.key, place.post_id)
                new_posts += place.new_post
                if place.new_version and place.version_id is not None and one.version:
                    wordings.append((place.version_id, one.version.text))
                    if not index and was_there:
                        report.changed.append(one.post.key)
                self._follow(one, due)
            search.add(connection, wordings)
            self._settle(due, first, was_asked=was_asked)
        if was_there and first.outcome in {"deleted", "suspended", "protected"}:
            report.gone.append(first.post.key)
        report.looks[first.outcome] += 1
        report.posts_new += new_posts
        report.versions_new += len(wordings)

    def _follow(self, one: Sighting, due: queue.DuePost) -> None:
        """Queue the posts that this one points to, as far from the article as is asked."""
        if due.depth >= MOST_DEPTH:
            return
        for lead in one.leads:
            self.touched.add(lead.ref.key)
            queue.add_post(
                self.connection,
                lead.ref.key,
                lead.ref.platform,
                at=self.report.started_at,
                why=lead.why,
                url=lead.url,
                depth=due.depth + 1,
            )

    def _settle(self, due: queue.DuePost, first: Sighting, *, was_asked: bool) -> None:
        """When the post is looked at next, by what came of this look."""
        connection, at = self.connection, first.seen_at
        if first.evidence == "archive":
            at = self.report.started_at
        if first.outcome in FAILURES:
            reason = first.reason or first.outcome
            note = queue.post_failed if was_asked else queue.post_put_off
            note(connection, due, at=at, reason=reason)
            return
        if first.outcome == "unsupported":
            reason = first.reason or "there is no way to ask for it"
            queue.post_failed(connection, due, at=at, reason=reason, final=True)
            return
        queue.post_kept(connection, due, at=at)
        if first.outcome == "deleted" and not self._is_deleted(first.post.key):
            queue.post_put_off(
                connection, due, at=at, reason="once more: one look does not prove it deleted"
            )

    def _is_deleted(self, key: str) -> bool:
        """Whether two looks agree on it."""
        row = self.connection.execute(
            "select post_id from post_keys where key = ?", (key,)
        ).fetchone()
        looks = [look for _, look in lookup.looks(self.connection, row[0])] if row else []
        return standing(looks, 0) == "deleted"

    def capture(self, capture: Capture) -> int:
        """The row of a capture; bytes that are held already are not written again."""
        known = runs.known_capture(self.connection, capture)
        if known is not None:
            return known
        place = runs.place_of(self.connection, capture.sha256)
        if place is None:
            offset = self.warc.write(capture)
            place = (self.warc.path.name, offset)
        return runs.add_capture(self.connection, self.report.run, capture, place=place)


FAILURES = frozenset({"rate-limited", "blocked", "unreachable", "malformed"})
"""Outcomes that say nothing of the post itself; it is asked for again sooner."""


def _addressed(capture: Capture, read: Reading) -> Capture:
    """A file under the address that its page stands for; an answer keeps the one it came from."""
    if capture.status is not None:
        return capture
    kind = capture.content_type or ("text/html" if read.page.kind == "html" else "text/plain")
    if read.page.encoding == "utf-8" and "charset" not in kind:
        kind = f"{kind}; charset=utf-8"
    return replace(capture, url=read.article.url, headers=(("Content-Type", kind),))


def ends_the_run(error: Exception) -> bool:
    """Whether the archive itself cannot go on: its disk, its lock, its file; never one page."""
    if isinstance(error, sqlite3.IntegrityError):
        return False
    return isinstance(error, OSError | UnusableArchive | sqlite3.Error)


def sighting(embed: Embed, capture: Capture) -> Sighting:
    """What a page's embed says of a post: its frozen words, or only that it is cited."""
    author = Author(handle=embed.handle, name=embed.name)
    posted_at = embed.posted_at
    if embed.id is not None:
        posted_at = moment(embed.platform, embed.id) or posted_at
        key = PostRef(platform=embed.platform, id=embed.id).key
    else:
        shown = embed.text or embed.url or ""
        key = nameless_key(embed.platform, author, embed.posted_at, shown)
    post = Post(
        key=key,
        platform=embed.platform,
        id=embed.id,
        url=embed.url,
        author=author,
        posted_at=posted_at,
    )
    version = PostVersion(text=embed.text, truncated=embed.truncated) if embed.text else None
    return Sighting(
        post=post, outcome="ok", evidence="embed", seen_at=capture.fetched_at, version=version
    )

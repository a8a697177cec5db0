"""The run: sources in, a report out; what was read is archived before anything is judged.

Each page is one transaction, and its capture is on disk before the rows that name it.
What cannot be read is named in the report, and the run goes on.
"""

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from archiver import search, sources
from archiver.identity import nameless_key
from archiver.page import UnreadablePage
from archiver.reading import Reading
from archiver.records import (
    Author,
    Capture,
    Claim,
    Embed,
    Post,
    PostRef,
    PostVersion,
    Sighting,
    Verdict,
)
from archiver.schema.archive import UnusableArchive, transaction
from archiver.snowflakes import moment
from archiver.sources import now
from archiver.store import articles, posts, runs, verdicts
from archiver.verify import UnusableClaim, verify
from archiver.warc import WarcFile

log = logging.getLogger("archiver")

_COMMIT_EVERY = 100
"""Quotations judged in one transaction: another writer waits for about so many verdicts."""

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""


@dataclass(kw_only=True)
class Report:
    """What a run did. `judged` are the verdicts given, each with its article's title."""

    run: int = 0
    started_at: str = ""
    finished_at: str = ""
    status: str = "running"
    sources: Counter[str] = field(default_factory=Counter)
    posts_new: int = 0
    versions_new: int = 0
    quotes_new: int = 0
    quotes_judged: int = 0
    verdicts_changed: int = 0
    wordings: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, str]] = field(default_factory=list)
    judged: list[tuple[str, Verdict]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The run report as data."""
        return {
            "run": self.run,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "status": self.status,
            "articles": {
                name: self.sources[name] for name in ("new", "changed", "unchanged", "failed")
            },
            "posts": {"new": self.posts_new, "versions_new": self.versions_new},
            "quotes": {
                "new": self.quotes_new,
                "judged": self.quotes_judged,
                "verdicts_changed": self.verdicts_changed,
                "wordings": dict(self.wordings),
            },
            "failures": self.failures,
        }


def crawl(
    connection: sqlite3.Connection,
    named: Iterable[str],
    *,
    warc_folder: Path,
    offline: bool = False,
    limit: int | None = None,
    since: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read what is named, archive its posts, judge its quotations.

    `limit` is the most pages read; with `since` (a date) articles published before it are
    left out. Raises UnusableSource before anything is written.
    """
    paths = sources.files(named)
    tell = progress or _untold
    report = Report(started_at=now())
    with transaction(connection):
        report.run = runs.begin(connection, at=report.started_at, command="crawl", offline=offline)
    try:
        with WarcFile(warc_folder, f"run-{report.run:06d}") as warc:
            run = _Run(connection, report, warc, since, limit)
            for done, path in enumerate(paths):
                tell("Reading", done, len(paths))
                run.read_file(path)
            tell("Reading", len(paths), len(paths))
        search.settle(connection)
        _judge(connection, report, tell)
        report.status = "done"
        _finish(connection, report)
    except BaseException:
        report.status = "stopped"
        # What ended the run is told, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            _finish(connection, report)
        raise
    return report


def _untold(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _finish(connection: sqlite3.Connection, report: Report) -> None:
    report.finished_at = now()
    counts = {
        "articles": report.sources["new"] + report.sources["changed"],
        "posts": report.posts_new,
        "quotes": report.quotes_new,
        "failures": len(report.failures),
    }
    with transaction(connection):
        runs.finish(
            connection,
            report.run,
            at=report.finished_at,
            status=report.status,
            counts=counts,
            report=report.as_json(),
        )


@dataclass(slots=True)
class _Run:
    """One run's reading: pages in, rows of the archive out."""

    connection: sqlite3.Connection
    report: Report
    warc: WarcFile
    since: str | None
    left: int | None

    def read_file(self, path: Path) -> None:
        """Read one file's pages, as many as the run may still read."""
        if self.left == 0:
            return
        try:
            for capture in sources.captures(path):
                self._read(capture)
                if self.left is not None:
                    self.left -= 1
                    if not self.left:
                        return
        except UnreadablePage as error:
            self._failed(sources.shown(path), str(error))

    def _read(self, capture: Capture) -> None:
        try:
            read = sources.read(capture)
            published = read.article.published_at
            if self.since and published and published[:10] < self.since:
                return
            self._keep(_addressed(capture, read), read)
        except UnreadablePage as error:
            self._failed(capture.source, str(error))
        except Exception as error:
            if _ends_the_run(error):
                raise
            log.exception("%s", capture.source)
            self._failed(
                capture.source, f"keeping it failed ({type(error).__name__}), which is our mistake"
            )

    def _failed(self, source: str, reason: str) -> None:
        log.warning("%s: %s", source, reason)
        self.report.failures.append({"source": source, "reason": reason})
        self.report.sources["failed"] += 1
        with transaction(self.connection):
            runs.add_reading(self.connection, self.report.run, source, "failed", reason=reason)

    def _keep(self, capture: Capture, read: Reading) -> None:
        connection, report = self.connection, self.report
        wordings: list[tuple[int, str]] = []
        new_posts = quotes = 0
        with transaction(connection):
            capture_id = self._capture(capture)
            kept = articles.add_article(connection, report.run, capture_id, read.article)
            for embed in read.embeds:
                seen = posts.add(connection, report.run, capture_id, sighting(embed, capture))
                articles.add_embed(connection, kept.version_id, seen.post_id, embed)
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
        report.sources[outcome] += 1
        report.posts_new += new_posts
        report.versions_new += len(wordings)
        report.quotes_new += quotes

    def _capture(self, capture: Capture) -> int:
        """The row of a capture; bytes that are held already are not written again."""
        known = runs.known_capture(self.connection, capture)
        if known is not None:
            return known
        place = runs.place_of(self.connection, capture.sha256)
        if place is None:
            offset = self.warc.write(capture)
            place = (self.warc.path.name, offset)
        return runs.add_capture(self.connection, self.report.run, capture, place=place)


def _addressed(capture: Capture, read: Reading) -> Capture:
    """A file under the address that its page stands for; an answer keeps the one it came from."""
    if capture.status is not None:
        return capture
    kind = capture.content_type or ("text/html" if read.page.kind == "html" else "text/plain")
    if read.page.encoding == "utf-8" and "charset" not in kind:
        kind = f"{kind}; charset=utf-8"
    return replace(capture, url=read.article.url, headers=(("Content-Type", kind),))


def _ends_the_run(error: Exception) -> bool:
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


def _judge(connection: sqlite3.Connection, report: Report, progress: Progress) -> None:
    newest, unsettled = verdicts.unsettled(connection)
    claims = verdicts.due(connection, report.run, unsettled=unsettled)
    titles = verdicts.titles(connection, report.run)
    for start in range(0, len(claims), _COMMIT_EVERY):
        progress("Judging", start, len(claims))
        with transaction(connection):
            for quote_id, claim in claims[start : start + _COMMIT_EVERY]:
                verdict = _verdict(connection, report, claim)
                if verdict is None:
                    continue
                changed = verdicts.add(connection, report.run, quote_id, verdict, at=now())
                report.verdicts_changed += changed
                report.quotes_judged += 1
                report.wordings[verdict.wording] += 1
                if quote_id in titles:
                    report.judged.append((titles[quote_id], verdict))
    with transaction(connection):
        verdicts.settle(connection, newest)
    progress("Judging", len(claims), len(claims))


def _verdict(connection: sqlite3.Connection, report: Report, claim: Claim) -> Verdict | None:
    """A verdict, or None for a quotation of no words ("...", an emoji): it is kept all the same."""
    try:
        return verify(connection, claim)
    except UnusableClaim:
        return None
    except Exception as error:
        if _ends_the_run(error):
            raise
        log.exception("quotation %s", claim.id)
        report.failures.append(
            {
                "source": f"quotation {claim.id}",
                "reason": f"judging it failed ({type(error).__name__}), which is our mistake",
            }
        )
        return None

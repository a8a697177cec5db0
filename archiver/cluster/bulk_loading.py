"""Bring a selection of what a cluster read into an archive that the site serves, by one writer.

Pages are kept by the crawl's own function; captures point to their records in the WARC files that
were read, by address, offset and digest, and no byte of those is copied. The posts that verdicts
rest on come with all that was seen of them, and then the archive judges by what it holds.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.archive.pages.posts import find_post_key
from archiver.archive.store.post_history import load_post_history
from archiver.archive.store.verdicts import outcomes_of_quotations
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import ARCHIVE
from archiver.cluster.seen_posts import (
    PostCounts,
    embed_of_row,
    keep_post_history,
    keep_record_place,
)
from archiver.cluster.shard_tables import PageTables, pages_of_shard
from archiver.cluster.table_queries import Selection, select_articles, verdicts_of_articles
from archiver.cluster.table_schemas import TableRow
from archiver.crawl.events import Progress
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.rejudge_run import rejudge_all
from archiver.crawl.report import RunReport
from archiver.crawl.run_archive import RunArchive
from archiver.errors import UnusableInput
from archiver.extraction.pipeline import PageReading
from archiver.html.page import HtmlPage
from archiver.models.records import Article, Capture, Quote
from archiver.provenance.warc import WarcFile

_PAGES = 64
"""Pages that are kept in one transaction."""
_VERDICTS = 2_000
"""Articles whose verdicts are looked through at once for the posts that they rest on."""


@dataclass(slots=True)
class LoadedRunArchive(RunArchive):
    """An archive that pages are loaded into: `row` is that of the capture kept next."""

    row: TableRow = field(default_factory=dict)

    def add_capture(self, capture: Capture) -> int:
        """Give the row of a capture whose bytes stay in the WARC file that they were read from."""
        return keep_record_place(self.connection, self.report.run, capture, self.row)


@dataclass(slots=True, kw_only=True)
class LoadResult:
    """What came of loading: articles and posts that are new, quotations, and which differ.

    `different` counts quotations that the archive judges otherwise than the cluster did, for it
    holds other posts; `spoken` counts those that rest on transcripts, which are not loaded.
    """

    articles: int = 0
    posts_new: int = 0
    quotations: int = 0
    different: int = 0
    spoken: int = 0

    def as_json(self) -> dict[str, int]:
        """Give the counts as data."""
        names = ("articles", "posts_new", "quotations", "different", "spoken")
        return {name: getattr(self, name) for name in names}


def load_selection(
    folder: BulkFolder,
    connection: sqlite3.Connection,
    captures: Path,
    selection: Selection,
    tell: Progress,
) -> LoadResult:
    """Load the articles of a selection, with the posts that verdicts on them rest on.

    `captures` is the folder of the archive's own WARC files, where none is written. Raises
    UnusableInput where the quotations were not judged.
    """
    files = folder.table_files("verdicts")
    if not files or not (folder.path / ARCHIVE).is_file():
        raise UnusableInput(
            f"{folder.path}: nothing in it was judged: 'archiver bulk match {folder.path}' does"
        )
    chosen = None if selection.is_everything else select_articles(files, selection)
    done = LoadResult()
    loaded: set[tuple[str, str]] = set()

    def load(report: RunReport) -> None:
        loaded.update(_load_pages(folder, connection, captures, report, chosen, tell))
        _load_posts(folder, connection, report, sorted(loaded), files, done, tell)
        writer.finish_indexing(connection)

    report = rejudge_all(connection, "bulk load", tell, first=load)
    done.articles = report.sources["new"] + report.sources["changed"]
    done.posts_new += report.posts_new
    for _, verdicts in _verdicts(files, sorted(loaded)):
        done.different += _count_different(connection, verdicts)
        done.quotations += len(verdicts)
    return done


def _load_pages(
    folder: BulkFolder,
    connection: sqlite3.Connection,
    captures: Path,
    report: RunReport,
    chosen: set[tuple[str, str]] | None,
    tell: Progress,
) -> set[tuple[str, str]]:
    """Keep the chosen pages of all shards; give their articles by key and version."""
    loaded: set[tuple[str, str]] = set()
    shards = folder.shards()
    with WarcFile(captures, f"run-{report.run:06d}") as warc:
        archive = LoadedRunArchive(connection, report, warc)
        keeper = PageKeeper(archive)
        for done, manifest in enumerate(shards):
            tell("Loading", done, len(shards))
            pages = (
                page
                for page in pages_of_shard(folder, manifest)
                if chosen is None or _name(page) in chosen
            )
            for some in _in_batches(pages):
                with archive.grouped():
                    for page in some:
                        archive.row = page.capture
                        keeper.keep_page(_capture(page), _reading(page))
                        loaded.add(_name(page))
    tell("Loading", len(shards), len(shards))
    return loaded


def _in_batches(pages: Iterable[PageTables]) -> Iterable[list[PageTables]]:
    batch: list[PageTables] = []
    for page in pages:
        batch.append(page)
        if len(batch) == _PAGES:
            yield batch
            batch = []
    if batch:
        yield batch


def _name(page: PageTables) -> tuple[str, str]:
    return page.article["article_key"], page.article["version"]


def _capture(page: PageTables) -> Capture:
    row = page.capture
    headers = (("Content-Type", row["content_type"]),) if row["content_type"] else ()
    return Capture(
        url=row["url"],
        source=row["warc"],
        fetched_at=row["fetched_at"],
        body=b"",
        status=row["status"],
        headers=headers,
        record_at=row["warc_offset"],
    )


def _reading(page: PageTables) -> PageReading:
    """Make what was read of a page of its rows."""
    row = page.article
    names = ("url", "text", "title", "site", "byline", "published_at", "dated_by", "modified_at")
    article = Article(**{name: row[name] for name in (*names, "language", "access")})
    quotes = tuple(
        Quote(
            **{name: one[name] for name in ("start", "end", "text", "speaker", "cue", "kind")},
            continues=one["continues"],
            speaker_span=None
            if one["speaker_start"] is None
            else (one["speaker_start"], one["speaker_end"]),
        )
        for one in page.quotations
    )
    return PageReading(
        page=HtmlPage(url=row["url"], kind=row["kind"], encoding=row["encoding"] or "utf-8"),
        article=article,
        embeds=tuple(map(embed_of_row, page.embeds)),
        quotes=quotes,
        notes=(row["notes"],) if row["notes"] else (),
        links=tuple(row["links"] or ()),
    )


def _load_posts(
    folder: BulkFolder,
    connection: sqlite3.Connection,
    report: RunReport,
    loaded: list[tuple[str, str]],
    files: list[Path],
    done: LoadResult,
    tell: Progress,
) -> None:
    """Keep what was seen of all posts that verdicts on these articles rest on, or come near."""
    counts = PostCounts()
    with closing(connect(folder.path / ARCHIVE)) as evidence:
        for place, verdicts in _verdicts(files, loaded):
            tell("Posts", place, len(loaded))
            keys: set[str] = set()
            for _, _, _, verdict in verdicts:
                found = json.loads(verdict)
                keys |= _posts_in(found)
                done.spoken += any("speech" in one for one in found["matches"][:1])
            numbers = {known[0] for key in keys if (known := find_post_key(evidence, key))}
            with transaction(connection):
                keep_post_history(
                    connection, report.run, load_post_history(evidence, numbers), counts
                )
    done.posts_new += counts.posts


def _verdicts(
    files: list[Path], articles: list[tuple[str, str]]
) -> Iterable[tuple[int, list[tuple[Any, ...]]]]:
    """Yield the verdicts on some articles in batches, with how many articles were before."""
    for start in range(0, len(articles), _VERDICTS):
        yield start, verdicts_of_articles(files, articles[start : start + _VERDICTS])


def _posts_in(verdict: dict[str, Any]) -> set[str]:
    """List the keys of posts in a verdict: its matches, its leads, and what these quote."""
    posts = [one["post"] for one in (*verdict["matches"], *verdict["leads"]) if "post" in one]
    names = ("key", "quoted", "in_reply_to")
    return {post[name] for post in posts for name in names if post.get(name)}


def _count_different(connection: sqlite3.Connection, verdicts: list[tuple[Any, ...]]) -> int:
    """Count quotations that stand otherwise in the archive than the cluster judged them."""
    held = outcomes_of_quotations(connection, [row[0] for row in verdicts])
    return sum(
        key in held and held[key] != (wording, problem) for key, wording, problem, _ in verdicts
    )

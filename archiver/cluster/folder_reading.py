"""Read a folder of tables that somebody else may have made, in a bounded process beside the caller.

Parquet, manifests and the archive of evidence are others' files: one that ends its reader, takes
too long or too much memory is told of in a sentence, and a signal is heard meanwhile. Nothing is
given of it but records, and rows whose columns are those of this version.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from archiver.archive.connection import connect
from archiver.archive.pages.posts import find_post_key
from archiver.archive.store.post_history import SeenPost, load_post_history
from archiver.cluster.bulk_folder import BulkFolder, Manifest
from archiver.cluster.evidence_archive import ARCHIVE
from archiver.cluster.seen_posts import embed_of_row
from archiver.cluster.shard_tables import PageTables, pages_of_shard
from archiver.cluster.table_queries import Selection, select_articles, verdicts_of_articles
from archiver.cluster.table_schemas import SCHEMAS, TableName, TableRow
from archiver.errors import ArchiverError, ProcessLost, UnusableFile
from archiver.extraction.pipeline import PageReading
from archiver.html.page import HtmlPage
from archiver.importers.bounded_process import BoundedProcess, seconds_for
from archiver.models.records import Article, Capture, Quote

_PAGES = 64
"""Pages that are given at once."""
_VERDICTS = 2_000
"""Articles whose verdicts are looked through at once for the posts that they rest on."""
_POSTS = 500
"""Sightings that are given at once."""
_READ: tuple[TableName, ...] = ("articles", "captures", "embeds", "quotations")
_NEEDED = {
    "article": ("article_key", "version", "url", "text"),
    "capture": ("url", "fetched_at", "sha256", "size"),
}

ArticleName = tuple[str, str]
"""The key and the version of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabledPage:
    """A page of a shard: its name, its capture without bytes, its reading, its capture's row."""

    name: ArticleName
    capture: Capture
    reading: PageReading
    row: TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RestedPosts:
    """Some posts that verdicts rest on. `place` counts the articles that were looked through.

    `spoken` counts verdicts among these articles that rest on transcripts.
    """

    place: int
    seen: tuple[SeenPost, ...] = ()
    spoken: int = 0


class FolderReader(BoundedProcess):
    """Reads one folder in one process beside the caller; see `BoundedProcess`."""

    def __init__(self, folder: BulkFolder) -> None:
        # A program of its own: a fork of one in which Arrow has threads may wait for ever.
        super().__init__(is_ours=False)
        self._folder = folder.path

    def shards(self) -> list[Manifest]:
        """List the manifests of all shards that were read. Raises UnusableFile, as all of these."""
        (found,) = self._read(_shards, ())
        return list(found)

    def verdict_files(self) -> list[Path]:
        """List the files of verdicts as far as shards are judged."""
        (found,) = self._read(_verdict_files, ())
        return list(found)

    def select(self, files: list[Path], selection: Selection) -> set[ArticleName]:
        """List the articles of a selection that have a quotation."""
        (found,) = self._read(_selected, (files, selection), files)
        return set(found)

    def pages(self, shard: Manifest, chosen: set[ArticleName] | None) -> Iterator[list[TabledPage]]:
        """Yield the chosen pages of a shard, all where that is None, some at once."""
        yield from self._read(_pages, (shard, chosen))

    def posts(self, files: list[Path], articles: list[ArticleName]) -> Iterator[RestedPosts]:
        """Yield all that was seen of the posts that verdicts on articles rest on, or come near."""
        yield from self._read(_posts, (files, articles), files)

    def verdicts(
        self, files: list[Path], articles: list[ArticleName]
    ) -> Iterator[list[tuple[str, str, str | None]]]:
        """Yield verdicts on articles, some at once: a quotation's key, its wording and problem."""
        yield from self._read(_verdicts, (files, articles), files)

    def _read(
        self, work: Callable[..., Iterable[Any]], given: tuple[Any, ...], files: Iterable[Path] = ()
    ) -> Iterator[Any]:
        job = (work, self._folder, given)
        try:
            yield from self.run(_do, job, seconds=seconds_for(files))
        except ProcessLost as lost:
            raise UnusableFile(f"{self._folder}: {lost}") from lost


def _do(job: tuple[Callable[..., Iterable[Any]], Path, tuple[Any, ...]]) -> Iterator[Any]:
    """Do work on a folder in the process that reads; what is wrong in it is said of the folder."""
    work, path, given = job
    try:
        yield from work(BulkFolder(path), *given)
    except (ArchiverError, sqlite3.Error, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - told of the folder
        # Arrow and DuckDB have errors of their own, and a manifest may hold anything.
        message = f"{type(error).__name__}: {error}"[:300]
        raise UnusableFile(f"{path}: what is in it cannot be read ({message})") from None


def _shards(folder: BulkFolder) -> Iterator[list[Manifest]]:
    yield folder.shards()


def _verdict_files(folder: BulkFolder) -> Iterator[list[Path]]:
    yield folder.table_files("verdicts")


def _selected(
    _folder: BulkFolder, files: list[Path], selection: Selection
) -> Iterator[set[ArticleName]]:
    yield select_articles(files, selection)


def _pages(
    folder: BulkFolder, shard: Manifest, chosen: set[ArticleName] | None
) -> Iterator[list[TabledPage]]:
    for table in _READ:
        for path in folder.files_of(shard, table):
            if not pq.read_schema(path).equals(SCHEMAS[table]):
                raise UnusableFile(f"{path}: its columns are not those of this version's tables")
    batch: list[TabledPage] = []
    for page in pages_of_shard(folder, shard):
        name = page.article["article_key"], page.article["version"]
        if chosen is not None and name not in chosen:
            continue
        _refuse_gaps(page)
        batch.append(
            TabledPage(name=name, capture=_capture(page), reading=_reading(page), row=page.capture)
        )
        if len(batch) == _PAGES:
            yield batch
            batch = []
    yield batch


def _refuse_gaps(page: PageTables) -> None:
    """Raise UnusableFile for a page without what every page has."""
    for kind, row in (("article", page.article), ("capture", page.capture)):
        for name in _NEEDED[kind]:
            if row[name] is None:
                raise UnusableFile(f"{page.article['url']}: its {kind} has no {name}")


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
            **{
                name: quotation[name] for name in ("start", "end", "text", "speaker", "cue", "kind")
            },
            continues=quotation["continues"],
            speaker_span=None
            if quotation["speaker_start"] is None
            else (quotation["speaker_start"], quotation["speaker_end"]),
        )
        for quotation in page.quotations
    )
    return PageReading(
        page=HtmlPage(url=row["url"], kind=row["kind"], encoding=row["encoding"] or "utf-8"),
        article=article,
        embeds=tuple(map(embed_of_row, page.embeds)),
        quotes=quotes,
        notes=(row["notes"],) if row["notes"] else (),
        links=tuple(row["links"] or ()),
    )


def _posts(
    folder: BulkFolder, files: list[Path], articles: list[ArticleName]
) -> Iterator[RestedPosts]:
    with closing(connect(folder.path / ARCHIVE)) as evidence:
        for start in range(0, len(articles), _VERDICTS):
            keys: set[str] = set()
            spoken = 0
            for *_, verdict in verdicts_of_articles(files, articles[start : start + _VERDICTS]):
                found = json.loads(verdict)
                keys |= _posts_in(found)
                spoken += any("speech" in item for item in found["matches"][:1])
            numbers = {known[0] for key in keys if (known := find_post_key(evidence, key))}
            yield RestedPosts(place=start, spoken=spoken)
            seen: list[SeenPost] = []
            for post in load_post_history(evidence, numbers):
                seen.append(post)
                if len(seen) == _POSTS:
                    yield RestedPosts(place=start, seen=tuple(seen))
                    seen = []
            yield RestedPosts(place=start, seen=tuple(seen))


def _verdicts(
    _folder: BulkFolder, files: list[Path], articles: list[ArticleName]
) -> Iterator[list[tuple[str, str, str | None]]]:
    for start in range(0, len(articles), _VERDICTS):
        rows = verdicts_of_articles(files, articles[start : start + _VERDICTS])
        yield [(key, wording, problem) for key, wording, problem, _ in rows]


def _posts_in(verdict: dict[str, Any]) -> set[str]:
    """List the keys of posts in a verdict: its matches, its leads, and what these quote."""
    posts = [item["post"] for item in (*verdict["matches"], *verdict["leads"]) if "post" in item]
    names = ("key", "quoted", "in_reply_to")
    return {post[name] for post in posts for name in names if post.get(name)}

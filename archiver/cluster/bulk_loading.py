"""Bring a selection of what a cluster read into an archive that the site serves, by one writer.

Pages are kept by the crawl's own function; captures point to their records in the WARC files that
were read, by address, offset and digest, and no byte of those is copied. The posts that verdicts
rest on come with all that was seen of them, and then the archive judges by what it holds. The
folder may be another's: it is read by `folder_reading` alone.
"""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store.verdicts import outcomes_of_quotations
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import ARCHIVE
from archiver.cluster.folder_reading import ArticleName, FolderReader
from archiver.cluster.seen_posts import PostCounts, keep_post_history, keep_record_place
from archiver.cluster.table_queries import Selection
from archiver.cluster.table_schemas import TableRow
from archiver.crawl.events import Progress
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.rejudge_run import rejudge_all
from archiver.crawl.report import RunReport
from archiver.crawl.run_archive import RunArchive
from archiver.errors import UnusableFile, UnusableInput
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile


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
    `failures` are shards that could not be read, each with the reason.
    """

    articles: int = 0
    posts_new: int = 0
    quotations: int = 0
    different: int = 0
    spoken: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Give the counts as data."""
        names = ("articles", "posts_new", "quotations", "different", "spoken")
        failed = [{"shard": shard, "reason": reason} for shard, reason in self.failures]
        return {**{name: getattr(self, name) for name in names}, "failures": failed}


def load_selection(
    folder: BulkFolder,
    connection: sqlite3.Connection,
    captures: Path,
    selection: Selection,
    tell: Progress,
) -> LoadResult:
    """Load the articles of a selection, with the posts that verdicts on them rest on.

    `captures` is the folder of the archive's own WARC files, where none is written. A shard that
    cannot be read is named in the result, and the others are loaded. Raises UnusableInput where
    the quotations were not judged, and UnusableFile where the verdicts cannot be read.
    """
    with FolderReader(folder) as reader:
        files = reader.verdict_files()
        if not files or not (folder.path / ARCHIVE).is_file():
            raise UnusableInput(
                f"{folder.path}: nothing in it was judged: 'archiver bulk match {folder.path}' does"
            )
        chosen = None if selection.is_everything else reader.select(files, selection)
        done = LoadResult()
        loaded: set[ArticleName] = set()

        def load(report: RunReport) -> None:
            _load_pages(reader, connection, captures, report, chosen, loaded, done, tell)
            _load_posts(reader, connection, report, sorted(loaded), files, done, tell)
            writer.finish_indexing(connection)

        report = rejudge_all(connection, "bulk load", tell, first=load)
        done.articles = report.sources["new"] + report.sources["changed"]
        done.posts_new += report.posts_new
        for verdicts in reader.verdicts(files, sorted(loaded)):
            done.different += _count_different(connection, verdicts)
            done.quotations += len(verdicts)
    return done


def _load_pages(
    reader: FolderReader,
    connection: sqlite3.Connection,
    captures: Path,
    report: RunReport,
    chosen: set[ArticleName] | None,
    loaded: set[ArticleName],
    done: LoadResult,
    tell: Progress,
) -> None:
    """Keep the chosen pages of all shards, and add the names of their articles."""
    shards = reader.shards()
    with WarcFile(captures, f"run-{report.run:06d}") as warc:
        archive = LoadedRunArchive(connection, report, warc)
        keeper = PageKeeper(archive)
        for place, shard in enumerate(shards):
            tell("Loading", place, len(shards))
            try:
                for pages in reader.pages(shard, chosen):
                    with archive.grouped():
                        for page in pages:
                            archive.row = page.row
                            keeper.keep_page(page.capture, page.reading)
                            loaded.add(page.name)
            except UnusableFile as error:
                done.failures.append((str(shard.get("shard")), str(error)))
    tell("Loading", len(shards), len(shards))


def _load_posts(
    reader: FolderReader,
    connection: sqlite3.Connection,
    report: RunReport,
    loaded: list[ArticleName],
    files: list[Path],
    done: LoadResult,
    tell: Progress,
) -> None:
    """Keep what was seen of all posts that verdicts on these articles rest on, or come near."""
    counts = PostCounts()
    for some in reader.posts(files, loaded):
        tell("Posts", some.place, len(loaded))
        done.spoken += some.spoken
        with transaction(connection):
            keep_post_history(connection, report.run, some.seen, counts)
    done.posts_new += counts.posts


def _count_different(
    connection: sqlite3.Connection, verdicts: list[tuple[str, str, str | None]]
) -> int:
    """Count quotations that stand otherwise in the archive than the cluster judged them."""
    held = outcomes_of_quotations(connection, [row[0] for row in verdicts])
    return sum(
        key in held and held[key] != (wording, problem) for key, wording, problem in verdicts
    )

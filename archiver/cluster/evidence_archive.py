"""Make the one archive by which all shards are judged: posts that are given, then those of pages.

It is written by one process, the way an import and a crawl write, and then only read. What was in
it before is kept where only more is given; it takes the place of the one before when it is whole.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import file_digest
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from archiver.archive.connection import close_as_one_file, connect, copy_archive, transaction
from archiver.archive.index import writer
from archiver.archive.migrations.steps import APPLICATION_ID
from archiver.archive.store import runs
from archiver.archive.store.post_history import all_posts_seen, load_post_history
from archiver.cluster.bulk_folder import BulkFolder, Manifest
from archiver.cluster.seen_posts import PostCounts, keep_page_embeds, keep_post_history
from archiver.cluster.table_files import (
    UNFINISHED,
    iterate_rows,
    sync_file,
    write_json_file,
)
from archiver.cluster.table_schemas import TableRow
from archiver.crawl.events import Progress
from archiver.crawl.rejudge_run import close_run
from archiver.crawl.report import RunReport
from archiver.errors import UnusableFile
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.files import ask_of_file, refuse_unusable
from archiver.importers.pipeline import import_files
from archiver.importers.transcripts.beside import files_of_table, is_transcript_table
from archiver.models.records import content_digest
from archiver.text.dates import current_time

ARCHIVE = "evidence/posts.db"
_STATE = "evidence/state.json"
_APPLICATION = APPLICATION_ID.to_bytes(4, "big")
_PAGES = 500
"""Pages whose posts are kept in one transaction."""

_REMEMBERED = 1_000
"""Digests of earlier evidence by which shards may have been judged last."""

LineTold = Callable[[str, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The archive by which quotations are judged, and the digest of all that went into it.

    `grown_from` are the digests that it had before more was added to it.
    """

    path: Path
    digest: str
    grown_from: list[str] = field(default_factory=list)
    posts: int = 0
    failed: int = 0


@dataclass(slots=True)
class _Given:
    """What an archive of evidence is made of, in its order: files of posts, and read shards."""

    posts: list[dict[str, str]] = field(default_factory=list)
    shards: list[dict[str, Any]] = field(default_factory=list)
    grown_from: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        files = [post["sha256"] for post in self.posts]
        return content_digest(*files, "|", *(repr(sorted(shard.items())) for shard in self.shards))

    def as_json(self) -> dict[str, Any]:
        return {
            "posts": self.posts,
            "shards": self.shards,
            "digest": self.digest,
            "grown_from": self.grown_from,
        }


def refuse_unusable_posts(paths: Sequence[Path]) -> None:
    """Raise UnusableFile for a file that holds no posts; archives and Parquet are looked into."""
    # A program of its own: a fork of one in which Arrow has threads may wait for ever.
    with BoundedProcess(is_ours=False) as apart:
        for path in paths:
            if not path.is_file():
                raise UnusableFile(f"{path}: there is no such file")
            if not _is_archive(path):
                question = _columns_of if _is_parquet(path) else refuse_unusable
                ask_of_file(question, path, apart)


def prepare_evidence(
    folder: BulkFolder, posts: Sequence[Path], tell: Progress, told: LineTold | None = None
) -> Evidence:
    """Make or complete the archive of evidence of a folder; give it as it is where nothing is new.

    Raises UnusableFile, UnusableArchive, and OSError where the folder cannot be written.
    """
    given = _Given([_facts_of_file(path) for path in posts], list(map(_facts, folder.shards())))
    path, state = folder.path / ARCHIVE, folder.path / _STATE
    known = _load_state(folder)
    if path.is_file() and known.digest == given.digest:
        return Evidence(path=path, digest=given.digest, grown_from=known.grown_from)
    goes_on = path.is_file() and _begins(given.posts, known.posts) and _is_part(known, given)
    if goes_on:
        given.grown_from = [*known.grown_from, known.digest][-_REMEMBERED:]
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = path.with_name(f".posts.db.{os.getpid()}{UNFINISHED}")
    counts, failed = PostCounts(), 0
    try:
        if goes_on:
            copy_archive(path, hidden)
        added = list(posts)[len(known.posts) if goes_on else 0 :]
        if not goes_on and added and _is_archive(added[0]):
            copy_archive(added.pop(0), hidden)
        connection = connect(hidden, write=True)
        try:
            failed = _add_posts(connection, added, counts, told)
            new = [shard for shard in given.shards if not goes_on or shard not in known.shards]
            _add_pages(connection, folder, {item["shard"] for item in new}, counts, tell)
            writer.finish_indexing(connection)
            close_as_one_file(connection)
        finally:
            connection.close()
        sync_file(hidden)
        hidden.replace(path)
    finally:
        for left in path.parent.glob(f"{hidden.name}*"):
            left.unlink(missing_ok=True)
    write_json_file(state, given.as_json())
    return Evidence(
        path=path,
        digest=given.digest,
        grown_from=given.grown_from,
        posts=counts.posts,
        failed=failed,
    )


def _facts(manifest: Manifest) -> dict[str, Any]:
    names = ("shard", "reader", "size")
    return {**{name: manifest[name] for name in names}, "embeds": manifest["counts"]["embeds"]}


def _facts_of_file(path: Path) -> dict[str, str]:
    # A table of transcripts names the files that it is about.
    files = [path, *(files_of_table(path) if is_transcript_table(path) else ())]
    digests = []
    for file in files:
        with file.open("rb") as stream:
            digests.append(file_digest(stream, "sha256").hexdigest())
    whole = digests[0] if len(digests) == 1 else content_digest(*digests)
    return {"file": str(path.resolve()), "sha256": whole}


def _load_state(folder: BulkFolder) -> _Given:
    try:
        found = json.loads((folder.path / _STATE).read_text(encoding="utf-8"))
        return _Given(found["posts"], found["shards"], found["grown_from"])
    except (OSError, ValueError, KeyError, TypeError):
        return _Given()


def _begins(given: list[dict[str, str]], known: list[dict[str, str]]) -> bool:
    digests = [item["sha256"] for item in given]
    return digests[: len(known)] == [item["sha256"] for item in known]


def _is_part(known: _Given, given: _Given) -> bool:
    return all(shard in given.shards for shard in known.shards)


def _is_archive(path: Path) -> bool:
    """Tell an archive from an import file that is a database too (of twitter-to-sqlite)."""
    with path.open("rb") as stream:
        head = stream.read(72)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == _APPLICATION


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"PAR1"


def _columns_of(path: Path) -> list[str]:
    try:
        with pq.ParquetFile(path) as file:
            return [str(name) for name in file.schema_arrow.names]
    except (pa.ArrowException, OSError) as error:
        raise UnusableFile(f"{path}: no whole Parquet file ({error})") from error


def _add_posts(
    connection: sqlite3.Connection, paths: Sequence[Path], counts: PostCounts, told: LineTold | None
) -> int:
    """Add files of posts in their order; give how many lines could not be used."""
    failed = 0
    # A program of its own: a fork of one in which Arrow has threads may wait for ever.
    with BoundedProcess(is_ours=False) as apart:
        for path in paths:
            if _is_archive(path):
                _add_archive(connection, path, counts)
                continue
            with TemporaryDirectory(prefix="archiver-posts-") as scratch:
                write = partial(_write_csv, Path(scratch))
                file = ask_of_file(write, path, apart) if _is_parquet(path) else path
                done = import_files(connection, [file], told=told, apart=apart)
            counts.posts += done.posts_new
            failed += done.failed
    return failed


def _write_csv(scratch: Path, path: Path) -> Path:
    """Write a Parquet table of posts as the table that `archiver import` reads."""
    file = scratch / f"{path.stem}.csv"
    with pq.ParquetFile(path) as table, file.open("wb") as stream:
        schema = table.schema_arrow
        flat = [name for name in schema.names if not pa.types.is_nested(schema.field(name).type)]
        chosen = pa.schema([schema.field(name) for name in flat])
        with pyarrow.csv.CSVWriter(stream, chosen) as out:
            for batch in table.iter_batches(batch_size=10_000, columns=flat):
                out.write_batch(batch)
    return file


def _add_archive(connection: sqlite3.Connection, path: Path, counts: PostCounts) -> None:
    """Add the posts of a further archive by what was seen of them."""
    other = connect(path)
    try:
        report = _begin(connection, "import")
        for some in all_posts_seen(other):
            with transaction(connection):
                keep_post_history(connection, report.run, load_post_history(other, some), counts)
        close_run(connection, report)
    finally:
        other.close()


def _begin(connection: sqlite3.Connection, command: str) -> RunReport:
    report = RunReport(started_at=current_time(), status="done")
    with transaction(connection):
        report.run = runs.begin_run(connection, at=report.started_at, command=command, offline=True)
    return report


def _add_pages(
    connection: sqlite3.Connection,
    folder: BulkFolder,
    shards: set[str],
    counts: PostCounts,
    tell: Progress,
) -> None:
    """Add the posts that pages show, shard by shard, in the order in which they stand there."""
    report = _begin(connection, "bulk match")
    read = [shard for shard in folder.shards() if shard["shard"] in shards]
    for done, manifest in enumerate(read):
        tell("Posts", done, len(read))
        pages = groupby(_embeds(folder, manifest), key=itemgetter("record"))
        by_page = (list(rows) for _, rows in pages)
        while some := list(islice(by_page, _PAGES)):
            with transaction(connection):
                keep_page_embeds(connection, report.run, some, counts)
    tell("Posts", len(read), len(read))
    report.posts_new = counts.posts
    close_run(connection, report)


def _embeds(folder: BulkFolder, manifest: Manifest) -> Iterator[TableRow]:
    """Yield the embeds of a shard by their pages, from the files of all its days."""
    days = [iterate_rows(path) for path in folder.files_of(manifest, "embeds")]
    return merge(*days, key=itemgetter("record"))

"""Saved captures in, what a mended parser reads of them kept; nothing is asked for again.

Only where the reading differs from the rows does an article get another version; the one that
was read before stays, with its quotations and their verdicts.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import tombstones
from archiver.crawl import local_files
from archiver.crawl.events import Progress
from archiver.crawl.page_sightings import sighting_of_embed
from archiver.crawl.rejudge_run import rejudge_all
from archiver.crawl.report import RunReport
from archiver.crawl.writer_operations import WriterOperations
from archiver.extraction.pipeline import PageReading
from archiver.html.page import UnreadablePage
from archiver.models.records import Capture, content_digest
from archiver.provenance.warc import UnreadableWarc, WarcFile, read_record_at


def reread(
    connection: sqlite3.Connection, folder: Path, progress: Progress | None = None
) -> RunReport:
    """Read the latest capture of every article again, and judge what is new by it."""
    tell = progress or (lambda *_: None)

    def work(report: RunReport) -> None:
        # Whatever is kept rests on captures that are there: no record is written.
        with WarcFile(folder, f"run-{report.run:06d}") as warc:
            keeper = WriterOperations(connection, report, warc)
            total = connection.execute("select count(*) from articles").fetchone()[0]
            for done, row in enumerate(_latest(connection)):
                tell("Reading", done, total)
                _again(keeper, folder, row)
        writer.finish_indexing(connection)

    return rejudge_all(connection, "reread", tell, first=work)


def _latest(connection: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Of each article the capture and the version that were read last, where it is kept."""
    articles_of = connection.execute("select id from articles order by id").fetchall()
    for (number,) in articles_of:
        row = connection.execute(
            "select captures.*, v.id as version_id, v.digest, v.reading from article_versions v "
            "join readings r on r.article_version_id = v.id "
            "join captures on captures.id = r.capture_id "
            "where v.article_id = ? and warc_file is not null order by r.id desc limit 1",
            (number,),
        ).fetchone()
        if row is not None:
            yield row


def _again(keeper: WriterOperations, folder: Path, row: sqlite3.Row) -> None:
    connection = keeper.connection
    try:
        saved = read_record_at(folder / row["warc_file"], row["warc_offset"])
        capture = _as_it_was(saved, row)
        read = local_files.read_capture(capture)
    except (UnreadableWarc, UnreadablePage, OSError) as error:
        keeper.failed(row["source"], str(error))
        return
    read = tombstones.reading_without_forgotten(
        connection, read, lambda embed: sighting_of_embed(embed, capture)
    )
    mark = _mark(read)
    if row["reading"] == mark:
        keeper.report.sources["unchanged"] += 1
        return
    if _is_same(connection, row, read):
        keeper.report.sources["unchanged"] += 1
    else:
        _set_aside(connection, row)
        keeper.keep(capture, read)
    with transaction(connection):
        connection.execute(
            "update article_versions set reading = ? where digest = ? and article_id = "
            "(select article_id from article_versions where id = ?)",
            (mark, content_digest(read.article.title, read.article.text), row["version_id"]),
        )


def _as_it_was(saved: Capture, row: sqlite3.Row) -> Capture:
    """A capture from its record as its row has it: addresses in a WARC are written otherwise."""
    headers = saved.headers
    if row["status"] is None:
        headers = (("Content-Type", row["content_type"]),)
    names = ("url", "source", "fetched_at", "status")
    return replace(saved, **{name: row[name] for name in names}, headers=headers)


def _set_aside(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Let a version and its quotations leave their names to those of the new reading."""
    number = row["version_id"]
    with transaction(connection):
        connection.execute(
            "update article_versions set digest = digest || '~' || id where id = ?", (number,)
        )
        connection.execute(
            "update quotes set key = key || '~' || article_version_id where article_version_id = ?",
            (number,),
        )


def _mark(read: PageReading) -> str:
    """The digest of all that a reading says but the article's own text."""
    found = [_quotes(read), _embeds(read)]
    return content_digest("reading", json.dumps(found, ensure_ascii=True))


Rows = list[tuple[Any, ...]]


def _quotes(read: PageReading) -> Rows:
    rows: Rows = []
    for one in read.quotes:
        by = one.speaker_span or (None, None)
        rows.append((one.start, one.end, one.text, one.speaker, *by, one.cue, int(one.continues)))
    return sorted(rows, key=repr)


def _embeds(read: PageReading) -> Rows:
    rows: Rows = []
    for one in read.embeds:
        shown = (one.handle, one.name, one.text, one.posted_at, int(one.truncated))
        rows.append((one.kind, one.url, *shown, *(one.span or (None, None))))
    return sorted(rows, key=repr)


def _is_same(connection: sqlite3.Connection, row: sqlite3.Row, read: PageReading) -> bool:
    """Whether the rows of a version say what is read now."""
    if row["digest"] != content_digest(read.article.title, read.article.text):
        return False
    quotes = (
        "select start, end, text, speaker, speaker_start, speaker_end, cue, continues "
        "from quotes where article_version_id = ?"
    )
    embeds = (
        "select kind, url, handle, name, text, posted_at, truncated, start, end "
        "from embeds where article_version_id = ?"
    )
    return all(
        sorted(map(tuple, connection.execute(query, (row["version_id"],))), key=repr) == found
        for query, found in ((quotes, _quotes(read)), (embeds, _embeds(read)))
    )

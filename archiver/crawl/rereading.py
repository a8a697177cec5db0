"""Read saved captures again with a mended parser, and keep what it finds; nothing is fetched.

Only where the reading differs from the rows does an article get another version; the one that
was read before stays, with its quotations and their verdicts.
"""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import pictures, rereading, tombstones
from archiver.archive.store.rereading import EmbedFacts, QuoteFacts, SavedReading
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.events import Progress
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.page_sightings import sighting_of_embed
from archiver.crawl.rejudge_run import rejudge_all
from archiver.crawl.report import RunReport
from archiver.crawl.run_archive import RunArchive
from archiver.errors import UnreadablePage, UnreadableWarc
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Capture, content_digest
from archiver.provenance.warc import WarcFile, read_record_at


def reread(
    connection: sqlite3.Connection, folder: Path, progress: Progress | None = None
) -> RunReport:
    """Read the capture of every article's current version again, and judge what is new by it."""
    tell = progress or (lambda *_: None)

    def work(report: RunReport) -> None:
        # Whatever is kept rests on captures that are there: no record is written.
        with WarcFile(folder, f"run-{report.run:06d}") as warc, BoundedReader() as reader:
            keeper = PageKeeper(RunArchive(connection, report, warc))
            total = rereading.count_articles(connection)
            for done, saved in enumerate(rereading.saved_readings(connection)):
                tell("Reading", done, total)
                _read_again(keeper, reader, folder, saved)
        writer.finish_indexing(connection)

    return rejudge_all(connection, "reread", tell, first=work)


def _read_again(
    keeper: PageKeeper, reader: BoundedReader, folder: Path, saved: SavedReading
) -> None:
    """Read one saved capture, and keep what is read of it where that is something else."""
    archive, connection = keeper.archive, keeper.archive.connection
    try:
        record = read_record_at(folder / saved.warc_file, saved.warc_offset)
        capture = _as_stored(record, saved)
        reading = reader.read(capture)
    except (UnreadableWarc, UnreadablePage, OSError) as error:
        keeper.record_failure(saved.source, str(error))
        return
    reading = tombstones.reading_without_forgotten(
        connection, reading, lambda embed: sighting_of_embed(embed, capture)
    )
    if reading.pictures:
        with transaction(connection):
            pictures.note_pictures(
                connection, saved.version_id, reading.pictures, at=archive.started_at
            )
    mark = _mark(reading)
    if saved.mark == mark:
        archive.report.sources["unchanged"] += 1
        return
    if _is_same(connection, saved, reading):
        archive.report.sources["unchanged"] += 1
    else:
        with transaction(connection):
            rereading.set_version_aside(connection, saved.version_id)
        keeper.keep_page(capture, reading)
    with transaction(connection):
        rereading.mark_reading(
            connection, saved.version_id, reading.article.title, reading.article.text, mark
        )


def _as_stored(record: Capture, saved: SavedReading) -> Capture:
    """Give a capture from its record as its row has it: a WARC writes addresses otherwise."""
    headers = record.headers
    if saved.status is None:
        headers = (("Content-Type", saved.content_type),)
    return replace(
        record,
        url=saved.url,
        source=saved.source,
        fetched_at=saved.fetched_at,
        status=saved.status,
        headers=headers,
    )


def _mark(read: PageReading) -> str:
    """Give the digest of all that a reading says but the article's own text."""
    found = [_quotes(read), _embeds(read)]
    return content_digest("reading", json.dumps(found, ensure_ascii=True))


def _quotes(read: PageReading) -> list[QuoteFacts]:
    rows: list[QuoteFacts] = []
    for quote in read.quotes:
        by = quote.speaker_span or (None, None)
        rows.append(
            (
                quote.start,
                quote.end,
                quote.text,
                quote.speaker,
                *by,
                quote.cue,
                int(quote.continues),
            )
        )
    return sorted(rows, key=repr)


def _embeds(read: PageReading) -> list[EmbedFacts]:
    rows: list[EmbedFacts] = []
    for embed in read.embeds:
        start, end = embed.span or (None, None)
        shown = (embed.handle, embed.name, embed.text, embed.posted_at, int(embed.truncated))
        rows.append((embed.kind, embed.url, *shown, start, end))
    return sorted(rows, key=repr)


def _is_same(connection: sqlite3.Connection, saved: SavedReading, read: PageReading) -> bool:
    """Tell whether the rows of a version say what is read now."""
    if saved.digest != content_digest(read.article.title, read.article.text):
        return False
    quotes = rereading.stored_quotes(connection, saved.version_id)
    embeds = rereading.stored_embeds(connection, saved.version_id)
    return (sorted(quotes, key=repr), sorted(embeds, key=repr)) == (_quotes(read), _embeds(read))

"""Find captures that may not be handed on, for they show a post that was forgotten.

A page that showed the post is kept when the post is forgotten, unless its owner says otherwise;
what is handed on as evidence is read again for it.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from archiver.archive.pages.evidence import EvidenceCapture
from archiver.archive.store import tombstones
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.page_sightings import sighting_of_embed
from archiver.errors import UnreadablePage, UnreadableWarc
from archiver.provenance.warc import read_record_at


def captures_to_withhold(
    connection: sqlite3.Connection, captures: Iterable[EvidenceCapture], folder: Path
) -> frozenset[int]:
    """Give the rows of captures that show a forgotten post, or that cannot be read to tell."""
    if tombstones.has_no_tombstones(connection):
        return frozenset()
    found = set()
    with BoundedReader() as reader:
        for capture in captures:
            if (
                capture.warc_file is None
                or capture.warc_offset is None
                or "json" in capture.content_type
            ):
                continue  # answers about a post alone go with it
            if _shows_forgotten(
                connection, reader, folder / capture.warc_file, capture.warc_offset
            ):
                found.add(capture.id)
    return frozenset(found)


def _shows_forgotten(
    connection: sqlite3.Connection, reader: BoundedReader, path: Path, offset: int
) -> bool:
    try:
        capture = read_record_at(path, offset)
        reading = reader.read(capture)
    except (UnreadableWarc, UnreadablePage, OSError):
        return True
    return any(
        tombstones.is_sighting_forgotten(connection, sighting_of_embed(embed, capture))
        for embed in reading.embeds
    )

"""Find the captures that may not be handed on as evidence.

A page that showed a post is kept when the post is forgotten, unless its owner says otherwise;
what is handed on is read again for it. Captures may lie in WARC files of others: whatever is read
of them is read in a bounded process.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from archiver.archive.pages.evidence import EvidenceCapture
from archiver.archive.store import tombstones
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.page_sightings import sighting_of_embed
from archiver.crawl.reading_processes import read_page_apart
from archiver.errors import ProcessLost, UnreadablePage, UnreadableWarc
from archiver.models.records import Sighting
from archiver.provenance.warc import read_record_at


def captures_to_withhold(
    connection: sqlite3.Connection,
    captures: Iterable[EvidenceCapture],
    folder: Path,
    reader: BoundedReader,
) -> frozenset[int]:
    """Give the rows of captures that show a forgotten post, or that cannot be read to tell."""
    if tombstones.has_no_tombstones(connection):
        return frozenset()
    found = set()
    for capture in captures:
        file, offset = capture.warc_file, capture.warc_offset
        if file is None or offset is None or "json" in capture.content_type:
            continue  # answers about a post alone go with it
        try:
            seen = list(reader.run(_sightings, (folder / file, offset)))
        except (UnreadableWarc, UnreadablePage, ProcessLost):
            found.add(capture.id)
            continue
        if any(tombstones.is_sighting_forgotten(connection, sighting) for sighting in seen):
            found.add(capture.id)
    return frozenset(found)


def _sightings(given: tuple[Path, int]) -> Iterator[Sighting]:
    """Yield the posts that a page shows, in the process that reads it."""
    capture = read_record_at(*given)
    for embed in read_page_apart(capture).embeds:
        yield sighting_of_embed(embed, replace(capture, body=b""))

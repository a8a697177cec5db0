"""Pages that a gate needs more than once are read the first time only.

A reading is made of its capture alone, so that the second would say the same; that runs and
clusters really read alike is tried in `tests/cluster/test_same_answers.py`, where both do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.reading_pool import ReadingPool
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Capture

_Page = tuple[str, str, str]
_read = ReadingPool.read
_read_file = BoundedReader.read_file


@contextmanager
def pages_read_once() -> Iterator[dict[_Page, PageReading]]:
    """Keep what runs and clusters read, and give it to the runs that come after them."""
    kept: dict[_Page, PageReading] = {}

    async def read(pool: ReadingPool, capture: Capture) -> PageReading:
        page = _page(capture)
        if page not in kept:
            kept[page] = await _read(pool, capture)
        return kept[page]

    def read_file(
        reader: BoundedReader, path: Path
    ) -> Iterator[tuple[Capture, PageReading | UnreadablePage]]:
        for capture, reading in _read_file(reader, path):
            if isinstance(reading, PageReading):
                kept[_page(capture)] = reading
            yield capture, reading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingPool, "read", read)
        patch.setattr(BoundedReader, "read_file", read_file)
        yield kept


def _page(capture: Capture) -> _Page:
    return capture.url, capture.source, capture.sha256

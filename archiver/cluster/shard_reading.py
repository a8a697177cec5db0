"""Read one shard as the night reads a file, and write what its pages say as rows of tables.

Pages are read by `crawl.bounded_reader`, by the same function as `archiver inspect` and the crawl.
One that takes too long or too much is named in the manifest, and the rest goes on; so is a shard
that is damaged, of which all before the damage is kept.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.shard_source import local_shard
from archiver.cluster.table_files import ShardTables
from archiver.cluster.table_schemas import (
    TableRow,
    article_key_of,
    quotation_key_of,
    version_key_of,
)
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.page_sightings import sighting_of_embed, with_capture_address
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Capture, Embed, Quote

_MOST_FAILURES = 1_000
"""Pages that could not be read and are named; all are counted, and have rows in ``captures``."""


def read_shard(
    folder: BulkFolder,
    name: str,
    address: str,
    still_wanted: Callable[[], None],
    *,
    seconds: float = 60.0,
    allow_private: bool = False,
) -> dict[str, Any]:
    """Read a shard into the tables of a folder; give its manifest, which is written last.

    `still_wanted` is called before each page, and ends the process where nobody waits any more.
    `seconds` is what one page may take, `allow_private` lets shards be fetched from one's own
    network. Raises OSError where the folder cannot be written.
    """
    known = folder.shard_manifest(name)
    failures: list[dict[str, str]] = []
    counts = {"pages": 0, "articles": 0, "embeds": 0, "quotations": 0, "failed": 0}
    damage: str | None = None
    with ShardTables(folder.path, name) as tables, BoundedReader(seconds=seconds) as reader:
        numbers = count()
        try:
            with local_shard(address, allow_private=allow_private) as path:
                for capture, read in reader.read_file(path):
                    still_wanted()
                    page = _PageRows(next(numbers), address, capture, capture.sha256)
                    counts["pages"] += 1
                    if isinstance(read, UnreadablePage):
                        counts["failed"] += 1
                        if len(failures) < _MOST_FAILURES:
                            failures.append({"url": capture.url, "reason": str(read)})
                        tables.add("captures", page.day, page.failure_row(str(read)))
                    else:
                        _add_page(tables, page, read, counts)
        except UnreadablePage as error:
            damage = str(error)
        files = tables.finish()
    manifest = {
        **folder.read_facts(name, address),
        "damage": damage,
        "counts": counts,
        "failures": failures,
        "files": files,
    }
    folder.finish_shard(name, manifest, known)
    return manifest


def _add_page(
    tables: ShardTables, page: "_PageRows", read: PageReading, counts: dict[str, int]
) -> None:
    rows = _ReadPageRows(page, read)
    tables.add("captures", page.day, rows.capture_row())
    tables.add("articles", page.day, rows.article_row())
    for embed in read.embeds:
        tables.add("embeds", page.day, rows.embed_row(embed))
    for quote in read.quotes:
        tables.add("quotations", page.day, rows.quotation_row(quote))
    counts["articles"] += 1
    counts["embeds"] += len(read.embeds)
    counts["quotations"] += len(read.quotes)


class _PageRows:
    """The rows of one page; `record` is its number in the shard, from 0 on."""

    def __init__(self, record: int, shard: str, capture: Capture, sha256: str) -> None:
        self.record, self.shard, self.capture, self.sha256 = record, shard, capture, sha256
        self.day = capture.fetched_at[:10]

    def _place(self) -> TableRow:
        return {"warc": self.shard, "warc_offset": self.capture.record_at}

    def capture_row(self, outcome: str = "read", reason: str | None = None) -> TableRow:
        one = self.capture
        return {
            "record": self.record,
            "url": one.url,
            "content_type": one.content_type,
            "fetched_at": one.fetched_at,
            "sha256": self.sha256,
            "status": one.status,
            "size": len(one.body),
            **self._place(),
            "outcome": outcome,
            "reason": reason,
        }

    def failure_row(self, reason: str) -> TableRow:
        return self.capture_row("failed", reason)


class _ReadPageRows(_PageRows):
    """The rows of a page that was read, under the address that an archive keeps it under."""

    def __init__(self, page: _PageRows, read: PageReading) -> None:
        capture = with_capture_address(page.capture, read)
        super().__init__(page.record, page.shard, capture, page.sha256)
        self._read = read
        article = read.article
        # Digests of the whole text, which every row of the page has.
        self._version = version_key_of(article.title, article.text)
        self._page: TableRow = {
            "record": self.record,
            "article_key": article_key_of(article.url),
            "version": self._version,
        }

    def article_row(self) -> TableRow:
        read, article = self._read, self._read.article
        names = ("url", "title", "site", "byline", "published_at", "dated_by", "modified_at")
        return {
            **self._page,
            **{name: getattr(article, name) for name in (*names, "language", "access", "text")},
            "notes": "; ".join(read.notes) or None,
            "kind": read.page.kind,
            "encoding": read.page.encoding,
            "links": list(read.links),
        }

    def embed_row(self, embed: Embed) -> TableRow:
        names = ("platform", "kind", "id", "url", "handle", "name", "text", "posted_at")
        start, end = embed.span or (None, None)
        return {
            **self._page,
            "post_key": sighting_of_embed(embed, self.capture).post.key,
            **{name: getattr(embed, name) for name in (*names, "truncated")},
            "start": start,
            "end": end,
            "article_url": self._read.article.url,
            "seen_at": self.capture.fetched_at,
            "sha256": self.sha256,
            "size": len(self.capture.body),
            **self._place(),
        }

    def quotation_row(self, quote: Quote) -> TableRow:
        by, to = quote.speaker_span or (None, None)
        names = ("start", "end", "text", "speaker", "cue", "continues", "kind")
        url = self._read.article.url
        return {
            "key": quotation_key_of(url, self._version, quote.start, quote.end),
            **self._page,
            **{name: getattr(quote, name) for name in names},
            "speaker_start": by,
            "speaker_end": to,
        }

"""Sources and addresses that a person names, and the articles that they list."""

import sqlite3
from pathlib import Path

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from archiver.crawl import listings
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.discovery.listing import MAX_LISTING_BYTES
from tests.crawl.newsroom import serving


def test_listings_are_counted_by_their_kind_and_those_that_fail_are_named(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    with serving() as room:
        article = room.page("/ferry-leaves-the-old-harbour", "<p>The ferry left.")
        room.feed("/feed", [article])
        room.page("/list", f"{article}\n{article}?utm_source=list", kind="text/plain")
        with transaction(archive):
            for path in ("/feed", "/list", "/gone"):
                sources.add_source(archive, room.url + path, at="2020-05-04T00:00:00Z")
        report = crawl(archive, [], CrawlOptions(warc_folder=tmp_path, web=room.web()))
        assert report.listings == {"feed": 1, "list": 1}
        assert [one["source"] for one in report.failures] == [f"{room.url}/gone"]
        assert room.asked["/ferry-leaves-the-old-harbour"] == 1


def test_no_listing_is_kept_whole_in_memory_beside_too_many_others() -> None:
    assert MAX_LISTING_BYTES * listings._AT_ONCE < 2**31

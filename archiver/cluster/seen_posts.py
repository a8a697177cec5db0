"""Keep in an archive what pages of a cluster's tables, or another archive, show of posts.

Part of the caller's transaction. An embed is kept as the crawl keeps it: by the same function, as
the claim of its page.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from archiver.archive.index import writer
from archiver.archive.store import posts, runs, tombstones, versions
from archiver.archive.store.claims import Claimant
from archiver.archive.store.post_history import SeenPost
from archiver.cluster.table_schemas import TableRow
from archiver.crawl.page_sightings import sighting_of_embed
from archiver.models.records import Capture, Embed


@dataclass(slots=True)
class PostCounts:
    """What is new to an archive."""

    posts: int = 0
    versions: int = 0


def keep_page_embeds(
    connection: sqlite3.Connection,
    run: int,
    pages: Iterable[Sequence[TableRow]],
    counts: PostCounts,
) -> None:
    """Keep the posts that pages show, each given as rows of the table of embeds, in their order.

    Their words are indexed together, and counted as if it had been page by page. Only a page that
    shows a post without its id is indexed alone: such a post may be found to be another one, and
    what was indexed of it until then stays in the index.
    """
    wordings: list[tuple[int, str]] = []
    for rows in pages:
        is_alone = any(row["id"] is None for row in rows)
        if is_alone:
            _index_wordings(connection, wordings, counts)
            wordings = []
        wordings += _keep_page(connection, run, rows, counts)
        if is_alone:
            _index_wordings(connection, wordings, counts)
            wordings = []
    _index_wordings(connection, wordings, counts)


def _keep_page(
    connection: sqlite3.Connection, run: int, rows: Sequence[TableRow], counts: PostCounts
) -> list[tuple[int, str]]:
    """Keep the posts of one page; give the new wordings, as (id, raw text).

    The capture stands under the address of the article, so that sightings by several pages of one
    publisher are told from those of several publishers.
    """
    first = rows[0]
    capture = Capture(
        url=first["article_url"], source=first["warc"], fetched_at=first["seen_at"], body=b""
    )
    capture_id = keep_record_place(connection, run, capture, first)
    claimant = Claimant(name=first["article_url"])
    wordings: list[tuple[int, str]] = []
    seen = [(embed.text, sighting_of_embed(embed, capture)) for embed in map(embed_of_row, rows)]
    for text, sighting in tombstones.without_forgotten(connection, seen, itemgetter(1)):
        kept = posts.add_sighting(connection, run, capture_id, sighting, claimant)
        counts.posts += kept.new_post
        if kept.new_version and kept.version_id is not None and text:
            wordings.append((kept.version_id, text))
    return wordings


def keep_post_history(
    connection: sqlite3.Connection, run: int, seen: Iterable[SeenPost], counts: PostCounts
) -> None:
    """Keep sightings from another archive, each with the row of its capture."""
    wordings: list[tuple[int, str]] = []
    for post in seen:
        if tombstones.is_sighting_forgotten(connection, post.sighting):
            continue
        capture_id = None if post.capture is None else _capture_id(connection, run, post)
        claimant = None
        if post.sighting.evidence == "embed" and post.capture is not None:
            claimant = Claimant(name=post.capture.url)
        kept = posts.add_sighting(connection, run, capture_id, post.sighting, claimant)
        counts.posts += kept.new_post
        version = post.sighting.version
        if kept.new_version and kept.version_id is not None and version is not None:
            wordings.append((kept.version_id, version.text))
    _index_wordings(connection, wordings, counts)


def keep_record_place(
    connection: sqlite3.Connection, run: int, capture: Capture, row: TableRow
) -> int:
    """Keep the capture of a table's row, its bytes left where they were read; give its number."""
    known = runs.find_capture(connection, capture.url, row["sha256"])
    if known is not None:
        return known
    return runs.add_capture(
        connection,
        run,
        capture,
        place=record_place_of(row["warc"], row["warc_offset"]),
        sha256=row["sha256"],
        size=row["size"],
    )


def _index_wordings(
    connection: sqlite3.Connection, wordings: list[tuple[int, str]], counts: PostCounts
) -> None:
    held = versions.held_texts(connection, wordings)
    if held:
        writer.index_versions(connection, held, rare_too=True)
    counts.versions += len(held)


def _capture_id(connection: sqlite3.Connection, run: int, one: SeenPost) -> int | None:
    row = one.capture
    if row is None:
        return None
    place = record_place_of(row.warc_file, row.warc_offset)
    # The page itself may be there, under the address that it was captured at.
    known = runs.find_capture(connection, row.url, row.sha256) or (
        runs.find_capture_of_record(connection, row.sha256, place)
    )
    if known is not None:
        return known
    headers = (("Content-Type", row.content_type),) if row.content_type else ()
    capture = Capture(
        url=row.url,
        source=row.source,
        fetched_at=row.fetched_at,
        body=b"",
        status=row.status,
        headers=headers,
    )
    return runs.add_capture(connection, run, capture, place=place, sha256=row.sha256, size=row.size)


def record_place_of(warc: str | None, offset: int | None) -> tuple[str | None, int | None]:
    """Give the place of a record as archives keep it; none where no reader can go to it.

    A file's name alone leads nowhere from another folder.
    """
    held = warc is not None and warc.startswith("/") and offset is not None
    return (warc, offset) if held else (None, None)


def embed_of_row(row: TableRow) -> Embed:
    """Make the record of an embed of its row."""
    names = ("platform", "kind", "id", "url", "handle", "name", "text", "posted_at", "truncated")
    span = None if row["start"] is None else (row["start"], row["end"])
    return Embed(span=span, **{name: row[name] for name in names})

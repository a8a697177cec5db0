"""Keep what pages articles link, and find the transcripts among them.

An address is a number here: 64 bits of a digest of its name. Part of the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from archiver.models.transcript_records import Transcript
from archiver.platforms.registry import post_ref_at
from archiver.text.urls import page_name


def address_number(name: str) -> int:
    """Give the number by which a page's name (`page_name`), or a post's key, is kept.

    >>> address_number("council.example/7") == address_number("council.example/8")
    False
    """
    return int.from_bytes(
        sha256(name.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True
    )


def add_article_links(connection: sqlite3.Connection, version: int, names: Iterable[str]) -> None:
    """Keep the names of the pages that a version of an article links, each once."""
    connection.executemany(
        "insert or ignore into article_links(address, article_version_id) values (?, ?)",
        [(address_number(name), version) for name in names],
    )


def add_transcript_addresses(connection: sqlite3.Connection, number: int, one: Transcript) -> bool:
    """Keep by what an event may be linked, and tell whether any of it is new.

    These are its addresses, and the key of the post whose video it is of, for that may be archived
    later than its words.
    """
    names: set[str] = {one.post.key} if one.post else set()
    for url in filter(None, (one.url, *one.aliases)):
        ref = post_ref_at(url)
        names.update(filter(None, (page_name(url), ref.key if ref else None)))
    added = connection.executemany(
        "insert or ignore into transcript_addresses(address, transcript_id) values (?, ?)",
        [(address_number(name), number) for name in sorted(names)],
    )
    return added.rowcount > 0


def linked_transcripts(connection: sqlite3.Connection, names: Collection[str]) -> frozenset[int]:
    """Find the events of which one of these names is an address: of pages, and keys of posts."""
    rows = connection.execute(
        "select distinct transcript_id from transcript_addresses "
        "where address in (select value from json_each(?))",
        (json.dumps([address_number(name) for name in names]),),
    )
    return frozenset(row[0] for row in rows)


def transcripts_linked_by(
    connection: sqlite3.Connection, versions: Sequence[int]
) -> dict[int, frozenset[int]]:
    """Find the events that versions of articles link, by the version; few link any."""
    rows = connection.execute(
        "select l.article_version_id, t.transcript_id from article_links l "
        "join transcript_addresses t on t.address = l.address "
        "where l.article_version_id in (select value from json_each(?))",
        (json.dumps(list(versions)),),
    )
    found: dict[int, set[int]] = {}
    for version, number in rows:
        found.setdefault(version, set()).add(number)
    return {version: frozenset(numbers) for version, numbers in found.items()}

"""Statements for the pages that articles link, by which a transcript is known to be cited.

An address is kept as a number, 64 bits of a digest of what all addresses of a page have in common:
of a hundred million links that takes a fifth of the room, and no two fall together.
"""

import re
import sqlite3
from hashlib import sha256

# Matches "https://www.council.example/7#turn-3", of which it takes "council.example/7".
_PAGE = re.compile(r"https?://(?:www\.)?([^/?#\s@]+[^#\s]*)")

LINKS = (
    """
    create table article_links (
      address integer not null,
      article_version_id integer not null references article_versions(id),
      primary key (address, article_version_id)
    ) strict, without rowid
    """,
    """
    create table transcript_addresses (
      address integer not null,
      transcript_id integer not null references transcripts(id),
      primary key (address, transcript_id)
    ) strict, without rowid
    """,
    "create index article_links_version on article_links(article_version_id)",
    "create index transcript_addresses_transcript on transcript_addresses(transcript_id)",
)


def fill_addresses(connection: sqlite3.Connection) -> None:
    """Give numbers to the addresses of events held already, and the posts whose videos they are."""
    rows = connection.execute(
        "select t.id, t.url, p.key from transcripts t left join posts p on p.id = t.post_id"
    ).fetchall()
    names = [(number, key) for number, _, key in rows if key]
    pages = ((number, _PAGE.match(url or "")) for number, url, _ in rows)
    names += [(number, page[1].rstrip("/")) for number, page in pages if page]
    connection.executemany(
        "insert or ignore into transcript_addresses(address, transcript_id) values (?, ?)",
        [(_number(name), number) for number, name in names],
    )


def _number(name: str) -> int:
    return int.from_bytes(sha256(name.encode("utf-8", "replace")).digest()[:8], "big", signed=True)

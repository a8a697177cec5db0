"""List the pages of a site for its sitemap, part by part."""

import sqlite3

_OF_PART = 10_000
"""Articles of one part; a sitemap may have 50,000 addresses (sitemaps.org)."""
_PUBLISHERS = 5_000


def count_parts(connection: sqlite3.Connection) -> int:
    """Count the parts, of which there is one at least."""
    last = connection.execute("select coalesce(max(id), 0) from articles").fetchone()[0]
    return max(1, -(-int(last) // _OF_PART))


def articles_of_part(connection: sqlite3.Connection, number: int) -> list[str]:
    """List keys of the articles of a part, which keep it for good."""
    rows = connection.execute(
        "select key from articles where id > ? and id <= ? order by id",
        ((number - 1) * _OF_PART, number * _OF_PART),
    )
    return [row[0] for row in rows]


def publishers(connection: sqlite3.Connection) -> list[str]:
    """List the names of publishers, those with most articles first."""
    rows = connection.execute(
        "select site from articles where site is not null group by site "
        "order by count(*) desc, site limit ?",
        (_PUBLISHERS,),
    )
    return [row[0] for row in rows]

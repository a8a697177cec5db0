"""Walk through all posts or quotations of an archive, however many: batches in, records out."""

import sqlite3
from collections.abc import Iterator

from archiver.archive.pages.quotations import CURRENT, JudgedQuotation, quotations_of_ids
from archiver.archive.store.lookup import load_versions
from archiver.models.stored_posts import StoredVersion

_BATCH = 200
"""Rows read at once: no statement stays open while the caller works on what came."""


def iterate_quotations(
    connection: sqlite3.Connection,
    *,
    wording: str | None = None,
    speaker: str | None = None,
    site: str | None = None,
) -> Iterator[JudgedQuotation]:
    """Yield the quotations of current versions of articles, in the order they were read.

    `wording` is that of the latest verdict, `speaker` and `site` are compared as they stand.
    """
    query = (
        "select q.id from quotes q join article_versions av on av.id = q.article_version_id "
        "join articles a on a.id = av.article_id left join verdicts d on d.id = q.verdict_id "
        f"where q.id > ? and {CURRENT} and (?2 is null or d.wording = ?2) "
        "and (?3 is null or q.speaker = ?3) and (?4 is null or a.site = ?4) "
        f"order by q.id limit {_BATCH}"
    )
    last = 0
    while ids := [
        row[0] for row in connection.execute(query, (last, wording, speaker, site)).fetchall()
    ]:
        yield from quotations_of_ids(connection, ids)
        last = ids[-1]


def iterate_posts(
    connection: sqlite3.Connection, *, platform: str | None = None, handle: str | None = None
) -> Iterator[StoredVersion]:
    """Yield each post in its fullest latest wording, in the order in which they were archived.

    Posts of which no wording is known are left out. `handle` is compared without regard to case.
    """
    query = (
        "select p.id, (select v.id from post_versions v where v.post_id = p.id "
        "order by v.truncated, v.id desc limit 1) from posts p "
        "left join authors a on a.id = p.author_id "
        "where p.id > ? and (?2 is null or p.platform = ?2) "
        f"and (?3 is null or a.handle = ?3 collate nocase) order by p.id limit {_BATCH}"
    )
    last = 0
    while rows := connection.execute(query, (last, platform, handle)).fetchall():
        latest = [row[1] for row in rows if row[1] is not None]
        yield from sorted(load_versions(connection, latest), key=lambda one: one.post_id)
        last = rows[-1][0]

"""Load what the archive itself has around a verdict: pages that quote a post, and examples.

Takes a connection that only reads. Every query has a limit and goes by an index.
"""

import sqlite3
from dataclasses import dataclass

from archiver.archive.pages.quotations import CURRENT
from archiver.models.records import Wording

READ_FOR_VERDICTS = ("posts", "post_versions", "authors", "author_names", "sightings", "captures")
"""Tables whose content a verdict shows: who may not view them gets none."""

READ_FOR_PAGES = ("articles", "article_versions", "quotes", "verdicts")
"""Tables behind the list of quoting pages and the examples: left out for who may not view them."""

_SHOWN_PAGES = 10

_WORDINGS: tuple[Wording, ...] = ("verbatim", "altered", "typographic", "abridged", "not_found")

_CITING = f"""
  from posts
  join post_versions on post_versions.post_id = posts.id
  join verdicts on verdicts.post_version_id = post_versions.id
  join quotes q on q.verdict_id = verdicts.id
  join article_versions av on av.id = q.article_version_id
  join articles on articles.id = av.article_id
  where posts.key = ? and {CURRENT}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article whose quotation was judged to come from a post."""

    quote_id: int
    key: str
    article_key: str
    quote: str
    wording: Wording
    title: str | None
    site: str | None
    url: str
    published_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A quotation of the archive that a visitor can try."""

    quote: str
    speaker: str | None
    published_at: str | None
    wording: Wording


def citations(connection: sqlite3.Connection, post_key: str) -> tuple[tuple[Citation, ...], int]:
    """List the first pages that quote a post, oldest first, and count its quotations."""
    total = connection.execute(f"select count(*) {_CITING}", (post_key,)).fetchone()[0]
    rows = connection.execute(
        "select q.id as quote_id, q.key, articles.key as article_key, "
        "q.text as quote, verdicts.wording, articles.title, articles.site, articles.url, "
        f"articles.published_at {_CITING} "
        "order by articles.published_at is null, articles.published_at, q.id limit ?",
        (post_key, _SHOWN_PAGES),
    )
    return tuple(Citation(**dict(row)) for row in rows), total


def examples(connection: sqlite3.Connection, wanted: int = 2) -> tuple[Example, ...]:
    """List the newest judged quotations, each of another wording; none from an empty archive."""
    found: list[Example] = []
    for wording in _WORDINGS:
        row = connection.execute(
            "select q.text, q.speaker, article_versions.published_at, verdicts.wording "
            "from verdicts join quotes q on q.verdict_id = verdicts.id "
            "join article_versions on article_versions.id = q.article_version_id "
            "where verdicts.wording = ? and length(q.text) between 20 and 280 "
            f"and {CURRENT} "
            "order by verdicts.id desc limit 1",
            (wording,),
        ).fetchone()
        if row:
            found.append(Example(quote=row[0], speaker=row[1], published_at=row[2], wording=row[3]))
        if len(found) == wanted:
            break
    return tuple(found)

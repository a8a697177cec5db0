"""Load what the archive itself has around a verdict: pages that quote a post, and examples.

Takes a connection that only reads. Every query has a limit and goes by an index.
"""

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from archiver.archive.pages.quotations import CURRENT
from archiver.models.records import Problem, Tie, Wording

READ_FOR_VERDICTS = (
    *("posts", "post_versions", "authors", "author_names", "sightings", "captures", "claims"),
)
"""Tables whose content a verdict shows: who may not view them gets none."""

READ_FOR_PAGES = ("articles", "article_versions", "quotes", "verdicts")
"""Tables behind the list of quoting pages and the examples: left out for who may not view them."""

_SHOWN_PAGES = 10
_RECENT = 2_000
_SUGGESTED = 100
# Matches "Dr. Ana O’Brook-Tamm"; not "@ana", an address or what is no name.
_NAME = re.compile(r"[^\W\d_][\w\s.'’-]{1,60}")

_EXAMPLES = (
    "d.wording = 'verbatim' and d.corroborated = 1",
    "d.problem = 'altered' and d.tie = 'cited'",
    "d.wording = 'verbatim' and d.corroborated = 0",
    "d.wording = 'typographic'",
    "d.wording = 'abridged'",
)
"""What an example may be, best first. Of what is wrong only that the speaker's own post, which the
article cites and more than one page shows, says something else: no example accuses falsely."""
_JUDGED = 2_000
"""Latest verdicts of a kind that an example is picked from."""

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
    problem: Problem | None
    tie: Tie | None
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
        "q.text as quote, verdicts.wording, verdicts.problem, verdicts.tie, "
        "articles.title, articles.site, articles.url, "
        f"articles.published_at {_CITING} "
        "order by articles.published_at is null, articles.published_at, q.id limit ?",
        (post_key, _SHOWN_PAGES),
    )
    return tuple(Citation(**dict(row)) for row in rows), total


def examples(connection: sqlite3.Connection, wanted: int = 2) -> tuple[Example, ...]:
    """List the newest quotations that are surely as judged, each of another wording.

    None from an empty archive. All are by the speaker named, or name none.
    """
    found: list[Example] = []
    for condition in _EXAMPLES:
        row = connection.execute(
            "select q.text, q.speaker, av.published_at, d.wording from (select * from verdicts d "
            f"where {condition} order by d.id desc limit ?) d "
            "join quotes q on q.verdict_id = d.id "
            "join article_versions av on av.id = q.article_version_id "
            "where length(q.text) between 20 and 280 and d.tie in ('cited', 'likely') "
            "and d.timing <> 'impossible' and (d.problem is null or d.problem = 'altered') "
            "and (d.attribution = 'confirmed' or d.problem is null and d.attribution = 'unstated') "
            f"and {CURRENT} order by d.id desc limit 1",
            (_JUDGED,),
        ).fetchone()
        if row and row[3] not in {example.wording for example in found}:
            found.append(Example(quote=row[0], speaker=row[1], published_at=row[2], wording=row[3]))
        if len(found) == wanted:
            break
    return tuple(found)


def recent_speakers(connection: sqlite3.Connection) -> list[str]:
    """List who is quoted most in the latest quotations, for a field to suggest."""
    rows = connection.execute(
        "select speaker from listed_quotes order by published_at desc limit ?", (_RECENT,)
    )
    counts = Counter(row[0] for row in rows if row[0])
    named = (name for name, _ in counts.most_common() if _NAME.fullmatch(name))
    return list(islice(named, _SUGGESTED))

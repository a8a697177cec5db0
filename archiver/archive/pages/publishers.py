"""Load the page of one publisher: quotations by wording over time, and those to look at again."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import get_args

from archiver.archive.pages import quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.models import records

ARTICLES = 700
"""Latest articles of a publisher that are counted: a plot of more took longer than a page may."""
_SHOWN = 15
_QUOTED = 12
_WRITERS = 15
_GRAVEST: tuple[records.Problem, ...] = get_args(records.Problem)

_LATEST = """(select id, published_at from articles indexed by articles_site_published
    where site = ?1 order by published_at desc limit ?2)"""

_LISTED = (
    "select published_at, wording, problem, byline, quote_id from listed_quotes where site = ?1"
)

# All that this reads of what is listed stands in one index, in the order of these days. Of the day
# on which the latest articles begin some are not among these: so those of it that are are sought.
_OF_LATEST = f"""
  {_LISTED} and {{later}} union all
  select art.published_at, d.wording, d.problem, d.byline, d.quote_id from {_LATEST} as art
  join article_versions v on v.article_id = art.id
  join quotes q on q.article_version_id = v.id
  join listed_quotes d on d.quote_id = q.id
  where art.published_at is ?3
"""

_COUNTED = """
  select substr(published_at, 1, 7), wording, problem, byline, count(*),
    group_concat(iif(problem is null, null, quote_id))
  from ({listed}) where wording is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherMonth:
    """How many quotations of one month were worded how; no month where the date is unknown.

    `wrong` is with how many of each wording something is wrong, `problems` how many have which.
    """

    month: str | None
    wordings: dict[records.Wording, int]
    wrong: dict[records.Wording, int] = field(default_factory=dict)
    problems: dict[records.Problem, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterCount:
    """How many quotations the articles of one byline have, and with how many something is wrong."""

    byline: str
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherPage:
    """Everything that the page of a publisher says; `bounded` where older articles are left out.

    `counts` are of its judged quotations, `worst` those with which something is wrong, the gravest
    first and of these the latest, `writers` those of articles with most that is wrong. Of the
    judged quotations `signed` are in articles that name an author, and `names` such are there.
    """

    site: str
    articles: int
    bounded: bool
    months: tuple[PublisherMonth, ...]
    counts: tuple[quotations.JudgedCount, ...]
    worst: tuple[quotations.JudgedQuotation, ...]
    writers: tuple[WriterCount, ...]
    signed: int
    names: int
    latest: tuple[ListedArticle, ...]


def load_publisher_page(connection: sqlite3.Connection, site: str) -> PublisherPage | None:
    """Load the publisher of that name, as articles give it."""
    held = connection.execute("select count(*) from articles where site = ?", (site,)).fetchone()[0]
    if not held:
        return None
    months: dict[str | None, PublisherMonth] = {}
    totals: Counter[tuple[records.Wording, records.Problem | None]] = Counter()
    worst: list[tuple[int, str, int]] = []
    quoted: Counter[str] = Counter()
    blamed: Counter[str] = Counter()
    for month, wording, problem, byline, count, numbers in _count(connection, site, held):
        found = months.setdefault(month, PublisherMonth(month=month, wordings={}, wrong={}))
        found.wordings[wording] = found.wordings.get(wording, 0) + count
        if problem is not None:
            found.wrong[wording] = found.wrong.get(wording, 0) + count
            found.problems[problem] = found.problems.get(problem, 0) + count
        totals[wording, problem] += count
        if byline is not None:
            quoted[byline] += count
            blamed[byline] += count if problem else 0
        worst += [
            (-_GRAVEST.index(problem), month or "", int(number))
            for number in (numbers or "").split(",")
            if number
        ]
    latest = connection.execute(
        "select key, title, site, published_at, url from articles where site = ? "
        "order by published_at desc limit ?",
        (site, _SHOWN),
    )
    return PublisherPage(
        site=site,
        articles=held,
        bounded=held > ARTICLES,
        months=tuple(months.values()),
        counts=tuple(
            quotations.JudgedCount(*judged, count) for judged, count in totals.most_common()
        ),
        worst=quotations.quotations_of_ids(
            connection, [number for *_, number in sorted(worst, reverse=True)[:_QUOTED]]
        ),
        writers=_writers(quoted, blamed),
        signed=quoted.total(),
        names=len(quoted),
        latest=tuple(ListedArticle(**dict(row)) for row in latest),
    )


def _count(connection: sqlite3.Connection, site: str, held: int) -> sqlite3.Cursor:
    """Count what is listed of the latest of so many articles, by month, verdict and byline."""
    if held <= ARTICLES:
        return connection.execute(_COUNTED.format(listed=_LISTED), (site,))
    (first,) = connection.execute(
        f"select published_at from {_LATEST} order by published_at limit 1", (site, ARTICLES)
    ).fetchone()
    later = "published_at is not null" if first is None else "published_at > ?3"
    listed = _OF_LATEST.format(later=later)
    return connection.execute(_COUNTED.format(listed=listed), (site, ARTICLES, first))


def _writers(quoted: Counter[str], blamed: Counter[str]) -> tuple[WriterCount, ...]:
    """List the bylines with most that is wrong, by how many quotations each has."""
    names = sorted(quoted, key=lambda name: (-blamed[name], -quoted[name], name))
    return tuple(
        WriterCount(byline=name, quotations=quoted[name], problems=blamed[name])
        for name in names[:_WRITERS]
    )

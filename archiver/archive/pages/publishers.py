"""Load the page of one publisher: quotations by wording over time, and those to look at again."""

import sqlite3
from dataclasses import dataclass

from archiver.archive.pages import quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.models import records

ARTICLES = 700
"""Latest articles of a publisher that are counted: a plot of more took longer than a page may."""
_LISTED = 15
_QUOTED = 12

_COUNTED = f"""
  from (select id, published_at from articles indexed by articles_site_published
    where site = ? order by published_at desc limit {ARTICLES}) as art
  join current_article_versions current on current.article_id = art.id
  join quotes q on q.article_version_id = current.version_id
  join verdicts d on d.id = q.verdict_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherMonth:
    """How many quotations of one month were worded how; no month where the date is unknown."""

    month: str | None
    wordings: dict[records.Wording, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherPage:
    """Everything that the page of a publisher says; `bounded` where older articles are left out."""

    site: str
    articles: int
    bounded: bool
    months: tuple[PublisherMonth, ...]
    wordings: tuple[tuple[records.Wording, int], ...]
    altered: tuple[quotations.JudgedQuotation, ...]
    latest: tuple[ListedArticle, ...]


def load_publisher_page(connection: sqlite3.Connection, site: str) -> PublisherPage | None:
    """Load the publisher of that name, as articles give it."""
    held = connection.execute("select count(*) from articles where site = ?", (site,)).fetchone()[0]
    if not held:
        return None
    months: dict[str | None, dict[records.Wording, int]] = {}
    totals: dict[records.Wording, int] = {}
    altered: list[int] = []
    for month, wording, count, numbers in connection.execute(
        "select substr(art.published_at, 1, 7), d.wording, count(*), "
        f"iif(d.wording = 'altered', group_concat(q.id), '') {_COUNTED} group by 1, 2 order by 1",
        (site,),
    ):
        months.setdefault(month, {})[wording] = count
        totals[wording] = totals.get(wording, 0) + count
        altered += [int(number) for number in (numbers or "").split(",") if number]
    latest = connection.execute(
        "select key, title, site, published_at, url from articles where site = ? "
        "order by published_at desc limit ?",
        (site, _LISTED),
    )
    return PublisherPage(
        site=site,
        articles=held,
        bounded=held > ARTICLES,
        months=tuple(
            PublisherMonth(month=month, wordings=found) for month, found in months.items()
        ),
        wordings=tuple(sorted(totals.items(), key=lambda pair: -pair[1])),
        altered=quotations.quotations_of_ids(connection, sorted(altered, reverse=True)[:_QUOTED]),
        latest=tuple(ListedArticle(**dict(row)) for row in latest),
    )

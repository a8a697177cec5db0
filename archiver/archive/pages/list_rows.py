"""Load what lists show of the rows that a page of them has, in the order given."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archiver.archive.pages import posts, quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.archive.pages.list_kinds import ANY_PROBLEM
from archiver.archive.pages.runs import RunFacts
from archiver.archive.pages.standings import FIRST_HAND, GONE_OUTCOMES
from archiver.archive.store.followed import FollowedAccount, load_followed
from archiver.archive.store.reading import author_of

Rows = Sequence[int | str]
_MOST_LOOKS = 1_000
FollowedRow = tuple[FollowedAccount, str | None]
"""An account that is followed, and the key of the author that it is in the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedArticle:
    """An article, with how many quotations it has and with how many something is wrong."""

    article: ListedArticle
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAccount:
    """An account: how many of its posts are held, the latest of them, and how it is quoted.

    `quotations` rest on its posts in current versions of articles, `problems` is with how many of
    them something is wrong.
    """

    key: str
    platform: str
    handle: str | None
    name: str | None
    posts: int
    latest: str | None
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPublisher:
    """A publisher: how many articles, from when to when, and how many quotations are wrong."""

    site: str
    articles: int
    first: str | None
    last: str | None
    problems: int


def list_quotations(
    connection: sqlite3.Connection, rows: Rows
) -> Sequence[quotations.JudgedQuotation]:
    """Load quotations with their verdicts."""
    return quotations.quotations_of_ids(connection, [int(row) for row in rows])


def list_posts(connection: sqlite3.Connection, rows: Rows) -> Sequence[posts.PostSummary]:
    """Load posts in their fullest latest wording."""
    return list(posts.summarize_posts(connection, [int(row) for row in rows]).values())


def list_articles(connection: sqlite3.Connection, rows: Rows) -> Sequence[CountedArticle]:
    """Load articles, and count the quotations of their current versions."""
    found = connection.execute(
        "select art.key, art.title, art.site, art.published_at, art.url, "
        "(select count(*) from quotes q where q.article_version_id = current.version_id "
        "and q.kind = 'quotation') as quotations, "
        "(select count(*) from quotes q join verdicts d on d.id = q.verdict_id "
        "where q.article_version_id = current.version_id and d.problem is not null) as problems "
        "from json_each(?) as named join articles art on art.id = named.value "
        "left join current_article_versions current on current.article_id = art.id "
        "order by named.key",
        (json.dumps(list(rows)),),
    )
    return [
        CountedArticle(
            article=ListedArticle(
                key=row["key"],
                title=row["title"],
                site=row["site"],
                published_at=row["published_at"],
                url=row["url"],
            ),
            quotations=row["quotations"],
            problems=row["problems"],
        )
        for row in found
    ]


def list_accounts(connection: sqlite3.Connection, rows: Rows) -> Sequence[CountedAccount]:
    """Load accounts, and count their posts and the quotations of these."""
    found = connection.execute(
        "select a.key, a.platform, a.handle, a.name, "
        "(select count(*) from posts where author_id = a.id) as posts, "
        "(select max(posted_at) from posts where author_id = a.id) as latest, "
        "(select count(*) from listed_quotes where author_id = a.id) as quotations "
        "from json_each(?) as named join authors a on a.id = named.value order by named.key",
        (json.dumps(list(rows)),),
    )
    # From the few that are wrong, for an account may have tens of thousands that are right.
    wrong = dict(
        connection.execute(
            "select a.key, count(*) from listed_quotes l join authors a on a.id = l.author_id "
            f"where l.problem in {ANY_PROBLEM} "
            "and l.author_id in (select value from json_each(?)) group by l.author_id",
            (json.dumps(list(rows)),),
        ).fetchall()
    )
    return [CountedAccount(**dict(row), problems=wrong.get(row["key"], 0)) for row in found]


def list_publishers(connection: sqlite3.Connection, rows: Rows) -> Sequence[CountedPublisher]:
    """Load publishers, and count the quotations with which something is wrong."""
    given = (json.dumps(list(rows)),)
    wrong = dict(
        connection.execute(
            f"select site, count(*) from listed_quotes where problem in {ANY_PROBLEM} "
            "and site in (select value from json_each(?)) group by site",
            given,
        ).fetchall()
    )
    found = connection.execute(
        "select named.value as site, "
        "(select count(*) from articles where site = named.value) as articles, "
        "(select min(published_at) from articles where site = named.value) as first, "
        "(select max(published_at) from articles where site = named.value) as last "
        "from json_each(?) as named order by named.key",
        given,
    )
    return [CountedPublisher(**dict(row), problems=wrong.get(row["site"], 0)) for row in found]


class ListedRun(NamedTuple):
    """A run, with how many of its first thousand looks at posts asked for them and found none."""

    run: RunFacts
    looked_at: int
    gone: int


def list_runs(connection: sqlite3.Connection, rows: Rows) -> Sequence[ListedRun]:
    """Load runs with what became of the posts that they looked at."""
    return [
        ListedRun(
            run,
            *connection.execute(
                f"select count(case when evidence in {FIRST_HAND} then 1 end), "
                f"count(case when outcome in {GONE_OUTCOMES} then 1 end) "
                "from (select outcome, evidence from sightings "
                "indexed by sightings_run where run_id = ? limit ?)",
                (run.id, _MOST_LOOKS),
            ).fetchone(),
        )
        for run in _runs_of_rows(connection, rows)
    ]


def _runs_of_rows(connection: sqlite3.Connection, rows: Rows) -> list[RunFacts]:
    found = connection.execute(
        "select r.id, r.started_at, r.finished_at, r.command, r.offline, r.status, r.articles, "
        "r.quotes, r.posts, r.failures from json_each(?) as named "
        "join runs r on r.id = named.value order by named.key",
        (json.dumps(list(rows)),),
    )
    return [RunFacts(**dict(row)) for row in found]


def list_followed(connection: sqlite3.Connection, rows: Rows) -> Sequence[FollowedRow]:
    """Load accounts that are followed."""
    found = [load_followed(connection, int(row)) for row in rows]
    return [(account, _author_key(connection, account)) for account in found]


def _author_key(connection: sqlite3.Connection, account: FollowedAccount) -> str | None:
    number = author_of(connection, account)
    row = connection.execute("select key from authors where id = ?", (number,)).fetchone()
    return str(row[0]) if row else None

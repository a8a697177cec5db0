"""Load what became of the posts of one account, page by page, and which papers quote them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from archiver.archive.pages import news, posts
from archiver.archive.pages.standings import GONE_OUTCOMES
from archiver.archive.pages.transcripts import ListedTranscript

_LOOKED_THROUGH = 5_000
"""Latest posts of an account of which edits and deletions are picked; a tenth of a second."""
_PUBLISHERS = 12
_COUNTED = 20_000
"""Latest quotations of an account that are counted by publisher."""

LATEST_POSTS = (
    "(select id from posts where author_id = ?1 order by posted_at desc limit ?2) as theirs"
)
"""The latest posts of an account: the first value names it, the second says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotingPublisher:
    """How many quotations of an account's posts a publisher has, and how many are wrong."""

    site: str
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """A page of the posts and events of a person, the latest first; `more` come after it."""

    entries: tuple[posts.PostSummary | ListedTranscript, ...]
    number: int
    more: bool


def load_person_changes(connection: sqlite3.Connection, author: int, most: int) -> news.PostChanges:
    """Load posts of an account that are gone, and those seen in other words later."""
    gone = connection.execute(
        f"select s.post_id, s.seen_at from {LATEST_POSTS} "
        "join sightings s on s.post_id = theirs.id "
        f"where s.outcome in {GONE_OUTCOMES} order by s.id desc",
        (author, _LOOKED_THROUGH),
    )
    edited = connection.execute(
        "select new.post_id, old.id as old_id, old.text as before, new.text as after, "
        "(select min(seen_at) from sightings where version_id = new.id) as seen_at "
        f"from {LATEST_POSTS} join post_versions new on new.post_id = theirs.id "
        "join rewordings r on r.version_id = new.id join post_versions old on old.id = ("
        "select max(id) from post_versions where post_id = new.post_id and id < new.id "
        "and truncated = 0 and claimed = 0 and words <> new.words) order by new.id desc",
        (author, _LOOKED_THROUGH),
    )
    return news.PostChanges(
        gone=news.gone_among(connection, news.first_of_each_post(gone), most),
        edited=news.reworded_posts(connection, edited, most),
    )


def load_timeline(
    connection: sqlite3.Connection,
    author: int,
    speeches: Sequence[ListedTranscript],
    *,
    number: int,
    size: int,
) -> TimelinePage:
    """Load one page, from 1 on, of an account's posts and of events; without a date comes last."""
    end = number * size
    rows = connection.execute(
        "select posted_at, id from posts where author_id = ? order by posted_at desc, id desc "
        "limit ?",
        (author, end + 1),
    )
    line: list[tuple[str, int, int | ListedTranscript]] = [
        (row[0] or "", row[1], row[1]) for row in rows
    ]
    line += [(one.event_at or "", -place, one) for place, one in enumerate(speeches, start=1)]
    line.sort(key=lambda one: one[:2], reverse=True)
    shown = [one for *_, one in line[end - size : end]]
    ids = [one for one in shown if isinstance(one, int)]
    rows = connection.execute(f"{posts.BRIEF} where p.id in ({','.join(map(str, ids))})")
    summaries = {row["id"]: posts.post_summary_of_row(row) for row in rows}
    return TimelinePage(
        entries=tuple(summaries[one] if isinstance(one, int) else one for one in shown),
        number=number,
        more=len(line) > end,
    )


def count_by_publisher(connection: sqlite3.Connection, author: int) -> tuple[QuotingPublisher, ...]:
    """Count the latest quotations of an account's posts by publisher, the commonest first."""
    rows = connection.execute(
        "select site, count(*) as quotations, count(problem) as problems "
        "from (select site, problem from listed_quotes where author_id = ? "
        "order by published_at desc limit ?) "
        "where site is not null group by site order by quotations desc, site limit ?",
        (author, _COUNTED, _PUBLISHERS),
    )
    return tuple(QuotingPublisher(**dict(row)) for row in rows)

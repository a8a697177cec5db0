"""Load what became of the posts of one account, page by page, and which papers quote them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import news, posts, quotations
from archiver.archive.pages.standings import GONE_OUTCOMES
from archiver.archive.pages.transcripts import ListedTranscript
from archiver.models import records

_LOOKED_THROUGH = 5_000
"""Latest posts of an account of which edits and deletions are picked; a tenth of a second."""
_PUBLISHERS = 12
_COUNTED = 20_000
"""Latest quotations of an account that are counted by publisher."""

LATEST_POSTS = (
    "(select id from posts where author_id = :author order by posted_at desc limit :latest) "
    "as theirs"
)
"""The latest posts of an account, by its row and how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotingPublisher:
    """How many quotations of an account's posts a publisher has, and how many are wrong."""

    site: str
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationCounts:
    """How many quotations of an account's posts are worded how, and which publishers have them."""

    by_problem: tuple[quotations.JudgedCount, ...]
    by_publisher: tuple[QuotingPublisher, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """A page of the posts and events of a person, the latest first; `more` come after it."""

    entries: tuple[posts.PostSummary | ListedTranscript, ...]
    number: int
    more: bool


def load_person_changes(
    connection: sqlite3.Connection, author: int, most: int, reworded: Sequence[int] = ()
) -> news.PostChanges:
    """Load posts of an account that are gone, and those seen in other words later.

    `reworded` are its versions with other words than one before, the latest first.
    """
    # That little is gone stands in an index of its own, so that no other sighting is read.
    gone = connection.execute(
        f"select s.post_id, s.seen_at from {LATEST_POSTS} "
        "join sightings s indexed by sightings_gone_post on s.post_id = theirs.id "
        f"where s.outcome in {GONE_OUTCOMES} order by s.id desc",
        {"author": author, "latest": _LOOKED_THROUGH},
    )
    edited = connection.execute(
        "select new.post_id, old.id as old_id, old.text as before, new.text as after, "
        "(select min(seen_at) from sightings where version_id = new.id) as seen_at "
        "from json_each(?) as named join post_versions new on new.id = named.value "
        "join post_versions old on old.id = ("
        "select max(id) from post_versions where post_id = new.post_id and id < new.id "
        "and truncated = 0 and claimed = 0 and words <> new.words) order by named.key",
        (json.dumps(list(reworded)),),
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
    line += [
        (transcript.event_at or "", -place, transcript)
        for place, transcript in enumerate(speeches, start=1)
    ]
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


def load_quotations(
    connection: sqlite3.Connection, author: int, most: int, latest: int | None
) -> tuple[quotations.JudgedQuotation, ...]:
    """Load the latest quotations of an account's posts, in the order of the list of them all.

    With `latest` only of so many of the posts.
    """
    of_posts = (
        "listed_quotes where author_id = :author"
        if latest is None
        else f"{LATEST_POSTS} join listed_quotes on post_id = theirs.id"
    )
    rows = connection.execute(
        f"select quote_id from {of_posts} order by published_at desc, quote_id desc limit :most",
        {"author": author, "latest": latest, "most": most},
    )
    return quotations.quotations_of_ids(connection, [row[0] for row in rows])


def count_quotations(
    connection: sqlite3.Connection, author: int, latest: int | None
) -> QuotationCounts:
    """Count the quotations of an account's posts; with `latest` only of so many of the posts.

    Of very many quotations only the latest are counted by publisher.
    """
    # As one row, for the sake of other threads.
    (counted,) = connection.execute(
        "select json_group_array(json_array(site, wording, problem, total)) from (select site, "
        "wording, problem, count(*) as total from listed_quotes where author_id = ? "
        "group by 1, 2, 3)",
        (author,),
    ).fetchone()
    rows: list[Sequence[Any]] = json.loads(counted)
    if sum(count for *_, count in rows) > _COUNTED:
        by_publisher = connection.execute(
            "select site, count(*), count(problem) from (select site, problem from listed_quotes "
            "where author_id = ? order by published_at desc limit ?) group by site",
            (author, _COUNTED),
        ).fetchall()
    else:
        by_publisher = [(site, count, count if problem else 0) for site, _, problem, count in rows]
    if latest is not None:
        rows = connection.execute(
            f"select l.site, l.wording, l.problem, count(*) from {LATEST_POSTS} "
            "join listed_quotes l on l.post_id = theirs.id group by 1, 2, 3",
            {"author": author, "latest": latest},
        ).fetchall()
    return QuotationCounts(
        by_problem=_sum_by_problem(rows), by_publisher=_sum_by_publisher(by_publisher)
    )


def _sum_by_problem(rows: Iterable[Sequence[Any]]) -> tuple[quotations.JudgedCount, ...]:
    """Sum rows of a publisher, a wording, a problem and a number, the commonest first."""
    found: Counter[tuple[records.Wording, records.Problem | None]] = Counter()
    for _, wording, problem, count in rows:
        if wording is not None:
            found[wording, problem] += count
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0][0], one[0][1] or ""))
    return tuple(quotations.JudgedCount(*named, total) for named, total in ordered)


def _sum_by_publisher(rows: Iterable[Sequence[Any]]) -> tuple[QuotingPublisher, ...]:
    """Sum rows of a publisher, its quotations and those with a problem, the commonest first."""
    every: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for site, count, problems in rows:
        if site is not None:
            every[site] += count
            wrong[site] += problems
    ordered = sorted(every.items(), key=lambda one: (-one[1], one[0]))[:_PUBLISHERS]
    return tuple(
        QuotingPublisher(site=site, quotations=count, problems=wrong[site])
        for site, count in ordered
    )

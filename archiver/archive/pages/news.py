"""Load what is new in the archive: what is wrong with quotations, posts gone or reworded, runs.

Every list reads a bounded number of the latest rows. That a post is gone is decided by the
same rule as in verdicts, which one failed sighting does not satisfy.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from archiver.archive.pages import posts, quotations
from archiver.archive.pages.runs import RunFacts
from archiver.archive.pages.standings import (
    FIRST_HAND,
    GONE,
    GONE_OUTCOMES,
    standings_of_posts,
)
from archiver.models import records

MOST_UNSURE = 1_000
_LOOKED_THROUGH = 300
"""Latest rows that a list is picked from; what they hold more than once is shown once."""
_AT_ONCE = 25
"""Posts whose sightings are loaded by one statement, until enough are found gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPost:
    """A post that somebody quoted, and what became of it afterwards.

    `at` is when that was found; when it happened nobody knows, but not before `last_there_at`, when
    a post that is gone was last seen at its place.
    """

    post: posts.PostSummary
    standing: records.Standing
    at: str
    quotations: int
    last_there_at: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much the archive holds, from counters that are kept.

    `quotes`, `judged` and `uncorroborated`, whose post only one publisher's page shows, are of what
    articles say now.
    """

    articles: int
    quotes: int
    posts: int
    authors: int
    judged: tuple[quotations.JudgedCount, ...]
    uncorroborated: int


_NAMES: tuple[records.Wording, ...] = get_args(records.Wording)
_PROBLEMS: tuple[records.Problem, ...] = get_args(records.Problem)


def count_holdings(connection: sqlite3.Connection) -> Holdings:
    """Load the counters."""
    held: dict[str, int] = dict(connection.execute("select name, value from tallies").fetchall())
    superseded = _superseded(connection)
    return Holdings(
        articles=held["articles"],
        quotes=connection.execute("select count(*) from listed_quotes").fetchone()[0],
        posts=held["posts"],
        authors=held["authors"],
        judged=tuple(_judged(held, {(one.wording, one.problem): one.total for one in superseded})),
        uncorroborated=held["uncorroborated"] - sum(one.uncorroborated for one in superseded),
    )


class _Superseded(NamedTuple):
    """How many quotations of earlier readings have one wording and one thing wrong with them."""

    wording: str | None
    problem: str | None
    total: int
    uncorroborated: int


def _judged(
    held: Mapping[str, int], superseded: Mapping[tuple[str | None, str | None], int]
) -> Iterator[quotations.JudgedCount]:
    """Yield the counters of verdicts: of each wording, those with something wrong apart."""
    for wording in _NAMES:
        wrong = {problem: held.get(f"{wording} {problem}", 0) for problem in _PROBLEMS}
        right = held.get(wording, 0) - sum(wrong.values()) - superseded.get((wording, None), 0)
        if right > 0:
            yield quotations.JudgedCount(wording, None, right)
        for problem, every in wrong.items():
            count = every - superseded.get((wording, problem), 0)
            if count > 0:
                yield quotations.JudgedCount(wording, problem, count)


def _superseded(connection: sqlite3.Connection) -> list[_Superseded]:
    """Count the quotations of readings of an article that a later one took the place of.

    The counters that are kept have them too; only articles with several versions are gone through.
    """
    rows = connection.execute(
        "select d.wording, d.problem, count(*), count(case d.corroborated when 0 then 1 end) "
        "from (select article_id from article_versions "
        "group by article_id having count(*) > 1) as changed "
        "join article_versions v on v.article_id = changed.article_id "
        "join quotes q on q.article_version_id = v.id left join verdicts d on d.id = q.verdict_id "
        f"where not {quotations.CURRENT} group by 1, 2"
    )
    return [_Superseded(*row) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChanges:
    """What became of posts of some people of late: what is gone, and what was reworded."""

    gone: tuple[ChangedPost, ...]
    edited: tuple[ChangedPost, ...]


def new_altered_quotations(
    connection: sqlite3.Connection, most: int
) -> tuple[quotations.JudgedQuotation, ...]:
    """List the latest quotations that say something else than the post they come from."""
    return new_problems(connection, most, ("altered", "misleading_cut"))


def new_problems(
    connection: sqlite3.Connection, most: int, wanted: Collection[records.Problem] = _PROBLEMS
) -> tuple[quotations.JudgedQuotation, ...]:
    """List the latest quotations with which something is wrong, by default whatever it is."""
    rows = connection.execute(
        "select quote_id from listed_quotes where problem in (select value from json_each(?)) "
        "order by verdict_id desc limit ?",
        (json.dumps(list(wanted)), most),
    )
    return quotations.quotations_of_ids(connection, [row[0] for row in rows])


def count_unsure_differences(connection: sqlite3.Connection) -> int:
    """Count quotations that differ from a post, with which nothing is surely wrong; up to 1,000."""
    found = connection.execute(
        "select count(*) from (select 1 from listed_quotes where wording = 'altered' "
        "and problem is null limit ?)",
        (MOST_UNSURE,),
    ).fetchone()
    return int(found[0])


def posts_gone_after_quoted(connection: sqlite3.Connection, most: int) -> tuple[ChangedPost, ...]:
    """List the latest posts that were quoted and are deleted, or whose account is closed to us."""
    rows = connection.execute(
        "select post_id, seen_at from sightings where id in (select id from sightings "
        f"where outcome in {GONE_OUTCOMES} order by id desc limit ?) "
        "order by id desc",
        (_LOOKED_THROUGH,),
    )
    last_seen = first_of_each_post(rows)
    quoted = count_quotations_of_posts(connection, last_seen)
    return gone_among(connection, {post: last_seen[post] for post in quoted}, most)


def first_of_each_post(rows: Iterable[Sequence[Any]]) -> dict[int, str]:
    """Give each post with the moment of its first row; rows are of a post and a moment."""
    found: dict[int, str] = {}
    for post, moment in rows:
        found.setdefault(post, moment)
    return found


def gone_among(
    connection: sqlite3.Connection, last_seen: Mapping[int, str], most: int
) -> tuple[ChangedPost, ...]:
    """List the first of some posts that are gone, each with when that was seen."""
    candidates = list(last_seen)
    gone: dict[int, records.Standing] = {}
    for start in range(0, len(candidates), _AT_ONCE):
        batch = dict.fromkeys(candidates[start : start + _AT_ONCE], 0)
        standings = standings_of_posts(connection, batch)
        gone |= {post: standing for post, standing in standings.items() if standing in GONE}
        if len(gone) >= most:
            break
    shown = list(gone)[:most]
    quoted = count_quotations_of_posts(connection, shown)
    found = _found_gone(connection, shown)
    return tuple(
        ChangedPost(
            post=summary,
            standing=gone[post],
            at=found[post][0] or last_seen[post],
            quotations=quoted.get(post, 0),
            last_there_at=found[post][1],
        )
        for post, summary in posts.summarize_posts(connection, shown).items()
    )


def _found_gone(
    connection: sqlite3.Connection, post_ids: Collection[int]
) -> dict[int, tuple[str | None, str | None]]:
    """Give when each post was first seen gone, after it was last seen there, and that moment.

    A page that shows a post, or a file that holds it, does not say that it is there.
    """
    rows = connection.execute(
        "select post, (select min(seen_at) from sightings where post_id = post and outcome in "
        f"{GONE_OUTCOMES} and seen_at > coalesce(there, '')), "
        "there from (select one.value as post, (select max(seen_at) from sightings "
        "where post_id = one.value and outcome = 'ok' "
        f"and evidence in {FIRST_HAND}) as there from json_each(?) as one)",
        (json.dumps(list(post_ids)),),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def posts_reworded_after_quoted(
    connection: sqlite3.Connection, most: int
) -> tuple[ChangedPost, ...]:
    """List the latest posts that were seen in other words than those that somebody quoted.

    `standing` is ``edited`` only where the platform itself gave the later words.
    """
    rows = connection.execute(
        "select latest.*, old.text as before from (select new.post_id, new.text as after, "
        "s.seen_at, (select old.id from post_versions old where old.post_id = new.post_id "
        "and old.id <> new.id and old.words <> new.words and old.truncated = 0 "
        "and exists (select 1 from verdicts d join quotes q on q.verdict_id = d.id "
        "where d.post_version_id = old.id) "
        "and (select min(seen_at) from sightings where version_id = old.id) < s.seen_at "
        "order by old.id desc limit 1) as old_id, new.id as new_id from (select version_id "
        "from rewordings order by version_id desc limit ?) as r "
        "join post_versions new on new.id = r.version_id "
        "join sightings s on s.id = (select id from sightings where version_id = new.id "
        "order by seen_at limit 1)) as latest "
        "join post_versions old on old.id = latest.old_id order by latest.new_id desc",
        (_LOOKED_THROUGH,),
    )
    return reworded_posts(connection, rows, most)


def changes_found_by_run(connection: sqlite3.Connection, run: int, most: int) -> PostChanges:
    """List the posts that somebody quoted and that a run found gone, or in other words."""
    # A large import has a million sightings: what is gone and what was reworded are gone through.
    gone = connection.execute(
        "select post_id, seen_at from sightings indexed by sightings_gone "
        f"where outcome in {GONE_OUTCOMES} "
        "and id between (select min(id) from sightings where run_id = ?1) "
        "and (select max(id) from sightings where run_id = ?1) and run_id = ?1 "
        "order by id limit ?2",
        (run, _LOOKED_THROUGH),
    )
    last_seen = first_of_each_post(gone)
    quoted = count_quotations_of_posts(connection, last_seen)
    # Words that an earlier run saw as well are none that this one found.
    found = connection.execute(
        "select s.post_id, new.text as after, s.seen_at, old.id as old_id, old.text as before "
        "from rewordings r cross join sightings s on s.version_id = r.version_id "
        "join post_versions new on new.id = s.version_id join post_versions old on old.id = "
        "(select max(id) from post_versions where post_id = s.post_id and id < new.id "
        "and words <> new.words) where s.run_id = ? and not exists (select 1 from sightings "
        "earlier where earlier.version_id = s.version_id and earlier.run_id < s.run_id) "
        "order by s.id limit ?",
        (run, _LOOKED_THROUGH),
    )
    return PostChanges(
        gone=gone_among(connection, {post: last_seen[post] for post in quoted}, most),
        edited=reworded_posts(connection, found, most),
    )


def reworded_posts(
    connection: sqlite3.Connection, rows: Iterable[sqlite3.Row], most: int
) -> tuple[ChangedPost, ...]:
    """List the first posts of some rows, each once.

    A row has a post, the version that was before, both texts, and when the later one was seen.
    """
    changed: dict[int, sqlite3.Row] = {}
    for row in rows:
        changed.setdefault(row["post_id"], row)
        if len(changed) == most:
            break
    quoted = count_quotations_of_posts(connection, changed)
    standings = standings_of_posts(
        connection, {post: row["old_id"] for post, row in changed.items()}
    )
    return tuple(
        ChangedPost(
            post=summary,
            standing=standings[post],
            at=changed[post]["seen_at"] or "",
            quotations=quoted.get(post, 0),
            before=changed[post]["before"],
            after=changed[post]["after"],
        )
        for post, summary in posts.summarize_posts(connection, list(changed)).items()
    )


def count_quotations_of_posts(
    connection: sqlite3.Connection, post_ids: Iterable[int]
) -> dict[int, int]:
    """Count by post the quotations that rest on it now; a post without any is left out.

    0 is one that only earlier versions of articles quote.
    """
    rows = connection.execute(
        f"select v.post_id, sum({quotations.CURRENT}) from json_each(?) as one "
        "join post_versions v on v.post_id = one.value "
        "join verdicts d on d.post_version_id = v.id "
        "join quotes q on q.verdict_id = d.id group by v.post_id",
        (json.dumps(list(post_ids)),),
    )
    return {row[0]: row[1] for row in rows}


def latest_runs(connection: sqlite3.Connection, most: int) -> tuple[RunFacts, ...]:
    """List the last runs, the earliest of them first."""
    rows = connection.execute(
        "select id, started_at, finished_at, command, offline, status, articles, quotes, posts, "
        "failures from runs order by id desc limit ?",
        (most,),
    ).fetchall()
    return tuple(RunFacts(**dict(row)) for row in reversed(rows))


def first_run_at(connection: sqlite3.Connection) -> str | None:
    """Give when the first run began."""
    row = connection.execute("select started_at from runs order by id limit 1").fetchone()
    return str(row[0]) if row else None

"""Rows of notices: what a night found that somebody wants to be told, once, and its deliveries.

A notice names rows and holds no words, so that what is forgotten is not told of any more. Every
writing function is part of the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archiver.archive.pages import quotations
from archiver.archive.pages.standings import GONE, GONE_OUTCOMES, standings_of_posts

_MARK = "notices_run"
"""The tally of the last run whose findings are among the notices."""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNotice:
    """One thing to be told: a quotation with a problem, or a post that changed after it was quoted.

    `kind` is ``problem``, ``edited`` or ``gone``.
    """

    id: int
    kind: str
    quote_id: int | None
    problem: str | None
    post_id: int | None
    version_id: int | None
    standing: str | None
    found_at: str


def collect_notices(connection: sqlite3.Connection, *, at: str) -> list[StoredNotice]:
    """Note what was found since the last run that was looked through; give what is new of it.

    What was known before anybody wished to be told is noted and not given: the first call gives
    the findings of the last run alone.
    """
    last = connection.execute("select max(id) from runs").fetchone()[0]
    if last is None:
        return []
    row = connection.execute("select value from tallies where name = ?", (_MARK,)).fetchone()
    before = row[0] if row else None
    if before is None:
        before = last - 1
        _note_gone(connection, 0, before, at)
    newest = connection.execute("select coalesce(max(id), 0) from notices").fetchone()[0]
    _note_problems(connection, before, at)
    _note_edited(connection, before, at)
    _note_gone(connection, before, last, at)
    connection.execute(
        "insert into tallies(name, value) values (?, ?) "
        "on conflict(name) do update set value = excluded.value",
        (_MARK, last),
    )
    return list(_notices(connection, "where id > ?", newest))


def _note_problems(connection: sqlite3.Connection, before: int, at: str) -> None:
    """Note quotations with which something is wrong that was not, by any earlier verdict."""
    connection.execute(
        "insert or ignore into notices(kind, quote_id, problem, run_id, found_at) "
        "select 'problem', q.id, d.problem, d.run_id, ?2 from verdicts d "
        "join quotes q on q.verdict_id = d.id "
        f"where d.problem is not null and d.run_id > ?1 and {quotations.CURRENT} "
        "and not exists (select 1 from verdicts o where o.quote_id = q.id "
        "and o.run_id <= ?1 and o.problem = d.problem)",
        (before, at),
    )


def _note_edited(connection: sqlite3.Connection, before: int, at: str) -> None:
    """Note later wordings of quoted posts that were first seen since, and that are known surely."""
    rows = connection.execute(
        "select new.id, new.post_id, s.run_id, (select old.id from post_versions old "
        "where old.post_id = new.post_id and old.id < new.id "
        "and old.words <> new.words and old.truncated = 0 and exists (select 1 from verdicts d "
        "join quotes q on q.verdict_id = d.id where d.post_version_id = old.id) "
        "and (select min(seen_at) from sightings where version_id = old.id) <= s.first_seen "
        "order by old.id desc limit 1) as old_id from (select version_id, "
        "max(run_id) as run_id, min(seen_at) as first_seen from sightings "
        "where run_id > ?1 and version_id is not null group by version_id) as s "
        "join rewordings r on r.version_id = s.version_id "
        "join post_versions new on new.id = r.version_id "
        "where not exists (select 1 from sightings e where e.version_id = new.id "
        "and e.run_id <= ?1)",
        (before,),
    ).fetchall()
    edited = {row["post_id"]: row for row in rows if row["old_id"] is not None}
    for some in _parts(list(edited)):
        standings = standings_of_posts(connection, {post: edited[post]["old_id"] for post in some})
        for post, standing in standings.items():
            if standing == "edited":
                row = edited[post]
                connection.execute(
                    "insert or ignore into notices(kind, post_id, version_id, run_id, found_at) "
                    "values ('edited', ?, ?, ?, ?)",
                    (post, row["id"], row["run_id"], at),
                )


def _note_gone(connection: sqlite3.Connection, after: int, until: int, at: str) -> None:
    """Note quoted posts that were not to be seen in these runs, and are gone by the rule."""
    rows = connection.execute(
        "select s.post_id, max(s.run_id) as run_id from sightings s where s.run_id > ? "
        f"and s.run_id <= ? and s.outcome in {GONE_OUTCOMES} "
        "and exists (select 1 from post_versions v join verdicts d on d.post_version_id = v.id "
        "join quotes q on q.verdict_id = d.id where v.post_id = s.post_id) group by s.post_id",
        (after, until),
    ).fetchall()
    runs = {row["post_id"]: row["run_id"] for row in rows}
    for some in _parts(list(runs)):
        standings = standings_of_posts(connection, dict.fromkeys(some, 0))
        connection.executemany(
            "insert or ignore into notices(kind, post_id, standing, run_id, found_at) "
            "values ('gone', ?, ?, ?, ?)",
            [(post, one, runs[post], at) for post, one in standings.items() if one in GONE],
        )


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def _notices(
    connection: sqlite3.Connection, condition: str, *given: object
) -> Iterator[StoredNotice]:
    for row in connection.execute(
        "select id, kind, quote_id, problem, post_id, version_id, standing, found_at "
        f"from notices {condition} order by id",
        given,
    ):
        yield StoredNotice(**dict(row))


def add_deliveries(
    connection: sqlite3.Connection, receiver: str, notices: Iterable[StoredNotice]
) -> None:
    """Note that a receiver is to be told of these."""
    connection.executemany(
        "insert or ignore into deliveries(notice_id, receiver) values (?, ?)",
        [(notice.id, receiver) for notice in notices],
    )


def waiting_notices(
    connection: sqlite3.Connection, receiver: str, *, now: str, most: int
) -> list[StoredNotice]:
    """List what a receiver is still to be told, the oldest first, as far as it is due."""
    return list(
        _notices(
            connection,
            "where id in (select notice_id from deliveries where receiver = ?1 and sent_at is null "
            "and (next_try_at is null or next_try_at <= ?2) order by notice_id limit ?3)",
            receiver,
            now,
            most,
        )
    )


def mark_delivered(
    connection: sqlite3.Connection, receiver: str, notices: Iterable[StoredNotice], *, at: str
) -> None:
    """Note that a receiver was told of these, and is not told again."""
    connection.execute(
        "update deliveries set sent_at = ?1, attempts = attempts + 1, reason = null "
        "where receiver = ?2 and notice_id in (select value from json_each(?3))",
        (at, receiver, json.dumps([notice.id for notice in notices])),
    )


def put_off_delivery(
    connection: sqlite3.Connection,
    receiver: str,
    notices: Iterable[StoredNotice],
    *,
    until: str,
    reason: str,
) -> None:
    """Note that a receiver could not be told of these, and when it is tried again."""
    connection.execute(
        "update deliveries set attempts = attempts + 1, next_try_at = ?1, reason = ?2 "
        "where receiver = ?3 and notice_id in (select value from json_each(?4))",
        (until, reason, receiver, json.dumps([notice.id for notice in notices])),
    )


def count_waiting(connection: sqlite3.Connection, receiver: str) -> tuple[int, int]:
    """Count what a receiver is still to be told, and how often the oldest of it was tried."""
    row = connection.execute(
        "select count(*), coalesce(max(attempts), 0) from deliveries "
        "where receiver = ? and sent_at is null",
        (receiver,),
    ).fetchone()
    return int(row[0]), int(row[1])


def sites_quoting_post(connection: sqlite3.Connection, post: int) -> list[tuple[str, str, str]]:
    """List publishers that quoted a post: site, address of an article, and speaker, a few."""
    rows = connection.execute(
        "select distinct coalesce(a.site, ''), a.url, coalesce(q.speaker, '') "
        "from post_versions v join verdicts d on d.post_version_id = v.id "
        "join quotes q on q.verdict_id = d.id "
        "join article_versions w on w.id = q.article_version_id "
        "join articles a on a.id = w.article_id where v.post_id = ? limit 50",
        (post,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def text_before(connection: sqlite3.Connection, post: int, version: int) -> str | None:
    """Load the wording of a post before this one; None where there is none."""
    row = connection.execute(
        "select text from post_versions where post_id = ? and id < ? order by id desc limit 1",
        (post, version),
    ).fetchone()
    return str(row[0]) if row else None


def text_of_wording(connection: sqlite3.Connection, version: int) -> str | None:
    """Load the text of one wording of a post; None where it is gone."""
    row = connection.execute("select text from post_versions where id = ?", (version,)).fetchone()
    return str(row[0]) if row else None

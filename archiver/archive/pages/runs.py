"""Load the page of one run: what it was asked, what it did, what it could not read."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import quotations

MAX_COUNTED_ROWS = 20_000
"""Rows of a run that are counted by what became of them; a large import has a million."""
_FAILED = 100
_WRONG = 25
_NEIGHBOURS = 14
# The indexes are named, for where one run did nearly all they seem to be of no use.
_READINGS = "readings indexed by readings_run_outcome"
_VERDICTS = "verdicts indexed by verdicts_run_wording"
_SIGHTINGS = "sightings indexed by sightings_run"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """A run: when, which command, how it ended, and its counts; `offline` is 1 or 0."""

    id: int
    started_at: str
    finished_at: str | None
    command: str
    offline: int
    status: str
    articles: int
    quotes: int
    posts: int
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutline:
    """A run as lists name it."""

    id: int
    started_at: str
    command: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """A run, and those before it; `wrong` are quotations with which it found something wrong."""

    run: RunFacts
    report: dict[str, Any]
    readings: dict[str, int]
    outcomes: dict[str, int]
    verdicts: dict[str, int]
    failed: tuple[tuple[str, str | None], ...]
    problems: dict[str, int]
    uncorroborated: int
    wrong: tuple[quotations.JudgedQuotation, ...]
    others: tuple[RunOutline, ...]


def load_run_page(connection: sqlite3.Connection, number: int | None) -> RunPage | None:
    """Load the run of that number, else the latest crawl, else the latest run there is."""
    row = connection.execute(
        "select * from runs where id = coalesce(?, (select max(id) from runs where command = "
        "'crawl'), (select max(id) from runs))",
        (number,),
    ).fetchone()
    if row is None:
        return None
    columns = dict(row)
    report = json.loads(columns.pop("report") or "{}")
    run = RunFacts(**columns)
    failed = connection.execute(
        f"select source, reason from {_READINGS} where run_id = ? and outcome = 'failed' limit ?",
        (run.id, _FAILED),
    ).fetchall()
    wordings, problems, claims, wrong = _judged(connection, run.id)
    return RunPage(
        run=run,
        report=report,
        readings=_counted(connection, _READINGS, "outcome", run.id),
        outcomes=_counted(connection, _SIGHTINGS, "outcome", run.id),
        verdicts=dict(wordings.most_common()),
        failed=tuple((row[0], row[1]) for row in failed),
        problems={str(name): count for name, count in problems.items() if name},
        uncorroborated=claims.get(0, 0),
        wrong=quotations.quotations_of_ids(connection, wrong),
        others=tuple(
            RunOutline(**dict(other))
            for other in connection.execute(
                "select id, started_at, command, status from runs "
                "where id between ? and ? order by id desc",
                (run.id - _NEIGHBOURS, run.id + _NEIGHBOURS),
            )
        ),
    )


def _counted(
    connection: sqlite3.Connection, table: str, column: str, number: int
) -> dict[Any, int]:
    rows = connection.execute(
        f"select {column}, count(*) from (select {column} from {table} where run_id = ? limit ?) "
        "group by 1 order by 2 desc",
        (number, MAX_COUNTED_ROWS),
    )
    return dict(rows.fetchall())


def _judged(
    connection: sqlite3.Connection, number: int
) -> tuple[Counter[str], Counter[str | None], Counter[int | None], list[int]]:
    """Count the verdicts of a run by wording, by problem, and by whether others bear them out.

    Also lists the first quotations with which it found something wrong.
    """
    wordings: Counter[str] = Counter()
    problems: Counter[str | None] = Counter()
    claims: Counter[int | None] = Counter()
    wrong: list[tuple[int, ...]] = []
    for wording, problem, claim, count, named in connection.execute(
        "select wording, problem, corroborated, count(*), "
        "group_concat(iif(problem is null, null, id || ' ' || quote_id)) from (select id, "
        f"quote_id, wording, problem, corroborated from {_VERDICTS} where run_id = ? limit ?) "
        "group by 1, 2, 3",
        (number, MAX_COUNTED_ROWS),
    ):
        wordings[wording] += count
        problems[problem] += count
        claims[claim] += count
        wrong += [tuple(map(int, pair.split())) for pair in (named or "").split(",") if pair]
    return wordings, problems, claims, [quote for _, quote in sorted(wrong)[:_WRONG]]

"""Load what an archive holds and how its last runs ended, as plain data. Reads only."""

import sqlite3
from typing import Any

from archiver.archive.store import schedule

_LAST = 10


def count_status(connection: sqlite3.Connection, at: str) -> dict[str, Any]:
    """Count what is held and due at a moment, and list the last runs and failures.

    `due` has sources, articles and posts, each with how many are due, wait for their time, and
    were given up or keep failing, and the moment from which the next of them is due.
    """
    names = ("articles", "posts", "post_versions", "authors", "quotes", "captures")
    counts = {
        name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in names
    }
    spoken = "select value from tallies where name = ?"
    for name in ("transcripts", "spoken_words"):
        counts[name] = connection.execute(spoken, (name,)).fetchone()[0]
    wordings = connection.execute(
        "select verdicts.wording, count(*) from quotes join verdicts "
        "on verdicts.id = quotes.verdict_id group by verdicts.wording order by 2 desc, 1"
    )
    problems = connection.execute(
        "select verdicts.problem, count(*) from quotes join verdicts "
        "on verdicts.id = quotes.verdict_id where verdicts.problem is not null "
        "group by 1 order by 2 desc, 1"
    )
    claimed = connection.execute("select value from tallies where name = 'uncorroborated'")
    runs = connection.execute(
        "select id as run, started_at, command, status, articles, posts, quotes, failures "
        "from runs order by id desc limit ?",
        (_LAST,),
    )
    failed = connection.execute(
        "select source, reason from readings where outcome = 'failed' "
        "and run_id = (select max(id) from runs where command = 'crawl') order by id"
    )
    due, soonest = schedule.count_due(connection, at), schedule.next_due(connection)
    return {
        "held": counts,
        "wordings": dict(wordings.fetchall()),
        "problems": dict(problems.fetchall()),
        "uncorroborated": claimed.fetchone()[0],
        "due": {name: {**item, "next": soonest[name]} for name, item in due.items()},
        "runs": [dict(run) for run in runs],
        "failed": [dict(reading) for reading in failed],
    }

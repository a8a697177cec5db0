"""Keep runs and the captures they made. Appends only; part of the caller's transaction."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from archiver.archive.connection import file_of
from archiver.archive.lock import is_held
from archiver.models.records import Capture

SHORT_COMMANDS = frozenset({"import", "resolve"})
"""Commands that write beside a run of another one."""


def begin_run(connection: sqlite3.Connection, *, at: str, command: str, offline: bool) -> int:
    """Begin a run and give its id; those that a crash left running are marked as stopped.

    A run and a short writer may be at work at once, two of a kind never are.
    """
    is_short = command in SHORT_COMMANDS
    file = file_of(connection)
    other = file is not None and is_held(file, "lock" if is_short else "short-lock")
    connection.execute(
        "update runs set status = 'stopped' where status = 'running' "
        "and (not ?1 or (command in (select value from json_each(?2))) = ?3)",
        (other, json.dumps(sorted(SHORT_COMMANDS)), is_short),
    )
    row = connection.execute(
        "insert into runs(started_at, command, offline) values (?, ?, ?) returning id",
        (at, command, offline),
    ).fetchone()
    return int(row[0])


def finish_run(
    connection: sqlite3.Connection,
    run: int,
    *,
    at: str,
    status: str,
    counts: Mapping[str, int],
    report: Mapping[str, Any],
) -> None:
    """Close a run with what it did; `counts` has articles, posts, quotes and failures."""
    connection.execute(
        "update runs set finished_at = ?, status = ?, articles = ?, posts = ?, quotes = ?, "
        "failures = ?, report = ? where id = ?",
        (
            at,
            status,
            counts["articles"],
            counts["posts"],
            counts["quotes"],
            counts["failures"],
            json.dumps(report, ensure_ascii=False),
            run,
        ),
    )


def stopped_since(connection: sqlite3.Connection, run: int) -> str | None:
    """Give when the run before this one began, if it was stopped, and a day ago at most."""
    row = connection.execute(
        "select p.started_at, p.status from runs p join runs this on this.id = ? "
        "where p.id < this.id and p.command = this.command "
        "and p.started_at >= strftime('%Y-%m-%dT%H:%M:%SZ', this.started_at, '-1 day') "
        "order by p.id desc limit 1",
        (run,),
    ).fetchone()
    return row[0] if row and row[1] == "stopped" else None


def find_capture(connection: sqlite3.Connection, url: str, sha256: str) -> int | None:
    """Find the row of a capture with this address and these bytes."""
    row = connection.execute(
        "select id from captures where url = ? and sha256 = ?", (url, sha256)
    ).fetchone()
    return int(row[0]) if row else None


def find_record_place(connection: sqlite3.Connection, sha256: str) -> tuple[str, int] | None:
    """Find where bytes that the archive holds lie: its WARC file and the offset of their record.

    Files of others, which are named by their whole path, may go at any time.
    """
    row = connection.execute(
        "select warc_file, warc_offset from captures "
        "where sha256 = ? and warc_file is not null and warc_file not like '/%' limit 1",
        (sha256,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def find_capture_of_record(
    connection: sqlite3.Connection, sha256: str, place: tuple[str | None, int | None]
) -> int | None:
    """Find the row of a capture with these bytes, at this place of a WARC file."""
    row = connection.execute(
        "select id from captures where sha256 = ? and warc_file = ? and warc_offset = ?",
        (sha256, *place),
    ).fetchone()
    return int(row[0]) if row else None


def add_capture(
    connection: sqlite3.Connection,
    run: int,
    capture: Capture,
    *,
    place: tuple[str | None, int | None],
    sha256: str | None = None,
    size: int | None = None,
) -> int:
    """Keep what was captured, give its id; `place` is the WARC file and offset of its record.

    `sha256` is that of the capture, where it is known: of a large body it takes its time. With
    `size` the body itself is not at hand.
    """
    row = connection.execute(
        "insert into captures(run_id, url, source, fetched_at, status, content_type, sha256, "
        "size, warc_file, warc_offset) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
        (
            run,
            capture.url,
            capture.source,
            capture.fetched_at,
            capture.status,
            capture.content_type,
            sha256 or capture.sha256,
            len(capture.body) if size is None else size,
            *place,
        ),
    ).fetchone()
    return int(row[0])


def add_reading(
    connection: sqlite3.Connection,
    run: int,
    source: str,
    outcome: str,
    *,
    reason: str | None = None,
    capture_id: int | None = None,
    article_version_id: int | None = None,
) -> None:
    """Note what came of one source: new, changed, unchanged, or failed and why."""
    connection.execute(
        "insert into readings(run_id, source, outcome, reason, capture_id, article_version_id) "
        "values (?, ?, ?, ?, ?, ?)",
        (run, source, outcome, reason, capture_id, article_version_id),
    )


def add_file_record(
    connection: sqlite3.Connection,
    run: int,
    *,
    url: str,
    source: str,
    sha256: str,
    size: int,
    at: str,
) -> int:
    """Note a file that a person loaded, by its digest; its bytes stay with the person."""
    row = connection.execute(
        "select id from captures where url = ? and sha256 = ?", (url, sha256)
    ).fetchone()
    if row is None:
        row = connection.execute(
            "insert into captures(run_id, url, source, fetched_at, sha256, size) "
            "values (?, ?, ?, ?, ?, ?) returning id",
            (run, url, source, at, sha256, size),
        ).fetchone()
    return int(row[0])

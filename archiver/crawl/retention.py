"""Drop posts of followed accounts that are older than their owner keeps them.

What anybody quoted or cited is never dropped. The seals stay true: a captured list of which no post
is left gives up its bytes and leaves its leaf, as with what is forgotten. No tombstone is laid.
"""

import sqlite3
from pathlib import Path

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import erasures, retention, verdicts
from archiver.archive.store.retention import OldPosts
from archiver.crawl.events import Progress
from archiver.crawl.forget import erase_noted, note_erasures
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.report import RunReport
from archiver.text.dates import add_time
from archiver.verification.reverification import index
from archiver.verification.reverification.find import concerned_quotations

_AT_ONCE = 200
"""Posts that go in one transaction."""


def oldest_kept(started_at: str, keep_days: float | None) -> str | None:
    """Give the moment before which posts are kept no longer; None where all are kept.

    >>> oldest_kept("2031-05-31T02:00:00Z", 30)
    '2031-05-01T02:00:00Z'
    """
    return None if keep_days is None else add_time(started_at, hours=-24.0 * keep_days)


def drop_old_posts(
    connection: sqlite3.Connection,
    report: RunReport,
    folder: Path,
    before: str,
    budget: ReadingBudget,
    tell: Progress,
) -> int:
    """Drop what was posted before a moment and nobody quoted; gives how many quotations are due.

    `folder` holds the WARC files. A run that is cut short leaves the rest to the next.
    """
    due = 0
    authors = retention.watched_authors(connection)
    index.keep_up(connection)
    erase_noted(connection, folder)  # what the night before was killed in
    for done, author in enumerate(authors):
        tell("Old posts", done, len(authors))
        while not budget.is_late:
            old = retention.choose_old_posts(
                connection, author, before=before, run=report.run, most=_AT_ONCE
            )
            if old is None:
                break
            with transaction(connection):
                due += _drop(connection, old, folder, before, report)
            report.followed["dropped"] += len(old.ids)
            erase_noted(connection, folder)
    return due


def _drop(
    connection: sqlite3.Connection, old: OldPosts, folder: Path, before: str, report: RunReport
) -> int:
    versions = [number for number, _, _ in old.wordings]
    concerned = concerned_quotations(connection, versions, old.ids)
    verdicts.mark_due(connection, concerned)
    retention.remove_old_posts(connection, old)
    writer.remove_versions(connection, old.wordings)
    empty = retention.captures_on_which_nothing_rests(connection, old.captures)
    if empty:
        reason = f"captured lists whose posts are all from before {before}: they are kept no longer"
        erasures.note_retention(connection, at=report.started_at, reason=reason)
    for message in note_erasures(connection, empty, folder):
        report.failed("old posts", message)
    return len(concerned)

"""Quotations that are due in, verdicts kept; what was read is archived before this begins."""

import logging
import sqlite3
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.store import verdicts
from archiver.crawl.events import Progress
from archiver.crawl.fatal_errors import ends_the_run
from archiver.crawl.report import Report
from archiver.models.records import Claim, Verdict
from archiver.text.dates import now
from archiver.verification.reverification import changes, index
from archiver.verification.reverification.find import affected
from archiver.verification.verify import UnusableClaim, verify

log = logging.getLogger("archiver")

_COMMIT_EVERY = 100
"""Quotations judged in one transaction: another writer waits for about so many verdicts."""


def judge(connection: sqlite3.Connection, report: Report, progress: Progress) -> None:
    """Judge what the run read, and what the archive may answer otherwise than before.

    What is due is noted before anything is taken for judged, so that after a kill the next
    run judges the rest.
    """
    _note(connection)
    due = verdicts.due(connection)
    for start in range(0, len(due), _COMMIT_EVERY):
        progress("Judging", start, len(due))
        with transaction(connection):
            for one in verdicts.claims(connection, report.run, due[start : start + _COMMIT_EVERY]):
                _judge(connection, report, one)
    progress("Judging", len(due), len(due))


def _note(connection: sqlite3.Connection) -> None:
    index.keep_up(connection)
    found = changes.read(connection)
    ids = affected(connection, found)
    with transaction(connection):
        verdicts.put_due(connection, ids)
        changes.settle(connection, found)


def _judge(connection: sqlite3.Connection, report: Report, due: verdicts.Due) -> None:
    verdict = _verdict(connection, report, due.claim)
    if verdict is None:
        return
    is_changed = verdicts.add(connection, report.run, due.id, verdict, at=now())
    report.verdicts_changed += is_changed
    report.quotes_judged += 1
    report.wordings[verdict.wording] += 1
    if due.is_read:
        report.note(due.title, verdict)
    if is_changed and verdict.wording == "altered" and due.wording != "altered":
        report.note_altered(_quoted(due, verdict))


def _quoted(due: verdicts.Due, verdict: Verdict) -> dict[str, Any]:
    """A quotation with the post that it alters, as data."""
    post = verdict.findings[0].post if verdict.findings else None
    return {
        "quote": due.claim.quote,
        "speaker": due.claim.speaker,
        "flags": list(verdict.flags),
        "attribution": verdict.attribution,
        "was": due.wording,
        "article_url": due.url,
        "title": due.title,
        "post_url": post.url if post else None,
        "post_key": post.key if post else None,
        "author": post.author.handle if post else None,
        "words": verdict.findings[0].version.text if post else None,
    }


def _verdict(connection: sqlite3.Connection, report: Report, claim: Claim) -> Verdict | None:
    """A verdict, or None for a quotation of no words ("...", an emoji): it is kept all the same."""
    try:
        return verify(connection, claim)
    except UnusableClaim:
        verdicts.done(connection, int(claim.id or 0))
        return None
    except Exception as error:
        if ends_the_run(error):
            raise
        log.exception("quotation %s", claim.id)
        report.failed(
            f"quotation {claim.id}",
            f"judging it failed ({type(error).__name__}), which is our mistake",
        )
        return None

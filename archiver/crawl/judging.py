"""Judge the quotations that are due, and keep their verdicts, after what was read is archived."""

import logging
import sqlite3
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.store import verdicts
from archiver.crawl.events import Progress
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.report import RunReport
from archiver.errors import UnusableClaim
from archiver.models.verdict_records import Claim, Verdict
from archiver.text.dates import current_time
from archiver.verification.reverification import changes, index
from archiver.verification.reverification.find import affected_quotations
from archiver.verification.verify import verify_claim

log = logging.getLogger("archiver")

_COMMIT_EVERY = 100
"""Quotations judged in one transaction: another writer waits for about so many verdicts."""


def judge_due(connection: sqlite3.Connection, report: RunReport, progress: Progress) -> None:
    """Judge what the run read, and what the archive may answer otherwise than before.

    What is due is noted before anything is taken for judged, so that after a kill the next
    run judges the rest.
    """
    _note(connection)
    due = verdicts.quotations_due(connection)
    for start in range(0, len(due), _COMMIT_EVERY):
        progress("Judging", start, len(due))
        with transaction(connection):
            for claim in verdicts.load_claims(
                connection, report.run, due[start : start + _COMMIT_EVERY]
            ):
                _judge(connection, report, claim)
    progress("Judging", len(due), len(due))


def _note(connection: sqlite3.Connection) -> None:
    index.keep_up(connection)
    found = changes.read_changes(connection)
    ids = affected_quotations(connection, found)
    with transaction(connection):
        verdicts.mark_due(connection, ids)
        changes.settle_changes(connection, found)


def _judge(connection: sqlite3.Connection, report: RunReport, due: verdicts.DueQuotation) -> None:
    verdict = _verdict(connection, report, due.claim)
    if verdict is None:
        return
    is_changed = verdicts.add_verdict(connection, report.run, due.id, verdict, at=current_time())
    report.verdicts_changed += is_changed
    report.quotes_judged += 1
    report.wordings[verdict.wording] += 1
    if verdict.problem:
        report.problems[verdict.problem] += 1
    report.uncorroborated += verdict.corroborated is False
    if due.is_read:
        report.note(due.title, verdict)
    if is_changed and verdict.problem and verdict.problem != due.problem:
        report.note_problem(verdict.problem, _quoted(due, verdict))


def _quoted(due: verdicts.DueQuotation, verdict: Verdict) -> dict[str, Any]:
    """Describe a quotation as data, with the post that shows what is wrong with it."""
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


def _verdict(connection: sqlite3.Connection, report: RunReport, claim: Claim) -> Verdict | None:
    """Give a verdict, or None for a quotation without words ("...", an emoji)."""
    try:
        return verify_claim(connection, claim)
    except UnusableClaim:
        verdicts.mark_judged(connection, int(claim.id or 0))
        return None
    except Exception as error:
        if is_fatal(error):
            raise
        log.exception("quotation %s", claim.id)
        report.failed(
            f"quotation {claim.id}",
            f"judging it failed ({type(error).__name__}), which is our mistake",
        )
        return None

"""Quotations that are due in, verdicts kept; what was read is archived before this begins."""

import logging
import sqlite3

from archiver.crawl.keeping import Progress, ends_the_run
from archiver.crawl.report import Report
from archiver.records import Claim, Verdict
from archiver.schema.archive import transaction
from archiver.sources import now
from archiver.store import verdicts
from archiver.verify import UnusableClaim, verify

log = logging.getLogger("archiver")

_COMMIT_EVERY = 100
"""Quotations judged in one transaction: another writer waits for about so many verdicts."""


def judge(connection: sqlite3.Connection, report: Report, progress: Progress) -> None:
    """Judge what the run read, and what the posts it archived may answer better."""
    newest, unsettled = verdicts.unsettled(connection)
    claims = verdicts.due(connection, report.run, unsettled=unsettled)
    titles = verdicts.titles(connection, report.run)
    for start in range(0, len(claims), _COMMIT_EVERY):
        progress("Judging", start, len(claims))
        with transaction(connection):
            for quote_id, claim in claims[start : start + _COMMIT_EVERY]:
                verdict = _verdict(connection, report, claim)
                if verdict is None:
                    continue
                changed = verdicts.add(connection, report.run, quote_id, verdict, at=now())
                report.verdicts_changed += changed
                report.quotes_judged += 1
                report.wordings[verdict.wording] += 1
                if quote_id in titles:
                    report.judged.append((titles[quote_id], verdict))
    with transaction(connection):
        verdicts.settle(connection, newest)
    progress("Judging", len(claims), len(claims))


def _verdict(connection: sqlite3.Connection, report: Report, claim: Claim) -> Verdict | None:
    """A verdict, or None for a quotation of no words ("...", an emoji): it is kept all the same."""
    try:
        return verify(connection, claim)
    except UnusableClaim:
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

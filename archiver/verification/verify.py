"""Verify one claim: load its evidence from the archive, then judge it."""

import sqlite3
from collections.abc import Callable

from archiver.models.verdict_records import Claim, Verdict
from archiver.verification.judge import judge
from archiver.verification.loading import load_evidence


def verify_claim(
    connection: sqlite3.Connection, claim: Claim, *, before_each: Callable[[], None] | None = None
) -> Verdict:
    """Judge one claim by what the archive holds.

    `before_each` is called before each post is compared; what it raises ends the judging, so that
    whoever waits for an answer may give up.

    Raises UnusableClaim for a quotation without a word, one that is too long, or a date
    that is none.
    """
    return judge(claim, load_evidence(connection, claim, before_each=before_each))

"""Verify one claim: load its evidence from the archive, then judge it."""

import sqlite3

from archiver.models.records import Claim, Verdict
from archiver.verification.judge import judge
from archiver.verification.loading import load_evidence


def verify_claim(connection: sqlite3.Connection, claim: Claim) -> Verdict:
    """Judge one claim by what the archive holds.

    Raises UnusableClaim for a quotation without a word, one that is too long, or a date
    that is none.
    """
    return judge(claim, load_evidence(connection, claim))

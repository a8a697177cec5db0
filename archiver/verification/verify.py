"""Verify one claim: load its evidence from the archive, then judge it."""

import sqlite3
from collections.abc import Callable

from archiver.archive.connection import snapshot
from archiver.models.verdict_records import Claim, Verdict
from archiver.verification.evidence import prepare_claim
from archiver.verification.judge import judge_ranked
from archiver.verification.loading import load_ranked


def verify_claim(
    connection: sqlite3.Connection, claim: Claim, *, before_each: Callable[[], None] | None = None
) -> Verdict:
    """Judge one claim by what the archive holds.

    `before_each` is called before each post is compared; what it raises ends the judging, so that
    whoever waits for an answer may give up.

    Raises UnusableClaim for a quotation without a word, one that is too long, or a date
    that is none.
    """
    prepared = prepare_claim(claim)
    with snapshot(connection):
        evidence, posts = load_ranked(connection, prepared, before_each=before_each)
    return judge_ranked(prepared, evidence, posts)

"""Judge many claims for one visitor, a slice at a time, so that others are answered between."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

from archiver.errors import UnusableClaim, ViewRefused
from archiver.models.verdict_records import Claim, Verdict
from archiver.verification.verify import verify_claim
from archiver.web.page_view import read_in_thread
from archiver.web.site_urls import SiteUrls

LANE = "many"
"""Where those who ask for many wait for each other, and for nobody else."""
_SLICE = 0.4
"""Seconds of one turn; a claim takes a few hundredths."""
_MOST_SECONDS = 4.0
"""For comparing one quotation with all posts that may hold it."""
_ALL_SECONDS = 150.0
"""For all of them; browsers and proxies give up on longer ones."""


async def judge_claims(
    where: SiteUrls, claims: Sequence[Claim | str], *, seconds: float = _ALL_SECONDS
) -> list[Verdict | str]:
    """Judge claims in their order; a text among them, or in the place of a verdict, says why not.

    Those that are not reached within `seconds` are told so, each in its place.
    """
    done: list[Verdict | str] = []
    until = monotonic() + seconds
    alone = False
    while len(done) < len(claims):
        if monotonic() > until:
            late = f"it was not reached within {seconds:g} seconds: give fewer at a time"
            return done + [late] * (len(claims) - len(done))
        rest = claims[len(done) : len(done) + 1] if alone else claims[len(done) :]
        try:
            done += await read_in_thread(where, partial(_judge_some, claims=rest), LANE)
            alone = False
        except ViewRefused as refused:
            if refused.status != 503 or not (alone or len(rest) == 1):
                if refused.status != 503:
                    raise
                alone = True  # find which of them it is
                continue
            done.append(refused.sentence)
            alone = False
    return done


def _judge_some(
    connection: sqlite3.Connection, claims: Sequence[Claim | str]
) -> list[Verdict | str]:
    """Judge as many as a slice of time has room for, one at least."""
    until = monotonic() + _SLICE
    found: list[Verdict | str] = []
    for claim in claims:
        found.append(claim if isinstance(claim, str) else _judged(connection, claim))
        if monotonic() > until:
            break
    return found


def _judged(connection: sqlite3.Connection, claim: Claim) -> Verdict | str:
    try:
        return verify_claim(connection, claim, before_each=claim_patience())
    except UnusableClaim as error:
        return str(error)


def claim_patience() -> Callable[[], None]:
    """Make what ends the comparing of one claim that takes too long, by raising ViewRefused."""
    deadline = monotonic() + _MOST_SECONDS

    def check() -> None:
        if monotonic() > deadline:
            raise ViewRefused(503, "it took too long to compare: give fewer words")

    return check

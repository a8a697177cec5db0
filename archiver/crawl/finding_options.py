"""What may be chosen for looking for posts that quotations do not link."""

from dataclasses import dataclass

from archiver.crawl.search_windows import DAYS
from archiver.models.verdict_records import Claim

MOST_REQUESTS = 400
"""Requests of all searches of one night, where its owner says nothing else."""
MOST_PAID = 200
"""Posts that are paid for in one night's searches: two pages of the dearest platform."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOptions:
    """How posts of quotations are looked for.

    `requests` are what one night may take, and `paid_posts` those of a platform that charges its
    owner for each. `days` those before an article that are looked
    through first. `claim` is the one quotation to look for instead of all that are due, `anew`
    also where that was done before.
    """

    requests: int = MOST_REQUESTS
    paid_posts: int = MOST_PAID
    days: int = DAYS
    claim: Claim | None = None
    anew: bool = False

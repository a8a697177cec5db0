"""Choose the days among whose posts a quotation's is looked for: those before its article."""

from typing import NamedTuple

from archiver.errors import UnusableClaim
from archiver.text.dates import add_time, parse_date

DAYS = 7
"""Days before the article that are looked through first."""
_WIDENED = 4
"""How many times as many are, where nothing was found in those."""
SECOND = 1 / 3_600
"""A second, in hours."""
_DAY = len("2031-05-04")
_ZONES = 14.0
"""Hours by which the day of a zone may end after that of UTC; a date says not which it is of."""


class SearchDays(NamedTuple):
    """The moments between which posts are looked through, and from when on if none was found."""

    since: str
    until: str
    wide_since: str


def choose_days(published_at: str | None, now: str, days: int = DAYS) -> SearchDays:
    """Give the days before a moment or date, before now where none is known.

    Raises UnusableClaim for a date that is none, and for one that is still to come.
    """
    # The end is not within, and what is posted in the very second of the search is.
    latest = add_time(now, hours=SECOND)
    found = parse_date(published_at) if published_at else latest
    if found is None:
        raise UnusableClaim(
            f"{published_at!r} is no date: give one like 2024-07-13 or 2024-07-13T22:45:24Z"
        )
    end = found if len(found) > _DAY else add_time(f"{found}T00:00:00Z", hours=24 + _ZONES)
    if found[:_DAY] > add_time(now, hours=_ZONES)[:_DAY]:
        raise UnusableClaim(f"{found} is still to come: nobody has posted then")
    until = min(end, latest)
    return SearchDays(
        since=add_time(until, hours=-24.0 * days),
        until=until,
        wide_since=add_time(until, hours=-24.0 * days * _WIDENED),
    )

"""Read the dates that sites print beside posts of X, whose ids tell the day as well."""

import re
from datetime import UTC, datetime, timedelta

from archiver.platforms.x.addresses import x_id_milliseconds
from archiver.text import dates

# 03/04/2024, 4/3/24 and 2024.04.03, in any order; not 12:30, nor 1.2.3.4
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,4})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d.]\d|\d)", re.ASCII)


def parse_printed_date(
    printed: str, number: str | None = None, language: str | None = None
) -> str | None:
    """Read a date that stands beside a post; one of three numbers by the day in the post's id.

    >>> parse_printed_date("03/04/2024", "1775494800000000000")
    '2024-04-03'
    """
    at = x_id_milliseconds(number) if number else None
    found = _NUMERIC.search(printed) if at is not None else None
    if found is None or at is None:
        return dates.parse_date(printed, language)
    numbers = sorted(int(found[part]) for part in (1, 3, 4))
    minted = datetime.fromtimestamp(at / 1000, tz=UTC).date()
    # A site prints the day of its own zone.
    near = (minted, minted + timedelta(days=1), minted - timedelta(days=1))
    days = (
        day.isoformat()
        for day in near
        for year in (day.year, day.year % 100)
        if sorted((day.day, day.month, year)) == numbers
    )
    return next(days, None) or dates.parse_date(printed, language)

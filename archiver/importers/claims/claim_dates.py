"""Read the dates of one column of a table, in the order of day and month that the column shows.

A date that could be read two ways is not used, for a wrong one could make a true quotation look
older than its post.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archiver.text.dates import parse_date

DateOrder = Literal["dmy", "mdy"]
_NAMES: dict[str, str] = {"dmy": "day/month/year", "mdy": "month/day/year"}
# Matches 13/07/2024, 3.4.24 and 07-13-2024 with what parts them from a time; not 24-07-13, which
# may begin with the year, nor 2024-07-13.
_NUMBERS = re.compile(
    r"(\d{1,2})([-/.])(\d{1,2})\2(?!(?<=-)\d\d(?!\d))(\d{4}|\d{2})(?![\d/-])[,\s]*", re.ASCII
)
_CENTURY = "20"
"""Of years with two digits: there were no posts before."""


@dataclass(frozen=True, slots=True)
class ColumnDates:
    """How a column writes its dates; `note` says so in a sentence, or is None with nothing to say.

    `order` is None where it cannot be told.
    """

    order: DateOrder | None = None
    note: str | None = None

    def read(self, written: str) -> str | None:
        """Give a date as RFC 3339 or a bare day; None for what is none or could be two."""
        found = _NUMBERS.match(written)
        if found is None:
            return parse_date(written)
        first, second = int(found[1]), int(found[3])
        year = found[4] if len(found[4]) > 2 else f"{_CENTURY}{found[4]}"
        order = "dmy" if first > 12 else "mdy" if second > 12 else self.order
        if order is None and first != second and found[2] != ".":
            return None
        day, month = (second, first) if order == "mdy" else (first, second)
        return parse_date(f"{year}-{month:02}-{day:02} {written[found.end() :]}".strip())


def column_dates(name: str, values: Iterable[str], given: DateOrder | None = None) -> ColumnDates:
    """Find the order in which a column writes day and month; `given` decides where it is there.

    `name` is the column's own, for the note.
    """
    if given is not None:
        return ColumnDates(given, f"{name}: dates are read as {_NAMES[given]}, as you say")
    shown: dict[DateOrder, str] = {}
    unclear = None
    for value in values:
        found = _NUMBERS.match(value)
        if found is None:
            continue
        if int(found[1]) > 12:
            shown.setdefault("dmy", value)
        elif int(found[3]) > 12:
            shown.setdefault("mdy", value)
        elif found[1].zfill(2) != found[3].zfill(2) and found[2] != ".":
            unclear = unclear or value
    return _decided(name, shown, unclear)


def _decided(name: str, shown: dict[DateOrder, str], unclear: str | None) -> ColumnDates:
    decide = "--dates dmy or --dates mdy decides"
    if len(shown) == 1:
        order, example = next(iter(shown.items()))
        return ColumnDates(order, f"{name}: dates are read as {_NAMES[order]}, as {example} shows")
    if unclear is None:
        return ColumnDates()
    if shown:
        message = f"{shown['dmy']} and {shown['mdy']} stand side by side"
        return ColumnDates(
            None, f"{name}: {message}, so that {unclear} and its like are not used; {decide}"
        )
    return ColumnDates(
        None,
        f"{name}: whether {unclear} begins with the day or the month cannot be told, so that it "
        f"and its like are not used; {decide}",
    )

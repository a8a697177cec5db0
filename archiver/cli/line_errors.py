"""Tell people which lines of their input cannot be used, without filling their screen."""

import re

import click

from archiver.cli.options import escape_line

_MOST_FAULTS = 100
"""Faults that are counted apart, so that no file of many makes the count large."""
_NUMBER = re.compile(r"\d+")
_OTHER = "for other reasons"


class LineErrors:
    """Sentences on standard error, one a fault: a file of 15,000 bad lines is told of in one.

    Call it with the file's name, the line's number and what is wrong, then `sum_up` once.
    """

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str], tuple[int, int, str]] = {}

    def __call__(self, file: str, line: int, reason: str) -> None:
        """Count a line; reasons that differ in a number alone (``column 7``) are the same."""
        fault = (file, _NUMBER.sub("…", reason))
        if fault not in self._faults and len(self._faults) >= _MOST_FAULTS:
            fault, reason = (file, _OTHER), _OTHER
        count, first, message = self._faults.get(fault, (0, line, reason))
        self._faults[fault] = (count + 1, first, message)

    def sum_up(self) -> None:
        """Print each fault: with its line where that is one, else how many and the first."""
        for (file, _), (count, first, reason) in self._faults.items():
            message = (
                f"{file}:{first}: {reason}"
                if count == 1
                else f"{file}: {count:,} lines: {reason}, first at line {first:,}"
            )
            click.echo(escape_line(message), err=True)


class FaultCounts:
    """Faults of rows that are counted while a table is read, and told in one line each.

    Call it with the row's number and what is wrong, then `sum_up` once.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults: dict[str, tuple[int, int, str]] = {}

    def __call__(self, row: int, reason: str) -> None:
        """Count a row; reasons that differ in a number alone are the same."""
        fault = _NUMBER.sub("…", reason)
        if fault not in self._faults and len(self._faults) >= _MOST_FAULTS:
            fault = reason = _OTHER
        count, first, message = self._faults.get(fault, (0, row, reason))
        self._faults[fault] = (count + 1, first, message)

    def __bool__(self) -> bool:
        """Tell whether there was any."""
        return bool(self._faults)

    def sum_up(self) -> None:
        """Print how many rows have each fault, and where the first of them is."""
        for count, first, reason in self._faults.values():
            rows = f"{count:,} rows" if count > 1 else "1 row"
            message = f"{self._file}: {rows}: {reason}, first at row {first:,}"
            click.echo(escape_line(message), err=True)

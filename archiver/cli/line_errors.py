"""Tell people which lines of their input cannot be used, without filling their screen."""

import re
from collections import Counter

import click

from archiver.cli.options import escape_line

MOST_TOLD = 5
"""Lines with the same fault that are told one by one."""
_MOST_FAULTS = 100
"""Faults that are counted apart, so that no file of many makes the count large."""
_NUMBER = re.compile(r"\d+")


class LineErrors:
    """Sentences on standard error, one a line; lines with one fault are counted from some on.

    Call it with the file's name, the line's number and what is wrong, then `sum_up` once.
    """

    def __init__(self) -> None:
        self._faults: Counter[tuple[str, str]] = Counter()

    def __call__(self, file: str, line: int, reason: str) -> None:
        """Print what is wrong with a line, or count it where others told the same.

        Reasons that differ in a number alone (``column 7``) are the same.
        """
        fault = (file, _NUMBER.sub("…", reason))
        if fault not in self._faults and len(self._faults) >= _MOST_FAULTS:
            fault = (file, "for other reasons")
        self._faults[fault] += 1
        if self._faults[fault] <= MOST_TOLD:
            click.echo(escape_line(f"{file}:{line}: {reason}"), err=True)

    def sum_up(self) -> None:
        """Print how many lines more have each fault."""
        for (file, reason), count in self._faults.items():
            if count > MOST_TOLD:
                more = count - MOST_TOLD
                noun = "line" if more == 1 else "lines"
                click.echo(escape_line(f"{file}: {more:,} more {noun}: {reason}"), err=True)

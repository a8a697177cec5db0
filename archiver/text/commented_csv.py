"""Read a CSV table that a person keeps by hand: with empty lines, and lines that begin with "#"."""

import csv
from collections.abc import Iterator
from typing import NamedTuple


class NumberedRow(NamedTuple):
    """The cells of a row, stripped, and the line that they stand on; no cells where it is none."""

    line: int
    cells: tuple[str, ...]
    fault: str | None = None


def read_commented_rows(text: str) -> Iterator[NumberedRow]:
    r"""Give the rows of a table, its header too; a fault is the last.

    >>> [row.cells for row in read_commented_rows("a, b\n\n# c\n1, 2")]
    [('a', 'b'), ('1', '2')]
    """
    lines = text.removeprefix("\ufeff").splitlines()
    numbers = [n for n, line in enumerate(lines, 1) if line.strip() and line.lstrip()[0] != "#"]
    rows = csv.reader([lines[n - 1] for n in numbers], skipinitialspace=True)
    for number in numbers:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield NumberedRow(number, (), f"no line of a table: {error}")
            return
        yield NumberedRow(number, tuple(cell.strip() for cell in row))

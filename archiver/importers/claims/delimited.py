"""Bytes of CSV or of tab-separated text in, a table of claims out."""

import csv
import io
from collections.abc import Iterator, Sequence

from archiver.errors import UnusableInput
from archiver.importers.claims.claim_columns import names_quotations
from archiver.importers.claims.claim_table import MOST_COLUMNS, MOST_ROWS, ClaimTable, TableRow
from archiver.importers.formats.table_text import (
    BROKEN_BYTE,
    SEPARATOR_HINT,
    SEPARATORS,
    table_encoding,
    table_lines,
)

_HEAD = 1 << 18
_LOOKED_AT = 20
"""Lines by which a table without a known header is told from a list."""
_NONE = "\x1f"
"""A separator that no text has: all of a line is one cell."""


def read_delimited(data: bytes, *, most_rows: int = MOST_ROWS) -> ClaimTable:
    """Read a table whose first row names its columns, or one column of quotations.

    The separator is the one that `sep=;` names, or the first of ``,``, ``;``, tab and ``|`` by
    which the header has a column of quotations. Raises UnusableInput for what is no text, and for
    a table of more than `most_rows` rows or too many columns.
    """
    encoding = table_encoding(data[:_HEAD])
    if encoding is None:
        raise UnusableInput("it is neither a table nor text: give CSV, TSV, XLSX or JSON lines")
    lines = [line.replace("\x00", "") for line in table_lines(io.BytesIO(data), encoding)]
    begin = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), len(lines))
    hint = SEPARATOR_HINT.match(lines[begin]) if begin < len(lines) else None
    begin += bool(hint)
    if begin == len(lines):
        raise UnusableInput("it is empty: the first row names the columns, one of them quote")
    lines[begin] = lines[begin].removeprefix("\ufeff")
    separator = hint[1] if hint else _separator(lines[begin:])
    return _table(_rows(lines, begin, separator), encoding, most_rows)


def _separator(lines: Sequence[str]) -> str:
    """Choose a separator by the header; `_NONE` where every line is one cell."""
    best, most = _NONE, 0
    for separator in (*SEPARATORS, _NONE):
        row = next(_rows(lines, 0, separator), TableRow(1)).cells
        if names_quotations(row) and len(row) > most:
            best, most = separator, len(row)
    if most:
        return best
    # No column of a known name. What every line has alike parts cells; a comma may not.
    some = [line for line in lines[:_LOOKED_AT] if line.strip()]
    for separator in ("\t", ";", "|"):
        if all(separator in line for line in some):
            return separator
    return "," if all('","' in line for line in some) else _NONE


def _rows(lines: Sequence[str], begin: int, separator: str) -> Iterator[TableRow]:
    """Yield the rows with the number of the line in which each begins."""
    plain = separator == _NONE and any(
        line.startswith('"') and not line.rstrip().endswith('"') and line.count('"') % 2 == 0
        for line in lines[begin : begin + _LOOKED_AT]
    )
    lines = lines[begin:]
    reader = (
        csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
        if plain
        else csv.reader(lines, delimiter=separator)
    )
    while True:
        number = begin + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield TableRow(number, error=f"no row of a table: {error}")
            continue
        if any(cell.strip() for cell in row):
            yield TableRow(number, tuple(row))


def _table(rows: Iterator[TableRow], encoding: str, most_rows: int) -> ClaimTable:
    first = next(rows, TableRow(1))
    header = tuple(cell.strip() for cell in first.cells)
    while header and not header[-1]:
        header = header[:-1]
    if first.error or not header:
        raise UnusableInput(first.error or "the first row, which names the columns, is empty")
    if len(header) > MOST_COLUMNS:
        raise UnusableInput(f"it has {len(header):,} columns: at most {MOST_COLUMNS}")
    found: list[TableRow] = []
    for row in rows:
        if len(found) >= most_rows:
            raise UnusableInput(f"it has more than {most_rows:,} rows: give it in parts")
        found.append(_checked(row, len(header), encoding))
    return ClaimTable(header=header, rows=tuple(found))


def _checked(row: TableRow, columns: int, encoding: str) -> TableRow:
    more = row.cells[columns:]
    if any(cell.strip() for cell in more):
        error = f"{len(row.cells)} cells where the header has {columns}"
        return TableRow(row.number, row.cells[:columns], error)
    if BROKEN_BYTE.search("".join(row.cells)):
        cells = tuple(BROKEN_BYTE.sub("\ufffd", cell) for cell in row.cells[:columns])
        return TableRow(row.number, cells, f"it is not {encoding.removesuffix('-sig')}")
    return TableRow(row.number, row.cells[:columns], row.error)

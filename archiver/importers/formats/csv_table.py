"""A CSV file with a header in, objects in the shape of a Post out.

RFC 4180 with any of the usual separators; the encoding is told by a mark, by UTF-8 itself, or by
statistics. What columns mean is told in `table_columns`.
"""

import codecs
import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from archiver.errors import UnusableLine
from archiver.importers.formats.table_cells import keyed_row
from archiver.importers.formats.table_columns import (
    KNOWN_COLUMNS,
    TableColumns,
    choose_columns,
    column_name,
    names_posts,
    own_names,
)
from archiver.importers.formats.table_posts import DOUBT, post_of_row
from archiver.importers.formats.table_text import (
    BROKEN_BYTE,
    SEPARATOR_HINT,
    SEPARATORS,
    has_bare_returns,
    table_encoding,
    table_lines,
)
from archiver.importers.import_format import HEAD_BYTES, ImportFormat, PostFile
from archiver.importers.lines import ImportLine

_ROWS_LOOKED_AT = 2_000
"""Rows by which columns are chosen, as far as the head of the file has them."""
_LINES_OF_TWO = 200
"""Lines that the first two rows of a table may take."""
_LONGEST_NAME = 60
_NO_TEXT = UnusableLine("'text' is missing")  # given, never raised: a raise would lengthen it


@dataclass(frozen=True, slots=True)
class TableDialect:
    """How a table is written: its encoding, separator, quote mark and header.

    `names` are those of the header as `column_name` writes them.
    """

    encoding: str
    separator: str
    quote: str
    header: tuple[str, ...]
    names: tuple[str, ...]


def table_dialect(head: bytes) -> TableDialect | None:
    """Return how a file that begins so is written; None where its first line is no header of posts.

    A header names a text, and an id, an address or somebody who wrote it.
    """
    encoding = table_encoding(head)
    if encoding is None:
        return None
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    first = next(
        (line for line in text.splitlines() if line.strip() and not SEPARATOR_HINT.match(line)), ""
    )
    best: tuple[int, TableDialect] | None = None
    for separator in SEPARATORS:
        for quote in ('"', "'"):
            try:
                row = next(csv.reader([first], delimiter=separator, quotechar=quote), [])
            except csv.Error:
                continue
            names = tuple(map(column_name, row))
            how = TableDialect(encoding, separator, quote, tuple(row), names)
            known = len(KNOWN_COLUMNS & set(how.names))
            if names_posts(how.names) and (best is None or known > best[0]):
                best = known, how
    return best[1] if best else None


def other_header(head: bytes) -> tuple[str, ...]:
    """Give the columns of a table in which none is known for the words of a post; else none.

    That it is a table is told by its first two rows, which have equally many cells.
    """
    encoding = table_encoding(head)
    if encoding is None or head.lstrip().startswith((b"{", b"[", b"<")):
        return ()
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    for separator in SEPARATORS:
        with suppress(csv.Error):
            rows = [*islice(csv.reader(text.splitlines()[:_LINES_OF_TWO], delimiter=separator), 2)]
            header = tuple(cell.strip() for cell in rows[0]) if rows else ()
            if len(rows) == 2 and len(header) == len(rows[1]) > 2 and all(header):
                return header if max(map(len, header)) <= _LONGEST_NAME else ()
    return ()


def columns_of_table(head: bytes, how: TableDialect) -> TableColumns:
    """Choose what the columns mean by the header and the rows at the beginning of a file."""
    text = codecs.getincrementaldecoder(how.encoding)("replace").decode(head)
    text = text.replace("\r", "\n") if has_bare_returns(text) else text
    lines = [line for line in text.split("\n") if line.strip() and not SEPARATOR_HINT.match(line)]
    if len(head) >= HEAD_BYTES:
        del lines[-1]  # it may be cut off
    reader = csv.reader(lines, delimiter=how.separator, quotechar=how.quote)
    rows: list[dict[str, str]] = []
    with suppress(csv.Error):
        rows.extend(keyed_row(row, how.names) for row in islice(reader, 1, _ROWS_LOOKED_AT))
    return choose_columns(how.header, rows)


def table_rows(
    stream: BinaryIO, how: TableDialect, columns: TableColumns, platform: str | None = None
) -> Iterator[tuple[int, dict[str, Any] | UnusableLine]]:
    """Yield each row as an object in the shape of a Post, with the number of its last line.

    `platform` is that of rows which do not say theirs.
    """
    reader = csv.reader(
        table_lines(stream, how.encoding), delimiter=how.separator, quotechar=how.quote
    )
    places = columns.text_places(how.names)
    header = lost = False
    while True:
        begun = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, UnusableLine(f"no row of a table: {error}")
            # A cell that does not end: what follows is its rest, until it looks like rows again.
            lost = lost or reader.line_num > begun + 1
            continue
        if lost and len(row) != len(how.header):
            continue
        lost = False
        written = "".join(row)
        if not written or written.isspace():
            continue
        if not header:
            header = SEPARATOR_HINT.match(how.separator.join(row)) is None
            continue
        try:
            _refuse_broken(row, written, how)
            # Before anything is made of it: a table of nothing else has a row every three bytes.
            if any(place < len(row) and row[place] for place in places):
                yield (
                    reader.line_num,
                    post_of_row(keyed_row(row, how.names), columns, platform),
                )
            else:
                yield reader.line_num, _NO_TEXT
        except UnusableLine as error:
            yield reader.line_num, error


def _refuse_broken(row: list[str], written: str, how: TableDialect) -> None:
    """Raise UnusableLine for a row with too many cells, or with bytes that are no text."""
    if len(row) > len(how.header) and any(map(str.strip, row[len(how.header) :])):
        raise UnusableLine(f"{len(row)} cells where the header has {len(how.header)}")
    if not written.isascii() and BROKEN_BYTE.search(written):
        raise UnusableLine(f"not {how.encoding.removesuffix('-sig')}")


def _recognizes(file: PostFile) -> bool:
    return table_dialect(file.head) is not None and not file.head.lstrip().startswith((b"{", b"["))


def _read(file: PostFile) -> Iterator[ImportLine]:
    how = table_dialect(file.head)
    if how is None:
        return
    columns = columns_of_table(file.head, how)
    yield ImportLine(1, note=columns.summary())
    wrong: tuple[str, str] = ("", "")  # the last error, by the Post's names and by the table's
    with file.open() as stream:
        for number, row in table_rows(stream, how, columns, file.platform):
            doubt = row.pop(DOUBT, None) if isinstance(row, dict) else None
            line = file.post_line(number, row)
            if line.error:
                if line.error != wrong[0]:
                    wrong = line.error, own_names(columns, line.error)
                yield ImportLine(number, error=wrong[1])
            elif line.note or doubt:
                yield line._replace(note=doubt or own_names(columns, line.note or ""))
            else:
                yield line


TABLE = ImportFormat(
    name="csv_table", label="CSV with a header", recognizes=_recognizes, read=_read
)

"""Make cells of tables harmless that a spreadsheet would take for formulas.

Of Datasette's tables bytes of CSV come in and go out, whole rows at a time, as it sends them.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from archiver.text.formulas import harmless_cell


def harmless_rows(rows: bytes) -> bytes:
    """Make each cell of some rows harmless."""
    text = rows.decode("utf-8", "replace")
    written = io.StringIO()
    writer = csv.writer(written)
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([harmless_cell(cell) for cell in row])
    return written.getvalue().encode()


def table_body(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write a table with these columns of each row; what is not known is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    for row in rows:
        cells = (row.get(name) for name in columns)
        writer.writerow([harmless_cell("" if cell is None else str(cell)) for cell in cells])
    return written.getvalue().encode("utf-8", "backslashreplace")

"""Make cells of tables harmless that a spreadsheet would take for formulas.

Bytes of CSV in, bytes of CSV out: whole rows at a time, as Datasette sends them.
"""

import csv
import io

from archiver.text.formulas import harmless_cell


def harmless_rows(rows: bytes) -> bytes:
    """Make each cell of some rows harmless."""
    text = rows.decode("utf-8", "replace")
    written = io.StringIO()
    writer = csv.writer(written)
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([harmless_cell(cell) for cell in row])
    return written.getvalue().encode()

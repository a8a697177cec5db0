"""JSON lines or a list of objects in, a table of claims out: a column a name."""

import io
import json
from collections.abc import Iterator
from typing import Any

from archiver.errors import UnusableInput, UnusableLine
from archiver.importers.claims.claim_table import MOST_COLUMNS, MOST_ROWS, ClaimTable, TableRow
from archiver.importers.lines import json_items
from archiver.text.foreign_json import json_of


def read_objects(data: bytes, *, most_rows: int = MOST_ROWS) -> ClaimTable:
    """Read objects, one a line or in one list; the columns are all their names, as they come.

    Raises UnusableInput for a list that is broken, and for too many rows or names.
    """
    header: dict[str, int] = {}
    found: list[tuple[int, dict[str, Any] | str]] = []
    for number, value in _values(data):
        if len(found) >= most_rows:
            raise UnusableInput(f"it has more than {most_rows:,} lines: give it in parts")
        found.append((number, value))
        if isinstance(value, dict):
            for name in value:
                header.setdefault(name, len(header))
        if len(header) > MOST_COLUMNS:
            raise UnusableInput(f"its objects have more than {MOST_COLUMNS} names")
    if not header:
        raise UnusableInput('it holds no object: one like {"quote": "…"} is wanted')
    rows = (
        TableRow(number, error=value)
        if isinstance(value, str)
        else TableRow(number, tuple(value.get(name) for name in header))
        for number, value in found
    )
    return ClaimTable(header=tuple(header), rows=tuple(rows), kind="file")


def _values(data: bytes) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Yield each object with its number, or a sentence in its place."""
    wanted = 'an object like {"quote": "…"} is wanted'
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        try:
            for number, value in enumerate(json_items(io.BytesIO(data)), start=1):
                yield number, value if isinstance(value, dict) else wanted
        except UnusableLine as error:
            raise UnusableInput(f"the list cannot be read: {error}") from error
        return
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json_of(line)
        except UnusableLine as error:
            yield number, str(error)
            continue
        yield number, value if isinstance(value, dict) else wanted


def value_text(value: Any) -> Any:
    """Give a list or an object as JSON text, and anything else as it is."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value

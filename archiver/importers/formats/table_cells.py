"""Cells of a table of posts: by the names of their columns, without what guards them."""

import re
from collections.abc import Mapping, Sequence

# Matches "1812256998588660000": a spreadsheet keeps fifteen digits of a number.
FIFTEEN_DIGITS = re.compile(r"[1-9]\d{14}0+", re.ASCII)
"""A number of which a spreadsheet kept fifteen digits."""
LONG_NUMBER = re.compile(r"[1-9]\d{15,}", re.ASCII)
"""A number that a spreadsheet would round."""
# Matches "anabrook", "@ana.brook" and "ana@social.example"; not "Ana Brook".
WRITTEN_HANDLE = re.compile(r"@?[\w.-]+(?:@[\w.-]+)?", re.ASCII)
"""What can be a handle, with or without its sign."""
SLASHED_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=\D|$)", re.ASCII)
"""A day, a month and a year as numbers, in one order or the other."""
# Matches ="1812256998588662068" and '1812256998588662068, which no spreadsheet rounds.
_KEPT_AS_TEXT = re.compile(r"=\"([^\"]*)\"|'(\d+)", re.ASCII)
# Matches b'caf\xc3\xa9', as Python prints bytes; not b'it is' not one.
_PRINTED_BYTES = re.compile(r"""b(['"])((?:(?!\1)[^\\\n]|\\.)*+)\1""", re.ASCII)
_ESCAPED = re.compile(r"""\\(?:x([0-9a-f]{2})|([\\'"nrt]))""", re.ASCII)
_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "r": "\r", "t": "\t"}


_GUARDS = ("=", "'", "b'", 'b"')
"""How a cell begins that has anything to be taken off."""


def clean_cell(row: Mapping[str, str], column: str | None) -> str:
    """Give a cell without what keeps spreadsheets and programs from reading it otherwise."""
    cell = row.get(column, "").strip() if column else ""
    if not cell.startswith(_GUARDS):
        return cell
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return (kept[1] or kept[2] or "") if kept else _unpack_bytes(cell)


def _unpack_bytes(cell: str) -> str:
    """Read bytes as Python prints them; what is none stays as it is."""
    printed = _PRINTED_BYTES.fullmatch(cell)
    if printed is None or not cell.isascii():
        return cell
    found = _ESCAPED.sub(_unescaped, printed[2]).encode("latin-1")
    try:
        return found.decode()
    except UnicodeDecodeError:
        return cell


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _ESCAPES[found[2]]


def keyed_row(row: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Give a row's cells by the names of their columns; the first of two alike counts."""
    cells = dict(zip(names, row, strict=False))
    if len(cells) == min(len(names), len(row)):
        return cells
    cells = {}
    for name, cell in zip(names, row, strict=False):
        cells.setdefault(name, cell)
    return cells

"""Refuse workbooks (XLSX) whose XML is made to take all time or memory of whoever reads it.

What a workbook unpacks to says little: kilobytes of it become a million styles, cells of one row
or elements within elements. They are counted here in its bytes, before anything parses them.
"""

import re
import zipfile

from archiver.errors import UnusableInput

_MOST_PARTS = 2_000
_HEAD = 4_096
_ENTITIES = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY", "<!doctype", "<!entity")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_BLOCK = 1 << 16
_DEEPEST = 2_000
"""Elements within each other, give or take those of one block; a sheet has five."""
_MOST_NOTES = 1_000
"""Comments and the like in one part, which programs do not write."""
_LONGEST_ROW = 2 << 20
"""Bytes of a row: one of 300 cells has some ten thousand."""
_MOST_BESIDE = 100_000
"""Tags of parts without cells or strings: styles, names, relations. Excel takes 65,490 formats; so
many fonts take openpyxl a second and a half."""
_STRINGS_OF_ROW = 80
"""Tags of shared strings for each row that may be read, four to eight a string."""
_FEWEST_STRINGS = 800_000
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b")


def refuse_bombs(packed: zipfile.ZipFile, *, most_rows: int, most_bytes: int) -> None:
    """Raise UnusableInput for a workbook that unpacks to too much or is crowded.

    What is no zip raises what `zipfile` does.
    """
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if len(parts) > _MOST_PARTS or len(names) != len(parts):
        raise UnusableInput("the workbook has too many parts, or two of one name")
    if sum(part.file_size for part in parts) > most_bytes:
        raise UnusableInput(
            f"the workbook unpacks to more than {most_bytes >> 20} MB: save it as CSV"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnusableInput("the workbook is locked with a password")
    if not any(name.endswith("workbook.xml") for name in names):
        raise UnusableInput("it is a zip, but no XLSX workbook")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _refuse_part(part.filename, packed.read(part), most_rows)


def _refuse_part(name: str, data: bytes, most_rows: int) -> None:
    head = data[:_HEAD] if b"<!" not in data[:_HEAD].replace(b"\x00", b"") else data[: 1 << 16]
    if any(mark in head for mark in _ENTITIES):
        raise UnusableInput(f"{name} in the workbook defines entities, which no table needs")
    if _is_crowded(name, data, most_rows):
        raise UnusableInput(
            f"{name} in the workbook is too crowded to be read: save the sheet as CSV"
        )


def _is_crowded(name: str, data: bytes, most_rows: int) -> bool:
    if data.count(b"<!") > _MOST_NOTES:
        return True
    low = name.lower()
    if "worksheets/" in low:
        begins = [one.start() for one in _ROW.finditer(data)]
        ends = [*begins, len(data)]
        if max(end - start for start, end in zip([0, *begins], ends, strict=True)) > _LONGEST_ROW:
            return True
    else:
        strings = max(_FEWEST_STRINGS, most_rows * _STRINGS_OF_ROW)
        most = strings if low.endswith("sharedstrings.xml") else _MOST_BESIDE
        if data.count(b"<") > most:
            return True
    return _is_deep(data)


def _is_deep(data: bytes) -> bool:
    """Tell whether more elements are open at the end of some block than any sheet has."""
    deep = 0
    for at in range(0, len(data), _BLOCK):
        block = data[at : at + _BLOCK]
        ended = block.count(b"/>") + 2 * block.count(b"</") + block.count(b"<?")
        deep += block.count(b"<") - ended
        if deep > _DEEPEST:
            return True
    return False

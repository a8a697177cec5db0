"""JSON text of any known format: a value a line, a list of them, or one after another.

What the values are is for the JSON formats to say, about each of them alone: a file may hold
several sorts.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from archiver.errors import UnusableLine
from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import (
    MOST_WITHOUT_OBJECT,
    ImportLine,
    json_items,
    split_lines,
    tell_without_object,
)
from archiver.text.foreign_json import DECODER, json_of

# Matches "[", "[{" and "[ 7, 8"; not "[00:12:03] Ana Brook:" nor "[Applause]".
_A_LIST = re.compile(rb"\[(?:\s*(?:[\]\[{\"]|-?\d+[\s,.\]eE]|true|false|null|\Z))")
# Matches a line of JSON in a file that begins otherwise.
_A_LINE = re.compile(rb"^[ \t]*\{", re.MULTILINE)
# Matches the beginning of one object written over several lines; not "{}" or '{"id": "7"}'.
_OVER_LINES = re.compile(rb"\{[ \t]*\r?\n\s*\"")


def number_items(stream: BinaryIO, opening: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON list from 1 on; what ends its reading is the last of them."""
    number = 0
    try:
        for number, found in enumerate(json_items(stream, opening), start=1):
            yield number, found
    except UnusableLine as error:
        yield number + 1, error


def read_items(file: PostFile, opening: str = "") -> Iterator[ImportLine]:
    """Read the list that follows `opening`, or values one after another."""
    with file.open() as stream:
        for number, found in number_items(stream, opening):
            if isinstance(found, UnusableLine):
                yield ImportLine(number, error=str(found))
            else:
                yield from file.json_lines(number, found)


def read_lines(file: PostFile) -> Iterator[ImportLine]:
    """Read JSON lines, each on its own; empty ones are passed over."""
    without = 0
    with file.open() as stream:
        for number, line in enumerate(split_lines(stream), start=1):
            if not line.strip():
                continue
            without += 1
            if without > MOST_WITHOUT_OBJECT:
                yield ImportLine(number, error=tell_without_object("lines"))
                return
            try:
                found = json_of(line)
            except UnusableLine as error:
                yield ImportLine(number, error=str(error))
            else:
                without = 0 if found and isinstance(found, dict) else without
                yield from file.json_lines(number, found)


def _is_values(file: PostFile) -> bool:
    start = file.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if b"\x00" in file.head:
        return False
    return (
        _A_LIST.match(start) is not None
        or _OVER_LINES.match(start) is not None
        or _goes_on_over_lines(start)
    )


def _goes_on_over_lines(start: bytes) -> bool:
    """Return whether one object begins on the first line and goes on in the second.

    An object that is only cut off at the end of its line, as a broken one of JSON lines is, has
    no right continuation in the next.
    """
    first = start.find(b"\n")
    if not start.startswith(b"{") or first < 0:
        return False
    text = start.decode("utf-8", "replace")
    line = text.index("\n")
    second = line + len(text[line:]) - len(text[line:].lstrip())
    try:
        return DECODER.raw_decode(text)[1] > line
    except json.JSONDecodeError as error:
        return second < len(text) and error.pos > second
    except (ValueError, RecursionError):
        return False


def _is_lines(file: PostFile) -> bool:
    """Return whether it is empty or has a line that begins as an object does."""
    if not file.head.strip():
        return True
    start = file.head.removeprefix(codecs.BOM_UTF8).lstrip()
    return b"\x00" not in file.head and _A_LINE.search(start) is not None


VALUES = ImportFormat(name="json_values", label="", recognizes=_is_values, read=read_items)
LINES = ImportFormat(name="json_lines", label="", recognizes=_is_lines, read=read_lines)

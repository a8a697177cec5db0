"""Bytes of a text file in, its lines and JSON values out, none of them held past a limit.

Streams are given, never opened. One bad line never ends a file; only JSON that breaks off in
the middle of a list does, for nobody can tell where its next item begins.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from archiver.errors import UnusableLine
from archiver.models.records import Sighting
from archiver.text import foreign_json
from archiver.text.foreign_json import DECODER, unusable_line, whole_object

_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")
# Matches what stands between the items of a list, or between objects written one after another.
_BETWEEN = re.compile(r"[ \t\r\n,]*")
MOST_WITHOUT_OBJECT = 100_000
"""Values or lines in a row that are no JSON object, or an empty one, after which a file is read no
further: a megabyte may hold a million of them, and no post is among such."""


# A tuple by names, for a file may hold hundreds of thousands: a frozen class takes four times as
# long to make.
class ImportLine(NamedTuple):
    """One line or item of a file: the sightings in it (a post and those it quotes), or an error.

    `part` is the file within a packed one, or the table of a database. `note` is what should be
    known of it though it is used; a line with a note alone is about the file.
    """

    number: int
    sightings: tuple[Sighting, ...] = ()
    error: str | None = None
    part: str = ""
    note: str | None = None


def split_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream, none longer than one byte past the limit, whatever it holds."""
    while line := stream.readline(foreign_json.LONGEST_LINE + 1):
        yield line
        while len(line) > foreign_json.LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(foreign_json.LONGEST_LINE + 1)
            if not line:
                return


def json_items(stream: BinaryIO, opening: str = "") -> Iterator[Any]:
    """Yield the values of a JSON list, one after another, whatever the size of the whole.

    The list is the one that follows `opening`, a text in the file's head
    (``"orderedItems"``, ``window.YTD``); without one, and where no list follows, the values
    that simply stand one after another. A value that cannot be read ends the reading with
    UnusableLine, and so do too many that are no objects (`MOST_WITHOUT_OBJECT`); one too large
    is bounded by the limit of a line.
    """
    window = _Window(stream)
    window.skip_to(opening)
    without = 0
    for value in window.values():
        without = 0 if value and isinstance(value, dict) else without + 1
        if without > MOST_WITHOUT_OBJECT:
            raise UnusableLine(tell_without_object("values"))
        yield value


def tell_without_object(what: str) -> str:
    """Say that the rest of a file is not read, where it holds `what` that are no objects."""
    return (
        f"more than {MOST_WITHOUT_OBJECT:,} {what} in a row that are no objects; "
        "what follows is not read"
    )


class _Window:
    """A text stream as a buffer that grows until the next value is whole in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._held = ""
        self._at = 0
        self._ended = False
        self._listed = False

    def skip_to(self, opening: str) -> None:
        """Go past the bracket that opens the list, if there is one."""
        self._more()
        found = self._held.find(opening)
        start = self._held.find("[", found + len(opening)) if found >= 0 else -1
        first = _SPACE.match(self._held)
        if opening and start < 0:
            raise UnusableLine("it has no list of items")
        if not opening and first and self._held[first.end() : first.end() + 1] != "[":
            return
        self._at = start + 1
        self._listed = True

    def values(self) -> Iterator[Any]:
        """Yield the values up to the end of the list, or of the file."""
        while self._skip_between():
            yield self._value()

    def _skip_between(self) -> bool:
        """Go on to the next value; False where there is none."""
        while True:
            between = _BETWEEN.match(self._held, self._at)
            self._at = between.end() if between else self._at
            if self._at < len(self._held):
                return not (self._listed and self._held[self._at] == "]")
            if not self._more():
                break
        if self._listed:
            raise UnusableLine("it breaks off: the end of the list is missing")
        return False

    def _value(self) -> Any:
        while True:
            try:
                found, end = DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise UnusableLine(
                        f"no JSON: {error.msg}; what follows cannot be read"
                    ) from error
            except (ValueError, RecursionError) as error:
                raise unusable_line(error) from error
            else:
                if end < len(self._held) or not self._more():
                    begun, self._at = self._at, end
                    if not isinstance(found, str | list | dict):
                        return found
                    text = self._held[begun:end]
                    return whole_object(found) if "\\ud" in text.lower() else found

    def _more(self) -> bool:
        """Read on, dropping what was given already; False at the end of the file."""
        if self._ended:
            return False
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > foreign_json.LONGEST_LINE:
            raise UnusableLine(
                f"an item longer than {foreign_json.LONGEST_LINE:,} bytes; the rest is not read"
            )
        # Twice what is held, so that a large value is tried a few times, not thousands.
        data = self._stream.read(max(_CHUNK, len(self._held)))
        try:
            self._held += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise UnusableLine("not UTF-8; what follows cannot be read") from error
        self._ended = not data
        return bool(data)

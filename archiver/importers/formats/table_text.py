"""Bytes of a table in, its encoding and its lines of text out.

The encoding is told by a mark, by UTF-8 itself, or by statistics.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from charset_normalizer import from_bytes

from archiver.text import foreign_json as limits

SEPARATORS = (",", ";", "\t", "|")
"""What parts the cells of a table; spreadsheets of most of Europe write the second."""
_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Matches "sep=;", by which spreadsheets are told the separator.
SEPARATOR_HINT = re.compile(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)
"""A first line that tells spreadsheets the separator."""
# Matches what no Western language has: "Öèòàòà" (Cyrillic read so), "b³¹d" (Polish read so), and
# a byte without a character; not "Fähre", "„œuvre“" nor "10 m³".
_UNWESTERN = re.compile(
    "[À-ÖØ-öø-ÿŠšŽžŒœŸ]{3}|[^\\W\\d_][³¹¿£¥¼¾½][^\\W\\d_]|[³¹¿£¥¼¾½]{2}|[\ufffd\x81\x8d\x8f\x90\x9d]"
)
BROKEN_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that the encoding does not have, as `table_lines` decodes it."""


def table_encoding(head: bytes) -> str | None:
    """Tell the encoding of a table by its beginning; None for what is no text."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _guess(head)
    return "utf-8"


def _guess(head: bytes) -> str:
    """Return the encoding by what its words look like, and by statistics.

    That of Western spreadsheets where it is as likely as any, or where words look Western by it.
    """
    western = head.decode("cp1252", "replace")
    if not _UNWESTERN.search(western):
        return "cp1252"
    found = from_bytes(head)
    best = found.best()
    if best is None:
        return "cp1252"
    likely = (charset_match for charset_match in found if charset_match.encoding == "cp1252")
    return next(
        (charset_match.encoding for charset_match in likely if charset_match.chaos <= best.chaos),
        best.encoding,
    )


def has_bare_returns(beginning: str) -> bool:
    r"""Tell whether lines end as those of old Macs do, which some spreadsheets still write.

    >>> has_bare_returns("id,text\r7,A seal\r"), has_bare_returns("id,text\r\n")
    (True, False)
    """
    return "\r" in beginning and "\n" not in beginning


def table_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Set lines of text, none longer than the limit: one that is has its rest on the next."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    held, bare = "", None
    while data := stream.read(_CHUNK):
        text = decoder.decode(data)
        if bare is None:
            bare = has_bare_returns(text)
        held += text.replace("\r", "\n") if bare else text
        *whole, held = held.split("\n")
        for line in whole:
            yield line + "\n"
        if len(held) > limits.LONGEST_LINE:
            yield held + "\n"
            held = ""
    held += decoder.decode(b"", final=True)
    if held:
        yield held

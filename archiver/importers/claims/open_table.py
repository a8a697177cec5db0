"""Bytes of a file in, the table of claims in it out, whatever kind of table it is."""

from archiver.errors import UnusableInput
from archiver.importers.claims.claim_table import MOST_BYTES, MOST_ROWS, ClaimTable
from archiver.importers.claims.delimited import read_delimited
from archiver.importers.claims.object_rows import read_objects
from archiver.importers.claims.workbook import is_workbook, read_workbook

_OBJECTS = (b"{", b"[{", b"[ {", b"[\n", b"[\r\n")


def read_claim_table(
    data: bytes, *, most_rows: int = MOST_ROWS, most_bytes: int = MOST_BYTES
) -> ClaimTable:
    """Read a table by what its bytes are: a workbook, JSON objects, or text with separators.

    `most_bytes` binds the file, and what a workbook unpacks to. Raises UnusableInput with a
    sentence that says what is wrong, without the file's name.
    """
    if len(data) > most_bytes:
        raise UnusableInput(f"it has more than {most_bytes >> 20} MB: give it in parts")
    if is_workbook(data):
        return read_workbook(data, most_rows=most_rows, most_bytes=most_bytes)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OBJECTS):
        return read_objects(data, most_rows=most_rows)
    return read_delimited(data, most_rows=most_rows)

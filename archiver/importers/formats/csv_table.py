"""A CSV file with a header in, objects in the shape of a Post out.

Columns are known by the names of the Post JSON and by those that other tools give them, among
them X's own ``tweets.csv`` of 2012 to 2018 (tweet_id, timestamp, text, …). RFC 4180 with any
of the usual separators; the encoding is told by a mark, by UTF-8 itself, or by statistics.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from charset_normalizer import from_bytes

from archiver.errors import UnusableLine
from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.platforms.registry import canonical_name
from archiver.text import foreign_json as limits
from archiver.text.foreign_json import shorten_value

# By the likelier meaning first: where a table has `id` and `tweet_id`, the first counts its rows.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("tweet_id", "post_id", "status_id", "id_str", "id"),
    "url": ("url", "tweet_url", "post_url", "status_url", "permalink", "link"),
    "text": ("full_text", "text", "content", "tweet", "tweet_text", "post_text", "body"),
    "handle": ("handle", "screen_name", "user_screen_name", "username", "author_handle", "user"),
    "author": ("author",),
    "account_id": ("account_id", "author_account_id"),
    "name": ("name", "display_name", "author_name", "user_name", "full_name"),
    "posted_at": ("posted_at", "created_at", "published_at", "timestamp", "datetime", "date"),
    "platform": ("platform", "network"),
    "truncated": ("truncated",),
}
_KNOWN = frozenset(name for names in _NAMES.values() for name in names)
_SEPARATORS = (",", ";", "\t", "|")
_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Matches 1.81226E+18, which a spreadsheet made of an id; not 1812256998588662068.
_ROUNDED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
# Matches a byte that the encoding does not have, as it was decoded.
_BROKEN = re.compile("[\udc80-\udcff]")
# Matches "anabrook", "@ana.brook" and "ana@social.example"; not "Ana Brook".
_HANDLE = re.compile(r"@?[\w.-]+(?:@[\w.-]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class TableDialect:
    """How a table is written: its encoding, separator, quote mark and columns."""

    encoding: str
    separator: str
    quote: str
    columns: tuple[str, ...]


def table_dialect(head: bytes) -> TableDialect | None:
    """Return how a file that begins so is written; None where its first line is no header of posts.

    A header names a text, and an id, an address or somebody who wrote it.
    """
    encoding = _encoding(head)
    if encoding is None:
        return None
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    first = next((line for line in text.splitlines() if line.strip()), "")
    best: tuple[int, TableDialect] | None = None
    for separator in _SEPARATORS:
        for quote in ('"', "'"):
            try:
                row = next(csv.reader([first], delimiter=separator, quotechar=quote), [])
            except csv.Error:
                continue
            names = tuple(re.sub(r"[\s.-]+", "_", name.strip().casefold()) for name in row)
            known = len(_KNOWN & set(names))
            if _is_header(names) and (best is None or known > best[0]):
                best = known, TableDialect(encoding, separator, quote, names)
    return best[1] if best else None


def _is_header(names: Sequence[str]) -> bool:
    found = {meaning for meaning, known in _NAMES.items() if set(known) & set(names)}
    return "text" in found and bool(found & {"id", "url", "handle", "author", "name"})


def _encoding(head: bytes) -> str | None:
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
    """Return the encoding by statistics.

    That of Western spreadsheets where it is as likely as any.
    """
    found = from_bytes(head)
    best = found.best()
    if best is None:
        return "cp1252"
    western = (one for one in found if one.encoding == "cp1252")
    return next((one.encoding for one in western if one.chaos <= best.chaos), best.encoding)


def table_rows(
    stream: BinaryIO, how: TableDialect
) -> Iterator[tuple[int, dict[str, Any] | UnusableLine]]:
    """Yield each row as an object in the shape of a Post, with the number of its last line."""
    reader = csv.reader(_lines(stream, how.encoding), delimiter=how.separator, quotechar=how.quote)
    header = False
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, UnusableLine(f"no row of a table: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if not header:
            header = True
            continue
        if len(row) > len(how.columns):
            problem = f"{len(row)} cells where the header has {len(how.columns)}"
            yield reader.line_num, UnusableLine(problem)
        elif _BROKEN.search("".join(row)):
            yield reader.line_num, UnusableLine(f"not {how.encoding.removesuffix('-sig')}")
        else:
            yield reader.line_num, _post(dict(zip(how.columns, row, strict=False)))


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Lines of text, none longer than the limit: one that is has its rest on the next."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    held = ""
    while data := stream.read(_CHUNK):
        held += decoder.decode(data)
        *whole, held = held.split("\n")
        for line in whole:
            yield line + "\n"
        if len(held) > limits.LONGEST_LINE:
            yield held + "\n"
            held = ""
    held += decoder.decode(b"", final=True)
    if held:
        yield held


def _post(cells: Mapping[str, str]) -> dict[str, Any] | UnusableLine:
    found = {
        meaning: next((cells[name].strip() for name in names if cells.get(name, "").strip()), None)
        for meaning, names in _NAMES.items()
    }
    number = found["id"]
    if number and _ROUNDED.fullmatch(number):
        return UnusableLine(f"the id {shorten_value(number)} was rounded by a spreadsheet")
    handle, name = found["handle"], found["name"]
    author = found["author"]
    if author and _HANDLE.fullmatch(author) and not handle:
        handle = author
    elif author and not name:
        name = author
    return {
        "platform": _platform(found["platform"]),
        "id": number,
        "url": found["url"],
        "author": {"handle": handle, "name": name, "account_id": found["account_id"]},
        "posted_at": found["posted_at"],
        "text": found["text"],
        "truncated": (found["truncated"] or "").casefold() in {"1", "true", "yes"},
    }


def _platform(named: str | None) -> str | None:
    """Give the name of a platform as people write it: Twitter is X, "Truth Social" has a space."""
    return None if named is None else canonical_name(named)


def _recognizes(file: PostFile) -> bool:
    return table_dialect(file.head) is not None and not file.head.lstrip().startswith((b"{", b"["))


def _read(file: PostFile) -> Iterator[ImportLine]:
    how = table_dialect(file.head)
    with file.open() as stream:
        for number, row in table_rows(stream, how) if how else ():
            yield file.post_line(number, row)


TABLE = ImportFormat(
    name="csv_table", label="CSV with a header", recognizes=_recognizes, read=_read
)

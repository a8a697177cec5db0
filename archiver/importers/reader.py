"""The one entry for files of posts: what a file is by its first bytes, then all posts in it.

Streams are given, never opened; zip files and databases are opened elsewhere, and their items
come here as the lines of text files do. Nothing that a file holds is an exception: what is no
post is a line with an error.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Literal

from archiver.errors import UnusableLine
from archiver.importers import csv_table, x_archive
from archiver.importers.lines import ImportLine, json_items, split_lines
from archiver.models.records import Author
from archiver.platforms import post_payloads
from archiver.platforms.mastodon import payloads as mastodon
from archiver.platforms.post_keys import account_id
from archiver.platforms.x import payloads as x_api
from archiver.text.foreign_json import json_of, shorten_value
from archiver.text.json_fields import mapping_in

FORMATS = (
    "posts as JSON lines, twarc's JSON lines, an X archive's zip or tweets.js, a twitter-to-sqlite "
    "database, a Mastodon outbox.json, statuses of Mastodon's API as JSON, or CSV with a header"
)
HEAD = 1 << 18
"""Bytes by which a file is known."""
_Kind = Literal["lines", "list", "outbox", "archive", "table"]
# Matches a line of JSON in a file that begins otherwise.
_A_LINE = re.compile(rb"^[ \t]*\{", re.MULTILINE)
# Matches the beginning of one object written over several lines; not "{}" or '{"id": "7"}'.
_OVER_LINES = re.compile(rb"\{[ \t]*\r?\n\s*\"")


def file_kind(head: bytes) -> _Kind | None:
    """What a text file is by how it begins; None where it is no file of posts."""
    if not head.strip():
        return "lines"
    if csv_table.table_dialect(head) is not None and not head.lstrip().startswith((b"{", b"[")):
        return "table"
    if b"\x00" in head:
        return None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(x_archive.OPENING.encode()):
        return "archive"
    if start.startswith(b"["):
        return "list"
    if start.startswith(b"{"):
        opening, collection = mastodon.OUTBOX_OPENING.encode(), b"OrderedCollection"
        if opening in start and collection in start and _A_LINE.match(start):
            return "outbox"
        return "list" if _OVER_LINES.match(start) else "lines"
    return "lines" if _A_LINE.search(start) else None


def read_posts(
    given: Iterable[bytes], *, seen_at: str, platform: str | None = None
) -> Iterator[ImportLine]:
    """Read JSON lines in any shape that is known, each on its own; empty ones are passed over."""
    for number, line in enumerate(given, start=1):
        if not line.strip():
            continue
        try:
            found = json_of(line)
        except UnusableLine as error:
            yield ImportLine(number, error=str(error))
        else:
            yield from _read(number, found, seen_at, platform)


def read_text(
    stream: BinaryIO, head: bytes, *, seen_at: str, platform: str | None = None
) -> Iterator[ImportLine]:
    """Read a text file that begins with `head`, which the stream gives again."""
    what = file_kind(head)
    if what == "table":
        how = csv_table.table_dialect(head)
        for number, row in csv_table.table_rows(stream, how) if how else ():
            yield _line(number, row, seen_at, platform)
    elif what == "archive":
        yield from read_archive(stream, Author(), x_archive.NoteTexts(), seen_at=seen_at)
    elif what == "lines":
        yield from read_posts(split_lines(stream), seen_at=seen_at, platform=platform)
    else:
        opening = mastodon.OUTBOX_OPENING if what == "outbox" else ""
        for number, found in number_lines(stream, opening):
            if isinstance(found, UnusableLine):
                yield ImportLine(number, error=str(found))
            else:
                yield from _read(number, found, seen_at, platform)


def read_archive(
    stream: BinaryIO, by: Author, notes: x_archive.NoteTexts, *, seen_at: str, part: str = ""
) -> Iterator[ImportLine]:
    """Read one ``tweets.js`` of an X archive, as posts of the archive's owner."""
    for number, found in number_lines(stream, x_archive.OPENING):
        shape = (
            x_archive.archive_post(mapping_in(found), by, notes)
            if isinstance(found, dict)
            else found
        )
        yield replace(_line(number, shape, seen_at, None), part=part)


def read_row(number: int, row: Mapping[str, Any], *, seen_at: str) -> ImportLine:
    """Read one row of a twitter-to-sqlite database: a post with its author's names."""
    by = Author(
        handle=row["screen_name"], name=row["name"], account_id=account_id("x", row["user"])
    )
    shape = x_api.export_post(row["id"], row["full_text"], by, row["created_at"])
    quoted = row["quoted_status"]
    shape["quoted"] = f"x:{quoted}" if quoted else None
    shape["truncated"] = bool(row["truncated"]) or x_api.is_cut(row["full_text"], shape)
    return _line(number, shape, seen_at, None)


def number_lines(stream: BinaryIO, opening: str) -> Iterator[tuple[int, Any]]:
    """The items of a JSON list from 1 on; what ends its reading is the last of them."""
    number = 0
    try:
        for number, found in enumerate(json_items(stream, opening), start=1):
            yield number, found
    except UnusableLine as error:
        yield number + 1, error


def _read(number: int, found: Any, seen_at: str, platform: str | None) -> Iterator[ImportLine]:
    """The posts of one object, each a line of its own; several may have the same number."""
    for shape in _shapes(found, platform):
        yield _line(number, shape, seen_at, platform)


def _shapes(found: Any, platform: str | None) -> Iterator[Any]:
    """An object of any format as objects in the shape of a Post."""
    if not isinstance(found, dict) or "platform" in found:
        yield found
        return
    try:
        if x_api.is_response(found):
            yield from x_api.response_posts(found)
        elif x_api.is_v2(found):
            yield from x_api.flattened_post(found)
        elif x_api.is_v1(found):
            yield from x_api.nested_posts(found)
        elif mastodon.is_status(found):
            yield _worded(mastodon.status_payload(found, platform))
        elif mastodon.is_activity(found):
            shape = mastodon.activity_payload(found)
            yield from () if shape is None else (_worded(shape),)
        else:
            yield found
    except UnusableLine as error:
        yield error
    except (ValueError, RecursionError) as error:
        yield UnusableLine(f"it cannot be read: {shorten_value(str(error))}")


def _worded(shape: dict[str, Any]) -> dict[str, Any]:
    """A post that has words; one of pictures alone has none to compare a quotation with."""
    if not shape["text"]:
        raise UnusableLine("a post without words")
    return shape


def _line(number: int, shape: Any, seen_at: str, platform: str | None) -> ImportLine:
    if isinstance(shape, UnusableLine):
        return ImportLine(number, error=str(shape))
    if not isinstance(shape, dict):
        return ImportLine(number, error="a JSON object with platform, id and text is wanted")
    try:
        return ImportLine(
            number,
            tuple(post_payloads.sightings_of_payload(shape, seen_at=seen_at, platform=platform)),
        )
    except UnusableLine as error:
        return ImportLine(number, error=str(error))

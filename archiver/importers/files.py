"""Paths in, the posts of those files out: opens what is packed or a database, whatever its size.

Files are only read, and nothing is unpacked to disk. What text files hold is read elsewhere.
"""

import gzip
import io
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from archiver.errors import UnusableFile, UnusableLine
from archiver.importers import x_archive
from archiver.importers.lines import ImportLine
from archiver.importers.reader import (
    FORMATS,
    HEAD,
    file_kind,
    number_lines,
    read_archive,
    read_row,
    read_text,
)
from archiver.models.records import Author

_GZIP, _ZIP, _SQLITE = b"\x1f\x8b", b"PK\x03\x04", b"SQLite format 3\x00"
_INFLATED_TIMES = 200
_INFLATED_FREE = 64 * 1024 * 1024
"""Packed posts take a fifth to a twentieth of their size; what is packed to a two-hundredth
is no post, and read no further than that."""
_OUTBOX = "outbox.json"
_THE_REST = "what follows is not read"
_WAL_VERSION = 2
"""Byte 18 of a database under WAL (https://www.sqlite.org/fileformat.html, 1.3)."""
_POSTS = """
  select tweets.*, users.screen_name, users.name
  from tweets left join users on users.id = tweets.user order by tweets.id
"""


class InflatedFile(io.RawIOBase):
    """Unpacked bytes that end with an error where they are far more than what was packed."""

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._left = packed * _INFLATED_TIMES + _INFLATED_FREE

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raises UnusableLine where the packed data is broken or a bomb."""
        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._stream.read(len(view))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise UnusableLine(f"the packed data is broken ({error}); {_THE_REST}") from error
        self._left -= len(data)
        if self._left < 0:
            raise UnusableLine(
                f"it unpacks to more than {_INFLATED_TIMES} times its size; {_THE_REST}"
            )
        view[: len(data)] = data
        return len(data)


def displayed_path(path: Path) -> str:
    r"""A path as text that can be stored and printed, whatever bytes its name has.

    >>> displayed_path(Path("page-\udcff.html"))
    'page-\\xff.html'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def refuse_unusable(path: Path) -> None:
    """Raise UnusableFile for what holds no posts in any format that is known."""
    named = displayed_path(path)
    if not path.exists():
        raise UnusableFile(f"{named}: there is no such file")
    if not path.is_file():
        raise UnusableFile(f"{named}: not a file; name one of {FORMATS}")
    try:
        head = _head(path)
        if head.startswith(_ZIP):
            with zipfile.ZipFile(path) as packed:
                known = bool(_tweets(packed) or _outboxes(packed))
        elif head.startswith(_SQLITE):
            with _database(path) as connection:
                known = _is_twitter(connection)
        else:
            known = file_kind(head) is not None
    except OSError as error:
        raise UnusableFile(f"{named}: {error.strerror or error}") from error
    except (UnusableLine, zipfile.BadZipFile, sqlite3.Error, NotImplementedError) as error:
        raise UnusableFile(f"{named}: {error}; wanted are {FORMATS}") from error
    if not known:
        raise UnusableFile(f"{named}: not a file of posts; wanted are {FORMATS}")


def read_post_file(
    path: Path, *, seen_at: str, platform: str | None = None
) -> Iterator[ImportLine]:
    """All posts of a file; what could not be used is a line with an error."""
    number = 0
    try:
        head = _head(path)
        if head.startswith(_ZIP):
            found = _zip(path, seen_at, platform)
        elif head.startswith(_SQLITE):
            found = _rows(path, seen_at)
        else:
            found = _text(path, head, seen_at, platform)
        for line in found:
            number = line.number
            yield line
    except UnusableLine as error:
        yield ImportLine(number + 1, error=str(error))
    except (zipfile.BadZipFile, sqlite3.Error, NotImplementedError) as error:
        yield ImportLine(number + 1, error=f"{error}; {_THE_REST}")


def _head(path: Path) -> bytes:
    """The first bytes of a file, unpacked where gzip packed it."""
    with _opened(path) as stream:
        return stream.read(HEAD)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        plain = stack.enter_context(path.open("rb"))
        packed = plain.read(2) == _GZIP
        plain.seek(0)
        if not packed:
            yield plain
            return
        unpacked = stack.enter_context(gzip.GzipFile(fileobj=plain, mode="rb"))
        size = path.stat().st_size
        yield _bounded(cast("BinaryIO", unpacked), size)


def _bounded(stream: BinaryIO, packed: int) -> BinaryIO:
    return io.BufferedReader(InflatedFile(stream, packed), 1 << 16)


def _text(path: Path, head: bytes, seen_at: str, platform: str | None) -> Iterator[ImportLine]:
    with _opened(path) as stream:
        yield from read_text(stream, head, seen_at=seen_at, platform=platform)


def _tweets(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of posts of an X archive: the first, then its parts."""
    found = [info for info in packed.infolist() if x_archive.TWEETS.search(info.filename)]
    return sorted(found, key=lambda info: (len(info.filename), info.filename))


def _outboxes(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [one for one in packed.infolist() if one.filename.rpartition("/")[2] == _OUTBOX]


def _zip(path: Path, seen_at: str, platform: str | None) -> Iterator[ImportLine]:
    """The posts of an X account's archive, or of a Mastodon export that is still packed."""
    with zipfile.ZipFile(path) as packed:
        yield from _x_archive(packed, seen_at)
        for info in _outboxes(packed):
            with _member(packed, info) as stream:
                head = stream.read(HEAD)
            with _member(packed, info) as stream:
                yield from read_text(stream, head, seen_at=seen_at, platform=platform)


def _x_archive(packed: zipfile.ZipFile, seen_at: str) -> Iterator[ImportLine]:
    members = _tweets(packed)
    if not members:
        return
    folder = members[0].filename.rpartition("/")[0]
    beside = {
        info.filename.rpartition("/")[2]: info
        for info in packed.infolist()
        if info.filename.rpartition("/")[0] == folder
    }
    by, notes = Author(), x_archive.NoteTexts()
    if x_archive.ACCOUNT in beside:
        with _member(packed, beside[x_archive.ACCOUNT]) as stream:
            by = x_archive.archive_author(
                found for _, found in number_lines(stream, x_archive.OPENING)
            )
    if x_archive.NOTES in beside:
        with _member(packed, beside[x_archive.NOTES]) as stream:
            for number, found in number_lines(stream, x_archive.OPENING):
                try:
                    if isinstance(found, UnusableLine):
                        raise found
                    notes.add(found)
                except UnusableLine as error:
                    yield ImportLine(number, error=str(error), part=x_archive.NOTES)
    for info in members:
        with _member(packed, info) as stream:
            yield from read_archive(stream, by, notes, seen_at=seen_at, part=info.filename)


@contextmanager
def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    if info.flag_bits & 1:
        raise UnusableLine(f"{info.filename} is locked with a password")
    with packed.open(info) as stream:
        yield _bounded(cast("BinaryIO", stream), info.compress_size)


@contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    """A database of another program, read without a trace: no lock file is made beside it.

    Under WAL with changes still in the ``-wal`` file, a copy of both is read.
    """
    with ExitStack() as stack:
        wal = path.with_name(f"{path.name}-wal")
        with path.open("rb") as stream:
            is_wal = stream.read(19)[18:] == bytes([_WAL_VERSION])
        options = "mode=ro&immutable=1" if is_wal else "mode=ro"
        if is_wal and wal.exists() and wal.stat().st_size:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            for file in (path, wal):
                shutil.copyfile(file, folder / file.name)
            path, options = folder / path.name, "mode=rw"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{options}", uri=True)
        stack.callback(connection.close)
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.execute("pragma trusted_schema = off")
        yield connection


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    rows = connection.execute("select name from pragma_table_info(?)", (table,))
    return {row[0] for row in rows}


def _is_twitter(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those of twitter-to-sqlite (https://datasette.io/tools)."""
    tweets, users = _columns(connection, "tweets"), _columns(connection, "users")
    return {"id", "user", "full_text", "created_at"} <= tweets and {
        "id",
        "screen_name",
        "name",
    } <= users


def _rows(path: Path, seen_at: str) -> Iterator[ImportLine]:
    with _database(path) as connection:
        if not _is_twitter(connection):
            raise UnusableLine("no database of twitter-to-sqlite")
        for number, row in enumerate(connection.execute(_POSTS), start=1):
            known = {"quoted_status": None, "truncated": None, **dict(row)}
            yield read_row(number, known, seen_at=seen_at)

"""Paths in, the posts of those files out, by the first format that knows a file.

Files are only read, and nothing is unpacked to disk.
"""

import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from archiver.errors import ProcessLost, UnusableFile, UnusableLine
from archiver.importers.bounded_process import BoundedProcess, seconds_for
from archiver.importers.formats.csv_table import other_header
from archiver.importers.import_format import HEAD_BYTES, ImportFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.packed import THE_REST
from archiver.importers.registry import import_formats, json_formats, wanted_formats
from archiver.importers.transcripts.beside import is_transcript_table
from archiver.importers.transcripts.transcript_registry import (
    transcript_format_of,
    wanted_transcripts,
)
from archiver.text.foreign_json import shorten_value
from archiver.text.paths import displayed_path

_Answer = TypeVar("_Answer")
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_BROKEN = (UnusableLine, zipfile.BadZipFile, sqlite3.Error, NotImplementedError)


def ask_of_file(
    question: Callable[[Path], _Answer], path: Path, apart: BoundedProcess | None
) -> _Answer:
    """Ask about a file in the process where it is read; without one, here.

    Raises what the question raises, and UnusableFile where the file ends that process.
    """
    if apart is None:
        return question(path)
    try:
        (found,) = apart.run(_answer, (question, path), seconds=seconds_for([path]))
    except ProcessLost as error:
        raise UnusableFile(f"{displayed_path(path)}: {error}") from error
    return found


def _answer(given: tuple[Callable[[Path], _Answer], Path]) -> Iterator[_Answer]:
    question, path = given
    yield question(path)


def is_speech_file(path: Path) -> bool:
    """Tell whether a file holds spoken words: it says so by a mark, or it is no file of posts."""
    if is_transcript_table(path):
        return True
    known = transcript_format_of(path)
    if known is None:
        return False
    return not known.of_any_text or _post_format(path) is None


def _post_format(path: Path) -> ImportFormat | None:
    try:
        return find_format(open_post_file(path, seen_at=""))
    except _BROKEN:
        return None


def refuse_unusable(path: Path) -> None:
    """Raise UnusableFile for what holds neither posts nor speech in any format that is known."""
    named = displayed_path(path)
    if not path.exists():
        raise UnusableFile(f"{named}: there is no such file")
    if not path.is_file():
        raise UnusableFile(f"{named}: not a file; name one of {wanted_formats()}")
    try:
        if is_speech_file(path):
            return
        file = open_post_file(path, seen_at="")
        known = find_format(file)
    except OSError as error:
        raise UnusableFile(f"{named}: {error.strerror or error}") from error
    except _BROKEN as error:
        raise UnusableFile(f"{named}: {error}; wanted are {wanted_formats()}") from error
    columns = other_header(file.head) if path.suffix.lower() in _TABLES else ()
    if known is None and columns:
        raise UnusableFile(
            f"{named}: a table in which no column is known for the words of a post, of "
            f"{shorten_value(', '.join(columns))}; name that one 'text', and others 'url', or "
            "'platform', 'id', 'handle', 'name' and 'posted_at'"
        )
    if known is None:
        raise UnusableFile(
            f"{named}: not a file of posts or of spoken words; wanted are {wanted_formats()}; "
            f"or {wanted_transcripts()}"
        )


def read_post_file(
    path: Path, *, seen_at: str, platform: str | None = None
) -> Iterator[ImportLine]:
    """Read all posts of a file; what could not be used is a line with an error.

    `platform` is that of posts which do not say theirs. Raises OSError where the file can no
    longer be read.
    """
    number = 0
    try:
        file = open_post_file(path, seen_at=seen_at, platform=platform)
        known = find_format(file)
        for line in known.read(file) if known else ():
            number = line.number
            yield line
    except UnusableLine as error:
        yield ImportLine(number + 1, error=str(error))
    except _BROKEN as error:
        yield ImportLine(number + 1, error=f"{error}; {THE_REST}")


def open_post_file(path: Path, *, seen_at: str, platform: str | None = None) -> PostFile:
    """Look at the head of a file, and give it as the formats are asked about it."""
    file = PostFile(
        path=path, head=b"", seen_at=seen_at, platform=platform, json_formats=json_formats()
    )
    with file.open() as stream:
        return replace(file, head=stream.read(HEAD_BYTES))


def find_format(file: PostFile) -> ImportFormat | None:
    """Ask the formats in their order; None where none knows the file."""
    return next(
        (import_format for import_format in import_formats() if import_format.recognizes(file)),
        None,
    )

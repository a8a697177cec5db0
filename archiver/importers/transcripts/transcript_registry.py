"""Tell of what format of spoken words a file is, and open it as the formats read it."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from archiver.errors import UnusableFile, UnusableLine
from archiver.importers.packed import open_unpacked
from archiver.importers.registry import transcript_formats
from archiver.importers.transcripts.parsed import (
    LONGEST_TRANSCRIPT,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.text.paths import displayed_path

_HEAD_BYTES = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def wanted_transcripts() -> str:
    """List the files of spoken words that can be imported, for a sentence."""
    return ", ".join(one.label for one in transcript_formats() if one.label)


def open_transcript_file(path: Path) -> TranscriptFile:
    """Look at the head of a file; raises UnusableLine for one that is packed and broken."""
    with open_unpacked(path) as stream:
        head = stream.read(_HEAD_BYTES)

    def text() -> str:
        with open_unpacked(path) as stream:
            data = stream.read(LONGEST_TRANSCRIPT + 1)
        if len(data) > LONGEST_TRANSCRIPT:
            raise UnusableLine(
                f"longer than {LONGEST_TRANSCRIPT // 2**20} MB: cut it into the events it holds"
            )
        return _decoded(data)

    return TranscriptFile(
        path=path,
        head="" if _is_binary(head) else _decoded(head, whole=False),
        opener=lambda: open_unpacked(path),
        text=text,
    )


def find_transcript_format(file: TranscriptFile) -> TranscriptFormat | None:
    """Ask the formats in their order; None where none knows the file."""
    if not file.head.strip():
        return None
    return next((one for one in transcript_formats() if one.recognizes(file)), None)


def transcript_format_of(path: Path) -> TranscriptFormat | None:
    """Tell of what format of spoken words a file is; None for other files and unreadable ones."""
    try:
        return find_transcript_format(open_transcript_file(path))
    except OSError as error:
        raise UnusableFile(f"{displayed_path(path)}: {error.strerror or error}") from error
    except UnusableLine:
        return None


def _is_binary(head: bytes) -> bool:
    return b"\x00" in head[:4_096] and not head.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    )


def _decoded(data: bytes, *, whole: bool = True) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, whole)
    except UnicodeDecodeError:
        best = from_bytes(data[:_HEAD_BYTES]).best()
        return data.decode(best.encoding if best else "cp1252", "replace")

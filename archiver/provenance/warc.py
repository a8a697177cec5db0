"""Write and read WARC files (ISO 28500, version 1.1), which any replay tool can show.

A file is only ever appended to by the run that made it, one whole record at a time, and is
on disk before a row that names it is committed: what a crash leaves is valid up to there.
"""

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from io import BufferedReader, BytesIO
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from zlib_ng import zlib_ng

from archiver.errors import BrokenPacking, UnreadableWarc
from archiver.fetch.unpacking import (
    BrotliUnpacker,
    Unpacker,
    ZstdUnpacker,
    unpack_beginning,
)
from archiver.html.page import MAX_PAGE_BYTES
from archiver.models.records import RENDERED, Capture
from archiver.provenance.warc_streams import open_wacz, record_place, warc_stream
from archiver.text.dates import format_stamp

_ZIP = b"PK\x03\x04"
_SOFTWARE = f"archiver/{version('archiver')}"
_VERSION = "WARC/1.1"
_URI = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; a line end would end the record's head."""
_GZIP = 31
"""zlib's name for gzip around the data, with the largest window."""
_LEVEL = 3
"""Of 120 news pages of 230 KB zlib-ng made gzip members 7 % larger than zlib's at 9, which warcio
uses, in 1.6 ms a page instead of 5; at zlib-ng's 6 it is 2 % in 2.4 ms."""


class WarcFile:
    """One run's WARC file, made when the first record is written.

    Raises OSError with the file's name when it cannot be written; the file then ends with
    the last whole record.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.warc.gz"
        self._stream: BinaryIO | None = None
        self._waits = False
        self._synced = self._empty = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def write(self, capture: Capture) -> int:
        """Append one capture; give the offset of its record, which is on disk when this returns.

        What no server answered with is a `resource` record under the address that the
        page stands for, with the file it was read from beside it.
        """
        if self._stream is None:
            self._stream = self._begun()
        return self._append(self._stream, _record_of(capture))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Have the records that are written meanwhile on disk when this ends, by one wait.

        Where it ends with an error none of them stays.
        """
        self._waits = True
        start = None if self._stream is None else self._stream.tell()
        try:
            yield
            if self._stream is not None and self._stream.tell() != self._synced:
                try:
                    os.fsync(self._stream.fileno())
                except OSError as error:
                    raise OSError(error.errno, error.strerror, str(self.path)) from error
                self._synced = self._stream.tell()
        except BaseException:
            if self._stream is not None:
                self._stream.truncate(self._empty if start is None else start)
                self._stream.seek(0, os.SEEK_END)
            raise
        finally:
            self._waits = False

    def _begun(self) -> BinaryIO:
        """Make the file, under a name that no earlier archive of this folder has used."""
        folder, first = self.path.parent, self.path.name.removesuffix(".warc.gz")
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(2):
            try:
                stream = self.path.open("xb", buffering=0)
            except FileExistsError:
                self.path = folder / f"{first}-{number}.warc.gz"
                continue
            break
        _sync(folder)
        info = {"software": _SOFTWARE, "format": "WARC File Format 1.1"}
        self._append(stream, _packed(lambda w: w.create_warcinfo_record(self.path.name, info)))
        self._empty = stream.tell()
        return stream

    def _append(self, stream: BinaryIO, record: bytes) -> int:
        """Append all of a record or nothing, also when the disk is full or the run is ended."""
        offset = stream.tell()
        try:
            left = memoryview(record)
            while left:
                left = left[stream.write(left) :]
            if not self._waits:
                os.fsync(stream.fileno())
        except BaseException as error:
            stream.truncate(offset)
            stream.seek(offset)
            if isinstance(error, OSError):
                raise OSError(error.errno, error.strerror, str(self.path)) from error
            raise
        return offset


def _sync(folder: Path) -> None:
    """Have a folder reach the disk: the names of its files are in it."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _record_of(capture: Capture) -> bytes:
    headers = {"WARC-Date": capture.fetched_at}
    if capture.rendered:
        # Made from another record's bytes: no replay tool takes it for what a server sent.
        headers[RENDERED] = capture.rendered
        kind, content_type, http = "conversion", capture.content_type, None
    elif capture.status is None:
        headers["WARC-Source-URI"] = _uri(capture.source)
        kind, http = "resource", None
        content_type = capture.content_type or "application/octet-stream"
    else:
        kind, content_type = "response", "application/http; msgtype=response"
        http = StatusAndHeaders(str(capture.status), list(capture.headers), "HTTP/1.1")
    return _packed(
        lambda writer: writer.create_warc_record(
            _uri(capture.url),
            kind,
            payload=BytesIO(capture.body),
            # Not told, warcio copies the payload to a temporary file to measure it.
            length=len(capture.body),
            warc_content_type=" ".join(content_type.split()),
            warc_headers_dict=headers,
            http_headers=http,
        )
    )


def _packed(made: Any) -> bytes:
    """Pack one record as the gzip member that it is in a file."""
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False, warc_version=_VERSION)
    record = made(writer)
    writer.write_record(record)
    record.raw_stream.close()
    return zlib_ng.compress(plain.getbuffer(), _LEVEL, _GZIP)


def _uri(address: str) -> str:
    return quote(address, safe=_URI, errors="replace")


_WRONG = (ArchiveLoadFailed, EOFError, ValueError, TypeError, AttributeError, zlib.error)
"""What warcio raises on damaged files: found by damaging some, as its test does."""


def read_warc(path: Path) -> Iterator[Capture]:
    """Read the captures in a WARC file; raises UnreadableWarc where it stops being one.

    It may be plain, gzip or Zstandard, in one piece or a record at a time, or a WACZ with several
    such files. No more of a body is read than shows that it is too large for a page.
    """
    done = 0
    try:
        with _opened(path) as streams:
            for stream in streams:
                plain = warc_stream(stream)
                records = ArchiveIterator(plain)
                for record in records:
                    if record.rec_type in {"response", "resource"}:
                        place = record_place(stream, plain, records.offset)
                        yield replace(_capture(record, str(path)), record_at=place)
                    done += 1
        if not done:
            raise EOFError("no record at all")
    except _WRONG as error:
        raise UnreadableWarc(f"no WARC record after {done} can be read: {_fault(error)}") from error


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[BufferedReader]]:
    """Open the WARC files of a file: itself, or those that a WACZ holds."""
    with path.open("rb") as stream:
        if stream.peek(4)[:4] != _ZIP:
            yield iter([stream])
            return
    with open_wacz(path) as streams:
        yield streams


def _fault(error: Exception) -> str:
    """Say what is wrong with a file, as far as it is known."""
    told = isinstance(error, BrokenPacking)
    return str(error) if told else "damaged, cut short, or something else"


def is_foreign_file(warc_file: str) -> bool:
    """Tell whether a capture lies in somebody else's WARC file, which is named by its whole path.

    Such a file is only ever read.
    """
    return os.path.isabs(warc_file)  # noqa: PTH117 - a name, not yet a path


def read_record_at(path: Path, offset: int) -> Capture:
    """Read the capture whose record begins there, in a file of ours or that was read.

    Raises UnreadableWarc where there is none, OSError where the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            return _capture(next(iter(ArchiveIterator(stream))), str(path))
    except (*_WRONG, StopIteration) as error:
        raise UnreadableWarc(f"{path.name}: no capture can be read at {offset}") from error


def _capture(record: Any, source: str) -> Capture:
    named = record.rec_headers.get_header
    http = record.http_headers
    answers = (named("Content-Type") or "").startswith("application/http")
    if not named("WARC-Target-URI") or not named("Content-Length") or (answers and not http):
        raise EOFError("the head of a record is not whole")
    headers = tuple(http.headers) if http else (("Content-Type", named("Content-Type") or ""),)
    moment = datetime.fromisoformat(named("WARC-Date"))
    body = _body(record)
    if len(body) <= MAX_PAGE_BYTES and getattr(record.raw_stream, "limit", None):
        raise EOFError("its end is missing")
    return Capture(
        url=named("WARC-Target-URI"),
        source=source,
        fetched_at=format_stamp(moment.astimezone(UTC)),
        status=int(http.get_statuscode()) if http else None,
        headers=headers,
        body=body,
    )


_UNPACKERS: dict[str, Callable[[], Unpacker]] = {"br": BrotliUnpacker, "zstd": ZstdUnpacker}


def _body(record: Any) -> bytes:
    """Read a body, unpacked, up to one byte more than a page may have."""
    http = record.http_headers
    coding = ((http and http.get_header("content-encoding")) or "").strip().lower()
    unpacker = _UNPACKERS.get(coding)
    if unpacker is None:
        return bytes(record.content_stream().read(MAX_PAGE_BYTES + 1))
    stream = record.raw_stream
    if (http.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    packed = bytes(stream.read(MAX_PAGE_BYTES + 1))
    try:
        return unpack_beginning(packed, unpacker(), MAX_PAGE_BYTES + 1)
    except BrokenPacking:
        return packed  # crawlers that keep bodies unpacked often leave the header as it was

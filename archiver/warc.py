"""Captures ↔ WARC files (ISO 28500, version 1.1), so that any replay tool can show them.

A file is only ever appended to by the run that made it, one whole record at a time, and is
on disk before a row that names it is committed: what a crash leaves is valid up to there.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archiver.records import Capture

SOFTWARE = f"archiver/{version('archiver')}"


class UnreadableWarc(ValueError):
    """A file that is no WARC; the message says what it is not."""


class WarcFile:
    """One run's WARC file, made when the first record is written."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.warc.gz"
        self._stream: Any = None

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
        """Append one capture; the offset of its record, which is on disk when this returns.

        What no server answered with is a `resource` record under the address that the
        page stands for, with the file it was read from beside it.
        """
        if self._stream is None:
            self._stream = self._begun()
        offset: int = self._stream.tell()
        writer = WARCWriter(self._stream, gzip=True, warc_version="WARC/1.1")
        headers = {"WARC-Date": capture.fetched_at}
        if capture.status is None:
            headers["WARC-Source-URI"] = capture.source
            kind, http = "resource", None
            content_type = capture.content_type or "application/octet-stream"
        else:
            kind, content_type = "response", "application/http; msgtype=response"
            http = StatusAndHeaders(str(capture.status), list(capture.headers), "HTTP/1.1")
        record = writer.create_warc_record(
            capture.url,
            kind,
            payload=BytesIO(capture.body),
            warc_content_type=content_type,
            warc_headers_dict=headers,
            http_headers=http,
        )
        _write(writer, record)
        self._flush()
        return offset

    def _begun(self) -> Any:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        stream = self.path.open("xb")
        writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
        info = {"software": SOFTWARE, "format": "WARC File Format 1.1"}
        _write(writer, writer.create_warcinfo_record(self.path.name, info))
        return stream

    def _flush(self) -> None:
        self._stream.flush()
        os.fsync(self._stream.fileno())


def _write(writer: WARCWriter, record: Any) -> None:
    writer.write_record(record)
    # To measure a payload, warcio moves it to a temporary file and leaves that open.
    record.raw_stream.close()


def read(path: Path) -> Iterator[Capture]:
    """The captures in a WARC file; raises UnreadableWarc where it stops being one."""
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type in {"response", "resource"}:
                    yield _capture(record, path)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise UnreadableWarc(f"{path}: no WARC record can be read here ({error})") from error


def _capture(record: Any, path: Path) -> Capture:
    named = record.rec_headers.get_header
    http = record.http_headers
    headers = tuple(http.headers) if http else (("Content-Type", named("Content-Type") or ""),)
    moment = datetime.fromisoformat(named("WARC-Date"))
    return Capture(
        url=named("WARC-Target-URI"),
        source=named("WARC-Source-URI") or str(path),
        fetched_at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        status=int(http.get_statuscode()) if http else None,
        headers=headers,
        body=record.content_stream().read(),
    )

"""Check an archive against its WARC files and seals, one thing at a time; nothing is written."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from archiver.archive import audit_rows
from archiver.archive.audit_rows import RecordedCapture, StoredSeal
from archiver.errors import UnreadableRecord, UnreadableWarc, UnusableStamp
from archiver.provenance import sealing, stamping
from archiver.provenance.stamping import Authority
from archiver.provenance.warc import is_foreign_file, read_record_at
from archiver.provenance.warc_records import digest_at

_Kind = Literal["database", "record", "seal", "stamp", "forgetting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditProblem:
    """What does not fit: of what kind, where, and what is wrong with it."""

    kind: _Kind
    where: str
    reason: str

    def as_json(self) -> dict[str, str]:
        """Give the problem as data."""
        return asdict(self)


ForeignDigest = Callable[[Path, int], tuple[str, int]]
"""Digests a record in a WARC file of others, by the file's path and the record's offset there."""


def digest_of_others(path: Path, offset: int) -> tuple[str, int]:
    """Give SHA-256 and size of what a record holds as a page has it.

    Others pack bodies as they came, or keep records unpacked. Raises UnreadableRecord,
    UnreadableWarc and OSError.
    """
    capture = read_record_at(path, offset)
    return capture.sha256, len(capture.body)


@dataclass(kw_only=True)
class Audit:
    """One check of an archive; `problems` is read once, and the counts are true when it ends.

    `captures` lie in WARC files of together `bytes` unpacked; `files` were loaded and stay with
    whoever did; `forgotten` captures are no damage. `stamped` seals lead to the rest by the chain.
    `digest_foreign` reads WARC files of others, which may be made to harm whoever does.
    """

    connection: sqlite3.Connection
    folder: Path
    authority: Authority = field(default_factory=Authority)
    tell: Callable[[str, int, int], None] = lambda _stage, _done, _total: None
    digest_foreign: ForeignDigest = digest_of_others
    captures: int = 0
    bytes: int = 0
    files: int = 0
    forgotten: int = 0
    seals: int = 0
    stamped: int = 0

    def as_json(self) -> dict[str, int]:
        """Give how much was checked, as data."""
        names = ("captures", "bytes", "files", "forgotten", "seals", "stamped")
        return {name: getattr(self, name) for name in names}

    def problems(self) -> Iterator[AuditProblem]:
        """Find everything that does not fit, as it is met."""
        for check in (self._database, self._records, self._rows, self._seals, self._forgettings):
            try:
                yield from check()
            except sqlite3.DatabaseError as error:
                message = f"it cannot be read further: {error}"
                yield AuditProblem(kind="database", where="the archive's file", reason=message)

    def _database(self) -> Iterator[AuditProblem]:
        self.tell("Database", 0, 1)
        for line in audit_rows.integrity_faults(self.connection):
            yield AuditProblem(kind="database", where="the archive's file", reason=line)
        for table, row, parent in audit_rows.dangling_references(self.connection):
            reason = f"it points to a row of {parent} that is not there"
            yield AuditProblem(kind="database", where=f"row {row} of {table}", reason=reason)
        self.tell("Database", 1, 1)

    def _records(self) -> Iterator[AuditProblem]:
        """Check captures by their place, so that each file is opened and each record read once."""
        total = audit_rows.count_recorded_captures(self.connection)
        rows = audit_rows.recorded_captures(self.connection)
        name, place = None, None
        stream: BinaryIO | None = None
        found: tuple[str, int] | str = ""
        with ExitStack() as opened:
            for done, row in enumerate(rows):
                self.tell("Captures", done, total)
                if row.warc_file != name:
                    opened.close()
                    name, place = row.warc_file, None
                    stream, problem = self._opened(name, opened)
                    if problem:
                        yield problem
                if stream is None:
                    continue
                if row.warc_offset != place:
                    place = row.warc_offset
                    found = self._read(stream, place, is_foreign=is_foreign_file(row.warc_file))
                self.captures += 1
                reason = found if isinstance(found, str) else _differs(row, found)
                if reason:
                    yield AuditProblem(
                        kind="record", where=_capture_name(row.id, row.url), reason=reason
                    )
                elif not isinstance(found, str):
                    self.bytes += found[1]
        self.tell("Captures", total, total)

    def _opened(self, name: str, opened: ExitStack) -> tuple[BinaryIO | None, AuditProblem | None]:
        path = self.folder / name
        try:
            return opened.enter_context(path.open("rb")), None
        except OSError as error:
            count = audit_rows.count_recorded_captures(self.connection, name)
            missing = isinstance(error, FileNotFoundError)
            why = "is missing" if missing else f"cannot be read ({error.strerror})"
            reason = f"the file {why}, and with it {count} captures"
            return None, AuditProblem(kind="record", where=str(path), reason=reason)

    def _read(self, stream: BinaryIO, offset: int, *, is_foreign: bool) -> tuple[str, int] | str:
        """Digest the bytes of a record, or say why they cannot be read."""
        try:
            if is_foreign:
                return self.digest_foreign(Path(stream.name), offset)
            return digest_at(stream, offset)
        except (UnreadableRecord, UnreadableWarc, OSError) as error:
            return str(error)

    def _rows(self) -> Iterator[AuditProblem]:
        """Check the rows of captures that lead to no record."""
        self.forgotten = audit_rows.count_forgotten_captures(self.connection)
        self.files = audit_rows.count_loaded_files(self.connection)
        for number, url in audit_rows.captures_without_record(self.connection):
            yield AuditProblem(
                kind="record",
                where=_capture_name(number, url),
                reason="the row names no WARC record",
            )
        if self.forgotten and not audit_rows.count_forgettings(self.connection):
            reason = f"{self.forgotten} captures are said to be forgotten, but nothing ever was"
            yield AuditProblem(kind="record", where="the archive's captures", reason=reason)

    def _seals(self) -> Iterator[AuditProblem]:
        total = audit_rows.count_seals(self.connection)
        before: str | None = None
        for done, seal in enumerate(audit_rows.seals_in_order(self.connection)):
            self.tell("Seals", done, total)
            self.seals += 1
            where = f"run {seal.run_id}"
            for reason in self._wrong(seal, before):
                yield AuditProblem(kind="seal", where=where, reason=reason)
            if seal.stamp is not None:
                self.stamped += 1
                try:
                    stamping.check_stamp(seal.stamp, seal.head, self.authority.roots)
                except UnusableStamp as error:
                    yield AuditProblem(kind="stamp", where=where, reason=str(error))
            before = seal.head
        self.tell("Seals", total, total)
        for run in audit_rows.runs_without_seal(self.connection):
            yield AuditProblem(kind="seal", where=f"run {run}", reason="it ended, but has no seal")

    def _wrong(self, seal: StoredSeal, before: str | None) -> Iterator[str]:
        count, whole = sealing.run_root(self.connection, seal.run_id)
        if count != seal.captures:
            yield f"it has {count} captures, where {seal.captures} were sealed"
        elif whole != seal.root:
            yield "its captures are not those that were sealed: some row of them was changed"
        if seal.previous != before:
            yield "its seal does not follow the one before: some run was taken out or put in"
        head = sealing.seal_head(
            seal.previous,
            seal.run_id,
            seal.started_at or "",
            seal.sealed_at,
            seal.captures,
            seal.root,
        )
        if head != seal.head:
            yield "its seal was changed, or the time at which the run began"

    def _forgettings(self) -> Iterator[AuditProblem]:
        for number, at in audit_rows.unfinished_forgettings(self.connection):
            reason = "it was cut short: 'archiver forget' finishes it"
            yield AuditProblem(
                kind="forgetting", where=f"forgetting {number} of {at}", reason=reason
            )


def _differs(row: RecordedCapture, found: tuple[str, int]) -> str | None:
    if found == (row.sha256, row.size):
        return None
    return f"the bytes are others than were captured: SHA-256 {found[0]}, {found[1]} bytes"


def _capture_name(number: int, url: str) -> str:
    return f"capture {number}, {url}"

"""An archive and its WARC files in, whatever does not fit out: read only, one thing at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

from archiver.errors import UnreadableRecord, UnusableStamp
from archiver.provenance import sealing, stamping
from archiver.provenance.stamping import Authority
from archiver.provenance.warc_records import digest_at

_Kind = Literal["database", "record", "seal", "stamp", "forgetting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditProblem:
    """What does not fit: of what kind, where, and what is wrong with it."""

    kind: _Kind
    where: str
    reason: str

    def as_json(self) -> dict[str, str]:
        """As data."""
        return asdict(self)


@dataclass(kw_only=True)
class Audit:
    """One check of an archive; `problems` is read once, and the counts are true when it ends.

    `captures` lie in WARC files of together `bytes` unpacked; `files` were loaded and stay with
    whoever did; `forgotten` captures are no damage. `stamped` seals lead to the rest by the chain.
    """

    connection: sqlite3.Connection
    folder: Path
    authority: Authority = field(default_factory=Authority)
    tell: Callable[[str, int, int], None] = lambda _stage, _done, _total: None
    captures: int = 0
    bytes: int = 0
    files: int = 0
    forgotten: int = 0
    seals: int = 0
    stamped: int = 0

    def as_json(self) -> dict[str, int]:
        """How much was checked, as data."""
        names = ("captures", "bytes", "files", "forgotten", "seals", "stamped")
        return {name: getattr(self, name) for name in names}

    def problems(self) -> Iterator[AuditProblem]:
        """Everything that does not fit, as it is met."""
        for check in (self._database, self._records, self._rows, self._seals, self._forgettings):
            try:
                yield from check()
            except sqlite3.DatabaseError as error:
                told = f"it cannot be read further: {error}"
                yield AuditProblem(kind="database", where="the archive's file", reason=told)

    def _all(self, query: str, *given: Any) -> Iterator[sqlite3.Row]:
        return iter(self.connection.execute(query, given))

    def _one(self, query: str) -> int:
        return int(self.connection.execute(query).fetchone()[0])

    def _database(self) -> Iterator[AuditProblem]:
        self.tell("Database", 0, 1)
        for (line,) in self._all("pragma integrity_check"):
            if line != "ok":
                yield AuditProblem(kind="database", where="the archive's file", reason=str(line))
        for table, row, parent, _ in self._all("pragma foreign_key_check"):
            reason = f"it points to a row of {parent} that is not there"
            yield AuditProblem(kind="database", where=f"row {row} of {table}", reason=reason)
        self.tell("Database", 1, 1)

    def _records(self) -> Iterator[AuditProblem]:
        """Captures by their place, so that each file is opened and each record read once."""
        total = self._one("select count(*) from captures where warc_file is not null")
        rows = self._all(
            "select id, url, sha256, size, warc_file, warc_offset from captures "
            "where warc_file is not null order by warc_file, warc_offset"
        )
        name, place = None, None
        stream: BinaryIO | None = None
        found: tuple[str, int] | str = ""
        with ExitStack() as opened:
            for done, row in enumerate(rows):
                self.tell("Captures", done, total)
                if row["warc_file"] != name:
                    opened.close()
                    name, place = row["warc_file"], None
                    stream, problem = self._opened(name, opened)
                    if problem:
                        yield problem
                if stream is None:
                    continue
                if row["warc_offset"] != place:
                    place = row["warc_offset"]
                    found = _read(stream, place)
                self.captures += 1
                reason = found if isinstance(found, str) else _differs(row, found)
                if reason:
                    yield AuditProblem(kind="record", where=_named(row), reason=reason)
                elif not isinstance(found, str):
                    self.bytes += found[1]
        self.tell("Captures", total, total)

    def _opened(self, name: str, opened: ExitStack) -> tuple[BinaryIO | None, AuditProblem | None]:
        path = self.folder / name
        try:
            return opened.enter_context(path.open("rb")), None
        except OSError as error:
            count = self.connection.execute(
                "select count(*) from captures where warc_file = ?", (name,)
            ).fetchone()[0]
            missing = isinstance(error, FileNotFoundError)
            why = "is missing" if missing else f"cannot be read ({error.strerror})"
            reason = f"the file {why}, and with it {count} captures"
            return None, AuditProblem(kind="record", where=str(path), reason=reason)

    def _rows(self) -> Iterator[AuditProblem]:
        """Rows of captures that lead to no record."""
        without = "from captures join runs on runs.id = captures.run_id where warc_file is null"
        self.forgotten = self._one(f"select count(*) {without} and leaf is not null")
        self.files = self._one(f"select count(*) {without} and leaf is null and command = 'import'")
        for row in self._all(
            f"select captures.id, captures.url {without} and leaf is null and command <> 'import'"
        ):
            yield AuditProblem(
                kind="record", where=_named(row), reason="the row names no WARC record"
            )
        if self.forgotten and not self._one("select count(*) from forgotten"):
            reason = f"{self.forgotten} captures are said to be forgotten, but nothing ever was"
            yield AuditProblem(kind="record", where="the archive's captures", reason=reason)

    def _seals(self) -> Iterator[AuditProblem]:
        total = self._one("select count(*) from seals")
        before: str | None = None
        for done, seal in enumerate(
            self._all(
                "select seals.*, started_at from seals left join runs on runs.id = run_id "
                "order by seals.id"
            )
        ):
            self.tell("Seals", done, total)
            self.seals += 1
            where = f"run {seal['run_id']}"
            for reason in self._wrong(seal, before):
                yield AuditProblem(kind="seal", where=where, reason=reason)
            if seal["stamp"] is not None:
                self.stamped += 1
                try:
                    stamping.check_stamp(seal["stamp"], seal["head"], self.authority.roots)
                except UnusableStamp as error:
                    yield AuditProblem(kind="stamp", where=where, reason=str(error))
            before = seal["head"]
        self.tell("Seals", total, total)
        for (run,) in self._all(
            "select id from runs where finished_at is not null and exists (select 1 from seals) "
            "and id not in (select run_id from seals) order by id"
        ):
            yield AuditProblem(kind="seal", where=f"run {run}", reason="it ended, but has no seal")

    def _wrong(self, seal: sqlite3.Row, before: str | None) -> Iterator[str]:
        count, whole = sealing.run_root(self.connection, seal["run_id"])
        if count != seal["captures"]:
            yield f"it has {count} captures, where {seal['captures']} were sealed"
        elif whole != seal["root"]:
            yield "its captures are not those that were sealed: some row of them was changed"
        if seal["previous"] != before:
            yield "its seal does not follow the one before: some run was taken out or put in"
        head = sealing.seal_head(
            seal["previous"],
            seal["run_id"],
            seal["started_at"],
            seal["sealed_at"],
            seal["captures"],
            seal["root"],
        )
        if head != seal["head"]:
            yield "its seal was changed, or the time at which the run began"

    def _forgettings(self) -> Iterator[AuditProblem]:
        for number, at in self._all(
            "select id, forgotten_at from forgotten where finished_at is null order by id"
        ):
            reason = "it was cut short: 'archiver forget' finishes it"
            yield AuditProblem(
                kind="forgetting", where=f"forgetting {number} of {at}", reason=reason
            )


def _read(stream: BinaryIO, offset: int) -> tuple[str, int] | str:
    try:
        return digest_at(stream, offset)
    except (UnreadableRecord, OSError) as error:
        return str(error)


def _differs(row: sqlite3.Row, found: tuple[str, int]) -> str | None:
    if found == (row["sha256"], row["size"]):
        return None
    return f"the bytes are others than were captured: SHA-256 {found[0]}, {found[1]} bytes"


def _named(row: sqlite3.Row) -> str:
    return f"capture {row['id']}, {row['url']}"

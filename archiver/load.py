"""Files of posts in, rows of the archive out, with a line for everything that could not be used.

Whatever is committed stays: killed in the middle, the same command again adds the rest.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import Any

from archiver import imports, search
from archiver.schema.archive import UnusableArchive, transaction
from archiver.sources import now, shown
from archiver.store import posts, runs

_BATCH = 1_000
_REPORTED = 100
"""Errors kept with the run; all of them are told as they are met."""

Told = Callable[[str, int, str], None]
"""Told of an unusable line: its file, its number, and what is wrong with it."""


class UnusableFile(ValueError):
    """A file that holds no lines of posts at all; the message says what it is instead."""


@dataclass(kw_only=True)
class Loaded:
    """What came of one import: counts, and (file, line, reason) for each line that failed."""

    run: int = 0
    lines: int = 0
    posts_new: int = 0
    versions_new: int = 0
    errors: list[tuple[str, int, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The run's report as data."""
        return {
            "run": self.run,
            "lines": self.lines,
            "posts": {"new": self.posts_new, "versions_new": self.versions_new},
            "errors": [
                {"file": file, "line": line, "error": reason} for file, line, reason in self.errors
            ],
        }


def refuse_unusable(path: Path) -> None:
    """Raise UnusableFile for what is no file, or one of other things than lines of text."""
    if not path.exists():
        raise UnusableFile(f"{shown(path)}: there is no such file")
    if not path.is_file():
        raise UnusableFile(f"{shown(path)}: not a file; name one of JSON lines")
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise UnusableFile(f"{shown(path)}: {error.strerror or error}") from error
    if b"\x00" in head or head.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        raise UnusableFile(f"{shown(path)}: packed or binary; unpack it to JSON lines first")


def load(connection: sqlite3.Connection, paths: list[Path], *, told: Told | None = None) -> Loaded:
    """Load files of posts; `told` hears of each unusable line as it is met."""
    done = Loaded()
    at = now()
    with transaction(connection):
        done.run = runs.begin(connection, at=at, command="import", offline=True)
    try:
        for path in paths:
            _load_file(connection, path, at, done, told)
        _finish(connection, done, "done")
    except BaseException:
        # What ended the run is told, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            _finish(connection, done, "stopped")
        raise
    return done


def _finish(connection: sqlite3.Connection, done: Loaded, status: str) -> None:
    report = done.as_json()
    report["errors"] = report["errors"][:_REPORTED]
    counts = {"articles": 0, "posts": done.posts_new, "quotes": 0, "failures": len(done.errors)}
    with transaction(connection):
        runs.finish(connection, done.run, at=now(), status=status, counts=counts, report=report)


def _load_file(
    connection: sqlite3.Connection, path: Path, at: str, done: Loaded, told: Told | None
) -> None:
    with path.open("rb") as stream:
        capture_id = _noted(connection, stream, path, at, done.run)
        batch: list[imports.Line] = []
        for line in imports.read(imports.lines(stream), seen_at=at):
            done.lines += 1
            if line.error is not None:
                done.errors.append((shown(path), line.number, line.error))
                if told:
                    told(shown(path), line.number, line.error)
                continue
            batch.append(line)
            if len(batch) >= _BATCH:
                _keep(connection, capture_id, batch, done)
                batch = []
        _keep(connection, capture_id, batch, done)


def _noted(
    connection: sqlite3.Connection, stream: BufferedReader, path: Path, at: str, run: int
) -> int:
    """The row of the file itself, to which everything read from it leads."""
    sha256 = file_digest(stream, "sha256").hexdigest()
    size = stream.tell()
    stream.seek(0)
    with transaction(connection):
        return runs.add_file(
            connection,
            run,
            url=path.resolve().as_uri(),
            source=shown(path),
            sha256=sha256,
            size=size,
            at=at,
        )


def _keep(
    connection: sqlite3.Connection, capture_id: int, batch: list[imports.Line], done: Loaded
) -> None:
    wordings: list[tuple[int, str]] = []
    new_posts = 0
    with transaction(connection):
        for line in batch:
            for sighting in line.sightings:
                seen = posts.add(connection, done.run, capture_id, sighting)
                new_posts += seen.new_post
                if seen.new_version and seen.version_id is not None and sighting.version:
                    wordings.append((seen.version_id, sighting.version.text))
        search.add(connection, wordings)
    done.posts_new += new_posts
    done.versions_new += len(wordings)

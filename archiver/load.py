"""Files of posts in, rows of the archive out, with a line for everything that could not be used.

Whatever is committed stays: killed in the middle, the same command again adds the rest.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from archiver import imports, search
from archiver.moments import stamp
from archiver.schema import transaction
from archiver.store import posts, runs

_BATCH = 1_000


@dataclass(kw_only=True)
class Loaded:
    """What came of one import: counts, and (file, line, reason) for each line that failed."""

    lines: int = 0
    posts_new: int = 0
    versions_new: int = 0
    errors: list[tuple[str, int, str]] = field(default_factory=list)


def load(
    connection: sqlite3.Connection,
    paths: list[Path],
    *,
    told: Callable[[str, int, str], None] | None = None,
) -> Loaded:
    """Load files of posts; `told` hears of each unusable line as it is met."""
    done = Loaded()
    at = stamp(datetime.now(UTC))
    with transaction(connection):
        run = runs.begin(connection, at=at, command="import", offline=True)
    status = "stopped"
    try:
        for path in paths:
            _load_file(connection, run, path, at, done, told)
        status = "done"
    finally:
        connection.rollback()
        with transaction(connection):
            counts = {
                "articles": 0,
                "posts": done.posts_new,
                "quotes": 0,
                "failures": len(done.errors),
            }
            runs.finish(
                connection,
                run,
                at=stamp(datetime.now(UTC)),
                status=status,
                counts=counts,
                report={"lines": done.lines, "errors": done.errors[:100]},
            )
    return done


def _load_file(
    connection: sqlite3.Connection,
    run: int,
    path: Path,
    at: str,
    done: Loaded,
    told: Callable[[str, int, str], None] | None,
) -> None:
    with path.open("rb") as stream:
        sha256 = file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
        with transaction(connection):
            capture_id = runs.add_file(connection, run, path, sha256=sha256, size=size, at=at)
        stream.seek(0)
        batch: list[imports.Line] = []
        for line in imports.read(stream, seen_at=at):
            done.lines += 1
            if line.error is not None:
                done.errors.append((str(path), line.number, line.error))
                if told:
                    told(str(path), line.number, line.error)
                continue
            batch.append(line)
            if len(batch) >= _BATCH:
                _keep(connection, run, capture_id, batch, done)
                batch = []
        _keep(connection, run, capture_id, batch, done)


def _keep(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int,
    batch: list[imports.Line],
    done: Loaded,
) -> None:
    wordings: list[tuple[int, str]] = []
    new_posts = 0
    with transaction(connection):
        for line in batch:
            for sighting in line.sightings:
                seen = posts.add(connection, run, capture_id, sighting)
                new_posts += seen.new_post
                if seen.new_version and seen.version_id is not None and sighting.version:
                    wordings.append((seen.version_id, sighting.version.text))
        search.add(connection, wordings)
    done.posts_new += new_posts
    done.versions_new += len(wordings)

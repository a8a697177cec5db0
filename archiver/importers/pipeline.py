"""Files of posts in, rows of the archive out, with a line for everything that could not be used.

Whatever is committed stays: killed in the middle, the same command again adds the rest.
"""

import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.index.speech_writer import bulk_indexing
from archiver.archive.store import batches, runs, tombstones
from archiver.errors import UnusableArchive
from archiver.importers import reader_process
from archiver.importers.batching import COLLECTED_EVERY, ImportBatch
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.files import ask_of_file, is_speech_file
from archiver.importers.packed import THE_REST
from archiver.importers.transcripts.beside import files_named_by
from archiver.importers.transcripts.keeping import keep_transcripts
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript
from archiver.importers.transcripts.speech_batches import SpeechBatch, SpeechReading
from archiver.provenance.sealing import seal_run
from archiver.text.dates import current_time
from archiver.text.garbage import collect_rarely
from archiver.text.paths import displayed_path

_REPORTED = 100
"""Errors kept with the run; all of them are told as they are met."""
_REMEMBERED = 10_000
"""Errors of the report; a file of any size may hold nothing else."""
Told = Callable[[str, int, str], None]
"""Told of an unusable line, or of what should be known: its file, its number, and what it is."""


@dataclass(kw_only=True)
class ImportResult:
    """What came of one import: counts, and (file, line, reason) for the lines that failed.

    `failed` counts them all; of very many only the first are in `errors`. `notes` are the same of
    lines that are used: which columns mean what, a date that is left out.
    """

    run: int = 0
    lines: int = 0
    posts_new: int = 0
    versions_new: int = 0
    transcripts_new: int = 0
    transcript_versions_new: int = 0
    words_new: int = 0
    failed: int = 0
    errors: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[tuple[str, int, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the run's report as data."""
        return {
            "run": self.run,
            "lines": self.lines,
            "failed": self.failed,
            "posts": {"new": self.posts_new, "versions_new": self.versions_new},
            "transcripts": {
                "new": self.transcripts_new,
                "versions_new": self.transcript_versions_new,
                "words_new": self.words_new,
            },
            "errors": [
                {"file": file, "line": line, "error": reason} for file, line, reason in self.errors
            ],
            "notes": [
                {"file": file, "line": line, "note": note} for file, line, note in self.notes
            ],
        }


def import_files(
    connection: sqlite3.Connection,
    paths: list[Path],
    *,
    platform: str | None = None,
    facts: TranscriptFacts | None = None,
    told: Told | None = None,
    apart: BoundedProcess | None = None,
) -> ImportResult:
    """Load files of posts and of spoken words; `told` hears of each unusable line and each note.

    `platform` is that of posts which do not say theirs, `facts` what transcripts do not say of
    themselves. `apart` is the process in which files are read that others wrote.
    """
    done = ImportResult()
    at = current_time()
    with transaction(connection):
        done.run = runs.begin_run(connection, at=at, command="import", offline=True)
    try:
        posted: list[Path] = []
        spoken: list[Path] = []
        for path in paths:
            (spoken if ask_of_file(is_speech_file, path, apart) else posted).append(path)
        batches_of_posts = reader_process.read_post_batches(
            posted, seen_at=at, platform=platform, apart=apart
        )
        _load(connection, posted, batches_of_posts, at, done, told)
        load_transcripts(
            connection,
            spoken,
            at=at,
            facts=facts or TranscriptFacts(),
            done=done,
            told=told,
            apart=apart,
        )
        writer.finish_indexing(connection)
        _finish(connection, done, "done")
    except BaseException:
        # What ended the run is told, not that its end could not be noted as well.
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            _finish(connection, done, "stopped")
        raise
    return done


def _finish(connection: sqlite3.Connection, done: ImportResult, status: str) -> None:
    report = done.as_json()
    report["errors"] = report["errors"][:_REPORTED]
    report["notes"] = report["notes"][:_REPORTED]
    counts = {"articles": 0, "posts": done.posts_new, "quotes": 0, "failures": done.failed}
    at = current_time()
    with transaction(connection):
        runs.finish_run(connection, done.run, at=at, status=status, counts=counts, report=report)
        seal_run(connection, done.run, at=at)


def _load(
    connection: sqlite3.Connection,
    paths: list[Path],
    read_ahead: Generator[ImportBatch, None, None],
    at: str,
    done: ImportResult,
    told: Told | None,
) -> None:
    noted: dict[int, int] = {}
    with collect_rarely(COLLECTED_EVERY), closing(read_ahead) as read:
        for batch in read:
            if batch.file not in noted:
                noted[batch.file] = _noted(connection, paths[batch.file], at, done.run)
            done.lines += batch.lines
            _note_troubles(done, batch.errors, batch.notes, told)
            _keep(connection, noted[batch.file], batch, done)


def load_transcripts(
    connection: sqlite3.Connection,
    paths: Sequence[Path],
    *,
    at: str,
    facts: TranscriptFacts,
    done: ImportResult,
    told: Told | None = None,
    apart: BoundedProcess | None = None,
) -> None:
    """Load the transcripts of files into the run of `done`; a table names several files.

    `apart` is the process in which they are read, if it is another.
    """
    files = [one for path in paths for one in ask_of_file(files_named_by, path, apart)]

    def lost(place: int, reason: str) -> SpeechBatch:
        error = (displayed_path(files[place]), 1, f"{reason}; {THE_REST}")
        return SpeechBatch(found=[(place, ReadTranscript(errors=[error]))])

    noted: list[int] = []
    with (
        collect_rarely(COLLECTED_EVERY),
        bulk_indexing(connection) if files else nullcontext(),
        closing(
            reader_process.read_placed(files, SpeechReading(facts), lost, apart)
        ) as batches_of_speech,
    ):
        for batch in batches_of_speech:
            if batch.found:
                _note_files(connection, files[: batch.found[-1][0] + 1], noted, at, done.run)
                _keep_spoken(connection, batch, noted, at, done, told)
    _note_files(connection, files, noted, at, done.run)


def _note_files(
    connection: sqlite3.Connection, files: Sequence[Path], noted: list[int], at: str, run: int
) -> None:
    """Note the files that are not yet `noted`, in their order, in one transaction."""
    with transaction(connection):
        noted += [_noted(connection, file, at, run) for file in files[len(noted) :]]


def _keep_spoken(
    connection: sqlite3.Connection,
    batch: SpeechBatch,
    noted: Sequence[int],
    at: str,
    done: ImportResult,
    told: Told | None,
) -> None:
    for _, transcript in batch.found:
        done.lines += 1
        _note_troubles(done, transcript.errors, transcript.notes, told)
    found = [(noted[place], read) for place, read in batch.found]
    for kept in keep_transcripts(connection, done.run, found, at=at, counts=batch.counts):
        if kept is not None:
            done.transcripts_new += kept.new_transcript
            done.transcript_versions_new += kept.new_version
            done.words_new += kept.words


def _note_troubles(
    done: ImportResult,
    errors: list[tuple[str, int, str]],
    notes: list[tuple[str, int, str]],
    told: Told | None,
) -> None:
    done.failed += len(errors)
    done.errors += errors[: _REMEMBERED - len(done.errors)]
    done.notes += notes[: _REMEMBERED - len(done.notes)]
    if told:
        for trouble in (*notes, *errors):
            told(*trouble)


def _noted(connection: sqlite3.Connection, path: Path, at: str, run: int) -> int:
    """Return the row of the file itself, to which everything read from it leads."""
    with path.open("rb") as stream:
        sha256 = file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    with transaction(connection):
        return runs.add_file_record(
            connection,
            run,
            url=path.resolve().as_uri(),
            source=displayed_path(path),
            sha256=sha256,
            size=size,
            at=at,
        )


def _keep(
    connection: sqlite3.Connection, capture_id: int, batch: ImportBatch, done: ImportResult
) -> None:
    with transaction(connection):
        looks = tombstones.without_forgotten(connection, batch.posts, lambda one: one.sighting)
        found = batches.add_batch(connection, done.run, capture_id, looks)
        wordings = [
            (seen.version_id, sighting.terms)
            for seen, sighting in zip(found, looks, strict=True)
            if seen.new_version and seen.version_id is not None
        ]
        all_new = len(wordings) == sum(post.version is not None for post in batch.posts)
        writer.index_terms(connection, wordings, batch.counts if all_new else None)
    done.posts_new += sum(seen.new_post for seen in found)
    done.versions_new += len(wordings)

"""Keep the spoken words that a night meets: files of a folder, and what podcasts' feeds name.

The bytes are captured like any others, so that the run's seal covers them.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from archiver.archive.store.speech import is_transcript_known
from archiver.crawl.run_archive import RunArchive
from archiver.discovery.listing import ListedSpeech
from archiver.errors import UnreadablePage
from archiver.importers.transcripts.beside import TABLE_NAME, files_of_table
from archiver.importers.transcripts.keeping import keep_transcript
from archiver.importers.transcripts.parsed import TranscriptFacts, clean_fact, read_event_time
from archiver.importers.transcripts.reading import ReadTranscript
from archiver.models.records import Capture, content_digest
from archiver.text.dates import current_time
from archiver.text.paths import displayed_path
from archiver.text.sites import is_same_site

CAPTION_FILES = (".vtt", ".srt", ".json3", ".srv3", ".srv2", ".srv1")
"""Ends of names by which a file in a folder is one of spoken words; others have to be named in the
folder's `transcripts.csv`, for they may as well be articles."""
_LARGEST = 64 * 1024 * 1024
_ENDINGS = {
    "application/json": ".json",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/srt": ".srt",
    "text/srt": ".srt",
    "text/html": ".html",
    "text/plain": ".txt",
}


def is_spoken_file(path: Path) -> bool:
    """Tell whether a file in a folder is one of spoken words, and no article."""
    name = path.name.lower().removesuffix(".gz")
    if name.startswith(".") or path.name == TABLE_NAME:
        return False
    return name.endswith(CAPTION_FILES) or path.name in _named_in(path.parent)


def _named_in(folder: Path) -> frozenset[str]:
    table = folder / TABLE_NAME
    try:
        return _names(str(table), table.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=64)
def _names(table: str, _changed: int) -> frozenset[str]:
    try:
        return frozenset(path.name for path in files_of_table(Path(table)))
    except csv.Error:
        return frozenset()


def capture_spoken_file(path: Path) -> Capture:
    """Capture a file of a folder; raises UnreadablePage."""
    try:
        with path.open("rb") as stream:
            body = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadablePage(error.strerror or str(error)) from error
    if len(body) > _LARGEST:
        raise UnreadablePage("larger than 64 MB: load it with 'archiver import'")
    return Capture(
        url=path.resolve().as_uri(),
        source=displayed_path(path),
        fetched_at=current_time(),
        body=body,
    )


def is_speech_wanted(archive: RunArchive, one: ListedSpeech) -> bool:
    """Tell whether the transcript of an episode is still to be fetched."""
    return not is_transcript_known(archive.connection, _key_of(one))


def facts_of_episode(one: ListedSpeech) -> TranscriptFacts:
    """Give what a podcast's feed says of an episode."""
    return TranscriptFacts(
        id=_key_of(one),
        title=clean_fact(one.title),
        url=one.recording or one.url,
        aliases=tuple(filter(None, (one.url, one.page))) or None,
        event_at=read_event_time(one.published_at),
        language=clean_fact(one.language),
    )


def limit_to_site(read: ReadTranscript, one: ListedSpeech) -> ReadTranscript:
    """Take out what a fetched transcript says of others' addresses, and that it is official.

    An article that links them would mean these words, and anybody may call theirs a record.
    """
    found = read.transcript
    if found is not None:
        known = {one.url, one.recording, one.page}
        aliases = (at for at in found.aliases if at in known or is_same_site(at, one.url))
        read.transcript = replace(
            found,
            kind="press" if found.kind == "official" else found.kind,
            aliases=tuple(aliases),
            post=None,
        )
    return read


@contextmanager
def written_speech(one: ListedSpeech, came: Capture) -> Iterator[Path]:
    """Write a transcript as it was fetched to a file, with nothing beside it, for a while."""
    kind = (one.media_type or came.content_type).partition(";")[0].strip().lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"transcript{_ENDINGS.get(kind, '.txt')}")
        path.write_bytes(came.body)
        yield path


def _key_of(one: ListedSpeech) -> str:
    return content_digest("podcast transcript", one.url)


def keep_speech(
    archive: RunArchive, capture: Capture, transcripts: Sequence[ReadTranscript], named: str
) -> None:
    """Keep the transcripts of a capture; what cannot be used is named in the report."""
    found = 0
    for transcript in transcripts:
        row = archive.add_capture(capture)
        kept = keep_transcript(
            archive.connection, archive.run, row, transcript, at=capture.fetched_at
        )
        if kept is None or kept.new_version:
            for _, line, message in transcript.errors:
                archive.report_failure(named, f"line {line}: {message}")
        if kept is not None:
            found += 1
    if found:
        archive.count_later(lambda: archive.report.listings.update({"transcript": found}))
    else:
        archive.report_failure(named, "nothing in it can be read as a transcript")

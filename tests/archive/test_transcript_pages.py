"""Events are listed by their latest version, and counted by the same filter."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.pages.list_kinds import TRANSCRIPTS
from archiver.archive.pages.listing import ListRequest, load_list_page
from archiver.archive.pages.transcripts import (
    list_transcripts,
    load_transcript_page,
)
from archiver.archive.store import runs
from archiver.archive.store.speech import add_transcript
from archiver.models.transcript_records import Transcript, Turn
from archiver.models.vocabulary import TranscriptKind

AT = "2031-05-07T00:00:00Z"


def test_an_event_is_listed_once_by_what_was_written_down_last(
    archive: sqlite3.Connection,
) -> None:
    kinds: tuple[TranscriptKind, ...] = ("machine", "official")
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="0" * 64, size=1, at=AT
        )
        for kind in kinds:
            turns = (Turn(speaker="Ana Brook", text=f"The seal, says the {kind} record."),)
            spoken = Transcript(id="council-7", kind=kind, turns=turns)
            add_transcript(archive, run, capture, spoken)
    page = load_list_page(archive, TRANSCRIPTS, ListRequest(filters={}))
    (one,) = list_transcripts(archive, page.rows)
    assert (one.kind, one.speakers, one.quoted) == ("official", ("Ana Brook",), 0)
    for kind, count in (("machine", 0), ("official", 1)):
        asked = ListRequest(filters={"kind": kind})
        assert load_list_page(archive, TRANSCRIPTS, asked).total == count
    shown = load_transcript_page(archive, "council-7", version=None, turn=0)
    assert shown is not None
    assert [version.kind for version in shown.versions] == ["official", "machine"]
    assert (shown.total, shown.quoted, shown.stretches) == (1, (), ())

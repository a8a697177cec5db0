"""A transcript has quotations judged again: those of its speakers, and where its video is shown."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store.speech import add_transcript
from archiver.archive.store.speech_changes import queue_concerned_quotations
from archiver.models.records import PostRef
from archiver.models.transcript_records import Transcript, Turn
from tests.archive.stored import Desk


def test_quotations_of_its_speakers_are_due(archive: sqlite3.Connection, desk: Desk) -> None:
    version = desk.add_article("“The seal is late,” the mayor said. “So am I,” somebody added.")
    for start, speaker in ((1, "Mayor Ana Brook"), (40, "Corvin Ash")):
        archive.execute(
            "insert into quotes(key, article_version_id, start, end, text, speaker, cue) "
            "values (?, ?, ?, ?, 'The seal is late', ?, 'speech')",
            (f"k{start}", version, start, start + 16, speaker),
        )
    run = desk.begin_run()
    capture = desk.value("select max(id) from captures")
    archive.execute(
        "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, timing) "
        "select id, ?, '2031-05-04', '4', 'not_found', 'unstated', 'unknown' from quotes",
        (run,),
    )
    archive.execute(
        "update quotes set verdict_id = (select id from verdicts where quote_id = quotes.id)"
    )
    archive.execute("delete from due_quotes")
    archive.commit()
    with transaction(archive):
        one = Transcript(
            id="c",
            kind="official",
            turns=(Turn(speaker="BROOK", text="The seal is late."),),
            post=PostRef(platform="youtube", id="abcdefghijk"),
        )
        kept = add_transcript(archive, run, capture, one)
        assert queue_concerned_quotations(archive, kept.version_id) == 1
    due = archive.execute("select speaker from due_quotes join quotes on quotes.id = quote_id")
    assert [row[0] for row in due] == ["Mayor Ana Brook"]

"""A transcript that an article links by any of its addresses is one that it cites."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.migrations import links as migration
from archiver.archive.store import links
from archiver.archive.store.speech import KeptTranscript, add_transcript, versions_of_links
from archiver.archive.store.speech_changes import queue_concerned_quotations
from archiver.archive.store.speech_removal import remove_speech
from archiver.models.transcript_records import Transcript, Turn
from archiver.text.urls import page_name
from tests.archive.stored import Desk

TURNS = (Turn(text="The seal has a season ticket.", speaker="Ana Brook"),)
MINUTES = Transcript(
    id="council-7",
    kind="official",
    url="https://www.council.example/minutes/7/",
    aliases=("https://video.example/watch/7?t=12s", "https://youtu.be/abcdefghijk"),
    turns=TURNS,
)


def keep(desk: Desk, one: Transcript) -> KeptTranscript:
    run = desk.begin_run()
    capture = desk.add_capture(run)
    with transaction(desk.connection):
        return add_transcript(desk.connection, run, capture, one)


def test_any_of_its_addresses_names_it(desk: Desk) -> None:
    connection, kept = desk.connection, keep(desk, MINUTES)
    for there in ("http://council.example/minutes/7#turn-3", "https://video.example/watch/7/"):
        name = page_name(there)
        assert links.linked_transcripts(connection, [str(name)]) == {kept.transcript_id}, there
    assert links.linked_transcripts(connection, ["council.example/minutes/8"]) == frozenset()
    # The video's post may be archived later than its words, and is linked by its key.
    assert versions_of_links(connection, ["youtube:abcdefghijk"]) == [kept.version_id]
    with transaction(connection):
        remove_speech(connection, kept.transcript_id)
    assert links.linked_transcripts(connection, ["council.example/minutes/7"]) == frozenset()


def test_another_address_is_news_and_the_same_is_none(desk: Desk) -> None:
    more = Transcript(
        id="council-7", kind="official", aliases=("https://council.example/seal",), turns=TURNS
    )
    dated = Transcript(id="council-7", kind="official", event_at="2031-05-04", turns=TURNS)
    kept = [keep(desk, one) for one in (MINUTES, MINUTES, more, dated, dated)]
    assert [one.new_version for one in kept] == [True, False, False, False, False]
    assert [one.is_news for one in kept] == [True, False, True, True, False]


def test_what_an_article_links_is_known_and_its_quotations_are_due(
    archive: sqlite3.Connection, desk: Desk
) -> None:
    version = desk.add_article("“The seal has a season ticket,” somebody said at the quay.")
    desk.add_article("“The seal has a season ticket,” somebody said elsewhere.")
    with transaction(archive):
        links.add_article_links(archive, version, ["council.example/minutes/7", "harbour.example"])
        archive.execute(
            "insert into quotes(key, article_version_id, start, end, text, cue) "
            "select 'k' || id, id, 1, 30, 'The seal has a season ticket', 'speech' "
            "from article_versions"
        )
        archive.execute(
            "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, "
            "timing) select id, 1, '', '4', 'not_found', 'unstated', 'unknown' from quotes"
        )
        archive.execute("update quotes set verdict_id = id")
        archive.execute("delete from due_quotes")
    kept = keep(desk, MINUTES)
    with transaction(archive):
        assert queue_concerned_quotations(archive, kept.version_id) == 1
    assert links.transcripts_linked_by(archive, [version]) == {
        version: frozenset({kept.transcript_id})
    }


def test_an_older_archive_knows_its_events_by_their_addresses(desk: Desk) -> None:
    kept = keep(desk, MINUTES)
    connection = desk.connection
    with transaction(connection):
        connection.execute("delete from transcript_addresses")
        migration.fill_addresses(connection)
    for name in ("council.example/minutes/7", "council.example/minutes/8"):
        found = links.linked_transcripts(connection, [name])
        assert found == ({kept.transcript_id} if name.endswith("7") else set())

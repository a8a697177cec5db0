"""Forgettings that were cut short are finished later, and captures give up all but their leaf."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store import erasures
from archiver.archive.store.erasures import PendingErasure
from tests.archive.stored import Desk

RECORD = PendingErasure(warc_file="night.warc.gz", warc_offset=100, warc_length=42)


def test_a_record_noted_twice_is_erased_once(archive: sqlite3.Connection) -> None:
    other = PendingErasure(warc_file="night.warc.gz", warc_offset=900, warc_length=7)
    with transaction(archive):
        for one in (RECORD, other, RECORD):
            erasures.note_erasure(archive, one)
    assert erasures.pending_erasures(archive) == [RECORD, other]
    with transaction(archive):
        erasures.mark_erased(archive, RECORD)
        erasures.mark_erased(archive, RECORD)
    assert erasures.pending_erasures(archive) == [other]


def test_a_forgetting_is_unfinished_until_it_is_marked(archive: sqlite3.Connection) -> None:
    assert not erasures.has_unfinished_forget(archive)
    with transaction(archive):
        archive.execute("insert into forgotten(forgotten_at) values ('2032-01-01T00:00:00Z')")
        archive.execute(
            "insert into forgotten(forgotten_at, finished_at) "
            "values ('2031-01-01T00:00:00Z', '2031-01-02T00:00:00Z')"
        )
    assert erasures.has_unfinished_forget(archive)
    with transaction(archive):
        erasures.mark_forgets_finished(archive, at="2032-01-03T00:00:00Z")
    assert not erasures.has_unfinished_forget(archive)
    finished = archive.execute("select finished_at from forgotten order by id").fetchall()
    assert [row[0] for row in finished] == ["2032-01-03T00:00:00Z", "2031-01-02T00:00:00Z"]


def test_of_a_cleared_capture_only_run_time_and_leaf_are_left(desk: Desk) -> None:
    run = desk.begin_run()
    first = desk.add_capture(run, "a page that shows it", url="https://gazette.example/secret")
    second = desk.add_capture(run, "another page that shows it")
    before = dict(erasures.load_capture(desk.connection, first))
    with transaction(desk.connection):
        for number in (first, second):
            erasures.clear_capture(desk.connection, number, f"leaf {number}")
    after = dict(erasures.load_capture(desk.connection, first))
    assert after["leaf"] == f"leaf {first}"
    assert {name: after[name] for name in ("id", "run_id", "fetched_at")} == {
        name: before[name] for name in ("id", "run_id", "fetched_at")
    }
    assert "secret" not in repr(after)
    assert before["sha256"] not in after.values()
    assert after["warc_file"] is None

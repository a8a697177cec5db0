"""The rows that an audit checks: what is recorded, sealed, forgotten, loaded or left hanging."""

import sqlite3
from contextlib import closing

import pytest

from archiver.archive import audit_rows
from archiver.archive.connection import transaction
from archiver.archive.store import erasures, runs, seals
from tests.archive.stored import AT, Desk


def test_an_empty_archive_gives_an_audit_nothing_to_find(archive: sqlite3.Connection) -> None:
    assert list(audit_rows.integrity_faults(archive)) == []
    assert list(audit_rows.dangling_references(archive)) == []
    assert list(audit_rows.recorded_captures(archive)) == []
    assert list(audit_rows.seals_in_order(archive)) == []
    assert audit_rows.count_forgettings(archive) == 0


def test_captures_are_counted_by_what_is_left_of_them(desk: Desk) -> None:
    crawl, load = desk.begin_run(), desk.begin_run("import")
    kept, gone, lost = (desk.add_capture(crawl) for _ in range(3))
    with transaction(desk.connection):
        erasures.clear_capture(desk.connection, gone, "leaf")
        runs.add_file_record(
            desk.connection, load, url="file:///a", source="a", sha256="ab", size=1, at=AT
        )
        desk.connection.execute("update captures set warc_file = null where id = ?", (lost,))
    assert [one.id for one in audit_rows.recorded_captures(desk.connection)] == [kept]
    assert audit_rows.count_recorded_captures(desk.connection) == 1
    assert audit_rows.count_recorded_captures(desk.connection, "night.warc.gz") == 1
    assert audit_rows.count_recorded_captures(desk.connection, "other.warc.gz") == 0
    assert audit_rows.count_forgotten_captures(desk.connection) == 1
    assert audit_rows.count_loaded_files(desk.connection) == 1
    found = [number for number, _ in audit_rows.captures_without_record(desk.connection)]
    assert found == [lost]


def test_captures_come_by_their_place_in_the_files(desk: Desk) -> None:
    run = desk.begin_run()
    numbers = [desk.add_capture(run) for _ in range(3)]
    with transaction(desk.connection):
        desk.connection.execute(
            "update captures set warc_file = 'a.warc.gz' where id = ?", (numbers[2],)
        )
    found = [one.id for one in audit_rows.recorded_captures(desk.connection)]
    assert found == [numbers[2], numbers[0], numbers[1]]


def test_a_row_that_points_to_nothing_is_named(empty_archive: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as damaged:
        empty_archive.backup(damaged)
        damaged.execute("insert into post_keys(key, post_id) values ('x:1', 77)")
        damaged.execute("insert into readings(run_id, source, outcome) values (5, 'a', 'new')")
        found = {(table, parent) for table, _, parent in audit_rows.dangling_references(damaged)}
    assert found == {("post_keys", "posts"), ("readings", "runs")}


def test_a_file_that_is_no_database_raises_the_error_that_is_promised() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(b"SQLite format 3\0" + b"\xff" * 4080)
        with pytest.raises(sqlite3.DatabaseError):
            list(audit_rows.integrity_faults(connection))


def test_a_forgetting_is_unfinished_until_it_was_finished(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        archive.execute("insert into forgotten(forgotten_at) values (?)", (AT,))
        archive.execute("insert into forgotten(forgotten_at, finished_at) values (?, ?)", (AT, AT))
    assert list(map(tuple, audit_rows.unfinished_forgettings(archive))) == [(1, AT)]
    assert audit_rows.count_forgettings(archive) == 2


def test_runs_without_seal_are_told_only_once_sealing_began(desk: Desk) -> None:
    first, second = desk.begin_run(), desk.begin_run()
    with transaction(desk.connection):
        desk.connection.execute("update runs set finished_at = ?", (AT,))
    assert list(audit_rows.runs_without_seal(desk.connection)) == []
    seal = seals.RunSeal(run_id=second, sealed_at=AT, captures=0, root="r", previous=None, head="h")
    with transaction(desk.connection):
        seals.add_seal(desk.connection, seal)
    assert list(audit_rows.runs_without_seal(desk.connection)) == [first]
    (stored,) = audit_rows.seals_in_order(desk.connection)
    assert (stored.run_id, stored.started_at, stored.head, stored.stamp) == (second, AT, "h", None)
    assert audit_rows.count_seals(desk.connection) == 1

"""What migration 21 makes of an archive: spoken words beside posts, and verdicts that say so."""

import sqlite3

import pytest

from archiver.archive.migrations.speech import allow_machine_text, view_with_speech

ADDED = "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, timing, "


def judge_with(connection: sqlite3.Connection, reason: str) -> None:
    connection.execute("pragma foreign_keys = off")
    connection.execute(
        f"{ADDED}reason) values (1, 1, '2031-05-04T00:00:00Z', '4', 'unconfirmed', 'unstated', "
        "'unknown', ?)",
        (reason,),
    )


def test_a_verdict_may_say_that_a_machine_wrote_the_words_down_and_nothing_unheard_of(
    archive: sqlite3.Connection,
) -> None:
    judge_with(archive, "machine_text")
    judge_with(archive, "thread")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        judge_with(archive, "moonlight")
    archive.rollback()


def test_the_schema_is_loosened_once(archive: sqlite3.Connection) -> None:
    query = "select sql from sqlite_master where name = 'verdicts'"
    before = archive.execute(query).fetchone()[0]
    allow_machine_text(archive)
    assert archive.execute(query).fetchone()[0] == before
    assert before.count("machine_text") == 1


def test_the_view_of_quotations_keeps_its_columns(archive: sqlite3.Connection) -> None:
    columns = [row["name"] for row in archive.execute("pragma table_info(quotes_overview)")]
    assert columns[-2:] == ["transcript", "spoken_at"]
    assert {"post_key", "account", "tie", "problem"} < set(columns)
    assert view_with_speech(archive).count("as transcript") == 2

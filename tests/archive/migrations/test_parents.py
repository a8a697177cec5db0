"""What a post answers is kept with it, and a change of that is noted for those who judge."""

import sqlite3

from archiver.archive.migrations.parents import PARENTS
from tests.verification.reverification.desk import Desk

SAID = "The harbour seal will never board the night ferry again"


def test_learning_what_a_post_answers_is_noted(archive: sqlite3.Connection) -> None:
    desk = Desk(archive)
    desk.begin()
    desk.look(SAID, number=1, evidence="api")
    desk.article([(SAID, None)], ["x:1"])
    desk.judge()
    noted = "select what, number from unjudged"
    assert archive.execute(noted).fetchall() == []
    archive.execute("update posts set in_reply_to = 'x:7', in_thread = 1 where key = 'x:1'")
    assert [tuple(row) for row in archive.execute(noted)] == [("post", 1)]


def test_every_statement_is_one_that_sqlite_knows() -> None:
    assert all(sqlite3.complete_statement(f"{statement};") for statement in PARENTS)

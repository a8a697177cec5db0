"""Counters of what is wrong follow verdicts as they come, change and go."""

import sqlite3

from archiver.archive.migrations.problems import PROBLEMS
from tests.verification.reverification.desk import Desk

SAID = "The harbour seal will never board the night ferry again"


def tallies(connection: sqlite3.Connection) -> dict[str, int]:
    rows = connection.execute("select name, value from tallies where value <> 0")
    return {name: value for name, value in rows if " " in name or name == "uncorroborated"}


def test_a_problem_is_counted_once_while_it_stands(archive: sqlite3.Connection) -> None:
    desk = Desk(archive)
    desk.begin()
    desk.look(SAID, number=1, evidence="api")
    desk.article([(SAID.replace(" never", ""), None)], ["x:1"])
    desk.judge()
    assert tallies(archive) == {"altered altered": 1}
    desk.begin()
    desk.remove("x:1")
    desk.judge()
    assert tallies(archive) == {}


def test_every_statement_is_one_that_sqlite_knows() -> None:
    assert all(sqlite3.complete_statement(f"{statement};") for statement in PROBLEMS)

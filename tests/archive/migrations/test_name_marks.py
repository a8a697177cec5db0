"""Marks beside names get columns, and a change of one is noted for those who judge."""

import sqlite3

from archiver.archive.migrations.name_marks import NAME_MARKS


def test_every_statement_is_one_that_sqlite_knows() -> None:
    assert all(sqlite3.complete_statement(f"{statement};") for statement in NAME_MARKS)

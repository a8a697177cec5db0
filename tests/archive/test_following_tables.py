"""The tables of followed people keep an account once: by its lasting id, else by its handle."""

import sqlite3

import pytest

from archiver.archive.migrations.following import FOLLOWING

ADD = "insert into followed_accounts(platform, account_id, handle, added_at) values (?, ?, ?, '')"


def test_an_account_is_one_row_by_its_lasting_id_and_else_by_its_handle() -> None:
    connection = sqlite3.connect(":memory:")
    for statement in FOLLOWING:
        connection.execute(statement)
    connection.execute(ADD, ("x", "12", "anabrook"))
    connection.execute(ADD, ("x", "13", "anabrook"))
    connection.execute(ADD, ("x", None, "anabrook"))
    connection.execute(ADD, ("bluesky", "12", "anabrook"))
    for again in (("x", "12", "other"), ("x", None, "AnaBrook")):
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(ADD, again)
    connection.close()

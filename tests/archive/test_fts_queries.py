"""Terms for the full-text indexes, whatever signs somebody writes in them."""

import sqlite3
from contextlib import closing

import pytest

from archiver.archive.fts_queries import fetch_plain_rows, quote_fts_term


@pytest.mark.parametrize(
    "term",
    ['sea"l', '"', "seal OR tide", "NEAR(", "*", "-s tide", "words:seal", "'", "{a"],
)
def test_no_sign_of_a_term_is_taken_for_syntax(term: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create virtual table notes using fts5(words)")
        connection.execute("insert into notes values ('the seal and the tide')")
        query = "select rowid from notes where notes match ?"
        assert fetch_plain_rows(connection, query, [quote_fts_term(term)]) == []
        assert fetch_plain_rows(connection, query, [quote_fts_term("tide")]) == [(1,)]


def test_rows_are_plain_tuples_though_the_connection_names_columns() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        (row,) = fetch_plain_rows(connection, "select 1 as one, ? as other", ["b"])
        assert type(row) is tuple
        assert row == (1, "b")
        assert connection.row_factory is sqlite3.Row

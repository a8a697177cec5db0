"""The index of quotations as rows: the terms of each, by which changes of posts find it.

Which terms a quotation has is decided in `archiver.verification.reverification.index`. The
index holds no text; its row numbers are those of quotes.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archiver.archive.fts_queries import fetch_plain_rows, quote_fts_term


@dataclass(frozen=True, slots=True)
class UnindexedQuotation:
    """A quotation that is still to be indexed."""

    id: int
    text: str
    speaker: str | None


def load_tallies(connection: sqlite3.Connection) -> dict[str, int]:
    """Load the counters and marks that the archive keeps, by name."""
    return dict(connection.execute("select name, value from tallies").fetchall())


def set_tally(connection: sqlite3.Connection, name: str, value: int) -> None:
    """Set a counter or mark that is there; part of the caller's transaction."""
    connection.execute("update tallies set value = ? where name = ?", (value, name))


def clear_quotation_index(connection: sqlite3.Connection) -> None:
    """Take all quotations out of the index; part of the caller's transaction."""
    connection.execute("insert into quote_index(quote_index) values ('delete-all')")


def quotations_after(
    connection: sqlite3.Connection, number: int, limit: int
) -> list[UnindexedQuotation]:
    """List the quotations after this number, the lowest first, at most `limit` of them."""
    rows = connection.execute(
        "select id, text, speaker from quotes where id > ? order by id limit ?", (number, limit)
    )
    return [UnindexedQuotation(*row) for row in rows]


def add_quotation_terms(
    connection: sqlite3.Connection, terms: Iterable[tuple[int, Sequence[str]]]
) -> None:
    """Index quotations by number and terms; part of the caller's transaction."""
    connection.executemany(
        "insert into quote_index(rowid, terms) values (?, ?)",
        [(number, " ".join(own)) for number, own in terms],
    )


def quotations_with_terms(connection: sqlite3.Connection, term: str) -> list[int]:
    """List the ids of all quotations that have a term."""
    query = "select rowid from quote_index where quote_index match ?"
    return [number for (number,) in fetch_plain_rows(connection, query, [quote_fts_term(term)])]

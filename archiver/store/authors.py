"""Authors of posts, and every name they were seen under, as rows."""

import sqlite3
from collections.abc import Sequence

from archiver.records import Author, Platform, digest


def account(platform: str, handle: str | None, name: str | None) -> str:
    """The key of an account: by its handle, or by its name where a page gives no handle.

    >>> account("x", "AnaBrook", "Ana Brook")
    'x:anabrook'
    """
    if handle:
        return f"{platform}:{handle.casefold()}"
    return f"{platform}:~{digest('author', name)}"


def add(
    connection: sqlite3.Connection, platform: Platform, author: Author, name_words: Sequence[str]
) -> int | None:
    """The row of an author, made if need be; None where a page names nobody.

    A name that is new is added to those the author was seen under, and shown from now on.
    """
    if not author.handle and not author.name:
        return None
    key = account(platform, author.handle, author.name)
    row = connection.execute("select id, name from authors where key = ?", (key,)).fetchone()
    if row is None:
        row = connection.execute(
            "insert into authors(key, platform, handle, name) values (?, ?, ?, ?) "
            "returning id, name",
            (key, platform, author.handle, author.name),
        ).fetchone()
    number = int(row[0])
    if author.name and name_words:
        connection.execute(
            "insert or ignore into author_names(author_id, name, words, last_word) "
            "values (?, ?, ?, ?)",
            (number, author.name, " ".join(name_words), name_words[-1]),
        )
        if author.name != row[1]:
            connection.execute("update authors set name = ? where id = ?", (author.name, number))
    return number


def bearing(connection: sqlite3.Connection, named: Sequence[str]) -> list[tuple[int, str]]:
    """Authors whose name ends with these words, as (id, all words of that name)."""
    if not named:
        return []
    whole = " ".join(named)
    rows = connection.execute(
        "select author_id, words from author_names where last_word = ?", (named[-1],)
    )
    return [(row[0], row[1]) for row in rows if f" {row[1]}".endswith(f" {whole}")]


def with_handle(connection: sqlite3.Connection, handle: str) -> list[int]:
    """Authors with that handle, on any platform."""
    rows = connection.execute(
        "select id from authors where handle = ? collate nocase", (handle.lstrip("@"),)
    )
    return [row[0] for row in rows]

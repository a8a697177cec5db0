"""Search of texts in scripts without spaces, as SQL and what fills it; only `fill` reads rows.

SQLite takes a run of Chinese, Japanese or Thai characters for one word, so that no word in it
is found. Here each character is one, and what is sought is a phrase of them. Where `text` comes
to divide words otherwise, a migration has to fill these anew.
"""

import sqlite3

from archiver.text.words import spelled_words

UNSPACED_INDEXES = {
    "unspaced_quote_search": ("quotes", "text", "speaker"),
    "unspaced_article_search": ("article_versions", "title", "text"),
}
"""By index the table whose rows it numbers, and the two columns whose words it holds."""

# Everything but white space is part of a term: what is written in has been taken apart already.
UNSPACED_STATEMENTS = tuple(
    f"""create virtual table {index} using fts5(
      {one}, {other}, content='',
      tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Co Cn'"
    )"""
    for index, (_, one, other) in UNSPACED_INDEXES.items()
)


def fill(connection: sqlite3.Connection) -> None:
    """Index the rows that are there."""
    for index, (table, one, other) in UNSPACED_INDEXES.items():
        statement = insertion(index)
        for row in connection.execute(f"select id, {one}, {other} from {table}"):
            found = spelled_words(row[1] or "", row[2] or "")
            if found is not None:
                connection.execute(statement, (row[0], *found))


def insertion(index: str) -> str:
    """The statement that adds a row, by its number and what `spelled` made of its texts."""
    _, one, other = UNSPACED_INDEXES[index]
    return f"insert into {index}(rowid, {one}, {other}) values (?, ?, ?)"


def deletion(index: str) -> str:
    """The statement that takes out a row, by its number and what it was added with."""
    _, one, other = UNSPACED_INDEXES[index]
    return f"insert into {index}({index}, rowid, {one}, {other}) values ('delete', ?, ?, ?)"

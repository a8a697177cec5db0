"""Search of texts in scripts without spaces: two indexes, and how they are first filled.

SQLite takes a run of Chinese, Japanese or Thai characters for one word, so that no word in it
is found. Here each character is one, and what is sought is a phrase of them.
"""

import sqlite3

_INDEXES = (
    ("unspaced_quote_search", "quotes", "text", "speaker"),
    ("unspaced_article_search", "article_versions", "title", "text"),
)
"""Each index with the table whose rows it numbers, and the two columns whose words it holds."""

# Everything but white space is part of a term: what is written in has been taken apart already.
UNSPACED_STATEMENTS = tuple(
    f"""create virtual table {index} using fts5(
      {one}, {other}, content='',
      tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Co Cn'"
    )"""
    for index, _, one, other in _INDEXES
)


def fill_unspaced_indexes(connection: sqlite3.Connection) -> None:
    """Index the rows that are there."""
    # What opens an archive to read it needs no patterns.
    from archiver.archive.migrations.unspaced_words import spell_out  # noqa: PLC0415 - as said

    for index, table, one, other in _INDEXES:
        insertion = f"insert into {index}(rowid, {one}, {other}) values (?, ?, ?)"
        for row in connection.execute(f"select id, {one}, {other} from {table}"):
            words = spell_out(row[1] or "", row[2] or "")
            if words is not None:
                connection.execute(insertion, (row[0], *words))

"""Put versions of posts into the candidate index, take them out, and merge its pieces.

Every version is indexed by its telling words and its runs; `candidates` reads the index.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from archiver.archive.connection import transaction
from archiver.archive.index import candidates
from archiver.archive.index.unspaced import UNSPACED_INDEXES
from archiver.matching import shingles
from archiver.platforms.post_keys import nameless_words
from archiver.text.words import word_norms as norms_of

WORD_INDEXES = ("post_index", "speech_index", "quote_search", "article_search", *UNSPACED_INDEXES)
"""Indexes that hold words of posts, speech and articles; that of quotations goes in exports."""

_MERGED = (
    ("post_index", "post_versions", "merged"),
    ("speech_index", "passages", "merged_speech"),
)
"""Indexes that lookups go by, the table whose rows they number, and the mark of the last merge."""
_GROWTH = 20
_MERGED_AT_ONCE = 500
"""Pages written in one transaction, some 50 ms."""


def index_versions(
    connection: sqlite3.Connection, versions: Iterable[tuple[int, str]], *, rare_too: bool = False
) -> None:
    """Index versions, as (id, raw text); part of the caller's transaction.

    `rare_too` counts every word also where they are many, as if they were indexed few by few.
    """
    terms = [(number, shingles.index_terms_of(text)) for number, text in versions]
    counts = shingles.count_telling_words([one for _, one in terms], rare_too=rare_too)
    index_terms(connection, terms, counts)


def index_terms(
    connection: sqlite3.Connection,
    versions: Sequence[tuple[int, str]],
    counts: Mapping[str, int] | None = None,
) -> None:
    """Index versions, as (id, terms of `shingles.index_terms_of`).

    Part of the caller's transaction. How many versions have a word is noted too, so that no lookup
    has to count: `counts` are those of these versions, where they are known.
    """
    if counts is None:
        counts = shingles.count_telling_words([one for _, one in versions])
    connection.executemany("insert into post_index(rowid, terms) values (?, ?)", versions)
    connection.executemany(
        "insert into word_counts(word, wordings) values (?, ?) "
        "on conflict (word) do update set wordings = wordings + excluded.wordings",
        sorted(counts.items()),
    )


def remove_versions(
    connection: sqlite3.Connection, versions: Iterable[tuple[int, str, str]]
) -> None:
    """Take versions out of the index, as (id, raw text, digest of the words).

    Part of the caller's transaction, which takes them out of post_versions first: what two
    posts that were joined left in the index of the same words goes as well. The index holds no
    texts, so it has to be given the terms it was written with. What they wrote into its pages is
    gone after `merge_index_segments`.
    """
    versions = list(versions)
    own = {number for number, _, _ in versions}
    for number, text, words_digest in versions:
        norms = norms_of(text)
        telling, runs = shingles.telling_words(norms), shingles.run_terms(norms)
        terms = [*telling, *runs]
        if nameless_words(text) != words_digest:
            terms = _indexed(connection, number)
            telling = [*{*telling, *(term for term in terms if not shingles.is_run(term))}]
        twins = set(candidates.versions_with_any_term(connection, terms)) - own
        left = [twin for twin in twins if not _is_kept(connection, twin)]
        # What has these terms and more is removed by those: removed by fewer, the index breaks.
        gone = [number, *(twin for twin in left if {*_indexed(connection, twin)} == {*terms})]
        connection.executemany(
            "insert into post_index(post_index, rowid, terms) values ('delete', ?, ?)",
            [(one, " ".join(terms)) for one in gone],
        )
        connection.executemany(
            "update word_counts set wordings = wordings - ? where word = ?",
            [(len(gone), word) for word in telling],
        )
    connection.execute("delete from word_counts where wordings < 1")


def _is_kept(connection: sqlite3.Connection, number: int) -> bool:
    row = connection.execute("select 1 from post_versions where id = ?", (number,)).fetchone()
    return row is not None


def _indexed(connection: sqlite3.Connection, number: int) -> list[str]:
    """Read the terms of a version that was indexed by other rules, out of all of the index."""
    connection.execute(
        "create virtual table if not exists temp.post_terms "
        "using fts5vocab('main', 'post_index', 'instance')"
    )
    rows = connection.execute("select distinct term from temp.post_terms where doc = ?", (number,))
    return [row[0] for row in rows]


def merge_index_segments(connection: sqlite3.Connection) -> None:
    """Write all indexes of words anew, without what was taken out; in a transaction of its own."""
    with transaction(connection):
        for index in WORD_INDEXES:
            connection.execute(f"insert into {index}({index}) values ('optimize')")


def finish_indexing(connection: sqlite3.Connection) -> None:
    """Merge an index into one piece where it has grown by a twentieth since it last was.

    A lookup seeks its terms in every piece: in one it took half the time of the fourteen that
    an import of a million posts left. Goes in short transactions, so that nobody waits long.
    """
    for index, table, mark in _MERGED:
        known = connection.execute(
            f"select coalesce(max(id), 0), coalesce((select value from tallies where name = ?), 0) "
            f"from {table}",
            (mark,),
        ).fetchone()
        wordings, merged = int(known[0]), int(known[1])
        if wordings - merged >= max(1, merged // _GROWTH):
            _merge(connection, index)
            with transaction(connection):
                connection.execute(
                    "insert into tallies(name, value) values (?, ?) "
                    "on conflict (name) do update set value = excluded.value",
                    (mark, wordings),
                )


def _merge(connection: sqlite3.Connection, index: str) -> None:
    # By FTS5's rules a first negative number gathers all pieces, and what changes less than
    # two rows was the last step.
    step = -_MERGED_AT_ONCE
    while True:
        before = connection.total_changes
        with transaction(connection):
            connection.execute(f"insert into {index}({index}, rank) values ('merge', ?)", (step,))
        if connection.total_changes - before < 2:
            return
        step = _MERGED_AT_ONCE

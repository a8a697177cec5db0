"""Put passages of speech into their index, and take them out."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from archiver.archive.connection import transaction
from archiver.archive.index.speech_passages import PreparedPassage
from archiver.errors import UnusableArchive

_BULK = (("hashsize", 64 * 1024), ("automerge", 16))
"""Settings of the index while much is written: terms gathered in a processor's cache before they
are sorted, and pieces merged by sixteens. With FTS5's own, of a megabyte and by fours, writing took
a quarter longer at three million words and grew with more."""
_USUAL = (("hashsize", 1024 * 1024), ("automerge", 4))
"""FTS5's own, by which what is added a little every night stays in few pieces."""


@contextmanager
def bulk_indexing(connection: sqlite3.Connection) -> Iterator[None]:
    """Have the index written in the way that is fastest for much, in transactions of the caller.

    The settings are the file's: ended in the middle they stay until the next import is done.
    """
    _set_up(connection, _BULK)
    try:
        yield
    finally:
        with suppress(sqlite3.Error, UnusableArchive):
            connection.rollback()
            _set_up(connection, _USUAL)


def _set_up(connection: sqlite3.Connection, settings: Sequence[tuple[str, int]]) -> None:
    with transaction(connection):
        for setting in settings:
            connection.execute(
                "insert into speech_index(speech_index, rank) values (?, ?)", setting
            )


@dataclass(slots=True)
class PendingTerms:
    """What is not yet in the index: numbers of passages with their terms, and of which versions.

    SQLite writes a full-text index out before every statement that may be undone alone, such as
    that which begins the next transcript. So the terms of many transcripts wait here until the
    rows of all of them are written.
    """

    terms: list[tuple[int, str]] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)


def index_passages(
    connection: sqlite3.Connection,
    version: int,
    passages: Sequence[PreparedPassage],
    speakers: Sequence[int | None],
    later: PendingTerms,
) -> None:
    """Add the passages of a version; `speakers` are the rows of who speaks in each of its turns.

    Part of the caller's transaction, in which `write_terms` writes `later`, where their terms are
    added.
    """
    # A number is never given twice, also where the last passage was removed.
    last = connection.execute(
        "select coalesce((select seq from sqlite_sequence where name = 'passages'), 0)"
    ).fetchone()[0]
    connection.executemany(
        "insert into passages(id, version_id, speaker_id, first_turn, last_turn, start, end) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                version,
                speakers[passage.first_turn],
                passage.first_turn,
                passage.last_turn,
                passage.start,
                passage.end,
            )
            for number, passage in enumerate(passages, start=last + 1)
        ],
    )
    later.terms += enumerate([passage.terms for passage in passages], start=last + 1)
    later.versions.append(version)


def write_terms(
    connection: sqlite3.Connection, pending: PendingTerms, counts: Mapping[str, int] | None = None
) -> None:
    """Write what waits into the index, and empty it; part of the caller's transaction.

    How many passages have a word is noted too, so that no lookup has to count: `counts` says it
    of these passages, where it is known.
    """
    connection.executemany("insert into speech_index(rowid, terms) values (?, ?)", pending.terms)
    if counts is None:
        counts = count_passages_of_words([terms for _, terms in pending.terms])
    connection.executemany(
        "insert into speech_word_counts(word, passages) values (?, ?) "
        "on conflict (word) do update set passages = passages + excluded.passages",
        sorted(counts.items()),
    )
    pending.terms.clear()
    pending.versions.clear()


def count_passages_of_words(terms: Iterable[str]) -> dict[str, int]:
    """Count in how many passages, by their terms, each telling word stands."""
    counts: Counter[str] = Counter()
    for term in terms:
        counts.update(term[: term.index("\n")].split(" "))
    del counts[""]
    return dict(counts)


def unindex_passages(connection: sqlite3.Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Take passages out, as (number, terms that they were indexed by).

    Part of the caller's transaction; their rows go with those of the version.
    """
    listed = list(passages)
    connection.executemany(
        "insert into speech_index(speech_index, rowid, terms) values ('delete', ?, ?)", listed
    )
    connection.executemany(
        "update speech_word_counts set passages = passages - ? where word = ?",
        [
            (count, word)
            for word, count in count_passages_of_words([terms for _, terms in listed]).items()
        ],
    )
    connection.execute("delete from speech_word_counts where passages < 1")

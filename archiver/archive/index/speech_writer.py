"""Put passages of speech into their index, and take them out."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from archiver.archive.index.speech_passages import PreparedPassage
from archiver.matching import shingles


def index_passages(
    connection: sqlite3.Connection,
    version: int,
    passages: Sequence[PreparedPassage],
    speakers: Sequence[int | None],
    counts: Counter[str] | None = None,
) -> None:
    """Add the passages of a version, each with the row of its speaker.

    Part of the caller's transaction. How many passages have a word is noted too, so that no
    lookup has to count; with `counts` it is added there, for `add_word_counts`.
    """
    # A number is never given twice, also where the last passage was removed.
    last = connection.execute(
        "select coalesce((select seq from sqlite_sequence where name = 'passages'), 0)"
    ).fetchone()[0]
    connection.executemany(
        "insert into passages(id, version_id, speaker_id, first_turn, last_turn, start, end) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, version, who, one.first_turn, one.last_turn, one.start, one.end)
            for number, (one, who) in enumerate(
                zip(passages, speakers, strict=True), start=last + 1
            )
        ],
    )
    terms = [one.terms for one in passages]
    connection.executemany(
        "insert into speech_index(rowid, terms) values (?, ?)", enumerate(terms, start=last + 1)
    )
    found = shingles.count_telling_words(terms)
    if counts is None:
        add_word_counts(connection, found)
    else:
        counts.update(found)


def add_word_counts(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Note how many more passages have each of some words; part of the caller's transaction."""
    connection.executemany(
        "insert into speech_word_counts(word, passages) values (?, ?) "
        "on conflict (word) do update set passages = passages + excluded.passages",
        sorted(counts.items()),
    )


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
            for word, count in shingles.count_telling_words([terms for _, terms in listed]).items()
        ],
    )
    connection.execute("delete from speech_word_counts where passages < 1")

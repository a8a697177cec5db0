"""The candidate index: words of a quotation in, wordings of posts that may hold them out.

Finds, never judges. Every wording is indexed by its words and by hashes of each three
words in a row; a quotation is sought by its rarest runs first, and by its rarest words
where too many words were changed for a run to survive.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from archiver.lexicon import STOP_WORDS
from archiver.text import words

RUN = 3
"""Words in a run. Runs of two are in too many posts, of four break at too many changes."""
_ENOUGH = 24
"""Candidates compared in full; the right one was never further down where it was found."""
_RUNS_ASKED = 48
_WORDS_ASKED = 12
_READ = 400
"""Rows read for one term; a run that stands in more posts tells none of them apart."""
_COMMON = 2_000
"""A word in more wordings than this is not asked for alone."""


def run_term(run: Sequence[str]) -> str:
    """The term of one run of words: 48 bits of its hash.

    >>> run_term(("a", "b", "c")).startswith("~")
    True
    """
    return "~" + blake2b("\0".join(run).encode("utf-8", "replace"), digest_size=6).hexdigest()


def terms(norms: Sequence[str]) -> list[str]:
    """All terms under which a wording of these words is found."""
    runs = {run_term(norms[i : i + RUN]) for i in range(len(norms) - RUN + 1)}
    return [*dict.fromkeys(norms), *sorted(runs)]


def add(connection: sqlite3.Connection, versions: Iterable[tuple[int, str]]) -> None:
    """Index wordings, as (id of the version, raw text); part of the caller's transaction."""
    connection.executemany(
        "insert into post_index(rowid, terms) values (?, ?)",
        ((number, " ".join(terms(words(text).norms))) for number, text in versions),
    )


def candidates(connection: sqlite3.Connection, norms: Sequence[str]) -> list[int]:
    """Ids of the wordings that share most with a quotation of these words, likeliest first."""
    votes: Counter[int] = Counter()
    runs = [norms[i : i + RUN] for i in range(len(norms) - RUN + 1)]
    if len(runs) > _RUNS_ASKED:
        step = len(runs) / _RUNS_ASKED
        runs = [runs[int(i * step)] for i in range(_RUNS_ASKED)]
    for term in {run_term(run) for run in runs}:
        votes.update(_holding(connection, _quoted(term), _READ))
    best = max(votes.values(), default=0)
    if 2 * best < len(runs):
        for number in _by_rare_words(connection, norms):
            votes[number] += 1
    ranked = sorted(votes, key=lambda number: (-votes[number], number))
    return ranked[:_ENOUGH]


def holding_all(
    connection: sqlite3.Connection, norms: Sequence[str], authors: Sequence[int]
) -> list[int]:
    """Ids of wordings by these authors that hold every one of a few words."""
    if not norms or not authors:
        return []
    match = " AND ".join(_quoted(word) for word in dict.fromkeys(norms))
    rows = connection.execute(
        "select post_index.rowid from post_index "
        "join post_versions on post_versions.id = post_index.rowid "
        "join posts on posts.id = post_versions.post_id "
        "where post_index match ? and posts.author_id in (select value from json_each(?)) limit ?",
        (match, json.dumps(list(authors)), _ENOUGH * 4),
    )
    return [row[0] for row in rows]


def _by_rare_words(connection: sqlite3.Connection, norms: Sequence[str]) -> list[int]:
    """Wordings that share several of the quotation's rarest words."""
    content = [word for word in dict.fromkeys(norms) if word not in STOP_WORDS]
    found: Counter[int] = Counter()
    for word in sorted(content, key=len, reverse=True)[:_WORDS_ASKED]:
        rows = _holding(connection, _quoted(word), _COMMON)
        if len(rows) < _COMMON:
            found.update(rows)
    shared = [number for number, count in found.most_common(_ENOUGH) if count > 1]
    return shared or [number for number, _ in found.most_common(_ENOUGH)]


def _holding(connection: sqlite3.Connection, match: str, limit: int) -> list[int]:
    rows = connection.execute(
        "select rowid from post_index where post_index match ? limit ?", (match, limit)
    )
    return [row[0] for row in rows]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'

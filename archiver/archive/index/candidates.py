"""Find the versions of posts that may hold a quotation, by the candidate index.

Finds, never judges. Every version is indexed by its telling words and by a hash of each
three words in a row. What holds a whole quotation is found by all of its runs at once;
what holds a changed one by the runs that survived, then by its rarest words.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from archiver.archive.fts_queries import fetch_plain_rows, quote_fts_term
from archiver.archive.index.word_counts import count_versions_with
from archiver.archive.reader import recall
from archiver.matching import shingles
from archiver.text.text_cache import TextCache

_MOST_AT_ONCE = 4
"""Runs that must all be there; each more costs as much, and what they let by is compared."""
_MOST_TERMS = 60
"""Runs asked for at once; those of a longer quotation are taken evenly."""
_MOST_EXACT = 2_000
_MOST_OF_AUTHOR = 300
_ENOUGH = 24
"""Candidates compared in full; the right one was never further down where it was found."""
_CLEAR = 3
"""Votes from every fourth run, spread over the quotation, with which no more need be asked."""
_FEW = 8
"""Candidates compared where none is clear: at 25 % of words changed the right one was among
the first five in all of 500 drawn quotations."""
_FAR_BEHIND = 3
"""What shares a third of what the likeliest shares is still compared; less never came first."""
_READ = 300
"""Rows read for one run; one that stands in more posts tells none of them apart."""
_RARE_WORDS = 6
_READ_FOR_WORD = 1_000
"""Rows read for one word; one that stands in more posts tells too few of them apart."""
_READ_FOR_WORDS = 1_500
"""Rows read for all words after the rarest two."""
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 50_000, 64
"""Words of which it is remembered how many rows they have: at most 6 MB."""


def versions_with_any_term(connection: sqlite3.Connection, terms: Sequence[str]) -> list[int]:
    """List versions that have all of these terms, as far as they are among the first found."""
    match = " AND ".join(map(quote_fts_term, _evenly(terms, _MOST_TERMS)))
    return _rows(connection, match, _MOST_EXACT) if match else []


def versions_holding_run(
    connection: sqlite3.Connection, norms: Sequence[str], authors: Sequence[int] = ()
) -> list[int]:
    """List versions that hold all runs of three of these words, and so, likely, all the words.

    Those by `authors` are among them however many others there are. Empty for fewer than
    three words.
    """
    runs = _evenly(_runs(tuple(norms)), _MOST_AT_ONCE)
    if not runs:
        return []
    match = " AND ".join(map(quote_fts_term, runs))
    found = _rows(connection, match, _MOST_EXACT)
    if authors and len(found) == _MOST_EXACT:
        found += _rows_of(connection, match, authors)
    return found


def similar_versions(
    connection: sqlite3.Connection, norms: Sequence[str]
) -> tuple[list[int], bool]:
    """List the versions that share most with a quotation of these words, likeliest first.

    The second value says whether they share so much that some of it must be theirs.
    """
    runs = _evenly(_runs(tuple(norms)), _MOST_TERMS)
    votes: Counter[int] = Counter()
    crowded = False
    for first in (0, 2, 1, 3):
        terms = list(map(quote_fts_term, runs[first::4]))
        each = _rows_of_each(connection, terms, _READ)
        votes.update(chain.from_iterable(rows for rows in each if len(rows) < _READ))
        best = max(votes.values(), default=0)
        crowded = best >= _CLEAR and list(votes.values()).count(best) > _FEW
        if best >= _CLEAR and not crowded:
            break
    # Where no post is clear by its runs, or too many are alike by them, words must help.
    best = max(votes.values(), default=0)
    if crowded or (best < _CLEAR and _FAR_BEHIND * best < len(runs)):
        for number, count in _by_rare_words(connection, norms).items():
            votes[number] += count
    best = max(votes.values(), default=0)
    return _likeliest(votes, best), best >= _CLEAR


def _likeliest(votes: Mapping[int, int], best: int) -> list[int]:
    """List the versions worth comparing by their votes, of which `best` is the most."""
    if best >= _CLEAR:
        # What has one run alone may have it by accident.
        least = max(2, -(-best // _FAR_BEHIND))
        likely = sorted([(-count, number) for number, count in votes.items() if count >= least])
        return [number for _, number in likely[:_ENOUGH]]
    found: list[int] = []
    for level in range(best, 0, -1):
        if len(found) < _FEW:
            found += sorted([number for number, count in votes.items() if count == level])
    return found[:_FEW]


def search_terms(norms: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Give the runs and the telling words by which versions similar to these words are sought."""
    return _evenly(shingles.run_terms(norms), _MOST_TERMS), shingles.telling_words(norms)


def is_common(connection: sqlite3.Connection, run: str) -> bool:
    """Return whether a run stands in so many versions that no similar one is sought by it."""
    return len(_rows(connection, quote_fts_term(run), _READ)) == _READ


def common_words(connection: sqlite3.Connection) -> set[str]:
    """List the words that stand in so many versions that no similar one is sought by them.

    What occurs once in a batch is not counted, so for words counted less often the index
    itself is asked.
    """
    found = set()
    for word, counted in connection.execute(
        "select word, wordings from word_counts where wordings >= ?", (_READ_FOR_WORD // 20,)
    ).fetchall():
        if (
            counted >= _READ_FOR_WORD
            or len(_rows(connection, quote_fts_term(word), _READ_FOR_WORD)) == _READ_FOR_WORD
        ):
            found.add(word)
    return found


def is_clear_leader(shared: int, words: int, runs: int) -> bool:
    """Return whether a version that shares so many runs and words keeps others from being compared.

    `runs` is how many a quotation is sought by.
    """
    ahead = shared + min(words, _RARE_WORDS) >= _CLEAR
    return ahead or _FAR_BEHIND * shared >= runs > 0


def versions_naming(connection: sqlite3.Connection, handle: str) -> list[int]:
    """List all versions that name a handle."""
    return _rows(connection, quote_fts_term(f"@{handle}"), -1)


def versions_holding_all_words(
    connection: sqlite3.Connection, norms: Sequence[str], authors: Sequence[int]
) -> list[int]:
    """List versions by these authors that hold every telling one of a few words.

    A handle counts as the name that it is. Where none of the words tells, their runs have to; two
    such words are sought in the authors' latest posts.
    """
    if not norms or not authors:
        return []
    words = [
        f"({quote_fts_term(word)} OR {quote_fts_term(f'@{word}')})"
        for word in shingles.telling_words(norms)
    ]
    terms = words or list(map(quote_fts_term, shingles.run_terms(norms)))
    if terms:
        return _rows_of(connection, " AND ".join(terms), authors)
    rows = connection.execute(
        "select v.id from post_versions v join posts p on p.id = v.post_id "
        "where p.author_id in (select value from json_each(?)) order by v.id desc limit ?",
        (json.dumps(list(authors)), _MOST_OF_AUTHOR),
    )
    return [row[0] for row in rows]


def versions_with_compounds(
    connection: sqlite3.Connection, norms: Sequence[str], authors: Sequence[int]
) -> list[int]:
    """List versions by these authors that write words of a quotation as a compound, or apart.

    No run of three words is the same in both, so that they share less than posts on other matters.
    """
    pairs = {
        joined
        for one, other in pairwise(norms)
        if one.isalpha() and other.isalpha()
        for joined in (f"{one}-{other}", f"{one}{other}")
    }
    parts = {part for norm in norms for part in norm.split("-") if "-" in norm and part}
    terms = sorted(pairs | parts)[:_MOST_TERMS]
    if not terms or not authors:
        return []
    return _rows_of(connection, " OR ".join(map(quote_fts_term, terms)), authors)


def _rows_of(connection: sqlite3.Connection, match: str, authors: Sequence[int]) -> list[int]:
    rows = connection.execute(
        "select post_index.rowid from post_index "
        "join post_versions on post_versions.id = post_index.rowid "
        "join posts on posts.id = post_versions.post_id "
        "where post_index match ? and posts.author_id in (select value from json_each(?)) "
        "limit ?",
        (match, json.dumps(list(authors)), _MOST_OF_AUTHOR),
    )
    return [row[0] for row in rows]


def earliest_versions(
    connection: sqlite3.Connection, versions: Sequence[int], authors: Sequence[int]
) -> list[int]:
    """List as many of the versions as are compared: those by the authors, then the earliest."""
    if len(versions) <= _ENOUGH:
        return list(versions)
    rows = connection.execute(
        "select v.id from post_versions v join posts p on p.id = v.post_id "
        "where v.id in (select value from json_each(?)) "
        "order by coalesce(p.author_id in (select value from json_each(?)), 0) desc, "
        "p.posted_at is null, p.posted_at, p.key limit ?",
        (json.dumps(list(versions)), json.dumps(list(authors)), _ENOUGH),
    )
    return [row[0] for row in rows]


def _by_rare_words(connection: sqlite3.Connection, norms: Sequence[str]) -> Counter[int]:
    """Count the quotation's rarest words in each version that has two of them."""
    telling = shingles.telling_words(norms)
    known = count_versions_with(connection, telling)
    lengths = recall(connection, _KnownLengths)
    found: list[str] = []
    tried = read = 0
    for word in sorted(telling, key=lambda word: (known.get(word, 0), -len(word))):
        counted = known.get(word, 0)
        if tried == _RARE_WORDS or (tried > 1 and read + counted > _READ_FOR_WORDS):
            break
        length = _READ_FOR_WORD if counted >= _READ_FOR_WORD else lengths.of(connection, word)
        read += length
        if length < _READ_FOR_WORD:
            tried += 1
            found += [quote_fts_term(word)] if length else []
    if tried < 2:
        return Counter(chain.from_iterable(_rows_of_each(connection, found, _READ_FOR_WORD)))
    # What has one word alone is never read: of several words that is nearly all.
    pairs = [f"{word} AND ({' OR '.join(found[at:])})" for at, word in enumerate(found[:-1], 1)]
    others = Counter(chain.from_iterable(_rows_of_each(connection, pairs, _READ_FOR_WORD)))
    return Counter({number: count + 1 for number, count in others.items()})


class _KnownLengths:
    """In how many versions each word stands that was asked for while an archive stayed as it is.

    Exactly, where the counts that are kept leave out what a batch had once, but no further than a
    word is read.
    """

    def __init__(self, _connection: sqlite3.Connection) -> None:
        self._lengths: dict[str, int] = {}

    def of(self, connection: sqlite3.Connection, word: str) -> int:
        length = self._lengths.get(word)
        if length is None:
            given = (quote_fts_term(word), _READ_FOR_WORD)
            ((length,),) = fetch_plain_rows(connection, _LENGTH, given)
            if len(word) <= _LONGEST_REMEMBERED:
                if len(self._lengths) == _MOST_REMEMBERED:
                    self._lengths.clear()
                self._lengths[word] = length
        return int(length)


_LENGTH = "select count(*) from (select 1 from post_index where post_index match ? limit ?)"


def _rows(connection: sqlite3.Connection, match: str, limit: int) -> list[int]:
    ((joined,),) = fetch_plain_rows(connection, _ROWS, (match, limit))
    return _numbers(joined)


def _numbers(joined: str | None) -> list[int]:
    """Read numbers that SQLite joined: in half the time of a row for each."""
    return list(map(int, joined.split(","))) if joined else []


def _rows_of_each(
    connection: sqlite3.Connection, matches: Sequence[str], limit: int
) -> list[list[int]]:
    """Find the versions that match each of some queries, by one statement, which costs as much."""
    if not matches:
        return []
    rows = fetch_plain_rows(connection, _rows_of_so_many(len(matches)), (*matches, limit))
    return [_numbers(joined) for (joined,) in rows]


_ROWS = (
    "select group_concat(rowid) from "
    "(select rowid from post_index where post_index match ? limit ?)"
)


@cache
def _rows_of_so_many(count: int) -> str:
    parts = [
        "select group_concat(rowid) from "
        f"(select rowid from post_index where post_index match ?{index + 1} limit ?{count + 1})"
        for index in range(count)
    ]
    return " union all ".join(parts)


def _runs(norms: tuple[str, ...]) -> list[str]:
    """Return the terms of a quotation's runs, remembered, for it is sought in more than one way."""
    return _RUNS[norms]


_WORD_SIZE = 180
"""Bytes of a word without its letters and of the run that begins with it, each in a list."""
_RUNS = TextCache(
    shingles.run_terms,
    most=4_000_000,
    # Each character takes up to four bytes; to ask each word for its own takes longer.
    weigh=lambda norms, _terms: _WORD_SIZE * len(norms) + 4 * len("".join(norms)),
)


def _evenly(items: Sequence[str], most: int) -> Sequence[str]:
    if len(items) <= most:
        return items
    return [items[index * len(items) // most] for index in range(most)]

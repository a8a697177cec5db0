"""Find the passages of speech that may hold a quotation, by their index, and load them.

Finds, never judges. What holds the quotation whole is found by four of its runs at once; what
holds it with fillers, cuts or changes by the runs that survived, then by its rarest words.
Passages that overlap and both may hold it come as one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from archiver.archive.fts_queries import fetch_plain_rows, quote_fts_term
from archiver.archive.index.speech_turns import LoadedTurns, load_turns
from archiver.matching import shingles
from archiver.matching.people.names import name_words
from archiver.matching.speech_shingles import speech_runs
from archiver.models.records import PostRef
from archiver.models.transcript_records import SpeechPassage, Transcript

_MOST_AT_ONCE = 4
"""Runs that must all be there; what they let by is compared."""
_MOST_RUNS = 32
"""Runs asked for one by one; those of a longer quotation are taken evenly."""
_MOST_EXACT = 400
"""Passages read that hold all of them; people repeat themselves."""
_READ, _READ_CITED = 300, 2_000
"""Passages that a run may stand in: one in as many tells none of them apart. Of those between the
first and the last passage that are cited it may stand in more."""
_LAST_ROW = 2**63 - 1
_ENOUGH_VOTES = 3
_RARE_WORDS = 6
_READ_FOR_WORD = 1_000
_FEW_RUNS = 4
_FAR_BEHIND = 3
"""What shares a third of what the likeliest shares is still given."""
_SIMILAR = 12
"""Passages given that only share some of the words."""


def find_speech(
    connection: sqlite3.Connection,
    words: Sequence[str],
    *,
    speaker: str | None = None,
    at: str | None = None,
    versions: Collection[int] = (),
    limit: int = 40,
) -> list[SpeechPassage]:
    """Find the passages that may hold these words (as they are compared), likeliest first.

    Where more hold them than `limit`, those of `versions` come first, then those by a `speaker`
    of that last name, then those nearest before `at`. Empty for fewer than three words.
    """
    runs = speech_runs(words)
    if not runs:
        return []
    exact = _holding_all(connection, runs, speaker, versions)
    found = exact or _similar(connection, runs, words)
    if versions:
        found = [*dict.fromkeys((*_similar_of(connection, runs, versions), *found))]
    if len(found) > limit:
        found = _nearest(connection, found, speaker, at, versions, limit)
    return load_passages(connection, found)


def _holding_all(
    connection: sqlite3.Connection,
    runs: Sequence[str],
    speaker: str | None,
    versions: Collection[int],
) -> list[int]:
    """List passages with all of some runs; those of the speaker whatever others there are."""
    match = " AND ".join(map(quote_fts_term, _evenly(runs, _MOST_AT_ONCE)))
    (listed,) = fetch_plain_rows(connection, _ROWS, (match, _MOST_EXACT))[0]
    found = list(map(int, listed.split(","))) if listed else []
    last = (name_words(speaker) or ("",))[-1] if speaker else ""
    if len(found) == _MOST_EXACT and last:
        found += _numbers(connection, _ROWS_OF_SPEAKER, (match, last, _MOST_EXACT))
    if len(found) >= _MOST_EXACT and versions:
        found += _numbers(
            connection, _ROWS_OF_VERSIONS, (match, json.dumps(sorted(versions)), _MOST_EXACT)
        )
    return [*dict.fromkeys(found)]


def _similar(
    connection: sqlite3.Connection, runs: Sequence[str], words: Sequence[str]
) -> list[int]:
    """List passages that share some of the runs or the rarest words, likeliest first."""
    votes: Counter[str] = Counter()
    asked = _evenly(runs, _MOST_RUNS)
    for numbers in _rows_of_each(connection, asked, _READ - 1):
        votes.update(numbers)
    best = max(votes.values(), default=0)
    if best < _ENOUGH_VOTES and _FAR_BEHIND * best < len(asked):
        votes.update(_by_rare_words(connection, words))
        best = max(votes.values(), default=0)
    # One run in common, or one rare word, is what any two passages may have by accident.
    least = 2 if len(asked) > _FEW_RUNS else 1
    likely = [
        number for number, count in votes.items() if count >= least and count * _FAR_BEHIND >= best
    ]
    likely.sort(key=lambda number: (-votes[number], int(number)))
    sure = sum(votes[number] > 1 for number in likely) if best >= _ENOUGH_VOTES else 0
    return list(map(int, likely[: min(sure or _SIMILAR, _SIMILAR)]))


def _similar_of(
    connection: sqlite3.Connection, runs: Sequence[str], versions: Collection[int]
) -> list[int]:
    """List passages of some versions that share most of the runs."""
    match = " OR ".join(map(quote_fts_term, _evenly(runs, _MOST_RUNS)))
    listed = json.dumps(sorted(versions))
    found = _numbers(connection, _ROWS_OF_VERSIONS, (match, listed, _MOST_EXACT))
    if len(found) <= _SIMILAR:
        return found
    votes: Counter[int] = Counter()
    inside = set(found)
    within = min(inside), max(inside)
    for numbers in _rows_of_each(connection, _evenly(runs, _MOST_RUNS), _READ_CITED, within):
        votes.update(inside.intersection(map(int, numbers)))
    return [number for number, _ in votes.most_common(_SIMILAR)]


def _by_rare_words(connection: sqlite3.Connection, words: Sequence[str]) -> Counter[str]:
    """Count the quotation's rarest words in each passage that has two of them."""
    telling = shingles.telling_words(words)
    known = dict(
        fetch_plain_rows(
            connection,
            "select word, passages from speech_word_counts "
            "where word in (select value from json_each(?))",
            (json.dumps(telling),),
        )
    )
    rare = sorted(
        (word for word in telling if known.get(word, 0) < _READ_FOR_WORD),
        key=lambda word: (known.get(word, 0), -len(word)),
    )[:_RARE_WORDS]
    terms = [quote_fts_term(word) for word in rare if word in known]
    if len(rare) < 2:
        return Counter(number for one in _listed_of_each(connection, terms) for number in one)
    # Each with any of those before it: what has one of them alone is never listed.
    sought = [f"{term} AND ({' OR '.join(terms[:at])})" for at, term in enumerate(terms) if at]
    counts: Counter[str] = Counter()
    for numbers in _listed_of_each(connection, sought):
        counts.update(numbers)
    return Counter({number: count + 1 for number, count in counts.items()})


def _nearest(
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    speaker: str | None,
    at: str | None,
    versions: Collection[int],
    limit: int,
) -> list[int]:
    """List as many passages as are given: the versions', the speaker's, the latest before `at`."""
    last = (name_words(speaker) or ("",))[-1] if speaker else ""
    return _numbers(
        connection,
        "select p.id from passages p join transcript_versions v on v.id = p.version_id "
        "join transcripts t on t.id = v.transcript_id "
        "left join transcript_speakers s on s.id = p.speaker_id "
        "where p.id in (select value from json_each(?1)) "
        "order by p.version_id in (select value from json_each(?2)) desc, "
        "coalesce(s.last_word = ?3, 0) desc, "
        "coalesce(substr(t.event_at, 1, 10) <= substr(?4, 1, 10), 0) desc, "
        "iif(substr(t.event_at, 1, 10) <= substr(?4, 1, 10), "
        "julianday(substr(?4, 1, 10)) - julianday(substr(t.event_at, 1, 10)), 0), "
        "t.event_at, p.id limit ?5",
        (json.dumps(list(numbers)), json.dumps(sorted(versions)), last, at, limit),
    )


def load_passages(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[SpeechPassage]:
    """Load passages by their rows, in that order; those that overlap come as one."""
    order = {number: place for place, number in enumerate(numbers)}
    if not order:
        return []
    rows = fetch_plain_rows(connection, _PASSAGES, (json.dumps(list(order)),))
    merged: list[list[Any]] = []
    for row in rows:
        number, version, _, _, last_turn, start, end, *_ = row
        one = merged[-1] if merged else None
        if one and one[1] == version and one[5] <= start < one[6]:
            one[4], one[6] = last_turn, max(one[6], end)
            one[-1] = min(one[-1], order[number])
        else:
            merged.append([*row, order[number]])
    merged.sort(key=lambda one: one[-1])
    turns = load_turns(connection, [(one[1], one[3], one[4]) for one in merged])
    return list(map(_passage, merged, turns))


def _passage(row: Sequence[Any], turns: LoadedTurns) -> SpeechPassage:
    _, version, name, _, _, start, end, *head = row
    begin = turns.offset
    return SpeechPassage(
        transcript=_head(head),
        version_id=version,
        speaker=name,
        offset=start,
        text=turns.text[start - begin : end - begin],
        turns=turns,
        named=turns.names,
    )


def _head(row: Sequence[Any]) -> Transcript:
    key, kind, title, url, event_at, place, language, platform, platform_id, claimed, *_ = row
    post = PostRef(platform=platform, id=platform_id) if platform and platform_id else None
    return Transcript(
        id=key,
        kind=kind,
        title=title,
        url=url,
        event_at=event_at,
        place=place,
        language=language,
        post=post,
        claimed=bool(claimed),
    )


def _numbers(connection: sqlite3.Connection, query: str, given: Sequence[object]) -> list[int]:
    return [number for (number,) in fetch_plain_rows(connection, query, given)]


def _rows_of_each(
    connection: sqlite3.Connection,
    terms: Sequence[str],
    most: int,
    within: tuple[int, int] = (0, _LAST_ROW),
) -> list[list[str]]:
    """List the passages, as their numbers are written, that have each of some terms.

    A term that stands in more passages than `most` (of those numbered `within`) has none: that
    there is one more is seen in a third of the time that it takes to list them.
    """
    return _listed(connection, _rows_of_few(len(terms)), *map(quote_fts_term, terms), most, *within)


def _listed_of_each(connection: sqlite3.Connection, sought: Sequence[str]) -> list[list[str]]:
    """List the passages that answer each of some queries of the index, however many."""
    return _listed(connection, _rows_of_so_many(len(sought)), *sought) if sought else []


def _listed(connection: sqlite3.Connection, query: str, *given: object) -> list[list[str]]:
    """Give a list for each row; a statement costs as much for one as for several."""
    rows = fetch_plain_rows(connection, query, given)
    return [listed.split(",") if listed else [] for (listed,) in rows]


@cache
def _rows_of_few(count: int) -> str:
    most, first, last = range(count + 1, count + 4)
    held = "from speech_index where speech_index match ?{} and rowid between ?{} and ?{}"
    found = [held.format(term, first, last) for term in range(1, count + 1)]
    return " union all ".join(
        f"select iif(exists (select 1 {one} limit 1 offset ?{most}), null, "
        f"(select group_concat(rowid) from (select rowid {one})))"
        for one in found
    )


@cache
def _rows_of_so_many(count: int) -> str:
    return " union all ".join(
        "select (select group_concat(rowid) from "
        f"(select rowid from speech_index where speech_index match ?{place}))"
        for place in range(1, count + 1)
    )


def _evenly(items: Sequence[str], most: int) -> Sequence[str]:
    if len(items) <= most:
        return items
    return [items[index * (len(items) - 1) // (most - 1)] for index in range(most)]


_ROWS = (
    "select group_concat(rowid) from "
    "(select rowid from speech_index where speech_index match ? limit ?)"
)
"""Listed in one row: hundreds of rows cost a quarter of what they do one by one."""
_ROWS_OF_SPEAKER = (
    "select i.rowid from speech_index i join passages p on p.id = i.rowid "
    "join transcript_speakers s on s.id = p.speaker_id "
    "where speech_index match ? and s.last_word = ? limit ?"
)
_ROWS_OF_VERSIONS = (
    "select i.rowid from speech_index i join passages p on p.id = i.rowid "
    "where speech_index match ? and p.version_id in (select value from json_each(?)) limit ?"
)
_PASSAGES = (
    "select p.id, p.version_id, s.name, p.first_turn, p.last_turn, p.start, p.end, "
    "t.key, v.kind, t.title, t.url, t.event_at, t.place, v.language, o.platform, o.platform_id, "
    "c.url like 'http%' from passages p join transcript_versions v on v.id = p.version_id "
    "join transcripts t on t.id = v.transcript_id "
    "left join transcript_speakers s on s.id = p.speaker_id "
    "left join posts o on o.id = t.post_id "
    "join captures c on c.id = v.first_capture_id "
    "where p.id in (select value from json_each(?)) order by p.version_id, p.start"
)

"""Find the quotations that each of some wordings may affect.

A wording and a quotation meet as they would in `search`: by a run, by a word that tells, by the
few words of a speaker, or in one article. Of those that meet only those stay that `may_matter`.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archiver.archive import reverification
from archiver.archive.index import candidates
from archiver.archive.index.quotations import quotations_with_terms
from archiver.archive.store import lookup
from archiver.matching import shingles
from archiver.matching.quotation import (
    PreparedPost,
    PreparedQuotation,
    prepare_post,
    prepare_quotation,
    strip_outer_marks,
)
from archiver.matching.relevance import may_match
from archiver.matching.spliced import edge_runs
from archiver.verification.reverification import speakers
from archiver.verification.reverification.index import (
    FEW,
    FIRST,
    MANY,
    TELLING,
    has_few_words,
)

_AT_ONCE = 128
"""Wordings held to the quotations together: terms that several have are asked for once."""
_READ = 500
_SOME = 40
"""Quotations of a run from which on it is worth asking whether similar ones are sought by it."""

_Hits = dict[int, int]
"""What two share, `_RUN` for a run and 1 for a word, by ``quotation * _AT_ONCE + index``."""
_RUN = 1_000


@dataclass(frozen=True, slots=True)
class _Asked:
    version_id: int
    author_id: int | None
    source: PreparedPost
    telling: tuple[str, ...]
    runs: tuple[str, ...]
    ends: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Short:
    """A short quotation: a wording must have all of its telling words."""

    number: int
    parts: tuple[frozenset[str], ...]


class Pairs:
    """The quotations of one archive, searched for one wording after the other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._short: dict[int, list[_Short]] = {}
        self._common = candidates.common_words(connection)
        self._bare = _bare(connection, self._common)

    def concerned(self, versions: Sequence[int], known: set[int]) -> set[int]:
        """Return the quotations that these wordings may affect, added to those that are known."""
        found = set(known)
        for start in range(0, len(versions), _AT_ONCE):
            asked = _read(self._connection, versions[start : start + _AT_ONCE])
            hits = self._meeting(asked, found)
            found |= _mattering(self._connection, asked, hits)
        return found

    def _meeting(self, asked: Sequence[_Asked], known: set[int]) -> _Hits:
        connection, hits = self._connection, _Hits()

        def meet(numbers: Sequence[int], indexes: Sequence[int], shared: int = 0) -> None:
            for number in numbers:
                if number not in known:
                    for index in indexes:
                        key = number * _AT_ONCE + index
                        hits[key] = hits.get(key, 0) + shared

        ends = {run for one in asked for run in one.ends}
        for run, indexes in _by_term([one.runs for one in asked]).items():
            meet(quotations_with_terms(connection, FIRST + run), indexes)
            found = quotations_with_terms(connection, run)
            if len(found) < _SOME or not candidates.is_common(connection, run):
                meet(found, indexes, _RUN)
            elif run in ends:
                meet(found, indexes)
        for key, words in self._sharing_words(asked).items():
            if key in hits or words > 1 or key // _AT_ONCE in self._bare:
                meet([key // _AT_ONCE], [key % _AT_ONCE], words)
        places = {one.version_id: index for index, one in enumerate(asked)}
        for number, version in reverification.quotations_beside_posts(connection, places):
            meet([number], [places[version]])
        self._learn({one.author_id for one in asked if one.author_id})
        for index, one in enumerate(asked):
            meet(list(self._by_speaker(one)), [index])
        return hits

    def _sharing_words(self, asked: Sequence[_Asked]) -> _Hits:
        """Count the search words that two texts share."""
        hits = _Hits()
        for word, indexes in _by_term([one.telling for one in asked]).items():
            if word not in self._common:
                for number in quotations_with_terms(self._connection, word):
                    for index in indexes:
                        key = number * _AT_ONCE + index
                        hits[key] = hits.get(key, 0) + 1
        return hits

    def _learn(self, authors: set[int]) -> None:
        """Load the short quotations of the speakers who may be these authors."""
        new = authors - self._short.keys()
        connection = self._connection
        for author, terms in speakers.speakers_meaning(connection, new).items():
            numbers = {
                number for term in terms for number in quotations_with_terms(connection, FEW + term)
            }
            self._short[author] = [
                _Short(number, tuple(frozenset(_telling(part)) for part in _few(quotation)))
                for number, quotation in _quotations(connection, sorted(numbers))
            ]

    def _by_speaker(self, asked: _Asked) -> Iterator[int]:
        for short in self._short.get(asked.author_id or 0, []):
            if any(part <= asked.words for part in short.parts):
                yield short.number


def _bare(connection: sqlite3.Connection, common: set[str]) -> set[int]:
    """List the quotations with at most one word by which similar wordings are searched.

    All others are only sought by two together.
    """
    held: Counter[int] = Counter()
    for word in common:
        held.update(quotations_with_terms(connection, word))
    return {
        number
        for count in range(1, MANY + 1)
        for number in quotations_with_terms(connection, f"{TELLING}{count}")
        if held[number] >= count - 1
    }


def _telling(norms: tuple[str, ...]) -> list[str]:
    return candidates.search_terms(norms)[1]


def _few(quotation: PreparedQuotation) -> Iterator[tuple[str, ...]]:
    return (quotation.words.norms[start:end] for start, end in has_few_words(quotation))


def _read(connection: sqlite3.Connection, versions: Sequence[int]) -> list[_Asked]:
    found = []
    for wording in lookup.load_versions(connection, versions):
        telling, runs = shingles.index_terms_of(wording.version.text).split("\n")
        source = prepare_post(wording.version)
        ends = [run for part in edge_runs(source.words.norms) for run in shingles.run_terms(part)]
        found.append(
            _Asked(
                wording.version_id,
                wording.author_id,
                source,
                tuple(telling.split()),
                tuple(runs.split()),
                frozenset(ends),
                frozenset(source.words.norms),
            )
        )
    return found


def _by_term(terms: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, own in enumerate(terms):
        for term in own:
            found.setdefault(term, []).append(index)
    return found


def _mattering(connection: sqlite3.Connection, asked: Sequence[_Asked], hits: _Hits) -> set[int]:
    met: dict[int, list[tuple[int, int]]] = {}
    for key, shared in hits.items():
        number, index = divmod(key, _AT_ONCE)
        met.setdefault(number, []).append((index, shared))
    found: set[int] = set()
    for number, quotation in _quotations(connection, sorted(met)):
        runs = len(candidates.search_terms(quotation.words.norms)[0])
        for index, shared in met[number]:
            one = asked[index]
            leads = candidates.is_clear_leader(*divmod(shared, _RUN), runs)
            if leads or may_match(quotation, one.source, one.words):
                found.add(number)
                break
    return found


def _quotations(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, PreparedQuotation]]:
    for start in range(0, len(numbers), _READ):
        batch = numbers[start : start + _READ]
        for number, text in reverification.texts_of_quotations(connection, batch):
            yield number, prepare_quotation(strip_outer_marks(text))

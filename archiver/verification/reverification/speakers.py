"""Find the terms of the speakers who may be some authors; a change of either affects both."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from archiver.archive import reverification
from archiver.archive.store import aliases, author_lookup, authors
from archiver.archive.store.accounts import APART
from archiver.matching.rules import is_known_author
from archiver.verification.reverification.changes import Changes
from archiver.verification.reverification.index import by_initials, by_name, terms_called


def changed_authors(connection: sqlite3.Connection, changes: Changes) -> set[int]:
    """List authors whose identity changed: a handle that two had tells neither.

    Those count too whose name more than their own profile supports by now.
    """
    found = set(changes.authors)
    for handle in changes.handles:
        found.update(authors.authors_with_handle(connection, handle))
    first, last = (marks["judged_sightings"] for marks in (changes.first, changes.last))
    for number in reverification.authors_shown(connection, first, last) - found:
        before = is_known_author(author_lookup.witnesses_of_author(connection, number, first))
        if not before and is_known_author(author_lookup.witnesses_of_author(connection, number)):
            found.add(number)
    return found


def speakers_meaning(
    connection: sqlite3.Connection, numbers: Collection[int]
) -> dict[int, set[str]]:
    """Map each of these authors to the terms of the speakers who may be them.

    A speaker is named by the end of an author's name, by a handle, or by an alias of either.
    """
    found: dict[int, set[str]] = {number: set() for number in numbers}
    for number, words in reverification.name_words_of_authors(connection, numbers):
        found[number].update(_ends(words))
    for number, handles in author_lookup.handles_of_authors(connection, numbers).items():
        found[number].update(map(terms_called, handles))
    joined = aliases.all_aliases(connection)
    meant = aliases.authors_of_accounts(connection, [alias.account for alias in joined])
    for alias in joined:
        for number in meant[alias.account]:
            if number in found:
                found[number].add(_joined(alias.name))
    return found


def of_changes(
    connection: sqlite3.Connection, changes: Changes, by_author: Iterable[Collection[str]]
) -> set[str]:
    """Return the terms of all speakers who may be somebody else than before."""
    found = {term for terms in by_author for term in terms}
    for words in changes.names:
        found.update(_ends(words))
    found.update(map(terms_called, changes.handles))
    folded = {handle.casefold() for handle in changes.handles}
    for alias in aliases.all_aliases(connection):
        handle = alias.account.partition(APART)[0].partition(":")[2] or alias.account
        if handle.lstrip("@") in folded:
            found.add(_joined(alias.name))
    return found


def _ends(words: str) -> Iterator[str]:
    """Return the terms of a name's ends: of "Ana Brook", "Ana M. Brook" and "Brook"."""
    named = words.split(" ")
    yield from by_initials(named)
    for start in range(len(named)):
        yield by_name(named[start:])


def _joined(name: str) -> str:
    return by_name(aliases.words_of(name).split(" "))

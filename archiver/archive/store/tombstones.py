"""By what forgotten posts are known again, as rows: digests, from which nobody reads a name.

A post is known by any key it had. One that a page shows without its id is known by its words
and its author.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from archiver.matching.people.names import name_words
from archiver.models.records import (
    Author,
    Embed,
    Sighting,
    Span,
    digest,
)
from archiver.platforms.post_keys import said

if TYPE_CHECKING:
    from archiver.extraction.pipeline import Reading

Look = TypeVar("Look")

BLANK = "█"
"""What stands for each character of a forgotten post in the text of an article."""


def of_key(key: str) -> str:
    """The tombstone of a post's key."""
    return digest("forgotten key", key)


def of_words(platform: str, author: Author, words_digest: str) -> list[str]:
    """The tombstones of words by an author, by handle and by name; none where nobody is named."""
    who = [f"@{author.handle.casefold()}"] if author.handle else []
    who += [" ".join(name_words(author.name))] if author.name else []
    return [digest("forgotten words", platform, one, words_digest) for one in who if words_digest]


def are_none(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever forgotten, so that nobody has to ask of each post."""
    return connection.execute("select 1 from tombstones limit 1").fetchone() is None


def is_key(connection: sqlite3.Connection, key: str) -> bool:
    """Whether the post of this key was forgotten."""
    return _is_any(connection, [of_key(key)])


def when(connection: sqlite3.Connection, key: str) -> str | None:
    """When the post of this key was forgotten, if it was."""
    row = connection.execute(
        "select forgotten_at from tombstones join forgotten on forgotten.id = forgotten_id "
        "where digest = ?",
        (of_key(key),),
    ).fetchone()
    return str(row[0]) if row else None


def holds(connection: sqlite3.Connection, seen: Sighting) -> bool:
    """Whether what was seen is a post that was forgotten."""
    known = [of_key(seen.post.key)]
    if seen.post.id is None and seen.version is not None:
        known += of_words(seen.post.platform, seen.post.author, said(seen.version.text))
    return _is_any(connection, known)


def left(
    connection: sqlite3.Connection, seen: Sequence[Look], sighting: Callable[[Look], Sighting]
) -> list[Look]:
    """Of looks at posts those at posts that nobody had forgotten; `sighting` is what one says."""
    if are_none(connection):
        return list(seen)
    return [one for one in seen if not holds(connection, sighting(one))]


def cleared(
    connection: sqlite3.Connection, read: "Reading", seen: Callable[[Embed], Sighting]
) -> "Reading":
    """The reading of a page without posts that were forgotten; `seen` is what an embed says."""
    if are_none(connection):
        return read
    gone = [embed for embed in read.embeds if holds(connection, seen(embed))]
    if not gone:
        return read
    text = blanked(read.article.text, [embed.span for embed in gone if embed.span])
    kept = tuple(embed for embed in read.embeds if embed not in gone)
    return replace(read, article=replace(read.article, text=text), embeds=kept)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """A text with some stretches made unreadable, in which every other offset still holds.

    >>> blanked("The tide is late. So are we.", [(4, 17)])
    'The █████████████ So are we.'
    """
    for start, end in spans:
        hidden = "".join(char if char == "\n" else BLANK for char in text[start:end])
        text = text[:start] + hidden + text[end:]
    return text


def _is_any(connection: sqlite3.Connection, digests: Sequence[str]) -> bool:
    marks = ", ".join("?" * len(digests))
    row = connection.execute(
        f"select 1 from tombstones where digest in ({marks}) limit 1", list(digests)
    ).fetchone()
    return row is not None

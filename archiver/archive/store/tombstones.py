"""Recognise forgotten posts by digests, from which nobody reads a name.

They are salted with a secret of the archive, so that nobody who holds them without it can test
which posts were forgotten. A post is known by any key it had. One that a page shows without its
id is known by its words and its author.
"""

import hmac
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from archiver.matching.people.names import name_words
from archiver.models.picture_records import PicturedPost
from archiver.models.records import (
    Author,
    Embed,
    Sighting,
    Span,
    content_digest,
)
from archiver.platforms.post_keys import nameless_words
from archiver.platforms.registry import platform_names

if TYPE_CHECKING:
    from archiver.extraction.pipeline import PageReading

_Item = TypeVar("_Item")

_BLANK = "█"
"""What stands for each character of a forgotten post in the text of an article."""


def salted_digests(connection: sqlite3.Connection, digests: Iterable[str]) -> list[str]:
    """Give tombstones as this archive keeps them, in their order."""
    (secret,) = connection.execute(
        "select secret from archive_secrets where name = 'tombstones'"
    ).fetchone()
    salt = bytes.fromhex(secret)
    return [hmac.new(salt, digest.encode(), "sha256").hexdigest() for digest in digests]


def digest_of_key(key: str) -> str:
    """Give the tombstone of a post's key, unsalted."""
    return content_digest("forgotten key", key)


def digests_of_words(platform: str, author: Author, words_digest: str) -> list[str]:
    """Give the tombstones of words by an author, by handle and by name; none without either.

    They are unsalted.
    """
    who = [f"@{author.handle.casefold()}"] if author.handle else []
    who += [" ".join(name_words(author.name))] if author.name else []
    return [
        content_digest("forgotten words", platform, one, words_digest)
        for one in who
        if words_digest
    ]


def digests_of_account(platform: str, author: Author) -> list[str]:
    """Give the tombstones of an account: by its lasting id, and by its handle, unsalted.

    Only those of an account without an id are laid by its handle: that may be another's later.
    """
    found = []
    if author.account_id:
        found.append(content_digest("forgotten account", platform, author.account_id))
    elif author.handle:
        found.append(content_digest("forgotten handle", platform, author.handle.casefold()))
    return found


def is_account_forgotten(connection: sqlite3.Connection, platform: str, author: Author) -> bool:
    """Return whether an account was forgotten whole."""
    return _is_any(connection, digests_of_account(platform, author))


def has_no_tombstones(connection: sqlite3.Connection) -> bool:
    """Return whether nothing was ever forgotten, so that nobody has to ask of each post."""
    return connection.execute("select 1 from tombstones limit 1").fetchone() is None


def is_key_forgotten(connection: sqlite3.Connection, key: str) -> bool:
    """Return whether the post of this key was forgotten."""
    return _is_any(connection, [digest_of_key(key)])


def forgotten_at(connection: sqlite3.Connection, key: str) -> str | None:
    """Give when the post of this key was forgotten, if it was."""
    row = connection.execute(
        "select forgotten_at from tombstones join forgotten on forgotten.id = forgotten_id "
        "where digest = ?",
        salted_digests(connection, [digest_of_key(key)]),
    ).fetchone()
    return str(row[0]) if row else None


def is_sighting_forgotten(connection: sqlite3.Connection, seen: Sighting) -> bool:
    """Return whether a sighting is of a post that was forgotten, alone or with its account."""
    known = [digest_of_key(seen.post.key)]
    known += digests_of_account(seen.post.platform, seen.post.author)
    if seen.post.id is None and seen.version is not None:
        known += digests_of_words(
            seen.post.platform, seen.post.author, nameless_words(seen.version.text)
        )
    return _is_any(connection, known)


def is_pictured_post_forgotten(connection: sqlite3.Connection, post: PicturedPost) -> bool:
    """Return whether a picture shows a post that was forgotten, as far as it was read exactly."""
    author = Author(handle=post.handle, name=post.name)
    words = {nameless_words(body.text) for body in post.bodies.values()}
    return _is_any(
        connection,
        [
            digest
            for platform in ([post.platform] if post.platform else platform_names())
            for digest in (
                *digests_of_account(platform, author),
                *(
                    one
                    for form in sorted(words)
                    for one in digests_of_words(platform, author, form)
                ),
            )
        ],
    )


def without_forgotten(
    connection: sqlite3.Connection, seen: Sequence[_Item], sighting: Callable[[_Item], Sighting]
) -> list[_Item]:
    """Drop sightings of forgotten posts; `sighting` gives the sighting of each item."""
    if has_no_tombstones(connection):
        return list(seen)
    return [one for one in seen if not is_sighting_forgotten(connection, sighting(one))]


def reading_without_forgotten(
    connection: sqlite3.Connection, read: "PageReading", seen: Callable[[Embed], Sighting]
) -> "PageReading":
    """Drop posts that were forgotten from the reading of a page.

    `seen` gives the sighting that an embed is.
    """
    if has_no_tombstones(connection):
        return read
    gone = [embed for embed in read.embeds if is_sighting_forgotten(connection, seen(embed))]
    if not gone:
        return read
    text = blank_forgotten_words(read.article.text, [embed.span for embed in gone if embed.span])
    kept = tuple(embed for embed in read.embeds if embed not in gone)
    return replace(read, article=replace(read.article, text=text), embeds=kept)


def blank_forgotten_words(text: str, spans: Iterable[Span]) -> str:
    """Make some stretches of a text unreadable, so that every other offset still holds.

    >>> blank_forgotten_words("The tide is late. So are we.", [(4, 17)])
    'The █████████████ So are we.'
    """
    for start, end in spans:
        hidden = "".join(char if char == "\n" else _BLANK for char in text[start:end])
        text = text[:start] + hidden + text[end:]
    return text


def _is_any(connection: sqlite3.Connection, digests: Sequence[str]) -> bool:
    if not digests or has_no_tombstones(connection):
        return False
    marks = ", ".join("?" * len(digests))
    row = connection.execute(
        f"select 1 from tombstones where digest in ({marks}) limit 1",
        salted_digests(connection, digests),
    ).fetchone()
    return row is not None

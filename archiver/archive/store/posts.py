"""Keep posts, their versions and every sighting of them.

Sightings are only ever appended. A version is written once, a truncated one never stands
in for a fuller one, and a post that a page showed without its id is joined with the post
of that id when a later sighting learns it.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from archiver.archive.store import accounts, authors, joins
from archiver.models.records import (
    Author,
    Media,
    PlatformName,
    Post,
    PostVersion,
    Sighting,
    content_digest,
)
from archiver.platforms.post_keys import nameless_words, shown_identity
from archiver.text.words import split_words


class KeptSighting(NamedTuple):
    """Where a sighting is kept: its post and version, and whether these are new."""

    post_id: int
    version_id: int | None
    new_post: bool
    new_version: bool


@dataclass(frozen=True, slots=True)
class _Who:
    """The author that a sighting shows, when they were shown so, and the authors met with it."""

    author: Author
    at: str | None
    cache: authors.AuthorCache

    def row(self, connection: sqlite3.Connection, platform: PlatformName) -> int | None:
        return authors.add_author(connection, platform, self.author, self.cache, self.at)


def add_sighting(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int | None,
    sighting: Sighting,
) -> KeptSighting:
    """Keep one sighting of a post; part of the caller's transaction.

    `capture_id` is what it rests on, None for a sighting that brought nothing and so no version.
    """
    version = sighting.version if capture_id is not None else None
    words_digest = nameless_words(version.text) if version else None
    size = len(split_words(version.text)) if version else 0
    seen_then = accounts.shown_at(sighting.evidence, sighting.post.posted_at, sighting.seen_at)
    who = _Who(sighting.post.author, seen_then, authors.AuthorCache())
    post_id, new_post = _post(connection, run, sighting.post, who, words_digest, size)
    version_id, new_version = None, False
    if version is not None and capture_id is not None and new_post:
        version_id = _add_version(connection, post_id, version, words_digest or "", capture_id)
        new_version = True
    elif version is not None and capture_id is not None:
        version_id, new_version = _version(
            connection, post_id, version, words_digest or "", capture_id
        )
    if version is not None or sighting.outcome != "ok":
        # Of a post that is new there is no earlier sighting.
        again = not new_post and sighting.evidence == "import"
        if not (again and _is_known(connection, post_id, capture_id, version_id)):
            _look(connection, run, post_id, version_id, capture_id, sighting)
    authors.settle_authors(connection, who.cache)
    return KeptSighting(post_id, version_id, new_post, new_version)


def _is_known(
    connection: sqlite3.Connection, post_id: int, capture_id: int | None, version_id: int | None
) -> bool:
    """Return whether this file was loaded before.

    That is no sighting, for it says what it said then.
    """
    # The plus keeps SQLite from going through all that one large file has shown.
    row = connection.execute(
        "select 1 from sightings where post_id = ? and +capture_id = ? and version_id is ?",
        (post_id, capture_id, version_id),
    ).fetchone()
    return row is not None


def _look(
    connection: sqlite3.Connection,
    run: int,
    post_id: int,
    version_id: int | None,
    capture_id: int | None,
    sighting: Sighting,
) -> None:
    connection.execute(
        "insert or ignore into sightings(run_id, post_id, version_id, capture_id, seen_at, "
        "outcome, evidence, resolver, reason, archived) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            post_id,
            version_id,
            capture_id,
            sighting.seen_at,
            sighting.outcome,
            sighting.evidence,
            sighting.resolver,
            sighting.reason,
            sighting.archived,
        ),
    )


def was_version_shown(connection: sqlite3.Connection, key: str) -> bool:
    """Return whether the platform itself showed all of this post before."""
    row = connection.execute(
        "select 1 from post_keys k join sightings s on s.post_id = k.post_id "
        "join post_versions v on v.id = s.version_id where k.key = ? and not v.truncated "
        "and s.evidence in ('api', 'oembed') and s.outcome = 'ok' limit 1",
        (key,),
    ).fetchone()
    return row is not None


def add_post_key(connection: sqlite3.Connection, key: str, post_id: int) -> None:
    """Note that a post was asked for by another name than the platform gives it."""
    row = connection.execute("select post_id from post_keys where key = ?", (key,)).fetchone()
    if row is None:
        connection.execute("insert into post_keys(key, post_id) values (?, ?)", (key, post_id))
    elif row[0] != post_id:
        joins.join_posts(connection, row[0], post_id)


def _post(
    connection: sqlite3.Connection,
    run: int,
    post: Post,
    who: _Who,
    words_digest: str | None,
    size: int,
) -> tuple[int, bool]:
    """Give the row of a post, made or joined if need be, and whether it was made."""
    row = connection.execute("select post_id from post_keys where key = ?", (post.key,)).fetchone()
    known = int(row[0]) if row else None
    twins = joins.find_twin_posts(connection, post, words_digest, size)
    if known is None and twins:
        known = twins[0]
        connection.execute("insert into post_keys(key, post_id) values (?, ?)", (post.key, known))
    if known is None:
        return _add_post(connection, run, post, who), True
    for twin in twins:
        if twin != known and post.id is None:
            joins.join_posts(connection, known, twin)
            known = twin
        elif twin != known:
            joins.join_posts(connection, twin, known)
    _learn(connection, known, post, who, has_text=words_digest is not None)
    return known, False


def _add_post(connection: sqlite3.Connection, run: int, post: Post, who: _Who) -> int:
    author_id = who.row(connection, post.platform)
    number = connection.execute(
        "insert into posts(key, platform, platform_id, url, author_id, posted_at, first_run_id) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        (post.key, post.platform, post.id, post.url, author_id, post.posted_at, run),
    ).lastrowid
    connection.execute("insert into post_keys(key, post_id) values (?, ?)", (post.key, number))
    count_added_posts(connection, 1)
    return _row(number)


def count_added_posts(connection: sqlite3.Connection, added: int) -> None:
    """Count posts added; those removed are counted by a trigger."""
    connection.execute("update tallies set value = value + ? where name = 'posts'", (added,))


def _row(number: int | None) -> int:
    if number is None:  # pragma: no cover - every insert gives a row its number
        raise sqlite3.InternalError("a row without a number")
    return number


def _exacter(one: str | None, other: str | None) -> str | None:
    """Give the more exact of two times of a post, the earlier of two as exact, in any order."""
    return min((at for at in (one, other) if at), key=lambda at: (-len(at), at), default=None)


def _learn(
    connection: sqlite3.Connection, number: int, post: Post, who: _Who, *, has_text: bool
) -> None:
    """Add what this sighting knows more of the post than the archive did."""
    row = connection.execute(
        "select key, platform_id, url, author_id, posted_at from posts where id = ?", (number,)
    ).fetchone()
    better = dict(row)
    learns_id = row["platform_id"] is None and post.id is not None
    if learns_id:
        better.update(key=post.key, platform_id=post.id)
    better["url"] = (post.url if learns_id else None) or row["url"] or post.url
    better["author_id"] = _author(
        connection, number, row["author_id"], post, who, has_text=has_text
    )
    better["posted_at"] = _exacter(row["posted_at"], post.posted_at)
    if better == dict(row):
        return
    connection.execute(
        "update posts set key = :key, platform_id = :platform_id, url = :url, "
        "author_id = :author_id, posted_at = :posted_at where id = :id",
        {**better, "id": number},
    )
    if row["author_id"] != better["author_id"]:
        who.cache.left.append(row["author_id"])


def _author(
    connection: sqlite3.Connection,
    number: int,
    known: int | None,
    post: Post,
    who: _Who,
    *,
    has_text: bool,
) -> int | None:
    """Decide who wrote a post, by the better of two sightings.

    An account's id is better than a handle, a handle than a name alone, and the author shown
    with the words than the account in a link, where any name leads to the post.
    """
    name, handle = post.author.name, post.author.handle
    if accounts.is_certain(connection, known, number):
        return _certain(connection, known, post, who)
    if known is None or post.author.account_id:
        shown_by = who.row(connection, post.platform)
        if shown_by is not None:
            accounts.drop_handle_only(connection, number)
        return shown_by
    if not handle and (not name or authors.is_named(connection, known, name)):
        return known
    shown_by = who.row(connection, post.platform)
    if shown_by is None or shown_by == known:
        return known
    if handle and accounts.is_by_handle_alone(connection, number, handle):
        # It is the account's by that handle; what is new of it `settle` adds to the account.
        return known
    known_by, has_wording = connection.execute(
        "select a.handle, exists (select 1 from post_versions where post_id = ?) "
        "from authors a where a.id = ?",
        (number, known),
    ).fetchone()
    if has_text and (not has_wording or (handle and not known_by)):
        accounts.drop_handle_only(connection, number)
        return shown_by
    authors.drop_unused_author(connection, shown_by)
    return known


def _certain(
    connection: sqlite3.Connection, known: int | None, post: Post, who: _Who
) -> int | None:
    """Add what a sighting knows of an author whose account's id is known; posts never move.

    A sighting with another account's id contradicts the first: nobody can tell which is right.
    """
    author = post.author
    if known is None:
        return None
    if author.account_id:
        same = accounts.account_number(connection, post.platform, author.account_id) == known
        return who.row(connection, post.platform) if same else known
    if author.handle and author.name and accounts.has_had_handle(connection, known, author.handle):
        accounts.name_account(connection, known, author.name, author.handle)
    return known


def _version(
    connection: sqlite3.Connection,
    post_id: int,
    version: PostVersion,
    words_digest: str,
    capture_id: int,
) -> tuple[int, bool]:
    """Give the row of this version, and whether it is new.

    A cut text is a version of its own, also where a whole one is known: what a page did not
    show it is no evidence for. Judging passes over it while there is the whole one.
    """
    content, listed = _content(version), _listed(version)
    row = connection.execute(
        "select id, quoted, media from post_versions where post_id = ? and digest = ?",
        (post_id, content),
    ).fetchone()
    if row is not None:
        if (version.quoted and not row[1]) or (listed and not row[2]):
            connection.execute(
                "update post_versions set quoted = coalesce(quoted, ?), "
                "media = coalesce(media, ?) where id = ?",
                (version.quoted, listed, row[0]),
            )
        return int(row[0]), False
    return _add_version(connection, post_id, version, words_digest, capture_id), True


def _content(version: PostVersion) -> str:
    """Give the digest that tells one version of a post from another."""
    return content_digest(
        "version", shown_identity(version.text), "cut" if version.truncated else None
    )


def _listed(version: PostVersion) -> str | None:
    media = [{"type": item.type, "alt": item.alt} for item in version.media]
    return json.dumps(media, ensure_ascii=False) if media else None


def media_of_row(listed: str | None) -> tuple[Media, ...]:
    """Read what a post shows from its column."""
    return tuple(Media(**item) for item in json.loads(listed)) if listed else ()


Columns = tuple[str, str, str, bool, str | None, str | None]
"""A version's digest, that of its words, its text, whether it is cut, its quoted post, media."""


def version_columns(version: PostVersion, words_digest: str) -> Columns:
    """Give a version as columns of its row."""
    return (
        _content(version),
        words_digest,
        version.text,
        version.truncated,
        version.quoted,
        _listed(version),
    )


def _add_version(
    connection: sqlite3.Connection,
    post_id: int,
    version: PostVersion,
    words_digest: str,
    capture_id: int,
) -> int:
    number = connection.execute(
        "insert into post_versions(post_id, digest, words, text, truncated, quoted, media, "
        "first_capture_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
        (post_id, *version_columns(version, words_digest), capture_id),
    ).lastrowid
    return _row(number)

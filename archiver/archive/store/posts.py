"""Keep posts and every sighting of them.

Sightings are only ever appended. What a page says of a post is a claim beside it: where somebody
who may speak for the post has said who wrote it, when and in which words, no page says it again.
A post that a page showed without its id is joined with the post of that id when a later sighting
learns it.
"""

import sqlite3
from typing import NamedTuple

from archiver.archive.store import accounts, authors, claims, joins, threads, versions
from archiver.archive.store.claims import Claimant
from archiver.archive.store.evidence_ranks import better_time, is_claim
from archiver.archive.store.post_authors import ShownAuthor, decide_author
from archiver.models.records import (
    Evidence,
    PlatformName,
    Post,
    Sighting,
)
from archiver.platforms.post_keys import nameless_words
from archiver.platforms.registry import time_in_id
from archiver.text.words import split_words


class KeptSighting(NamedTuple):
    """Where a sighting is kept: its post and version, and whether these are new."""

    post_id: int
    version_id: int | None
    new_post: bool
    new_version: bool


def add_sighting(
    connection: sqlite3.Connection,
    run: int,
    capture_id: int | None,
    sighting: Sighting,
    claimant: Claimant | None = None,
) -> KeptSighting:
    """Keep one sighting of a post; part of the caller's transaction.

    `capture_id` is what it rests on, None for a sighting that brought nothing and so no version.
    `claimant` is who shows the post where that is only a claim, by default the captured address.
    """
    version = sighting.version if capture_id is not None else None
    words_digest = nameless_words(version.text) if version else None
    size = len(split_words(version.text)) if version else 0
    seen_then = accounts.shown_at(sighting.evidence, sighting.post.posted_at, sighting.seen_at)
    who = ShownAuthor(sighting.post.author, seen_then, authors.AuthorCache(), sighting.evidence)
    post_id, new_post = _post(connection, run, sighting.post, who, words_digest, size)
    version_id, new_version = None, False
    if version is not None and capture_id is not None:
        known, version_id = False, None
        if who.claimed and not new_post:
            known, version_id = claims.agreeing_version(
                connection, post_id, version.text, truncated=version.truncated
            )
        if not known:
            version_id, new_version = versions.keep_version(
                connection, post_id, version, words_digest or "", capture_id, claimed=who.claimed
            )
    if version is not None or sighting.outcome != "ok":
        # Of a post that is new there is no earlier sighting.
        again = not new_post and sighting.evidence == "import"
        if not (again and _is_known(connection, post_id, capture_id, version_id)):
            _look(connection, run, post_id, version_id, capture_id, sighting)
    authors.settle_authors(connection, who.cache)
    if who.claimed:
        claimant = claimant or claims.claimant_of_capture(connection, capture_id)
        claims.add_claim(connection, post_id, capture_id, claimant, sighting)
    elif not new_post:
        claims.settle_claims(connection, post_id, sighting.seen_at)
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
    who: ShownAuthor,
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


def _add_post(connection: sqlite3.Connection, run: int, post: Post, who: ShownAuthor) -> int:
    author_id = who.row(connection, post.platform)
    number = connection.execute(
        "insert into posts(key, platform, platform_id, url, author_id, author_from, posted_at, "
        "posted_from, in_reply_to, in_thread, first_run_id) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(post.key, post.platform, post.id, post.url),
            *(author_id, who.source if author_id is not None else None),
            *time_of_post(post.platform, post.id, post.posted_at, who.source),
            *threads.known_parent(connection, post, who.source),
            run,
        ),
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


def time_of_post(
    platform: PlatformName, number: str | None, posted_at: str | None, source: Evidence
) -> tuple[str | None, str | None]:
    """Give when a post was made and what says so: the moment in its id before anybody's word."""
    in_id = time_in_id(platform, number) if number else None
    if in_id is not None:
        return in_id, "id"
    return posted_at, source if posted_at else None


def _learn(
    connection: sqlite3.Connection, number: int, post: Post, who: ShownAuthor, *, has_text: bool
) -> None:
    """Add what this sighting knows more of the post than the archive did."""
    row = connection.execute(
        "select key, platform_id, url, author_id, author_from, posted_at, posted_from, "
        "in_reply_to, in_thread from posts where id = ?",
        (number,),
    ).fetchone()
    better = dict(row)
    learns_id = row["platform_id"] is None and post.id is not None
    if learns_id:
        better.update(key=post.key, platform_id=post.id)
    # The account in an address that a page gave may be any.
    is_better = has_text and not who.claimed and is_claim(row["author_from"])
    learns_url = learns_id or is_better
    better["url"] = (post.url if learns_url else None) or row["url"] or post.url
    better["author_id"], better["author_from"] = decide_author(
        connection, number, row, post, who, has_text=has_text
    )
    better["posted_at"], better["posted_from"] = better_time(
        (row["posted_at"], row["posted_from"]),
        time_of_post(post.platform, post.id, post.posted_at, who.source),
    )
    better["in_reply_to"], better["in_thread"] = threads.better_parent(
        (row["in_reply_to"], row["in_thread"]),
        threads.known_parent(connection, post, who.source),
        who.source,
    )
    if better == dict(row):
        return
    connection.execute(
        "update posts set key = :key, platform_id = :platform_id, url = :url, "
        "author_id = :author_id, author_from = :author_from, posted_at = :posted_at, "
        "posted_from = :posted_from, in_reply_to = :in_reply_to, in_thread = :in_thread "
        "where id = :id",
        {**better, "id": number},
    )
    if row["author_id"] != better["author_id"]:
        who.cache.left.append(row["author_id"])
